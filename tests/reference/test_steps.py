"""S8: how an instance begins, opens, takes up, and ends."""

from typing import Any

import pytest

from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from tests.reference.build import entry, found, play, programme, states


def phase(steps: str, more: str = "") -> Programme:
    return programme(f"phases:\n  one:\n    initial: yes\n    steps:{steps}{more}")


def done(step: str, day: int, **fields: Any) -> Entry:
    return entry(
        "done", step, f"2026-03-{day:02}", id=f"{step}{day}{fields.get('by', '')}", **fields
    )


def offered(time: str | None) -> Entry:
    at = {} if time is None else {"at": time}
    return entry("decided", "offer", "2026-03-03", id="d", option="start", **at)


OFFER = phase("""
      clarification: {is: session, need: must, of: staff}
      offer: {is: decision, need: must, of: boss, after: [clarification],
              options: {start: {}, stop: {}}}
""")


@pytest.mark.parametrize(("time", "early"), [("09:00", True), ("11:00", False), (None, False)])
def test_a_decision_before_what_it_waits_for_is_unfounded(time: str | None, *, early: bool) -> None:
    clarified = done("clarification", 3, at="10:00")
    v = play(OFFER, "2026-03-02", clarified, offered(time), at="2026-03-03")
    assert states(v)["offer<entered:one:1"] == "done"
    assert v.unfounded == ((("d", False),) if early else ())
    assert ("review<d" in v.steps) is early


ORDER = phase("""
      first: {is: session, need: must, of: staff}
      second: {is: session, need: must, of: staff, after: [first]}
""")


def test_an_early_entry_is_taken_up_out_of_order() -> None:
    v = play(ORDER, "2026-03-02", done("second", 3), at="2026-03-03")
    assert states(v) == {"first<entered:one:1": "open", "second<entered:one:1": "done"}
    wanted = {"found:out_of_order<second3": ("notice", "staff", "2026-03-03", True)}
    assert found(v) == wanted


def test_the_order_of_one_day_is_the_order_of_the_steps() -> None:
    v = play(ORDER, "2026-03-02", done("second", 3), done("first", 3), at="2026-03-03")
    assert (set(states(v).values()), found(v)) == ({"done"}, {})


def test_what_nobody_takes_up_is_out_of_place() -> None:
    v = play(ORDER, "2026-03-02", done("first", 3), done("first", 4), at="2026-03-04")
    assert found(v) == {"found:out_of_place<first4": ("notice", "office", "2026-03-04", True)}


ANSWERS = """
forms: {f: {title: {nb: F}}}
questions:
  q: {of: f, type: yes_no, need: must, says: {nb: Q}}
  r: {of: f, type: number, says: {nb: R}}
"""
UNLESS = phase(
    """
      f: {is: form, need: must, of: person}
      a: {is: task, need: must, of: person, unless: {answer: q, is: yes}}
      b: {is: task, need: {must_when: {answer: q, is: no}, else: may}, of: person}
""",
    ANSWERS + "criteria: {over: {phase: one, is: done}}\n",
)


def answered(day: int, **answers: Any) -> Entry:
    return entry("answered", "x", f"2026-03-{day:02}", id=f"ans{day}", answers=answers)


def test_unless_drops_but_not_what_was_done_that_day() -> None:
    v = play(UNLESS, "2026-03-02", answered(3, q=True), at="2026-03-03")
    wanted = {"a<entered:one:1": "dropped", "b<entered:one:1": "open", "f<entered:one:1": "done"}
    assert (states(v), v.criteria["over"]) == (wanted, "yes")
    v = play(UNLESS, "2026-03-02", answered(3, q=True), done("a", 3), at="2026-03-03")
    assert states(v)["a<entered:one:1"] == "done"


def test_a_need_that_is_unknown_makes_the_phase_unknown() -> None:
    v = play(UNLESS, "2026-03-02", done("a", 3), at="2026-03-03")
    assert v.criteria["over"] == "no"  # the form is still to be filled in
    v = play(UNLESS, "2026-03-02", done("a", 3), answered(4, r=1), at="2026-03-04")
    assert (states(v)["f<entered:one:1"], v.criteria["over"]) == ("open", "no")
    v = play(UNLESS, "2026-03-02", done("a", 3), answered(4, q=False), at="2026-03-04")
    assert (v.steps["b<entered:one:1"][6], v.criteria["over"]) == ("must", "no")


ROUNDS = phase(
    """
      lesson: {is: session, need: must, of: staff, repeat: {times: 3,
        gap: {max: 7 days, modality: should}, except: [pause]}}
      after_all: {is: task, need: must, of: staff, after: [lesson]}
""",
    "spells: {pause: {}}\n",
)
LESSON = "lesson<entered:one:1"


def test_a_repeated_step_is_done_as_a_whole() -> None:
    v = play(ROUNDS, "2026-03-02", done("lesson", 3), done("lesson", 5), at="2026-03-05")
    assert (v.steps[LESSON][0], v.steps[LESSON][5]) == ("open", 2)
    assert states(v)["after_all<entered:one:1"] == "waiting"
    assert v.due == ((f"{LESSON}/gap/2026-03-05", v.due[0][1], "staff", "should"),)
    assert v.due[0][1].isoformat() == "2026-03-12"
    rounds = [done("lesson", 3), done("lesson", 5), done("lesson", 6)]
    v = play(ROUNDS, "2026-03-02", *rounds, at="2026-03-06")
    assert (states(v)[LESSON], states(v)["after_all<entered:one:1"]) == ("done", "open")


def test_a_gap_lapses_once_and_the_next_round_accounts_for_it() -> None:
    rounds = [done("lesson", 3), done("lesson", 12)]
    lapse = f"lapsed:{LESSON}/gap/2026-03-03"
    v = play(ROUNDS, "2026-03-02", *rounds, at="2026-03-11")
    assert found(v) == {lapse: ("", "staff", "2026-03-11", False)}
    v = play(ROUNDS, "2026-03-02", *rounds, at="2026-03-12")
    assert found(v) == {lapse: ("deviation", "staff", "2026-03-11", True)}
    pause = [entry("began", "pause", "2026-03-05"), entry("ended", "pause", "2026-03-07")]
    assert found(play(ROUNDS, "2026-03-02", *rounds, *pause, at="2026-03-12")) == {}


@pytest.mark.parametrize(("partial", "first"), [("waived", 15), ("required", 8)])
def test_a_pace_is_judged_after_each_week(partial: str, first: int) -> None:
    # 4 March 2026 is a Wednesday: the first week is a part of one.
    p = phase(f"""
      test: {{is: session, need: must, of: staff, repeat: {{per: week, min: 1, max: 1,
        partial: {partial}, modality: should}}}}
""")
    lapse = f"lapsed:test<entered:one:1/per/2026-03-{'02' if partial == 'required' else '09'}"
    before = play(p, "2026-03-04", at=f"2026-03-{first:02}")
    assert lapse not in found(before)
    v = play(p, "2026-03-04", at=f"2026-03-{first + 1:02}")
    assert found(v)[lapse] == ("", "staff", f"2026-03-{first + 1:02}", False)
    twice = play(p, "2026-03-04", done("test", 10), done("test", 12), at="2026-03-16")
    outside = "outside:test<entered:one:1/per/2026-03-09<test12"
    assert found(twice)[outside] == ("deviation", "staff", "2026-03-12", True)
    assert f"lapsed:{outside[8:]}" not in found(twice)


def test_named_rounds_are_done_once_each() -> None:
    p = phase("""
      part: {is: session, need: must, of: staff, repeat: {times: 2, named: yes}}
      choose: {is: decision, need: must, of: boss, options: {ok: {}}, chooses: {rounds_of: part}}
""")
    rounds = [done("part", 3, about="2"), done("part", 4, about="2")]
    v = play(p, "2026-03-02", *rounds, at="2026-03-04")
    assert (v.steps["part<entered:one:1"][5], set(found(v))) == (1, {"found:out_of_place<part4"})
    chosen = entry("decided", "choose", "2026-03-05", option="ok", chosen=["2"])
    v = play(p, "2026-03-02", rounds[0], chosen, at="2026-03-05")
    assert states(v)["part<entered:one:1"] == "done"


def test_a_letter_is_done_when_each_has_signed() -> None:
    p = phase("\n      letter: {is: task, need: must, of: staff, signed_by: [person, staff]}\n")
    one, two = done("letter", 3, by="person"), done("letter", 4, by="staff")
    name = "letter<entered:one:1"
    assert states(play(p, "2026-03-02", one, at="2026-03-03"))[name] == "open"
    v = play(p, "2026-03-02", one, two, at="2026-03-04")
    assert (v.steps[name][0], v.steps[name][3].isoformat()) == ("done", "2026-03-04")


def test_a_step_may_be_done_by_the_entries_of_another() -> None:
    p = phase("""
      talk: {is: session, need: must, of: staff}
      seen: {is: task, need: must, of: staff, done_by: {done: {is: session}}}
""")
    v = play(p, "2026-03-02", done("talk", 3), at="2026-03-03")
    assert (set(states(v).values()), found(v)) == ({"done"}, {})
    v = play(p, "2026-03-02", done("seen", 3), at="2026-03-03")
    assert set(found(v)) == {"found:out_of_place<seen3"}


def test_steps_that_are_not_chosen_are_dropped() -> None:
    p = phase("""
      a: {is: task, need: must, of: staff}
      b: {is: task, need: must, of: staff}
      choose: {is: decision, need: must, of: boss, options: {ok: {}}, chooses: {from: [a, b]}}
""")
    chosen = entry("decided", "choose", "2026-03-05", option="ok", chosen=["a"])
    v = play(p, "2026-03-02", chosen, at="2026-03-05")
    assert states(v) == {
        "a<entered:one:1": "open",
        "b<entered:one:1": "dropped",
        "choose<entered:one:1": "done",
    }
    assert found(v) == {}


def test_a_missing_item_and_an_actor_who_may_not() -> None:
    p = programme("""
phases:
  one:
    initial: yes
    steps:
      a: {is: session, need: must, of: person, by: staff, items: [{item: x, need: must}]}
""")
    v = play(p, "2026-03-02", done("a", 3, items=[]), at="2026-03-03")
    wanted = {"missing:a<entered:one:1/x<a3": ("deviation", "staff", "2026-03-03", True)}
    assert found(v) == wanted


def test_called_offered_and_waived_steps() -> None:
    p = programme("""
phases:
  one:
    initial: yes
    steps:
      offer: {is: task, need: must, of: staff, offers: talk}
      spare: {is: decision, need: may, of: boss, options: {ok: {then: [{waive: offer}]}}}
steps:
  talk: {is: session, need: may, of: staff, opens: [{called: yes}]}
""")
    v = play(p, "2026-03-02", done("offer", 3), at="2026-03-03")
    assert states(v)["talk<offer3"] == "open"
    spared = entry("decided", "spare", "2026-03-03", option="ok")
    v = play(p, "2026-03-02", spared, at="2026-03-03")
    assert states(v) == {"offer<entered:one:1": "done", "spare<entered:one:1": "done"}
