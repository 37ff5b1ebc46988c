"""Dates, lengths of time, numbers and names as a Norwegian writes them, made what may stand."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from programflow.definition.norwegian import LONGEST, meanings
from programflow.definition.scalars import typed

_NUMBERS = "null en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten"
_NUMBER = {word: str(n) for n, word in enumerate(_NUMBERS.split())} | {
    "ett": "1", "ein": "1", "eitt": "1", "én": "1", "éi": "1", "syv": "7", "tjue": "20",
    "tretti": "30",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_NOT_STATED = frozenset(
    {"ikke oppgitt", "ikkje oppgitt", "ikke angitt", "ikke bestemt", "ukjent", "not_stated"}
)
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})\Z")
_IN_WORDS = re.compile(r"(\d{1,2})\.? ([a-zæøå]{3,9})\.? (\d{4})\Z")
_LENGTH = re.compile(r"(-?\d+|[^\W\d_]+(?=[ -]))[ -]?([^\W\d_]+)\Z")
_CLOCK = re.compile(r"(?:kl\.? ?)?(\d{1,2})(?:[.:](\d{2}))?\Z")
_LETTERS = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "é": "e", "ö": "oe", "ä": "ae"})


def meant_value(said: str, kinds: Iterable[str]) -> tuple[str, ...]:
    """How a value of one of these kinds is written, where that is what was said.

    >>> meant_value("14 dager", ["duration"])
    ('14 days',)
    >>> meant_value("1. september 2019", ["date"])
    ('2019-09-01',)
    """
    low = " ".join(said.casefold().split())
    if len(low) > LONGEST:
        return ()
    found = ((kind, _VALUES[kind](low)) for kind in kinds if kind in _VALUES)
    # What reads as another kind, or not at all, is no help.
    return tuple(text for kind, text in found if text and typed(text)[0] == _READ_AS[kind])


def slug(said: str) -> str | None:
    """A name as like a text as a name can be; None where nothing is left of it.

    >>> slug("Behandling på sykehus")
    'behandling_paa_sykehus'
    """
    low = said[:LONGEST].casefold().translate(_LETTERS)
    words = re.sub(r"[^a-z0-9]+", "_", low).strip("_")
    return words if words[:1].isalpha() else None


def _yes_no(low: str) -> str | None:
    return {"ja": "yes", "nei": "no"}.get(low)


def _not_stated(low: str) -> str | None:
    return "not stated" if low in _NOT_STATED else None


def _duration(low: str) -> str | None:
    found = _LENGTH.match(low)
    if found is None:
        return None
    number = _NUMBER.get(found[1], found[1])
    units = [word for word in meanings().get(found[2], ()) if word.endswith("s")]
    if not units or not number.removeprefix("-").isdecimal():
        return None
    unit = units[0].replace("_", " ")
    return f"{number} {unit.removesuffix('s') if number == '1' else unit}"


def _date(low: str) -> str | None:
    if found := _DAY_FIRST.match(low):
        return _day(found[3], found[2], found[1])
    if found := _YEAR_FIRST.match(low):
        return _day(*found.groups())
    found = _IN_WORDS.match(low)
    if found is None or found[2][:3] not in _MONTHS:
        return None
    return _day(found[3], _MONTHS.index(found[2][:3]) + 1, found[1])


def _day(year: Any, month: Any, day: Any) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _number(low: str) -> str | None:
    digits, _, rest = low.partition(" ")
    number = _NUMBER.get(digits, digits).replace(",", ".")
    return number if not rest or rest in {"ganger", "gonger", "%", "prosent", "stk"} else None


def _time(low: str) -> str | None:
    found = _CLOCK.match(low)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return f"{int(found[1]):02}:{int(found[2] or 0):02}"


_VALUES = {
    "yes_no": _yes_no,
    "not_stated": _not_stated,
    "duration": _duration,
    "date": _date,
    "number": _number,
    "integer": _number,
    "time": _time,
}
# What a value of a kind is in YAML.
_READ_AS = {kind: kind for kind in _VALUES} | {"integer": "number", "time": "number_form"}
