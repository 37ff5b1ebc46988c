"""What an event leads to is worked out once for all states that differ only in what it never reads.

A day keeps which places of the state its ways hang on (`Watched`). Two states that are equal there
go the same ways, and what is written on the way is written in both; all else stays as it is.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar

from programflow.checking.exploring.closing import Way, ways
from programflow.checking.exploring.day import Note
from programflow.checking.exploring.events import Event
from programflow.checking.exploring.model import PLACE, Model, State

T = TypeVar("T")
NOTHING: frozenset[Note] = frozenset()


class Outcome(NamedTuple):
    """What a way writes into the state: places with their numbers. `notes` as of the way.

    `certain` are those of the notes that surely come to pass.
    """

    writes: tuple[tuple[int, int], ...]
    notes: frozenset[Note]
    certain: frozenset[Note]
    sure: int


class Recall(Generic[T]):
    """What was worked out of states, each known again by the places that it hangs on."""

    __slots__ = ("_examples", "_found", "_key", "_places")

    def __init__(self) -> None:
        self._places: tuple[int, ...] = (PLACE,)
        self._key: Callable[[State], Any] = itemgetter(PLACE)
        self._found: dict[Any, T] = {}
        self._examples: list[State] = []

    def recalled(self, state: State) -> T | None:
        """What was found for a state that is the same in all that matters; None: nothing yet."""
        return self._found.get(self._key(state))

    def learn(self, state: State, read: set[int], found: T) -> None:
        """Keep what was found. If it hangs on more than was known, all are told apart by it."""
        if not read.issubset(self._places):
            known = [self._found[self._key(one)] for one in self._examples]
            self._places = tuple(sorted(read.union(self._places)))
            self._key = itemgetter(*self._places)
            self._found = {
                self._key(one): was for one, was in zip(self._examples, known, strict=True)
            }
        self._examples.append(state)
        self._found[self._key(state)] = found


class Days:
    """The days of a model, each worked out when something new is looked at.

    `ways` is how many ways were gone to work them out.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self.ways = 0
        self._known: dict[tuple[Event | None, int], Recall[tuple[Outcome, ...]]] = {}

    def outcomes(self, state: State, event: Event | None) -> tuple[Outcome, ...]:
        """The ways that a day with an event may take from a state; as `closing.ways`."""
        key = (event, state[PLACE])
        recall = self._known.get(key)
        if recall is None:
            recall = self._known[key] = Recall()
        found = recall.recalled(state)
        if found is None:
            read: set[int] = set()
            found = _outcomes(self._counted(ways(self._model, state, event, read=read)))
            recall.learn(state, read, found)
        return found

    def _counted(self, told: Iterable[Way]) -> Iterator[Way]:
        for way in told:
            self.ways += 1
            yield way


def after(state: State, outcome: Outcome) -> State:
    """The state that a way ends in."""
    if not outcome.writes:
        return state
    v = list(state)
    for at, number in outcome.writes:
        v[at] = number
    return tuple(v)


def _outcomes(told: Iterable[Way]) -> tuple[Outcome, ...]:
    """Ways that write the same are one, with what came to pass on any of them."""
    found: dict[tuple[tuple[int, int], ...], Outcome] = {}
    for way in told:
        writes = tuple((at, way.state[at]) for at in sorted(way.written))
        same = found.get(writes, Outcome(writes, NOTHING, NOTHING, 0))
        certain = same.certain | way.notes if way.sure else same.certain
        found[writes] = Outcome(writes, way.notes | same.notes, certain, max(way.sure, same.sure))
    return tuple(found.values())
