"""All states that a case may come to, with how it came there, or as many as the cap allows."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from attrs import field, frozen

from programflow.checking.exploring.alike import Alike
from programflow.checking.exploring.closing import answered_for, at_rest, lawful
from programflow.checking.exploring.day import APART, UNDONE, Note
from programflow.checking.exploring.events import Event
from programflow.checking.exploring.model import Model, State
from programflow.checking.exploring.oracle import TooManyWays
from programflow.checking.exploring.recalling import Days, Outcome, after

CAP = 10_000
MOST_WAYS = 30_000
"""States, and ways gone to find them, after which no more is looked for: some seconds' work."""
SOUGHT = frozenset({UNDONE, APART})
"""What it is sought for that it surely comes to pass."""


class Edge(NamedTuple):
    """An event that leads from one state to another, and how surely; see `oracle`."""

    event: Event
    to: int
    sure: int


class Seen(NamedTuple):
    """Where something was first seen: after an event, in a state (-1: on the first day)."""

    at: int
    event: Event | None
    sure: bool


@frozen(eq=False, repr=False)
class Graph:
    """States by number, those nearest to the start first.

    `parents` say by which edge each was first come to; `roots` are the states of the first day;
    `sure` says of each whether that way surely leads there. `notes` are what came to pass on the
    ways, each with where it did first. `stopped` says why not all was explored:
    ``too-many-states``, ``too-many-ways``, ``found``: what was sought; None: all was.
    """

    model: Model
    states: list[State] = field(factory=list)
    edges: list[list[Edge]] = field(factory=list)
    parents: list[tuple[int, Edge] | None] = field(factory=list)
    notes: dict[Note, Seen] = field(factory=dict)
    roots: dict[int, int] = field(factory=dict)
    sure: list[bool] = field(factory=list)
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
        steps: list[tuple[int, Event]] = []
        parent = self.parents[to]
        while parent is not None:
            steps.append((parent[0], parent[1].event))
            parent = self.parents[parent[0]]
        if not self.model.free:
            return tuple(event for _, event in reversed(steps))
        return tuple(self._answered(steps))

    def _answered(self, back: list[tuple[int, Event]]) -> Iterator[Event]:
        """The way from its end, put forwards, with the answers that its decisions look at."""
        asked: dict[str, int] = {}
        events: list[Event] = []
        for at, event in back:
            events.append(event)
            if event.kind == "answered" and event.target in asked:
                events[-1] = event._replace(detail=asked.pop(event.target))
            given = answered_for(self.model, self.states[at], event)
            again = {name for name, cell in given if asked.get(name, cell) != cell}
            events += [Event("answered", name, asked.pop(name)) for name in sorted(again)]
            asked |= dict(given)
        events += [Event("answered", name, cell) for name, cell in asked.items()]
        return reversed(events)

    def is_sure(self, to: int) -> bool:
        """Whether that way surely leads there."""
        return self.sure[to]

    def reaching(
        self, targets: Iterable[int], *, sure: bool, escapes: Callable[[Event], bool]
    ) -> set[int]:
        """The states from which a target can be come to: surely, or at all."""
        back: list[list[int]] = [[] for _ in self.states]
        for at, edges in enumerate(self.edges):
            for edge in edges:
                if edge.to != at and (edge.sure or not sure) and not escapes(edge.event):
                    back[edge.to].append(at)
        found = set(targets)
        waiting = list(found)
        while waiting:
            for at in back[waiting.pop()]:
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
        self._known: dict[Event, bool] = {}

    def __call__(self, event: Event) -> bool:
        """Whether an event is one of them."""
        known = self._known.get(event)
        if known is None:
            known = self._known[event] = self._is_one(event)
        return known

    def _is_one(self, event: Event) -> bool:
        if event.kind == "ended":
            return event.target in self._model.consents
        if event.kind != "decided":
            return False
        if event in self._model.wild:
            then = self._model.wild[event].then
        else:
            then = self._model.steps[event.target].choices[str(event.detail)].then
        return any(effect.form == "waive" for effect in then)


Watch = Callable[[State, Seen], None]
"""Is shown each state when it is first come to, before it is put to rest."""


def explore(
    model: Model,
    *,
    cap: int = CAP,
    edges: int | None = None,
    most_ways: int = MOST_WAYS,
    until: Note | None = None,
    alike: Alike | None = None,
    watch: Watch | None = None,
) -> Graph:
    """Go through every state, breadth first, until there is no new one.

    Args:
        model: what is followed.
        cap: stop when there are more states than this.
        edges: stop when there are more edges than this.
        most_ways: stop when more ways than this were gone to find them.
        until: stop when this has come to pass.
        alike: steps that may change places.
        watch: is shown every state before it is put to rest.
    """
    exploring = _Exploring(model, alike or Alike(()), watch)
    return exploring.run(cap=cap, edges=edges, most_ways=most_ways, until=until)


class _Exploring:
    """An exploration on its way. `seen` are states as they were come to, with their numbers.

    `doubtful` is what has come to pass, but nowhere surely, of what is sought for.
    """

    def __init__(self, model: Model, alike: Alike, watch: Watch | None) -> None:
        self.watch = watch
        self.graph = Graph(model)
        self.model = model
        self.alike = alike
        self.days = Days(model)
        self.seen: dict[State, int] = {}
        self.known: dict[State, int] = {}
        self.waiting: deque[int] = deque()
        self.doubtful: set[Note] = set()

    def run(self, *, cap: int, edges: int | None, most_ways: int, until: Note | None) -> Graph:
        graph, gone = self.graph, 0
        try:
            for outcome in self.days.outcomes(self.model.initial, None):
                self.enrol(outcome)
            while self.waiting:
                if len(graph.states) > cap or (edges is not None and gone > edges):
                    graph.stopped.append("too-many-states")
                    break
                if until in graph.notes:
                    graph.stopped.append("found")
                    break
                if self.days.ways > most_ways:
                    raise TooManyWays
                gone += self.step(self.waiting.popleft())
        except TooManyWays:
            graph.stopped.append("too-many-ways")
        return graph

    def enrol(self, outcome: Outcome) -> None:
        """A state at the close of the first day."""
        self.note(outcome, -1, None, sure=True)
        seen = Seen(-1, None, bool(outcome.sure))
        to = self.number(after(self.model.initial, outcome), seen, outcome.sure)
        self.graph.roots[to] = max(outcome.sure, self.graph.roots.get(to, 0))
        self.graph.sure[to] = bool(self.graph.roots[to])

    def step(self, at: int) -> int:
        """Go every way on from a state; how many there are."""
        state, sure_here = self.graph.states[at], self.graph.sure[at]
        edges = self.graph.edges[at]
        for event in self.alike.few(lawful(self.model, state), state):
            came: dict[State, int] = {}
            for outcome in self.days.outcomes(state, event):
                to = after(state, outcome)
                came[to] = max(outcome.sure, came.get(to, 0))
                if not outcome.notes <= self.graph.notes.keys() or (
                    sure_here and not self.doubtful.isdisjoint(outcome.certain)
                ):
                    self.note(outcome, at, event, sure=sure_here)
            for to, sure in came.items():
                number = self.seen.get(to)
                if number is None:
                    number = self.number(to, Seen(at, event, bool(sure) and sure_here), sure)
                edges.append(Edge(event, number, sure))
        return len(edges)

    def note(self, outcome: Outcome, at: int, event: Event | None, *, sure: bool) -> None:
        """Keep where what came to pass did so first; where surely, if it ever does."""
        for note in outcome.notes:
            certain = sure and note in outcome.certain
            known = self.graph.notes.get(note)
            if known is None or (certain and not known.sure):
                self.graph.notes[note] = Seen(at, event, certain)
                if certain:
                    self.doubtful.discard(note)
                elif note.what in SOUGHT:
                    self.doubtful.add(note)

    def number(self, state: State, seen: Seen, sure: int) -> int:
        """The number of a state that has not been come to; a new one waits for its turn."""
        if self.watch is not None:
            self.watch(state, seen)
        rested = self.alike(at_rest(self.model, state))
        at = self.known.get(rested)
        if at is None:
            at = self.known[rested] = len(self.graph.states)
            self.graph.states.append(rested)
            self.graph.edges.append([])
            self.graph.sure.append(seen.sure)
            parent = None if seen.event is None else (seen.at, Edge(seen.event, at, sure))
            self.graph.parents.append(parent)
            self.waiting.append(at)
        self.seen[state] = at
        return at
