"""What a case has ahead of it, as networks: what has happened is fixed, the rest is to come."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from programflow.case.filling import Filling
from programflow.case.parameters import value_of
from programflow.case.state import Instance, State
from programflow.definition.node import Route
from programflow.machine.drafts import Behind, Key
from programflow.machine.lengths import Lengths
from programflow.machine.network import FAR, Network
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
    living = _living(state)
    behind = _behind(state, living)

    def values(name: str, *, upper: bool) -> Any:
        del upper
        return value_of(state, name)

    for way in ways(state.plan, place=state.place)[:MOST]:
        timing = timing_of(state.plan, way, lengths=lengths, values=values, behind=behind)
        filling = Filling(state, timing, modalities)
        network = filling.fill(living)
        yield Ahead(
            timing=timing,
            network=network,
            low=tuple(filling.low),
            fixed=filling.fixed,
            past=frozenset(filling.past),
            ceilings=filling.ceilings,
            rounds={name: len(instance.rounds) for name, instance in living.items()},
            left_out=tuple(dict.fromkeys(filling.left_out)),
        )


def _living(state: State) -> dict[str, Instance]:
    """The latest living instance of each step."""
    found: dict[str, Instance] = {}
    for step in state.plan.steps.values():
        living = [i for i in state.in_view(step) if i.living]
        if living:
            found[step.name] = state.in_order(living)[-1]
    return found


def _behind(state: State, living: Mapping[str, Instance]) -> Behind:
    keys: list[Key] = [("entered", place) for place in state.visits]
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
