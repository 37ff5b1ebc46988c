"""Faults of meaning are found beside faults of reading, and none only because of another."""

import re
from collections.abc import Iterator

import pytest

from programflow.checking.loading import diagnose
from programflow.definition import parse
from tests.checking.test_rules import CASES, Edits
from tests.definition.course import TEXT, edited
from tests.project.root import ROOT

SHIPPED = (ROOT / "programmes" / "russamtalen.yaml").read_text(encoding="utf-8")
KEY = re.compile(r"(?<=[{ ,\n])([a-z][a-z0-9_]*): ")
VALUE = re.compile(r"(?<=: )([^\s{}\[\],\">|][^{}\[\],\n]*)(?=[},\n])")
WRONG = ("12:30", "Not A Name", "'x y'", "2026-02-30", "nobody_knows", "NO", "")


def broken(text: str) -> Iterator[str]:
    """The text with one key misspelt, gone, or one value wrong: each of them in turn."""
    for found in KEY.finditer(text):
        yield f"{text[: found.start()]}x{text[found.start() :]}"
        yield f"{text[: found.start()]}{found[1]}{found[1][-1]}{text[found.end() - 2 :]}"
    for at, found in enumerate(VALUE.finditer(text)):
        yield text[: found.start()] + WRONG[at % len(WRONG)] + text[found.end() :]


def found_in(text: str) -> list[tuple[str, object]]:
    _, faults, _ = diagnose(text, "course.yaml")
    return [(fault.rule, fault.route) for fault in faults]


def read_in(text: str) -> list[tuple[str, object]]:
    return [(fault.rule, fault.route) for fault in parse(text, "course.yaml").faults]


def test_no_fault_of_reading_brings_one_of_meaning_about() -> None:
    tried = 0
    for text in [*broken(TEXT)][::2]:
        read = read_in(text)
        if any(rule == "unquoted-prose" for rule, _ in read) or not read:
            continue
        tried += 1
        assert found_in(text) == read
    assert tried > 200


def test_nor_in_a_shipped_programme() -> None:
    texts = [*broken(SHIPPED)][::31]
    for text in texts:
        if read := read_in(text):
            assert found_in(text) == read
    assert len(texts) > 50


# A fault of reading that no rule rests on.
APART = ("title: {nb: Svømmekurs for voksne,", "title: {nb: Svømmekurs for voksne, xx: Kurs,")
UNREAD = ("unknown-key", ("title", "xx"))


@pytest.mark.parametrize(
    ("rule", "route", "edits"), CASES, ids=[f"{i}-{case[0]}" for i, case in enumerate(CASES)]
)
def test_a_broken_rule_is_found_beside_a_fault_of_reading(
    rule: str, route: tuple[str | int, ...], edits: Edits
) -> None:
    assert found_in(edited(APART, *edits)) in ([UNREAD, (rule, route)], [(rule, route), UNREAD])
