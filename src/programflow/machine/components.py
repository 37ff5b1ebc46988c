"""A network in parts that have nothing to do with each other's conflicts.

A conflict is a ring: something raises a point that raises, in the end, itself. So only points that
can raise each other are looked at together, and everything else is left out. What is left is small
even where a programme is large; and a part whose lengths are the same on every day needs to be
looked at once, and not for every start date.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from attrs import frozen

from programflow.machine.drafts import START
from programflow.machine.network import Last, Link, Network, ring
from programflow.machine.reducing import Reduced


@frozen(eq=False, repr=False)
class Component:
    """Points that can raise each other, and the bounds between them; `points` in the whole."""

    network: Network
    points: tuple[int, ...]
    start: int | None

    def fits(self, day: int) -> bool | None:
        """Whether its bounds can be kept if the case begins on a day; None: not settled."""
        low = [day] * self.network.points
        return self.network.fits(low, self.fixed(day))

    def failing(self, days: range) -> Iterator[int]:
        """The start dates, of these, for which the bounds cannot be kept."""
        if len(days) == 1:
            return (day for day in days if self.fits(day) is not True)
        fits: Callable[[int], bool | None] = self.fits
        if not self.network.lasts:
            fits = Reduced(self.network, self.start).fits
        if self.start is None:
            # Days that fit for a late start fit for an early one: nothing holds them to it.
            return iter(days[bisect_left(days, 1, key=lambda day: fits(day) is not True) :])
        return (day for day in days if fits(day) is not True)

    def fixed(self, day: int) -> dict[int, int]:
        """The day on which the case begins, where that is one of its points."""
        return {} if self.start is None else {self.start: day}

    def ring(self, day: int) -> tuple[Link, ...]:
        """Where raising fails: the links that lead there, with the points of the whole."""
        found = ring(self.network, [day] * self.network.points, self.fixed(day))
        links = (self.network.links[number] for number in found)
        at = self.points
        return tuple(link._replace(tail=at[link.tail], head=at[link.head]) for link in links)

    def only(self, rules: frozenset[int]) -> "Component":
        """The same points, with the bounds of these rules alone."""
        return Component(self.network.only(rules), self.points, self.start)


def components(network: Network) -> tuple[Component, ...]:
    """The parts in which a conflict may be; those without any bound in a ring are left out."""
    kept = _binding(network)
    parts = _parts(network, kept)
    part_of = {point: number for number, part in enumerate(parts) for point in part}
    links: list[list[Link]] = [[] for _ in parts]
    for link in network.links:
        if part_of[link.tail] == part_of[link.head]:
            links[part_of[link.tail]].append(link)
    lasts: list[list[Last]] = [[] for _ in parts]
    for last in kept:
        lasts[part_of[last.point]].append(last)
    return tuple(
        _component(tuple(sorted(part)), links[number], lasts[number])
        for number, part in enumerate(parts)
        if links[number]
    )


def _component(points: tuple[int, ...], links: list[Link], lasts: list[Last]) -> Component:
    at = {point: number for number, point in enumerate(points)}
    network = Network(
        len(points),
        tuple(Link(at[k.tail], at[k.head], k.length, k.upper, k.rule) for k in links),
        tuple(
            Last(at[last.point], tuple((at[member], length) for member, length in last.members))
            for last in lasts
        ),
    )
    return Component(network, points, at.get(START))


def _binding(network: Network) -> tuple[Last, ...]:
    """The points kept at the last of others that something else would raise.

    One that only its members raise stays there by itself.
    """
    members = {last.point: frozenset(last.members) for last in network.lasts}
    pulled: set[int] = set()
    for link in network.links:
        target = _direction(link)[1]
        own = not link.upper and (link.tail, link.length) in members.get(target, frozenset())
        if target in members and not own:
            pulled.add(target)
    return tuple(last for last in network.lasts if last.point in pulled)


def _direction(link: Link) -> tuple[int, int]:
    """Which point raises which."""
    return (link.head, link.tail) if link.upper else (link.tail, link.head)


def _parts(network: Network, lasts: tuple[Last, ...]) -> list[list[int]]:
    """The strongly connected components; the last of others may raise any of them."""
    ways = map(_direction, network.links)
    # No point comes before the case begins.
    begins = ((START, point) for point in range(1, network.points))
    after = ((last.point, member) for last in lasts for member, _ in last.members)
    return parts_of(network.points, chain(ways, begins, after))


def parts_of(points: int, ways: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The parts of a graph within which every point leads to every other, by Kosaraju's algorithm.

    `ways` lead from one point to another; points are numbered from 0. The ways that leave a point
    hang together by their numbers, so that a graph is a few lists however many points it has.
    """
    there, back = _Ways(points), _Ways(points)
    for source, target in ways:
        there.add(source, target)
        back.add(target, source)
    seen = bytearray(points)
    finished = [point for root in range(points) for point in _walk(root, there, seen)]
    seen = bytearray(points)
    found = [_walk(root, back, seen) for root in reversed(finished) if not seen[root]]
    return [part for part in found if part]


class _Ways:
    """For each point the number of its latest way (0: none); for each way where it leads to, and
    the way of the same point before it.
    """

    __slots__ = ("before", "latest", "to")

    def __init__(self, points: int) -> None:
        self.latest = [0] * points
        self.to = [0]
        self.before = [0]

    def add(self, source: int, target: int) -> None:
        self.before.append(self.latest[source])
        self.latest[source] = len(self.to)
        self.to.append(target)


def _walk(root: int, ways: _Ways, seen: bytearray) -> list[int]:
    """The points that can be reached and were not seen before, each after those beyond it."""
    if seen[root]:
        return []
    seen[root] = 1
    to, before = ways.to, ways.before
    finished: list[int] = []
    # Points on the way there, and for each the way that is gone next.
    stack, at = [root], [ways.latest[root]]
    while stack:
        way = at[-1]
        while way and seen[to[way]]:
            way = before[way]
        if not way:
            finished.append(stack.pop())
            at.pop()
            continue
        at[-1] = before[way]
        point = to[way]
        seen[point] = 1
        stack.append(point)
        at.append(ways.latest[point])
    return finished
