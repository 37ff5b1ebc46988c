"""The faults that a key can give are named where the key is explained."""

from pathlib import Path

import pytest

from programflow.diagnostics import SPECS, Fault
from tests.language.tables import PAGES, anchor_of, anchors
from tests.language.walking import standing
from tests.rules.golden import broken, content, found

# Said once, of every value of a kind and of every map, and not again at each key.
GENERAL = {PAGES / "values.md", PAGES / "programme.md"}
RULES = list(SPECS)
# Of the text and of its parts; then what parts mean together; then proofs, which have no key.
SHAPE = RULES[: RULES.index("unit-mismatch")]
MEANING = RULES[len(SHAPE) : RULES.index("rule-cycle") + 1]


def _linked(rule: str) -> set[Path]:
    link = f"(../rules/{rule}.md)"
    return {page for page in PAGES.glob("*.md") if link in page.read_text(encoding="utf-8")}


def _about(path: Path, fault: Fault) -> set[Path]:
    """The pages about the key that a fault stands at or in, and about the map that stands there."""
    at = list(standing(content(path).decode()))
    inside = {anchors()[place.form] for route, place in at if route[:-1] == fault.route}
    above = [place for route, place in at if route == fault.route[: len(route)]]
    return inside | {anchors()[str(anchor_of(place))] for place in above[-1:]}


@pytest.mark.parametrize("rule", SHAPE)
def test_what_is_wrong_with_a_part_by_itself_is_said_in_general(rule: str) -> None:
    assert _linked(rule) & GENERAL


@pytest.mark.parametrize("rule", MEANING)
def test_what_is_wrong_between_parts_is_said_where_one_of_them_is_explained(rule: str) -> None:
    faults = [
        (path, fault) for path in broken(rule) for fault in found(path)[0] if fault.rule == rule
    ]
    assert faults
    assert [at for at in faults if not _about(*at) & _linked(rule)] == []
