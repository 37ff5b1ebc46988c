"""Selections, moments, clocks, tallies, spells, criteria and parameters on a day (S5, S6, S7)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from attrs import evolve

from programflow.definition import parse_setting
from programflow.definition.selections import Selection, Selector
from programflow.definition.values import NOT_STATED, ParameterRef, ValueRef
from programflow.temporal import (
    Duration,
    Unit,
    add,
    calendar_named,
    due_instant,
    in_days,
    local_day,
    parse_duration,
    to_day,
)
from programflow.testing.reference.journal import At, Instance, Thing, Truth, ordered
from programflow.testing.reference.plain import Plain

Stop = tuple[tuple[str, ...], tuple[str, ...]]  # the spells of except and of during

Judged = dict[
    str, tuple[str, frozenset[str]]
]  # G: judging entry to entry, and in what words (S2.5)


class Here(NamedTuple):
    """Where a value is read: for an element of a phase ("" at the top level), for an instance."""

    phase: str = ""
    inst: Instance | None = None


TOP = Here()


class Rows(NamedTuple):
    """The open rows of a spell, what changed nothing, who last opened it, who last changed it."""

    open: dict[str, tuple[Thing, Truth]]
    idle: list[Thing]
    opener: Thing | None
    last: Thing | None


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

    # Judgements and what counts: S2.5-S2.7

    def said_last(self, target: Thing) -> frozenset[str] | None:
        """The words of the last decision in force that judges an entry; None: pending (S2.5)."""
        names = {d for d, (t, _) in self.judged.items() if t == target.name}
        judges = [d for d in self.things if d.name in names and not d.void]
        last = [d for d in ordered(judges) if not self.set_aside(d)][-1:]
        return self.judged[last[0].name][1] if last else None

    def effects(self, x: Thing) -> list[tuple[str, Any]]:
        """The effects of a decision's option; of a review its word."""
        step = self.steps.get(x.targets[0])
        if step is None or step.name == "review":
            return [(x.entry.option, None)] if step else []
        option = step.options.get(x.entry.option)
        return [(e.form, e) for e in (option.then if option else ()) if self.plain.here(e)]

    def set_aside(self, x: Thing) -> bool:
        """S2.5."""
        return bool(self.judged) and "set_aside" in (self.said_last(x) or ())

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

    # Selections (S5)

    def matches(self, s: Selector, x: Thing) -> Truth:
        """Whether a selector holds an entry or a mark (S5.1, S5.2)."""
        if s.kind != x.kind or not self._on_target(s, x):
            return False
        if x.kind == "lapsed":
            return self._lapse_matches(s, x)
        e = x.entry
        cause = s.cause or ("participant" if s.kind == "missed" else "any")
        wanted = {"option": s.option, "result": s.result, "reason": s.reason}
        wanted |= {"by": s.by and (s.by,), "cause": None if cause == "any" else (cause,)}
        if any(v is not None and getattr(e, k, None) not in v for k, v in wanted.items()):
            return False
        if s.excused is None:
            return True
        excused = self.excused(x)
        return None if excused is None else excused == s.excused

    def _on_target(self, s: Selector, x: Thing) -> bool:
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

    # Spells and parameters (S6.9-S6.12, S7.9)

    def rows(self, name: str, day: int) -> Rows:
        """A spell's open rows on a day, with all of that day's entries (S6.9, S6.10, S6.12)."""
        many = name in self.plain.spells and self.plain.spells[name].many is not None
        found = [x for x in self.things if self.counts(x) and x.day <= day and name in x.targets]
        entries = ordered(x for x in found if x.kind in {"began", "ended"})
        rows: dict[str, tuple[Thing, Truth]] = {}
        idle, opener, last = [], None, None
        if name == "place" and self.enrolled.entry.place:
            rows[""], opener, last = (self.enrolled, True), self.enrolled, self.enrolled
        for x in entries:
            before = dict(rows)
            actor = x.entry.actor if many else ""
            if x.kind == "began":
                rows.setdefault(x.name if actor is None else actor, (x, actor is not None or None))
                opener = x if rows != before else opener
            elif actor is not None or len(rows) == 1:
                rows.pop(next(iter(rows)) if actor is None else actor, None)
            else:
                rows = {key: (began, None) for key, (began, _) in rows.items()}
            last = x if rows != before else last
            idle += [x] if rows == before else []
        return Rows(rows, idle, opener, last)

    def spell(self, name: str, day: int) -> Truth:
        """Whether a spell is open on a day (S6.9-S6.11)."""
        s, rows = self.plain.spells.get(name), self.rows(name, day).open.values()
        approval = s is not None and s.approval is not None
        open_rows = [every([sure, self.approved(b) if approval else True]) for b, sure in rows]
        if s is None or s.many is None:
            return some(open_rows)
        n = self.quantity(s.many)
        if n is None:
            return None if some(open_rows) is not False else False
        sure = open_rows.count(True)
        return compared("at_least", (sure, sure + open_rows.count(None)), (n, n))

    def parameter(self, name: str) -> Any:
        """The value of a parameter today, or None where it is not filled (S7.9)."""
        p = self.plain.parameters.get(name)
        if p is None:
            return None
        values: list[Any] = [
            value
            for x, visit, target, value in reversed(self.sets)
            if target == name and self.counts(x) and (p.per != "visit" or visit == self.visit)
        ]
        values.append(p.by_variant.get(self.plain.variant or ""))
        opener = self.rows("place", self.day).opener or self.enrolled
        values.append(dict(opener.entry.settings).get(name))
        on = self.day if p.read == "on_day" else self.start
        values += [v for first, v in p.dated if to_day(first) <= on][-1:]
        said = [parse_setting(p, v) for v in [*values, p.value] if v is not None]
        return next((v for v in said if v is not NOT_STATED and not hasattr(v, "rule")), None)

    def quantity(self, q: Any, inst: Instance | None = None) -> Any:
        """A length or a number, said or referred to; None where it is not filled (S7.10, S7.11)."""
        if isinstance(q, ParameterRef):
            return self.parameter(q.name)
        if isinstance(q, ValueRef):
            return self.value(inst.cause if inst else None, q.name)
        return q

    def value(self, x: Thing | None, name: str) -> Any:
        """A value that an entry carries, a length of time read as one."""
        said = dict(getattr(x.entry, "values", ())).get(name) if x else None
        return (parse_duration(said) or said) if isinstance(said, str) else said

    # Counting: S1.2-S1.7

    def plus(self, m: At | None, q: Any, stop: Stop = ((), ())) -> At | None:
        """M ⊕ q, or m ⊕ₚ q (S1.2, S1.6, S1.7); None is unknown."""
        if m is None or not isinstance(q, Duration):
            return None
        if q.unit is Unit.HOURS:
            at = None if m.instant is None else due_instant(m.instant, q.n)
            return None if at is None else At(local_day(at, self.zone), at)
        if not any(stop):
            return At(add(m.day, q, self.calendar))
        if q.unit not in {Unit.DAYS, Unit.WEEKS}:
            return None
        day, left = m.day, abs(in_days(q))
        while left:
            day += 1 if q.n > 0 else -1
            stopped = self.stopped(stop, day)
            if stopped is None:
                return None
            left -= not stopped
        return At(day)

    def stopped(self, stop: Stop, day: int) -> Truth:
        """Whether a date is in P; after today an open end is not known (S1.7, S6.4)."""
        on = min(day, self.day)
        still = some(self.spell(s, on) for s in stop[0])
        truth = some([still, *(opposite(self.spell(s, on)) for s in stop[1])])
        return None if truth and day > self.day else truth
