"""What the reader of the sentences was asked, answered by the engine."""

from pathlib import Path

import pytest

from programflow.checking.loading import load_scenarios
from programflow.testing.scenarios import play_suite

SUITES = sorted(Path(__file__).parent.glob("*.scenario.yaml"))


@pytest.mark.parametrize("path", SUITES, ids=lambda path: path.name.partition(".")[0])
def test_the_engine_answers_so(path: Path) -> None:
    read = load_scenarios(path)
    assert read.suite is not None
    outcomes = play_suite(read.suite, read.loaded.machine, read.place)
    assert [outcome.scenario.name for outcome in outcomes if not outcome.ok] == []
    assert len(outcomes) == 10
