"""A definition read back: every part of it is told, in every language."""

import re

import pytest

import programflow as pf
from programflow.rendering import render_prose
from programflow.rendering.language import LANGUAGES, Lang
from programflow.rendering.names import Names, spaced, steps_of
from tests.project.root import ROOT

PROGRAMMES = sorted((ROOT / "programmes").glob("*.yaml"))


def unwrapped(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_every_step_option_and_finding_is_told(path: str, lang: Lang) -> None:
    programme = pf.load(path).programme
    names, text = Names(programme, lang), unwrapped(render_prose(programme, lang=lang))
    for name, step in steps_of(programme).items():
        assert unwrapped(names.of("step", name)) in text
        for option in step.options:
            assert unwrapped(names.option(name, option)) in text
    for sort, parts in (("finding", programme.findings), ("parameter", programme.parameters)):
        assert [name for name in parts if unwrapped(names.of(sort, name)) not in text] == []


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_sentences_are_numbered_through(path: str) -> None:
    text = render_prose(pf.load(path).programme, lang="nb")
    numbers = [int(n) for n in re.findall(r"^ *(\d+)\. ", text, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert max(map(len, text.splitlines())) <= 88


def test_what_is_not_stated_is_said_and_a_place_fills_it_in() -> None:
    programme = pf.load(ROOT / "programmes" / "russamtalen.yaml").programme
    place = pf.load_place(ROOT / "programmes" / "places" / "example.yaml")
    bare = unwrapped(render_prose(programme, lang="nb"))
    assert "Klagefrist: ikke oppgitt i noen kilde. Stedet må fylle ut." in bare
    settings = place.settings["russamtalen"]
    filled = render_prose(programme, lang="nb", place=settings, place_name=place.place)
    assert "Klagefrist: 21 dager. Dette er en antakelse." in unwrapped(filled)
    assert "Lest med verdiene til example." in filled


def test_titles_fall_back_as_said() -> None:
    programme = pf.load(ROOT / "programmes" / "russamtalen.yaml").programme
    untitled = Names(programme, "en")
    assert untitled.of("criterion", "in_no_list") == spaced("in_no_list") == "in no list"
