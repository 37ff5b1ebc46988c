"""What the long comparison found, made small: the right answer by the page, from both readings."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

import programflow as pf
from programflow.definition.entries import Answered, Enrolled, Entry
from programflow.definition.programme import Programme
from programflow.machine import compile_programme
from programflow.testing.reference import verdict
from tests.differential.compare import Said, difference, of_engine, of_reference
from tests.reference.build import entry, programme


def both(p: Programme, *entries: Entry, at: str, start: str = "2026-03-02") -> Said:
    """What both say of a day."""
    journal = [Enrolled(id="enrolled", on=date.fromisoformat(start)), *entries]
    assert difference(p, journal) is None
    machine, day = compile_programme(p), date.fromisoformat(at)
    case = pf.replay(machine, journal).case
    assert case is not None
    said = of_engine(p, pf.status(machine, case, at=day))
    assert said == of_reference(p, verdict(p, case.entries, at=day))
    return said


def test_a_next_that_was_barred_moves_on_the_day_after() -> None:
    """S4.6: a phase is entered once in a close; on the next day the same `next` is read again."""
    p = programme("""
phases:
  a: {initial: yes}
  c: {next: [{when: {phase: c, is: done}, go: good}]}
outcomes: {good: {adverse: no}}
steps:
  choose: {is: decision, need: must, of: staff, opens: [{each: {entered: a}}],
    options: {yea: {then: [{go: good}, {go: c}]}}}
""")
    decided = entry("decided", "choose", "2026-03-03", option="yea", by="staff")
    assert both(p, decided, at="2026-03-03")["where"] == ("c", None, 1, date(2026, 3, 3))
    for at in ("2026-03-04", "2026-03-20"):
        assert both(p, decided, at=at)["where"] == (None, "good", 2, date(2026, 3, 4))


def test_what_was_refused_began_nothing() -> None:
    """S6.11: the end of a leave that was refused ends nothing."""
    p = programme("""
phases: {one: {initial: yes}}
spells: {leave: {approval: allow}}
steps:
  allow: {is: decision, need: must, of: boss, opens: [{each: {began: leave}}],
    options: {yes_do: {then: [{approve: cause}]}, no_dont: {}}}
""")
    entries = [
        entry("began", "leave", "2026-03-03"),
        entry("decided", "allow", "2026-03-03", option="no_dont", by="boss"),
        entry("ended", "leave", "2026-03-04", id="e"),
    ]
    said = both(p, *entries, at="2026-03-05")
    assert said["findings"] == {
        "found:out_of_place<e": ("notice", "may", "office", date(2026, 3, 4), True)
    }


def test_an_entry_without_a_role_signs_nothing() -> None:
    """S8.12: also while it is not filled who signs."""
    p = programme("""
parameters: {signers: {unit: roles}}
phases: {one: {initial: yes, steps: {
    paper: {is: task, need: must, of: staff, signed_by: signers}}}}
""")
    nobody = entry("done", "paper", "2026-03-03", id="e")
    assert set(both(p, nobody, at="2026-03-03")["findings"]) == {"found:out_of_place<e"}
    somebody = entry("done", "paper", "2026-03-03", id="e", by="staff")
    assert both(p, somebody, at="2026-03-03")["findings"] == {}


def test_an_expected_end_does_not_wait_for_how_many_a_spell_takes() -> None:
    """S14.10: what is not filled stops the rules that read it, and no others."""
    p = programme("""
parameters: {number: {unit: count}}
spells: {leave: {many: number}}
phases:
  one: {initial: yes, of: staff, steps: {talk: {is: session, need: must, of: staff}},
    window: [{from: {expected_end: leave}, max: 1 day, modality: must}]}
""")
    began = entry("began", "leave", "2026-03-03", actor="x", expected_end="2026-03-09")
    said = both(p, began, at="2026-03-04")
    assert (said["not running"], said["spells"]) == ([], {"leave": "unknown"})
    assert said["due"] == [("one:1/window/0", date(2026, 3, 10), "staff", "must")]


def test_one_decision_judges_each_entry_by_its_own_effect() -> None:
    """S11.13: to refuse one absence and excuse another are two judgements."""
    p = programme("""
phases: {one: {initial: yes, steps: {lesson: {is: session, need: must, of: person, by: staff}}}}
tallies: {missed: {count: {missed: lesson, excused: no}, in: case}}
steps:
  absence: {is: decision, need: must, of: boss, opens: [{each: {missed: lesson}}],
    options: {mixed: {then: [{refuse_excuse: cause}, {excuse: about}]}}}
""")
    missed = [
        entry("missed", "lesson", f"2026-03-0{d}", id=f"m{d}", cause="participant") for d in (3, 4)
    ]
    one = entry("decided", "absence", "2026-03-04", id="d1", option="mixed", by="boss", about="m3")
    said = both(p, missed[0], one, at="2026-03-04")
    assert said["tallies"] == {"missed": (0, 0)}
    first = entry("decided", "absence", "2026-03-03", id="d1", option="mixed", by="boss")
    assert both(p, missed[0], first, at="2026-03-04")["tallies"] == {"missed": (1, 1)}


def test_a_least_date_stands_still_while_a_spell_is_not_approved() -> None:
    """S14.4: a date that a pending spell keeps unknown is stopped, and not the last date alone."""
    p = programme("""
phases:
  one: {initial: yes, steps: {talk: {is: session, need: must, of: staff,
    window: [{clock: leave_days, min: 3 days, modality: must}]}}}
spells: {leave: {approval: allow}}
clocks: {leave_days: {from: enrolled, during: [leave]}}
steps:
  allow: {is: decision, need: must, of: boss, opens: [{each: {began: leave}}],
    options: {yes_do: {then: [{approve: cause}]}, no_dont: {}}}
""")
    began = entry("began", "leave", "2026-03-03")
    assert both(p, began, at="2026-03-09")["bounds"] == {
        "talk<entered:one:1": [("window/0", "stopped", None, None, None)]
    }


def test_what_moved_a_case_witnesses_what_it_enters() -> None:
    """S10.4: a decision or any other entry that moved it."""
    p = programme("""
phases:
  one: {initial: yes, steps: {talk: {is: session, need: may, of: staff, then: [{go: two}]}}}
  two: {}
findings: {came: {each: {entered: two}, modality: may, of: staff}}
""")
    said = both(p, entry("done", "talk", "2026-03-03", id="e"), at="2026-03-03")
    assert said["witnesses"] == {"found:came<entered:two:1": ("e",)}


def test_what_a_step_takes_from_others_is_not_looked_into() -> None:
    """S8.15: the entry was made of something else; only its date and the pace are asked."""
    p = programme("""
phases:
  one: {initial: yes, steps: {
    talk: {is: session, need: must, of: staff},
    other: {is: session, need: must, of: staff, items: [{item: plan, need: must}],
            repeat: {per: week, min: 0, max: 1, partial: waived, modality: should},
            done_by: {happened: met}}}}
incidents: {met: {}}
""")
    met = [entry("happened", "met", f"2026-03-0{d}", id=f"h{d}", excused=False) for d in (3, 4)]
    assert set(both(p, *met, at="2026-03-04")["findings"]) == {
        "outside:other<entered:one:1/per/2026-03-02<h4"
    }


LATE = programme("""
phases:
  one: {initial: yes, steps: {talk: {is: session, need: must, of: person, by: staff,
    window: [{from: enrolled, max: 2 days, modality: must}]}}}
""")
LAPSE = "lapsed:talk<entered:one:1/window/0"


def test_the_first_of_two_absences_of_a_day_accounts_for_a_lapse() -> None:
    """S9.5: first by the clock, whatever was recorded first."""
    late, soon = (
        entry(
            "missed", "talk", "2026-03-06", id=name, about=LAPSE, at=at, cause=cause, excused=False
        )
        for name, at, cause in (("a", "15:00", "provider"), ("b", "09:00", "outside"))
    )
    for journal in ((late, soon), (soon, late)):
        said = both(LATE, *journal, at="2026-03-06")
        assert said["witnesses"] == {LAPSE: ("b",)}
        assert said["findings"][LAPSE][2] == ""


def test_the_first_of_a_day_accounts_whether_done_or_missed() -> None:
    """S9.5: the one that comes first in canonical order, of whatever kind."""
    done = entry("done", "talk", "2026-03-06", id="a")
    missed = entry(
        "missed", "talk", "2026-03-06", id="b", about=LAPSE, cause="provider", excused=False
    )
    said = both(LATE, missed, done, at="2026-03-06")
    assert (said["witnesses"], said["findings"][LAPSE][0]) == ({LAPSE: ("a",)}, "breach")


AFTER = programme("""
phases: {one: {initial: yes, next: [{when: {phase: one, is: done}, go: good}],
  steps: {talk: {is: session, need: may, of: person, by: staff}}}}
outcomes: {good: {adverse: no, steps: {letter: {is: session, need: must, of: staff}}}}
steps:
  look: {is: decision, need: must, of: boss, options: {yes_do: {}},
    opens: [{each: {missed: any, cause: any}}]}
""")


def test_in_an_outcome_an_absence_counts_by_its_step() -> None:
    """S12.8: what it is about is not asked; the step must have lived in the outcome."""
    living = "letter<entered:good:1"
    for step, opened in (("talk", set()), ("letter", {"look<m"})):
        missed = entry(
            "missed", step, "2026-03-04", id="m", about=living, cause="provider", excused=False
        )
        said = both(AFTER, missed, at="2026-03-04")
        assert {name for name in said["steps"] if name.startswith("look")} == opened


REVIEWED = programme("""
questions: {fit: {type: yes_no, says: {nb: Frisk}}}
phases:
  one: {initial: yes, steps: {
    offer: {is: decision, need: must, of: staff, by: boss,
            options: {start: {only_if: {answer: fit, is: yes}, then: [{go: two}]}, no_thanks: {}}}}}
  two: {}
""")
ANSWER = Answered(id="a", on=date(2026, 3, 3), answers=(("fit", True),))


def said_no(name: str, *, fit: bool, recorded: str) -> Entry:
    return entry(
        "corrected", "a", "2026-03-03", id=name, fields={"answers": {"fit": fit}}, recorded=recorded
    )


def review(name: str, on: str, *, about: str, option: str = "set_aside") -> Entry:
    return entry("decided", "review", on, id=name, about=about, option=option, by="boss")


def test_a_review_that_lost_its_ground_is_reviewed_in_turn() -> None:
    """S11.9, S11.10: what a review set aside turns out to have had its ground after all."""
    journal = [
        ANSWER,
        entry("decided", "offer", "2026-03-03", id="d", option="start", by="boss"),
        said_no("c1", fit=False, recorded="2026-03-04"),
        review("r", "2026-03-05", about="review<d"),
    ]
    said = both(REVIEWED, *journal, at="2026-03-06")
    assert (said["unfounded"], said["where"][0]) == ([("d", True)], "one")
    assert said["possible"] == ["offer<entered:one:1"]
    journal.append(said_no("c2", fit=True, recorded="2026-03-06"))
    said = both(REVIEWED, *journal, at="2026-03-06")
    assert (said["unfounded"], said["where"][0]) == ([("r", False)], "one")
    assert said["possible"] == ["offer<entered:one:1", "review<r"]
    journal.append(review("r2", "2026-03-07", about="r"))
    said = both(REVIEWED, *journal, at="2026-03-07")
    assert (said["unfounded"], said["where"][0]) == ([("r", True)], "two")
    assert said["possible"] == []
    before = both(REVIEWED, *journal, at="2026-03-06")
    assert (before["where"][0], before["possible"]) == ("two", ["review<r"])


def test_every_length_of_a_stopped_clock_stands_still() -> None:
    """S9.2: what comes after an aim, and an extension, are counted like the aim itself."""
    p = programme("""
spells: {pause: {}}
clocks: {running: {from: enrolled, except: [pause]}}
phases:
  one: {initial: yes, steps: {talk: {is: session, need: must, of: staff,
    window: [{clock: running, aim: 4 days, early: 2 days, late: 1 week, modality: must}]}}}
""")
    pause = [entry("began", "pause", "2026-03-04"), entry("ended", "pause", "2026-03-06")]
    pause += [entry("began", "pause", "2026-03-12"), entry("ended", "pause", "2026-03-14")]
    # 2 March: 3, 6, 7, 8 to the aim; back 7 and 6; on 9, 10, 11, 14, 15, 16, 17.
    days = (date(2026, 3, 6), date(2026, 3, 8), date(2026, 3, 17))
    assert both(p, *pause, at="2026-03-16")["bounds"] == {
        "talk<entered:one:1": [("window/0", "running", *days)]
    }


def test_what_was_left_over_moves_the_case_on_the_next_day() -> None:
    """S4.5: after what is left over nothing moves; a `next` that became yes is read tomorrow."""
    p = programme("""
phases:
  one: {initial: yes, next: [{when: {has: {found: out_of_place}}, go: two}]}
  two: {steps: {talk: {is: session, need: must, of: staff}}}
""")
    stray = entry("done", "talk", "2026-03-03")
    assert both(p, stray, at="2026-03-03")["where"][0] == "one"
    assert both(p, stray, at="2026-03-20")["where"] == ("two", None, 1, date(2026, 3, 4))


def test_every_bound_that_does_not_count_speaks() -> None:
    """S8.12: an entry too early for one bound and too late for another is said to be both."""
    p = programme("""
phases:
  one: {initial: yes, steps: {talk: {is: session, need: must, of: person, by: staff, window: [
    {from: opened, min: 7 days, modality: must, outside: does_not_count},
    {from: enrolled, max: 2 days, modality: must, outside: does_not_count}]}}}
""")
    said = both(p, entry("done", "talk", "2026-03-06", id="e"), at="2026-03-06")
    assert said["witnesses"] == {
        "lapsed:talk<entered:one:1/window/1": ("e",),
        "outside:talk<entered:one:1/window/0<e": ("e",),
    }


def test_what_a_step_took_from_others_has_lived_in_the_outcome() -> None:
    """S12.8: what an instance there took is its own, also when others take it up."""
    p = programme("""
phases: {one: {initial: yes, next: [{when: {phase: one, is: done}, go: good}]}}
outcomes: {good: {adverse: no, steps: {
  letters: {is: task, need: must, of: staff, repeat: {times: 3}, done_by: {happened: sent}}}}}
incidents: {sent: {}, other: {}}
findings: {seen: {each: [{happened: sent}, {happened: other}], modality: may, of: staff}}
""")
    entries = [entry("happened", name, "2026-03-04", id=name) for name in ("sent", "other")]
    assert set(both(p, *entries, at="2026-03-04")["findings"]) == {"found:seen<sent"}


def test_what_to_ask_is_looked_for_in_scopes_too() -> None:
    """S11.6: an unknown atom may read an answer through the scope of what it counts."""
    p = programme("""
questions: {born: {type: date, says: {nb: Dato}}}
tallies: {since_then: {count: {done: talk}, in: {since: {answer: born}}}}
phases:
  one: {initial: yes, steps: {
    talk: {is: session, need: may, of: staff},
    choose: {is: decision, need: must, of: boss, options: {yea: {}, nay: {}}, recommend: [
      {option: yea, when: {has: {done: talk}, in: {since: {answer: born}}}, strength: strong},
      {option: nay, when: {tally: since_then, at_least: 1}, strength: strong}]}}}
""")
    said = both(p, at="2026-03-03")["recommendations"]
    assert said == {"choose<entered:one:1": ("ask-first", None, None, ("born",), ())}


UNRELATED = """
phases:
  one: {initial: yes, next: [{when: {has: {happened: moved}}, go: two}]}
  two: {steps: {%s}}
incidents: {moved: {}}
"""
TENDED = (
    "alpha: {is: task, need: may, of: staff, unless: {has: {decided: choose}, in: visit}}",
    "choose: {is: decision, need: must, of: boss, options: {yea: {}}}",
    "omega: {is: task, need: may, of: staff, unless: {has: {decided: choose}, in: visit}}",
)


@pytest.mark.parametrize("steps", [TENDED, TENDED[::-1]])
def test_steps_that_read_nothing_of_each_other_come_by_name(steps: tuple[str, ...]) -> None:
    """S3.6: what takes an entry up makes it of the visit; the order of keys means nothing."""
    p = programme(UNRELATED % ", ".join(steps))
    entries = [
        entry("happened", "moved", "2026-03-04"),
        entry("decided", "choose", "2026-03-04", option="yea", by="boss"),
    ]
    said = both(p, *entries, at="2026-03-04")["steps"]
    opened = {name.partition("<")[0]: row[2] for name, row in said.items()}
    assert opened == {"alpha": date(2026, 3, 4), "choose": date(2026, 3, 4), "omega": None}


def test_an_absence_puts_no_step_before_another() -> None:
    """S3.6: a window may void what was done, never an absence."""
    p = programme("""
phases:
  one: {initial: yes, steps: {
    late: {is: session, need: may, of: staff, unless: {step: early, is: open},
           window: [{from: enrolled, min: 1 day, modality: must, outside: does_not_count}]},
    early: {is: session, need: may, of: staff, done_by: {missed: any}}}}
""")
    rows = both(p, at="2026-03-02")["steps"]
    assert rows["late<entered:one:1"][:3] == ("dropped", date(2026, 3, 2), None)


def test_an_instant_is_not_moved_to_a_working_day() -> None:
    """S1.4: hours that end on a Saturday end there."""
    p = programme("""
questions: {asked: {type: yes_no, says: {nb: Spurt}}}
phases:
  one: {initial: yes, steps: {talk: {is: session, need: must, of: staff, window: [
    {from: {answered: asked}, max: 1 hour, modality: must, counting: statutory}]}}}
""")
    asked = Answered(id="a", on=date(2026, 11, 6), at="23:59", answers=(("asked", True),))
    said = both(p, asked, at="2026-11-08")
    assert said["findings"]["lapsed:talk<entered:one:1/window/0"][3] == date(2026, 11, 8)


def test_a_round_beyond_all_that_may_be_asked_is_none() -> None:
    """S8.12: while it is not filled how many there are, its interval still ends."""
    p = programme("""
parameters: {number: {unit: count, between: [1, 3]}}
phases:
  one: {initial: yes, steps: {
    talk: {is: session, need: must, of: staff, repeat: {times: number, named: yes}}}}
""")
    for about, found in (("3", set()), ("4", {"found:out_of_place<e"})):
        held = entry("done", "talk", "2026-03-03", id="e", about=about)
        assert set(both(p, held, at="2026-03-03")["findings"]) == found


def test_a_phase_s_window_may_count_from_when_it_was_left_before() -> None:
    """S6.1, S6.2: a phase's window is read for no instance."""
    p = programme("""
phases:
  one: {initial: yes, of: staff,
        window: [{from: {left: one}, max: 2 days, modality: must}],
        steps: {talk: {is: session, need: must, of: person}},
        next: [{when: {has: {happened: away}, in: visit}, go: two}]}
  two: {next: [{when: {has: {happened: back}, in: visit}, go: one}]}
incidents: {away: {}, back: {}}
""")
    entries = [entry("happened", "away", "2026-03-03"), entry("happened", "back", "2026-03-05")]
    said = both(p, *entries, at="2026-03-05")
    assert said["where"][:3] == ("one", None, 2)
    assert said["due"] == [("one:2/window/0", date(2026, 3, 5), "staff", "must")]
    assert set(both(p, *entries, at="2026-03-06")["findings"]) == {"lapsed:one:2/window/0"}


def test_only_what_lived_since_the_case_came_to_its_outcome_has_lived_there() -> None:
    """S12.8: an outcome that was left and entered again begins with what is living then."""
    p = programme("""
phases: {one: {initial: yes, next: [{when: {phase: one, is: done}, go: good}]}}
outcomes: {good: {adverse: no}}
steps:
  again: {is: decision, need: must, of: boss, opens: [{each: enrolled}],
          options: {yea: {then: [{restart: one}]}}}
  look: {is: task, need: may, of: staff, opens: [{each: {missed: again, cause: any}}]}
""")
    reopened = entry("decided", "again", "2026-03-04", option="yea", by="boss")
    missed = entry("missed", "again", "2026-03-05", cause="provider", excused=False, id="m")
    assert "look<m" not in both(p, reopened, missed, at="2026-03-05")["steps"]
    early = entry("missed", "again", "2026-03-03", cause="provider", excused=False, id="m")
    assert "look<m" in both(p, early, at="2026-03-03")["steps"]


def test_the_next_round_accounts_for_a_gap_whose_length_is_not_known_any_more() -> None:
    """S9.5: what has lapsed has lapsed, and the round that came at last says so."""
    p = programme("""
parameters: {span: {unit: days}}
phases:
  one: {initial: yes, steps: {talk: {is: session, need: must, of: staff,
    repeat: {times: 9, gap: {max: span, modality: must}}}}}
""")
    moved = {"values": {"place": "south"}, "settings": {}}
    entries = [
        entry("began", "place", "2026-03-02", settings={"span": "2 days"}, id="p1"),
        entry("done", "talk", "2026-03-03"),
        entry("began", "place", "2026-03-09", id="p3", **moved),
        entry("done", "talk", "2026-03-12", id="late"),
    ]
    entries.insert(2, entry("ended", "place", "2026-03-08", id="p2"))
    said = both(p, *entries, at="2026-03-12")
    assert said["witnesses"] == {"lapsed:talk<entered:one:1/gap/2026-03-03": ("late",)}


def test_what_an_instance_took_is_not_left_over_for_an_earlier_one() -> None:
    """S9.7: also where it took what others do; it says nothing of the lapse of one before."""
    p = programme("""
phases:
  one: {initial: yes, next: [{when: {has: {happened: again}, in: visit}, go: two}],
    steps: {talk: {is: session, need: must, of: staff, done_by: {done: any},
                   window: [{from: opened, max: 2 days, modality: must}]}}}
  two: {next: [{when: {phase: two, is: done}, go: one}]}
incidents: {again: {}}
""")
    entries = [entry("happened", "again", "2026-03-09"), entry("done", "talk", "2026-03-11")]
    said = both(p, *entries, at="2026-03-11")
    assert {name: row[4] for name, row in said["findings"].items()} == {
        "lapsed:talk<entered:one:1/window/0": False
    }


def test_an_extension_is_of_the_window_and_not_of_the_gap() -> None:
    """S12.9: what is extended is every last date in the windows of the step."""
    p = programme("""
phases:
  one: {initial: yes, steps: {talk: {is: session, need: must, of: person,
    window: [{from: enrolled, max: 20 days, modality: must}],
    repeat: {times: 3, gap: {max: 7 days, modality: must}}}}}
steps:
  more: {is: decision, need: may, of: boss, opens: [{each: enrolled}],
    options: {yea: {then: [{extend: talk, by: 3 days}]}}}
""")
    entries = [
        entry("decided", "more", "2026-03-03", option="yea", by="boss"),
        entry("done", "talk", "2026-03-04"),
    ]
    assert both(p, *entries, at="2026-03-05")["due"] == [
        ("talk<entered:one:1/gap/2026-03-04", date(2026, 3, 11), "person", "must"),
        ("talk<entered:one:1/window/0", date(2026, 3, 25), "person", "must"),
    ]


def test_what_may_lie_between_two_lengths_is_not_said_to_be_none() -> None:
    """S7.10: `is` a parameter that is not filled: no where nothing between fits, else unknown."""
    p = programme("""
parameters: {span: {unit: days, between: [2 days, 5 days]}}
clocks: {since: {from: enrolled}}
criteria: {then: {clock: since, is: span}}
phases: {one: {initial: yes}}
""")
    for day, said in (("03", "no"), ("04", "unknown"), ("05", "unknown"), ("08", "no")):
        assert both(p, at=f"2026-03-{day}")["criteria"] == {"then": said}


PLACES = programme("""
spells: {place_taken: {many: 2}}
phases: {one: {initial: yes, steps: {
  talk: {is: task, need: {must_when: {spell: place_taken, is: closed}, else: should}, of: staff}}}}
""")


def test_each_who_began_without_a_name_is_there_perhaps() -> None:
    """S6.10: two without a name are two, perhaps; one alone is never two."""
    one, two = (entry("began", "place_taken", "2026-03-03", id=f"b{n}") for n in (1, 2))
    assert both(PLACES, one, at="2026-03-03")["spells"] == {"place_taken": "no"}
    said = both(PLACES, one, two, at="2026-03-03")
    assert said["spells"] == {"place_taken": "unknown"}
    assert said["steps"]["talk<entered:one:1"][-1] == "should"


def test_an_end_without_a_name_that_ends_nobody_more_is_out_of_place() -> None:
    """S6.10: when each is in doubt already, one more end changes nothing."""
    began = [entry("began", "place_taken", "2026-03-03", id=a, actor=a) for a in ("x", "y")]
    ended = [entry("ended", "place_taken", "2026-03-04", id=f"e{n}") for n in (1, 2)]
    assert both(PLACES, *began, ended[0], at="2026-03-04")["findings"] == {}
    found = both(PLACES, *began, *ended, at="2026-03-04")["findings"]
    assert set(found) == {"found:out_of_place<e2"}


def test_who_opened_a_spell_last_is_asked_by_order_and_not_by_name() -> None:
    """S6.3: of two on one day the later in canonical order."""
    p = programme("""
spells: {leave: {}}
phases:
  one: {initial: yes, of: staff, steps: {talk: {is: task, need: must, of: staff}},
    window: [{from: {expected_end: leave}, max: 1 day, modality: must}]}
""")
    row = [
        entry("began", "leave", "2026-03-03", id="a", expected_end="2026-03-05"),
        entry("ended", "leave", "2026-03-03", id="b"),
        entry("began", "leave", "2026-03-03", id="c", expected_end="2026-03-09"),
    ]
    assert both(p, *row, at="2026-03-03")["due"] == [
        ("one:1/window/0", date(2026, 3, 10), "staff", "must")
    ]


def test_an_absence_of_an_earlier_day_accounts_before_what_was_done_late() -> None:
    """S9.5: of a date that is known only when the step is done, whoever spoke first."""
    p = programme("""
questions: {born: {type: date, says: {nb: Dato}}}
phases:
  one: {initial: yes, steps: {talk: {is: task, need: must, of: court,
    window: [{from: {answer: born}, max: 1 day, modality: may}]}}}
""")
    missed = entry(
        "missed",
        "talk",
        "2026-03-03",
        id="m",
        cause="provider",
        excused=False,
        about="talk<entered:one:1",
    )
    born = Answered(id="a", on=date(2026, 3, 5), answers=(("born", date(2026, 2, 1)),))
    done = entry("done", "talk", "2026-03-05", id="d")
    said = both(p, missed, born, done, at="2026-03-05")
    assert said["witnesses"] == {"lapsed:talk<entered:one:1/window/0": ("m",)}


def test_what_accounts_for_a_lapse_is_not_another_on_a_later_day() -> None:
    """S9.5: a round of before, by which the step is done at last, comes too late to say so."""
    p = programme("""
parameters: {number: {unit: count}}
phases:
  one: {initial: yes, steps: {talk: {is: session, need: must, of: person, by: staff,
    window: [{from: enrolled, max: 1 day, modality: must}],
    repeat: {times: 2, until: {parameter: number, is: 2}}}}}
""")
    held = entry("done", "talk", "2026-03-05", id="d")
    missed = entry(
        "missed", "talk", "2026-03-06", id="m", about=LAPSE, cause="provider", excused=False
    )
    moved = entry("began", "place", "2026-03-09", id="p", settings={"number": 2})
    for at in ("2026-03-06", "2026-03-09"):
        said = both(p, held, missed, moved, at=at)
        assert said["findings"][LAPSE] == ("deviation", "must", "staff", date(2026, 3, 4), True)
        assert said["witnesses"] == {LAPSE: ("m",)}
        assert said["steps"]["talk<entered:one:1"][0] == ("open" if at < "2026-03-09" else "done")


def test_what_a_step_takes_from_others_stays_where_it_was() -> None:
    """S5.7: only what is taken up belongs to a visit by that; the rest to that of its day."""
    p = programme("""
phases:
  one: {initial: yes, next: [{when: {has: {happened: met}}, go: two}]}
  two: {steps: {talk: {is: session, need: must, of: staff, done_by: {happened: met}}}}
incidents: {met: {}}
tallies:
  here: {count: {happened: met}, in: visit}
  there: {count: {happened: met}, in: {phase: one}}
""")
    said = both(p, entry("happened", "met", "2026-03-03", excused=False), at="2026-03-03")
    assert said["steps"]["talk<entered:two:1"][0] == "done"
    assert said["tallies"] == {"here": (0, 0), "there": (1, 1)}


def test_what_is_about_one_instance_accounts_for_no_other() -> None:
    """S9.7: a second signature of one role is left over, and says nothing of a visit before."""
    p = programme("""
phases:
  one: {initial: yes, steps: {paper: {is: task, need: must, of: person, signed_by: [person, staff],
    window: [{from: enrolled, max: 2 days, modality: should}]}}}
steps:
  again: {is: decision, need: may, of: boss, opens: [{each: enrolled}],
          options: {yea: {then: [{go: one}]}}}
""")
    moved = entry("decided", "again", "2026-03-09", option="yea", by="boss")
    signed = entry("done", "paper", "2026-03-10", id="s1", by="staff")
    for about, account in (("paper<entered:one:2", False), ("paper<entered:one:1", True)):
        second = entry("done", "paper", "2026-03-11", id="s2", by="staff", about=about)
        said = both(p, moved, signed, second, at="2026-03-11")["findings"]
        assert said["lapsed:paper<entered:one:1/window/0"][-1] is account
        assert ("found:out_of_place<s2" in said) is not account


def test_nothing_is_too_early_where_no_day_before_counts() -> None:
    """S1.7: before the case no spell was open, so a clock that runs during one has no such days."""
    p = programme("""
spells: {allowed: {}}
clocks: {free: {from: {done: first}, during: [allowed]}}
phases:
  a:
    initial: yes
    steps:
      first: {is: task, need: may, of: staff}
      second:
        {is: task, need: may, of: staff,
        window: [{clock: free, aim: 1 day, early: 5 days, modality: may}]}
""")
    entries = [
        entry("began", "allowed", "2026-03-02"),
        entry("done", "first", "2026-03-02"),
    ]
    assert both(p, *entries, at="2026-03-09")["bounds"] == {
        "second<entered:a:1": [("window/0", "running", None, date(2026, 3, 3), None)]
    }


def test_a_clock_may_be_anything_between_its_least_and_its_most() -> None:
    """S6.5: each day on which a spell is unknown is counted or not by itself."""
    p = programme("""
spells: {away: {approval: allow}}
clocks: {gone: {from: enrolled, during: [away]}}
criteria: {ten: {clock: gone, is: 10 days}, thirty: {clock: gone, is: 30 days}}
phases: {a: {initial: yes}}
steps:
  allow: {is: decision, need: must, of: boss, opens: [{each: {began: away}}],
    options: {yea: {then: [{approve: cause}]}, nay: {}}}
""")
    began = entry("began", "away", "2026-03-02")
    said = both(p, began, at="2026-03-20")["criteria"]
    assert said == {"ten": "unknown", "thirty": "no"}


def test_what_is_known_to_come_before_the_enrolment_is_on_no_day() -> None:
    """S2.8: by a later correction the case began sooner; before that nothing closes so early."""
    p = programme("""
phases: {a: {initial: yes}}
steps: {late: {is: test, need: may, of: staff, opens: [{called: yes}], results: [clean]}}
""")
    moved = entry("corrected", "enrolled", "2026-03-05", fields={"on": "2026-03-01"})
    tested = entry("tested", "late", "2026-03-01", result="clean")
    journal = [Enrolled(id="enrolled", on=date(2026, 3, 2)), moved, tested]
    assert difference(p, journal) is None


def test_while_rounds_are_chosen_a_criterion_ends_none() -> None:
    """S8.16: the choice stands instead of `until`, on the day on which it is made too."""
    p = programme("""
questions: {fit: {type: yes_no, says: {nb: Frisk}}}
phases:
  a:
    initial: yes
    steps:
      talk: {is: session, need: must, of: person, repeat: {until: {answer: fit, is: yes}}}
      pick: {is: decision, need: should, of: staff, options: {yea: {}}, chooses: {rounds_of: talk}}
""")
    fit = entry("answered", "fit", "2026-03-03", answers={"fit": True})
    picked = entry("decided", "pick", "2026-03-03", option="yea", by="staff", chosen=["1", "2"])
    state = both(p, fit, at="2026-03-03")["steps"]["talk<entered:a:1"][0]
    assert state == "done"
    state = both(p, picked, fit, at="2026-03-03")["steps"]["talk<entered:a:1"][0]
    assert state == "open"
    rounds = [entry("done", "talk", f"2026-03-0{day}", id=f"r{day}") for day in (4, 5)]
    state = both(p, picked, fit, *rounds, at="2026-03-05")["steps"]["talk<entered:a:1"][0]
    assert state == "done"


def test_of_two_left_over_the_one_that_came_first_accounts() -> None:
    """S2.4: the list is of what is left over of one step; what else a day holds orders nothing."""
    p = programme("""
phases:
  a:
    initial: yes
    next: [{when: {clock: c, at_least: 1 day}, go: b}]
    steps: {check: {is: test, need: must, of: staff, results: [clean, dirty]}}
  b: {steps: {paper: {is: task, need: may, of: staff}}}
clocks: {c: {from: enrolled}}
""")
    tests = [
        entry("tested", "check", "2026-03-10", id="e9", result="dirty", at="08:00"),
        entry("tested", "check", "2026-03-10", id="e11", result="clean", at="10:30"),
    ]
    done = [entry("done", "paper", "2026-03-10", id=n) for n in ("p1", "p2")]
    missed = entry("missed", "check", "2026-03-10", cause="provider", excused=False)
    for others in ([], done, [missed]):
        said = both(p, *tests, *others, at="2026-03-10")["findings"]
        assert said["lapsed:check<entered:a:1/left"][-1] is True
        assert "found:out_of_place<e11" in said
        assert "found:out_of_place<e9" not in said


def test_what_another_takes_up_in_an_outcome_has_lived_there() -> None:
    """S12.8, S8.15: it may begin a step that was asked before it was taken."""
    p = programme("""
incidents: {fight: {}}
steps: {care: {is: session, need: must, of: person, opens: [{each: {happened: fight}}]}}
phases: {a: {initial: yes, next: [{when: {phase: a, is: done}, go: good}]}}
outcomes:
  good:
    adverse: no
    steps: {report: {is: task, need: should, of: staff, done_by: {happened: fight}}}
""")
    fight = entry("happened", "fight", "2026-03-10", id="e4")
    said = both(p, fight, at="2026-03-11")["steps"]
    assert said["care<e4"][:3] == ("open", date(2026, 3, 10), date(2026, 3, 10))


def test_where_two_choose_rounds_what_either_chose_is_done() -> None:
    """S8.17: neither choice takes away what the other has chosen."""
    p = programme("""
phases:
  a:
    initial: yes
    steps:
      talk: {is: session, need: must, of: person, repeat: {times: 5, named: yes}}
      pick: {is: decision, need: should, of: staff, options: {yea: {}}, chooses: {rounds_of: talk}}
      add: {is: decision, need: should, of: boss, options: {yea: {}}, chooses: {rounds_of: talk}}
""")
    entries = [
        entry("decided", "pick", "2026-03-03", option="yea", by="staff", chosen=["1", "2"]),
        entry("decided", "add", "2026-03-03", option="yea", by="boss", chosen=["2", "4"]),
        *(entry("done", "talk", f"2026-03-1{n}", id=f"r{n}", about=n) for n in "1245"),
    ]
    for at, state in (("2026-03-12", "open"), ("2026-03-14", "done")):
        assert both(p, *entries, at=at)["steps"]["talk<entered:a:1"][0] == state


@pytest.mark.parametrize(("as_of", "code"), [("opened", None), ("decided", "above-ceiling")])
def test_limits_are_read_where_the_criteria_are(as_of: str, code: str | None) -> None:
    """S11.2, S11.7: as of the opening, a ceiling that came later refuses nothing."""
    p = programme(f"""
parameters: {{most: {{dated: {{2026-03-10: 1}}}}}}
phases:
  a:
    initial: yes
    steps:
      pick: {{is: decision, need: must, of: staff, as_of: {as_of},
        options: {{yea: {{values: {{n: {{at_most: most}}}}}}}}}}
""")
    act = entry("decided", "pick", "2026-03-12", option="yea", by="staff", values={"n": 2})
    journal = [Enrolled(id="enrolled", on=date(2026, 3, 2)), act]
    said = pf.replay(compile_programme(p), journal).rejected
    assert [r.code for r in said] == ([] if code is None else [code])
    assert difference(p, journal) is None


@pytest.mark.parametrize(("as_of", "code"), [("opened", None), ("decided", "choice-too-small")])
def test_so_is_how_many_are_to_be_chosen(as_of: str, code: str | None) -> None:
    """S11.2, S11.8."""
    p = programme(f"""
parameters: {{least: {{dated: {{2026-03-10: 2}}}}}}
phases:
  a:
    initial: yes
    steps:
      pick: {{is: decision, need: must, of: staff, as_of: {as_of}, options: {{yea: {{}}}},
        chooses: {{from: [talk, walk], at_least: least}}}}
      talk: {{is: task, need: must, of: staff}}
      walk: {{is: task, need: must, of: staff}}
""")
    act = entry("decided", "pick", "2026-03-12", option="yea", by="staff", chosen=["talk"])
    journal = [Enrolled(id="enrolled", on=date(2026, 3, 2)), act]
    said = pf.replay(compile_programme(p), journal).rejected
    assert [r.code for r in said] == ([] if code is None else [code])
    assert difference(p, journal) is None


def test_what_must_be_and_began_already_today_begins_tomorrow() -> None:
    """S8.2, S8.4: a name begins once in a case, and a second visit on one day waits a day."""
    p = programme("""
findings: {f: {modality: must, of: person, each: {done: any}}}
phases:
  a:
    initial: yes
    steps:
      talk: {is: session, need: must, of: staff, then: [{restart: a}]}
      care:
        {is: task, need: {must_when: {finding: f, in: {last: 1 day}}, else: may}, of: staff,
        opens: [{called: yes}]}
""")
    talk = entry("done", "talk", "2026-03-11")
    assert both(p, talk, at="2026-03-11")["steps"]["care<must:2026-03-11"][0] == "dropped"
    assert both(p, talk, at="2026-03-14")["steps"]["care<must:2026-03-12"][0] == "open"


def test_what_comes_first_without_a_time_has_none() -> None:
    """S9.10, S2.4: one without a time leaves it open which came first, so the day alone binds."""
    p = programme("""
phases:
  a:
    initial: yes
    steps:
      talk: {is: session, need: must, of: person, repeat: {times: 3}}
      pick: {is: task, need: must, of: person, before: [{step: talk, modality: must}]}
""")
    picked = entry("done", "pick", "2026-03-03", at="12:00")
    early = entry("done", "talk", "2026-03-03", id="e2", at="08:00")
    assert both(p, picked, early, at="2026-03-05")["findings"] != {}
    untimed = entry("done", "talk", "2026-03-03", id="e1")
    assert both(p, picked, early, untimed, at="2026-03-05")["findings"] == {}


def test_of_instances_of_one_day_the_one_is_first_whose_cause_came_first() -> None:
    """S3.4, S2.4: by the time of day of their causes, where each has one."""
    p = programme("""
phases: {a: {initial: yes, steps: {walk: {is: task, need: may, of: staff}}}}
steps: {talk: {is: session, need: may, of: person, opens: [{each: {done: any}}]}}
""")
    entries = [
        entry("done", "walk", "2026-03-02"),
        entry("done", "talk", "2026-03-04", id="e1", at="12:00"),
        entry("done", "talk", "2026-03-04", id="e2", at="09:00"),
    ]
    said = both(p, *entries, at="2026-03-04")["steps"]
    assert (said["talk<e1"][0], said["talk<e2"][0]) == ("open", "done")


def test_what_begins_what_had_begun_is_out_of_place_though_a_step_took_it() -> None:
    """S10.6: that somebody's step was done by it makes a beginning no less idle."""
    p = programme("""
spells: {leave: {}}
phases:
  a:
    initial: yes
    steps: {note: {is: task, need: must, of: boss, done_by: {began: leave}, repeat: {times: 2}}}
""")
    began = [entry("began", "leave", f"2026-03-0{n}", id=f"e{n}") for n in (3, 4)]
    said = both(p, *began, at="2026-03-05")
    assert said["steps"]["note<entered:a:1"][0] == "done"
    assert list(said["findings"]) == ["found:out_of_place<e4"]


def test_what_is_dated_before_a_corrected_enrolment_is_of_the_first_visit() -> None:
    """S5.7: it counts, and no other visit could have been current."""
    p = programme("""
phases: {a: {initial: yes}}
criteria:
  now: {has: {corrected: any}, in: visit}
  there: {has: {corrected: any}, in: {phase: a}}
  ever: {has: {corrected: any}, in: case}
""")
    moved = entry("corrected", "enrolled", "2026-03-02", fields={"on": "2026-03-03"})
    said = both(p, moved, at="2026-03-05")["criteria"]
    assert said == {"now": "yes", "there": "yes", "ever": "yes"}


def test_a_criterion_reads_a_clock_for_no_instance() -> None:
    """S6.1: the need of what began in an earlier run, too, hangs on what this run has opened."""
    p = programme("""
spells: {pause: {}}
clocks: {c: {from: {opened: form}, except: [pause]}}
incidents: {fight: {}}
phases:
  a:
    initial: yes
    steps: {form: {is: task, need: may, of: person}}
steps:
  again:
    {is: decision, need: {must_when: {clock: c, more_than: 3 days}, else: may}, of: staff,
    opens: [{each: {happened: fight}}], options: {yea: {then: [{restart: a}]}}}
""")
    entries = [
        entry("happened", "fight", "2026-03-09"),
        entry("decided", "again", "2026-03-10", option="yea", by="staff"),
    ]
    name = "again<happened-fight-2026-03-09"
    for at, need in (("2026-03-12", "may"), ("2026-03-14", "must")):
        assert both(p, *entries, at=at)["steps"][name][-1] == need


def test_what_lapses_at_the_turn_is_of_the_visit_that_is_current_then() -> None:
    """S5.7: though no day has been closed since the move."""
    p = programme("""
tallies: {late: {count: {lapsed: paper}, in: visit}}
phases:
  a:
    initial: yes
    next: [{when: {phase: a, is: done}, go: good}]
    steps: {talk: {is: session, need: must, of: person}}
outcomes: {good: {adverse: no}}
steps:
  paper: {is: task, need: must, of: person, opens: [{each: {entered: a}}],
    window: [{from: {done: talk}, max: 3 days, modality: should}]}
""")
    done = [entry("done", "talk", "2026-03-02"), entry("done", "paper", "2026-03-12")]
    assert both(p, *done, at="2026-03-12")["tallies"] == {"late": (1, 1)}


def test_a_review_has_no_ground_before_the_day_of_what_it_is_about() -> None:
    """S11.9: the decision that was reviewed has been put right, and is of a later day."""
    p = programme("""
clocks: {c: {from: enrolled}}
phases:
  a:
    initial: yes
    next: [{when: {clock: c, at_least: 10 days}, go: good}]
    steps: {choice: {is: decision, need: may, of: person, by: staff, options: {yea: {}}}}
outcomes: {good: {adverse: no}}
""")
    entries = [
        entry("decided", "choice", "2026-03-03", id="c", option="yea", by="staff"),
        entry("corrected", "c", "2026-03-04", fields={"on": "2026-03-20"}),
        entry("decided", "review", "2026-03-03", id="r", option="uphold", by="staff", about="c"),
    ]
    for at, waiting in (("2026-03-08", ["review<r"]), ("2026-03-20", [])):
        said = both(p, *entries, at=at)["possible"]
        assert [name for name in said if name.startswith("review")] == waiting


def test_a_clock_is_compared_with_each_length_that_is_listed() -> None:
    """S6.5: `among` is `is` of one of them; on no other day is anything recorded."""
    p = programme("""
clocks: {since: {from: enrolled}}
criteria: {now: {clock: since, among: [2 days, 1 week]}}
findings: {noted: {when: {criterion: now}, modality: may, of: staff}}
phases: {a: {initial: yes, next: [{when: {clock: since, among: [1 week]}, go: b}]}, b: {}}
""")
    for at, now in (("03-03", "no"), ("03-04", "yes"), ("03-05", "no"), ("03-09", "yes")):
        assert both(p, at=f"2026-{at}")["criteria"] == {"now": now}
    said = both(p, at="2026-03-20")
    assert list(said["findings"]) == ["found:noted:2026-03-04", "found:noted:2026-03-09"]
    assert said["where"] == ("b", None, 1, date(2026, 3, 9))


ABSENT = """
variants: {one: {}, two: {}}
forms: {paper: {}}
questions: {fit: {of: paper, type: yes_no, says: {nb: Frisk}, only_in: [one]}}
parameters: {rounds: {unit: count, value: 1, only_in: [one]}}
spells: {leave: {approval: allow, only_in: [one]}, duty: {many: 2, only_in: [one]}}
criteria:
  away: {spell: leave, is: open}
  watched: {spell: duty, is: open}
  well: {answer: fit, is: yes}
  few: {at_least: rounds, of: [{spell: leave, is: closed}]}
tallies: {left: {count: {began: any}, in: case}}
phases: {a: {initial: yes}}
steps:
  allow: {is: decision, need: must, of: boss, opens: [{each: {began: leave}}],
    recommend: [{option: yea, when: {criterion: well}, strength: strong}],
    options: {yea: {then: [{approve: cause}]}, nay: {}}}
"""


@pytest.mark.parametrize(
    ("variant", "expected", "ask"),
    [
        ("one", {"away": "no", "watched": "unknown", "well": "yes", "few": "yes"}, ()),
        ("two", {"away": "no", "watched": "no", "well": "unknown", "few": "unknown"}, ()),
    ],
)
def test_what_is_absent_is_not_there_to_be_read(
    variant: str, expected: dict[str, str], ask: tuple[str, ...]
) -> None:
    """S3.1: no spell that is open, no answer, no value; the entries are in selections."""
    p = programme(ABSENT)
    first = Enrolled(id="e0", on=date(2026, 3, 2), variant=variant, settings={"rounds": 1})
    entries = [
        entry("began", "leave", "2026-03-03", id="e1"),
        entry("began", "duty", "2026-03-03", id="e2"),
        entry("began", "duty", "2026-03-03", id="e3"),
        entry("answered", "fit", "2026-03-03", answers={"fit": True}),
        entry("decided", "allow", "2026-03-04", option="nay", by="boss", about="e1"),
    ]
    journal = [first, *entries]
    assert difference(p, journal) is None
    case = pf.replay(machine := compile_programme(p), journal).case
    assert case is not None
    said = of_engine(p, pf.status(machine, case, at=date(2026, 3, 3)))
    assert said["recommendations"]["allow<e1"][3] == ask
    said = of_engine(p, pf.status(machine, case, at=date(2026, 3, 6)))
    assert said["criteria"] == expected
    assert said["tallies"] == {"left": (3, 3)}
    assert [name for name in said["findings"] if "out_of_place" in name] == []


def test_a_next_of_another_variant_reads_nothing_here() -> None:
    """S14.10: of the rules that are present."""
    p = programme("""
variants: {one: {}, two: {}}
parameters: {number: {unit: count}}
phases:
  a:
    initial: yes
    next: [{when: {at_least: number, of: [{phase: a, is: current}]}, go: b, only_in: [one]}]
  b: {}
""")
    for variant, expected in (("one", ["number"]), ("two", [])):
        journal: list[Entry] = [Enrolled(id="e0", on=date(2026, 3, 2), variant=variant)]
        assert difference(p, journal) is None
        case = pf.replay(machine := compile_programme(p), journal).case
        assert case is not None
        said = of_engine(p, pf.status(machine, case, at=date(2026, 3, 3)))
        assert said["not running"] == expected


def test_what_nobody_has_confirmed_is_no_step_that_opened() -> None:
    """S3.1: `any` means the steps of the definition, and not what the record keeper is asked."""
    p = programme("""
tallies: {opened: {count: {opened: any}, in: case}, tasks: {count: {opened: {is: task}}, in: case}}
phases:
  a:
    initial: yes
    steps: {talk: {is: session, need: must, of: staff,
      window: [{from: enrolled, max: 1 day, modality: must}]}}
""")
    said = both(p, at="2026-03-06")
    assert said["tallies"] == {"opened": (1, 1), "tasks": (0, 0)}
    assert "confirm<lapsed:talk<entered:a:1/window/0" in said["possible"]


SETS = """
parameters: {span: {unit: working_days, value: 3 working days, set_by: staff}}
phases: {a: {initial: yes, of: staff, window: [{from: enrolled, max: 9 days, modality: should}]}}
steps:
  choose: {is: decision, need: must, of: staff, opens: [{each: enrolled}],
    options: {yea: {then: [{set: span}]}, nay: {then: [{extend: a, by: {value: more}}]}}}
  note: {is: task, need: must, of: staff, opens: [{each: enrolled}], then: [{set: span}]}
"""


@pytest.mark.parametrize(
    ("said", "values", "code"),
    [
        ({"option": "yea"}, {"span": "5 days"}, "value-out-of-range"),
        ({"option": "yea"}, {"span": "5 working days"}, None),
        ({"option": "nay"}, {"more": "a while"}, "value-out-of-range"),
        ({"option": "nay"}, {"more": "1 week"}, None),
        ({"option": "nay"}, {"more": "1 month"}, None),
        ({"option": "nay"}, {"more": "36 hours"}, "value-out-of-range"),
        ({"option": "nay"}, {"more": "1 week", "span": "5 days"}, None),
    ],
)
def test_what_an_effect_reads_must_be_a_value_of_it(
    said: dict[str, str], values: dict[str, str], code: str | None
) -> None:
    """S13.2: else a decision would be taken in, and would have set nothing."""
    p = programme(SETS)
    first = Enrolled(id="e0", on=date(2026, 3, 2))
    decided = entry("decided", "choose", "2026-03-03", by="staff", values=values, **said)
    assert difference(p, [first, decided]) is None
    machine = compile_programme(p)
    for _ in range(2):  # what has been found readable is not asked again
        rejected = pf.replay(machine, [first, decided]).rejected
        assert [r.code for r in rejected] == ([] if code is None else [code])
    if "span" in values and said["option"] == "yea":
        done = entry("done", "note", "2026-03-03", values=values)
        assert difference(p, [first, done]) is None
        assert len(pf.replay(machine, [first, done]).rejected) == (code is not None)


def test_lengths_of_several_units_are_compared_by_the_days_they_reach() -> None:
    """S7.9: hours by their number, and never with days."""
    p = programme("""
parameters:
  span: {unit: days, value: 7 days}
  term: {unit: hours, value: 24 hours}
  open: {unit: days, between: [3 days, 7 days]}
criteria:
  same: {parameter: span, is: 1 week}
  listed: {parameter: span, among: [3 days, 1 week]}
  hours: {parameter: term, at_least: 24 hours}
  more: {parameter: term, more_than: 24 hours}
  mixed: {parameter: term, at_least: 1 day}
  within: {parameter: open, is: 1 week}
  beyond: {parameter: open, is: 1 month}
  hardly: {parameter: open, is: 72 hours}
phases: {a: {initial: yes}}
""")
    assert both(p, at="2026-03-04")["criteria"] == {
        "same": "yes",
        "listed": "yes",
        "hours": "yes",
        "more": "no",
        "mixed": "unknown",
        "within": "unknown",
        "beyond": "no",
        "hardly": "unknown",
    }


@pytest.mark.parametrize(("most", "code"), [("4 days", []), ("30 hours", ["above-ceiling"])])
def test_what_cannot_be_compared_with_its_ceiling_is_above_it(most: str, code: list[str]) -> None:
    """S11.7: days with hours."""
    p = programme(f"""
parameters: {{span: {{unit: days, set_by: staff}}}}
phases: {{a: {{initial: yes}}}}
steps:
  choose: {{is: decision, need: must, of: staff, opens: [{{each: enrolled}}],
    options: {{yea: {{then: [{{set: span}}], values: {{span: {{at_most: {most}}}}}}}}}}}
""")
    first = Enrolled(id="e0", on=date(2026, 3, 2))
    said = {"option": "yea", "values": {"span": "3 days"}}
    decided = entry("decided", "choose", "2026-03-02", by="staff", **said)
    assert difference(p, [first, decided]) is None
    rejected = pf.replay(compile_programme(p), [first, decided]).rejected
    assert [r.code for r in rejected] == code


def test_a_day_may_end_in_an_hour_that_was_twice() -> None:
    """S2.2: a date means its end, also where the clocks go back over midnight."""
    p = programme("""
phases: {a: {initial: yes, steps: {talk: {is: session, need: must, of: person}}}}
""")
    p = evolve(p, zone="Asia/Beirut")
    done = entry("done", "talk", "2023-10-28")
    said = both(p, done, at="2023-10-28", start="2023-10-28")
    assert said["steps"]["talk<entered:a:1"][0] == "done"


def test_a_length_is_compared_with_what_another_may_be() -> None:
    """S7.10: with both ends; on the right side too."""
    p = programme("""
parameters:
  span: {unit: days, value: 3 days}
  term: {unit: years, between: [1 year, 2 years]}
  near: {unit: days, between: [2 days, 5 days]}
criteria:
  sure: {parameter: span, at_most: term}
  never: {parameter: span, more_than: term}
  open: {parameter: span, at_most: near}
phases: {a: {initial: yes}}
""")
    said = both(p, at="2026-03-04")["criteria"]
    assert said == {"sure": "yes", "never": "no", "open": "unknown"}


GRACE = """
parameters: {term: {unit: days}}
phases: {a: {initial: yes}}
steps:
  test: {is: test, need: must, of: staff, opens: [{each: enrolled}], results: [clean],
    window: [{from: enrolled, max: %s, grace: %s, modality: should, outside: does_not_count}]}
  choose: {is: decision, need: may, of: staff, opens: [{each: enrolled}],
    options: {yea: {then: [{waive: test}]}}}
"""


@pytest.mark.parametrize(
    ("limit", "at", "state"),
    [
        (("2 days", "term"), "2026-03-09T12:00+01:00", "done"),  # how long, nobody knows
        (("2 days", "5 hours"), "2026-03-09T12:00+01:00", "done"),  # from a day without a time
        (("26 hours", "2 days"), "2026-03-05T23:00+01:00", "done"),  # a day is whole
        (("26 hours", "2 days"), "2026-03-06T00:30+01:00", "open"),
        (("26 hours", "5 hours"), "2026-03-03T14:59+01:00", "done"),
        (("26 hours", "5 hours"), "2026-03-03T15:01+01:00", "open"),
    ],
)
def test_grace_is_counted_from_what_is_due(limit: tuple[str, str], at: str, state: str) -> None:
    """S8.12: void only what is known to come after it."""
    p = programme(GRACE % limit)
    first = Enrolled(id="e0", on=date(2026, 3, 2), at="2026-03-02T08:00+01:00")
    tested = entry("tested", "test", at[:10], result="clean", at=at)
    assert difference(p, [first, tested]) is None
    case = pf.replay(machine := compile_programme(p), [first, tested]).case
    assert case is not None
    steps = of_engine(p, pf.status(machine, case, at=date(2026, 3, 20)))["steps"]
    assert steps["test<e0"][0] == state


def test_the_last_that_sets_a_parameter_is_the_last_in_canonical_order() -> None:
    """S2.4, S7.9: not what a settle came to last; a form is done at a settle."""
    p = programme("""
forms: {paper: {}}
questions: {fit: {of: paper, type: yes_no, says: {nb: Frisk}}}
parameters: {days: {unit: count, set_by: staff}}
criteria: {three: {parameter: days, is: 3}}
phases: {a: {initial: yes, steps: {ask: {is: form, form: paper, need: must, of: person,
  then: [{set: days}]}}}}
steps:
  choose: {is: decision, need: must, of: staff, opens: [{each: enrolled}],
    options: {yea: {then: [{set: days}]}}}
""")
    for id_, expected in (("e2", "yes"), ("e0", "unknown")):
        entries = [
            entry("answered", "fit", "2026-03-03", id="e1", answers={"fit": True}),
            entry(
                "decided",
                "choose",
                "2026-03-03",
                id=id_,
                option="yea",
                by="staff",
                values={"days": 3},
            ),
        ]
        assert both(p, *entries, at="2026-03-04")["criteria"] == {"three": expected}


@pytest.mark.parametrize("value", ["not stated", True, "3 days", "many"])
def test_a_value_that_is_no_number_is_above_a_ceiling_of_numbers(value: object) -> None:
    """S11.7: and nothing breaks on it."""
    p = programme("""
phases: {a: {initial: yes}}
steps:
  choose: {is: decision, need: must, of: staff, opens: [{each: enrolled}],
    options: {yea: {values: {rounds: {at_least: 1, at_most: 5}}}}}
""")
    first = Enrolled(id="e0", on=date(2026, 3, 2))
    said = {"option": "yea", "values": {"rounds": value}}
    decided = entry("decided", "choose", "2026-03-02", by="staff", **said)
    rejected = pf.replay(compile_programme(p), [first, decided]).rejected
    assert [r.code for r in rejected] == ["above-ceiling"]
    assert difference(p, [first, decided]) is None


def test_a_share_that_may_lie_between_is_not_known_to_be_another() -> None:
    """S6.7: of four, one or three are counted; two may be, and that is half of them."""
    p = programme("""
incidents: {fight: {witnesses: 2}}
parameters: {part: {unit: percent, between: [10, 90]}}
tallies: {fights: {share: {happened: fight}, among: {done: any}, in: case}}
criteria:
  half: {tally: fights, is: 50}
  all: {tally: fights, is: 100}
  part: {tally: fights, is: part}
phases:
  a: {initial: yes, steps: {talk: {is: session, need: may, of: staff, repeat: {times: 9}}}}
""")
    entries = [entry("done", "talk", f"2026-03-0{n}") for n in (3, 4, 5, 6)]
    happened = [
        entry("happened", "fight", f"2026-03-0{n}", witnesses=["x", "y"] if n == 3 else [])
        for n in (3, 4, 5)
    ]
    said = both(p, *entries, *happened, at="2026-03-09")["criteria"]
    assert said == {"half": "unknown", "all": "no", "part": "unknown"}


def test_what_begins_in_an_outcome_may_let_the_next_begin() -> None:
    """S12.8: at once, so that nothing is taken up in between as if there were one only."""
    p = programme("""
phases: {a: {initial: yes, steps: {end: {is: decision, need: must, of: boss,
  options: {yea: {then: [{go: good}]}}}}}}
outcomes: {good: {adverse: no, steps: {talk: {is: session, need: should, of: person}}}}
steps: {note: {is: task, need: must, of: staff, opens: [{each: {missed: any}}]}}
""")
    over = entry("decided", "end", "2026-03-02", option="yea", by="boss")
    on, why = "2026-03-05", {"cause": "participant", "excused": False}
    first = entry("missed", "talk", on, id="e1", **why)
    second = entry("missed", "note", on, id="e2", **why)
    said = both(p, over, first, second, at="2026-03-05")
    assert {"note<e1", "note<e2"} <= set(said["steps"])
    done = entry("done", "note", "2026-03-05", id="e3")
    said = both(p, over, first, second, done, at="2026-03-05")
    assert [said["steps"][f"note<e{n}"][0] for n in (1, 2)] == ["open", "open"]


def test_bounds_are_read_before_one_of_them_is_accounted_for() -> None:
    """S9.6: that a lapse has been accounted for moves no other bound of what is met with it."""
    p = programme("""
phases:
  a:
    initial: yes
    of: staff
    window: [{from: {entered: a}, max: 7 days, modality: should},
      {from: {lapsed: a, which: previous}, aim: 3 days, late: 0 days, modality: must}]
    steps: {s: {is: decision, need: must, of: staff, options: {yea: {then: [{go: a}]}}}}
""")
    days = ("2026-03-14", "2026-04-07")
    entries = [entry("decided", "s", on, option="yea", by="staff") for on in days]
    said = both(p, *entries, at="2026-04-07")["findings"]
    assert list(said) == ["lapsed:a:1/window/0", "lapsed:a:2/window/0"]


def test_what_a_phase_accounts_for_as_it_is_done_is_found_before_it_is_left() -> None:
    """S4.7: the window is met in the settle, and a finding on its lapse comes before the move."""
    p = programme("""
findings:
  overran: {modality: may, of: court, each: {lapsed: talks}}
phases:
  talks:
    initial: yes
    of: staff
    window: [{from: {entered: talks}, max: 2 days, modality: should}]
    next: [{when: {phase: talks, is: done}, go: good}]
    steps:
      talk: {is: session, need: must, of: person}
outcomes: {good: {adverse: no}}
""")
    talk = entry("done", "talk", "2026-03-09")
    assert "found:overran<lapsed:talks:1/window/0" in both(p, talk, at="2026-03-09")["findings"]


PAUSED = """
spells: {pause: {}}
clocks: {running: {from: enrolled, except: [pause]}}
phases:
  a:
    initial: yes
    of: staff
    window: [{clock: running, max: 9 days, modality: should}]
    steps:
      choose: {is: decision, need: must, of: staff,
        options: {longer: {then: [{extend: a, by: {value: more}}]}}}
      talk: {is: session, need: must, of: staff}
"""


@pytest.mark.parametrize(
    ("more", "due"), [("3 days", "2026-03-14"), ("1 week", "2026-03-18"), ("1 month", None)]
)
def test_what_can_stand_still_is_lengthened_in_days_or_weeks(more: str, due: str | None) -> None:
    """S13.2: a month with a pause in it has no length, and the last day would be lost."""
    p = programme(PAUSED)
    longer = entry(
        "decided", "choose", "2026-03-03", option="longer", by="staff", values={"more": more}
    )
    journal = [Enrolled(id="enrolled", on=date(2026, 3, 2)), longer]
    assert difference(p, journal) is None
    rejected = pf.replay(compile_programme(p), journal).rejected
    assert [r.code for r in rejected] == ([] if due else ["value-out-of-range"])
    if due:
        assert both(p, longer, at="2026-03-04")["due"][0][1] == date.fromisoformat(due)


def test_a_lapse_that_is_marked_late_is_never_unheard() -> None:
    """S9.5: what was said of it before it was there is read with it, and opens what it opens."""
    p = programme("""
questions: {born: {type: date, says: {nb: Dato}}}
phases:
  a:
    initial: yes
    next: [{when: {phase: a, is: done}, go: good}]
    steps:
      paper: {is: task, need: must, of: person,
        window: [{from: {answer: born}, max: 10 days, modality: must}]}
      talk: {is: session, need: must, of: person, opens: [{each: {lapsed: paper}}]}
outcomes: {good: {adverse: no}}
""")
    missed = entry(
        "missed",
        "paper",
        "2026-03-02",
        id="m",
        cause="provider",
        excused=False,
        about="paper<entered:a:1",
    )
    born = entry("answered", "", "2026-03-12", answers={"born": "2026-02-01"})
    said = both(p, missed, born, entry("done", "paper", "2026-03-12"), at="2026-03-12")
    # It is the provider's, and no lapse of the participant's opens anything.
    assert (said["where"][1], list(said["steps"])) == ("good", ["paper<entered:a:1"])


def test_of_what_accounts_for_a_phase_an_entry_comes_first() -> None:
    """S9.5: that it was done says less than who was in its way, and why."""
    p = programme("""
phases:
  a:
    initial: yes
    next: [{when: {phase: a, is: done}, go: b}]
    steps: {talk: {is: session, need: must, of: person}}
  b: {of: staff, window: [{from: enrolled, max: 1 day, modality: must}]}
""")
    lapse = "lapsed:b:1/window/0"
    said = both(
        p,
        entry("done", "talk", "2026-03-09"),
        entry("missed", "b", "2026-03-09", id="m", cause="outside", excused=False, about=lapse),
        at="2026-03-09",
    )
    assert said["witnesses"][lapse] == ("m",)


def test_a_new_visit_knows_nothing_of_what_opened_on_its_first_day() -> None:
    """S12.1: what was made today was made in the visit before, and says nothing of this one."""
    p = programme("""
questions: {well: {type: yes_no, says: {nb: Frisk}}}
phases:
  a:
    initial: yes
    steps:
      choose: {is: decision, need: must, of: staff, options: {anew: {then: [{restart: a}]}}}
      note: {is: task, need: may, of: staff,
        opens: [{when: {any: [{step: choose, is: done}, {answer: well, is: yes}]}}]}
""")
    days = ("2026-03-04", "2026-03-09")
    twice = [entry("decided", "choose", day, by="staff", option="anew") for day in days]
    steps = both(p, *twice, at="2026-03-10")["steps"]
    assert {f"note<when:{day}" for day in days} <= set(steps)


SIGNED = """
phases:
  a:
    initial: yes
    steps:
      choose: {is: decision, need: must, of: boss,
        options: {end: {reasons: required, then: [{go: bad}]}, keep: {}}}
outcomes: {bad: {adverse: yes}}
"""


@pytest.mark.parametrize(
    ("fields", "is_taken"),
    [
        ({"by": "person"}, False),
        ({"by": None}, False),
        ({"reasons": None}, False),
        ({"reasons": []}, False),
        ({"reasons": ["r-2"]}, True),
        ({"by": "boss"}, True),
        ({"option": "keep", "reasons": []}, True),
    ],
)
def test_no_correction_takes_away_who_decided_or_why(
    fields: dict[str, Any], *, is_taken: bool
) -> None:
    """S13.2: no bad end stands without a role that may decide it, and a reason."""
    p, machine = programme(SIGNED), compile_programme(programme(SIGNED))
    decided = entry(
        "decided", "choose", "2026-03-03", id="d", by="boss", option="end", reasons=["r"]
    )
    correction = entry("corrected", "d", "2026-03-04", id="c", fields=fields)
    journal = [Enrolled(id="e0", on=date(2026, 3, 2)), decided, correction]
    assert difference(p, journal) is None
    rejected = [r.code for r in pf.replay(machine, journal).rejected]
    assert rejected == ([] if is_taken else ["correction-unreadable"])


def test_no_reasons_are_none() -> None:
    """S13.2. One that says nothing is no entry; see `tests/definition/test_held_fields.py`."""
    p, machine = programme(SIGNED), compile_programme(programme(SIGNED))
    empty = pf.Decided(id="d", on="2026-03-03", by="boss", step="choose", option="end")
    journal = [Enrolled(id="e0", on=date(2026, 3, 2)), empty]
    assert difference(p, journal) is None
    assert [r.code for r in pf.replay(machine, journal).rejected] == ["reasons-missing"]


def test_a_tally_on_the_other_side_counts_in_the_visit_of_who_reads_it() -> None:
    """S5.6: so a step that was left keeps the need that the count of its own visit gives."""
    p = programme("""
parameters: {number: {unit: count, value: 1}}
questions: {level: {type: number, says: {nb: Grad}}}
tallies: {taken: {count: {decided: choose}, in: visit}}
phases:
  a:
    initial: yes
    next: [{when: {phase: a, is: done}, go: good}]
    steps:
      choose: {is: decision, need: must, of: staff, options: {yea: {}}}
      swim: {is: session, of: person, repeat: {per: week, min: 3},
        need: {must_when: {parameter: number, less_than: {tally: taken, times: 2}}, else: should}}
      dive: {is: session, of: person, repeat: {per: week, min: 3},
        need: {must_when: {answer: level, less_than: {tally: taken, times: 2}}, else: should}}
outcomes: {good: {adverse: no}}
""")
    said = both(
        p,
        entry("answered", "", "2026-03-02", answers={"level": 1}),
        entry("decided", "choose", "2026-03-03", by="staff", option="yea"),
        at="2026-03-06",
    )
    needs = {name.partition("<")[0]: row[-1] for name, row in said["steps"].items()}
    assert needs == {"choose": "must", "swim": "must", "dive": "must"}


def test_a_decision_made_void_by_its_window_has_lost_no_ground() -> None:
    """S11.9: it does not count, so there is nothing to review; it may be decided anew. (S8.12)"""
    p = programme("""
phases:
  a:
    initial: yes
    steps:
      choose: {is: decision, need: must, of: staff, options: {yea: {}},
        window: [{from: enrolled, min: 5 days, modality: must, outside: does_not_count}]}
""")
    decided = entry("decided", "choose", "2026-03-08", id="d", by="staff", option="yea")
    later = entry("corrected", "enrolled", "2026-03-10", fields={"on": "2026-03-05"})
    said = both(p, decided, later, at="2026-03-20")
    assert said["unfounded"] == []
    assert "choose<entered:a:1" in said["steps"]
    assert list(said["findings"]) == ["outside:choose<entered:a:1/window/0<d"]
