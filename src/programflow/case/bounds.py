"""Bounds: earliest, advised and last dates of steps, rounds and phases. (S9.1-S9.3)"""

from collections.abc import Iterable
from typing import NamedTuple

from programflow.case.counting import Counting, later
from programflow.case.moments import UNKNOWN, Point, Unknown, When, moment_of
from programflow.case.parameters import quantity
from programflow.case.spells import NEVER, Stopped, stopped
from programflow.case.state import Instance, State, canonical
from programflow.definition.steps import Step
from programflow.machine import Place, is_upper
from programflow.temporal import Duration


class Times(NamedTuple):
    """What a bound comes to today: each a point, unset (None) or unknown.

    `anchor` is counted from; `stopped`: an open spell keeps a date unknown.
    """

    anchor: When
    low: When
    aim: When
    due: When
    stopped: bool = False


def phase_bounds(state: State, phase: str) -> tuple[Place, ...]:
    """The window of a phase; outcomes have none."""
    return state.plan.bounds.get(("phase", phase), ())


def present_bounds(state: State, step: Step) -> tuple[Place, ...]:
    """The bounds of a step that are present in the variant."""
    return state.plan.bounds.get(("step", step.name), ())


def times_of(state: State, place: Place, of: Instance | str) -> Times:
    """The dates of one bound today, of an instance or of a phase visit, named ``p:n``. (S9.2)"""
    if place.before is not None:
        point = _first_taken(state, place.before)
        return Times(point, None, None, point)
    instance, key = (None, of) if isinstance(of, str) else (of, of.name)
    anchor, stops = _anchor(state, place, instance)
    if anchor is None or isinstance(anchor, Unknown):
        return Times(anchor, anchor, anchor, anchor)
    count = Counting(state, anchor, stops=stops, instance=instance)
    bound = place.bound
    aim = None if bound.aim is None else count.plus(bound.aim)
    low = None if bound.min is None else count.plus(bound.min)
    if bound.early is not None:
        low = _latest([low, count.shift(aim, bound.early, sign=-1)])
    ups = [] if bound.max is None else [count.plus(bound.max)]
    if bound.late is not None:
        ups.append(count.shift(aim, bound.late, sign=1))
    # A gap is no part of the window that is extended. (S3.1, S12.9)
    extensions = () if place.label == "gap" else state.extended.get(key, ())
    if extensions or bound.counting == "statutory":
        statutory = bound.counting == "statutory"
        ups = [count.extended(up, extensions, statutory=statutory) for up in ups]
    due = ups[0] if len(ups) == 1 else _earliest(ups)
    return Times(anchor, low, aim, due, count.stands_still)


def _anchor(state: State, place: Place, instance: Instance | None) -> tuple[When, Stopped]:
    bound = place.bound
    if bound.clock is not None:
        clock = state.plan.programme.clocks[bound.clock]
        stops = stopped(state, except_=clock.except_, during=clock.during)
        return moment_of(state, clock.from_, instance), stops
    stops = stopped(state, except_=place.except_, during=()) if place.except_ else NEVER
    return (None if bound.from_ is None else moment_of(state, bound.from_, instance)), stops


def _first_taken(state: State, step: str) -> When:
    """The first entry taken up by the latest instance in view, else what completed it. (S9.10)"""
    defined = state.plan.steps.get(step)
    latest = None if defined is None else state.latest(defined)
    if latest is None or latest.state == "dropped" or latest.closed_by == "waived":
        return None
    taken = latest.rounds
    if not taken and latest.completer is not None:
        taken = (latest.completer,)
    if not taken:
        return None
    first = canonical(list(taken))[0]
    return Point(first.day, first.at)


def _latest(points: list[When]) -> When:
    if any(isinstance(p, Unknown) for p in points):
        return UNKNOWN
    return max((p for p in points if isinstance(p, Point)), key=_order, default=None)


def _earliest(points: list[When]) -> When:
    if any(isinstance(p, Unknown) for p in points):
        return UNKNOWN
    return min((p for p in points if isinstance(p, Point)), key=_order, default=None)


def _order(point: Point) -> tuple[int, int]:
    return point.day, point.at or 0


def due_of(state: State, instance: Instance) -> When:
    """The earliest known due date; unknown if none is known and one is unknown. (S6.3)"""
    return _first_known(
        times_of(state, place, instance).due
        for place in present_bounds(state, instance.step)
        if is_upper(place)
    )


def phase_due(state: State, phase: str) -> When:
    """The earliest known due date of the phase's latest visit. (S6.3)"""
    visit = state.visit(phase)
    key = "" if visit is None else visit.name
    return _first_known(
        times_of(state, place, key).due for place in phase_bounds(state, phase) if is_upper(place)
    )


def _first_known(points: Iterable[When]) -> When:
    values = list(points)
    known = [p for p in values if isinstance(p, Point)]
    if known:
        return min(known, key=_order)
    return UNKNOWN if any(isinstance(p, Unknown) for p in values) else None


def aim_of(state: State, instance: Instance) -> When:
    """The aim of the first bound that has one. (S6.3)"""
    for place in present_bounds(state, instance.step):
        if place.bound.aim is not None:
            return times_of(state, place, instance).aim
    return None


def last_counted(state: State, place: Place, last: Point, *, instance: Instance) -> When:
    """The last date that still counts: grace widens what counts, not what is due. (S8.12)"""
    if place.bound.grace is None:
        return last
    value = quantity(state, place.bound.grace, instance)
    return later(state, last, value) if isinstance(value, Duration) else Unknown.UNKNOWN
