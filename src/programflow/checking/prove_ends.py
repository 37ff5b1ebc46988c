"""What goes round ends: phases that follow each other, and responses that set each other off."""

from collections.abc import Iterator
from typing import Protocol

from programflow.checking.exploring.alike import alike_in
from programflow.checking.exploring.building import model_of
from programflow.checking.exploring.graph import Graph, explore
from programflow.checking.exploring.rounds import Rounds, Turn
from programflow.checking.exploring.telling import told
from programflow.checking.exploring.ways import graph_of
from programflow.checking.question import NotProved, Question, Shown
from programflow.checking.responses import phases_in_a_ring, rings
from programflow.definition.node import Route
from programflow.definition.programme import Phase
from programflow.diagnostics import Fault

CHECK = "ends"
ENOUGH = 4_000


def prove(question: Question) -> Shown:
    """No round of phases or of responses goes on for ever with nobody deciding that it may.

    States are gone through only where something written leads back to itself.
    """
    shown = []
    phases = phases_in_a_ring(question)
    if phases:
        shown.append(_shown(question, graph_of(question), _Phases(question, phases)))
    for ring in rings(question):
        model = model_of(question, ring, wild=True)
        graph = explore(model, cap=ENOUGH, alike=alike_in(model, question.index))
        shown.append(_shown(question, graph, _Responses(question, ring)))
    return Shown(
        faults=tuple(fault for one in shown for fault in one.faults),
        not_proved=tuple(entry for one in shown for entry in one.not_proved),
        states=sum(one.states for one in shown),
    )


class _Sort(Protocol):
    """A sort of rounds: of what rule, about what, and by which of its turns one is known."""

    rule: str
    key: str
    names: tuple[str, ...]

    def route(self, name: str) -> Route:
        """Where a phase or step of the round stands."""

    def named(self, turns: list[Turn]) -> tuple[str, ...]:
        """The phases or steps of a round."""

    def turning(self, turns: list[Turn]) -> Turn | None:
        """The turn by which the states among which one goes round are such a round."""

    def related(self, turns: list[Turn]) -> tuple[Route, ...]:
        """What else it has to do with."""


def _shown(question: Question, graph: Graph, sort: _Sort) -> Shown:
    """The first round of a sort: surely gone, or else perhaps."""
    own = 0 if isinstance(sort, _Phases) else graph.size
    for sure in (True, False):
        rounds = Rounds(graph, alike_in(graph.model, question.index), sure=sure)
        for turns in rounds.parts():
            turn = sort.turning(turns)
            if turn is None or (sure and not graph.is_sure(turn.at)):
                continue
            if not sure:
                return Shown(not_proved=(_doubt(sort, f"{sort.rule}-perhaps"),), states=own)
            loop = told(graph.model, rounds.loop(turn, turns))
            begins = rounds.soonest(turn) if len(loop) == 1 else turn.at
            path = told(graph.model, graph.path(begins))
            names = sort.named(turns)
            fault = Fault(
                rule=sort.rule,
                route=sort.route(names[0]),
                on="key",
                params=((sort.key, names), ("path", path), ("loop", loop)),
                related=sort.related(turns),
            )
            return Shown(faults=(fault,), states=own)
    missing = () if graph.is_whole else (_doubt(sort, graph.stopped[0], states=graph.size),)
    return Shown(not_proved=missing, states=own)


def _doubt(sort: _Sort, reason: str, **params: int) -> NotProved:
    said = ((sort.key, sort.names), *params.items())
    return NotProved(check=CHECK, reason=reason, params=said, route=sort.route(sort.names[0]))


class _Phases:
    """A case goes from phase to phase, and comes back."""

    rule = "endless-phases"
    key = "through"

    def __init__(self, question: Question, names: tuple[str, ...]) -> None:
        self.question = question
        self.names = names

    def route(self, name: str) -> Route:
        """The phase."""
        return self.question.plan.places[name].route

    def named(self, turns: list[Turn]) -> tuple[str, ...]:
        """The phases that are entered."""
        entered = {name for turn in turns for name in _noted(turn, "entered")}
        return tuple(name for name in self.question.plan.places if name in entered)

    def turning(self, turns: list[Turn]) -> Turn | None:
        """One on which a phase of the ring is entered."""
        return next((turn for turn in turns if any(_noted(turn, "entered"))), None)

    def related(self, turns: list[Turn]) -> tuple[Route, ...]:
        """The moves that are made."""
        made = {(n.name, n.number) for turn in turns for n in turn.notes if n.what == "next"}
        routes = []
        for name, at in sorted(made):
            place = self.question.plan.places[name]
            assert isinstance(place, Phase)
            routes.append((*place.next[at].route, "when"))
        return tuple(routes)


class _Responses:
    """What is done or missed of a step makes it, or another of the ring, begin again."""

    rule = "endless-responses"
    key = "steps"

    def __init__(self, question: Question, names: tuple[str, ...]) -> None:
        self.question = question
        self.names = names

    def route(self, name: str) -> Route:
        """The step."""
        return self.question.plan.steps[name].route

    def named(self, turns: list[Turn]) -> tuple[str, ...]:
        """All of the ring."""
        del turns
        return self.names

    def turning(self, turns: list[Turn]) -> Turn | None:
        """One of the ring's own, by which a step of it begins, if each of them begins by one."""
        own = [t for t in turns if t.event.target in self.names or t.event.kind == "wait"]
        began = {name for turn in own for name in _noted(turn, "opened")}
        if not began.issuperset(self.names):
            return None
        return next(turn for turn in own if any(_noted(turn, "opened")))

    def related(self, turns: list[Turn]) -> tuple[Route, ...]:
        """What begins the steps, and what ends them."""
        del turns
        steps = [self.question.plan.steps[name] for name in self.names]
        routes = [opening.route for step in steps for opening in step.opens if opening.route]
        return tuple(dict.fromkeys(routes))


def _noted(turn: Turn, what: str) -> Iterator[str]:
    return (note.name for note in turn.notes if note.what == what)
