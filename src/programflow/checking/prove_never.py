"""Nothing stands in vain: phases are entered, moves made, steps opened."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from programflow.checking.exploring.alike import alike_in
from programflow.checking.exploring.building import model_of
from programflow.checking.exploring.day import Note
from programflow.checking.exploring.graph import Graph, explore
from programflow.checking.exploring.ways import graph_of
from programflow.checking.prove_tables import is_never
from programflow.checking.question import NotProved, Question, Shown
from programflow.checking.tables import Table
from programflow.definition.programme import Phase
from programflow.definition.steps import Step
from programflow.diagnostics import Fault
from programflow.machine import present

CHECK = "never"
ENOUGH = 4_000
MOST_WAYS = 10_000
"""States and ways after which a step that nothing waits for is given up."""


def prove(question: Question) -> Shown:
    """What never comes to pass in any state, by an exploration in which more can happen than may.

    A step that nothing else waits for is looked at by itself, which takes longer: with `thorough`.
    """
    graph = graph_of(question)
    if not graph.is_whole:
        params = (("states", graph.size),)
        missing = NotProved(check=CHECK, reason=graph.stopped[0], params=params)
        return Shown(not_proved=(missing,))
    notes, states = set(graph.notes), 0
    if set(_wanted(question, graph)) - notes:
        lazily = _lazily(question)
        notes |= lazily.notes.keys()
        states += lazily.size
    vain = _Vain(question, graph, notes)
    faults = list(vain.faults())
    if question.thorough:
        for step in vain.unseen():
            found = explored_for(question, step)
            states += found.size
            if found.is_whole and Note("opened", step.name) not in found.notes:
                faults.append(_never_opens(step))
    return Shown(faults=tuple(faults), states=states)


def _wanted(question: Question, graph: Graph) -> Iterator[Note]:
    for place in question.plan.places:
        yield Note("entered", place)
    for name, moves in graph.model.moves.items():
        yield from (Note("next", name, move.at) for move in moves)
    for name, one in graph.model.steps.items():
        yield Note("opened", name)
        if one.step.is_ == "decision":
            yield from (Note(f"decided {name}", c.name) for c in one.choices.values())


def _lazily(question: Question) -> Graph:
    """The same where a `next` may wait for what else comes in on the day."""
    model = model_of(question, wild=True, lazy=True)
    return explore(model, alike=alike_in(model, question.index))


class _Vain:
    """What has never come to pass, and is not itself behind something that never does."""

    def __init__(self, question: Question, graph: Graph, notes: set[Note]) -> None:
        self.question = question
        self.graph = graph
        self.notes = notes
        self.table = Table(question)

    def is_entered(self, place: str | None) -> bool:
        """Whether a case ever comes to a phase; the top level is always there."""
        return place is None or Note("entered", place) in self.notes

    def faults(self) -> Iterator[Fault]:
        moves, options = list(self._moves()), list(self._options())
        behind = {fault.param("goes") for fault in (*moves, *options)}
        yield from (_without(fault, "goes") for fault in moves)
        yield from (_without(fault, "goes") for fault in options)
        for name, place in self.question.plan.places.items():
            if not self.is_entered(name) and name not in behind:
                params = (("place", name),)
                yield Fault(rule="never-entered", route=place.route, on="key", params=params)
        for one in self.graph.model.steps.values():
            if Note("opened", one.step.name) not in self.notes and self.is_entered(one.step.phase):
                yield _never_opens(one.step)

    def _moves(self) -> Iterator[Fault]:
        for name, place in self.question.plan.places.items():
            if not isinstance(place, Phase) or not self.is_entered(name):
                continue
            for i, following in enumerate(place.next):
                made = Note("next", name, i) in self.notes
                if present(following, self.question.variant) and not (
                    made or is_never(self.table, following.when)
                ):
                    yield Fault(
                        rule="never-moves",
                        route=(*following.route, "when"),
                        params=(("place", name), ("goes", following.go)),
                        related=tuple((*earlier.route, "when") for earlier in place.next[:i]),
                    )

    def _options(self) -> Iterator[Fault]:
        """Options that can never be chosen, of decisions that do open."""
        for one in self.graph.model.steps.values():
            if one.step.is_ != "decision" or Note("opened", one.step.name) not in self.notes:
                continue
            for name, choice in one.choices.items():
                if choice.condition is None or Note(f"decided {one.step.name}", name) in self.notes:
                    continue
                option = one.step.options[name]
                if option.only_if is not None and is_never(self.table, option.only_if):
                    continue
                route = option.route if option.only_if is None else (*option.route, "only_if")
                yield Fault(
                    rule="never-chosen",
                    route=route,
                    on="key",
                    params=(
                        ("step", one.step.name),
                        ("option", name),
                        ("goes", next((e.target for e in option.then if e.form == "go"), None)),
                    ),
                )

    def unseen(self) -> Iterable[Step]:
        """The steps that the graph does not follow, in phases that are entered."""
        followed = self.graph.model.steps
        steps = self.question.plan.steps.values()
        return [s for s in steps if s.name not in followed and self.is_entered(s.phase)]


def _without(fault: Fault, param: str) -> Fault:
    return evolve(fault, params=tuple(pair for pair in fault.params if pair[0] != param))


def explored_for(question: Question, step: Step) -> Graph:
    """The states of what moves a case, with one more step followed, until that has been open."""
    model = model_of(question, [step.name], wild=True)
    alike = alike_in(model, question.index)
    opened = Note("opened", step.name)
    return explore(model, cap=ENOUGH, most_ways=MOST_WAYS, until=opened, alike=alike)


def _never_opens(step: Step) -> Fault:
    related = [opening.route for opening in step.opens]
    if step.unless is not None:
        related.append((*step.route, "unless"))
    return Fault(
        rule="never-opens",
        route=step.route,
        on="key",
        params=(("step", step.name),),
        related=tuple(route for route in related if route),
    )
