"""Clocks: elapsed time, with the days on which they stand still. (S6.4, S6.5)"""

from typing import Any, NamedTuple

from programflow.case.counting import UNCOUNTABLE
from programflow.case.kleene import Kleene, agreed
from programflow.case.moments import Unknown, moment_of
from programflow.case.spells import Stopped, stopped
from programflow.case.state import State
from programflow.case.tallies import holds
from programflow.definition.selections import Clock
from programflow.temporal import Duration, Stretches, elapsed_beyond, elapsed_running, in_days


class Reading(NamedTuple):
    """A clock: from `anchor` to `on`, standing still on the stopped days."""

    anchor: int
    on: int
    stopped: Stopped
    counts_days: bool


def reading_of(state: State, clock: Clock) -> Reading | Unknown | None:
    """The clock today; None: it has not begun. (S6.4)"""
    anchor = moment_of(state, clock.from_)
    if anchor is None:
        return None
    end = None if clock.until is None else moment_of(state, clock.until)
    if isinstance(anchor, Unknown) or isinstance(end, Unknown):
        return Unknown.UNKNOWN
    on = state.today if end is None else end.day
    stops = stopped(state, except_=clock.except_, during=clock.during)
    if on > state.today:
        # Whether what is open today will still be open then, nobody knows.
        stops = stops._replace(least=_through(stops.least, state.today))
    return Reading(anchor.day, on, stops, bool(clock.except_ or clock.during))


def _through(stretches: Stretches, day: int) -> Stretches:
    return tuple((start, day + 1 if end is None else end) for start, end in stretches)


def beyond(state: State, reading: Reading, length: Duration) -> tuple[int, ...] | None:
    """By how many days the clock is past the length, in each way that the stopped days may fall.

    None where the length cannot be counted so, as months of stopped days.
    """
    calendar = state.machine.calendar
    try:
        if not reading.counts_days:
            return (elapsed_beyond(reading.anchor, length, on=reading.on, calendar=calendar),)
        return tuple(
            max(0, elapsed_running(reading.anchor, reading.on, stretches)) - in_days(length)
            for stretches in {reading.stopped.least, reading.stopped.most}
        )
    except UNCOUNTABLE:
        return None


def clock_compares(state: State, clock: Clock, op: str, *, length: Any) -> Kleene:
    """One comparison of a clock with a length of time. (S6.5)"""
    reading = reading_of(state, clock)
    if not isinstance(reading, Reading) or not isinstance(length, Duration):
        return None
    differences = beyond(state, reading, length)
    if differences is None or (op == "is" and min(differences) < 0 < max(differences)):
        return None  # the length lies between what it is at least and at most
    return agreed(holds(op, d) for d in differences)
