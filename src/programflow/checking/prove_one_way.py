"""One event leads a case to one place.

All else that might be undecided has an order in the semantics: of several `next` the first in the
text that is yes, of several decisions of one day the canonical order of entries. Only what one
entry sets off can send a case two ways at once.
"""

from collections.abc import Iterator

from programflow.checking.exploring.day import APART, Note
from programflow.checking.exploring.graph import Graph, Seen
from programflow.checking.exploring.telling import told
from programflow.checking.exploring.ways import graph_of
from programflow.checking.question import NotProved, Question, Shown
from programflow.definition.node import Route
from programflow.definition.steps import Effect
from programflow.diagnostics import Fault
from programflow.machine import present

CHECK = "one-way"
MOVING = frozenset({"go", "restart"})


def prove(question: Question) -> Shown:
    """No entry moves a case to two places, by one choice or by two steps that it completes."""
    if not any(_candidates(question)):
        return Shown()
    graph = graph_of(question)
    faults, missing = [], []
    for note, seen in graph.notes.items():
        if note.what == APART:
            if seen.sure:
                faults.append(_fault(question, graph, note, seen=seen))
            else:
                missing.append(_doubt(question, "apart-perhaps", ("targets", _names(note))))
    if not graph.is_whole and not faults and not missing:
        missing.append(_doubt(question, graph.stopped[0], ("states", graph.size)))
    return Shown(faults=tuple(faults), not_proved=tuple(missing))


def _candidates(question: Question) -> Iterator[Route]:
    """Options with two moves, and steps with one that another's entry may complete."""
    for step in question.plan.steps.values():
        for option in step.options.values():
            moves = [e for e in option.then if _is_move(question, e)]
            if present(option, question.variant) and len(moves) > 1:
                yield moves[1].route
        if step.is_ != "decision" and step.done_by is not None:
            yield from (e.route for e in step.then if _is_move(question, e))


def _is_move(question: Question, effect: Effect) -> bool:
    return effect.form in MOVING and present(effect, question.variant)


def _names(note: Note) -> tuple[str, str]:
    return note.name, note.by[0]


def _doubt(question: Question, reason: str, said: tuple[str, object]) -> NotProved:
    route = next(_candidates(question))
    return NotProved(check=CHECK, reason=reason, params=(said,), route=route)


def _fault(question: Question, graph: Graph, note: Note, *, seen: Seen) -> Fault:
    path = (*(graph.path(seen.at) if seen.at >= 0 else ()), seen.event)
    events = [event for event in path if event is not None]
    first, second = _effects(question, note, seen)
    return Fault(
        rule="two-targets",
        route=second,
        params=(("targets", _names(note)), ("path", told(graph.model, events))),
        related=(first,),
    )


def _effects(question: Question, note: Note, seen: Seen) -> tuple[Route, Route]:
    """Where it stands that the case goes to either place: in the option chosen, or in steps."""
    effects: list[Effect] = []
    if seen.event is not None and seen.event.kind == "decided":
        effects += question.plan.steps[seen.event.target].options[str(seen.event.detail)].then
    effects += [e for s in question.plan.steps.values() if s.is_ != "decision" for e in s.then]
    moves = {e.target: e.route for e in reversed(effects) if _is_move(question, e)}
    return moves[note.name], moves[note.by[0]]
