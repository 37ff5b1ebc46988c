"""What a plain scalar is: YAML 1.2 core, stricter, and the language's own kinds.

Quoted scalars are text and never come here.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from programflow.definition.values import NOT_STATED
from programflow.temporal import FIRST_YEAR, LAST_YEAR, parse_duration

MAX_DIGITS = 15
MAX_PLACES = 3

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?\Z")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
# What somebody may have meant as a number, and YAML 1.1 or a spreadsheet would take as one.
_NUMBER_LIKE = re.compile(r"[-+.]?[0-9][0-9_.,:+a-fxoA-FXOeE-]*\Z")

_WORDS = {
    "yes": ("yes_no", True),
    "no": ("yes_no", False),
    "not stated": ("not_stated", NOT_STATED),
}
_NULLS = frozenset({"", "~", "null", "Null", "NULL", "None"})
_BOOLEANS = {"y": "yes", "n": "no", "true": "yes", "false": "no", "on": "yes", "off": "no"}
# What reads like one of the words that stand for a value, and no name at all.
NOT_NAMES = frozenset({"yes", "no", "true", "false", "on", "off", "null", "not_stated"})

Typed = tuple[str, Any]

# Names that every programme has, by sort, and words that stand where names do.
BUILT_IN = {
    "step": ("review", "confirm"),
    "spell": ("place",),
    "finding": ("out_of_order", "out_of_place"),
}
SORTS = {
    "sources": "source",
    "roles": "role",
    "parameters": "parameter",
    "variants": "variant",
    "questions": "question",
    "forms": "form",
    "incidents": "incident",
    "spells": "spell",
    "clocks": "clock",
    "tallies": "tally",
    "criteria": "criterion",
    "findings": "finding",
    "steps": "step",
    "phases": "phase",
    "outcomes": "outcome",
}
"""The sort of thing that each section defines."""

RESERVED = frozenset({"any", "previous", *(name for names in BUILT_IN.values() for name in names)})


def typed(text: str) -> Typed:
    """The kind and the value of a plain scalar.

    Kinds: yes_no, number, date, duration, not_stated, word (any other text), null; and those of
    faults, whose value is what may have been meant, or None: boolean_spelling, number_form,
    number_places, number_size, impossible_date, distant_date.
    """
    if (word := _WORDS.get(text)) is not None:
        return word
    if text in _NULLS:
        return ("null", None)
    if text[0] in "-+.0123456789":
        return _numeric(text)
    if text.lower() in _BOOLEANS:
        return ("boolean_spelling", _BOOLEANS[text.lower()])
    if text.lower() in {"yes", "no", "not stated"}:
        return ("boolean_spelling", text.lower())
    return ("word", text)


def _numeric(text: str) -> Typed:
    if _NUMBER.match(text):
        return _number(text)
    if (found := _DATE.match(text)) is not None:
        try:
            day = date(*map(int, found.groups()))
        except ValueError:
            return ("impossible_date", None)
        return ("date", day) if FIRST_YEAR <= day.year <= LAST_YEAR else ("distant_date", None)
    if len(text) <= MAX_DIGITS * 3 and (duration := parse_duration(text)) is not None:
        return ("duration", duration)
    if _NUMBER_LIKE.match(text):
        return ("number_form", None)
    return ("word", text)


def _number(text: str) -> Typed:
    whole, _, places = text.partition(".")
    if len(whole.lstrip("-")) + len(places) > MAX_DIGITS:
        return ("number_size", None)
    if len(places) > MAX_PLACES:
        return ("number_places", None)
    value = Decimal(text)
    if not value and text[0] == "-":
        return ("number_form", text[1:])
    return ("number", int(value) if value == int(value) else value.normalize())


def is_name(text: str) -> bool:
    """A name of the language: lower case, digits and `_`, and none of the words for yes and no."""
    return _NAME.match(text) is not None and text not in NOT_NAMES


def is_id(text: str) -> bool:
    """A definition's id: its file stem."""
    return _ID.match(text) is not None
