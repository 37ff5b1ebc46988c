"""A last day says all that it came of: each sum can be followed, in three languages."""

import pytest

from programflow.rendering.language import LANGUAGES, Lang
from tests.rendering.whys import STOPPED, done, read, stopped, why

EXTENDED = """
phases: {one: {initial: yes, steps: {
  talk: {is: session, need: must, of: person,
    window: [{from: enrolled, max: 3 days, modality: must}]},
  tell: {is: task, need: must, of: staff, then: [{extend: talk, by: 1 days}]},
  more: {is: decision, need: may, of: boss, options: {longer: {then: [{extend: talk, by: 2 days}]},
    moved: {then: [{extend: one, by: 1 days}]}}}}}}
"""
MOVED = """
questions: {day: {type: date, says: {nb: Hvilken dag}, of: f}}
forms: {f: {}}
phases: {one: {initial: yes, steps: {talk: {is: session, need: must, of: person,
  window: [{from: {answer: day}, max: 0 days, modality: must}]}}}}
"""


LONGER = read("decided", "2026-03-05", step="more", option="longer", by="boss")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nb", "Fristen er forlenget med 2 dager. [oppføring decided-05]"),
        ("nn", "Fristen er lengd med 2 dagar. [oppføring decided-05]"),
        ("en", "The time was extended by 2 days. [entry decided-05]"),
    ],
)
def test_what_a_bound_was_extended_by(lang: Lang, said: str) -> None:
    """From 2 March 3 days, and 2: 7 March. What extends the phase, extends no step of it."""
    moved = read("decided", "2026-03-04", step="more", option="moved", by="boss")
    for others in ((LONGER,), (LONGER, done("tell", "2026-03-06"))):
        lines = why(EXTENDED, "talk", *others, at="2026-03-06", lang=lang, on="2026-03-02")
        assert said in lines
    assert said not in why(EXTENDED, "talk", moved, at="2026-03-06", lang=lang, on="2026-03-02")


def test_each_extension_is_of_its_own_entry() -> None:
    entries = LONGER, done("tell", "2026-03-06")
    assert why(EXTENDED, "talk", *entries, at="2026-03-06", on="2026-03-02")[1:4] == [
        (
            "«talk» skal være gjort innen 3 dager fra den dagen saken er innskrevet, 2. mars 2026. "
            "Siste dag er søndag 8. mars 2026."
        ),
        "Fristen er forlenget med 2 dager. [oppføring decided-05]",
        "Fristen er forlenget med 1 dag. [oppføring done-06]",
    ]


PAUSE = read("began", "2026-03-15", spell="pause")
ENDED = read("ended", "2026-03-18", spell="pause")
HOME = [
    read("began", "2026-03-13", spell="home"),
    read("ended", "2026-03-14", spell="home"),
]
BACK = read("began", "2026-03-20", spell="home")


@pytest.mark.parametrize(
    ("lang", "open_", "over"),
    [
        (
            "nb",
            (
                "Tellingen har stått stille siden søndag 15. mars 2026, fordi «pause» gjelder. "
                "[oppføring began-15]"
            ),
            (
                "Dagene fra søndag 15. mars 2026 til og med tirsdag 17. mars 2026 er ikke "
                "regnet med: "
                "da gjaldt «pause». [oppføring began-15 og oppføring ended-18]"
            ),
        ),
        (
            "nn",
            (
                "Teljinga har stått stille sidan sundag 15. mars 2026, fordi «pause» gjeld. "
                "[oppføring began-15]"
            ),
            (
                "Dagane frå sundag 15. mars 2026 til og med tysdag 17. mars 2026 er ikkje "
                "rekna med: "
                "då galdt «pause». [oppføring began-15 og oppføring ended-18]"
            ),
        ),
        (
            "en",
            (
                "Counting has stood still since Sunday 15 March 2026, because “pause” is in force. "
                "[entry began-15]"
            ),
            (
                "The days from Sunday 15 March 2026 through Tuesday 17 March 2026 are not counted: "
                "“pause” was in force. [entry began-15 and entry ended-18]"
            ),
        ),
    ],
)
def test_which_days_were_left_out_and_that_counting_stands_still(
    lang: Lang, open_: str, over: str
) -> None:
    """From 12 March the 13th, the 14th and the 18th: the 15th, 16th and 17th are left out."""
    assert stopped("act", PAUSE, at="2026-03-16", lang=lang)[2] == open_
    lines = stopped("act", PAUSE, ENDED, at="2026-03-18", lang=lang)
    assert lines[2] == over
    assert ("18. mars" in lines[1]) or "18 March" in lines[1]


def test_a_pause_that_comes_after_the_last_day_is_not_told_of() -> None:
    late = read("began", "2026-03-16", spell="pause")
    lines = stopped("act", late, at="2026-03-17")
    assert "Siste dag er søndag 15. mars 2026." in lines[1]
    assert not any("pause" in line for line in lines)


def test_a_clock_that_runs_inside_a_spell_only() -> None:
    """The 13th counts, then the 20th and the 21st."""
    assert stopped("in", *HOME, at="2026-03-16")[2] == (
        "Tellingen har stått stille siden lørdag 14. mars 2026, fordi «home» ikke gjelder. "
        "[oppføring ended-14]"
    )
    lines = stopped("in", *HOME, BACK, at="2026-03-21")
    assert "Siste dag er lørdag 21. mars 2026." in lines[1]
    assert lines[2] == (
        "Dagene fra lørdag 14. mars 2026 til og med torsdag 19. mars 2026 er ikke regnet med: "
        "da gjaldt ikke «home». [oppføring ended-14 og oppføring began-20]"
    )
    one = read("began", "2026-03-15", spell="home")
    assert stopped("in", *HOME, one, at="2026-03-21")[2].startswith(
        "Lørdag 14. mars 2026 er ikke regnet med: da gjaldt ikke «home»."
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nb", "Siste dag er flyttet fra torsdag 2. april 2026, som ikke er en virkedag, til"),
        ("nn", "Siste dag er flytt frå torsdag 2. april 2026, som ikkje er ein yrkedag, til"),
        ("en", "The last day was moved from Thursday 2 April 2026, which is no working day, to"),
    ],
)
def test_that_a_last_day_was_moved_over_holidays(lang: Lang, said: str) -> None:
    """Three weeks from 12 March is Maundy Thursday, and the first working day is Tuesday."""
    lines = stopped("law", at="2026-03-13", lang=lang)
    assert lines[2].startswith(said)
    assert any(day in lines[1] for day in ("7. april", "7 April"))
    assert not any(
        "virkedag" in line for line in why(STOPPED, "law", at="2026-03-09", on="2026-03-09")
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_day_that_moved_after_it_passed(lang: Lang) -> None:
    """The 5th had passed when the 20th was said."""
    answers = [
        read("answered", "2026-03-02", answers={"day": "2026-03-05"}),
        read("answered", "2026-03-07", answers={"day": "2026-03-20"}),
    ]
    item = "lapsed:talk<entered:one:1/window/0"
    told = done("talk", "2026-03-10")
    said = {"nb": "Slik er det regnet nå.", "nn": "Slik er det rekna no.", "en": "So it is counted"}
    for entries, is_told in ((answers[:1], False), (answers, True)):
        lines = why(MOVED, item, *entries, told, at="2026-03-10", lang=lang, on="2026-03-02")
        assert any(line.startswith(said[lang]) for line in lines) is is_told
