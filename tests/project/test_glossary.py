"""The glossary's Norwegian is what Norwegian readers are shown."""

import re

import pytest

from programflow.rendering.language import words
from tests.project.root import ROOT

ROW = re.compile(r"^\| ([a-z -]+) \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)
GLOSSARY = dict(
    ROW.findall((ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8"))
)
# What the two call by one English word is not the same thing: a ground that is given, a structure.
OTHER = {"reason"}
SORTS = {
    sort: key
    for key, sort in words("en", "kinds").items()
    if key.startswith("sort.") and sort in GLOSSARY and sort not in OTHER
}


def test_the_glossary_has_the_sorts_of_names() -> None:
    assert len(SORTS) >= 18


@pytest.mark.parametrize("sort", SORTS)
def test_a_sort_of_names_is_called_what_the_glossary_calls_it(sort: str) -> None:
    assert words("nb", "kinds")[SORTS[sort]] in GLOSSARY[sort].split(", ")


@pytest.mark.parametrize(
    ("grade", "key"),
    [("breach", "grade.breach"), ("deviation", "grade.deviation"), ("notice", "grade.notice")],
)
def test_a_grade_is_called_what_the_glossary_calls_it(grade: str, key: str) -> None:
    assert words("nb", "status")[key].casefold() == GLOSSARY[grade]
