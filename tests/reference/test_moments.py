"""S6.2, S6.3: which day a moment is."""

from typing import TYPE_CHECKING

import pytest

from tests.reference.build import due, entry, found, play, programme, states

if TYPE_CHECKING:
    from programflow.definition.entries import Entry

MOMENTS = {
    "enrolled": "2026-03-02",
    "{done: once}": "2026-03-03",
    "{done: often, which: first}": "2026-03-04",
    "{done: often, which: previous}": "2026-03-04",
    "{done: often, which: last}": "2026-03-06",
    "{booked: once}": "2026-03-20",
    "{done: {is: session}, which: last}": "2026-03-06",
    "{entered: one}": "2026-03-02",
    "{opened: third}": "2026-03-03",
    "{expected_end: leave}": "2026-03-27",
    "{due: once}": "2026-03-12",
    "{aim: once}": "2026-03-07",
    "{middle: one}": "2026-03-05",
    "{latest: [{done: once}, {ended: leave, which: last}]}": "2026-03-03",
    "{parameter: from_when}": "2026-03-03",
    "{ended: leave}": None,
    "{answer: day}": None,
    "{done: third}": None,
}
TEXT = """
forms: {f: {title: {nb: F}}}
questions: {day: {of: f, type: date, says: {nb: D}}}
spells: {leave: {}}
parameters: {from_when: {value: {done: once}, unit: moment}}
phases:
  one:
    initial: yes
    of: staff
    window: [{from: enrolled, max: 1 week, modality: should}]
    steps:
      once: {is: session, need: must, of: staff, window: [
        {from: enrolled, aim: 5 days, modality: may},
        {from: enrolled, max: 10 days, modality: must}]}
      often: {is: session, need: must, of: staff, repeat: {times: 5}}
      third: {is: task, need: must, of: staff, after: [once]}
      late: {is: task, need: must, of: staff,
             window: [{from: %s, max: 0 days, modality: must}]}
"""


@pytest.mark.parametrize(("moment", "day"), MOMENTS.items())
def test_a_moment_is_the_day_it_says(moment: str, day: str | None) -> None:
    entries: list[Entry] = [
        entry("booked", "once", "2026-03-02", id="b1", **{"for": "2026-03-10"}),
        entry("booked", "once", "2026-03-03", id="b2", **{"for": "2026-03-20"}),
        entry("done", "once", "2026-03-03"),
        entry("done", "often", "2026-03-04"),
        entry("done", "often", "2026-03-06"),
        entry("began", "leave", "2026-03-05", expected_end="2026-03-27"),
    ]
    v = play(programme(TEXT % moment), "2026-03-02", *entries, at="2026-03-06")
    assert due(v, "late<entered:one:1") == [day]


ABSENCE = programme("""
phases:
  one:
    initial: yes
    steps: {talk: {is: session, need: must, of: person}, next: {is: task, need: must, of: staff,
      after: [talk], window: [{from: {missed: talk, excused: no, which: last}, max: 3 days,
      modality: must}]}}
steps:
  absence: {is: decision, need: must, of: staff, opens: [{each: {missed: talk}}],
    options: {accept: {then: [{excuse: cause}]}, refuse: {then: [{refuse_excuse: cause}]}}}
findings:
  early: {each: {found: out_of_order}, modality: should, of: staff}
""")


def test_a_moment_is_unknown_while_an_excuse_is_pending() -> None:
    missed = entry("missed", "talk", "2026-03-03", id="m", cause="participant")
    name = "next<entered:one:1"
    assert due(play(ABSENCE, "2026-03-02", missed, at="2026-03-04"), name) == [None]
    for option, day in (("refuse", "2026-03-06"), ("accept", None)):
        judged = entry("decided", "absence", "2026-03-04", option=option)
        assert due(play(ABSENCE, "2026-03-02", missed, judged, at="2026-03-04"), name) == [day]


def test_a_built_in_finding_is_selected_like_any_other() -> None:
    v = play(ABSENCE, "2026-03-02", entry("done", "next", "2026-03-03", id="e"), at="2026-03-03")
    assert set(found(v)) == {"found:out_of_order<e", "found:early<found:out_of_order<e"}
    assert v.findings[0][6] == v.findings[1][6] == ("e",)


def test_a_review_of_nothing_reviews_nothing() -> None:
    stray = entry("decided", "review", "2026-03-03", id="r", about="enrolled", option="set_aside")
    v = play(ABSENCE, "2026-03-02", stray, at="2026-03-03")
    assert (v.unfounded, states(v)["review<r"]) == ((("r", False),), "open")
