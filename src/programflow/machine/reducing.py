"""A network with fewer points that fits on the same start dates: for going through many of them.

A point that is raised by few and raises few is left out: each that raises it raises, by both
lengths together, each that it raises. What is known of a length on a day is kept for all start
dates, so a long chain of steps costs little more than one.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from programflow.machine.lengths import Length
from programflow.machine.network import FAR, Network

DEEPEST = 120
"""Lengths put together, one inside the other, beyond which a point is kept."""

Days = Callable[[int], int]


class Raise(NamedTuple):
    """By how many days a point is raised above another, or by which function."""

    shift: int | None
    function: Days | None
    depth: int

    def then(self, other: "Raise") -> "tuple[Raise, ...]":
        """Both, one after the other."""
        if self.shift is not None and other.shift is not None:
            return by(self.shift + other.shift)
        first, second = self.on, other.on
        return (
            Raise(None, Length(lambda day: second(first(day))).after, self.depth + other.depth),
        )

    @property
    def on(self) -> Days:
        """As a function of the day."""
        if self.function is not None:
            return self.function
        days = self.shift or 0
        return lambda day: day + days


@lru_cache(maxsize=4096)
def by(shift: int) -> tuple[Raise, ...]:
    """The raising by a number of days, alone; one for all points that are raised by as many."""
    return (Raise(shift, None, 0),)


class Reduced:
    """A network without last points, its points fewer."""

    def __init__(self, network: Network, start: int | None) -> None:
        self._start = network.points if start is None else start
        self._has_start = start is not None
        self._into: dict[int, dict[int, tuple[Raise, ...]]] = {}
        self._out: dict[int, set[int]] = {}
        for point in range(network.points):
            self._add(self._start, point, by(0))
        for source, target, shift, function, _ in network.raising:
            made = by(shift) if function is None else (Raise(None, function, 1),)
            self._add(source, target, made)
        self._reduce()
        self._steps = [
            (source, target, one.shift, one.function)
            for target, into in self._into.items()
            for source, raises in into.items()
            for one in raises
        ]
        self._points = sorted({self._start, *self._into})

    def fits(self, day: int) -> bool:
        """Whether the bounds can be kept if the case begins on a day."""
        days = dict.fromkeys(self._points, day)
        limit = day + FAR
        changed = True
        while changed:
            changed = False
            for source, target, shift, function in self._steps:
                found = days[source] + shift if shift is not None else function(days[source])  # type: ignore[misc]  # one of the two is there
                if found > days[target]:
                    if (target == self._start and self._has_start) or found > limit:
                        return False
                    days[target], changed = found, True
        return True

    def _add(self, source: int, target: int, made: tuple[Raise, ...]) -> None:
        """Another way in which a point is raised; of steady ones the greatest is enough."""
        shift = made[0].shift
        if source == target and shift is not None and shift <= 0:
            return
        into = self._into.get(target)
        if into is None:
            into = self._into[target] = {}
        known = into.get(source)
        if known is None:
            into[source] = made
            out = self._out.get(source)
            if out is None:
                out = self._out[source] = set()
            out.add(target)
        elif shift is None:
            into[source] = known + made
        else:
            steady = [one for one in known if one.shift is not None]
            if not steady or (steady[0].shift or 0) < shift:
                moving = tuple(one for one in known if one.shift is None)
                into[source] = moving + made if moving else made

    def _reduce(self) -> None:
        waiting = [point for point in self._into if point != self._start]
        while waiting:
            point = waiting.pop()
            if point in self._into and self._is_simple(point):
                waiting += self._leave_out(point)

    def _is_simple(self, point: int) -> bool:
        into, out = self._into[point], self._out.get(point, set())
        if point in into:
            return False
        ways = sum(map(len, into.values()))
        further = [one for target in out for one in self._into[target][point]]
        deepest = max((one.depth for ones in into.values() for one in ones), default=0)
        if deepest + max((one.depth for one in further), default=0) > DEEPEST:
            return False
        return ways * len(further) <= ways + len(further) + 1

    def _leave_out(self, point: int) -> list[int]:
        into = self._into.pop(point)
        for source in into:
            self._out[source].discard(point)
        touched = [source for source in into if source != self._start]
        for target in self._out.pop(point, set()):
            raises = self._into[target].pop(point)
            touched += [target] if target != self._start else []
            for source, before in into.items():
                for one in before:
                    for after in raises:
                        self._add(source, target, one.then(after))
        return touched
