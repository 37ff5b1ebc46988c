"""Spells, parameters and counting (S1.2-S1.7, S6.9-S6.12, S7.9)."""

from typing import Any, NamedTuple

from programflow.definition import parse_setting
from programflow.definition.values import NOT_STATED, ParameterRef, ValueRef
from programflow.temporal import (
    Duration,
    Unit,
    add,
    due_instant,
    in_days,
    local_day,
    parse_duration,
    to_day,
)
from programflow.testing.reference.journal import At, Instance, Thing, Truth, ordered
from programflow.testing.reference.selections import Selections, compared, every, opposite, some

Stop = tuple[tuple[str, ...], tuple[str, ...]]  # the spells of except and of during


class Rows(NamedTuple):
    """The open rows of a spell, what changed nothing, who last opened it, who last changed it."""

    open: dict[str, tuple[Thing, Truth]]
    idle: list[Thing]
    opener: Thing | None
    last: Thing | None


class Spells(Selections):
    """What is open, what is filled in, and what a length of time leads to."""

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
