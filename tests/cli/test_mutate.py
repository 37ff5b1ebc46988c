"""``programflow mutate``: the score, each survivor at its line, and exit codes."""

import json
from pathlib import Path

import pytest

from tests.cli.shell import run
from tests.testing.stories import COURSE, SWIMMING, story, written

Capture = pytest.CaptureFixture[str]
MUTATE = ("mutate", COURSE, "--scenarios", SWIMMING, "--jobs", "1")


def test_the_score_and_each_survivor_are_shown(capsys: Capture) -> None:
    ran = run(capsys, *MUTATE, "--only", "findings.fell_silent", "--lang", "nb")
    assert (ran.code, ran.err) == (0, ""), "no bar where there is no terminal"
    text = " ".join(ran.out.split())
    said = "Ingen ville merke det om grensen for «fell silent» var 42 dager i stedet for 21 dager."
    assert said in text
    assert "swimming-course.yaml:56:" in text
    assert "[twice findings.fell_silent.when.comparisons.0.operand]" in text
    assert "regler har aldri avgjort noe i et scenario:" in text
    assert "swimming-course.yaml:106:17: «lesson»: gjentakelsen" in text
    assert " endringer blir merket (" in text


def test_too_few_can_be_a_failure(capsys: Capture) -> None:
    command = (*MUTATE, "--only", "steps.health", "--json")
    document = json.loads(run(capsys, *command).out)
    assert 0 < document["percent"] < 100
    assert run(capsys, *command, "--least", str(document["percent"] + 0.1)).code == 1
    assert run(capsys, *command, "--least", str(document["percent"] - 0.1)).code == 0
    counted = len(document["noticed"]) + len(document["survivors"])
    assert document["percent"] == round(100 * len(document["noticed"]) / counted, 1)


def test_scenarios_that_fail_notice_nothing(capsys: Capture, tmp_path: Path) -> None:
    path = written(tmp_path, story("", "{on: 2026-03-10, outcome: left}"))
    ran = run(capsys, "mutate", COURSE, "--scenarios", path, "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert "must come out as expected" in ran.err


def test_scenarios_of_another_programme_are_none(capsys: Capture) -> None:
    ran = run(capsys, "mutate", "er-vil-kan", "--scenarios", SWIMMING, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "None of the scenarios is about er-vil-kan" in ran.err


def test_a_definition_that_is_not_there_is_named(capsys: Capture) -> None:
    ran = run(capsys, "mutate", "sailing.yaml", "--scenarios", SWIMMING)
    assert ran.code == 2
    assert "sailing.yaml" in ran.err
