"""S1.6, S14.11: entries without a time on which a bound in hours turns, from both readings."""

from typing import Any

import pytest

from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from tests.differential.test_found import both
from tests.reference.build import entry, programme

LOOK_IN = programme("""
phases:
  one:
    initial: yes
    steps:
      aid: {is: session, need: must, of: staff}
      look_in: {is: task, need: must, of: staff, opens: [{each: {done: aid}}],
        window: [{from: {done: aid}, max: 48 hours, modality: must}]}
""")
LOOK = "look_in<a"
BOUND = (LOOK, "window/0")


def aid(**more: str) -> Entry:
    return entry("done", "aid", "2026-03-03", id="a", **more)


def look(on: str, **more: str) -> Entry:
    return entry("done", "look_in", on, id="l", **more)


def told(p: Programme, *entries: Entry, at: str = "2026-03-09") -> tuple[Any, ...]:
    """What is listed, how the bound is said to be, and what is found."""
    said = both(p, *entries, at=at)
    rows = {(name, row[0]): row[1] for name, bounds in said["bounds"].items() for row in bounds}
    return said["untimed"], rows, sorted(said["findings"])


LAPSE = f"lapsed:{LOOK}/window/0"


@pytest.mark.parametrize(
    ("looked", "state"),
    [
        (look("2026-03-04"), "met"),
        (look("2026-03-05", at="09:59"), "met"),
        (look("2026-03-05", at="10:00"), "met"),
        (look("2026-03-05", at="10:01"), "lapsed"),
        (look("2026-03-05"), "unknown"),
        (look("2026-03-06"), "lapsed"),
    ],
)
def test_an_entry_of_the_last_day_without_a_time_is_listed(looked: Entry, state: str) -> None:
    """Due on 5 March at 10:00: the day before, the day, the day after."""
    listed = {BOUND: ["l"]} if state == "unknown" else {}
    found = [LAPSE] if state == "lapsed" else []
    assert told(LOOK_IN, aid(at="10:00"), looked) == (listed, {BOUND: state}, found)


@pytest.mark.parametrize(("done", "state"), [([], "idle"), ([look("2026-03-09")], "unknown")])
def test_what_hours_are_counted_from_without_a_time_is_listed(
    done: list[Entry], state: str
) -> None:
    """Nothing is due, nothing lapses, and whoever keeps the record sees why."""
    assert told(LOOK_IN, aid(), *done) == ({BOUND: ["a"]}, {BOUND: state}, [])


def test_a_time_that_is_given_later_tells() -> None:
    """The correction is what the list is for."""
    late = entry("corrected", "l", "2026-03-09", id="c", fields={"at": "11:00"})
    first = (aid(at="10:00"), look("2026-03-05"))
    assert told(LOOK_IN, *first, late)[1:] == ({BOUND: "lapsed"}, [LAPSE])
    soon = entry("corrected", "l", "2026-03-09", id="c", fields={"at": "09:00"})
    assert told(LOOK_IN, *first, soon) == ({}, {BOUND: "met"}, [])


def test_each_round_and_each_first_date_that_is_not_known() -> None:
    """Too early by an hour is not known either; of rounds each that nobody can place."""
    p = programme("""
phases:
  one:
    initial: yes
    steps:
      swim: {is: session, need: must, of: person, repeat: {times: 9}, window: [
        {from: {began: pause}, min: 24 hours, modality: must},
        {from: previous_round, max: 24 hours, modality: should}]}
spells: {pause: {}}
""")
    began = entry("began", "pause", "2026-03-02", at="08:00")
    rounds = [
        entry("done", "swim", f"2026-03-0{d}", id=f"s{d}", **at)
        for d, at in ((3, {}), (4, {"at": "12:00"}), (5, {}), (6, {"at": "12:00"}))
    ]
    listed, _, found = told(p, began, *rounds, at="2026-03-06")
    name = "swim<entered:one:1"
    # The first is of the day of 08:00; the third of that of 12:00; nobody knows from when the
    # second and the fourth had a day.
    assert listed == {(name, "window/0"): ["s3"], (name, "window/1"): ["s5"]}
    assert found == []


def test_a_step_before_another_by_the_hour() -> None:
    """S9.10: the other's first entry has a time, and is the last one for this."""
    p = programme("""
phases:
  one:
    initial: yes
    steps:
      plan: {is: task, need: must, of: staff, before: [{step: talk, modality: must}]}
      talk: {is: session, need: must, of: staff}
""")
    talk = entry("done", "talk", "2026-03-03", at="10:00")
    plan = entry("done", "plan", "2026-03-03", id="p")
    name = ("plan<entered:one:1", "before/0")
    assert told(p, talk, plan)[0] == {name: ["p"]}


def test_what_lapsed_may_still_be_too_early() -> None:
    """A window lapsed and begun anew: that it is late is known, that it is early is not."""
    p = programme("""
phases:
  one:
    initial: yes
    steps:
      talk: {is: session, need: must, of: staff}
      rest: {is: task, need: must, of: staff,
        window: [{from: {done: talk, which: last}, min: 2 hours, max: 1 day, modality: should}]}
""")
    talks = entry("done", "talk", "2026-03-03"), entry("done", "talk", "2026-03-09", at="08:00")
    listed, rows, _ = told(p, *talks, entry("done", "rest", "2026-03-09", id="r"))
    bound = ("rest<entered:one:1", "window/0")
    assert (listed, rows) == ({bound: ["r"]}, {bound: "lapsed"})
