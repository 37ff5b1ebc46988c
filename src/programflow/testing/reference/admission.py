"""Admission: the first reason of the table of S13.2 for which an entry is refused, or None."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from programflow.definition import entry_to_json, parse_setting
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme, Question
from programflow.temporal import (
    AmbiguousTime,
    NonexistentTime,
    WrongDay,
    local_day,
    parse_instant,
    to_day,
)
from programflow.testing.reference.acts import act_reasons
from programflow.testing.reference.journal import corrected, recorded_at, things
from programflow.testing.reference.plain import Plain
from programflow.testing.reference.selections import Selections

DONE_BY = {"done": {"session", "task"}, "tested": {"test"}, "decided": {"decision"}}
KINDS: Mapping[str, Any] = {
    "yes_no": bool,
    "date": date,
    "choice": str,
    "number": (int, Decimal),
    "scale": (int, Decimal),
}


def admit(programme: Programme, entries_so_far: Iterable[Entry], entry: Entry) -> str | None:
    """The code of S13.2, or None where the entry is admitted.

    The codes about `migrated` are left out, and so is the place of a duration in a named value.
    """
    return next(_reasons(programme, list(entries_so_far), entry), None)


def _reasons(programme: Programme, entries: list[Any], e: Any) -> Iterator[str]:
    same = [x for x in entries if x.id == e.id]
    if same:
        zone = programme.zone
        return iter(() if _content(same[0], zone) == _content(e, zone) else ("id-reused",))
    if e.kind == "enrolled" and entries:
        return iter(("already-enrolled",))
    enrolled = next((x for x in [*entries, e] if x.kind == "enrolled"), None)
    if enrolled is None:
        return iter(("not-enrolled",))
    return _after_enrolment(programme, entries, e)


def _content(e: Any, zone: str) -> dict[str, Any]:
    # S13.2: `recorded` filled in, instants as instants
    said = entry_to_json(e)
    said["recorded"] = recorded_at(e.recorded or e.on.isoformat(), zone)
    if e.at is not None:
        said["at"] = parse_instant(e.at, on=to_day(e.on), zone=zone)
    return said


def _after_enrolment(programme: Programme, entries: list[Any], e: Any) -> Iterator[str]:
    everything = [*entries, e]
    now = [_as_corrected(x, entries) for x in everything]
    reader = _Reader(programme, now)
    yield from reader.time(e)
    recorded = e.recorded or e.on.isoformat()
    day = to_day(recorded) if len(recorded) == 10 else None
    if day is None:
        day = local_day(recorded_at(recorded, programme.zone), programme.zone)
    if to_day(e.on) > day:
        yield "on-after-recorded"
    yield from reader.reasons(e)
    if e.kind == "corrected":
        yield from _of_correction(programme, everything, e)
    yield from act_reasons(programme, entries, e)


def _as_corrected(e: Any, entries: list[Any]) -> Any:
    about = [c for c in entries if c.kind == "corrected" and c.entry == e.id]
    about.sort(key=lambda c: (c.recorded or c.on.isoformat(), c.id))
    return corrected(e, about)[0] if e.kind != "corrected" else e


def _of_correction(programme: Programme, everything: list[Any], e: Any) -> Iterator[str]:
    target = next(x for x in everything if x.id == e.entry)
    if target.kind == "corrected":
        yield "correction-of-correction"
    if target.kind == "enrolled" and e.void:
        yield "enrolled-not-voidable"
    now = [_as_corrected(x, everything) for x in everything]
    if any(isinstance(x, tuple) for x in now):
        yield "correction-unreadable"
        return
    reader = _Reader(programme, now)
    if any(True for x in now for _ in (*reader.time(x), *reader.reasons(x))):
        yield "correction-unreadable"


class _Reader:
    """Whether an entry can be read in a programme, for the variant, among the others."""

    def __init__(self, programme: Programme, entries: list[Any]) -> None:
        self.programme, self.entries = programme, entries
        self.enrolled = next(x for x in entries if x.kind == "enrolled")
        self.plain = Plain(programme, self.enrolled.variant)

    def time(self, e: Any) -> Iterator[str]:
        try:
            if e.at is not None:
                parse_instant(e.at, on=to_day(e.on), zone=self.programme.zone)
        except AmbiguousTime:
            yield "time-ambiguous"
        except NonexistentTime:
            yield "time-nonexistent"
        except WrongDay:
            yield "at-not-on"

    def reasons(self, e: Any) -> Iterator[str]:
        """From `before-enrolment` to `value-out-of-range`, in the order of the table."""
        if e.on < self.enrolled.on:
            yield "before-enrolment"
        if any(name not in known for name, known in self._names(e)):
            yield "unknown-name"
            return
        step = self.plain.steps.get(getattr(e, "step", getattr(e, "test", "")))
        kinds = DONE_BY.get(e.kind)
        about_lapse = (e.about or "").startswith(f"lapsed:{getattr(e, 'step', '')}:")
        phase = e.kind == "missed" and step is None
        wrong = step is not None and kinds is not None and step.is_ not in kinds
        confirm = e.kind == "done" and e.step == "confirm"
        if wrong or confirm or (phase and not about_lapse):
            yield "wrong-kind"
        if self._lacks(e, step):
            yield "field-missing"
        if self._has_too_much(e, step):
            yield "field-not-allowed"
        if not all(self._in_range(e, step)):
            yield "value-out-of-range"

    def _names(self, e: Any) -> Iterator[tuple[Any, Any]]:
        plain, p = self.plain, self.programme
        frames = plain.frames if e.kind == "missed" else {}
        spells, ids = {**plain.spells, "place": None}, {x.id for x in self.entries}
        incidents, questions = plain.present(p.incidents), plain.present(p.questions)
        homes: dict[str, Any] = {"step": {**plain.steps, **frames}, "test": plain.steps}
        homes |= {"spell": spells, "incident": incidents, "by": plain.present(p.roles)}
        homes |= {"entry": ids, "variant": p.variants}
        step = plain.steps.get(getattr(e, "step", getattr(e, "test", "")))
        spell = plain.spells.get(getattr(e, "spell", ""))
        if step is not None:
            homes |= {"option": step.options, "result": step.results}
        if spell is not None and spell.reasons:
            homes["reason"] = spell.reasons
        said = [(getattr(e, key, None), known) for key, known in homes.items()]
        yield from (row for row in said if row[0] is not None)
        yield from ((name, questions) for name, _ in getattr(e, "answers", ()))
        yield from ((name, plain.parameters) for name, _ in getattr(e, "settings", ()))
        items = {i.item for i in step.items} if step else set()
        yield from ((name, items) for name in getattr(e, "items", None) or ())
        about = e.about
        if about is not None and not (about.isdecimal() or "<" in about or about[:7] == "lapsed:"):
            yield about, ids

    def _lacks(self, e: Any, step: Any) -> bool:
        if e.kind == "missed":
            return e.cause is None or (e.excused is None and not self._is_judged(e))
        if e.kind == "corrected":
            return e.void is None and not e.fields
        if e.kind == "tested":
            return e.result is None and not e.void
        named = e.kind == "done" and step and step.repeat and step.repeat.named
        review = e.kind == "decided" and e.step == "review"
        return bool(named or review) and e.about is None

    def _is_judged(self, e: Any) -> bool:
        rows = things(self.programme, [self.enrolled, e])
        return Selections(self.plain, rows, {}).is_judged(rows[-1])

    def _has_too_much(self, e: Any, step: Any) -> bool:
        if getattr(e, "excused", None) is not None and self._is_judged(e):
            return True
        if getattr(e, "chosen", ()) and (step is None or step.chooses is None):
            return True
        return bool({"id", "kind", "recorded"} & set(dict(getattr(e, "fields", ()))))

    def _in_range(self, e: Any, step: Any) -> Iterator[bool]:
        for name, value in getattr(e, "answers", ()):
            yield _fits(self.programme.questions[name], value)
        for name, value in getattr(e, "settings", ()):
            yield not hasattr(parse_setting(self.plain.parameters[name], value), "rule")
        named = e.kind == "done" and step and step.repeat and step.repeat.named
        if named and e.about:
            times = step.repeat.times
            most = times if isinstance(times, int) else None
            yield e.about.isdecimal() and 1 <= int(e.about) <= (most or int(e.about))


def _fits(question: Question, value: Any) -> bool:
    if not isinstance(value, KINDS[question.type]) or (
        isinstance(value, bool) and question.type != "yes_no"
    ):
        return False
    if question.choices and value not in question.choices:
        return False
    return not question.between or question.between[0] <= value <= question.between[1]
