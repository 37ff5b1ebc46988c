"""Networks made of small choices, and three ways to ask whether their bounds can be kept."""

from collections.abc import Iterator
from itertools import product

import networkx as nx
import z3

from programflow.machine.drafts import START
from programflow.machine.lengths import Length, Lengths
from programflow.machine.network import Last, Link, Network
from programflow.temporal import NORWAY, Duration, Unit
from programflow.testing.drawing.choices import Choices

LENGTHS = Lengths(NORWAY)
STEADY = (Unit.DAYS, Unit.WEEKS)
ANY = (Unit.DAYS, Unit.WEEKS, Unit.WORKING_DAYS, Unit.MONTHS)
MOST = {Unit.DAYS: 9, Unit.WEEKS: 2, Unit.WORKING_DAYS: 6, Unit.MONTHS: 1}


def drawn(choose: Choices, *, points: int, links: int, units: tuple[Unit, ...]) -> Network:
    """A network of so many points; now and then one of them is the last of two others."""
    made = []
    for rule in range(links):
        tail, head = apart(choose, points)
        made.append(Link(tail, head, length(choose, units), upper=choose.chance(50), rule=rule))
    lasts: tuple[Last, ...] = ()
    if points > 3 and choose.chance(40):
        members = tuple((p, length(choose, units)) for p in apart(choose, points - 1))
        own = [
            Link(p, points - 1, n, upper=False, rule=links + i) for i, (p, n) in enumerate(members)
        ]
        made += own
        lasts = (Last(points - 1, members),)
    return Network(points, tuple(made), lasts)


def apart(choose: Choices, points: int) -> list[int]:
    """Two different points, in any order."""
    one = choose.below(points)
    return [one, (one + 1 + choose.below(points - 1)) % points]


def length(choose: Choices, units: tuple[Unit, ...]) -> Length:
    unit = choose.pick(units)
    statutory = unit not in STEADY and choose.chance(30)
    made = LENGTHS.of(Duration(choose.between(0, MOST[unit]), unit), statutory=statutory)
    assert made is not None
    return made


def holds(network: Network, days: tuple[int, ...]) -> bool:
    """Whether these days keep every bound, asked of each by itself."""
    return all(
        days[link.head] <= link.length.after(days[link.tail])
        if link.upper
        else days[link.head] >= link.length.after(days[link.tail])
        for link in network.links
    ) and all(
        days[last.point] == max(n.after(days[member]) for member, n in last.members)
        for last in network.lasts
    )


def by_brute_force(network: Network, day: int, *, within: int) -> list[tuple[int, ...]]:
    """Every way to choose days, from the start on, that keeps all bounds."""
    days = range(day, day + within)
    others = product(days, repeat=network.points - 1)
    return [chosen for rest in others if holds(network, chosen := (day, *rest))]


def by_z3(network: Network, day: int) -> bool:
    """The same, asked of a solver. Steady lengths only."""
    solver = z3.Solver()
    points = [z3.Int(f"p{number}") for number in range(network.points)]
    solver.add(points[START] == day)
    solver.add(*(point >= day for point in points))
    for link in network.links:
        assert link.length.shift is not None
        there = points[link.tail] + link.length.shift
        solver.add(points[link.head] <= there if link.upper else points[link.head] >= there)
    for last in network.lasts:
        ends = [points[member] + n.shift for member, n in last.members]
        solver.add(z3.Or(*(points[last.point] == end for end in ends)))
        solver.add(*(points[last.point] >= end for end in ends))
    return bool(solver.check() == z3.sat)


def has_negative_cycle(network: Network) -> bool:
    """Whether the difference constraints contradict each other. Steady, and without last points."""
    graph = nx.DiGraph()
    graph.add_nodes_from(range(network.points))
    for source, target, weight in _edges(network):
        known = graph.get_edge_data(source, target)
        if known is None or known["weight"] > weight:
            graph.add_edge(source, target, weight=weight)
    return bool(nx.negative_edge_cycle(graph))


def _edges(network: Network) -> Iterator[tuple[int, int, int]]:
    for point in range(1, network.points):
        yield START, point, 0
    for link in network.links:
        assert link.length.shift is not None
        if link.upper:
            yield link.head, link.tail, link.length.shift
        else:
            yield link.tail, link.head, -link.length.shift
