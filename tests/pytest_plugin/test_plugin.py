"""Scenarios as tests of pytest. Stands alone, so that another pytest can run it: `make plugin`."""

import os
import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
COURSE = ROOT / "tests" / "definition" / "swimming-course.yaml"
SCENARIOS = f"""\
programme: {COURSE}
scenarios:
  - name: Skjemaet leveres på siste dag
    rests_on: guide 1
    start: 2026-03-02
    when:
      - {{on: 2026-03-09, answered: {{heart: no}}, by: swimmer}}
    then:
      - {{on: 2026-03-09, found: []}}

  - name: Skjemaet leveres for sent
    rests_on: guide 1
    start: 2026-03-02
    when:
      - {{on: 2026-03-10, answered: {{heart: no}}, by: swimmer}}
    then:
      - {{on: 2026-03-10, found: []}}
"""
PLUGIN = ("-p", "programflow.pytest_plugin")
XDIST = pytest.mark.skipif(find_spec("xdist") is None, reason="without pytest-xdist")


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with one scenario that passes and one that fails."""
    monkeypatch.setenv("LC_ALL", "nb_NO.UTF-8")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    (pytester.path / "course.scenario.yaml").write_text(SCENARIOS, encoding="utf-8")
    return pytester


def test_a_scenario_is_a_test(suite: pytest.Pytester) -> None:
    ran = suite.runpytest_subprocess(*PLUGIN, "-v")
    ran.assert_outcomes(passed=1, failed=1)
    ran.stdout.fnmatch_lines(["*Skjemaet leveres p*siste dag PASSED*", "*for sent FAILED*"])


def test_a_failure_points_at_the_line_and_says_why(suite: pytest.Pytester) -> None:
    ran = suite.runpytest_subprocess(*PLUGIN)
    text = " ".join(ran.stdout.str().split())
    assert re.search(r"course\.scenario\.yaml:11:11: Skjemaet leveres for sent", text)
    assert re.search(r"course\.scenario\.yaml:17:33: Tirsdag 10\. mars 2026: fristen for", text)
    assert "Hvorfor: Fristen for «health» var mandag 9. mars 2026" in text
    assert "[Veileder for svømmekurs, 1; oppføring e-1 (10. mars 2026)]" in text
    assert "Traceback" not in text
    assert "ScenarioFailed" not in text.partition("short test summary")[0]


def test_one_can_be_chosen_by_its_name(suite: pytest.Pytester) -> None:
    suite.runpytest_subprocess(*PLUGIN, "-k", "siste").assert_outcomes(passed=1, deselected=1)


def test_those_that_failed_last_can_be_run_again(suite: pytest.Pytester) -> None:
    suite.runpytest_subprocess(*PLUGIN).assert_outcomes(passed=1, failed=1)
    ran = suite.runpytest_subprocess(*PLUGIN, "--lf")
    ran.assert_outcomes(failed=1)
    assert "siste dag" not in ran.stdout.str()


def test_they_can_be_collected_and_not_run(suite: pytest.Pytester) -> None:
    ran = suite.runpytest_subprocess(*PLUGIN, "--collect-only", "-q")
    assert ran.ret == 0
    lines = [line for line in ran.stdout.lines if line.startswith("course.scenario.yaml::")]
    assert len(lines) == 2


@XDIST
def test_they_can_be_run_by_several_at_once(suite: pytest.Pytester) -> None:
    ran = suite.runpytest_subprocess(*PLUGIN, "-n", "2")
    ran.assert_outcomes(passed=1, failed=1)
    assert "Hvorfor: Fristen for «health»" in ran.stdout.str()


def test_a_bad_file_gives_its_faults(suite: pytest.Pytester) -> None:
    path = suite.path / "course.scenario.yaml"
    path.write_text(SCENARIOS.replace("answered: {heart", "answered: {hart"), encoding="utf-8")
    ran = suite.runpytest_subprocess(*PLUGIN)
    ran.assert_outcomes(errors=1)
    text = " ".join(ran.stdout.str().split())
    assert "course.scenario.yaml:7:37: feil: «hart» finnes ikke som spørsmål" in text
    assert "Mente du «heart»?" in text
    assert "Traceback" not in text


def test_a_programme_that_is_not_there_is_named(suite: pytest.Pytester) -> None:
    path = suite.path / "course.scenario.yaml"
    path.write_text(SCENARIOS.replace("swimming", "sailing"), encoding="utf-8")
    ran = suite.runpytest_subprocess(*PLUGIN)
    ran.assert_outcomes(errors=1)
    ran.stdout.fnmatch_lines(["*sailing-course.yaml: No such file or directory*"])


def test_warnings_may_be_errors(suite: pytest.Pytester) -> None:
    ran = suite.runpytest_subprocess(*PLUGIN, "-W", "error", "--strict-markers")
    ran.assert_outcomes(passed=1, failed=1)


ORDINARY = "def test_one():\n    pass\n"
ASK = """
import sys

def pytest_sessionfinish(session):
    # Nothing of the library but the plugin and the package it is in.
    print("fetched", sorted(m for m in sys.modules if m.startswith("programflow")))
"""


def test_a_suite_without_scenarios_is_as_it_was(suite: pytest.Pytester) -> None:
    """The same tests, the same output but for the time taken, and nothing of the library read."""
    (suite.path / "course.scenario.yaml").unlink()
    (suite.path / "course.yaml").write_text("not: a scenario\n")
    suite.makepyfile(test_ordinary=ORDINARY)
    suite.makeconftest(ASK)
    with_it = suite.runpytest_subprocess(*PLUGIN, "-s")
    without = suite.runpytest_subprocess("-p", "no:programflow.pytest_plugin", "-s")
    assert "fetched ['programflow', 'programflow.pytest_plugin']" in with_it.stdout.str()
    assert "fetched []" in without.stdout.str()
    said = [
        [re.sub(r"in [0-9.]+s", "", line) for line in ran.stdout.lines if "fetched" not in line]
        for ran in (with_it, without)
    ]
    assert [line for line in said[0] if not line.startswith("plugins:")] == [
        line for line in said[1] if not line.startswith("plugins:")
    ]


@pytest.mark.alone
def test_a_suite_without_scenarios_takes_no_longer_to_collect(suite: pytest.Pytester) -> None:
    """Three hundred tests in thirty files, collected with the plugin and without, in turns."""
    (suite.path / "course.scenario.yaml").unlink()
    for number in range(30):
        tests = "".join(f"def test_{n}():\n    pass\n\n" for n in range(10))
        suite.makepyfile(**{f"test_file_{number}": tests})

    def taken(*arguments: str) -> float:
        """Time of the processor, so that what else runs on the machine counts less."""
        before = os.times()
        suite.runpytest_subprocess(*arguments, "--collect-only", "-q")
        after = os.times()
        return (
            after.children_user
            + after.children_system
            - (before.children_user + before.children_system)
        )

    pairs = [(taken(*PLUGIN), taken("-p", "no:programflow.pytest_plugin")) for _ in range(5)]
    ratio = min(with_it for with_it, _ in pairs[1:]) / min(without for _, without in pairs[1:])
    sys.stderr.write(f"collection with the plugin: {ratio:.2f} of the time without\n")
    assert ratio < 1.15
