"""What the values of an entry say: a length, a date."""

from datetime import date
from typing import Any

from programflow.definition.entries import Decided
from programflow.definition.values import NOT_STATED
from programflow.temporal import UnreadableDate, parse_duration, to_day


def day_in(value: object) -> int | None:
    """The day that a value says, as a date or ISO text; None if it says none."""
    if isinstance(value, date):
        return value.toordinal()
    try:
        return to_day(value) if isinstance(value, str) else None
    except UnreadableDate:
        return None


def value_in(entry: Any, name: str) -> Any:
    """A value of an entry by name, read as a duration if it is one; NOT_STATED if it lacks it."""
    for key, value in getattr(entry, "values", ()):
        if key == name:
            parsed = parse_duration(value) if isinstance(value, str) else None
            return value if parsed is None else parsed
    return NOT_STATED


def has_reasons(entry: Decided) -> bool:
    """Whether a decision has a reason that says something. (S13.2)"""
    reasons: tuple[Any, ...] = entry.reasons  # whatever an application has put there
    return any(isinstance(reason, str) and reason.strip() for reason in reasons)
