"""Calendar weeks, months and years (T7), half-open: from `start` up to, not with, `end`."""

from typing import Literal, NamedTuple

from programflow.temporal.civil import calendar_date, ordinal, weekday

Period = Literal["week", "month", "year"]


class CalendarPeriod(NamedTuple):
    """One week, month or year, whole, and whether what it is asked for covers only part of it."""

    start: int
    end: int
    partial: bool


def period_of(day: int, period: Period) -> tuple[int, int]:
    """The week (Monday to Sunday, ISO 8601), month or year in which `day` lies."""
    if period == "week":
        monday = day - weekday(day)
        return monday, monday + 7
    year, month, _ = calendar_date(day)
    if period == "year":
        return ordinal(year, 1, 1), ordinal(year + 1, 1, 1)
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return ordinal(year, month, 1), ordinal(*following, 1)


def next_period(day: int, period: Period) -> tuple[int, int]:
    """The one after the one in which `day` lies."""
    return period_of(period_of(day, period)[1], period)


def periods_between(start: int, end: int, period: Period) -> tuple[CalendarPeriod, ...]:
    """All that share a day with the half-open days from `start` to `end`, in order.

    Only the first and the last can be partial; whether those are waived is the rule's to say (T7).
    """
    found: list[CalendarPeriod] = []
    day = start
    while day < end:
        begins, ends = period_of(day, period)
        found.append(CalendarPeriod(begins, ends, begins < start or ends > end))
        day = ends
    return tuple(found)


def iso_week(day: int) -> tuple[int, int]:
    """The ISO year and week (1-53): a week belongs to the year that has its Thursday.

    >>> iso_week(ordinal(2027, 1, 3))
    (2026, 53)
    """
    thursday = day - weekday(day) + 3
    year = calendar_date(thursday)[0]
    return year, (thursday - ordinal(year, 1, 1)) // 7 + 1
