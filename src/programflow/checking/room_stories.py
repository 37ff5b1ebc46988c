"""How a step comes to have so little room: its first days and its last days, and what sets them."""

from collections.abc import Iterator
from typing import NamedTuple

from attrs import frozen

from programflow.checking.rooms import Room, Rooms, causes, room_on
from programflow.checking.told_days import Day, told_day
from programflow.machine.drafts import Rule
from programflow.machine.network import Link, Network
from programflow.machine.schedules import WRITTEN
from programflow.temporal import to_date

ORDER = frozenset({"after", "before"})


class Line(NamedTuple):
    """A point with its day, and the rule that sets it."""

    point: int
    day: int
    rule: Rule


@frozen(eq=False, repr=False)
class Place:
    """A point of a way, by some rules alone.

    `start` is the day that is counted from, `room` what the rules leave from it.
    """

    rooms: Rooms
    point: int
    network: Network
    start: int
    room: Room

    @property
    def first(self) -> int:
        """Its first day."""
        return self.room.of(self.point)[0]

    @property
    def last(self) -> int:
        """Its last day."""
        return self.room.of(self.point)[1]

    def links(self, *, upward: bool) -> list[Link]:
        """The links that set its first day (`upward`) or its last, from where that begins."""
        cause = self.room.raised.cause if upward else self.room.lowered.cause
        return causes(self.network, cause, self.point, upward=upward)

    @property
    def rules(self) -> frozenset[int]:
        """The rules that set its first and its last day."""
        links = [*self.links(upward=True), *self.links(upward=False)]
        return frozenset(link.rule for link in links)

    def written(self) -> list[Rule]:
        """Those in which somebody has written a length, or an order."""
        found = [self.rooms.timing.rules[number] for number in sorted(self.rules)]
        return [rule for rule in found if rule.kind in WRITTEN or rule.kind in ORDER]

    def about(self) -> Rule:
        """What sets the last day: the rule with a length that is nearest."""
        rules = self.rooms.timing.rules
        near = [rules[link.rule] for link in reversed(self.links(upward=False))]
        return next((rule for rule in near if rule.kind in WRITTEN), near[0])


class Small:
    """Some rules of a way alone, for going through many start dates: few points and few links."""

    def __init__(self, rooms: Rooms, point: int, rules: frozenset[int]) -> None:
        self._rooms = rooms
        self._point = point
        self.network = rooms.network.only(rules)
        ends = {p for k in self.network.links for p in (k.tail, k.head)}
        points = sorted({rooms.origin, point, *ends})
        at = {p: number for number, p in enumerate(points)}
        links = (k._replace(tail=at[k.tail], head=at[k.head]) for k in self.network.links)
        self._small = Network(len(points), tuple(links))
        self._origin, self._at = at[rooms.origin], at[point]

    def ends(self, day: int) -> tuple[int, int] | None:
        """The first and the last day of the point; None where not all can be kept."""
        room = room_on(self._small, day, origin=self._origin)
        return None if room is None else room.of(self._at)

    def place(self, day: int) -> Place:
        """The point on one of these days, with what sets its ends."""
        network = Network(self.network.points, self.network.links)
        room = room_on(network, day, origin=self._rooms.origin)
        assert room is not None
        return Place(self._rooms, self._point, network, day, room)


def story(place: Place) -> Iterator[Day]:
    """From where the case begins: the first days up to the step, and the last days down to it."""
    timing = place.rooms.timing
    kind, *names = timing.keys[place.rooms.origin]
    yield told_day(place.start, _BEGINS.get(kind, "done"), str(names[0]) if names else "")
    for side, upward in (("first", True), ("last", False)):
        for line in _worth_telling(list(_lines(place, upward=upward))):
            kind, *names = timing.keys[line.point]
            thing = str(names[0]) if names else line.rule.thing
            told = "over" if kind == "over" and upward else side
            yield _told(line, told, thing)


_BEGINS = {"start": "begins", "entered": "entered", "opened": "opened"}


def _told(line: Line, side: str, thing: str) -> Day:
    """An order has its key alone, a length its key and what it says."""
    rule = line.rule
    if rule.kind in ORDER:
        return Day(to_date(line.day).isoformat(), side, thing, rule.kind, "", rule.route)
    return told_day(line.day, side, thing, route=rule.route, said=rule.said)


def _lines(place: Place, *, upward: bool) -> Iterator[Line]:
    days = place.room.raised.days if upward else place.room.lowered.days
    for link in place.links(upward=upward):
        point = link.head if link.upper is not upward else link.tail
        yield Line(point, days[point], place.rooms.timing.rules[link.rule])


def _worth_telling(lines: list[Line]) -> list[Line]:
    """Those that somebody has written; of rounds by one rule the last."""
    written = [line for line in lines if line.rule.kind in WRITTEN or line.rule.kind in ORDER]
    following = [*written[1:], None][: len(written)]
    return [
        line
        for line, after in zip(written, following, strict=True)
        if after is None or after.rule.route != line.rule.route
    ]
