"""What `programflow.testing` gives to those who test programmes of their own."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, run_state_machine_as_test

from programflow import testing
from programflow.checking.loading import diagnose, load
from programflow.definition.programme import Programme
from programflow.testing.faulty import RULES, definitions_with_fault
from programflow.testing.registering import register
from programflow.testing.stateful import ProgrammeWalk
from tests.project.root import pyproject
from tests.testing.stories import COURSE


@pytest.mark.hypothesis
@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_definition_with_a_fault_has_that_fault(rule: str) -> None:
    @settings(max_examples=1)
    @given(definitions_with_fault(rule))
    def test(text: str) -> None:
        _, faults, _ = diagnose(text, "drawn")
        assert rule in {fault.rule for fault in faults}

    test()


def test_of_a_rule_that_is_none_there_are_no_definitions() -> None:
    with pytest.raises(KeyError):
        definitions_with_fault("no-such-rule")


class CourseWalk(ProgrammeWalk):
    programme = load(COURSE).programme


@pytest.mark.hypothesis
def test_a_programme_can_be_walked() -> None:
    few = settings(max_examples=3, stateful_step_count=8)
    run_state_machine_as_test(CourseWalk, settings=few)


@pytest.mark.hypothesis
def test_a_walk_finds_what_does_not_hold() -> None:
    class Wrong(CourseWalk):
        @invariant()
        def at_most_two_entries(self) -> None:
            assert not hasattr(self, "entries") or len(self.entries) < 3

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Wrong, settings=settings(max_examples=20))


def test_hypothesis_draws_a_programme_where_one_is_asked_for() -> None:
    module, _, name = pyproject()["project"]["entry-points"]["hypothesis"]["programflow"].partition(
        ":"
    )
    assert (module, name) == (register.__module__, register.__name__)
    register()
    found: list[Programme] = []

    @settings(max_examples=1)
    @given(st.from_type(Programme))
    def test(programme: Programme) -> None:
        found.append(programme)

    test()
    assert isinstance(found[0], Programme)


def test_every_name_is_there() -> None:
    assert all(getattr(testing, name) is not None for name in testing.__all__)
    assert {"assert_laws", "journals", "programmes", "ProgrammeWalk"} <= set(testing.__all__)


def test_scenarios_and_the_reference_need_no_hypothesis() -> None:
    script = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import programflow.testing.scenarios, programflow.testing.reference\n"
        "import programflow.testing.mutating, programflow.testing.generating\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
