"""The graph of a question: explored once, and shared by the provers that read it."""

from programflow.checking.exploring.alike import alike_in
from programflow.checking.exploring.building import model_of
from programflow.checking.exploring.graph import CAP, Graph, explore
from programflow.checking.question import Question

# A first try that follows every decision is given up early; most programmes are much smaller.
FIRST_TRY = 3000


def graph_of(question: Question) -> Graph:
    """Every state of what moves a case; decisions of no phase are followed if that is few."""
    if "graph" not in question.shared:
        question.shared["graph"] = _explored(question)
    found: Graph = question.shared["graph"]
    return found


def _explored(question: Question) -> Graph:
    wild = model_of(question, wild=True)
    if wild.wild:
        model = model_of(question)
        found = explore(model, edges=FIRST_TRY, alike=alike_in(model, question.index))
        if found.is_whole:
            return found
    return explore(wild, cap=CAP, alike=alike_in(wild, question.index))
