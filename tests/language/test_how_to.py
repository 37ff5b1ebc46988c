"""What handbooks say, by groups: each thing has a section of a page, with an example that runs."""

import re

import pytest

from tests.language.worked import differences, examples
from tests.project.blocks import blocks
from tests.project.root import ROOT

FOLDER = ROOT / "docs" / "how-to"
# By group the page, and the sections in which each thing of the group is said.
GROUPS: dict[int, tuple[str, str]] = {
    1: ("recommend", "presumption own-assessment never-decides"),
    2: ("duties", "offer inform sign notify confidential"),
    3: ("count", "sliding from-an-entry in-a-row percent hours grows"),
    4: ("clocks-and-pauses", "in-a-state begin-again"),
    5: ("clocks-and-pauses", "approved beforehand come-back silence"),
    6: ("time-limits", "trigger nominal middle dates must-and-should grace least-gap"),
    7: ("recurrences", "pace unannounced by-phase"),
    8: ("do-again", "unnecessary make-up void kinds-of-test trend"),
    9: ("stages", "lengths time-is-up back transfer two-ladders numbered"),
    10: ("breaches", "by-phase proportion excuse warnings appeal two-keys consents who"),
    11: ("groups", "subset rounds meeting"),
    12: ("inside-a-session", "checklist form order branch homework"),
    13: ("places-and-versions", "variants bounds dated versions"),
}
SECTION = re.compile(r"^## .* \{#([a-z-]+)\}$", re.MULTILINE)
PAGES = sorted({page for page, _ in GROUPS.values()})
WORKED = [
    pytest.param(example, id=f"{page}:{example.line}")
    for page in PAGES
    for example in examples(FOLDER / f"{page}.md")
]


@pytest.mark.parametrize("example", WORKED)
def test_an_example_does_what_the_page_says(example: object) -> None:
    assert differences(example) == []  # type: ignore[arg-type]  # from the list above


@pytest.mark.parametrize("group", GROUPS)
def test_each_thing_of_a_group_is_shown_by_an_example_that_is_asked(group: int) -> None:
    page, sections = GROUPS[group]
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    starts = {found[1]: text.count("\n", 0, found.start()) for found in SECTION.finditer(text)}
    # A block of Python is run with all pages, by tests/project.
    asked = {
        max((line, at) for at, line in starts.items() if line < block.line)[1]
        for block in blocks(text)
    }
    asked |= {
        max((line, at) for at, line in starts.items() if line < example.line)[1]
        for example in examples(FOLDER / f"{page}.md")
        if example.rows
    }
    assert set(sections.split()) <= asked


@pytest.mark.parametrize("page", PAGES)
def test_every_section_of_a_page_is_of_a_group(page: str) -> None:
    text = (FOLDER / f"{page}.md").read_text(encoding="utf-8")
    listed = [name for of, names in GROUPS.values() if of == page for name in names.split()]
    assert SECTION.findall(text) == listed
