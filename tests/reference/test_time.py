"""S1: counting; S2: what is known and what it says."""

import pytest

from tests.reference.build import due, entry, found, play, programme, states

A = "a<entered:one:1"


def one_step(window: str, more: str = "") -> str:
    return f"""
phases:
  one:
    initial: yes
    steps: {{a: {{is: task, need: must, of: person, window: [{window}]}}}}
{more}
"""


@pytest.mark.parametrize(
    ("start", "window", "wanted"),
    [
        ("2026-01-31", "{from: enrolled, max: 1 month, modality: must}", "2026-02-28"),
        ("2026-03-12", "{from: enrolled, max: 3 weeks, modality: must}", "2026-04-02"),
        (
            "2026-03-12",
            "{from: enrolled, max: 3 weeks, modality: must, counting: statutory}",
            "2026-04-07",
        ),
        ("2026-04-30", "{from: enrolled, max: 1 working day, modality: must}", "2026-05-04"),
        (
            "2026-03-12",
            "{from: enrolled, aim: 2 weeks, late: 3 days, modality: must}",
            "2026-03-29",
        ),
    ],
)
def test_upper_dates_are_counted_from_their_anchor(start: str, window: str, wanted: str) -> None:
    v = play(programme(one_step(window)), start, at=start)
    assert due(v, A) == [wanted]
    assert [row[0] for row in v.due] == [f"{A}/window/0"]


def test_an_age_is_reached_on_the_last_of_february() -> None:
    text = (
        one_step("{from: enrolled, max: 1 day, modality: must}")
        + """
forms: {f: {title: {nb: F}}}
questions: {born: {of: f, type: date, says: {nb: Født}}}
clocks: {age: {from: {answer: born}}}
criteria: {fifteen: {clock: age, at_least: 15 years}}
"""
    )
    p = programme(text)
    answer = entry("answered", "x", "2027-02-20", answers={"born": "2012-02-29"})
    days = [play(p, "2027-02-20", answer, at=f"2027-02-{d}").criteria["fifteen"] for d in (27, 28)]
    assert days == ["no", "yes"]
    assert play(p, "2027-02-20", at="2027-02-28").criteria["fifteen"] == "unknown"


PAUSED = (
    one_step("{clock: c, max: 56 days, modality: must}")
    + """
spells: {pause: {}}
clocks: {c: {from: enrolled, except: [pause]}}
criteria: {two_weeks: {clock: c, at_least: 14 days}}
"""
)


def test_a_stopped_clock_moves_due_by_the_stopped_days() -> None:
    p = programme(PAUSED)
    began = entry("began", "pause", "2026-08-17")
    ended = entry("ended", "pause", "2026-08-31")
    v = play(p, "2026-08-03", began, ended, at="2026-08-31")
    assert due(v, A) == ["2026-10-12"]
    v = play(p, "2026-08-03", began, ended, at="2026-08-20")
    assert v.bounds[A] == (("window/0", "stopped", None, None, None),)
    assert v.due == ()
    # 14 running days have passed on the 17th only if the 17th itself were not stopped.
    assert v.criteria["two_weeks"] == "no"
    assert play(p, "2026-08-03", at="2026-08-17").criteria["two_weeks"] == "yes"


def test_a_spell_of_one_day_was_never_open() -> None:
    p = programme(PAUSED)
    began = entry("began", "pause", "2026-08-17", at="10:00")
    ended = entry("ended", "pause", "2026-08-17", at="12:00")
    v = play(p, "2026-08-03", began, ended, at="2026-08-17")
    assert (v.spells["pause"], due(v, A)) == ("no", ["2026-09-28"])
    turned = entry("began", "pause", "2026-08-17", at="13:00", id="again")
    assert play(p, "2026-08-03", began, ended, turned, at="2026-08-17").spells["pause"] == "yes"


HOURS = """
phases:
  one:
    initial: yes
    steps:
      a: {is: task, need: must, of: person}
      b: {is: task, need: must, of: person,
          window: [{from: {done: a}, max: 24 hours, modality: must}]}
"""


@pytest.mark.parametrize(
    ("fields", "late"),
    [({"at": "14:00"}, False), ({"at": "14:01"}, True), ({}, False)],
)
def test_an_hour_rule_turns_on_the_instant(fields: dict[str, str], *, late: bool) -> None:
    p = programme(HOURS)
    a = entry("done", "a", "2026-03-03", at="14:00")
    b = entry("done", "b", "2026-03-04", **fields)
    lapse = {"lapsed:b<entered:one:1/window/0": ("breach", "person", "2026-03-04", True)}
    assert found(play(p, "2026-03-02", a, b, at="2026-03-04")) == (lapse if late else {})


def test_an_hour_rule_lapses_at_the_turn_after_its_day() -> None:
    a = entry("done", "a", "2026-03-03", at="14:00")
    lapse = "lapsed:b<entered:one:1/window/0"
    assert lapse not in found(play(programme(HOURS), "2026-03-02", a, at="2026-03-04"))
    v = play(programme(HOURS), "2026-03-02", a, at="2026-03-05")
    assert found(v) == {lapse: ("", "person", "2026-03-05", False)}


PLAIN = programme(one_step("{from: enrolled, max: 1 week, modality: must}"))


def test_corrections_replace_field_by_field_and_void() -> None:
    done = entry("done", "a", "2026-03-05", id="e", at="10:00")
    moved = entry("corrected", "e", "2026-03-07", id="c1", fields={"on": "2026-03-04"})
    assert play(PLAIN, "2026-03-02", done, moved, at="2026-03-04").steps[A][0] == "done"
    void = entry("corrected", "e", "2026-03-08", id="c2", void=True)
    assert states(play(PLAIN, "2026-03-02", done, moved, void, at="2026-03-06"))[A] == "open"
    back = entry("corrected", "e", "2026-03-09", id="c3", void=False)
    v = play(PLAIN, "2026-03-02", done, moved, void, back, at="2026-03-06")
    assert v.steps[A][3].isoformat() == "2026-03-04"


def test_what_is_recorded_later_is_not_known_before() -> None:
    done = entry("done", "a", "2026-03-05", recorded="2026-03-08")
    before = play(PLAIN, "2026-03-02", done, at="2026-03-06", known="2026-03-07")
    after = play(PLAIN, "2026-03-02", done, at="2026-03-06", known="2026-03-08")
    assert (states(before)[A], states(after)[A]) == ("open", "done")
    morning = play(PLAIN, "2026-03-02", done, at="2026-03-06", known="2026-03-08T09:00Z")
    assert states(morning)[A] == "open"
