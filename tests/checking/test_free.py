"""Answers that only decisions look at: without a place of their own the states are the same."""

from unittest.mock import patch

import pytest

import programflow as pf
from programflow.checking.exploring import free
from programflow.checking.exploring.building import model_of
from programflow.checking.exploring.events import Event
from programflow.checking.exploring.graph import Escapes, Graph, explore
from programflow.checking.exploring.ways import graph_of
from programflow.checking.proving import questions_of
from programflow.checking.question import Question
from tests.checking.small import text
from tests.project.root import ROOT

CAP = 2_500
Seen = dict[tuple[int, ...], tuple[bool, bool]]


def seen(graph: Graph, answers: set[int]) -> Seen:
    """Each state, answers left out: whether it is surely come to, and surely led to an outcome."""
    out = graph.reaching(set(graph.over()), sure=True, escapes=Escapes(graph.model))
    found: Seen = {}
    for at, state in enumerate(graph.states):
        bare = tuple(n for i, n in enumerate(state) if i not in answers)
        sure, ends = found.get(bare, (False, False))
        found[bare] = (sure or graph.is_sure(at), ends or at in out)
    return found


def both(question: Question) -> tuple[Graph, Graph]:
    with patch.object(free, "MANY", 0):
        return (
            explore(model_of(question, wild=True, free=False), cap=CAP),
            explore(model_of(question, wild=True), cap=CAP),
        )


def compare(question: Question) -> int:
    """How many answers have no place."""
    plain, freely = both(question)
    if not (plain.is_whole and freely.is_whole):
        return 0
    answers = {at for at, _ in plain.model.answers.values()}
    assert answers == {at for at, _ in freely.model.answers.values()}
    assert seen(plain, answers) == seen(freely, answers)
    assert freely.size <= plain.size
    return len(freely.model.free & freely.model.answers.keys())


@pytest.mark.parametrize("name", ["russamtalen", "er-vil-kan", "ruskontrakt"])
def test_in_shipped_programmes_the_states_are_the_same(name: str) -> None:
    loaded = pf.load(ROOT / "programmes" / f"{name}.yaml")
    for question in questions_of(loaded.programme, loaded.machine, horizon=1):
        compare(question)


COURSE = """\
    steps:
      admission: {is: form, need: must, of: one, source: guide}
      admit:
        is: decision
        need: must
        of: office
        after: [admission]
        options:
          take:
            only_if: {all: [{answer: swims, is: no}, {not: {answer: ill, is: yes}}]}
            then: [{go: pool}]
          later:
            only_if: {any: [{answer: age, less_than: 8}, {answer: ill, is: yes}]}
            then: [{waive: admission}]
          refuse: {then: [{go: away}]}
        source: guide
    next: [{when: {answer: gone, is: yes}, go: away, source: guide}]
  pool:
    of: office
    steps:
      lesson: {is: session, need: must, of: office, source: guide}
      back:
        is: decision
        need: may
        of: office
        options: {anew: {then: [{go: previous}]}}
        source: guide
"""
QUESTIONS = """\
forms: {admission: {title: {nb: Opptak}, source: guide}}
questions:
  swims: {of: admission, type: yes_no, need: must, says: {nb: Svømmer}, source: guide}
  ill: {type: yes_no, says: {nb: Syk}, source: guide}
  age: {of: admission, type: number, says: {nb: Hvor gammel}, source: guide}
  gone: {type: yes_no, says: {nb: Borte}, source: guide}
"""


def test_what_only_decisions_look_at_has_no_place_and_nothing_else() -> None:
    definition = text(COURSE).replace("phase: course", "phase: pool") + QUESTIONS
    definition = definition.replace("adverse: no}\n", "adverse: no}\n  away: {adverse: no}\n", 1)
    loaded = pf.loads(definition)
    (question,) = questions_of(loaded.programme, loaded.machine, horizon=1)
    assert compare(question) == 3
    _, freely = both(question)
    assert freely.model.free & freely.model.answers.keys() == {"swims", "ill", "age"}


def test_the_way_there_says_what_was_answered() -> None:
    """A story for the author: with the answers on which the decision could be taken."""
    definition = text(COURSE).replace("phase: course", "phase: pool") + QUESTIONS
    definition = definition.replace("adverse: no}\n", "adverse: no}\n  away: {adverse: no}\n", 1)
    loaded = pf.loads(definition)
    (question,) = questions_of(loaded.programme, loaded.machine, horizon=1)
    _, freely = both(question)
    pool = next(at for at, s in enumerate(freely.states) if freely.model.place(s) == "pool")
    said = {event.target: event.detail for event in freely.path(pool) if event.kind == "answered"}
    cells = freely.model.answers
    known = {name: cells[name][1][int(cell or 0) - 1] for name, cell in said.items()}
    assert known == {"swims": False, "ill": False}
    assert freely.path(pool)[-1] == Event("decided", "admit", "take")


def test_a_strangers_programme_is_gone_through_to_the_end() -> None:
    """An admission form of ten questions: a hundred states, and no more than two hundred."""
    loaded = pf.load(ROOT / "examples" / "prevention-course" / "prevention-course.yaml")
    (question,) = questions_of(loaded.programme, loaded.machine, horizon=1)
    graph = graph_of(question)
    assert graph.is_whole
    assert {graph.model.place(state) for state in graph.states} == set(question.plan.places)
    assert graph.size <= 200
