"""What a scenario expects is held against what the engine says, all of it, at its line."""

from pathlib import Path

import pytest

from programflow.rendering.language import LANGUAGES, words
from programflow.rendering.names import Names
from programflow.testing.scenarios.telling import failed_lines, sentence
from tests.testing.stories import played

# Enrolled on Monday 2 March 2026: the health form is due on Monday the 9th, the course on 11 May.
LATE = "{on: 2026-03-10, answered: {heart: yes}, by: swimmer}"
MISSED = """
    {on: 2026-03-03, answered: {heart: no}, by: swimmer}
    {on: 2026-03-05, id: away, missed: lesson, cause: participant}
"""
LAPSE = "{lapsed: health, grade: deviation, of: swimmer, on: 2026-03-10, accounted: yes}"

ASK = "accounted: yes"


def but(old: str, new: str) -> str:
    """The lapse as it is, in one thing otherwise."""
    return f"found: [{LAPSE.replace(old, new)}]"


# What is so, what is not, and the failure that says it.
CASES = [
    (LATE, "phase: course", "outcome: left", "place"),
    (LATE, "open: [doctor]", "open: []", "also-open"),
    (LATE, "open: [doctor]", "open: [doctor, health]", "state"),
    (LATE, "steps: {health: done, doctor: open}", "steps: {health: open}", "state"),
    (LATE, "steps: {final_swim: waiting}", "steps: {absence: waiting}", "state"),
    (LATE, "steps: {lesson: {by: instructor}}", "steps: {lesson: {by: swimmer}}", "step-otherwise"),
    (LATE, "steps: {lesson: {need: must}}", "steps: {lesson: {need: may}}", "step-otherwise"),
    (LATE, "due: {course: 2026-05-11}", "due: {course: 2026-05-10}", "due"),
    (LATE, "due: {health: no}", "due: {course: no}", "due"),
    (LATE, "due: {health: no}", "due: {health: 2026-03-09}", "due"),
    (LATE, f"found: [{LAPSE}]", "found: []", "also-found"),
    (LATE, "found: [{lapsed: health}]", "found: [{lapsed: health}, fell_behind]", "not-found"),
    (LATE, f"found: [{LAPSE}]", but("deviation", "breach"), "found-otherwise"),
    (LATE, f"found: [{LAPSE}]", but("swimmer", "nobody"), "found-otherwise"),
    (LATE, but(ASK, "modality: should"), but(ASK, "modality: must"), "found-otherwise"),
    (LATE, f"found: [{LAPSE}]", but("-10", "-09"), "found-otherwise"),
    (LATE, f"found: [{LAPSE}]", but("yes", "no"), "found-otherwise"),
    (LATE, but(ASK, "witnesses: [e-1]"), but(ASK, "witnesses: []"), "found-otherwise"),
    (LATE, but(ASK, "because: [guide 1]"), but(ASK, "because: [guide 2]"), "because"),
    (LATE, "because: [guide 2, enrolled]", "because: [e-1]", "because"),
    (LATE, "allowed: {doctor: yes, lesson: no}", "allowed: {doctor: no}", "allowed"),
    (MISSED, "allowed: {absence: [refuse, accept]}", "allowed: {absence: [accept]}", "allowed"),
    (MISSED, "recommended: {absence: no}", "recommended: {absence: accept}", "recommended"),
    (MISSED, "recommended: {absence: no}", "recommended: {place_in_group: no}", "state"),
    (MISSED, "criteria: {quit: no}", "criteria: {quit: unknown}", "criterion"),
    (MISSED, "tallies: {unexcused: [0, 1]}", "tallies: {unexcused: 0}", "tally"),
    (MISSED, "unfounded: []", "unfounded: [absence]", "not-unfounded"),
]  # fmt: skip


@pytest.mark.parametrize(("when", "so", "otherwise", "code"), CASES)
def test_what_is_so_passes_and_what_is_not_fails(
    tmp_path: Path, *, when: str, so: str, otherwise: str, code: str
) -> None:
    outcome, _ = played(tmp_path, when, f"{{on: 2026-03-10, {so}}}")
    assert outcome.ok, outcome.failures
    outcome, loaded = played(tmp_path, when, f"{{on: 2026-03-10, {otherwise}}}")
    assert [failure.code for failure in outcome.failures] == [code]
    line = loaded.marks.span(outcome.failures[0].route).line
    assert line == loaded.marks.text.count("\n"), "the expectation is the last line"


ENTRIES = [
    ("{on: 2026-03-03, decided: absence, option: accept, rejected: no-instance}", None),
    ("{on: 2026-03-03, decided: absence, option: accept}", "entry-rejected"),
    ("{on: 2026-03-03, decided: absence, option: accept, rejected: wrong-role}", "entry-otherwise"),
    ("{on: 2026-03-03, done: doctor, rejected: no-instance}", "entry-accepted"),
]


@pytest.mark.parametrize(("entry", "code"), ENTRIES)
def test_an_entry_is_taken_or_refused_as_told(
    tmp_path: Path, entry: str, *, code: str | None
) -> None:
    outcome, loaded = played(tmp_path, entry, "{on: 2026-03-04, phase: course}")
    assert [failure.code for failure in outcome.failures] == ([] if code is None else [code])
    for failure in outcome.failures:
        assert loaded.marks.span(failure.route).line == 7


def test_a_day_before_the_start_is_no_day(tmp_path: Path) -> None:
    outcome, _ = played(tmp_path, "", "{on: 2026-03-01, phase: course}")
    assert [failure.code for failure in outcome.failures] == ["before-start"]


def test_what_was_known_is_what_had_been_recorded(tmp_path: Path) -> None:
    entry = "{on: 2026-03-09, recorded: 2026-03-12, answered: {heart: no}, by: swimmer}"
    then = """
        {on: 2026-03-10, known: 2026-03-10, found: [{lapsed: health, accounted: no}]}
        {on: 2026-03-10, found: []}
    """
    outcome, _ = played(tmp_path, entry, then)
    assert outcome.ok, outcome.failures


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_failure_has_a_sentence(tmp_path: Path, lang: str) -> None:
    """No placeholder is left, and a reason stands below what has one."""
    told = [(when, f"{{on: 2026-03-10, {otherwise}}}") for when, _, otherwise, _ in CASES]
    told += [(entry, "{on: 2026-03-04, phase: course}") for entry, _ in ENTRIES]
    codes = set()
    for when, then in told:
        outcome, loaded = played(tmp_path, when, then)
        names = Names(loaded.loaded.programme, lang)  # type: ignore[arg-type]  # one of the three
        for failure in outcome.failures:
            codes.add(failure.code)
            assert "{" not in sentence(failure, names)
    known = {key.partition(".")[0] for key in words("nb", "scenarios")}
    assert codes < known


def test_a_failure_is_told_with_its_reason(tmp_path: Path) -> None:
    outcome, loaded = played(tmp_path, LATE, "{on: 2026-03-10, found: []}")
    lines = failed_lines(outcome, loaded.loaded.programme, loaded.marks, lang="nb", width=500)
    path = loaded.marks.name
    late = (
        f"{path}:9:33: Tirsdag 10. mars 2026: fristen for «health» er også gått ut (avvik, swimmer)"
    )
    why = "Fristen for «health» var mandag 9. mars 2026; det ble gjort tirsdag 10. mars 2026."
    assert lines[:4] == [
        f"{path}:3:11: En fortelling",
        "  Bygger på: guide 1",
        f"  {late}, og det står ikke på lista.",
        f"    Hvorfor: {why} [Veileder for svømmekurs, 1; oppføring e-1]",
    ]
