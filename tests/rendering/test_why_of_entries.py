"""What came of an entry: too early, too late to count, too often, or what it opened."""

import pytest

from programflow.rendering.language import LANGUAGES, Lang
from tests.rendering.whys import done, read, stopped, why

OPENED = """
incidents: {fall: {}}
tallies: {falls: {count: {happened: fall}, in: case}}
phases: {one: {initial: yes, steps: {
  first: {is: task, need: must, of: staff},
  meet: {is: session, need: must, of: staff, opens: [{when: {tally: falls, at_least: 2}}]},
  late: {is: session, need: must, of: staff, after: [first],
    opens: [{when: {tally: falls, at_least: 2}}]}}}}
"""
PACED = """
phases: {one: {initial: yes, steps: {talk: {is: session, need: must, of: person,
  repeat: {per: week, min: 1, max: MOST, modality: must}}}}}
"""


@pytest.mark.parametrize(
    ("lang", "early", "others"),
    [
        (
            "nb",
            (
                "«test» ble gjort for tidlig, fredag 13. mars 2026. Første dag er lørdag 14. mars "
                "2026."
            ),
            ("«test» skal gjøres tidligst 2 dager fra", "Oppføring done-13 teller ikke."),
        ),
        (
            "nn",
            (
                "«test» vart gjort for tidleg, fredag 13. mars 2026. Første dag er laurdag 14. "
                "mars "
                "2026."
            ),
            ("«test» skal gjerast tidlegast 2 dagar frå", "Oppføring done-13 tel ikkje."),
        ),
        (
            "en",
            (
                "“test” was done too early, on Friday 13 March 2026. The first day is Saturday "
                "14 March 2026."
            ),
            ("“test” must be done at the earliest 2 days from", "Entry done-13 does not count."),
        ),
    ],
)
def test_what_was_done_too_early(lang: Lang, early: str, others: tuple[str, str]) -> None:
    item = "outside:test<entered:one:1/window/0<done-13"
    bound, void = others
    lines = stopped(item, done("test", "2026-03-13"), at="2026-03-13", lang=lang)
    assert lines[0].startswith(early)
    assert lines[1].startswith(bound)
    assert lines[2] == void
    asked = stopped("done-13", done("test", "2026-03-13"), at="2026-03-13", lang=lang)
    assert asked[0] == void
    assert asked[1].startswith(early)


@pytest.mark.parametrize(
    ("lang", "late", "void"),
    [
        (
            "nb",
            "det som ble gjort torsdag 19. mars 2026, teller ikke.",
            (
                "Oppføring done-19 teller ikke: den kom etter onsdag 18. mars 2026, som var "
                "siste dag "
                "som teller (2 dager etter fristen)."
            ),
        ),
        (
            "nn",
            "det som vart gjort torsdag 19. mars 2026, tel ikkje.",
            (
                "Oppføring done-19 tel ikkje: ho kom etter onsdag 18. mars 2026, som var siste "
                "dag som "
                "tel (2 dagar etter fristen)."
            ),
        ),
        (
            "en",
            "what was done on Thursday 19 March 2026 does not count.",
            (
                "Entry done-19 does not count: it came after Wednesday 18 March 2026, which "
                "was the "
                "last day that counts (2 days after the time limit)."
            ),
        ),
    ],
)
def test_what_came_too_late_to_count(lang: Lang, late: str, void: str) -> None:
    """Four days from 12 March, and two of grace: the 18th counts, and the 19th does not."""
    item = "lapsed:test<entered:one:1/window/0"
    lines = stopped(item, done("test", "2026-03-19"), at="2026-03-19", lang=lang)
    assert late in lines[0]
    assert any(line.startswith(void) for line in lines)
    assert late in stopped("done-19", done("test", "2026-03-19"), at="2026-03-19", lang=lang)[1]
    if lang == "nb":
        in_grace = stopped(item, done("test", "2026-03-18"), at="2026-03-18")
        assert not any("teller ikke" in line for line in in_grace)
        bare = stopped("done-17", done("bare", "2026-03-17"), at="2026-03-17")
        assert any(
            "den kom etter mandag 16. mars 2026, som var siste dag som teller." in b for b in bare
        )


def test_an_entry_by_its_id_says_what_it_belongs_to() -> None:
    lines = stopped("done-14", done("test", "2026-03-14"), at="2026-03-14")
    assert lines[0].startswith("Oppføring done-14 hører til «test».")
    assert lines[1].startswith("«test» ble gjort lørdag 14. mars 2026.")
    assert stopped("done-15", done("test", "2026-03-14"), at="2026-03-14") == [
        "Ingen nærmere grunn."
    ]


FALLS = [read("happened", f"2026-03-{day:02}", incident="fall") for day in (3, 5, 9)]


@pytest.mark.parametrize(
    ("lang", "begun", "met"),
    [
        ("nb", "torsdag 5. mars 2026, da vilkåret", "Oppfylt: «falls» er minst 2 (det er 2)"),
        ("nn", "torsdag 5. mars 2026, då vilkåret", "Oppfylt: «falls» er minst 2 (det er 2)"),
        ("en", "Thursday 5 March 2026, when the", "Met: “falls” is at least 2 (it is 2)"),
    ],
)
def test_a_step_opened_by_a_criterion_says_which_and_how_it_stood(
    lang: Lang, begun: str, met: str
) -> None:
    """The third fall, of the 9th, opened nothing, and is not in the count of the 5th."""
    lines = why(OPENED, "meet", *FALLS, at="2026-03-10", lang=lang, on="2026-03-02")
    assert begun in lines[1]
    assert lines[2].startswith(met)
    assert "happened-05" in lines[2]
    assert "happened-09" not in lines[2]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_one_that_waited_first_it_is_told_as_it_stands(lang: Lang) -> None:
    said = {"nb": "Slik står det nå:", "nn": "Slik står det no:", "en": "As it stands now:"}[lang]
    opened = done("first", "2026-03-08")
    lines = why(OPENED, "late", *FALLS, opened, at="2026-03-10", lang=lang, on="2026-03-02")
    at = next(i for i, line in enumerate(lines) if line.endswith(said))
    assert "happened-09" in lines[at + 1]
    assert "3" in lines[at + 1]


@pytest.mark.parametrize(
    ("most", "said"), [("1", "mer enn én gang"), ("2", "flere ganger enn det som er lov: høyst 2")]
)
def test_more_often_than_a_week_may_have(most: str, said: str) -> None:
    days = ["2026-03-03", "2026-03-04", "2026-03-05"][: int(most) + 1]
    item = f"outside:talk<entered:one:1/per/2026-03-02<done-{days[-1][-2:]}"
    entries = [done("talk", day) for day in days]
    lines = why(PACED.replace("MOST", most), item, *entries, at="2026-03-06", on="2026-03-02")
    assert said in lines[0]
