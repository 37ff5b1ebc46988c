"""How much room there is for a step: the days from its first to its last, for every start date.

It is asked from where the case begins, and from every day that some last day is counted from: once
that day is there, what lies before it moves nothing any more.

Going through all start dates is dear. So each length is first taken at the most that it ever is
where it pushes, and at the least where it limits: the room that is left then is there on every
start date. Only where that is too little are the dates gone through.
"""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from programflow.definition.node import Route
from programflow.machine.drafts import START, Key
from programflow.machine.lengths import Length
from programflow.machine.network import FAR, Last, Link, Lowered, Network, Raised, smallest_conflict
from programflow.machine.schedules import schedule
from programflow.machine.timing import Timing

_MOST = 3
"""Sets of rules that are looked at for one point."""

_BEYOND = 4 * 366
"""Days after the last start date for which the ends of a length are looked up."""


class Room(NamedTuple):
    """The first and the last day of every point from one start date, and what sets them."""

    raised: Raised
    lowered: Lowered

    def of(self, point: int) -> tuple[int, int]:
        """The first and the last day."""
        return self.raised.days[point], self.lowered.days[point]


def room_on(network: Network, day: int, *, origin: int) -> Room | None:
    """From one start date; None where not everything can be kept."""
    fixed = {origin: day}
    raised = network.raised([day] * network.points, fixed)
    if raised.failed is not None or not raised.settled:
        return None
    lowered = network.lowered(raised.days, fixed, top=max(raised.days) + FAR)
    return None if lowered.failed is not None or not lowered.settled else Room(raised, lowered)


def rooms_of(
    timing: Timing, starts: range, *, apart_from: Collection[Route] = ()
) -> Iterator["Rooms"]:
    """The rooms on a way, from the start and from every other point that a last day counts from.

    `apart_from` are rules that cannot be kept on every date: they are told of elsewhere.
    """
    left = {number for number, rule in enumerate(timing.rules) if rule.route in apart_from}
    whole = timing.for_modalities("must", "should", doubted=False).without(left)
    yield Rooms(timing, starts, origin=START, whole=whole)
    tails = dict.fromkeys(link.tail for link in whole.links if link.upper)
    for origin in tails:
        if origin != START and timing.keys[origin][0] in {"done", "round", "entered", "opened"}:
            after = whole.among(_after(whole, origin))
            yield Rooms(timing, starts, origin=origin, whole=after)


def _after(network: Network, origin: int) -> set[int]:
    """The points that come no earlier than one, by first days alone."""
    following: dict[int, list[int]] = {}
    for link in network.links:
        if not link.upper:
            following.setdefault(link.tail, []).append(link.head)
    found, stack = {origin}, [origin]
    while stack:
        fresh = [head for head in following.get(stack.pop(), ()) if head not in found]
        found.update(fresh)
        stack += fresh
    return found


class Rooms:
    """The rooms on one way, from one point: `origin`, the day of which is each of `starts`."""

    def __init__(self, timing: Timing, starts: range, *, origin: int, whole: Network) -> None:
        self.timing = timing
        self.starts = starts
        self.origin = origin
        self._whole = whole

    @cached_property
    def _bounded(self) -> frozenset[int]:
        """The points that have a last day; whether one has is the same for all start dates."""
        day = self.starts[0]
        low, fixed = [day] * self._whole.points, {self.origin: day}
        found = schedule(self.timing, self._whole, low, fixed=fixed)
        return frozenset(p for p, one in enumerate(found or ()) if one.last is not None)

    @cached_property
    def network(self) -> Network:
        """These points and the bounds between them; the others do not move them."""
        return self._whole.among(self._bounded)

    def steps(self) -> Iterator[tuple[Key, int]]:
        """The points of steps that have a last day, each once."""
        seen = {self.origin}
        for key, point in self.timing.numbers.items():
            if key[0] in {"done", "first"} and point in self._bounded and point not in seen:
                seen.add(point)
                yield key, point

    @cached_property
    def key(self) -> frozenset[object]:
        """What is asked here: the same on another way need not be asked again."""
        keys, rules = self.timing.keys, self.timing.rules
        links = ((rules[k.rule].route, keys[k.tail], keys[k.head]) for k in self.network.links)
        return frozenset((keys[self.origin], *links))

    @cached_property
    def _least(self) -> Network:
        return self._steady(longest=True)

    @cached_property
    def least(self) -> Room | None:
        """The least room, in days from the start; None: perhaps there is none at all."""
        return room_on(self._least, 0, origin=self.origin)

    @cached_property
    def soonest(self) -> list[int]:
        """For each point the least number of days from the start to its first day."""
        steady = self._steady(longest=False)
        return steady.raised([0] * steady.points, {self.origin: 0}).days

    def _steady(self, *, longest: bool) -> Network:
        """The network with each length as it is where it leaves least room, or most."""
        days = range(self.starts[0], self.starts[-1] + _BEYOND)

        def shift(length: Length, *, upper: bool) -> Length:
            return Length(shift=length.within(days)[upper is not longest])

        links = (k._replace(length=shift(k.length, upper=k.upper)) for k in self.network.links)
        lasts = (
            Last(last.point, tuple((p, shift(n, upper=True)) for p, n in last.members))
            for last in self.network.lasts
        )
        return Network(self.network.points, tuple(links), tuple(lasts))

    def may_be_short(self, point: int, days: int) -> bool:
        """Whether the room of a point may be no more than so many days on some start date."""
        if self.least is None:
            return True
        first, last = self.least.of(point)
        return last - first <= days

    def begins_at_once(self, point: int) -> bool:
        """Whether the first day of a point is the start date, whatever that is."""
        return self.least is not None and self.least.of(point)[0] == 0

    def tight(self, point: int, days: int) -> Iterator[frozenset[int]]:
        """Sets of rules that may leave a point so few days, each without one that it can spare."""
        kept = frozenset(link.rule for link in self.network.links)
        for _ in range(_MOST):
            found = self._smallest(self._least.only(kept), point, days)
            if found is None:
                return
            yield found
            kept -= {max(found)}

    def _smallest(self, network: Network, point: int, days: int) -> frozenset[int] | None:
        room = room_on(network, 0, origin=self.origin)
        if room is not None:
            first, last = room.of(point)
            if last - first > days:
                return None
            later = Link(self.origin, point, Length(shift=first + days + 1), upper=False, rule=_ASK)
            network = Network(network.points, (*network.links, later), network.lasts)
        rules = smallest_conflict(network, [0] * network.points, {self.origin: 0})
        found = set(rules) - {_ASK}
        if room is not None:
            # What makes the first day as late as it is belongs to it as well.
            found |= {link.rule for link in causes(network, room.raised.cause, point, upward=True)}
        return frozenset(found) or None


_ASK = -1


def causes(network: Network, cause: list[int], point: int, *, upward: bool) -> list[Link]:
    """The links that set the first day of a point (`upward`) or its last, from where it begins."""
    found: list[Link] = []
    seen = set[int]()
    while cause[point] >= 0 and point not in seen:
        seen.add(point)
        link = network.links[cause[point]]
        found.append(link)
        point = link.tail if link.upper is not upward else link.head
    return found[::-1]
