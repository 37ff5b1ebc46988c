"""Completion asks for the steps that are required, for all of them, and for no other."""

from collections.abc import Iterator, Mapping

from programflow.checking.exploring.alike import alike_in
from programflow.checking.exploring.building import model_of
from programflow.checking.exploring.day import UNDONE, Note
from programflow.checking.exploring.events import OWN_KIND, Event
from programflow.checking.exploring.evidence import Asking, asking_in, counted, is_required
from programflow.checking.exploring.graph import Escapes, Graph, Seen, explore
from programflow.checking.exploring.telling import Happening, told
from programflow.checking.exploring.ways import graph_of
from programflow.checking.question import NotProved, Question, Shown
from programflow.definition.node import Route
from programflow.definition.programme import Phase
from programflow.definition.steps import Step
from programflow.diagnostics import Fault

CHECK = "completion"
ENOUGH = 4_000


def prove(question: Question) -> Shown:
    """No move that asks for steps done leaves a required one undone; none waits for an optional.

    A move that asks for a time or a wish completes nothing: what it leaves undone lapses.
    """
    graph = graph_of(question)
    if not graph.is_whole:
        return Shown(not_proved=(_stopped(graph, ("phases",)),))
    shown = _undone(question, graph, graph.model.steps)
    states = 0
    for place, names in _unseen(question, graph).items():
        model = model_of(question, names, wild=True)
        wider = explore(model, cap=ENOUGH, alike=alike_in(model, question.index))
        states += wider.size
        found = _undone(question, wider, dict.fromkeys(names))
        missing = () if wider.is_whole else (_stopped(wider, ("phases", place)),)
        shown = Shown(
            faults=shown.faults + found.faults,
            not_proved=shown.not_proved + found.not_proved + missing,
        )
    optional = tuple(_Optional(question, graph).faults())
    return Shown(faults=shown.faults + optional, not_proved=shown.not_proved, states=states)


def _stopped(graph: Graph, route: Route) -> NotProved:
    params = (("states", graph.size),)
    return NotProved(check=CHECK, reason=graph.stopped[0], params=params, route=route)


def _unseen(question: Question, graph: Graph) -> dict[str, list[str]]:
    """Required steps that nothing reads, where a move asks for others of their phase."""
    asking = {_phase_of(question, move) for move in asking_in(question)}
    unseen = {
        place: [s.name for s in steps if is_required(s) and s.name not in graph.model.steps]
        for place, steps in question.plan.by_phase.items()
        if place in asking and place is not None
    }
    return {place: names for place, names in unseen.items() if names}


def _phase_of(question: Question, move: Asking) -> str | None:
    decision = question.plan.steps.get(move[0])
    return move[0] if move[1].isdecimal() or decision is None else decision.phase


def _undone(question: Question, graph: Graph, steps: Mapping[str, object]) -> Shown:
    """The required steps among these that are left undone: surely, or perhaps."""
    faults, doubts = [], []
    for note, seen in graph.notes.items():
        if note.what == UNDONE and note.name in steps:
            if seen.sure:
                faults.append(_without(question, note, path=_path(graph, seen)))
            else:
                params = (("step", note.name), ("place", _phase_of(question, note.by)))
                route = question.plan.steps[note.name].route
                doubts.append(
                    NotProved(check=CHECK, reason="undone-perhaps", params=params, route=route)
                )
    return Shown(faults=tuple(faults), not_proved=tuple(doubts))


def _without(question: Question, note: Note, *, path: tuple[Happening, ...]) -> Fault:
    goes, route, others = _move(question, note.by)
    step = question.plan.steps[note.name]
    return Fault(
        rule="completes-without",
        route=route,
        params=(
            ("step", note.name),
            ("place", step.phase),
            ("goes", goes),
            ("path", path),
        ),
        related=(step.route, *others),
    )


def _path(graph: Graph, seen: Seen) -> tuple[Happening, ...]:
    before = graph.path(seen.at) if seen.at >= 0 else ()
    return told(graph.model, before if seen.event is None else (*before, seen.event))


def _move(question: Question, move: Asking) -> tuple[str, Route, tuple[Route, ...]]:
    """Where a move goes, where it asks for what is done, and what else has to do with it."""
    name, which = move
    place = question.plan.places.get(name)
    if which.isdecimal() and isinstance(place, Phase):
        following = place.next[int(which)]
        return following.go, (*following.route, "when"), ()
    step = question.plan.steps[name]
    option = step.options[which]
    goes = next(e.target for e in option.then if e.form == "go")
    if option.only_if is not None:
        return goes, (*option.route, "only_if"), ()
    return goes, (*step.route, "after"), (option.route,)


class _Optional:
    """Optional steps without which there is no good end any more, though with them there is."""

    def __init__(self, question: Question, graph: Graph) -> None:
        self.question = question
        self.graph = graph
        self.escapes = Escapes(graph.model)
        self.good = frozenset(self._good())
        self.ends = [at for at in graph.over() if graph.model.place(graph.states[at]) in self.good]

    def _good(self) -> Iterator[str]:
        """The outcomes of completion; where no move asks for steps done, all that are no harm."""
        outcomes = self.question.programme.outcomes
        kind = [name for name, outcome in outcomes.items() if not outcome.adverse]
        asked = {_move(self.question, move)[0] for move in self.graph.model.asking}
        return iter(asked.intersection(kind) or kind)

    def faults(self) -> Iterator[Fault]:
        optional = list(self._candidates())
        if not optional or not self.ends:
            return
        names = {step.name for step in optional}
        ends = self._reaching(frozenset())
        if ends == self._reaching(frozenset(names)):
            return
        for step in optional:
            blocked = ends - self._reaching(frozenset({step.name}))
            at = self._first(blocked, without=step.name)
            if at is not None:
                yield self._needed(step, at)

    def _candidates(self) -> Iterator[Step]:
        counts = counted(self.question, self.question.plan)
        for name, one in self.graph.model.steps.items():
            need, own = one.step.need, OWN_KIND.get(one.step.is_)
            optional = need.modality == "may" and need.must_when is None
            if optional and own and one.step.done_by is None and name not in counts:
                yield one.step

    def _reaching(self, names: frozenset[str]) -> set[int]:
        """The states from which a case may come to its completion, these steps left alone."""

        def left_out(event: Event) -> bool:
            return self.escapes(event) or _is_of(event, names)

        return self.graph.reaching(self.ends, sure=False, escapes=left_out)

    def _first(self, blocked: set[int], *, without: str) -> int | None:
        """The soonest of these states that is surely come to with the step left alone.

        Best is one in which nothing but the step is wanting.
        """
        graph, names = self.graph, frozenset({without})
        found = [
            at
            for at in sorted(blocked)
            if graph.is_sure(at)
            and not graph.model.is_over(graph.states[at])
            and not any(_is_of(event, names) for event in graph.path(at))
        ]
        ends = set(self.ends)
        last = (
            at
            for at in found
            if any(_is_of(edge.event, names) and edge.to in ends for edge in graph.edges[at])
        )
        return next(last, found[0] if found else None)

    def _needed(self, step: Step, at: int) -> Fault:
        place = self.graph.model.place(self.graph.states[at])
        return Fault(
            rule="needs-optional",
            route=(*step.route, "need"),
            params=(
                ("step", step.name),
                ("outcomes", tuple(sorted(self.good))),
                ("path", told(self.graph.model, self.graph.path(at))),
            ),
            related=tuple(
                ("phases", place, "next", move.at, "when")
                for move in self.graph.model.moves.get(place, ())
            ),
        )


def _is_of(event: Event, names: frozenset[str]) -> bool:
    return event.target in names and event.kind in OWN_KIND.values()
