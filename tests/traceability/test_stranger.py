"""A programme that nobody had in mind when the language was made: it can be said, and runs."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

import programflow as pf
from programflow.checking.loading import load_scenarios
from programflow.testing.scenarios import play_suite
from tests.project.root import ROOT

HERE = ROOT / "examples" / "prevention-course"
DEFINITION = HERE / "prevention-course.yaml"
LEDGER = yaml.safe_load((HERE / "ledger.yaml").read_text(encoding="utf-8"))["facts"]
WRITTEN = yaml.safe_load(DEFINITION.read_text(encoding="utf-8"))
MACHINE = pf.load(DEFINITION).machine


def test_each_of_the_twenty_one_rules_is_in_the_ledger() -> None:
    assert list(LEDGER) == [f"DP-{number:02}" for number in range(1, 22)]


@pytest.mark.parametrize("fact", LEDGER)
def test_a_row_leads_into_the_definition_or_says_why_not(fact: str) -> None:
    row = LEDGER[fact]
    assert ("paths" in row) != ("guidance" in row)
    for path in row.get("paths", ()):
        found = WRITTEN
        for key in path.split("."):
            found = found[key]


def entry(line: str) -> pf.Entry:
    read = pf.entry_from_json(json.loads(line))
    assert isinstance(read, pf.Entry)
    return read


def status(name: str, at: date) -> pf.Status:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    result = pf.replay(MACHINE, map(entry, lines), id=name)
    assert not result.rejected
    assert result.case is not None
    return pf.status(MACHINE, result.case, at=at)


@pytest.mark.parametrize("path", sorted(HERE.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_journal_is_taken_in_whole_and_has_a_story(path: Path) -> None:
    status(path.stem, date(2026, 12, 1))
    assert path.with_suffix(".md").exists()


def test_the_goal_is_reached_by_a_completer_only() -> None:
    for day, reached in ((date(2026, 7, 1), "no"), (date(2027, 1, 13), "yes")):
        criteria = {one.name: one.value for one in status("whole-year", day).criteria}
        assert criteria["lost_4_percent_and_active"] == "yes"
        assert criteria["goal_reached"] == reached
    assert status("whole-year", date(2027, 1, 12)).outcome is None
    assert status("whole-year", date(2027, 1, 13)).outcome == "year_ended"
    assert status("whole-year", date(2027, 1, 13)).findings == ()


def test_the_limits_are_those_of_the_standards() -> None:
    read = load_scenarios(HERE / "prevention-course.scenario.yaml")
    assert read.suite is not None
    outcomes = play_suite(read.suite, read.loaded.machine, read.place)
    assert [outcome.scenario.name for outcome in outcomes if not outcome.ok] == []
