"""What is recalled of an event is what would be worked out anew."""

import time

import pytest

import programflow as pf
from programflow.checking.exploring.alike import alike_in
from programflow.checking.exploring.building import model_of
from programflow.checking.exploring.closing import at_rest, first_states, following, lawful
from programflow.checking.exploring.graph import Graph, explore
from programflow.checking.proving import questions_of
from programflow.checking.question import Question
from tests.checking.small import drawn_questions, text
from tests.project.root import ROOT

SEEDS = range(6)
MOST = 100


def of_shipped(name: str) -> Question:
    loaded = pf.load(ROOT / "programmes" / f"{name}.yaml")
    return questions_of(loaded.programme, loaded.machine, horizon=1)[0]


def went_anew(graph: Graph, at: int) -> list[tuple[object, object, int]]:
    """The edges of a state, each event gone through from the state as it is."""
    model, state = graph.model, graph.states[at]
    return [
        (event, at_rest(model, after), sure)
        for event in lawful(model, state)
        for after, sure in following(model, state, event).items()
    ]


def recalled(graph: Graph, at: int) -> list[tuple[object, object, int]]:
    """The same edges as the graph has them."""
    return [(edge.event, graph.states[edge.to], edge.sure) for edge in graph.edges[at]]


@pytest.mark.parametrize("lazy", [False, True], ids=["at-once", "lazy"])
def test_drawn_programmes_go_the_same_ways(*, lazy: bool) -> None:
    looked_at = 0
    for question in drawn_questions(SEEDS):
        graph = explore(model_of(question, question.plan.steps, lazy=lazy), cap=MOST)
        gone = [at for at in range(graph.size) if graph.edges[at]]
        for at in gone[:: len(gone) // 8 + 1]:
            assert recalled(graph, at) == went_anew(graph, at)
            looked_at += len(graph.edges[at])
    assert looked_at > 100


@pytest.mark.parametrize("name", ["russamtalen", "ruskontrakt"])
def test_shipped_programmes_go_the_same_ways(name: str) -> None:
    graph = explore(model_of(of_shipped(name), wild=True))
    first = {at_rest(graph.model, state) for state in first_states(graph.model)}
    assert {graph.states[root] for root in graph.roots} == first
    for at in range(0, graph.size, 23):
        assert recalled(graph, at) == went_anew(graph, at)


STEP = "      s{n}: {{is: session, need: must, of: office, source: guide {n}}}\n"


@pytest.mark.alone
def test_twenty_sessions_in_any_order_are_a_matter_of_milliseconds() -> None:
    """One is like the other: they are counted, 0 to 20. Among all orders there are 2^20 states."""
    body = "    steps:\n" + "".join(STEP.format(n=n) for n in range(20))
    loaded = pf.loads(text(body))
    question = questions_of(loaded.programme, loaded.machine, horizon=1)[0]
    took = []
    for _ in range(5):
        began = time.process_time()
        model = model_of(question)
        graph = explore(model, alike=alike_in(model, question.index))
        took.append(time.process_time() - began)
        assert graph.is_whole
        assert graph.size == 21
    assert min(took) < 0.1, took
