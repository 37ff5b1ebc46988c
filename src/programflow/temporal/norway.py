"""The statutory Norwegian calendar (T5, T12): the library's own, each holy day with its law.

A legal deadline must not move because a dependency was upgraded. The laws are applied to every
year, 1 and 17 May from 1947, when their law came.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from programflow.temporal.civil import calendar_date, ordinal, weekday

HOLY_DAYS_ACT: Final = "lov 24. februar 1995 nr. 12 om helligdager og helligdagsfred § 2"
MAY_DAYS_ACT: Final = "lov 26. april 1947 nr. 1 om 1 og 17 mai som høgtidsdager § 1"


class HolyDay(NamedTuple):
    """A holy day, or a day that the law makes equal to one: a code, and the law that says so."""

    code: str
    law: str


_SUNDAY = HolyDay("sunday", HOLY_DAYS_ACT)

_FROM_EASTER = {
    -3: "maundy_thursday",
    -2: "good_friday",
    0: "easter_sunday",
    1: "easter_monday",
    39: "ascension_day",
    49: "whit_sunday",
    50: "whit_monday",
}
_FIXED = {(1, 1): "new_years_day", (12, 25): "christmas_day", (12, 26): "second_christmas_day"}
_IN_MAY = {(5, 1): "labour_day", (5, 17): "constitution_day"}
_MAY_DAYS_SINCE = 1947


def easter_sunday(year: int) -> int:
    """The first Sunday after the first full moon on or after 21 March, by the Gregorian computus.

    >>> calendar_date(easter_sunday(2026))
    (2026, 4, 5)
    """
    century, in_century = divmod(year, 100)
    golden = year % 19
    corrected = century - (century + 8) // 25 + 1
    epact = (19 * golden + century - century // 4 - corrected // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day0 = divmod(epact + to_sunday - 7 * late + 114, 31)
    return ordinal(year, month, day0 + 1)


@lru_cache(maxsize=512)
def _named_days(year: int) -> dict[int, HolyDay]:
    """The holy days of a year that have a name. Where two fall together, the Act of 1995 speaks."""
    easter = easter_sunday(year)
    may = {ordinal(year, *on): HolyDay(code, MAY_DAYS_ACT) for on, code in _IN_MAY.items()}
    fixed = {ordinal(year, *on): HolyDay(code, HOLY_DAYS_ACT) for on, code in _FIXED.items()}
    moving = {easter + n: HolyDay(code, HOLY_DAYS_ACT) for n, code in _FROM_EASTER.items()}
    return (may if year >= _MAY_DAYS_SINCE else {}) | fixed | moving


@lru_cache(maxsize=512)
def _holy_days(block: int) -> frozenset[int]:
    """The named holy days of 512 days: found without asking for the year of each."""
    days = range(block << 9, (block + 1) << 9)
    years = range(calendar_date(days[0])[0], calendar_date(days[-1])[0] + 1)
    return frozenset(day for year in years for day in _named_days(year) if day in days)


def holy_day(day: int) -> HolyDay | None:
    """Why nobody is expected to work on `day` by law, or None; an ordinary Saturday is no holy day.

    24 and 31 December, Easter Eve and Whitsun Eve are none either.
    """
    named = _named_days(calendar_date(day)[0]).get(day)
    return _SUNDAY if named is None and weekday(day) == 6 else named


class NorwegianCalendar:
    """Monday to Friday, but holy days and 1 and 17 May. There is one, `NORWAY`.

    The days are those of domstolloven § 149: Saturday, holy day, or a day made equal to one.
    `version` changes when an answer for any day changes.
    """

    __slots__ = ()
    name: Final = "norway"
    version: Final = "1"

    def is_working_day(self, day: int) -> bool:
        """T5. 24 and 31 December are working days when they are no Saturday or Sunday."""
        return (day - 1) % 7 < 5 and day not in _holy_days(day >> 9)

    def __reduce__(self) -> str:
        return "NORWAY"

    def __repr__(self) -> str:
        return "NORWAY"


NORWAY: Final = NorwegianCalendar()
