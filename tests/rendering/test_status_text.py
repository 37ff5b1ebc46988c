"""What a case worker reads. The whole text stands in `golden/`; `UPDATE_GOLDEN=1` renews it."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields

from programflow.case.verdict import Status
from programflow.rendering import render_status
from programflow.rendering.language import LANGUAGES, Lang
from tests.rendering.statuses import ENTRIES, PROGRAMME, STATUS

GOLDEN = Path(__file__).parent / "golden"


def shown(lang: Lang, *, colour: bool = False) -> str:
    return render_status(STATUS, PROGRAMME, lang=lang, colour=colour, entries=ENTRIES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_is_as_it_was_approved(lang: Lang) -> None:
    path = GOLDEN / f"status.{lang}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(shown(lang), encoding="utf-8")
    assert shown(lang) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_raw_structures_are_shown(lang: Lang) -> None:
    text = shown(lang)
    assert not re.search(r"[A-Za-z]_[a-z]|[{}<>]|\bNone\b|\bTrue\b|datetime|\(\)", text)
    assert max(map(len, text.splitlines())) <= 88


@pytest.mark.parametrize("lang", LANGUAGES)
def test_colour_changes_nothing_else(lang: Lang) -> None:
    coloured = shown(lang, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == shown(lang)
    assert "\x1b" not in shown(lang)


def test_silence_is_called_no_breach() -> None:
    text = shown("nb")
    _, heading, rest = text.partition("Ikke gjort rede for: registrer eller bekreft\n")
    section = rest.partition("\n\n")[0]
    assert heading
    assert "Egenerklæring om helse" in section
    assert "er ikke et brudd" in section.replace("\n", " ").replace("    ", "")
    findings = text.partition("\nFunn\n")[2].partition("\n\n")[0]
    assert "Egenerklæring" not in findings


def test_a_provider_s_must_is_a_deviation_with_its_modality() -> None:
    assert "Avvik (skal) torsdag 12. mars 2026" in shown("nb")


def test_english_says_which_titles_are_norwegian() -> None:
    assert "svømmeren [nb]" in shown("en")
    assert "[nb]" not in shown("nn")


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("", "Bygger på alt som er registrert."),
        ("2026-03-20", "Bygger på alt som var registrert den dagen."),
        ("2026-03-18", "til og med onsdag 18. mars 2026."),
    ],
)
def test_what_was_known_is_said(known: str, said: str) -> None:
    status = evolve(STATUS, known=known)
    text = " ".join(render_status(status, PROGRAMME, lang="nb").split())
    assert said in text


def test_an_empty_outcome_is_quiet() -> None:
    nothing: dict[str, Any] = {
        field.name: () for field in fields(Status) if isinstance(getattr(STATUS, field.name), tuple)
    }
    status = evolve(STATUS, phase=None, outcome="left", **nothing)
    text = render_status(status, PROGRAMME, lang="nb")
    assert "Utfall  Sluttet, siden mandag 2. mars 2026" in text
    assert "Frister" not in text
    assert "Ingen brudd, avvik eller merknader." in text


def test_what_is_put_in_from_outside_is_cleaned() -> None:
    status = evolve(STATUS, case="c\x1b[31m", place="\u202eevil")
    text = render_status(status, PROGRAMME, lang="en")
    assert "\x1b" not in text
    assert "\u202e" not in text
