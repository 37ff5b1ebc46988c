"""Durations: a number of one unit, and their text in the definition language."""

from enum import StrEnum
from typing import NamedTuple

MAX_N = 100_000


class Unit(StrEnum):
    """What a duration counts. Hours count instants; all others count civil days (T1)."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    WORKING_DAYS = "working_days"


class Duration(NamedTuple):
    """`n` of one unit; negative counts backwards. From text, |n| is at most 100 000.

    Two durations have no order of their own (a month is neither 30 days nor 31): `<` compares
    them as tuples, which means nothing. Compare the days they lead to.
    """

    n: int
    unit: Unit

    def __str__(self) -> str:
        """The text of the language: `parse_duration(str(d)) == d`."""
        name = self.unit.value.replace("_", " ")
        return f"{self.n} {name[:-1] if abs(self.n) == 1 else name}"


_UNITS = {
    name: unit
    for unit in Unit
    for plural in (unit.value.replace("_", " "),)
    for name in (plural, plural[:-1])
}


def parse_duration(text: str) -> Duration | None:
    """The duration that `text` says, or None if it says none.

    A whole number, one blank, a unit in singular or plural; no plus, no leading zero.

    >>> parse_duration("3 weeks")
    Duration(n=3, unit=<Unit.WEEKS: 'weeks'>)
    >>> str(parse_duration("1 working days"))
    '1 working day'
    >>> parse_duration("three weeks") is None
    True
    """
    number, _, name = text.partition(" ")
    unit = _UNITS.get(name)
    if unit is None or not _is_plain_integer(number):
        return None
    n = int(number)
    return Duration(n, unit) if abs(n) <= MAX_N else None


def _is_plain_integer(text: str) -> bool:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(MAX_N))):
        return False
    return digits[0] != "0" or text == "0"
