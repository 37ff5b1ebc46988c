"""What stands under `unnoticed` shows in no drawn journal; `python -m tests.testing` asks more."""

from pathlib import Path

import pytest
from attrs import evolve

from programflow.checking.loading import load_scenarios
from programflow.definition.scenarios import Unnoticed
from tests.project.root import named
from tests.testing.equivalents import SUITES, seen

# One journal against the book.
SEEDS = range(1, 2)


@pytest.mark.parametrize("path", SUITES, ids=named)
def test_what_nobody_can_notice_does_not_show(path: Path) -> None:
    found = list(seen(load_scenarios(path), SEEDS, most=8))
    assert found == [], "a scenario could tell these apart; write it"


def test_what_can_be_noticed_is_found() -> None:
    loaded = load_scenarios(next(path for path in SUITES if path.stem.startswith("er-vil-kan")))
    change = "doubled phases.programme.steps.individual_talk_1"
    noticed = Unnoticed(change=change, because="so somebody thought")
    loaded = evolve(loaded, suite=evolve(loaded.suite, unnoticed=(noticed,)))
    assert [one.change for one in seen(loaded, range(1), most=1)] == [change]
