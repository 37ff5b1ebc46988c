"""``programflow test``: exit codes, what is shown, what is proposed, and JSON."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.shell import run
from tests.testing.stories import SWIMMING, story, written

Capture = pytest.CaptureFixture[str]
LATE = "{on: 2026-03-10, answered: {heart: yes}, by: swimmer}"
WRONG = """
    {on: 2026-03-09, phase: course, due: {health: 2026-03-10, course: 2026-05-11}}
    {on: 2026-03-10, outcome: left, open: [health], steps: {health: open}, found: [fell_behind]}
    {on: 2026-03-10, allowed: {doctor: no}, criteria: {quit: yes}, tallies: {unexcused: 3}}
"""


def test_all_as_expected_is_fine(capsys: Capture) -> None:
    ran = run(capsys, "test", SWIMMING, "--lang", "nb")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("3 scenarier, alt er som ventet.\n")


def test_a_folder_means_all_that_lie_below_it(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    written(tmp_path / "below", story(LATE, "{on: 2026-03-10, phase: course}"))
    (tmp_path / "course.yaml").write_text("no scenarios\n")
    assert run(capsys, "test", tmp_path).code == 0
    ran = run(capsys, "test", tmp_path / "below", tmp_path, "--lang", "en")
    assert ran.out.count("1 scenario, all as expected.") == 1


def test_something_else_is_shown_at_its_line(capsys: Capture, tmp_path: Path) -> None:
    path = written(tmp_path, story(LATE, WRONG))
    ran = run(capsys, "test", path, "--lang", "en")
    assert ran.code == 1
    for line in (9, 10, 11):
        assert f"{path}:{line}:" in ran.out.replace("\n    ", "")
    assert ran.out.endswith("1 scenario, 1 not as expected.\n")
    assert "Why:" in ran.out


def test_what_is_proposed_makes_it_pass(capsys: Capture, tmp_path: Path) -> None:
    path = written(tmp_path, "# Kommentaren står\n" + story(LATE, WRONG))
    before = path.read_text(encoding="utf-8")
    ran = run(capsys, "test", path, "--update")
    assert (ran.code, path.read_text(encoding="utf-8")) == (1, before), "proposed, not written"
    patch = ["patch", "--quiet", str(path)]
    subprocess.run(patch, input=ran.out, text=True, check=True, cwd=tmp_path)
    after = path.read_text(encoding="utf-8")
    assert after.startswith("# Kommentaren står\n")
    assert run(capsys, "test", path).code == 0, after
    assert "{health: 2026-03-09, course: 2026-05-11}" in after
    assert "phase: course, open: [doctor], steps: {health: done}" in after
    again = run(capsys, "test", path, "--update", "--lang", "en")
    assert (again.code, again.out) == (0, "")
    assert "no values to propose" in again.err


def test_what_a_value_cannot_mend_is_left_to_a_person(capsys: Capture, tmp_path: Path) -> None:
    entry = "{on: 2026-03-03, decided: absence, option: accept}"
    path = written(tmp_path, story(entry, "{on: 2026-03-04, because: [guide 9]}"))
    ran = run(capsys, "test", path, "--update", "--lang", "nb")
    assert (ran.code, ran.out) == (1, "")
    assert "2 feil kan ikke rettes" in ran.err


def test_json_says_the_same(capsys: Capture, tmp_path: Path) -> None:
    path = written(tmp_path, story(LATE, WRONG))
    ran = run(capsys, "test", path, SWIMMING, "--json")
    document = json.loads(ran.out)
    assert (ran.code, document["format"], document["version"]) == (1, "programflow/scenarios", 1)
    first, second = document["files"]
    assert [scenario["ok"] for scenario in second["scenarios"]] == [True, True, True]
    (scenario,) = first["scenarios"]
    codes = [failure["code"] for failure in scenario["failures"]]
    assert codes[:2] == ["due", "place"]
    assert {failure["line"] for failure in scenario["failures"]} == {9, 10, 11}


def test_faults_are_shown_as_those_of_a_definition(capsys: Capture, tmp_path: Path) -> None:
    path = written(tmp_path, story(LATE, "{on: 2026-03-10, phas: course}"))
    ran = run(capsys, "test", path, "--lang", "nb")
    assert (ran.code, ran.out) == (1, "")
    assert f"{path}:9:" in ran.err
    assert "Mente du «phase»?" in ran.err
    assert "Ingen av scenariene er spilt" in ran.err


@pytest.mark.parametrize("name", ["none.scenario.yaml", "."])
def test_what_is_not_there_cannot_be_read(capsys: Capture, tmp_path: Path, name: str) -> None:
    ran = run(capsys, "test", tmp_path / name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_a_programme_that_is_not_there_is_named(capsys: Capture, tmp_path: Path) -> None:
    path = written(tmp_path, story(LATE, "{on: 2026-03-10, phase: course}"))
    text = path.read_text(encoding="utf-8").replace("swimming-course", "sailing-course")
    path.write_text(text, encoding="utf-8")
    ran = run(capsys, "test", path)
    assert ran.code == 2
    assert "sailing-course.yaml" in ran.err
