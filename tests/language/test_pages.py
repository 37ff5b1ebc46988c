"""The reference of the language: its examples run, and it says what the grammar says."""

import re
from pathlib import Path

import pytest

from programflow.diagnostics import SPECS
from tests.language.forms import BY_SHAPE, places, reached
from tests.language.tables import ANCHOR, PAGES, TABLE, anchor_of, anchors, made
from tests.language.walking import standing
from tests.language.worked import differences, examples

ALL = sorted(PAGES.glob("*.md"))
LINK = re.compile(r"\]\(([a-z-]*\.md)?#([a-z0-9_-]+)\)")
RULE = re.compile(r"\[`([a-z-]+)`\]\(\.\./rules/([a-z-]+)\.md\)")
WORKED = [
    pytest.param(example, id=f"{page.stem}:{example.line}")
    for page in ALL
    for example in examples(page)
]


@pytest.mark.parametrize("example", WORKED)
def test_an_example_does_what_the_page_says(example: object) -> None:
    assert differences(example) == []  # type: ignore[arg-type]  # from the list above


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.stem)
def test_the_tables_are_those_of_the_grammar(page: Path) -> None:
    """`python -m tests.language` makes them anew."""
    assert page.read_text(encoding="utf-8") == made(page)


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.stem)
def test_every_link_to_a_section_leads_there(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    wrong = [at for name, at in links if anchors().get(at) != (PAGES / name if name else page)]
    assert wrong == []


@pytest.mark.parametrize("page", ALL, ids=lambda page: page.stem)
def test_every_rule_on_the_page_is_one(page: Path) -> None:
    rules = RULE.findall(page.read_text(encoding="utf-8"))
    assert [rule for rule in rules if rule[0] != rule[1] or rule[0] not in SPECS] == []


def test_every_form_of_the_grammar_has_a_name() -> None:
    assert [shape for shape in reached() if id(shape) not in BY_SHAPE] == []


def test_every_form_has_a_table() -> None:
    tables = [form for page in ALL for form, _ in TABLE.findall(page.read_text(encoding="utf-8"))]
    assert sorted(tables) == sorted(set(BY_SHAPE.values()))
    assert [form for form in tables if form not in anchors()] == []


def test_every_key_has_a_section() -> None:
    assert [place for place in places() if anchor_of(place) is None] == []


def test_every_section_about_a_key_is_of_a_key_that_exists() -> None:
    forms = set(BY_SHAPE.values())
    heads = tuple(f"{form}-" for form in (*forms, "shared"))
    about = {name for name in anchors() if name.startswith(heads)}
    assert about - {anchor_of(place) for place in places()} - forms == set()


def test_every_anchor_is_on_one_page_once() -> None:
    found = [at for page in ALL for at in ANCHOR.findall(page.read_text(encoding="utf-8"))]
    assert sorted(found) == sorted(set(found))


def test_every_section_has_an_example_that_is_run() -> None:
    used = {
        anchor_of(place)
        for page in ALL
        for example in examples(page)
        for _, place in standing(example.definition, place=example.definition.startswith("place:"))
    }
    assert sorted({str(anchor_of(place)) for place in places()} - used) == []
