"""The scores on the page of the mutants: of what they are, and that a sample comes out so."""

import re

import pytest

from programflow.checking.loading import LoadedScenarios, load_scenarios
from programflow.testing.mutating.judging import Judge
from tests.project.root import ROOT
from tests.testing.equivalents import SUITES

PAGE = (ROOT / "docs" / "reference" / "mutants.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| `([a-z-]+)` \|" + r" (\d+) \|" * 4 + r" (\d+) of (\d+), ([\d.]+) % \|$", re.MULTILINE
)
ROWS = {row[0]: row[1:] for row in ROW.findall(PAGE)}
# The page's figures are of every change; here are so many of them.
SAMPLE = 5


@pytest.fixture(scope="module", params=SUITES, ids=lambda path: path.name.partition(".")[0])
def suite(request: pytest.FixtureRequest) -> LoadedScenarios:
    return load_scenarios(request.param)


@pytest.fixture(scope="module")
def judge(suite: LoadedScenarios) -> Judge:
    return Judge(suite.loaded.programme, [suite])


def test_the_page_counts_what_there_is(judge: Judge, suite: LoadedScenarios) -> None:
    row = ROWS[suite.loaded.programme.id]
    stories, changes, refused, by_hand, noticed, counted = map(int, row[:6])
    assert (stories, changes) == (len(suite.suite.scenarios), len(judge.mutants))
    assert by_hand == len(suite.suite.unnoticed)
    assert counted == changes - refused - by_hand
    assert row[6] == f"{100 * noticed / counted:.1f}"


def test_a_sample_comes_out_as_the_page_says(judge: Judge, suite: LoadedScenarios) -> None:
    excused = {one.change for one in suite.suite.unnoticed}
    step = len(judge.mutants) // SAMPLE
    for index in range(step // 2, len(judge.mutants), step):
        if judge.mutants[index].id not in excused:
            (verdict,) = judge([index])
            assert verdict.kind in {"noticed", "refused"}, judge.mutants[index].id


def test_every_shipped_programme_has_a_row() -> None:
    assert sorted(ROWS) == sorted(path.name.partition(".")[0] for path in SUITES)
