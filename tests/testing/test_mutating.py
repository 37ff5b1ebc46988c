"""Mutants: each is another programme in one point, and is noticed if a scenario fails on it."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from programflow.checking.loading import load, load_scenarios
from programflow.checking.rules import check
from programflow.definition.programme import Programme
from programflow.rendering.language import LANGUAGES
from programflow.rendering.names import Names
from programflow.testing.mutating import Mutant, NotAsExpected, Score, mutants, score
from programflow.testing.mutating.beginnings import Playing, stories
from programflow.testing.mutating.mutants import runnable
from programflow.testing.mutating.telling import nobody
from programflow.testing.mutating.walking import at, parts, put
from programflow.testing.scenarios.coverage import idle_rules, rules_of
from tests.project.root import ROOT
from tests.testing.stories import COURSE, SWIMMING, story, written

CHOIR = ROOT / "tests" / "testing" / "every-operator.yaml"
PROGRAMMES = [COURSE, CHOIR, *sorted((ROOT / "programmes").glob("*.yaml"))]


@cache
def all_of(path: Path) -> tuple[Programme, tuple[Mutant, ...]]:
    programme = load(path).programme
    return programme, mutants(programme)


@pytest.fixture(scope="module")
def course() -> Programme:
    return load(COURSE).programme


def test_a_part_put_back_changes_nothing(course: Programme) -> None:
    for path, part in parts(course):
        assert at(course, path) is part
        assert put(course, path, part) == course


def test_no_two_mutants_are_called_the_same(course: Programme) -> None:
    assert [name for name, n in Counter(m.id for m in mutants(course)).items() if n > 1] == []


def test_each_mutant_is_another_programme_that_the_checks_accept(course: Programme) -> None:
    made = list(runnable(course, mutants(course)))
    assert len(made) > 100
    for mutant, programme in made:
        assert programme != course, mutant.id
        assert not [fault for fault in check(programme) if fault.severity == "error"], mutant.id


def test_words_for_people_are_left_alone(course: Programme) -> None:
    silent = {"title", "says", "note", "source", "minutes"}
    assert {m.change.key for m in mutants(course)} & silent == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_each_is_said_in_a_sentence(path: Path, lang: str) -> None:
    programme, made = all_of(path)
    names = Names(programme, lang)  # type: ignore[arg-type]  # one of the three
    for mutant in made:
        said = nobody(mutant, names)
        assert [part for part in ("{", "None", "members=") if part in said] == [], mutant.id


def named(course: Programme, name: str) -> Mutant:
    return next(mutant for mutant in mutants(course) if mutant.id == name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "one-less phases.course.steps.health.window.0.max",
            "Nobody would notice if the time limit of “health” were 0 weeks instead of 1 week.",
        ),
        (
            "turned findings.fell_behind.modality may",
            "Nobody would notice if the requirement of “fell behind” were may instead of should.",
        ),
        (
            "dropped phases.course.steps.lesson.after.0",
            "Nobody would notice if “lesson” lacked what must be done first: “health”.",
        ),
    ],
)
def test_a_sentence_says_what_is_otherwise(course: Programme, name: str, said: str) -> None:
    assert nobody(named(course, name), Names(course, "en")) == said


LESS = "one-less phases.course.steps.health.window.0.max"
SURVIVES = "twice findings.fell_silent.when.comparisons.0.operand"


def judged(path: Path, only: str, *, jobs: int = 1) -> Score:
    return score(str(COURSE), [str(path)], jobs=jobs, only=only)


def test_what_a_scenario_fails_on_is_noticed() -> None:
    found = judged(SWIMMING, LESS)
    assert found.noticed == {LESS: "Helseskjemaet leveres på siste dag"}
    assert (found.survivors, found.percent) == ((), 100)


def test_what_no_scenario_fails_on_survives() -> None:
    found = judged(SWIMMING, SURVIVES)
    assert [mutant.id for mutant in found.survivors] == [SURVIVES]
    assert (found.noticed, found.percent, found.counted) == ({}, 0, 1)


def test_several_processes_say_the_same_as_one() -> None:
    one, two = (judged(SWIMMING, "findings.fell", jobs=jobs) for jobs in (1, 2))
    assert one.noticed.keys() == two.noticed.keys()
    assert [m.id for m in one.survivors] == [m.id for m in two.survivors]
    assert one.counted > 10


def test_what_is_left_out_by_hand_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "course.scenario.yaml"
    text = SWIMMING.read_text(encoding="utf-8")
    text = text.replace("../definition/swimming-course.yaml", str(COURSE))
    text += f"unnoticed:\n  - {{change: {SURVIVES}, because: Kurset er kort}}\n"
    path.write_text(text + f"  - {{change: {LESS}, because: Foreldet}}\n", encoding="utf-8")
    found = judged(path, SURVIVES)
    assert (found.counted, found.kept) == (0, {SURVIVES: "Kurset er kort"})
    assert judged(path, LESS).stale == (LESS,)


def test_a_rule_that_decides_nothing_is_shown() -> None:
    suite = load_scenarios(SWIMMING)
    programme = suite.loaded.programme
    idle = set(idle_rules(programme, [suite]))
    assert idle < set(rules_of(programme))
    assert ("findings", "fell_behind") in idle
    assert ("phases", "course", "steps", "lesson", "repeat") in idle, "nobody has had all eight"
    assert ("phases", "course", "steps", "health", "window", 0) not in idle


def test_scenarios_that_fail_cannot_say_what_they_would_notice(tmp_path: Path) -> None:
    path = written(tmp_path, story("", "{on: 2026-03-10, outcome: left}"))
    with pytest.raises(NotAsExpected) as caught:
        judged(path, LESS)
    assert caught.value.scenarios == ("En fortelling",)


def test_what_scenarios_have_in_common_is_told_once() -> None:
    suite = load_scenarios(SWIMMING)
    found = stories([suite, suite])
    playing = Playing(suite.loaded.machine)
    assert [playing.fails(one) for one in found] == [False] * len(found)
    assert len({one.told.place for one in found}) == len(suite.suite.scenarios)
    told = sum(len(one.when) + 1 for one in suite.suite.scenarios)
    assert len(playing.cases) < told, "all three begin with the same entries"
