"""Tables of criteria, held against z3: what is never yes, and what always is."""

from itertools import product
from typing import Any

import pytest
import z3
from hypothesis import given, note, settings
from hypothesis import strategies as st

from programflow.checking.prove_tables import is_never, prove
from programflow.checking.question import Question
from programflow.checking.tables import Table
from programflow.definition.criteria import Atom, Combination, Comparison, Criterion
from programflow.definition.reading import parse
from programflow.machine import compile_programme
from tests.rules.golden import FOLDER

HEAD = (FOLDER / "never-yes" / "ok.yaml").read_text(encoding="utf-8").split("\nquestions:")[0]
BODY = """
questions:
  age: {type: number, says: {nb: "Alder?"}, source: guide 1}
  level: {type: scale, between: [0, 5], says: {nb: "Grad?"}, source: guide 1}
  fit: {type: yes_no, says: {nb: "Frisk?"}, source: guide 1}
tallies:
  missed: {count: {missed: lesson, excused: no}, in: case, source: guide 4}
criteria:
"""
TAIL = """
phases:
  course:
    initial: yes
    of: office
    steps:
      lesson: {is: session, need: must, of: office, source: guide 2}
    next: [{when: {phase: course, is: done}, go: completed, source: guide 3}]

outcomes:
  completed: {adverse: no}
"""
OPS = ("at_least", "at_most", "more_than", "less_than", "is")


def compared(name: str, kind: str, *, least: int, most: int) -> st.SearchStrategy[str]:
    return st.builds(
        lambda op, n: f"{{{kind}: {name}, {op}: {n}}}",
        st.sampled_from(OPS),
        st.integers(least, most),
    )


ATOMS = st.one_of(
    compared("age", "answer", least=16, most=19),
    compared("level", "answer", least=0, most=5),
    compared("missed", "tally", least=0, most=3),
    st.sampled_from(["{answer: fit, is: yes}", "{answer: fit, is: no}"]),
)
CRITERIA = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("{{not: {}}}".format, inner),
        st.builds(
            lambda form, of: f"{{{form}: [{', '.join(of)}]}}",
            st.sampled_from(["all", "any"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.builds(
            lambda n, of: f"{{at_least: {n}, of: [{', '.join(of)}]}}",
            st.integers(1, 3),
            st.lists(inner, min_size=1, max_size=3),
        ),
    ),
    max_leaves=5,
)


def read(said: str) -> tuple[Question, Criterion]:
    parsed = parse(f"{HEAD}{BODY}  asked: {said}\n{TAIL}", "drawn.yaml")
    assert parsed.programme is not None, parsed.faults
    machine = compile_programme(parsed.programme)
    question = Question(machine=machine, first=0, last=0)
    return question, parsed.programme.criteria["asked"].test


class Told:
    """A criterion as two formulas: when it is yes, and when it is no; neither is unknown."""

    def __init__(self) -> None:
        self.values = {
            "age": z3.Real("age"),
            "level": z3.Int("level"),
            "fit": z3.Bool("fit"),
            "missed": z3.Int("missed"),
        }
        self.known = {name: z3.Bool(f"{name}_known") for name in self.values}
        level, missed = self.values["level"], self.values["missed"]
        self.limits = [level >= 0, level <= 5, missed >= 0]

    def of(self, criterion: Criterion) -> tuple[Any, Any]:
        if isinstance(criterion, Atom):
            return self._atom(criterion)
        parts = [self.of(member) for member in criterion.members]
        return self._joined(criterion, parts)

    def _joined(self, criterion: Combination, parts: list[tuple[Any, Any]]) -> tuple[Any, Any]:
        yes, no = [p[0] for p in parts], [p[1] for p in parts]
        if criterion.form == "all":
            return z3.And(*yes), z3.Or(*no)
        if criterion.form == "any":
            return z3.Or(*yes), z3.And(*no)
        if criterion.form == "not":
            return no[0], yes[0]
        count, refuted = (z3.Sum([z3.If(p, 1, 0) for p in side]) for side in (yes, no))
        return count >= criterion.n, len(parts) - refuted < criterion.n

    def _atom(self, atom: Atom) -> tuple[Any, Any]:
        name = atom.name or ""
        said = z3.And(*[self._compared(name, c) for c in atom.comparisons])
        return z3.And(self.known[name], said), z3.And(self.known[name], z3.Not(said))

    def _compared(self, name: str, comparison: Comparison) -> Any:
        value, operand = self.values[name], comparison.operand
        if isinstance(operand, bool):
            return value == operand
        number = z3.RealVal(str(operand)) if name == "age" else operand
        return {
            "at_least": value >= number,
            "at_most": value <= number,
            "more_than": value > number,
            "less_than": value < number,
            "is": value == number,
        }[comparison.op]


def possible(told: Told, formula: Any) -> bool:
    solver = z3.Solver()
    solver.add(*told.limits, formula)
    return bool(solver.check() == z3.sat)


@pytest.mark.hypothesis
@settings(max_examples=max(1, settings().max_examples * 60 // 100))
@given(CRITERIA)
def test_never_and_always_are_what_z3_says(said: str) -> None:
    note(said)
    question, criterion = read(said)
    table, told = Table(question), Told()
    yes, _ = told.of(criterion)
    assert is_never(table, criterion) is not possible(told, yes)
    always = all(table.truth(criterion, row) is True for row in table.rows(table.keys([criterion])))
    assert always is not possible(told, z3.Not(yes))


def test_rows_are_every_combination_of_what_rules_can_tell_apart() -> None:
    question, criterion = read("{all: [{answer: age, at_least: 18}, {answer: fit, is: yes}]}")
    table = Table(question)
    keys = table.keys([criterion])
    columns = [table.columns.values(key) for key in keys]
    assert [len(column) for column in columns] == [3, 3]
    rows = [tuple(row.values()) for row in table.rows(keys)]
    assert rows == list(product(*columns))


def test_a_rule_is_asked_once_of_what_it_reads_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eleven questions make thousands of rows; each of eleven rules reads one of the questions."""
    asked: list[Criterion] = []
    truth = Table.truth

    def counted(self: Table, criterion: Criterion, row: Any) -> Any:
        asked.append(criterion)
        return truth(self, criterion, row)

    numbers = range(11)
    questions = "".join(
        f"  q{n}: {{type: number, says: {{nb: 'Q{n}'}}, source: guide 1}}\n" for n in numbers
    )
    rules = "".join(
        f"          - {{option: {'a' if n % 2 else 'b'}, when: {{answer: q{n}, at_least: 1}},"
        f" strength: strong, source: guide {n + 1}}}\n"
        for n in numbers
    )
    decide = (
        "      choose:\n        is: decision\n        need: must\n        of: office\n"
        "        source: guide 1\n        options: {a: {source: guide 1}, b: {source: guide 1}}\n"
        f"        recommend:\n{rules}    next:"
    )
    text = f"{HEAD}\nquestions:\n{questions}{TAIL.replace('    next:', decide)}"
    programme = parse(text, "many.yaml").programme
    assert programme is not None
    machine = compile_programme(programme)
    monkeypatch.setattr(Table, "truth", counted)
    shown = prove(Question(machine=machine, first=0, last=0))
    assert {fault.rule for fault in shown.faults} == {"points-both-ways"}
    assert len(asked) < 200
