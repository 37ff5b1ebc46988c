"""`assert_laws`: silent where the laws hold; else the law, the smallest journal, and a scenario."""

from pathlib import Path

import pytest

from programflow.checking.loading import load, load_scenarios
from programflow.machine import Machine
from programflow.testing import assert_laws
from programflow.testing.laws.asserting import LAWS, LawBroken
from programflow.testing.scenarios import play_suite
from tests.laws.planted import FAULTS
from tests.laws.planting import planted
from tests.project.root import ROOT

COURSE = ROOT / "tests" / "definition" / "swimming-course.yaml"


@pytest.fixture(scope="module")
def course() -> Machine:
    return load(COURSE).machine


def test_every_law_of_the_page_is_there() -> None:
    assert {fault.law for fault in FAULTS} <= set(LAWS)
    assert len(LAWS) >= 25


@pytest.mark.hypothesis
def test_a_sound_programme_is_let_be(course: Machine) -> None:
    assert_laws(course, examples=2, most=6)


def test_what_breaks_a_law_is_told_as_a_scenario_that_fails(
    course: Machine, tmp_path: Path
) -> None:
    """What should end well ends badly: the engine says so, and the page does not."""
    fault = next(f for f in FAULTS if f.law == "outcomes.p13_adverse_only_by_decision")
    with planted(fault):
        with pytest.raises(LawBroken) as raised:
            assert_laws(course, laws=[fault.law], examples=60, most=6)
        text = str(raised.value)
        assert text.startswith(f"{fault.law}: No path leads to an adverse outcome")
        path = tmp_path / "broken.scenario.yaml"
        pasted = text[text.index("programme:") :].replace("swimming-course.yaml", str(COURSE))
        path.write_text(pasted, encoding="utf-8")
        suite = load_scenarios(path)
        (wrong,) = play_suite(suite.suite, suite.loaded.machine)
        journal = raised.value.subject.journal
    assert len(journal) <= 4, "shrunk"
    (right,) = play_suite(suite.suite, load(COURSE).machine)
    assert right.ok, right.failures
    assert not wrong.ok
