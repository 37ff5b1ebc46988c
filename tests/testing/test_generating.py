"""Scenarios made from a definition: of each thing that is met, and about each time limit."""

from functools import cache
from pathlib import Path

import pytest

from programflow.checking.loading import Loaded, load, load_scenarios
from programflow.definition.emitting import emit
from programflow.definition.grammar_scenarios import SUITE
from programflow.definition.scenarios import Suite
from programflow.testing.generating import generate
from programflow.testing.generating.features import features_of
from programflow.testing.generating.walking import play, stories, walk
from programflow.testing.scenarios import play_suite
from programflow.testing.scenarios.playing import enrolment
from tests.cli.shell import run
from tests.testing.stories import COURSE


@cache
def course() -> Loaded:
    return load(COURSE)


@cache
def made() -> Suite:
    return generate(course().machine, programme_path=str(COURSE), lang="nb", walks=6)


def test_what_is_made_can_be_read_and_comes_out_so(tmp_path: Path) -> None:
    path = tmp_path / "made.scenario.yaml"
    path.write_text(emit(SUITE.write(made())), encoding="utf-8")
    read = load_scenarios(path)
    outcomes = play_suite(read.suite, read.loaded.machine)
    assert [outcome.failures for outcome in outcomes if not outcome.ok] == []
    assert len(outcomes) == len(made().scenarios) > 20


def test_it_is_made_the_same_again() -> None:
    again = generate(course().machine, programme_path=str(COURSE), lang="nb", walks=6)
    assert again == made()


def test_a_time_limit_has_its_last_day_the_day_before_and_the_day_after() -> None:
    """The health form is due a week from Monday 5 January 2026."""
    (triple,) = [s for s in made().scenarios if s.name.startswith("health: siste dag")]
    assert [str(there.on) for there in triple.then] == ["2026-01-11", "2026-01-12", "2026-01-13"]
    lapsed = [[f.name for f in there.found or () if f.lapse] for there in triple.then]
    assert lapsed == [[], [], ["health"]]


def test_each_scenario_says_what_it_is_about_and_that_it_is_made() -> None:
    names = [scenario.name for scenario in made().scenarios]
    assert len(names) == len(set(names))
    assert "Saken kommer til left" in names
    assert all("laget av definisjonen" in scenario.rests_on[0] for scenario in made().scenarios)


def test_no_entry_of_a_story_can_be_left_out() -> None:
    machine = course().machine
    first = enrolment(made(), made().scenarios[0], machine.programme, place=None)
    from programflow.case import status

    for story in stories(machine, [first], walks=2):
        at = story.entries[-1].on if story.entries else first.on
        for index in range(len(story.entries)):
            fewer = (*story.entries[:index], *story.entries[index + 1 :])
            case = play(machine, first, fewer)
            # Where one is missing another may be refused: then it cannot be left out either.
            there = () if case is None else features_of(status(machine, case, at=at))
            assert story.feature not in tuple(there), (story.feature, index)


def test_a_walk_is_the_same_for_the_same_seed() -> None:
    machine = course().machine
    first = enrolment(made(), made().scenarios[0], machine.programme, place=None)
    one, two = ([entries for entries, _ in walk(machine, first, seed=7)] for _ in range(2))
    assert one == two
    assert len(one) > 5


def test_the_shell_prints_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    small = tmp_path / "small.yaml"
    small.write_text((COURSE.parents[1] / "rules" / "rule-cycle" / "ok.yaml").read_text())
    ran = run(capsys, "test", "--generate", small, "--lang", "nb")
    assert (ran.code, ran.err) == (0, "")
    path = tmp_path / "made.scenario.yaml"
    path.write_text(ran.out, encoding="utf-8")
    assert run(capsys, "test", path).code == 0


def test_without_a_path_or_a_definition_there_is_nothing_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = run(capsys, "test", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "--generate" in ran.err
