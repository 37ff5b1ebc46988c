"""Rounds are those that networkx finds, and what ends them is seen."""

from collections.abc import Iterable

import networkx as nx
import pytest

import programflow as pf
from programflow.checking.exploring.alike import Alike
from programflow.checking.exploring.building import model_of
from programflow.checking.exploring.graph import Graph, explore
from programflow.checking.exploring.rounds import Rounds
from programflow.checking.proving import prove
from programflow.machine.components import parts_of
from programflow.testing.drawing.choices import seeded
from tests.checking.small import drawn_questions, text


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


@pytest.mark.parametrize("sure", [True, False], ids=["surely", "perhaps"])
def test_rounds_are_the_rings_that_no_decision_is_on(*, sure: bool) -> None:
    seen = 0
    for question in drawn_questions(range(6)):
        graph = explore(model_of(question, question.plan.steps), cap=60)
        rounds = {
            frozenset(turn.at for turn in turns)
            for turns in Rounds(graph, Alike(()), sure=sure).parts()
        }
        assert rounds == rings_of(graph, sure=sure)
        seen += len(rounds)
    assert seen > 3


def rings_of(graph: Graph, *, sure: bool) -> set[frozenset[int]]:
    """The same as networkx sees them."""
    wills = {(kind, name) for kind in ("began", "ended") for name in graph.model.consents}
    ways = [
        (at, edge.to)
        for at, edges in enumerate(graph.edges)
        for edge in edges
        if edge.event.kind != "decided" and edge.event[:2] not in wills and (edge.sure or not sure)
    ]
    parts = nx.strongly_connected_components(as_networkx(ways, graph.size))
    loops = {at for at, to in ways if at == to}
    return {frozenset(part) for part in parts if len(part) > 1 or part & loops}


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


REMINDED = """\
    steps:
      lesson: {is: session, need: must, of: office, source: guide}
      remind:
        is: task
        need: may
        of: office
        opens: [{when: {clock: silent, at_least: 14 days}}]
        source: guide
clocks: {silent: {from: {latest: [{entered: course}, {done: STEP, which: last}]}, source: guide}}
"""


@pytest.mark.parametrize(("step", "rules"), [("remind", ["endless-responses"]), ("lesson", [])])
def test_what_starts_its_own_clock_anew_has_no_end(step: str, rules: list[str]) -> None:
    """A reminder two weeks after the last one, until somebody comes."""
    body, _, clocks = REMINDED.replace("STEP", step).partition("clocks:")
    loaded = pf.loads(text(body) + "clocks:" + clocks)
    proof = prove(loaded.programme, loaded.machine, horizon=1)
    assert [fault.rule for fault in proof.findings] == rules
    assert [entry for entry in proof.not_proved if entry.check == "ends"] == []
    loops = [[one.kind for one in fault.param("loop")] for fault in proof.findings]
    assert all(sorted(loop) == ["done", "wait"] for loop in loops)
