"""Entries, marks and instances, and the journal as corrected (S1.2, S2, S3.2, S5.4, S15)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from attrs import define, field

from programflow.definition import entry_from_json, entry_to_json
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.definition.steps import Step
from programflow.temporal import instant_from_text, parse_instant, start_of_day, to_day

Truth = bool | None  # yes, no, unknown


class At(NamedTuple):
    """A day (an ordinal), perhaps with an instant (microseconds of UTC)."""

    day: int
    instant: int | None = None


UNSET = At(0)


@define(eq=False, kw_only=True)
class Thing:
    """An entry or a mark; a lapse and a finding are marks with a bearer (S5.4, S15)."""

    name: str
    kind: str
    day: int
    targets: tuple[str, ...] = ()
    instant: int | None = None
    recorded: int = 0
    entry: Any = None
    void: bool = False
    visit: tuple[str, int] = ("", 0)
    run: int = 1
    owner: "Instance | None" = None  # whose mark it is, or who took the entry up
    cause: "Thing | None" = None
    witnesses: frozenset[str] = frozenset()
    modality: str = ""
    bearer: str | None = None
    bound: str = ""
    due: int = 0
    accounted: bool = True
    by: "Thing | None" = None  # what accounts for a lapse

    @property
    def at(self) -> At:
        """When it was: of a booking, the date booked (S6.2)."""
        return At(to_day(self.entry.for_)) if self.kind == "booked" else At(self.day, self.instant)


@define(eq=False, kw_only=True)
class Instance:
    """An instance of a step (S3.2); `visit` is ("", 0) at the top level."""

    step: Step
    cause: Thing
    begun: int
    visit: tuple[str, int]
    run: int
    of: str
    by: str
    state: str = "waiting"
    opened: list[int] = field(factory=list)
    closed: int | None = None
    how: str = ""
    entry: Thing | None = None
    taken: list[Thing] = field(factory=list)
    extended: list[Any] = field(factory=list)

    @property
    def name(self) -> str:
        """S15.2."""
        return f"{self.step.name}<{self.cause.name}"

    @property
    def living(self) -> bool:
        """S3.5."""
        return self.state in {"waiting", "open"}


def iso(day: int) -> str:
    """A day as text."""
    return date.fromordinal(day).isoformat()


def ordered(things: Iterable[Thing]) -> list[Thing]:
    """Canonical order (S2.4); the marks of a day after its entries, by name (S5.4)."""
    things = list(things)
    untimed = {x.day for x in things if x.entry is not None and x.instant is None}

    def key(x: Thing) -> tuple[Any, ...]:
        time = 0 if x.day in untimed else x.instant or 0
        return (x.day, x.entry is None, time, x.recorded, x.name)

    return sorted(things, key=key)


def recorded_at(text: str, zone: str) -> int:
    """A date counts as the first instant of the next (S2.2)."""
    return start_of_day(to_day(text) + 1, zone) if len(text) == 10 else instant_from_text(text)


def visible(
    programme: Programme, entries: Iterable[Entry], known: date | str | None
) -> list[Entry]:
    """The entries known at `known` (S2.2), in the order (recorded, id)."""
    zone = programme.zone
    said = [(recorded_at(e.recorded or e.on.isoformat(), zone), e.id, e) for e in entries]
    if known is not None:
        text = known if isinstance(known, str) else known.isoformat()
        said = [row for row in said if row[0] <= recorded_at(text, zone)]
    return [e for _, _, e in sorted(said, key=lambda row: row[:2])]


def targets(entry: Any) -> tuple[str, ...]:
    """What a selector's target is compared with (S5.1)."""
    if entry.kind == "answered":
        return tuple(name for name, _ in entry.answers)
    keys = ("step", "test", "spell", "incident")
    return tuple(getattr(entry, key) for key in keys if hasattr(entry, key))


def corrected(entry: Entry, corrections: list[Any]) -> tuple[Any, bool]:
    """The entry after its corrections, field by field, and whether it is void (S2.3)."""
    said, fields, void = entry_to_json(entry), dict[str, Any](), False
    for c in corrections:
        void = void if c.void is None else c.void
        fields.update(c.fields)
    if "on" in fields:
        said.pop("at", None)
    merged = {**said, **fields}
    read = fields and entry_from_json({k: v for k, v in merged.items() if v is not None})
    return (read or entry), void


def things(programme: Programme, entries: list[Entry]) -> list[Thing]:
    """Each visible entry as it stands now (S2.3); one that cannot be read stays as it was."""
    made = []
    for e in entries:
        about = [c for c in entries if c.kind == "corrected" and getattr(c, "entry", "") == e.id]
        now, void = corrected(e, about if e.kind != "corrected" else [])
        now = e if isinstance(now, tuple) else now
        day, zone = to_day(now.on), programme.zone
        made.append(
            Thing(
                name=e.id,
                kind=e.kind,
                day=day,
                targets=targets(now),
                instant=None if now.at is None else parse_instant(now.at, on=day, zone=zone),
                recorded=recorded_at(e.recorded or e.on.isoformat(), zone),
                entry=now,
                void=void,
            )
        )
    return made
