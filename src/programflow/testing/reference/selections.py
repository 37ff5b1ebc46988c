"""Selections, moments, clocks, tallies, spells, criteria and parameters on a day (S5, S6, S7)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from attrs import evolve

from programflow.definition.selections import Selection, Selector
from programflow.temporal import (
    calendar_named,
)
from programflow.testing.reference.journal import Instance, Thing, Truth, ordered
from programflow.testing.reference.plain import Plain

Judged = dict[
    str, tuple[str, frozenset[str]]
]  # G: judging entry to entry, and in what words (S2.5)


class Here(NamedTuple):
    """Where a value is read: for an element of a phase ("" at the top level), for an instance."""

    phase: str = ""
    inst: Instance | None = None


TOP = Here()


def every(truths: Iterable[Truth]) -> Truth:
    """S7.1, `all`."""
    said = list(truths)
    return False if False in said else None if None in said else True


def some(truths: Iterable[Truth]) -> Truth:
    """S7.1, `any`."""
    return opposite(every(opposite(t) for t in truths))


def opposite(truth: Truth) -> Truth:
    """S7.1, `not`."""
    return None if truth is None else not truth


def compared(op: str, left: tuple[Any, Any], right: tuple[Any, Any]) -> Truth:
    """One interval against another (S6.8); a value is an interval of its own."""
    (low, high), (least, most) = left, right
    if op == "is":
        if low == high and least == most:
            return bool(low == least)
        return False if high < least or low > most else None
    if op in {"at_most", "less_than"}:
        turned = {"at_most": "at_least", "less_than": "more_than"}[op]
        return compared(turned, right, left)
    if op == "at_least":
        return True if low >= most else False if high < least else None
    return True if low > most else False if high <= least else None


class Selections:
    """The state of a case (S3.2) and every value read from it. Nothing here changes the state."""

    def __init__(self, plain: Plain, things: list[Thing], judged: Judged) -> None:
        self.plain, self.things, self.judged = plain, things, judged
        self.steps, self.zone = plain.steps, plain.source.zone
        self.calendar = calendar_named(plain.source.calendar)
        self.enrolled = next(x for x in things if x.kind == "enrolled")
        self.start = self.day = self.enrolled.day
        self.marks: list[Thing] = []
        self.instances: list[Instance] = []
        self.visit, self.run, self.since = ("", 0), 1, self.day
        self.visits: dict[str, int] = {}
        self.runs: dict[tuple[str, int], int] = {}
        self.entered: dict[tuple[str, int], int] = {}
        self.done_when_left: dict[str, Truth] = {}
        self.done_on: dict[tuple[str, int], int] = {}
        self.voided: set[str] = set()
        self.sets: list[tuple[Thing, tuple[str, int], str, Any]] = []
        self.chosen: dict[str, Thing] = {}
        self.extended: dict[tuple[str, int], list[Any]] = {}
        self.assumed: dict[str, bool] = {}

    # What counts

    def said_last(self, target: Thing, asked: tuple[str, ...] = ()) -> frozenset[str] | None:
        """The words of the last decision in force that judges an entry; None: pending (S2.5)."""
        names = {d for d, (t, _) in self.judged.items() if t == target.name and d not in asked}
        judges = [d for d in self.things if d.name in names and not d.void]
        last = [d for d in ordered(judges) if not self.set_aside(d, asked)][-1:]
        return self.judged[last[0].name][1] if last else None

    def effects(self, x: Thing) -> list[tuple[str, Any]]:
        """The effects of a decision's option; of a review its word."""
        step = self.steps.get(x.targets[0])
        if step is None or step.name == "review":
            return [(x.entry.option, None)] if step else []
        option = step.options.get(x.entry.option)
        return [(e.form, e) for e in (option.then if option else ()) if self.plain.here(e)]

    def set_aside(self, x: Thing, asked: tuple[str, ...] = ()) -> bool:
        """S2.5; what judges in a circle judges nothing."""
        said = self.said_last(x, (*asked, x.name)) if self.judged else None
        return said is not None and "set_aside" in said

    def is_judged(self, x: Thing) -> bool:
        """S2.6."""
        for s in self.steps.values():
            forms = {e.form for o in s.options.values() for e in o.then}
            if not forms & {"excuse", "refuse_excuse"}:
                continue
            each = [m for o in s.opens if o.selection for m in o.selection.members]
            if any(self.matches(evolve(m, excused=None), x) is not False for m in each):
                return True
            if not each and x.kind == "missed":
                return True
        return False

    def excused(self, x: Thing) -> Truth:
        """The class of a `missed` or `happened` (S2.5)."""
        if not self.is_judged(x):
            return bool(x.entry.excused)
        if x.name in self.assumed:
            return self.assumed[x.name]
        said = self.said_last(x)
        return None if said is None else "excuse" in said

    def approved(self, x: Thing) -> Truth:
        """The approval of a `began` (S2.5)."""
        said = self.said_last(x)
        return None if said is None else "approve" in said

    def counts(self, x: Thing) -> bool:
        """S2.7, on the day being folded."""
        if x.entry is None or x.day > self.day:
            return x.entry is None
        void = x.void or x.name in self.voided or (x.kind == "tested" and x.entry.void)
        return not void and not self.set_aside(x)

    def matches(self, s: Selector, x: Thing) -> Truth:
        """Whether a selector holds an entry or a mark (S5.1, S5.2)."""
        if s.kind != x.kind or not self._on_target(s, x):
            return False
        if x.kind == "lapsed":
            return self._lapse_matches(s, x)
        e = x.entry
        cause = s.cause or ("participant" if s.kind == "missed" else "any")
        wanted: dict[str, Any] = {"option": s.option, "result": s.result, "reason": s.reason}
        wanted |= {"by": s.by and (s.by,), "cause": None if cause == "any" else (cause,)}
        if any(v is not None and getattr(e, k, None) not in v for k, v in wanted.items()):
            return False
        if s.excused is None:
            return True
        excused = self.excused(x)
        return None if excused is None else excused == s.excused

    def _on_target(self, s: Selector, x: Thing) -> bool:
        if x.kind == "found" and not x.targets:  # S10.5: cannot be selected
            return False
        if s.target_is is not None:
            return any(t in self.steps and self.steps[t].is_ == s.target_is for t in x.targets)
        return s.target in {None, "any"} or s.target in x.targets

    def _lapse_matches(self, s: Selector, x: Thing) -> Truth:
        # S5.5
        if s.accounted is False or not x.accounted:
            return s.accounted is False and not x.accounted
        cause, bearer = self.charged(x)
        if bearer != x.bearer if s.cause is None else s.cause not in {"any", cause}:
            return False
        missed = x.by is not None and x.by.kind == "missed"
        return opposite(self.excused(x.by)) if missed and x.by else True

    def charged(self, x: Thing) -> tuple[str, str | None]:
        """The cause and the bearer of a lapse that is accounted for (S9.9)."""
        cause = getattr(x.by.entry, "cause", None) if x.by else None
        cause = cause or self.side(x.bearer)
        if cause == "outside":
            return cause, None
        if cause == "provider":
            roles = [x.owner.by if x.owner else None, x.bearer]
            return cause, next((r for r in roles if self.side(r) == "provider"), None)
        return cause, x.bearer

    def side(self, role: str | None) -> str:
        """A role's side; nobody has none."""
        found = self.plain.source.roles.get(role or "")
        return found.side if found else ""

    def member(self, selection: Selection, x: Thing) -> Truth:
        """S5.3."""
        return some(self.matches(s, x) for s in selection.members)

    def members(self, selection: Selection) -> list[tuple[Thing, bool]]:
        """Members in canonical order, each with whether it is certain (S5.1)."""
        all_of_them = [x for x in self.things if self.counts(x)] + self.marks
        found = [(x, self.member(selection, x)) for x in ordered(all_of_them)]
        return [(x, bool(truth)) for x, truth in found if truth is not False]
