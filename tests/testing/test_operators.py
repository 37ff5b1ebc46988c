"""The page of the operators: each has a row, and the example in it is what the operator makes."""

import re

import pytest

from programflow.checking.loading import load
from programflow.rendering.names import Names
from programflow.testing.mutating import mutants
from programflow.testing.mutating.mutants import changed
from programflow.testing.mutating.telling import nobody
from tests.project.root import ROOT

PAGE = (ROOT / "docs" / "reference" / "mutants.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| `(?P<operator>[a-z-]+)` \| [^|]+ \| `(?P<where>[^`]+)`: (?P<said>.+) \|$", re.MULTILINE
)
ROWS = {row["operator"]: (row["where"], row["said"]) for row in ROW.finditer(PAGE)}
CHOIR = load(ROOT / "tests" / "testing" / "every-operator.yaml").programme
MUTANTS = {mutant.id: mutant for mutant in mutants(CHOIR)}


def test_each_operator_has_a_row_and_an_example() -> None:
    assert set(ROWS) == {mutant.change.operator for mutant in MUTANTS.values()}


@pytest.mark.parametrize("operator", ROWS)
def test_an_example_is_what_the_operator_makes(operator: str) -> None:
    where, said = ROWS[operator]
    mutant = MUTANTS[f"{operator} {where}"]
    assert nobody(mutant, Names(CHOIR, "en")) == said
    assert changed(CHOIR, mutant) not in {None, CHOIR}, "another programme, and one that runs"


def test_what_a_person_decides_and_ends_badly_cannot_be_made_automatic() -> None:
    russamtalen = load(ROOT / "programmes" / "ruskontrakt.yaml").programme
    automatic = [m for m in mutants(russamtalen) if m.change.operator == "by-itself"]
    bad = {name for name, outcome in russamtalen.outcomes.items() if outcome.adverse}
    refused = {m.id for m in automatic if changed(russamtalen, m) is None}
    assert refused == {m.id for m in automatic if getattr(m.change.after, "name", "") in bad}
    assert refused
