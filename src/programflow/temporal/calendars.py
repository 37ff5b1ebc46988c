"""Calendars: which days are working days, and counting in them without walking day by day (T5)."""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Final, Protocol

from programflow.temporal.civil import calendar_date, ordinal
from programflow.temporal.countries import PREFIX, country_calendar
from programflow.temporal.errors import NoWorkingDays, UnknownCalendar
from programflow.temporal.norway import NORWAY


class Calendar(Protocol):
    """Which days are working days. Pure, hashable and picklable.

    `is_working_day` answers alike for equal calendars, always: the answers are kept by year.
    """

    @property
    def name(self) -> str:
        """As a definition writes it."""

    @property
    def version(self) -> str:
        """Another version may answer otherwise."""

    def is_working_day(self, day: int) -> bool:
        """Total over the days that are asked for."""

    def __hash__(self) -> int: ...


class EveryDay:
    """The calendar in which nothing rolls: every day is a working day. There is one, `EMPTY`."""

    __slots__ = ()
    name: Final = "every-day"
    version: Final = "1"

    def is_working_day(self, day: int) -> bool:  # noqa: ARG002 - the answer is the same for all
        """Yes."""
        return True

    def __reduce__(self) -> str:
        return "EMPTY"

    def __repr__(self) -> str:
        return "EMPTY"


EMPTY: Final = EveryDay()

_BUILT_IN: Final[dict[str, Calendar]] = {NORWAY.name: NORWAY, EMPTY.name: EMPTY}


def calendar_named(name: str) -> Calendar:
    """`norway`, `every-day`, or `holidays:SE` and its like from the extra `calendars`.

    UnknownCalendar, a LookupError; CalendarsNotInstalled, one of them, where the extra is missing.

    >>> calendar_named("norway")
    NORWAY
    """
    if name.startswith(PREFIX):
        return country_calendar(name)
    try:
        return _BUILT_IN[name]
    except KeyError:
        raise UnknownCalendar(name) from None


@lru_cache(maxsize=512)
def _working_days(calendar: Calendar, year: int) -> tuple[int, ...]:
    """The working days of a year, in order. At least one: an empty year would count for ever."""
    days = range(ordinal(year, 1, 1), ordinal(year + 1, 1, 1))
    working = tuple(day for day in days if calendar.is_working_day(day))
    if not working:
        raise NoWorkingDays(calendar.name, year)
    return working


def nth_working_day(anchor: int, n: int, calendar: Calendar) -> int:
    """T5: the n-th working day strictly after `anchor`; for negative n, strictly before it.

    For n = 0 the anchor itself, working day or not. Looks a year up at a time.
    """
    if n == 0:
        return anchor
    year = calendar_date(anchor)[0]
    days = _working_days(calendar, year)
    index = bisect_right(days, anchor) + n - 1 if n > 0 else bisect_left(days, anchor) + n
    while index >= len(days):
        index -= len(days)
        year += 1
        days = _working_days(calendar, year)
    while index < 0:
        year -= 1
        days = _working_days(calendar, year)
        index += len(days)
    return days[index]


def rolled(day: int, calendar: Calendar) -> int:
    """T4: `day` if it is a working day, else the next one. Domstolloven § 149 first paragraph."""
    return day if calendar.is_working_day(day) else nth_working_day(day, 1, calendar)
