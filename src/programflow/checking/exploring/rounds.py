"""Ways that lead back to where they began, with nobody deciding anything on the way."""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from programflow.checking.exploring.alike import Alike
from programflow.checking.exploring.closing import at_rest
from programflow.checking.exploring.day import Note
from programflow.checking.exploring.events import Event
from programflow.checking.exploring.graph import Edge, Graph
from programflow.checking.exploring.recalling import Days, after
from programflow.machine.components import parts_of


class Turn(NamedTuple):
    """One step of a round: from which state, by which event to which, what came to pass."""

    at: int
    event: Event
    to: int
    notes: frozenset[Note]


class Rounds:
    """The rounds of a graph.

    Args:
        graph: the states.
        alike: the steps that may change places in it.
        sure: only ways that are surely gone.
    """

    def __init__(self, graph: Graph, alike: Alike, *, sure: bool) -> None:
        self._graph = graph
        self._alike = alike
        self._sure = sure
        self._days = Days(graph.model)
        self._ways = [[e for e in edges if self._is_way(e)] for edges in graph.edges]

    def _is_way(self, edge: Edge) -> bool:
        """Whether nobody decides, and no party gives or takes back a consent."""
        if edge.event.kind == "decided" or (self._sure and not edge.sure):
            return False
        will = edge.event.kind in {"began", "ended"}
        return not (will and edge.event.target in self._graph.model.consents)

    def parts(self) -> Iterator[list[Turn]]:
        """All steps of rounds, by the states among which one can go round, the nearest first."""
        ways = ((at, edge.to) for at, edges in enumerate(self._ways) for edge in edges)
        for part in sorted(sorted(one) for one in parts_of(self._graph.size, ways)):
            inside = set(part)
            turns = [turn for at in part for turn in self._turns(at) if turn.to in inside]
            if turns:
                yield turns

    def _turns(self, at: int) -> Iterator[Turn]:
        """The ways on from a state, each with what comes to pass on it."""
        graph = self._graph
        to_of = {graph.states[edge.to]: edge.to for edge in self._ways[at]}
        for event in dict.fromkeys(edge.event for edge in self._ways[at]):
            for outcome in self._days.outcomes(graph.states[at], event):
                rested = self._alike(at_rest(graph.model, after(graph.states[at], outcome)))
                notes = outcome.certain if self._sure else outcome.notes
                if rested in to_of and (outcome.sure or not self._sure):
                    yield Turn(at, event, to_of[rested], notes)

    def soonest(self, turn: Turn) -> int:
        """The first state from which the same turn can be taken, also before one goes round."""
        for at, edges in enumerate(self._ways[: turn.at]):
            if any(edge.event == turn.event for edge in edges):
                same = (one for one in self._turns(at) if one.event == turn.event)
                if (not self._sure or self._graph.is_sure(at)) and any(
                    turn.notes <= one.notes for one in same
                ):
                    return at
        return turn.at

    def loop(self, turn: Turn, turns: list[Turn]) -> tuple[Event, ...]:
        """The shortest round with a step in it, from where that begins."""
        ways: dict[int, list[Turn]] = {}
        for one in turns:
            ways.setdefault(one.at, []).append(one)
        came: dict[int, Turn | None] = {turn.to: None}
        waiting = deque([turn.to])
        while waiting and turn.at not in came:
            for one in ways.get(waiting.popleft(), ()):
                if one.to not in came:
                    came[one.to] = one
                    waiting.append(one.to)
        back: list[Event] = []
        last = came[turn.at]
        while last is not None:
            back.append(last.event)
            last = came[last.at]
        return (turn.event, *reversed(back))
