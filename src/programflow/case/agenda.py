"""The agenda: future days on which time alone lapses, opens or turns something. (S14.13)

Days that turn nothing may be among them; a day that turns something is never missing. Between two
of them nothing changes, so a fold goes from one to the next. A state keeps the next day of each
thing that has one, and looks again at what has been woken, or whose day has come.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from programflow.case.clocks import Reading, beyond, reading_of
from programflow.case.counting import plus
from programflow.case.limits import Limit, Limits
from programflow.case.moments import Point, Unknown
from programflow.case.moving import is_next_due
from programflow.case.paces import calendar_period, stretch_of
from programflow.case.parameters import quantity, unfilled, value_of
from programflow.case.selecting import members
from programflow.case.state import Instance, State
from programflow.definition.values import ParameterRef
from programflow.temporal import Duration


class Coming(NamedTuple):
    """A future day, what comes on it (lapse, opens, advised, turns), and the thing it is about."""

    day: int
    code: str
    thing: str


def next_turn(state: State) -> int | None:
    """The next day after today that a fold must stop at; None: time alone changes nothing more."""
    woken = state.dirty & state.wakes.agenda
    if woken or (state.turns is not None and state.turns <= state.today):
        # The state may be one that another thread reads: whole before it is said to be looked at.
        coming, rest = state.coming.copy(), woken
        limits, dates = Limits(state), state.wakes.dates
        for bit in [bit for bit, day in coming.items() if day <= state.today]:
            rest |= bit
        while rest:
            bit = rest & -rest
            rest ^= bit
            sort, name = dates[bit]
            _look_at(coming, bit, _DATES[sort](limits, name), today=state.today)
        state.coming = coming
        state.turns = min(coming.values()) if coming else None
        state.dirty &= ~woken
    if _is_barred_today(state):
        return state.today + 1
    days = state.plan.new_values
    if not days or days[-1] <= state.today:
        return state.turns
    day = days[bisect_right(days, state.today)]
    return day if state.turns is None else min(day, state.turns)


def _is_barred_today(state: State) -> bool:
    """Whether something comes tomorrow that comes but once a day, or came too late. (S4.5, S8.2)"""
    is_kept = bool(state.barred or state.moves)
    return is_kept or (bool(state.dirty & state.stay.next) and is_next_due(state))


def _look_at(dates: dict[int, int], bit: int, found: Iterable[Coming], *, today: int) -> None:
    day = None
    for coming in found:
        if coming.day > today and (day is None or coming.day < day):
            day = coming.day
    if day is None:
        dates.pop(bit, None)
    else:
        dates[bit] = day


def turning(limits: Limits) -> list[Coming]:
    """All days that turn something, past and future."""
    state = limits.state
    found: list[Coming] = []
    for sort, name in state.wakes.dates.values():
        found += _DATES[sort](limits, name)
    if state.plan.new_values:
        found += _of_parameters(state)
    if _is_barred_today(state):
        found.append(Coming(state.today + 1, "turns", state.place))
    return found


def _of_step(limits: Limits, name: str) -> list[Coming]:
    state = limits.state
    found: list[Coming] = []
    ends = ("step", name) in state.plan.ends
    for instance in state.of_step(name):
        if ends and instance.living:
            _add_limits(found, state, limits.upper(instance))
        if instance.step.repeat is not None:
            found += _of_pace(state, instance)
    return found


def _of_phase(limits: Limits, name: str) -> list[Coming]:
    state = limits.state
    found: list[Coming] = []
    if name == state.place:
        visit = state.visits[name][-1]
        if visit.name not in state.met:
            _add_limits(found, state, limits.of_visit(visit))
    return found


def _add_limits(found: list[Coming], state: State, limits: Iterable[Limit]) -> None:
    for limit in limits:
        due = limit.due
        if due is not None:
            lapse = limit.lapse
            if lapse not in state.lapses:
                found.append(Coming(max(due.day, state.today) + 1, "lapse", lapse))


def _of_pace(state: State, instance: Instance) -> Iterator[Coming]:
    repeat = instance.step.repeat
    if repeat is None or repeat.per is None or repeat.min is None or not instance.opened:
        return
    if instance.closed is not None and instance.closed < state.today:
        return
    stretch = stretch_of(instance, repeat, state.today)
    name = f"{instance.name}/per"
    if stretch is not None:
        yield Coming(stretch.last + 1, "lapse", name)
    if instance.living:
        _, following = calendar_period(state.today, repeat.per)
        yield Coming(following, "turns", name)
        yield Coming(calendar_period(following, repeat.per)[1], "lapse", name)


def _of_clocks(limits: Limits, _: str) -> Iterator[Coming]:
    state = limits.state
    for name, operand in state.plan.clock_limits:
        clock = state.plan.programme.clocks[name]
        reading = reading_of(state, clock)
        if reading is None or isinstance(reading, Unknown) or reading.on < state.today:
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
    if reading.on > state.today:
        yield from _falling(state, reading, length)
        return
    ways = {reading.stopped.least, reading.stopped.most} if reading.counts_days else {()}
    for stretches in ways:
        day = plus(state, reading.anchor, length, stretches=stretches)
        if day is not None:
            yield day


def _falling(state: State, reading: Reading, length: Duration) -> Iterator[int]:
    """Each day on which it stands still takes one from what a clock may come to by its end."""
    if reading.stopped.least != reading.stopped.most:
        yield state.today + max(beyond(state, reading, length) or (0,))


def _of_windows(limits: Limits, _: str) -> Iterator[Coming]:
    """Members leave sliding scopes. (S5.6)"""
    state = limits.state
    for selection, scope, first_day in state.plan.sliding:
        length = quantity(state, scope.length)
        if not isinstance(length, Duration):
            continue
        for member in members(state, selection):
            reached = plus(state, member.fact.day, length)
            if reached is not None:
                day = reached if first_day else reached + 1
                yield Coming(max(member.fact.day, day), "turns", member.fact.id)


_DATES: dict[str, Callable[[Limits, str], Iterable[Coming]]] = {
    "bounds": _of_step,
    "window": _of_phase,
    "clocks": _of_clocks,
    "sliding": _of_windows,
}


def _of_parameters(state: State) -> Iterator[Coming]:
    for parameter in state.plan.parameters.values():
        if parameter.read == "on_day":
            yield from (
                Coming(since.toordinal(), "turns", parameter.name) for since, _ in parameter.dated
            )


def coming_days(limits: Limits) -> list[Coming]:
    """What an application needs a timer for: what turns, and the days that open or are advised."""
    state = limits.state
    today = state.today
    found = {coming for coming in turning(limits) if coming.day > today}
    alive, instances = state.alive, state.instances
    for step in state.plan.listing.bounded:
        for name in alive.get(step, ()):
            found.update(_advice(limits, instances[name]))
    return sorted(found)


def _advice(limits: Limits, instance: Instance) -> Iterator[Coming]:
    today = limits.state.today
    for limit in limits.of(instance):
        for point, code in ((limit.times.low, "opens"), (limit.times.aim, "advised")):
            if isinstance(point, Point) and point.day > today:
                yield Coming(point.day, code, instance.name)
