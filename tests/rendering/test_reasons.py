"""Reasons as sentences: every code, with its sources, its entries and what would change it."""

from datetime import date
from typing import Any

import pytest

from programflow.case.codes import CHANGE_CODES, REASON_CODES, REJECTION_CODES
from programflow.case.verdict import Change, Reason
from programflow.rendering import render_reason
from programflow.rendering.language import LANGUAGES, Lang
from programflow.rendering.names import Names
from programflow.rendering.reasons import sentence
from tests.rendering.statuses import ENTRIES, PROGRAMME

# A value of the kind that the engine gives each parameter.
SAMPLES: dict[str, Any] = {
    "anchor": "parameter:frame=done:lesson|2026-03-03",
    "ask": ("heart",),
    "before": "final_swim",
    "by": "instructor",
    "cause": "found:fell_behind:2026-03-05",
    "choices": ("one", "two"),
    "clock": "silent",
    "code": "unknown-name",
    "comparisons": (("at_least", "parameter:frame"), ("among", ("a", "b")), ("is", True)),
    "criterion": "fair",
    "entry": "e-7",
    "field": "about",
    "finding": "fell_behind",
    "form": "max",
    "from": "course",
    "given": True,
    "high": 4,
    "id": "e-7",
    "instances": ("lesson<e-1", "lesson<e-2"),
    "item": "safety",
    "kind": "missed",
    "known": 1,
    "least": "2",
    "leaves": "swimming 1",
    "length": "3 weeks",
    "low": 2,
    "modality": "should",
    "most": "20 days",
    "n": 2,
    "name": "lesson",
    "new": "lesson",
    "nearest": ("lesson",),
    "now": "open",
    "old": "session",
    "semantics": 2,
    "taken": "0123456789ab",
    "version": 2,
    "was": "course",
    "open": "yes",
    "option": "keep",
    "options": ("keep", "exclude"),
    "parameter": "frame",
    "per": "week",
    "phase": "course",
    "place": "left",
    "question": "heart",
    "role": "instructor",
    "selection": "missed:session,ended:consent",
    "side": "provider",
    "sort": "step",
    "spell": "consent",
    "states": ("open",),
    "step": "lesson",
    "strength": "presumption",
    "tally": "unexcused",
    "to": "swimming@3",
    "value": "unknown",
    "variants": ("adults",),
    "wanted": "session",
    "what": "lapsed:lesson<entered:course:1/window/0",
    "why": "unless",
}
DAYS = ("day", "done", "due", "enrolled", "last", "on", "recorded", "since", "first", "until")


def sample(name: str) -> Any:
    return "2026-03-24" if name in DAYS else SAMPLES[name]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", [*REASON_CODES, *REJECTION_CODES])
def test_every_code_makes_a_sentence(code: str, lang: Lang) -> None:
    params = REASON_CODES.get(code, REJECTION_CODES.get(code, ()))
    text = sentence(code, [(name, sample(name)) for name in params], names=Names(PROGRAMME, lang))
    assert text[:1].isupper() or not text[:1].isalpha()
    assert not any(sign in text for sign in ("{", "<", "parameter:", "lapsed:", "done:", "None"))
    assert f"({code}" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", [*REASON_CODES, *REJECTION_CODES])
def test_every_code_makes_a_sentence_of_nothing(code: str, lang: Lang) -> None:
    params = REASON_CODES.get(code, REJECTION_CODES.get(code, ()))
    absent = {"comparisons": (), "states": (), "anchor": "opened"}
    given = [(name, absent.get(name)) for name in params]
    assert sentence(code, given, names=Names(PROGRAMME, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CHANGE_CODES)
def test_every_change_makes_a_sentence(code: str, lang: Lang) -> None:
    change = Change(code=code, params=tuple((n, sample(n)) for n in CHANGE_CODES[code]))
    text = render_reason(Reason(code="source", changes=(change,)), PROGRAMME, lang=lang)
    assert len(text.splitlines()) == 2


def test_a_code_without_words_is_shown_as_itself() -> None:
    reason = Reason(code="quite-new", params=(("step", "lesson"), ("on", date(2026, 3, 24))))
    said = "Quite new (step: «Svømmetime», on: tirsdag 24. mars 2026)\n"
    assert render_reason(reason, PROGRAMME, lang="nb") == said


def test_a_tree_reads_from_the_conclusion_down() -> None:
    reason = Reason(
        code="lapse-late",
        params=(("step", "lesson"), ("due", "2026-03-02"), ("done", "2026-03-03")),
        sources=("guide 2",),
        entries=("e-7",),
        children=(
            Reason(
                code="bound",
                params=(
                    ("step", "lesson"),
                    ("modality", "should"),
                    ("length", "3 days"),
                    ("anchor", "enrolled|2026-02-27"),
                    ("due", "2026-03-02"),
                ),
                sources=("guide 2",),
                changes=(Change(code="time", params=(("what", "lesson"),), on=date(2026, 3, 2)),),
            ),
        ),
        changes=(Change(code="correct", params=(("entry", "e-7"),)),),
    )
    assert render_reason(reason, PROGRAMME, lang="nb", entries=ENTRIES) == (
        "Fristen for «Svømmetime» var mandag 2. mars 2026; det ble gjort tirsdag 3. mars 2026.\n"
        "  [Veileder, 2; oppføring e-7 (3. mars 2026)]\n"
        "  «Svømmetime» bør være gjort innen 3 dager fra den dagen saken er innskrevet, 27.\n"
        "    februar 2026. Siste dag er mandag 2. mars 2026.\n"
        "  Endres hvis: rett oppføring e-7 hvis den er feil\n"
    )


def test_an_assumption_is_called_one() -> None:
    reason = Reason(code="source", sources=("assumption",))
    assert render_reason(reason, PROGRAMME, lang="nb") == "Slik står det. [antakelse]\n"


def test_names_from_a_journal_are_cleaned() -> None:
    params = (("sort", "step"), ("name", "x\x1b[31m"), ("nearest", ()))
    text = render_reason(Reason(code="unknown-name", params=params), PROGRAMME, lang="en")
    assert "\x1b" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_how_reasons_are_written_is_shown(lang: Lang) -> None:
    params = [(name, sample(name)) for name in REJECTION_CODES["reasons-missing"]]
    assert '["r-1"]' in sentence("reasons-missing", params, names=Names(PROGRAMME, lang))
