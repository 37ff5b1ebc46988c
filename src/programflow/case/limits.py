"""Limits: the bounds of an instance or of a phase visit, each with its dates of today. (S9.2)"""

from collections.abc import Iterator
from typing import NamedTuple

from programflow.case.bounds import Times, present_bounds, times_of
from programflow.case.moments import Point
from programflow.case.state import Instance, State, Visit
from programflow.machine import Place
from programflow.temporal import to_date


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
            return f"{name}/{to_date(anchor.day).isoformat()}"
        return name

    @property
    def due(self) -> Point | None:
        """The last day, where it is known."""
        return self.times.due if isinstance(self.times.due, Point) else None


def limits_of(state: State, instance: Instance) -> Iterator[Limit]:
    """All bounds of an instance that are present."""
    for place in present_bounds(state, instance.step):
        yield Limit(instance.name, place, times_of(state, place, instance))


def upper_limits(state: State, instance: Instance) -> Iterator[Limit]:
    """The bounds of an instance that have a last day."""
    for place in state.plan.ends.get(("step", instance.step.name), ()):
        yield Limit(instance.name, place, times_of(state, place, instance))


def visit_limits(state: State, visit: Visit) -> Iterator[Limit]:
    """The bounds of a phase visit that have a last day. (S9.6)"""
    for place in state.plan.ends.get(("phase", visit.place), ()):
        yield Limit(visit.name, place, times_of(state, place, visit.name))
