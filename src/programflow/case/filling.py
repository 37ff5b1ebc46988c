"""A way ahead while its days are filled in: what has happened, and the bounds as the case has them.

The network of a way counts without pauses, extensions, or what a decision has set. Of whatever runs
already the case says better when it is due; the links that say so are left out of the network.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from attrs import define, field

from programflow.case.limits import Limit, limits_of, limits_to_come, visit_limits
from programflow.case.moments import Point, Unknown, moment_of
from programflow.case.paces import awaited_of
from programflow.case.parameters import value_of
from programflow.case.state import Instance, State
from programflow.definition.node import Route
from programflow.definition.selections import Moment
from programflow.machine.network import Last, Link, Network
from programflow.machine.timing import Timing


@define(eq=False)
class Filling:
    """One way while its days are filled in.

    `low` is the earliest day of each point, `fixed` the days not to be passed, `ceilings` the
    bounds that set those. `settled` are bounds of which the case says better what they come to.
    """

    state: State
    timing: Timing
    modalities: tuple[str, ...]
    low: list[int] = field(factory=list)
    fixed: dict[int, int] = field(factory=dict)
    past: set[int] = field(factory=set)
    ceilings: dict[int, Route] = field(factory=dict)
    settled: set[Route] = field(factory=set)
    left_out: list[Route] = field(factory=list)

    def fill(self, living: Mapping[str, Instance]) -> Network:
        """Fill in what has happened; the network of what is left."""
        self.low = [self.state.today] * self.timing.network.points
        self._happened(living)
        for instance in living.values():
            for limit in limits_of(self.state, instance):
                self._limit(limit, *self._ends(instance, own=limit.place.own))
            self._keep_pace(instance)
        visit = self.state.visits[self.state.place][-1]
        self._count_to_come(living)
        over = self.timing.numbers.get(("over", self.state.place))
        for limit in visit_limits(self.state, visit):
            self._limit(limit, None, over)
        return self._network(living)

    def _at(self, day: int, *key: Any) -> None:
        point = self.timing.numbers.get(key)
        if point is not None:
            self.low[point] = self.fixed[point] = day
            self.past.add(point)

    def _happened(self, living: Mapping[str, Instance]) -> None:
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

    def _count_to_come(self, living: Collection[str]) -> None:
        """Clocks that run already bind what has not begun, too: with the pauses they have had."""
        numbers = self.timing.numbers
        firm = {rule.route[:-1] for rule in self.timing.rules if rule.doubt is None}
        for limit in limits_to_come(self.state, living, self.timing.places[1:]):
            if limit.place.bound.route not in firm:
                continue
            if limit.times.stopped or isinstance(limit.times.anchor, Unknown):
                self.settled.add(limit.place.bound.route)
                self.left_out.append(limit.place.bound.route)
                continue
            n, over = 0, numbers.get(("over", limit.owner))
            if over is not None:
                self._limit(limit, None, over)
            while ("done", limit.owner, n) in numbers:
                first, done = (numbers[k, limit.owner, n] for k in ("first", "done"))
                self._limit(limit, first, done)
                n += 1

    def _keep_pace(self, instance: Instance) -> None:
        """What this week (month, year) still asks for, and the next."""
        repeat, name = instance.step.repeat, instance.step.name
        if repeat is None or repeat.modality not in self.modalities or not instance.opened:
            return
        route = (*repeat.route, "min")
        self.settled.add(("least", *route))
        awaited = awaited_of(self.state, instance)
        if awaited is None:
            self.left_out.append(route)
        for more, by in awaited or ():
            point = self._round(name, len(instance.rounds), more)
            if point is not None and by < self.fixed.get(point, by + 1):
                self.fixed[point], self.ceilings[point] = by, route

    def _round(self, name: str, taken: int, more: int) -> int | None:
        """The last of so many more rounds, or of all that are left: these are enough. (S9.8)"""
        numbers = self.timing.numbers
        is_drawn = ("round", name, 0, taken) in numbers
        last = numbers.get(("done", name, 0)) if is_drawn else None
        return numbers.get(("round", name, 0, taken + more - 1), last)

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
        has_lapsed = limit.lapse in self.state.lapses
        if self._is_to_move(limit) and not has_lapsed:
            last = None
        elif limit.place.own:
            self._settle_own(bound.route)
        else:
            self.settled.add(bound.route)
        if isinstance(times.due, Unknown) or isinstance(times.low, Unknown):
            self.left_out.append(bound.route)
        if first is not None and isinstance(times.low, Point):
            self.low[first] = max(self.low[first], times.low.day)
        due = times.due.day if isinstance(times.due, Point) else -1
        if last is None or due < self.state.today or has_lapsed:
            return
        if due < self.fixed.get(last, due + 1):
            self.fixed[last], self.ceilings[last] = due, bound.route

    def _is_to_move(self, limit: Limit) -> bool:
        """Whether it counts from the latest of several, of which one may still come."""
        state, bound = self.state, limit.place.bound
        clock = None if bound.clock is None else state.plan.programme.clocks[bound.clock]
        moment = bound.from_ if clock is None else clock.from_
        said: Any = moment
        if moment is not None and moment.form == "parameter":
            said = value_of(state, moment.name or "")
        if not isinstance(said, Moment) or said.form != "latest":
            return False
        instance = state.instances.get(limit.owner)
        return any(moment_of(state, member, instance) is None for member in said.members)

    def _settle_own(self, route: Route) -> None:
        """Between rounds only what is between rounds to come is left to the network."""
        self.settled.add(("own", *route))

    def _network(self, living: Mapping[str, Instance]) -> Network:
        """The bounds that are left: those that count from what is to come."""
        whole = self.timing.for_modalities(*self.modalities, doubted=False)
        self._fix_anchors(whole)
        links = tuple(link for link in whole.links if not self._is_settled(link))
        self.left_out += [d.route for d in self.timing.doubts if d.route[:-1] not in self.settled]
        self.left_out += self._in_no_order()
        self.left_out += self._on_the_move(whole)
        self.left_out += self._of_today(living)
        lasts = (last for last in whole.lasts if not self._is_history(last))
        return Network(whole.points, links, tuple(lasts))

    def _fix_anchors(self, whole: Network) -> None:
        """What is counted from the last of several is known when all of them have come."""
        for last in whole.lasts:
            if self.timing.keys[last.point][0] == "last" and self._is_history(last):
                day = max(length.after(self.low[member]) for member, length in last.members)
                self.low[last.point] = self.fixed[last.point] = day
                self.past.add(last.point)

    def _in_no_order(self) -> Iterator[Route]:
        """Bounds that count from what may come before or after: the days then say which."""
        for rule in self.timing.rules:
            is_open = rule.doubt == "order-open" and rule.modality in self.modalities
            if is_open and self.settled.isdisjoint({rule.route, rule.route[:-1]}):
                yield rule.route

    def _on_the_move(self, whole: Network) -> Iterator[Route]:
        """Last days from the latest of several: each of those has to come before the last day that
        those before it gave. (S9.2, S9.4)
        """
        for link in whole.links:
            rule = self.timing.rules[link.rule]
            is_latest = link.upper and self.timing.keys[link.tail][0] == "last"
            if is_latest and link.tail not in self.past and rule.thing in self.state.plan.steps:
                yield rule.route

    def _of_today(self, living: Mapping[str, Instance]) -> Iterator[Route]:
        """Bounds of what was done today, from what may still be done today: a day has no order."""
        state = self.state
        for step in state.plan.steps.values():
            latest = None if step.name in living else state.latest(step)
            if latest is not None and latest.closed == state.today and latest.state == "done":
                for limit in limits_of(state, latest):
                    is_kept = limit.place.bound.modality in self.modalities
                    if is_kept and (limit.times.anchor is None or self._is_to_move(limit)):
                        yield limit.place.bound.route

    def _is_history(self, last: Last) -> bool:
        """Whether what is the last of others has happened, or all of the others have."""
        return last.point in self.past or all(member in self.past for member, _ in last.members)

    def _is_settled(self, link: Link) -> bool:
        """Whether a link is history, or passed, or the case says better what it comes to."""
        rule = self.timing.rules[link.rule]
        if not self.settled.isdisjoint({rule.route, rule.route[:-1]}):
            return True
        own = ("own", *rule.route[:-1]) in self.settled
        own = own or ("least", *rule.route) in self.settled
        if link.tail in self.past and (own or link.head in self.past):
            return True
        if rule.modality is None:
            return False
        passed = link.upper and link.tail in self.past
        passed = passed and link.length.after(self.low[link.tail]) < self.state.today
        return passed or link.head in self.past
