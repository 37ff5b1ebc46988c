"""A case can always come to an outcome, and there is always somebody who is to do something."""

from collections.abc import Iterator

from programflow.checking.exploring.closing import is_open, lawful
from programflow.checking.exploring.events import OWN_KIND, WAIT, Event
from programflow.checking.exploring.graph import Escapes, Graph
from programflow.checking.exploring.model import LIVING, Followed, State
from programflow.checking.exploring.telling import told
from programflow.checking.exploring.ways import graph_of
from programflow.checking.question import NotProved, Question, Shown
from programflow.definition.node import Route
from programflow.diagnostics import Fault

CHECK = "ways-out"
# What somebody is to do; all else comes as it comes.
DONE_BY_SOMEBODY = frozenset({"done", "tested", "decided"})


def prove(question: Question) -> Shown:
    """From every state an outcome can be come to, and in every state somebody is to act.

    To withdraw, to correct and to waive are no ways out. What is only perhaps a way is none that is
    proved.
    """
    graph = graph_of(question)
    if not graph.is_whole:
        params = (("states", graph.size),)
        return Shown(
            not_proved=(NotProved(check=CHECK, reason=graph.stopped[0], params=params),),
            states=graph.size,
        )
    return _Search(question, graph).shown()


class _Search:
    def __init__(self, question: Question, graph: Graph) -> None:
        self.question = question
        self.graph = graph
        self.escapes = Escapes(graph.model)
        over = set(graph.over())
        self.surely = graph.reaching(over, sure=True, escapes=self.escapes)
        self.perhaps = graph.reaching(over, sure=False, escapes=self.escapes)

    def shown(self) -> Shown:
        faults, not_proved = [], []
        trapped = set(range(self.graph.size)) - self.perhaps
        for at in self._soonest(trapped):
            if self.graph.is_sure(at):
                faults.append(self._trapped(at))
            else:
                not_proved.append(self._doubt("perhaps-no-way-out", at))
        if not faults and not not_proved:
            unsure = set(range(self.graph.size)) - self.surely
            not_proved += [
                self._doubt("way-out-unsure", at) for at in self._first_of_each_place(unsure)
            ]
        said = {fault.param("place") for fault in faults}
        faults += [fault for fault in self._waiting() if fault.param("place") not in said]
        return Shown(faults=tuple(faults), not_proved=tuple(not_proved), states=self.graph.size)

    def _first_of_each_place(self, states: set[int]) -> Iterator[int]:
        """The states that are come to soonest, one for each phase; those surely come to first."""
        seen: dict[str, int] = {}
        for at in sorted(states):
            place = self.graph.model.place(self.graph.states[at])
            if place not in seen or (
                self.graph.is_sure(at) and not self.graph.is_sure(seen[place])
            ):
                seen[place] = at
        yield from sorted(seen.values())

    def _soonest(self, trapped: set[int]) -> Iterator[int]:
        """Of states without a way out those that others of them lead to are left out."""
        known: set[int] = set()
        for at in self._first_of_each_place(trapped):
            if at not in known:
                yield at
                known |= self._from(at)

    def _from(self, at: int) -> set[int]:
        found, waiting = {at}, [at]
        while waiting:
            for edge in self.graph.edges[waiting.pop()]:
                if edge.to not in found:
                    found.add(edge.to)
                    waiting.append(edge.to)
        return found

    def _trapped(self, at: int) -> Fault:
        """Whether anything is left to do is asked of the phase, not of what lives beside it."""
        place = self.graph.model.place(self.graph.states[at])
        own = {one.step.name for one in self.graph.model.of_phase(place)}
        done = {e.event.target for e in self.graph.edges[at] if e.event.kind in DONE_BY_SOMEBODY}
        return self._fault("no-way-out" if own & done else "dead-end", at)

    def _fault(self, rule: str, at: int) -> Fault:
        state = self.graph.states[at]
        place = self.graph.model.place(state)
        waits = (("waits", self._comes_by_itself(state)),) if rule == "endless-wait" else ()
        return Fault(
            rule=rule,
            route=("phases", place),
            on="key",
            params=(
                ("place", place),
                *waits,
                ("path", told(self.graph.model, self.graph.path(at))),
            ),
            related=tuple(self._rules(state, place)),
        )

    def _living(self, state: State) -> Iterator[Followed]:
        return (one for one in self.graph.model.steps.values() if state[one.at] in LIVING)

    def _comes_by_itself(self, state: State) -> tuple[str, ...]:
        """What would have to come, and nobody is to see to."""
        events = lawful(self.graph.model, state)
        return tuple(dict.fromkeys(e.target for e in events if not self.escapes(e)))

    def _rules(self, state: State, place: str) -> Iterator[Route]:
        """The moves that are not taken, and the steps that are not done."""
        for move in self.graph.model.moves.get(place, ()):
            yield ("phases", place, "next", move.at, "when")
        for one in self._living(state):
            yield one.step.route

    def _doubt(self, reason: str, at: int) -> NotProved:
        place = self.graph.model.place(self.graph.states[at])
        return NotProved(
            check=CHECK,
            reason=reason,
            params=(("place", place), ("path", told(self.graph.model, self.graph.path(at)))),
            route=("phases", place),
        )

    def _waiting(self) -> Iterator[Fault]:
        """States from which the case goes on only by what nobody is to do. (Check 4)"""
        waiting = {
            at
            for at in self.perhaps
            if not self.graph.model.is_over(self.graph.states[at]) and self.graph.is_sure(at)
            and not any(True for _ in self._acts(at))
        }  # fmt: skip
        for at in self._first_of_each_place(waiting):
            yield self._fault("endless-wait", at)

    def _acts(self, at: int) -> Iterator[Event]:
        """What somebody is to do, or what time does by itself. What is open is somebody's turn."""
        state = self.graph.states[at]
        for one in self.graph.model.steps.values():
            if one.step.is_ != "form" and one.step.done_by is None and is_open(state, one):
                yield Event(OWN_KIND[one.step.is_], one.step.name)
        for edge in self.graph.edges[at]:
            acts = edge.event == WAIT and edge.to != at
            if acts or self._answers_a_form(edge.event, state):
                yield edge.event

    def _answers_a_form(self, event: Event, state: State) -> bool:
        return event.kind == "answered" and any(
            event.target in one.questions and state[one.at] in LIVING
            for one in self.graph.model.steps.values()
        )
