"""How a case may go on, tried in the engine day by day: the oracle of P20.

Nothing here reads a bound, an order or a length: what may be done is what a status says is
possible, and what is too early or too late is what a status finds. Only days are counted.
"""

from collections.abc import Iterator
from typing import NamedTuple

from attrs import define, field, frozen

import programflow as pf
from programflow.case.folding import fold
from programflow.case.limits import upper_limits
from programflow.case.state import State
from programflow.temporal import to_date

Done = tuple[int, str, str]
"""A day, a step, and the option decided or nothing."""


class TooLong(Exception):
    """There are more ways to go on than are tried."""


class Stand(NamedTuple):
    """How far a case has come, by what was done since; `booked`: when the step asked for was."""

    case: pf.Case
    day: int
    done: frozenset[Done] = frozenset()
    places: tuple[str, ...] = ()
    booked: int | None = None

    def at(self, place: str) -> "Stand":
        """With the place in which it stands, if it has only now come there."""
        is_new = not self.places or self.places[-1] != place
        return self._replace(places=(*self.places, place)) if is_new else self


@frozen
class Ways:
    """The ways to an end, on time, as the phases gone through.

    `booked`: with the days on which the step asked for was done next; `moot`: the ways on which it
    fell away undone.
    """

    booked: dict[tuple[str, ...], set[int]] = field(factory=dict)
    moot: set[tuple[str, ...]] = field(factory=set)

    @property
    def open(self) -> set[tuple[str, ...]]:
        """The ways that are open."""
        return self.booked.keys() | self.moot


@define
class GoingOn:
    """A case under way, tried on until there is no other way to go on.

    `asked` is the step whose days are sought; `modalities` those whose findings count. What had
    been found before is passed.
    """

    machine: pf.Machine
    case: pf.Case
    today: int
    asked: str
    modalities: frozenset[str]
    within: int
    most: int = 900
    ways: Ways = field(factory=Ways)
    known: frozenset[str] = field(init=False)
    visited: set[tuple[int, frozenset[Done]]] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        state = fold(self.machine, self.case, at=self.today).state
        self.known = frozenset((*state.found, *state.lapses))

    def run(self) -> Ways:
        """Every way."""
        waiting = [Stand(self.case, self.today)]
        while waiting:
            stand = waiting.pop()
            if (stand.day, stand.done) not in self.visited:
                self.visited.add((stand.day, stand.done))
                waiting += self._on(stand)
            if len(self.visited) > self.most:
                raise TooLong
        return self.ways

    def _on(self, stand: Stand) -> Iterator[Stand]:
        """The next day, and whatever may be done on this one; nothing where it is all over."""
        state = self._on_time(stand.case, stand.day)
        if state is None:
            return
        stand = stand.at(state.place)
        if state.is_over and not _is_awaited(state):
            if self._on_time(stand.case, stand.day + 1) is not None:
                self._end(stand)
            return
        if stand.day < self.today + self.within:
            yield stand._replace(day=stand.day + 1)
        for act in acts_in(state, stand.day, stand.done):
            if (stand.day, stand.done | {act}) not in self.visited:
                step = act[1].partition(":")[0]
                made = done(self.machine, stand.case, (stand.day, step, act[2]), name=f"t-{act[1]}")
                if made is not None:
                    is_asked = stand.booked is None and step == self.asked
                    booked = stand.day if is_asked else stand.booked
                    yield stand._replace(case=made, done=stand.done | {act}, booked=booked)

    def _end(self, stand: Stand) -> None:
        if stand.booked is None:
            self.ways.moot.add(stand.places)
        else:
            self.ways.booked.setdefault(stand.places, set()).add(stand.booked)

    def _on_time(self, case: pf.Case, day: int) -> State | None:
        """How a case stands; None if something has come too early or too late."""
        state = fold(self.machine, case, at=day).state
        for found in state.found.values():
            if found.modality in self.modalities and found.name not in self.known:
                return None
        for lapse in state.lapses.values():
            new = lapse.modality in self.modalities and lapse.name not in self.known
            if new and lapse.due >= self.today and lapse.bound != "left":
                return None
        return state


def _is_awaited(state: State) -> bool:
    """Whether something that lives has a last day still to come."""
    living = (i for i in state.instances.values() if i.living)
    return any(limit.due is not None for i in living for limit in upper_limits(state, i))


def acts_in(state: State, day: int, done: frozenset[Done] = frozenset()) -> Iterator[Done]:
    """What may be done on a day: each open step, with each option where it is a decision.

    A round carries the number of those that were done before.
    """
    for instance in state.instances.values():
        name = instance.step.name
        if instance.state == "open" and name != "confirm":
            before = sum(act[1].startswith(name) for act in done)
            for option in instance.step.options or ("",):
                yield day, f"{name}:{before}", option


def done(machine: pf.Machine, case: pf.Case, act: Done, *, name: str) -> pf.Case | None:
    """The case with an act in it, under an id; None if it is refused."""
    day, step, option = act
    entry: pf.Entry = pf.Done(id=name, on=to_date(day), step=step, by="office")
    if option:
        why = ("because",)
        entry = pf.Decided(
            id=name, on=to_date(day), step=step, option=option, by="office", reasons=why
        )
    answer = pf.advance(machine, case, entry)
    return answer.case if isinstance(answer, pf.Accepted) else None
