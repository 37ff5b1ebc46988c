"""The agenda: future days on which time alone lapses, opens or turns something. (S14.13)

Days that turn nothing may be among them; a day that turns something is never missing. Between two
of them nothing changes, so a fold goes from one to the next.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from programflow.case.bounds import is_upper, phase_bounds, present_bounds, times_of
from programflow.case.lapses import lapse_name, pace_period
from programflow.case.moments import Point, Unknown
from programflow.case.parameters import quantity, unfilled, value_of
from programflow.case.selecting import members
from programflow.case.state import Instance, State
from programflow.case.tallies import Reading, reading_of
from programflow.definition.values import NOT_STATED, ParameterRef
from programflow.temporal import (
    Duration,
    UnitMismatch,
    YearNotCovered,
    due,
    leaves_on,
    period_of,
)


class Coming(NamedTuple):
    """A future day, what comes on it (`lapse`, `opens`, `advised`, `turns`), and the thing it is about."""

    day: int
    code: str
    thing: str


def next_turn(state: State) -> int | None:
    """The next day after today that a fold must stop at; None: time alone changes nothing more."""
    days = [coming.day for coming in turning(state) if coming.day > state.today]
    return min(days, default=None)


def turning(state: State) -> Iterator[Coming]:
    """All days that turn something, past and future."""
    for instance in state.instances.values():
        if instance.living:
            yield from _of_bounds(state, instance)
        yield from _of_pace(state, instance)
    yield from _of_phase(state)
    yield from _of_clocks(state)
    yield from _of_windows(state)
    yield from _of_parameters(state)


def _of_bounds(state: State, instance: Instance) -> Iterator[Coming]:
    for place in present_bounds(state, instance.step):
        if not is_upper(place):
            continue
        times = times_of(state, place, instance)
        if isinstance(times.due, Point):
            name = lapse_name(instance.name, place, times)
            if name not in state.lapses:
                yield Coming(max(times.due.day, state.today) + 1, "lapse", name)


def _of_phase(state: State) -> Iterator[Coming]:
    visit = state.visits[state.place][-1]
    key = f"{visit.place}:{visit.n}"
    if key in state.met:
        return
    for place in phase_bounds(state, visit.place):
        times = times_of(state, place, key)
        name = f"lapsed:{key}/{place.label}"
        if is_upper(place) and isinstance(times.due, Point) and name not in state.lapses:
            yield Coming(max(times.due.day, state.today) + 1, "lapse", name)


def _of_pace(state: State, instance: Instance) -> Iterator[Coming]:
    repeat = instance.step.repeat
    if repeat is None or repeat.per is None or repeat.min is None or not instance.opened:
        return
    if instance.closed is not None and instance.closed < state.today:
        return
    stretch = pace_period(state, instance, state.today)
    _, end = period_of(state.today, repeat.per)  # type: ignore[arg-type]  # week, month or year by the grammar
    name = f"{instance.name}/per"
    if stretch is not None:
        yield Coming(stretch[1] + 1, "lapse", name)
    if instance.living:
        yield Coming(end, "turns", name)
        _, after = period_of(end, repeat.per)  # type: ignore[arg-type]  # as above
        yield Coming(after, "lapse", name)


def _of_clocks(state: State) -> Iterator[Coming]:
    for name, operand in state.plan.clock_limits:
        clock = state.plan.programme.clocks[name]
        reading = reading_of(state, clock)
        if clock.until is not None or reading is None or isinstance(reading, Unknown):
            continue
        for length in _lengths(state, operand):
            for day in _reached(state, reading, length):
                yield Coming(day, "turns", name)
                yield Coming(day + 1, "turns", name)


def _lengths(state: State, operand: object) -> list[Duration]:
    value = value_of(state, operand.name) if isinstance(operand, ParameterRef) else operand
    if isinstance(value, Duration):
        return [value]
    between = unfilled(state, operand.name) if isinstance(operand, ParameterRef) else None
    return [] if between is None else [end for end in between if isinstance(end, Duration)]


def _reached(state: State, reading: Reading, length: Duration) -> Iterator[int]:
    ways = {reading.stopped.least, reading.stopped.most} if reading.counts_days else {()}
    for stretches in ways:
        try:
            day = due(
                reading.anchor,
                length,
                statutory=False,
                calendar=state.machine.calendar,
                stretches=stretches,
            )
        except (UnitMismatch, YearNotCovered):
            continue
        if day is not None:
            yield day


def _of_windows(state: State) -> Iterator[Coming]:
    """Members leave sliding scopes."""
    for selection, scope, first_day in state.plan.sliding:
        length = quantity(state, scope.length)
        if length is NOT_STATED or not isinstance(length, Duration):
            continue
        for member in members(state, selection):
            day = leaves_on(
                member.fact.day,
                length,
                first_day_counts=first_day,
                calendar=state.machine.calendar,
            )
            yield Coming(day, "turns", member.fact.id)


def _of_parameters(state: State) -> Iterator[Coming]:
    for parameter in state.plan.programme.parameters.values():
        if parameter.read == "on_day":
            yield from (
                Coming(since.toordinal(), "turns", parameter.name)
                for since, _ in parameter.dated
                if since > date.fromordinal(state.today)
            )


def coming_days(state: State) -> list[Coming]:
    """What an application needs a timer for: what turns, and the days that open or are advised."""
    found = [coming for coming in turning(state) if coming.day > state.today]
    for instance in state.instances.values():
        if instance.living:
            found += _advice(state, instance)
    return sorted(set(found))


def _advice(state: State, instance: Instance) -> Iterator[Coming]:
    for place in present_bounds(state, instance.step):
        times = times_of(state, place, instance)
        for point, code in ((times.low, "opens"), (times.aim, "advised")):
            if isinstance(point, Point) and point.day > state.today:
                yield Coming(point.day, code, instance.name)
