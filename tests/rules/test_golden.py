"""A rule is in four places, and they agree: the table, the words, the page, the golden files."""

import re
from pathlib import Path

import pytest

from programflow.diagnostics import SPECS
from programflow.rendering.language import LANGUAGES, words
from tests.project.root import ROOT
from tests.rules.golden import FOLDER, every, found, out, said, sound
from tests.rules.pages import INDEX, MEANS, PAGES, index, made, page

BROKEN = list(every())
IDS = [f"{rule}/{path.name}" for rule, path in BROKEN]
# Whether it comes depends on what is installed, so its `ok` may give it too.
DEPENDS = "calendar-not-installed"


def test_the_four_places_have_the_same_rules() -> None:
    rules = set(SPECS)
    for lang in LANGUAGES:
        said_of = words(lang, "faults")
        assert [rule for rule in SPECS if not {rule, f"{rule}.help"} <= said_of.keys()] == []
    assert {path.stem for path in PAGES.glob("*.md")} - {"index"} == rules
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} - {"__pycache__"} == rules
    assert {rule for rule, _ in BROKEN} == rules


@pytest.mark.parametrize(("rule", "path"), BROKEN, ids=IDS)
def test_what_breaks_a_rule_gives_that_fault_and_no_other(rule: str, path: Path) -> None:
    faults, _ = found(path)
    assert [fault.rule for fault in faults] == [rule]


@pytest.mark.parametrize("rule", SPECS)
def test_what_keeps_a_rule_gives_no_fault(rule: str) -> None:
    faults, _ = found(sound(rule))
    assert [fault.rule for fault in faults if rule != DEPENDS] == []


@pytest.mark.parametrize(("rule", "path"), BROKEN, ids=IDS)
def test_what_is_said_is_what_was_read_through(rule: str, path: Path) -> None:
    assert said(path) == out(path).read_text(encoding="utf-8"), (
        f"{rule}: if the new words are better, run `python -m tests.rules` and read them through"
    )


def test_no_words_are_kept_of_files_that_are_gone() -> None:
    kept = set(FOLDER.glob("*/*.out"))
    assert kept == {out(path) for _, path in BROKEN}


@pytest.mark.parametrize("rule", SPECS)
def test_a_page_says_what_why_and_what_to_write(rule: str) -> None:
    text = page(rule).read_text(encoding="utf-8")
    assert text == made(rule, text)
    assert text.startswith(f"# `{rule}`\n\n")
    prose = re.sub(r"^```.*?^```$", "shown", text, flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"^## (.*)$", prose, re.MULTILINE) == ["Why", "Example", "Write instead"]
    assert MEANS[SPECS[rule].severity].partition(":")[0] in prose.split("\n\n")[2]
    for part in re.split(r"^#+ .*$", prose, flags=re.MULTILINE)[1:]:
        assert re.search(r"\w", part)


def test_the_list_of_rules_is_whole() -> None:
    assert INDEX.read_text(encoding="utf-8") == index()
    assert INDEX.is_relative_to(ROOT / "docs")
