"""Which rules rest on which source: nothing left out, and the page is that of the definitions."""

import re

import pytest

import programflow as pf
from programflow.rendering.language import LANGUAGES, Lang
from programflow.rendering.traceability import grounds, render_traceability
from tests.project.root import ROOT
from tests.traceability.page import NAMES, PAGE, page


def test_the_page_is_that_of_the_definitions() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_citation_of_the_text_is_told(name: str, lang: Lang) -> None:
    text = (ROOT / "programmes" / f"{name}.yaml").read_text(encoding="utf-8")
    written = re.sub(r"(?m)^\s*#.*$", "", text)
    cited = len(re.findall(r"\bsource: ", written))
    assumed = len(re.findall(r"\bassumption: yes", written))
    programme = pf.loads(text).programme
    found = grounds(programme, lang=lang)
    assert len([one for one in found if one.source is not None]) == cited
    assert len([one for one in found if one.source is None]) == assumed
    told = render_traceability(programme, lang=lang)
    assert told.count("(`") + told.count("| `") == len(found)


def test_places_are_in_order_as_numbers() -> None:
    programme = pf.load(ROOT / "programmes" / "russamtalen.yaml").programme
    told = render_traceability(programme, lang="nb")
    handbook = told.split("### ")[1]
    places = [line.split(" | ")[0] for line in handbook.splitlines() if line.startswith("| 3.2 (")]
    numbers = [int(place.removeprefix("| 3.2 (").split(")")[0]) for place in places]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) > 3
