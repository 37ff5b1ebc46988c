"""Errors carry fields, come whole through a process boundary, and say nothing of what was typed."""

import pickle

import pytest

from programflow import temporal
from programflow.temporal import (
    AmbiguousTime,
    CalendarsNotInstalled,
    NonexistentTime,
    NoWorkingDays,
    UnitMismatch,
    UnknownCalendar,
    UnknownZone,
    UnreadableDate,
    UnreadableTime,
    WrongDay,
    YearNotCovered,
    parse_instant,
    to_day,
)

ERRORS = [
    UnreadableDate("form"),
    UnreadableTime(),
    UnitMismatch("hours"),
    NoWorkingDays("closed", 2026),
    UnknownCalendar("mars"),
    CalendarsNotInstalled("holidays:SE"),
    YearNotCovered("holidays:SE", 2190),
    UnknownZone("Europe/Olso"),
    NonexistentTime(1, 2),
    AmbiguousTime(1, 2, (3, 4)),
    WrongDay(1, 2),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_can_be_sent(error: Exception) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert vars(again) == vars(error)
    assert again.args == error.args == tuple(vars(error).values())


def test_all_errors_are_seen_here() -> None:
    public = {getattr(temporal, name) for name in temporal.__all__}
    raised = {thing for thing in public if isinstance(thing, type) and issubclass(thing, Exception)}
    assert raised == {type(error) for error in ERRORS}


@pytest.mark.parametrize("typed", ["ola nordmann", "01017012345", "2026-02-30"])
def test_what_was_typed_is_not_repeated(typed: str) -> None:
    with pytest.raises(UnreadableDate) as date_error:
        to_day(typed)
    with pytest.raises(UnreadableTime) as time_error:
        parse_instant(typed, on=1, zone="UTC")
    for error in (date_error, time_error):
        assert typed not in str(error.value)
        assert typed not in repr(error.value)
