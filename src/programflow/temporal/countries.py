"""Calendars of other countries, from the optional package `holidays` (T12).

What these answer may change when the package is upgraded: `version` is the package's, and a
proof records it.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from programflow.temporal.civil import calendar_date, ordinal, to_date
from programflow.temporal.errors import CalendarsNotInstalled, UnknownCalendar, YearNotCovered

if TYPE_CHECKING:
    from holidays import HolidayBase

PREFIX = "holidays:"


class CountryCalendar:
    """The working days of a country, or of a part of it: `holidays:SE`, `holidays:DE-BY`.

    Pickled by name, so that `version` is always that of the package which answers.
    """

    __slots__ = ("name", "version")

    def __init__(self, name: str, version: str) -> None:
        self.name = name
        self.version = version

    def is_working_day(self, day: int) -> bool:
        """YearNotCovered (a LookupError) where the package knows no holy days of the year."""
        return day in _working_days(self.name, calendar_date(day)[0])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CountryCalendar):
            return NotImplemented
        return (self.name, self.version) == (other.name, other.version)

    def __hash__(self) -> int:
        return hash(self.name)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return country_calendar, (self.name,)

    def __repr__(self) -> str:
        return f"CountryCalendar({self.name!r}, {self.version!r})"


def country_calendar(name: str) -> CountryCalendar:
    """The calendar `holidays:CC` or `holidays:CC-PART`; UnknownCalendar, CalendarsNotInstalled."""
    _country(name)
    from holidays.version import __version__

    return CountryCalendar(name, __version__)


def _country(name: str, years: int | None = None) -> "HolidayBase":
    try:
        from holidays import country_holidays
    except ImportError:
        raise CalendarsNotInstalled(name) from None
    code, _, part = name.removeprefix(PREFIX).partition("-")
    if len(code) != 2 or name.endswith("-"):
        raise UnknownCalendar(name)
    try:
        return country_holidays(code, subdiv=part or None, years=years)
    except NotImplementedError:
        raise UnknownCalendar(name) from None


@lru_cache(maxsize=512)
def _working_days(name: str, year: int) -> frozenset[int]:
    country = _country(name, years=year)
    if not country.start_year <= year <= country.end_year:
        raise YearNotCovered(name, year)
    days = range(ordinal(year, 1, 1), ordinal(year + 1, 1, 1))
    return frozenset(day for day in days if country.is_working_day(to_date(day)))
