"""The bounds kernel: which days satisfy every lower and upper bound between the points of a case.

A point is a day to be found: when a step is done, a phase entered. A bound says that one point
comes no earlier, or no later, than a length after another. Lengths are monotone, so the earliest
days are a least fixed point, reached by raising each point until nothing changes; and if raising
leads past a day that is fixed, no days satisfy the bounds, which is exact and needs no search.
The latest days are the greatest fixed point, by lowering.

A point may also be *the last of* others (a step is opened when all that it waits for is done). Such
points are kept by lowering, and only bounded from below by raising.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from math import lcm
from typing import NamedTuple

from attrs import field, frozen

from programflow.machine.lengths import Length

FAR = 40 * 366
"""Days are looked for this far ahead. What fits only later does not fit."""


class Link(NamedTuple):
    """A bound: `head` comes no earlier (or, if `upper`, no later) than `length` after `tail`.

    `rule` is the number of the rule that it comes from; one rule may make several links.
    """

    tail: int
    head: int
    length: Length
    upper: bool
    rule: int


class Last(NamedTuple):
    """`point` is the latest of `members`, each with a length after it."""

    point: int
    members: tuple[tuple[int, Length], ...]


@frozen(eq=False, repr=False)
class Network:
    """Points, numbered from 0, the bounds between them, and which are the last of others."""

    points: int
    links: tuple[Link, ...]
    lasts: tuple[Last, ...] = ()
    _up: "list[Step]" = field(init=False, factory=list)
    _down: "list[Step]" = field(init=False, factory=list)

    @property
    def raising(self) -> "list[Step]":
        """Which point raises which, and by how much; laid out once it is asked."""
        if not self._up:
            self._up.extend(
                _back(link, number, upward=True) if link.upper else _there(link, number)
                for number, link in enumerate(self.links)
            )
        return self._up

    @property
    def lowering(self) -> "list[Step]":
        """Which point lowers which, likewise: many networks are never lowered."""
        if not self._down:
            self._down.extend(
                _there(link, number) if link.upper else _back(link, number, upward=False)
                for number, link in enumerate(self.links)
            )
        return self._down

    @property
    def is_steady(self) -> bool:
        """Whether all lengths are the same on every day: then one start date stands for all."""
        return self.repeats == 1

    @property
    def repeats(self) -> int | None:
        """After how many days all lengths are the same again; None where that is not known."""
        lengths = [link.length for link in self.links]
        lengths += [length for last in self.lasts for _, length in last.members]
        found = {length.repeats for length in lengths}
        return None if None in found else lcm(*(days for days in found if days is not None))

    def without(self, rules: Collection[int]) -> "Network":
        """The network without the links of some rules."""
        return Network(self.points, tuple(k for k in self.links if k.rule not in rules), self.lasts)

    def only(self, rules: Collection[int]) -> "Network":
        """The network with the links of these rules alone."""
        return Network(self.points, tuple(k for k in self.links if k.rule in rules), self.lasts)

    def among(self, points: Collection[int]) -> "Network":
        """The network with the links between these points alone."""
        links = (k for k in self.links if k.tail in points and k.head in points)
        lasts = (last for last in self.lasts if last.point in points)
        return Network(self.points, tuple(links), tuple(lasts))

    def raised(self, low: Sequence[int], fixed: Mapping[int, int]) -> "Raised":
        """The earliest days from `low` on: the least fixed point.

        Args:
            low: for each point the earliest day it may have.
            fixed: points whose day is given; it may not be exceeded.
        """
        steps = self.raising
        days = list(low)
        cause = [-1] * self.points
        limit = max(low) + FAR
        ceiling = [fixed.get(point, limit) for point in range(self.points)]
        past = next((point for point, day in fixed.items() if days[point] > day), None)
        if past is not None:
            return Raised(days, cause, past, settled=True)
        for turn in range(FAR + self.points):
            changed = False
            for source, target, shift, function, number in steps:
                day = days[source] + shift if function is None else function(days[source])
                if day > days[target]:
                    days[target], cause[target], changed = day, number, True
                    if day > ceiling[target]:
                        return Raised(days, cause, target, settled=True)
            if not changed:
                return Raised(days, cause, None, settled=True)
            if turn > self.points and (lifted := self._lifts_itself(cause)) is not None:
                return Raised(days, cause, lifted, settled=True)
        return Raised(days, cause, None, settled=False)

    def _lifts_itself(self, cause: Sequence[int]) -> int | None:
        """A point that is raised by itself, by the same number of days each time: for ever.

        Where a length is not the same on every day, raising may come to an end all the same.
        """
        for first in range(self.points):
            point, seen = first, set[int]()
            while point not in seen:
                link = self.links[cause[point]] if cause[point] >= 0 else None
                if link is None or link.length.shift is None:
                    break
                seen.add(point)
                point = link.head if link.upper else link.tail
            else:
                return point
        return None

    def lowered(self, low: Sequence[int], fixed: Mapping[int, int], *, top: int) -> "Lowered":
        """The latest days up to `top`: the greatest fixed point.

        `failed` is a point that would have to come before its day in `low`; None if there is none.
        """
        steps = self.lowering
        days = [fixed.get(point, top) for point in range(self.points)]
        cause = [-1] * self.points
        for _ in range(3 * FAR + self.points):
            changed = False
            for source, target, shift, function, number in steps:
                day = days[source] + shift if function is None else function(days[source])
                if day < days[target]:
                    days[target], cause[target], changed = day, number, True
                    if day < low[target]:
                        return Lowered(days, cause, target, settled=True)
            changed = self._lower_lasts(days) or changed
            failed = next((x.point for x in self.lasts if days[x.point] < low[x.point]), None)
            if failed is not None or not changed:
                return Lowered(days, cause, failed, settled=True)
        return Lowered(days, cause, None, settled=False)

    def _lower_lasts(self, days: list[int]) -> bool:
        changed = False
        for last in self.lasts:
            day = _last_of(last, days)
            if day < days[last.point]:
                days[last.point], changed = day, True
        return changed

    def fits(self, low: Sequence[int], fixed: Mapping[int, int]) -> bool | None:
        """Whether there are days that satisfy every bound; None if that was not settled."""
        return self.days(low, fixed).fits

    def days(self, low: Sequence[int], fixed: Mapping[int, int]) -> "Days":
        """Days that satisfy every bound, early ones, where there are any."""
        raised = self.raised(low, fixed)
        if raised.failed is not None or not raised.settled:
            return Days((), False if raised.settled else None)
        days = raised.days
        if all(days[last.point] == _last_of(last, days) for last in self.lasts):
            return Days(tuple(days), fits=True)
        lowered = self.lowered(days, fixed, top=max(days) + FAR)
        if lowered.failed is not None or not lowered.settled:
            return Days((), False if lowered.settled else None)
        return Days(tuple(lowered.days), fits=True)


class Days(NamedTuple):
    """A day for each point; none where nothing fits. `fits` is None where it was not settled."""

    days: tuple[int, ...]
    fits: bool | None


class Raised(NamedTuple):
    """The outcome of raising: `cause` is for each point the link that raised it last, or -1.

    `failed` is a fixed point that would have to come later.
    """

    days: list[int]
    cause: list[int]
    failed: int | None
    settled: bool


class Lowered(NamedTuple):
    """The outcome of lowering, likewise."""

    days: list[int]
    cause: list[int]
    failed: int | None
    settled: bool


Step = tuple[int, int, int, Callable[[int], int] | None, int]
"""From, to, shift, function (None: the shift says all), number of the link."""


def _there(link: Link, number: int) -> Step:
    tail, head, length, _, _ = link
    if length.shift is None:
        return tail, head, 0, length.after, number
    return tail, head, length.shift, None, number


def _back(link: Link, number: int, *, upward: bool) -> Step:
    tail, head, length, _, _ = link
    if length.shift is not None:
        return head, tail, -length.shift, None, number
    return head, tail, 0, length.first_reaching if upward else length.last_within, number


def _last_of(last: Last, days: Sequence[int]) -> int:
    return max(length.after(days[member]) for member, length in last.members)


def smallest_conflict(
    network: Network, low: Sequence[int], fixed: Mapping[int, int]
) -> tuple[int, ...]:
    """The rules of a conflict of which none can be left out: without any of them the rest fits.

    Args:
        network: one that does not fit.
        low: for each point the earliest day it may have.
        fixed: points whose day is given.
    """
    rules = dict.fromkeys(_traced(network, low, fixed))
    if network.only(rules).fits(low, fixed) is not False:
        rules = dict.fromkeys(link.rule for link in network.links)
    for rule in list(rules):
        fewer = [other for other in rules if other != rule]
        if network.only(fewer).fits(low, fixed) is False:
            del rules[rule]
    return tuple(rules)


def ring(network: Network, low: Sequence[int], fixed: Mapping[int, int]) -> tuple[int, ...]:
    """The links by which a point that cannot be raised was raised, each by the one before it.

    They lead from where the raising began to the point at which it failed; in a ring where that
    point lifts itself. Empty where no point failed in raising.
    """
    raised = network.raised(low, fixed)
    point, seen, found = raised.failed, list[int](), list[int]()
    while point is not None and point not in seen and raised.cause[point] >= 0:
        seen.append(point)
        link = network.links[raised.cause[point]]
        found.append(raised.cause[point])
        point = link.head if link.upper else link.tail
    if point in seen and point is not None:
        found = found[seen.index(point) :]
    return tuple(reversed(found))


def _traced(network: Network, low: Sequence[int], fixed: Mapping[int, int]) -> list[int]:
    """The rules that raised the point at which it failed, and those before them."""
    return [network.links[number].rule for number in ring(network, low, fixed)]
