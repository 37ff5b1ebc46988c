"""Rounds are those that networkx finds, and what ends them is seen."""

from collections.abc import Iterable

import networkx as nx
import pytest

import programflow as pf
from programflow.checking.exploring.alike import Alike
from programflow.checking.exploring.building import model_of
from programflow.checking.exploring.graph import explore
from programflow.checking.exploring.rounds import Rounds
from programflow.checking.proving import prove, questions_of
from programflow.machine import compile_programme
from programflow.machine.components import parts_of
from programflow.testing.drawing import draw_programme
from programflow.testing.drawing.choices import seeded
from tests.checking.small import text


def as_networkx(ways: Iterable[tuple[int, int]], points: int) -> "nx.DiGraph[int]":
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(points))
    graph.add_edges_from(ways)
    return graph


@pytest.mark.parametrize("seed", range(8))
def test_parts_are_those_of_networkx(seed: int) -> None:
    choose = seeded(seed)
    points = choose.between(1, 12)
    last = points - 1
    ways = [(choose.between(0, last), choose.between(0, last)) for _ in range(2 * points)]
    other = nx.strongly_connected_components(as_networkx(ways, points))
    assert {frozenset(part) for part in parts_of(points, ways)} == {frozenset(p) for p in other}


@pytest.mark.parametrize("seed", [7, 55, 78, 91])
@pytest.mark.parametrize("sure", [True, False], ids=["surely", "perhaps"])
def test_rounds_are_the_rings_that_no_decision_is_on(seed: int, *, sure: bool) -> None:
    programme = draw_programme(seeded(seed), tries=1)
    assert programme is not None
    question = questions_of(programme, compile_programme(programme), horizon=1)[0]
    graph = explore(model_of(question, question.plan.steps), cap=120)
    wills = {("began", name) for name in graph.model.consents}
    wills |= {("ended", name) for _, name in wills}
    ways = [
        (at, edge.to)
        for at, edges in enumerate(graph.edges)
        for edge in edges
        if edge.event.kind != "decided" and edge.event[:2] not in wills and (edge.sure or not sure)
    ]
    other = nx.strongly_connected_components(as_networkx(ways, graph.size))
    loops = {at for at, to in ways if at == to}
    rings = {frozenset(part) for part in other if len(part) > 1 or part & loops}
    rounds = list(Rounds(graph, Alike(()), sure=sure).parts())
    assert {frozenset(turn.at for turn in turns) for turns in rounds} == rings


BODY = """\
    steps:
      lesson: {is: session, need: must, of: office, source: guide}
steps:
  again:
    is: decision
    need: must
    of: office
    opens: [CAUSE]
    options: {new: {}, enough: {}}
    source: guide
  make_up: {is: session, need: may, of: office, opens: [OPENS], UNLESSsource: guide}
tallies: {missed: {count: {missed: make_up}, in: case}}
criteria: {often: {tally: missed, at_least: 3}}
"""


def found(opens: str, *, unless: str = "", cause: str = "{each: {missed: lesson}}") -> list[str]:
    """The rules that a step that begins by these breaks."""
    body = BODY.replace("OPENS", opens).replace("UNLESS", unless).replace("CAUSE", cause)
    top, _, rest = body.partition("steps:\n  again")
    loaded = pf.loads(text(top) + "steps:\n  again" + rest)
    proof = prove(loaded.programme, loaded.machine, horizon=1)
    return [f.rule for f in proof.findings if f.rule.startswith("endless-r")]


def test_what_is_missed_again_and_again_has_no_end() -> None:
    assert found("{each: [{missed: lesson}, {missed: make_up}]}") == ["endless-responses"]


def test_a_count_ends_it() -> None:
    opens = "{each: [{missed: lesson}, {missed: make_up}]}"
    assert found(opens, unless="unless: {criterion: often}, ") == []


def test_a_decision_may_end_it() -> None:
    opens = "{each: {decided: again, option: new}}"
    assert found(opens, cause="{each: [{missed: lesson}, {missed: make_up}]}") == []


def test_once_more_is_no_round() -> None:
    assert found("{each: {missed: lesson}}") == []
