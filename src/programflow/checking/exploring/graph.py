"""All states that a case may come to, with how it came there, or as many as the cap allows."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from attrs import field, frozen

from programflow.checking.exploring.alike import Alike
from programflow.checking.exploring.closing import at_rest, first_states, following, lawful
from programflow.checking.exploring.day import Note
from programflow.checking.exploring.events import Event
from programflow.checking.exploring.model import Model, State
from programflow.checking.exploring.oracle import TooManyWays

CAP = 10_000


class Edge(NamedTuple):
    """An event that leads from one state to another, and how surely; see `oracle`."""

    event: Event
    to: int
    sure: int


@frozen(eq=False)
class Graph:
    """States by number, those nearest to the start first.

    `parents` say by which edge each was first come to; `roots` are the states of the first day.
    `stopped` says why not all was explored: ``too-many-states``, ``too-many-ways``; None: all was.
    """

    model: Model
    states: list[State] = field(factory=list)
    edges: list[list[Edge]] = field(factory=list)
    parents: list[tuple[int, Edge] | None] = field(factory=list)
    notes: set[Note] = field(factory=set)
    roots: dict[int, int] = field(factory=dict)
    stopped: list[str] = field(factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every state was come to."""
        return not self.stopped

    @property
    def size(self) -> int:
        """How many states were gone through."""
        return len(self.states)

    def path(self, to: int) -> tuple[Event, ...]:
        """The shortest way there, as events."""
        events: list[Event] = []
        parent = self.parents[to]
        while parent is not None:
            events.append(parent[1].event)
            parent = self.parents[parent[0]]
        return tuple(reversed(events))

    def is_sure(self, to: int) -> bool:
        """Whether that way surely leads there."""
        parent = self.parents[to]
        while parent is not None:
            if not parent[1].sure:
                return False
            to = parent[0]
            parent = self.parents[to]
        return bool(self.roots[to])

    def reaching(self, targets: Iterable[int], *, sure: bool, escapes: "Escapes") -> set[int]:
        """The states from which a target can be come to: surely, or at all."""
        back: dict[int, list[int]] = {}
        for at, edges in enumerate(self.edges):
            for edge in edges:
                if (edge.sure or not sure) and not escapes(edge.event):
                    back.setdefault(edge.to, []).append(at)
        found = set(targets)
        waiting = list(found)
        while waiting:
            for at in back.get(waiting.pop(), ()):
                if at not in found:
                    found.add(at)
                    waiting.append(at)
        return found

    def over(self) -> Iterator[int]:
        """The states in which the case has come to an outcome."""
        return (i for i, state in enumerate(self.states) if self.model.is_over(state))


class Escapes:
    """Ways out that do not count: to withdraw a consent, and to waive."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def __call__(self, event: Event) -> bool:
        """Whether an event is one of them."""
        if event.kind == "ended":
            return event.target in self._model.consents
        if event.kind != "decided":
            return False
        if event in self._model.wild:
            then = self._model.wild[event].then
        else:
            then = self._model.steps[event.target].choices[str(event.detail)].then
        return any(effect.form == "waive" for effect in then)


class Watch(Protocol):
    """Is shown each state as it is come to: from which, by which event, and whether surely."""

    def __call__(self, state: State, at: int, event: Event | None, *, sure: bool) -> None:
        """See a state."""


def explore(
    model: Model,
    *,
    cap: int = CAP,
    edges: int | None = None,
    alike: Alike | None = None,
    watch: Watch | None = None,
) -> Graph:
    """Go through every state, breadth first, until there is no new one.

    Args:
        model: what is followed.
        cap: stop when there are more states than this.
        edges: stop when there are more edges than this.
        alike: steps that may change places.
        watch: is shown every state before it is put to rest.
    """
    return _Exploring(model, alike or Alike(()), watch).run(cap, edges)


class _Exploring:
    """An exploration on its way."""

    def __init__(self, model: Model, alike: Alike, watch: Watch | None) -> None:
        self.watch = watch
        self.graph = Graph(model)
        self.model = model
        self.alike = alike
        self.known: dict[State, int] = {}
        self.waiting: deque[int] = deque()

    def number(self, state: State, parent: tuple[int, Event, int] | None) -> int:
        """The number of a state; a new one waits for its turn."""
        state = self.alike(at_rest(self.model, state))
        at = self.known.get(state)
        if at is None:
            at = self.known[state] = len(self.graph.states)
            self.graph.states.append(state)
            self.graph.edges.append([])
            self.graph.parents.append(
                None if parent is None else (parent[0], Edge(parent[1], at, parent[2]))
            )
            self.waiting.append(at)
        return at

    def run(self, cap: int, edges: int | None) -> Graph:
        graph, gone = self.graph, 0
        try:
            for state, sure in first_states(self.model, graph.notes).items():
                if self.watch is not None:
                    self.watch(state, -1, None, sure=bool(sure))
                graph.roots[self.number(state, None)] = sure
            while self.waiting:
                if len(graph.states) > cap or (edges is not None and gone > edges):
                    graph.stopped.append("too-many-states")
                    break
                gone += self.step(self.waiting.popleft())
        except TooManyWays:
            graph.stopped.append("too-many-ways")
        return graph

    def step(self, at: int) -> int:
        """Go every way on from a state; how many there are."""
        graph = self.graph
        state = graph.states[at]
        for event in self.alike.few(lawful(self.model, state), state):
            came = following(self.model, state, event, noted=graph.notes)
            for after, sure in came.items():
                if self.watch is not None:
                    self.watch(after, at, event, sure=bool(sure) and graph.is_sure(at))
                graph.edges[at].append(Edge(event, self.number(after, (at, event, sure)), sure))
        return len(graph.edges[at])
