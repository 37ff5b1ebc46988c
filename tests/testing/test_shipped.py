"""The shipped programmes keep the stories that are told of them."""

from pathlib import Path

import pytest

from programflow.checking.loading import load_scenarios
from programflow.testing.scenarios import play_suite
from programflow.testing.scenarios.coverage import idle_rules
from programflow.testing.scenarios.telling import failed_lines
from tests.project.root import ROOT, named

SUITES = sorted((ROOT / "programmes" / "scenarios").glob("*.scenario.yaml"))


@pytest.mark.parametrize("path", SUITES, ids=named)
def test_each_story_comes_out_as_it_is_told(path: Path) -> None:
    suite = load_scenarios(path)
    failed = [
        "\n".join(failed_lines(outcome, suite.loaded.programme, suite.marks, lang="en"))
        for outcome in play_suite(suite.suite, suite.loaded.machine, suite.place)
        if not outcome.ok
    ]
    assert failed == [], "\n\n".join(failed)


def test_no_rule_is_idle_in_the_stories_of_er_vil_kan() -> None:
    (path,) = (path for path in SUITES if path.name.startswith("er-vil-kan"))
    suite = load_scenarios(path)
    assert idle_rules(suite.loaded.programme, [suite]) == ()
