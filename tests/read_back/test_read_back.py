"""What the reader of the sentences was asked, answered by the engine."""

import re
from pathlib import Path

import pytest

from programflow.checking.loading import load_scenarios
from programflow.testing.scenarios import play_suite
from tests.project.root import ROOT

SUITES = sorted(Path(__file__).parent.glob("*.scenario.yaml"))


@pytest.mark.parametrize("path", SUITES, ids=lambda path: path.name.partition(".")[0])
def test_the_engine_answers_so(path: Path) -> None:
    read = load_scenarios(path)
    assert read.suite is not None
    outcomes = play_suite(read.suite, read.loaded.machine, read.place)
    assert [outcome.scenario.name for outcome in outcomes if not outcome.ok] == []
    page = (ROOT / "docs" / "explanation" / "read-back.md").read_text(encoding="utf-8")
    asked = re.findall(rf"^\*\*({read.suite.scenarios[0].name[0]}\d+)\.", page, re.MULTILINE)
    assert [outcome.scenario.name.split()[0] for outcome in outcomes] == asked
