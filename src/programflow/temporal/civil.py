"""Civil days as plain ints: proleptic Gregorian ordinals, 1 being Monday 1 January of year 1 (T1).

Arithmetic is total: the Gregorian calendar repeats itself every 400 years, weekdays too, so a
day beyond what `datetime.date` can hold has year, month and day all the same.
"""

from datetime import date, datetime
from functools import lru_cache

from programflow.temporal.errors import Unreadable, UnreadableDate

FIRST_YEAR = 1900
LAST_YEAR = 2200

_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097


def to_day(value: date | str) -> int:
    """The ordinal of a date or of strict ISO text.

    UnreadableDate (a ValueError) if it cannot be read, its year is not 1900-2200, or it is a
    `datetime` other than midnight without a zone: its day depends on the zone.

    >>> to_day("2026-03-12")
    739687
    """
    if isinstance(value, str):
        value = _read(value)
    elif isinstance(value, datetime):
        if not _is_bare(value):
            raise UnreadableDate("moment")
    elif not isinstance(value, date):
        raise UnreadableDate("form")
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise UnreadableDate("year")
    return value.toordinal()


def _is_bare(moment: datetime) -> bool:
    """Whether it is a date that a table holds as a moment."""
    clock = moment.hour, moment.minute, moment.second, moment.microsecond
    return moment.tzinfo is None and clock == (0, 0, 0, 0)


def _read(text: str) -> date:
    # With the hyphens in their places, `fromisoformat` takes no other form than this one.
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise UnreadableDate("form")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnreadableDate(_why_unreadable(text)) from None


def _why_unreadable(text: str) -> Unreadable:
    digits = text[:4] + text[5:7] + text[8:]
    if not (digits.isascii() and digits.isdigit()):
        return "form"
    return "year" if digits.startswith("0000") else "impossible"


def to_date(day: int) -> date:
    """The date of an ordinal; ValueError beyond the years 1-9999 that `date` can hold."""
    return date.fromordinal(day)


@lru_cache(maxsize=4096)
def to_iso(day: int) -> str:
    """The date of an ordinal as ISO text, as names have it."""
    return date.fromordinal(day).isoformat()


def weekday(day: int) -> int:
    """Monday is 0 and Sunday is 6."""
    return (day - 1) % 7


def calendar_date(day: int) -> tuple[int, int, int]:
    """Year, month (1-12) and day of the month of any ordinal."""
    cycles, rest = divmod(day - 1, _CYCLE_DAYS)
    on = date.fromordinal(rest + 1)
    return on.year + cycles * _CYCLE_YEARS, on.month, on.day


def ordinal(year: int, month: int, day_of_month: int) -> int:
    """The ordinal of a date of any year; ValueError for a date that is none."""
    cycles, rest = divmod(year - 1, _CYCLE_YEARS)
    return date(rest + 1, month, day_of_month).toordinal() + cycles * _CYCLE_DAYS


def add_months(day: int, months: int) -> int:
    """The day with the same number `months` later, or that month's last day if it has none (T2).

    Domstolloven § 148 second paragraph. Counted from `day` in one stride: 31 January and two
    months is 31 March, though one month is 28 February.
    """
    year, month, number = calendar_date(day)
    year, month0 = divmod(year * 12 + month - 1 + months, 12)
    first = ordinal(year, month0 + 1, 1)
    if number <= 28:
        return first + number - 1
    year, month0 = divmod(year * 12 + month0 + 1, 12)
    return min(first + number, ordinal(year, month0 + 1, 1)) - 1
