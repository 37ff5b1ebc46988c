"""Bounds: earliest, advised and last dates of steps, rounds and phases. (S9.1-S9.3)"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from programflow.case.moments import Point, Unknown, When, moment_of
from programflow.case.parameters import quantity
from programflow.case.spells import NEVER, Stopped, stopped
from programflow.case.state import Instance, State
from programflow.definition.selections import Moment
from programflow.definition.steps import Bound, Step
from programflow.definition.values import NOT_STATED, Quantity
from programflow.temporal import Duration, Unit, UnitMismatch, add, due, due_instant, local_day

UNKNOWN = Unknown.UNKNOWN


class Times(NamedTuple):
    """What a bound comes to today: each a point, unset (None) or unknown. `anchor` is counted from."""

    anchor: When
    low: When
    aim: When
    due: When
    stopped: bool = False


class Place(NamedTuple):
    """A bound at its place: its name inside the instance, and the definition's bound or gap or order."""

    label: str
    bound: Bound
    own: bool
    """A round's own: from the previous round. (S9.1)"""
    before: str | None = None
    """S9.10: due with the first entry of this step."""
    except_: tuple[str, ...] = ()


def bounds_of(step: Step) -> Iterator[Place]:
    """The bounds of a step's instances, as numbered in the definition. (S9.1)"""
    for i, bound in enumerate(step.window):
        own = bound.from_ is not None and bound.from_.form == "previous_round"
        yield Place(f"window/{i}", bound, own)
    if step.repeat is not None and step.repeat.gap is not None:
        gap = step.repeat.gap
        bound = Bound(
            modality=gap.modality,
            from_=Moment(form="previous_round"),
            max=gap.max,
            source=gap.source,
            assumption=gap.assumption,
            route=gap.route,
        )
        yield Place("gap", bound, own=True, except_=step.repeat.except_)
    for i, before in enumerate(step.before):
        bound = Bound(
            modality=before.modality,
            source=before.source,
            assumption=before.assumption,
            route=before.route,
        )
        yield Place(f"before/{i}", bound, own=False, before=before.step)


def phase_bounds(state: State, phase: str) -> Iterator[Place]:
    """The window of a phase; outcomes have none."""
    for i, bound in enumerate(getattr(state.plan.places.get(phase), "window", ())):
        if _present(state, bound):
            yield Place(f"window/{i}", bound, own=False)


def present_bounds(state: State, step: Step) -> list[Place]:
    """The bounds of a step that are present in the variant."""
    return [place for place in bounds_of(step) if _present(state, place.bound)]


def _present(state: State, bound: Bound) -> bool:
    return not bound.only_in or state.plan.variant in bound.only_in


def is_upper(place: Place) -> bool:
    """Whether the bound has a last day."""
    bound = place.bound
    return bound.max is not None or bound.late is not None or place.before is not None


def binds_low(place: Place, instance: Instance) -> bool:
    """Whether the lower date binds the next entry: a plain step's, a round's own, or the first round's. (S9.1)"""
    return instance.step.repeat is None or place.own or not instance.rounds


def binds_due(place: Place, instance: Instance) -> bool:
    """Whether the last date binds the next entry; of other repeated steps it binds the completion. (S9.1)"""
    return instance.step.repeat is None or place.own


def times_of(state: State, place: Place, instance: Instance | None, key: str) -> Times:
    """The dates of one bound today. `key` names the instance or phase visit whose extensions count. (S9.2)"""
    if place.before is not None:
        point = _first_taken(state, place.before)
        return Times(point, None, None, point)
    anchor, stops = _anchor(state, place, instance)
    if anchor is None or isinstance(anchor, Unknown):
        return Times(anchor, anchor, anchor, anchor)
    count = Counting(state, anchor, stops, instance)
    bound = place.bound
    aim = count.plus(bound.aim)
    lows = [count.plus(bound.min), count.shift(aim, bound.early, -1)]
    ups = [count.plus(bound.max), count.shift(aim, bound.late, 1)]
    extensions = state.extended.get(key if instance is None else instance.name, ())
    statutory = bound.counting == "statutory"
    dues = [count.extended(up, extensions, statutory=statutory) for up in ups]
    # A bound without max has no last day: `late` without an aim says nothing.
    return Times(anchor, _latest(lows), aim, _earliest(dues), count.met_open)


def _anchor(state: State, place: Place, instance: Instance | None) -> tuple[When, Stopped]:
    bound = place.bound
    if bound.clock is not None:
        clock = state.plan.programme.clocks[bound.clock]
        stops = stopped(state, except_=clock.except_, during=clock.during)
        return moment_of(state, clock.from_, instance), stops
    stops = stopped(state, except_=place.except_, during=()) if place.except_ else NEVER
    return (None if bound.from_ is None else moment_of(state, bound.from_, instance)), stops


def _first_taken(state: State, step: str) -> When:
    """The first entry taken up by the latest instance in view. (S9.10)"""
    defined = state.plan.steps.get(step)
    latest = None if defined is None else state.latest(defined)
    if latest is None or not latest.rounds:
        return None
    first = min(latest.rounds, key=lambda f: (f.day, f.at is None, f.at or 0))
    return Point(first.day, first.at)


class Counting:
    """Counts from an anchor, stopped or not; remembers whether an open spell kept a date unknown."""

    def __init__(
        self, state: State, anchor: Point, stops: Stopped, instance: Instance | None
    ) -> None:
        self._state = state
        self._anchor = anchor
        self._stops = stops
        self._instance = instance
        self.met_open = False

    def plus(self, length: Quantity | None) -> When:
        """The anchor and a length; None where there is no length."""
        if length is None:
            return None
        value = quantity(self._state, length, self._instance)
        return self._add(self._anchor, value)

    def shift(self, aim: When, length: Quantity | None, sign: int) -> When:
        """The aim and a length after (1) or before (-1) it."""
        if length is None or aim is None or isinstance(aim, Unknown):
            return aim if isinstance(aim, Unknown) and length is not None else None
        value = quantity(self._state, length, self._instance)
        if isinstance(value, Duration):
            return self._plain(aim, value._replace(n=sign * value.n))
        return UNKNOWN

    def extended(self, up: When, extensions: Iterable[object], *, statutory: bool) -> When:
        """The upper date with its extensions, then moved to a working day if statutory."""
        for by in extensions:
            if up is None or isinstance(up, Unknown):
                return up
            up = self._plain(up, by) if isinstance(by, Duration) else UNKNOWN
        if up is None or isinstance(up, Unknown) or not statutory:
            return up
        zero = Duration(0, Unit.DAYS)
        return Point(due(up.day, zero, statutory=True, calendar=self._state.machine.calendar) or up.day)

    def _plain(self, point: Point, length: Duration) -> When:
        if length.unit is Unit.HOURS:
            return self._hours(point, length)
        return Point(add(point.day, length, self._state.machine.calendar))

    def _hours(self, point: Point, length: Duration) -> When:
        if point.at is None:
            return UNKNOWN
        at = due_instant(point.at, length.n)
        return Point(local_day(at, self._state.zone), at)

    def _add(self, point: Point, length: object) -> When:
        if not isinstance(length, Duration):
            return UNKNOWN
        ways = {self._stops.least, self._stops.most}
        if ways == {()}:
            return self._plain(point, length)
        try:
            days = {
                due(
                    point.day,
                    length,
                    statutory=False,
                    calendar=self._state.machine.calendar,
                    stretches=stretches,
                )
                for stretches in ways
            }
        except UnitMismatch:
            return UNKNOWN
        day = days.pop() if len(days) == 1 else None
        if day is None:
            self.met_open = True
            return UNKNOWN
        return Point(day)


def _latest(points: Iterable[When]) -> When:
    known = list(points)
    if any(isinstance(p, Unknown) for p in known):
        return UNKNOWN
    return max((p for p in known if isinstance(p, Point)), key=_key, default=None)


def _earliest(points: Iterable[When]) -> When:
    known = list(points)
    if any(isinstance(p, Unknown) for p in known):
        return UNKNOWN
    return min((p for p in known if isinstance(p, Point)), key=_key, default=None)


def _key(point: Point) -> tuple[int, int]:
    return point.day, point.at or 0


def due_of(state: State, instance: Instance) -> When:
    """The earliest known due date of an instance; unknown if none is known and one is unknown. (S6.3)"""
    return _first_known(
        times_of(state, place, instance, instance.step.name).due
        for place in present_bounds(state, instance.step)
        if is_upper(place)
    )


def phase_due(state: State, phase: str) -> When:
    """The earliest known due date of the phase's latest visit."""
    visit = state.visit(phase)
    key = "" if visit is None else f"{phase}:{visit.n}"
    return _first_known(
        times_of(state, place, None, key).due
        for place in phase_bounds(state, phase)
        if is_upper(place)
    )


def _first_known(points: Iterable[When]) -> When:
    values = list(points)
    known = [p for p in values if isinstance(p, Point)]
    if known:
        return min(known, key=_key)
    return UNKNOWN if any(isinstance(p, Unknown) for p in values) else None


def aim_of(state: State, instance: Instance) -> When:
    """The aim of the first bound that has one."""
    for place in present_bounds(state, instance.step):
        if place.bound.aim is not None:
            return times_of(state, place, instance, instance.step.name).aim
    return None


def is_before(point: Point, low: Point) -> bool | None:
    """Whether an entry comes before a lower date; None: a time is missing. (S1.5, S1.6)"""
    if low.at is None or point.day != low.day:
        return point.day < low.day
    return None if point.at is None else point.at < low.at


def is_after(point: Point, last: Point) -> bool | None:
    """Whether an entry comes after a last date; None: a time is missing."""
    if last.at is None or point.day != last.day:
        return point.day > last.day
    return None if point.at is None else point.at > last.at


def grace_added(state: State, place: Place, last: Point, instance: Instance) -> Point:
    """The last date that still counts: grace widens what counts, not what is due."""
    value = quantity(state, place.bound.grace, instance)
    if not isinstance(value, Duration) or value is NOT_STATED:
        return last
    if value.unit is Unit.HOURS:
        if last.at is None:
            return last
        at = due_instant(last.at, value.n)
        return Point(local_day(at, state.zone), at)
    return Point(add(last.day, value, state.machine.calendar), last.at)
