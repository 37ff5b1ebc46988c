"""What a case has ahead of it, as networks: what has happened is fixed, the rest is to come."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field, frozen

from programflow.case.limits import Limit, limits_of, visit_limits
from programflow.case.moments import Point, Unknown
from programflow.case.parameters import value_of
from programflow.case.state import Instance, State
from programflow.definition.node import Route
from programflow.machine.drafts import Behind, Key
from programflow.machine.lengths import Lengths
from programflow.machine.network import FAR, Last, Link, Network
from programflow.machine.routes import MOST, ways
from programflow.machine.schedules import schedule
from programflow.machine.timing import Timing, timing_of


@frozen(eq=False)
class Ahead:
    """One way ahead.

    `low` is the earliest day of each point, `fixed` the days not to be passed; both are the same
    for what is `past`. `ceilings` are the bounds that run already, by the point that is to keep
    them.
    """

    timing: Timing
    network: Network
    low: tuple[int, ...]
    fixed: Mapping[int, int]
    past: frozenset[int]
    rounds: Mapping[str, int]
    ceilings: Mapping[int, Route]
    left_out: tuple[Route, ...]

    def target(self, step: str) -> int | None:
        """The point at which a step is next done; None if it is not on this way."""
        numbers = self.timing.numbers
        done = self.rounds.get(step, 0)
        for key in (("round", step, 0, done), ("first" if done == 0 else "done", step, 0)):
            point = numbers.get(key)
            if point is not None and point not in self.past:
                return point
        return None

    def fits(self) -> bool:
        """Whether the bounds can be kept."""
        return self.network.fits(self.low, self.fixed) is True

    def fits_on(self, step: str, day: int) -> bool:
        """Whether they can be if the step is done on a day."""
        point = self.target(step)
        assert point is not None
        if day < self.low[point] or day > self.fixed.get(point, day):
            return False
        low = [*self.low]
        low[point] = day
        return self.network.fits(low, {**self.fixed, point: day}) is True

    def span(self, step: str) -> tuple[int, int | None]:
        """The first and the last day on which a step may be done; no last day: None."""
        point = self.target(step)
        assert point is not None
        stretches = schedule(self.timing, self.network, self.low, fixed=self.fixed)
        assert stretches is not None
        return stretches[point].first, stretches[point].last

    def set_by(self, step: str) -> Route:
        """The bound that sets the last day, of whichever step or phase it is."""
        point, seen = self.target(step), set[int]()
        route: Route = ()
        raised = self.network.raised(self.low, self.fixed)
        lowered = self.network.lowered(raised.days, self.fixed, top=max(raised.days) + FAR)
        assert point is not None
        while lowered.cause[point] >= 0 and point not in seen:
            seen.add(point)
            link = self.network.links[lowered.cause[point]]
            route = self.timing.rules[link.rule].route
            point = link.tail if link.upper else link.head
        return self.ceilings.get(point, route)


def ahead(state: State, modalities: tuple[str, ...]) -> Iterator[Ahead]:
    """Every way from where the case is, with the bounds of these modalities."""
    lengths = Lengths(state.machine.calendar)
    behind = _behind(state)

    def values(name: str, *, upper: bool) -> Any:
        del upper
        return value_of(state, name)

    for way in ways(state.plan, place=state.place)[:MOST]:
        timing = timing_of(state.plan, way, lengths=lengths, values=values, behind=behind)
        yield _Draft(state, timing, modalities).ahead()


def _living(state: State) -> dict[str, Instance]:
    """The latest living instance of each step."""
    found: dict[str, Instance] = {}
    for step in state.plan.steps.values():
        living = [i for i in state.in_view(step) if i.living]
        if living:
            found[step.name] = max(living, key=state.cause_order)
    return found


def _behind(state: State) -> Behind:
    keys: list[Key] = [("entered", place) for place in state.visits]
    living = _living(state)
    keys += [("begun", step) for step in living]
    for step in state.plan.steps.values():
        latest = state.latest(step)
        if step.name not in living and latest is not None and latest.state == "done":
            keys += [("first", step.name, 0), ("done", step.name, 0)]
    own = state.plan.by_phase.get(state.place, ())
    return Behind(
        place=state.place,
        keys=tuple(keys),
        living=frozenset(living),
        over=frozenset(step.name for step in own if step.name not in living),
    )


@define(eq=False)
class _Draft:
    """One way while its days are filled in."""

    state: State
    timing: Timing
    modalities: tuple[str, ...]
    low: list[int] = field(factory=list)
    fixed: dict[int, int] = field(factory=dict)
    past: set[int] = field(factory=set)
    ceilings: dict[int, Route] = field(factory=dict)
    settled: set[Route] = field(factory=set)
    left_out: list[Route] = field(factory=list)

    def ahead(self) -> Ahead:
        """The network with what has happened."""
        self.low = [self.state.today] * self.timing.network.points
        living = _living(self.state)
        self._happened(living)
        for instance in living.values():
            for limit in limits_of(self.state, instance):
                self._limit(limit, *self._ends(instance, own=limit.place.own))
        visit = self.state.visits[self.state.place][-1]
        over = self.timing.numbers.get(("over", self.state.place))
        for limit in visit_limits(self.state, visit):
            self._limit(limit, None, over)
        return Ahead(
            timing=self.timing,
            network=self._network(),
            low=tuple(self.low),
            fixed=self.fixed,
            past=frozenset(self.past),
            ceilings=self.ceilings,
            rounds={name: len(instance.rounds) for name, instance in living.items()},
            left_out=tuple(dict.fromkeys(self.left_out)),
        )

    def _at(self, day: int, *key: Any) -> None:
        point = self.timing.numbers.get(key)
        if point is not None:
            self.low[point] = self.fixed[point] = day
            self.past.add(point)

    def _happened(self, living: dict[str, Instance]) -> None:
        state = self.state
        self._at(state.enrolled, "start")
        for place, visits in state.visits.items():
            self._at(visits[-1].entered, "entered", place)
        for name, instance in living.items():
            self._at(instance.begun, "begun", name)
            if instance.opened:
                self._at(instance.opened[0], "opened", name, 0)
            for k, fact in enumerate(instance.rounds):
                # The last round is still to come; without bounds between them it stands for all.
                if ("round", name, 0, k + 1) in self.timing.numbers:
                    self._at(fact.day, "round", name, 0, k)
        for step in state.plan.steps.values():
            latest = state.latest(step)
            if step.name not in living and latest is not None and latest.closed is not None:
                first = latest.rounds[0].day if latest.rounds else latest.closed
                self._at(first, "first", step.name, 0)
                self._at(latest.closed, "done", step.name, 0)

    def _ends(self, instance: Instance, *, own: bool) -> tuple[int | None, int | None]:
        """The points that a bound's first and last day are about."""
        name, numbers = instance.step.name, self.timing.numbers
        if own:
            following = numbers.get(("round", name, 0, len(instance.rounds)))
            return following, following
        first = None if instance.rounds else numbers.get(("first", name, 0))
        return first, numbers.get(("done", name, 0))

    def _limit(self, limit: Limit, first: int | None, last: int | None) -> None:
        """A bound as the case has it: with pauses, extensions and what a decision has set."""
        bound, times = limit.place.bound, limit.times
        if times.anchor is None or bound.modality not in self.modalities:
            return
        if limit.place.own:
            self._settle_own(bound.route)
        else:
            self.settled.add(bound.route)
        if isinstance(times.due, Unknown) or isinstance(times.low, Unknown):
            self.left_out.append(bound.route)
        if first is not None and isinstance(times.low, Point):
            self.low[first] = max(self.low[first], times.low.day)
        due = times.due.day if isinstance(times.due, Point) else -1
        if last is None or due < self.state.today:
            return
        if due < self.fixed.get(last, due + 1):
            self.fixed[last], self.ceilings[last] = due, bound.route

    def _settle_own(self, route: Route) -> None:
        """Between rounds only what is between rounds to come is left to the network."""
        self.settled.add(("own", *route))

    def _network(self) -> Network:
        """The bounds that are left: those that count from what is to come."""
        whole = self.timing.for_modalities(*self.modalities, doubted=False)
        links = tuple(link for link in whole.links if not self._is_settled(link))
        self.left_out += [d.route for d in self.timing.doubts if d.route[:-1] not in self.settled]
        lasts = (last for last in whole.lasts if not self._is_history(last))
        return Network(whole.points, links, tuple(lasts))

    def _is_history(self, last: Last) -> bool:
        """Whether what is the last of others has happened, or all of the others have."""
        return last.point in self.past or all(member in self.past for member, _ in last.members)

    def _is_settled(self, link: Link) -> bool:
        """Whether a link is history, or the case says better what it comes to."""
        route = self.timing.rules[link.rule].route
        if not self.settled.isdisjoint({route, route[:-1]}):
            return True
        own = ("own", *route[:-1]) in self.settled
        return link.tail in self.past and (own or link.head in self.past)
