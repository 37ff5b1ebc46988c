"""The graph of a question: explored once, and shared by the provers that read it.

The claims of the programme are read off each state on the way, before a case at its end is put to
rest and forgets what it has been through.
"""

from collections.abc import Mapping
from typing import NamedTuple

from programflow.checking.exploring.alike import alike_in
from programflow.checking.exploring.building import model_of
from programflow.checking.exploring.day import Day
from programflow.checking.exploring.graph import CAP, Graph, Seen, explore
from programflow.checking.exploring.model import Model, State
from programflow.checking.exploring.oracle import Oracle
from programflow.checking.exploring.recalling import Recall
from programflow.checking.question import Question
from programflow.definition.criteria import Criterion
from programflow.machine import present

# A first try that follows every decision is given up early, and not made where it would be long.
FIRST_TRY = 2000
MOST_PLACES = 28


class Explored(NamedTuple):
    """All states, and for each claim the first state of each set of truth values that it had."""

    graph: Graph
    read: Mapping[str, Mapping[int, Seen]]


def explored(question: Question) -> Explored:
    """Every state of what moves a case; decisions of no phase are followed if that is few."""
    if "explored" not in question.shared:
        question.shared["explored"] = _explored(question)
    found: Explored = question.shared["explored"]
    return found


def graph_of(question: Question) -> Graph:
    """The states alone."""
    return explored(question).graph


def claims_of(question: Question) -> dict[str, Criterion]:
    """The criteria that are claimed and are there in the variant."""
    programme = question.programme
    named = [programme.criteria[name] for name in (*programme.always, *programme.never)]
    return {one.name: one.test for one in named if present(one, question.variant)}


def _explored(question: Question) -> Explored:
    claims = claims_of(question)
    wild = model_of(question, wild=True, claims=claims)
    if wild.wild:
        model = model_of(question, claims=claims)
        if len(model.initial) <= MOST_PLACES:
            found = _watching(question, model, edges=FIRST_TRY)
            if found.graph.is_whole:
                return found
    return _watching(question, wild, edges=None)


def _watching(question: Question, model: Model, *, edges: int | None) -> Explored:
    found: dict[str, dict[int, Seen]] = {name: {} for name in model.claims}
    recall: Recall[tuple[int, ...]] = Recall()

    def watch(state: State, seen: Seen) -> None:
        said = recall.recalled(state)
        if said is None:
            read: set[int] = set()
            day = Day(model, state, None, oracle=Oracle(()), read=read)
            said = tuple(reading.bits(day) for reading in model.claims.values())
            recall.learn(state, read, said)
        for name, bits in zip(model.claims, said, strict=True):
            first = found[name].get(bits)
            if first is None or (seen.sure and not first.sure):
                found[name][bits] = seen

    alike = alike_in(model, question.index)
    graph = explore(model, cap=CAP, edges=edges, alike=alike, watch=watch if found else None)
    return Explored(graph, found)
