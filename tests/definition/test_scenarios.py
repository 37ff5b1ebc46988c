"""Files of scenarios: read and written back, and every fault at its place."""

from pathlib import Path

import pytest

from programflow.checking.loading import DefinitionError, load_scenarios
from programflow.definition.emitting import emit
from programflow.definition.grammar_scenarios import SUITE
from programflow.definition.scenario_reading import parse_suite
from programflow.rendering.faults import concise
from programflow.rendering.language import LANGUAGES
from tests.project.root import ROOT

SWIMMING = ROOT / "tests" / "testing" / "swimming.scenario.yaml"
EVERY = sorted([SWIMMING, *(ROOT / "programmes").rglob("*.scenario.yaml")])
COURSE = ROOT / "tests" / "definition" / "swimming-course.yaml"

HEAD = f"programme: {COURSE}\nscenarios:\n"
STORY = """\
  - name: En
    rests_on: guide 1
    start: 2026-03-02
    when:
      - {on: 2026-03-03, done: doctor}
    then:
      - {on: 2026-03-04, phase: course}
"""


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_what_is_read_is_written_back(path: Path) -> None:
    suite = load_scenarios(path).suite
    assert parse_suite(emit(SUITE.write(suite)), "again").suite == suite


def said(tmp_path: Path, text: str, lang: str = "nb") -> list[str]:
    """The faults of a text, a line each, without the path before them."""
    path = tmp_path / "a.scenario.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError) as raised:
        load_scenarios(path)
    error = raised.value
    lines = [concise(fault, error.marks, lang=lang) for fault in error.faults]  # type: ignore[arg-type]  # one of the three
    return [line.removeprefix(f"{path}:") for line in lines]


@pytest.mark.parametrize(
    ("instead_of", "write", "rule"),
    [
        ("rests_on: guide 1", "¦rest_on: guide 1", "unknown-key"),
        ("name: En", "name:¦ ", "empty-value"),
        ("done: doctor", "done: ¦docter", "unknown-name"),
        ("done: doctor", "¦dome: doctor", "unknown-key"),
        ("done: doctor", "done: doctor, ¦missed: lesson", "two-kinds"),
        ("done: doctor", "done: doctor, ¦option: keep", "unknown-key"),
        ("done: doctor", "done: doctor, by: ¦nurse", "unknown-name"),
        ("done: doctor", "done: doctor, at: ¦noon", "time-form"),
        ("done: doctor", "done: doctor, rejected: ¦never", "not-a-choice"),
        ("done: doctor", "answered: {¦hart: yes}", "unknown-name"),
        ("2026-03-03, ", "¦2026-02-30, ", "impossible-date"),
        ("on: 2026-03-04, ", "on: ¦i morgen, ", "wrong-kind"),
        ("phase: course", "phase: ¦kurs", "unknown-name"),
        ("phase: course", "phase: course, ¦outcome: left", "one-too-many"),
        ("phase: course", "steps: {health: ¦opne}", "not-a-choice"),
        ("phase: course", "due: {health: ¦yes}", "wrong-kind"),
        ("phase: course", "found: [{lapsed: course, ¦grad: notice}]", "unknown-key"),
        ("phase: course", "criteria: {quit: ¦maybe}", "not-a-choice"),
        ("phase: course", "criteria: {¦quitt: yes}", "unknown-name"),
    ],
)
def test_each_fault_stands_at_its_place(
    tmp_path: Path, instead_of: str, write: str, *, rule: str
) -> None:
    """The stroke says where."""
    assert instead_of in STORY
    text = HEAD + STORY.replace(instead_of, write)
    before = text[: text.index("¦")]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    lines = said(tmp_path, text.replace("¦", ""))
    assert any(line.startswith(f"{place}: ") and line.endswith(f"[{rule}]") for line in lines), (
        lines
    )


def test_what_must_stand_is_missed(tmp_path: Path) -> None:
    for key in (
        "rests_on: guide 1",
        "start: 2026-03-02",
        "then:\n      - {on: 2026-03-04, phase: course}",
    ):
        lines = said(tmp_path, HEAD + STORY.replace(key, "").replace("  - \n", ""))
        assert [line for line in lines if line.endswith("[missing-key]")], key


def test_two_of_one_name_could_not_be_told_apart(tmp_path: Path) -> None:
    (line,) = said(tmp_path, HEAD + STORY + STORY)
    assert line.startswith("10:")
    assert "[duplicate-name]" in line


def test_a_value_that_the_parameter_cannot_take_is_found(tmp_path: Path) -> None:
    text = HEAD + STORY.replace("    when:", "    settings: {frame: 3 weeks}\n    when:")
    (line,) = said(tmp_path, text)
    assert line.startswith("6:")
    assert "[value-outside]" in line


def test_a_programme_with_variants_wants_one(tmp_path: Path) -> None:
    programme = ROOT / "programmes" / "russamtalen.yaml"
    text = STORY.replace("done: doctor", "done: talk_1").replace("phase: course", "phase: talks")
    (line,) = said(tmp_path, f"programme: {programme}\nscenarios:\n{text}")
    assert "[missing-key]" in line
    assert "variant" in line


def test_a_fault_is_said_in_plain_words_and_three_languages(tmp_path: Path) -> None:
    text = HEAD + STORY.replace("done: doctor", "dome: doctor")
    lines = [said(tmp_path, text, lang)[0] for lang in LANGUAGES]
    assert len(set(lines)) == 3
    assert "«dome»" in lines[0]


def test_faults_of_the_programme_are_its_own(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(COURSE.read_text(encoding="utf-8").replace("of: leader", "of: chief"))
    path = tmp_path / "a.scenario.yaml"
    path.write_text(HEAD.replace(str(COURSE), "broken.yaml") + STORY, encoding="utf-8")
    with pytest.raises(DefinitionError) as raised:
        load_scenarios(path)
    assert raised.value.marks.name == str(broken)
