"""Units of time that say something else than they seem to: months and weeks, and counting back.

None of this stops a programme. It is about words that are read alike and counted otherwise.
"""

from collections.abc import Iterator
from typing import NamedTuple

from programflow.checking.index import Index
from programflow.checking.said_lengths import (
    BY_CALENDAR,
    FIXED,
    clock_from,
    counted_from,
    days_after,
    length_of,
    lengths_of,
    step_of,
    thing_of,
)
from programflow.checking.told_days import told_day
from programflow.definition.criteria import Atom
from programflow.definition.node import Route
from programflow.definition.selections import Moment
from programflow.definition.steps import Bound, Gap
from programflow.diagnostics import Fault
from programflow.temporal import Duration, Unit


class Counted(NamedTuple):
    """A length with what it is counted from, and where it stands."""

    anchor: object
    length: Duration
    route: Route

    @property
    def days(self) -> int:
        """Its days, of a unit that has as many in every month."""
        return self.length.n * FIXED[self.length.unit]


def months(index: Index) -> Iterator[Fault]:
    """Nearly the same time from the same day, once in months and once in days or weeks."""
    groups: dict[object, list[Counted]] = {}
    for one in _counted(index):
        groups.setdefault(one.anchor, []).append(one)
    for group in groups.values():
        in_months = [one for one in group if one.length.unit in BY_CALENDAR]
        for one in group if in_months else ():
            if one.length.unit in FIXED:
                other = next((m for m in in_months if _is_near(one, m.length)), None)
                yield from () if other is None else _about_the_same(index, one, other)


def _counted(index: Index) -> Iterator[Counted]:
    """Every length that is counted from a moment, and does not stand still on the way."""
    for bound in index.all(Bound):
        moment = counted_from(index, bound)
        for key in ("min", "aim", "max") if moment is not None else ():
            anchor = _anchor(index, moment, bound.route)
            for length in lengths_of(index, getattr(bound, key)):
                yield Counted(anchor, length, (*bound.route, key))
    for gap in index.all(Gap):
        anchor = _anchor(index, Moment(form="previous_round"), gap.route)
        for length in lengths_of(index, gap.max):
            yield Counted(anchor, length, (*gap.route, "max"))
    for atom in index.atoms:
        if atom.form == "clock":
            yield from _compared(index, atom, clock_from(index, atom.name))


def _compared(index: Index, atom: Atom, moment: Moment | None) -> Iterator[Counted]:
    for comparison in atom.comparisons if moment is not None else ():
        for length in lengths_of(index, comparison.operand):
            yield Counted((moment, None), length, comparison.route)


def _anchor(index: Index, moment: Moment | None, route: Route) -> object:
    """What is counted from; a day of the step's own is another day in each step."""
    own = moment is not None and moment.form in {"opened", "previous_round"}
    return moment, step_of(index, route) if own else None


def _is_near(fixed: Counted, calendar: Duration) -> bool:
    """Whether somebody may mean the same by both: four weeks and a month, 52 weeks and a year."""
    n = calendar.n * BY_CALENDAR[calendar.unit]
    if n <= 0:
        return False
    if n <= 3:
        return 28 * n <= fixed.days <= 31 * n
    return 30 * n + n // 2 - 4 <= fixed.days <= 31 * n - n // 2 + 1


def _about_the_same(index: Index, one: Counted, other: Counted) -> Iterator[Fault]:
    """With the first day from which the two lead to different ones."""
    for day, end, _ in days_after(index, other.length):
        if end != day + one.days:
            ends = sorted([(day + one.days, one), (end, other)], key=lambda at: at[0])
            chain = (
                told_day(day, "counted"),
                *(told_day(on, "gone", str(at.length), route=at.route) for on, at in ends),
            )
            params = (("said", one.length), ("other", other.length), ("chain", chain))
            related = (other.route,)
            yield Fault(rule="month-not-weeks", route=one.route, params=params, related=related)
            return


# What is answered, booked or reckoned is known before it comes; what happens is not.
_AHEAD = frozenset({"answer", "due", "aim", "expected_end", "middle"})


def back(index: Index) -> Iterator[Fault]:
    """A last day before what it is counted from, which nobody knows until that has happened."""
    for bound in index.all(Bound):
        length = length_of(index, bound.max)
        moment = counted_from(index, bound)
        if length is None or length.n >= 0 or length.unit is Unit.HOURS:
            continue
        if moment is not None and not is_known_ahead(index, moment):
            yield from _too_late(index, bound, length)


def _too_late(index: Index, bound: Bound, length: Duration) -> Iterator[Fault]:
    route, thing = (*bound.route, "max"), thing_of(index, bound.route)
    for day, last, _ in days_after(index, length):
        chain = (
            told_day(last, "last", thing, route=route, said=length),
            told_day(day, "counted"),
        )
        params = (("thing", thing), ("chain", chain))
        yield Fault(rule="known-too-late", route=route, params=params)
        return


def is_known_ahead(index: Index, moment: Moment) -> bool:
    """Whether the date of a moment may be known before it comes."""
    if moment.form == "latest":
        return any(is_known_ahead(index, member) for member in moment.members)
    if moment.form == "parameter":
        value = index.programme.parameters[moment.name or ""].value
        return not isinstance(value, Moment) or is_known_ahead(index, value)
    if moment.form == "selection" and moment.selection is not None:
        return any(one.kind == "booked" for one in moment.selection.members)
    return moment.form in _AHEAD


RULES = (months, back)
