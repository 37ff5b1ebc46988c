"""S4.5: from where a decision moves a case, and when, from both readings."""

from datetime import date

import pytest

import programflow as pf
from programflow.definition.entries import Enrolled, Entry
from programflow.machine import compile_programme
from tests.differential.compare import difference
from tests.differential.test_found import both
from tests.reference.build import entry, programme

LED = programme("""
phases:
  a:
    initial: yes
    next: [{when: {phase: a, is: done}, go: b}]
    steps: {talk: {is: session, need: must, of: staff}}
  b: {steps: {lead: {is: decision, need: must, of: staff, options: {go_on: {then: [{go: c}]}}}}}
  c: {}
""")
TWO = programme("""
phases:
  a: {initial: yes, steps: {
    send: {is: decision, need: must, of: staff, options: {send_on: {then: [{go: b}]}}}}}
  b: {steps: {lead: {is: decision, need: must, of: staff, options: {go_on: {then: [{go: c}]}}}}}
  c: {}
""")
ON = "2026-03-03"


def go_on(on: str = ON, **more: str) -> Entry:
    return entry("decided", "lead", on, option="go_on", by="staff", **more)


@pytest.mark.parametrize("lead", ["1", "9"])
def test_a_decision_moves_from_where_a_next_led_on_the_day(lead: str) -> None:
    """It is open there at the close of the day, and so it may be decided on it."""
    talk = entry("done", "talk", ON, id="5")
    said = both(LED, talk, go_on(id=lead), at=ON)
    assert (said["where"], said["unfounded"]) == (("c", None, 1, date(2026, 3, 3)), [])
    assert said["steps"]["lead<entered:b:1"][0] == "done"


@pytest.mark.parametrize("lead", ["1", "9"])
def test_two_decisions_of_one_day_go_one_after_the_other(lead: str) -> None:
    """Whichever was recorded first: the second is open where the first has led."""
    send = entry("decided", "send", ON, id="5", option="send_on", by="staff")
    said = both(TWO, send, go_on(id=lead), at=ON)
    assert (said["where"], said["unfounded"]) == (("c", None, 1, date(2026, 3, 3)), [])


def test_a_decision_that_nothing_takes_up_moves_last() -> None:
    """It lost its instance when the talk was put off; what holds without it goes first."""
    p = programme("""
phases:
  a:
    initial: yes
    next: [{when: {has: {happened: told}}, go: b}]
    steps:
      talk: {is: session, need: may, of: staff}
      lead: {is: decision, need: must, of: staff, opens: [{each: {done: talk}}],
        options: {go_on: {then: [{go: c}]}}}
  b: {steps: {note: {is: task, need: may, of: person}}}
  c: {}
incidents: {told: {}}
""")
    entries = [
        entry("done", "talk", "2026-03-02", id="t"),
        go_on(id="d"),
        entry("corrected", "t", "2026-03-04", id="c", void=True),
    ]
    said = both(p, *entries, at="2026-03-04")
    assert (said["where"], said["unfounded"]) == (
        ("c", None, 1, date(2026, 3, 3)),
        [("d", False)],
    )
    told = entry("happened", "told", ON, id="h", excused=False)
    said = both(p, *entries, told, at="2026-03-04")
    assert said["where"] == ("c", None, 1, date(2026, 3, 3))
    assert said["steps"]["note<entered:b:1"][0] == "dropped"


def test_a_decision_that_its_window_makes_void_moves_nothing() -> None:
    """S2.7: it does not count."""
    p = programme("""
phases:
  a:
    initial: yes
    steps:
      lead: {is: decision, need: must, of: staff, options: {go_on: {then: [{go: c}]}},
        window: [{from: enrolled, min: 7 days, modality: must, outside: does_not_count}]}
  c: {}
""")
    said = both(p, go_on(), at=ON)
    assert said["where"] == ("a", None, 1, date(2026, 3, 2))


def test_what_accounts_for_a_lapse_is_taken_up_by_nothing_else() -> None:
    """S4.5.5, S9.7: held late for the first visit; what its lateness opens is yet to be held."""
    p = programme("""
phases:
  a:
    initial: yes
    steps:
      talk: {is: session, need: must, of: staff, opens: [{each: enrolled}, {each: {lapsed: talk}}],
        then: [{go: c}]}
      anew: {is: decision, need: may, of: staff, options: {begin_anew: {then: [{go: a}]}}}
  c: {}
""")
    anew = entry("decided", "anew", "2026-03-03", option="begin_anew", by="staff")
    late = entry("done", "talk", "2026-03-05", id="t")
    said = both(p, anew, late, at="2026-03-05")
    again = "talk<lapsed:talk<enrolled/left"
    assert (said["where"][0], said["steps"][again][0]) == ("a", "open")
    assert said["findings"]["lapsed:talk<enrolled/left"][-1] is True
    assert "found:out_of_place<t" not in said["findings"]
    then = entry("done", "talk", "2026-03-09", id="u")
    assert both(p, anew, late, then, at="2026-03-09")["where"][0] == "c"


def test_what_is_done_after_what_was_left_over_moves_the_case_on_the_next_day() -> None:
    """S4.5.5: as a `next` that became yes then."""
    p = programme("""
phases:
  one:
    initial: yes
    steps:
      talk: {is: session, need: must, of: staff, then: [{go: two}],
        repeat: {until: {has: {found: out_of_place}}}}
  two: {steps: {note: {is: session, need: must, of: staff}}}
""")
    entries = [entry("done", "talk", "2026-03-03"), entry("done", "note", "2026-03-05")]
    said = both(p, *entries, at="2026-03-05")
    assert (said["where"][0], said["steps"]["talk<entered:one:1"][0]) == ("one", "done")
    for at in ("2026-03-06", "2026-03-20"):
        assert both(p, *entries, at=at)["where"] == ("two", None, 1, date(2026, 3, 6))


ANEW = programme("""
phases:
  a: {initial: yes, steps: {talk: {is: session, need: must, of: staff}}}
  b:
    steps:
      anew: {is: decision, need: must, of: staff, options: {begin: {then: [{restart: b}]}}}
steps:
  more: {is: decision, need: may, of: staff, opens: [{called: yes}],
    options: {again: {then: [{open: more}]}}}
  lead: {is: decision, need: may, of: staff, opens: [{each: enrolled}],
    options: {go_b: {then: [{go: b}]}}}
""")


def refused(*entries: Entry) -> list[str]:
    """The codes for which entries are refused, by both."""
    first = Enrolled(id="enrolled", on=date(2026, 3, 2))
    assert difference(ANEW, [first, *entries]) is None
    return [row.code for row in pf.replay(compile_programme(ANEW), [first, *entries]).rejected]


@pytest.mark.parametrize(("step", "option"), [("anew", "begin"), ("more", "again")])
def test_a_decision_does_not_bring_itself_about(step: str, option: str) -> None:
    """S13: what is taken up only where it has itself led, or what it has opened, was not open."""
    decided = entry("decided", step, ON, id="d", option=option, by="staff")
    assert refused(decided) == ["no-instance"]


def test_a_decision_of_a_phase_that_another_led_to_is_no_such() -> None:
    """It is there without the second."""
    lead = entry("decided", "lead", ON, id="9", option="go_b", by="staff")
    anew = entry("decided", "anew", ON, id="1", option="begin", by="staff")
    assert refused(lead, anew) == []
