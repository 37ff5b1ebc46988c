"""Limits: the bounds of an instance or of a phase visit, each with its dates of today. (S9.2)"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from programflow.case.bounds import Times, present_bounds, times_of
from programflow.case.moments import Point
from programflow.case.state import Instance, State, Visit
from programflow.machine import Place, is_upper
from programflow.temporal import to_iso

_NEW = tuple.__new__
"""A named tuple without the call that sorts its arguments out."""


class Limit(NamedTuple):
    """A bound of an instance, or of a phase visit (``p:n``), with its dates of today."""

    owner: str
    place: Place
    times: Times

    @property
    def lapse(self) -> str:
        """The name of its lapse; a round's own carries the date counted from. (S15.3)"""
        name = f"lapsed:{self.owner}/{self.place.label}"
        anchor = self.times.anchor
        if self.place.own and isinstance(anchor, Point):
            return f"{name}/{to_iso(anchor.day)}"
        return name

    @property
    def due(self) -> Point | None:
        """The last day, where it is known."""
        due = self.times.due
        return due if isinstance(due, Point) else None


class Limits:
    """The limits of a state that does not change meanwhile, each worked out once."""

    __slots__ = ("_of_instances", "_of_visits", "state")

    def __init__(self, state: State) -> None:
        self.state = state
        self._of_instances: dict[str, tuple[Limit, ...]] = {}
        self._of_visits: dict[str, tuple[Limit, ...]] = {}

    def of(self, instance: Instance) -> tuple[Limit, ...]:
        """All bounds of an instance that are present."""
        if ("step", instance.step.name) not in self.state.plan.bounds:
            return ()
        found = self._of_instances.get(instance.name)
        if found is None:
            found = tuple(limits_of(self.state, instance))
            self._of_instances[instance.name] = found
        return found

    def upper(self, instance: Instance) -> tuple[Limit, ...]:
        """Those that have a last day."""
        return tuple([limit for limit in self.of(instance) if is_upper(limit.place)])

    def of_visit(self, visit: Visit) -> tuple[Limit, ...]:
        """The bounds of a phase visit that have a last day."""
        found = self._of_visits.get(visit.name)
        if found is None:
            places, name = self.state.plan.ends.get(("phase", visit.place), ()), visit.name
            found = tuple([Limit(name, at, times_of(self.state, at, name)) for at in places])
            self._of_visits[name] = found
        return found


def limits_of(state: State, instance: Instance) -> list[Limit]:
    """All bounds of an instance that are present, as they are before anything comes of one."""
    name, places = instance.name, present_bounds(state, instance.step)
    return [_NEW(Limit, (name, place, times_of(state, place, instance))) for place in places]


def limits_to_come(state: State, living: Collection[str], phases: Iterable[str]) -> Iterator[Limit]:
    """Bounds by clocks of what has not begun: steps that do not live, and phases to come.

    `owner` is the step or phase.
    """
    for step in state.plan.steps.values():
        if step.name not in living:
            for place in present_bounds(state, step):
                if place.bound.clock is not None:
                    yield Limit(step.name, place, times_of(state, place, ""))
    for phase in phases:
        for place in state.plan.ends.get(("phase", phase), ()):
            if place.bound.clock is not None:
                yield Limit(phase, place, times_of(state, place, ""))


def upper_limits(state: State, instance: Instance) -> list[Limit]:
    """Those of an instance that have a last day."""
    name, places = instance.name, state.plan.ends.get(("step", instance.step.name), ())
    return [_NEW(Limit, (name, place, times_of(state, place, instance))) for place in places]


def visit_limits(state: State, visit: Visit) -> list[Limit]:
    """Those of a phase visit that have a last day. (S9.6)"""
    name, places = visit.name, state.plan.ends.get(("phase", visit.place), ())
    return [_NEW(Limit, (name, place, times_of(state, place, name))) for place in places]
