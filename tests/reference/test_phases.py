"""S4 and S12: the day, moves, visits, runs, outcomes."""

from itertools import permutations

import pytest

from programflow.definition.entries import Entry
from tests.reference.build import entry, found, play, programme, states

TALKS = programme("""
phases:
  clarification:
    initial: yes
    steps:
      clarify: {is: session, need: must, of: staff}
      offer: {is: decision, need: must, of: boss, after: [clarify],
              options: {start: {then: [{go: talks}]}}}
  talks:
    steps: {talk_1: {is: session, need: must, of: staff}}
    next: [{when: {phase: talks, is: done}, go: completed}]
outcomes: {completed: {adverse: no}}
""")


@pytest.mark.parametrize("ids", list(permutations("xyz")))
def test_the_entries_of_a_day_come_in_any_order(ids: tuple[str, ...]) -> None:
    talk = entry("done", "talk_1", "2026-03-09", id=ids[0])
    offer = entry("decided", "offer", "2026-03-09", id=ids[1], option="start")
    clarify = entry("done", "clarify", "2026-03-09", id=ids[2])
    v = play(TALKS, "2026-03-02", talk, offer, clarify, at="2026-03-09")
    assert (v.outcome, set(states(v).values()), found(v), v.unfounded) == (
        "completed", {"done"}, {}, (),
    )  # fmt: skip
    assert v.steps["talk_1<entered:talks:1"][2].isoformat() == "2026-03-09"


ROUND = programme("""
tallies:
  visits: {count: {entered: one}, in: case}
  here: {count: {done: a}, in: visit}
  run: {count: {done: a}, in: run}
  ever: {count: {done: a}, in: case}
phases:
  one:
    initial: yes
    steps:
      a: {is: task, need: may, of: person, repeat: {times: 3}}
      go_on: {is: decision, need: may, of: boss, options: {
        over: {then: [{go: one}]}, away: {then: [{go: two}]}, new: {then: [{restart: one}]}}}
  two:
    steps: {back: {is: decision, need: may, of: boss, options: {back: {then: [{go: previous}]}}}}
""")


def decided(step: str, option: str, on: str, *, at: str | None = None) -> Entry:
    timed = {} if at is None else {"at": at}
    return entry("decided", step, f"2026-03-{on}", option=option, **timed)


def done(on: str) -> Entry:
    return entry("done", "a", f"2026-03-{on}", id=f"a{on}")


def tallies(*entries: Entry, at: str) -> dict[str, int | None]:
    v = play(ROUND, "2026-03-02", *entries, at=f"2026-03-{at}")
    return {name: span[0] if span else None for name, span in v.tallies.items()}


def test_a_new_visit_begins_afresh_and_a_restart_begins_a_run() -> None:
    days = [done("03"), decided("go_on", "over", "04"), done("05")]
    assert tallies(*days, at="05") == {"visits": 2, "here": 1, "run": 2, "ever": 2}
    days += [decided("go_on", "new", "06"), done("07")]
    assert tallies(*days, at="07") == {"visits": 3, "here": 1, "run": 1, "ever": 3}
    v = play(ROUND, "2026-03-02", *days, at="2026-03-07")
    assert (v.phase, v.visit, states(v)["a<entered:one:1"]) == ("one", 3, "dropped")


def test_what_happened_on_the_day_of_a_move_belongs_before_it() -> None:
    days = [done("04"), decided("go_on", "over", "04")]
    assert tallies(*days, at="04") == {"visits": 2, "here": 0, "run": 1, "ever": 1}


def test_previous_is_the_phase_last_left() -> None:
    days = [decided("go_on", "away", "03"), decided("back", "back", "05")]
    v = play(ROUND, "2026-03-02", *days, at="2026-03-05")
    assert (v.phase, v.visit, v.since.isoformat()) == ("one", 2, "2026-03-05")


def test_no_phase_is_entered_twice_in_one_close() -> None:
    days = [decided("go_on", "away", "03", at="10:00"), decided("back", "back", "03", at="11:00")]
    v = play(ROUND, "2026-03-02", *days, at="2026-03-03")
    assert (v.phase, v.visit) == ("one", 2)  # entered on the 2nd, and again today
    days = [decided("go_on", "away", "02", at="10:00"), decided("back", "back", "02", at="11:00")]
    assert play(ROUND, "2026-03-02", *days, at="2026-03-02").phase == "two"


def test_a_move_is_made_from_where_its_decision_was_open() -> None:
    # Without times by id "back" comes before "go_on"; it is open where that has led.
    days = [decided("go_on", "away", "03"), decided("back", "back", "03")]
    v = play(ROUND, "2026-03-02", *days, at="2026-03-03")
    assert (v.phase, v.visit, v.since.isoformat()) == ("one", 2, "2026-03-03")


APART = programme("""
phases: {one: {initial: yes}, two: {}, three: {}}
steps:
  left: {is: decision, need: may, of: boss, opens: [{each: enrolled}],
    options: {go_left: {then: [{go: two}]}}}
  right: {is: decision, need: may, of: boss, opens: [{each: enrolled}],
    options: {go_right: {then: [{go: three}]}}}
""")


@pytest.mark.parametrize(("left", "right", "last"), [("1", "2", "three"), ("2", "1", "two")])
def test_moves_of_a_day_are_made_in_canonical_order(left: str, right: str, last: str) -> None:
    days = [
        entry("decided", "left", "2026-03-03", id=left, option="go_left"),
        entry("decided", "right", "2026-03-03", id=right, option="go_right"),
    ]
    assert play(APART, "2026-03-02", *days, at="2026-03-03").phase == last


OUTCOME = programme("""
spells: {consent: {}}
incidents: {fight: {title: {nb: Slag}}}
findings:
  fought: {each: {happened: fight}, modality: must, of: person}
  quit: {when: {has: {ended: consent}}, modality: may, of: person}
  seen: {each: {done: report}, modality: may, of: staff}
steps:
  report: {is: task, need: must, of: staff, opens: [{each: {happened: fight}}]}
phases:
  one:
    initial: yes
    steps: {leave: {is: decision, need: may, of: boss, options: {go: {then: [{go: gone}]}}}}
outcomes:
  gone: {adverse: no, steps: {letter: {is: task, need: must, of: staff}}}
""")


def test_in_an_outcome_only_what_lives_there_has_consequences() -> None:
    before = entry("happened", "fight", "2026-03-03", id="f1")
    leave = entry("decided", "leave", "2026-03-04", option="go")
    after = entry("happened", "fight", "2026-03-06", id="f2")
    report = entry("done", "report", "2026-03-06", id="r")
    stray = entry("done", "report", "2026-03-07", id="r2")
    quit_ = entry("ended", "consent", "2026-03-06")
    journal = [before, leave, after, report, stray, quit_]
    v = play(OUTCOME, "2026-03-02", *journal, at="2026-03-08")
    assert (v.outcome, states(v)["letter<entered:gone:1"]) == ("gone", "open")
    assert set(found(v)) == {"found:fought<f1", "found:seen<r"}
    assert "report<f2" not in v.steps
    assert states(v)["report<f1"] == "done"
