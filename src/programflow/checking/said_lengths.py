"""Lengths of time as a definition says them, and days on which to show what they come to."""

from collections.abc import Iterator

from programflow.checking.index import Index
from programflow.definition.node import Route
from programflow.definition.selections import Moment
from programflow.definition.steps import Bound
from programflow.definition.values import ParameterRef
from programflow.temporal import (
    Calendar,
    Duration,
    NoWorkingDays,
    Unit,
    UnknownCalendar,
    YearNotCovered,
    add,
    calendar_named,
    to_day,
)

FIXED = {Unit.DAYS: 1, Unit.WEEKS: 7}
"""Units that are as many days in every month."""

BY_CALENDAR = {Unit.MONTHS: 1, Unit.YEARS: 12}
"""Units that are not, in months."""

MOST = 1200
"""Of any unit. Longer lengths are limits of the language and no time that somebody counts."""

_AHEAD = 3 * 366


def length_of(index: Index, said: object) -> Duration | None:
    """A length as the definition itself has it; None where it is none, or out of all measure."""
    if isinstance(said, ParameterRef):
        said = index.programme.parameters[said.name].value
    return said if isinstance(said, Duration) and abs(said.n) <= MOST else None


def lengths_of(index: Index, said: object) -> tuple[Duration, ...]:
    """Every length that may stand for one, at a place or in a variant too."""
    if not isinstance(said, ParameterRef):
        found = (said,)
    else:
        of = index.programme.parameters[said.name]
        dated = tuple(value for _, value in of.dated)
        found = (of.value, *(of.between or ()), *of.by_variant.values(), *dated)
    lengths = (one for one in found if isinstance(one, Duration) and abs(one.n) <= MOST)
    return tuple(dict.fromkeys(lengths))


def counted_from(index: Index, bound: Bound) -> Moment | None:
    """What a bound counts from; None where a clock that may stand still does the counting."""
    return bound.from_ if bound.clock is None else clock_from(index, bound.clock)


def clock_from(index: Index, name: str | None) -> Moment | None:
    """What a clock that never stands still counts from."""
    clock = index.programme.clocks.get(name or "")
    return None if clock is None or clock.except_ or clock.during else clock.from_


def step_of(index: Index, route: Route) -> str | None:
    """The step that a bound is of; None for one of a phase."""
    step = index.step_around(route)
    return None if step is None else step.name


def thing_of(index: Index, route: Route) -> str:
    """The step or phase that a bound is of."""
    return step_of(index, route) or str(route[1])


def days_after(index: Index, length: Duration) -> Iterator[tuple[int, int, Calendar]]:
    """Working days from the definition's first on, each with the day that a length leads to.

    None at all where the calendar cannot be counted in.
    """
    try:
        calendar = calendar_named(index.programme.calendar)
        first = to_day(index.programme.valid_from)
        for day in range(first, first + _AHEAD):
            if calendar.is_working_day(day):
                yield day, add(day, length, calendar), calendar
    except (UnknownCalendar, YearNotCovered, NoWorkingDays):
        return
