"""Counting from a date of the case. What cannot be counted is unknown, no error. (S1.2, S9.2)"""

from collections.abc import Iterable
from datetime import date

from programflow.case.moments import UNKNOWN, Point, Unknown, When
from programflow.case.parameters import quantity
from programflow.case.spells import Stopped
from programflow.case.state import Instance, State
from programflow.definition.values import Quantity
from programflow.temporal import (
    Duration,
    NoWorkingDays,
    Stretches,
    Unit,
    UnitMismatch,
    YearNotCovered,
    due,
    due_instant,
    local_day,
    rolled,
)

UNCOUNTABLE = (UnitMismatch, YearNotCovered, NoWorkingDays, OverflowError)
"""No such count: months of stopped days, or a year that the calendar does not know."""

# Looked up once: a member of an enum costs more than the arithmetic it chooses.
_DAYS = Unit.DAYS
_HOURS = Unit.HOURS

LAST_DAY = date.max.toordinal() - 1
"""The last day that has a day after it to lapse on."""


_IN_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}


def plus(state: State, day: int, length: Duration, *, stretches: Stretches = ()) -> int | None:
    """The day a length after a day, which stands still on the stretches' days. (S1.2, S1.7)

    None: it cannot be counted, is not known while a stretch is open, or no date is so far away.
    """
    calendar = state.machine.calendar
    try:
        reached = due(day, length, statutory=False, calendar=calendar, stretches=stretches)
    except UNCOUNTABLE:
        return None
    return None if reached is None else _dated(reached)


def _dated(day: int) -> int | None:
    return day if 1 <= day <= LAST_DAY else None


def later(state: State, point: Point, length: Duration) -> When:
    """A point and a length after it; hours count from an instant only. (S1.6)"""
    unit = length.unit
    if unit is _HOURS:
        if point.at is None:
            return UNKNOWN
        at = due_instant(point.at, length.n)
        return Point(local_day(at, state.zone), at)
    # Days need no calendar, and are what most lengths are.
    days = unit is _DAYS
    day = _dated(point.day + length.n) if days else plus(state, point.day, length)
    return UNKNOWN if day is None else Point(day)


class Counting:
    """Counts from an anchor, stopped or not.

    `stands_still`: an open spell has kept a date unknown.
    """

    __slots__ = ("_anchor", "_instance", "_state", "_stops", "stands_still")

    def __init__(
        self, state: State, anchor: Point, *, stops: Stopped, instance: Instance | None
    ) -> None:
        self._state = state
        self._anchor = anchor
        self._stops = stops
        self._instance = instance
        self.stands_still = False

    def plus(self, length: Quantity | None) -> When:
        """The anchor and a length; None where there is no length."""
        return self.shift(self._anchor, length, sign=1)

    def shift(self, start: When, length: Quantity | None, *, sign: int) -> When:
        """A date and a length after (1) or before (-1) it; None where there is no length."""
        if length is None or start is None:
            return None
        value = length
        if not isinstance(value, Duration):
            value = quantity(self._state, length, self._instance)
        if isinstance(start, Unknown) or not isinstance(value, Duration):
            return UNKNOWN
        days = _IN_DAYS.get(value.unit)
        if days is not None and not (self._stops.least or self._stops.most):
            # What most lengths are, and as `later` counts them.
            day = start.day + sign * value.n * days
            return Point(day) if 1 <= day <= LAST_DAY else UNKNOWN
        return self._counted(start, value if sign == 1 else value._replace(n=-value.n))

    def extended(self, up: When, extensions: Iterable[object], *, statutory: bool) -> When:
        """The upper date with its extensions, then moved to a working day if statutory. (S1.4)"""
        for by in extensions:
            if isinstance(up, Point):
                up = self._counted(up, by) if isinstance(by, Duration) else UNKNOWN
        if not statutory or not isinstance(up, Point) or up.at is not None:
            return up
        return self._rolled(up)

    def _counted(self, start: Point, length: Duration) -> When:
        """With stopped days, in each way in which they may fall. (S1.7)"""
        least, most, may = self._stops
        if may and length.unit not in _IN_DAYS:
            return UNKNOWN
        if not least and not most:
            return later(self._state, start, length)
        ways = {least, most}
        calendar = self._state.machine.calendar
        try:
            days = {
                due(start.day, length, statutory=False, calendar=calendar, stretches=stretches)
                for stretches in ways
            }
        except UNCOUNTABLE:
            return UNKNOWN
        day = days.pop() if len(days) == 1 else None
        if day is None:
            self.stands_still = True
            return UNKNOWN
        return UNKNOWN if _dated(day) is None else Point(day)

    def _rolled(self, up: Point) -> When:
        try:
            day = _dated(rolled(up.day, self._state.machine.calendar))
        except UNCOUNTABLE:
            return UNKNOWN
        return UNKNOWN if day is None else Point(day)


def is_before(point: Point, low: Point) -> bool | None:
    """Whether an entry comes before a lower date; None: a time is missing. (S1.5, S1.6)"""
    if low.at is None or point.day != low.day:
        return point.day < low.day
    return None if point.at is None else point.at < low.at


def is_after(point: Point, last: Point) -> bool | None:
    """Whether an entry comes after a last date; None: a time is missing. (S1.5, S1.6)"""
    if last.at is None or point.day != last.day:
        return point.day > last.day
    return None if point.at is None else point.at > last.at
