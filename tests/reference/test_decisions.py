"""S11: conditions, recommendations, unfounded decisions and reviews; S12.9: effects."""

import pytest

from tests.reference.build import due, entry, found, play, programme, states

QUESTIONS = """
forms: {f: {title: {nb: F}}}
questions:
  q: {of: f, type: yes_no, says: {nb: Q}}
  r: {of: f, type: yes_no, says: {nb: R}}
  own: {of: f, type: yes_no, says: {nb: O}}
criteria: {wants: {answer: q, is: yes}}
"""
OFFER = programme(
    QUESTIONS
    + """
phases:
  one:
    initial: yes
    steps:
      offer:
        is: decision
        need: must
        of: boss
        options:
          start: {only_if: {criterion: wants}, then: [{go: two}]}
          stop: {reasons: required}
        recommend:
          - {option: start, when: {answer: own, is: yes}, strength: decisive}
          - {option: start, when: {answer: q, is: yes}, strength: presumption}
          - {option: stop, when: {answer: r, is: yes}, strength: presumption}
  two: {enter: {not: {answer: r, is: yes}}}
"""
)
NAME = "offer<entered:one:1"


@pytest.mark.parametrize(
    ("answers", "start", "wanted"),
    [
        ({}, "unknown", ("ask_first", None, None, ("own", "q", "r"), ())),
        (
            {"q": True, "r": False, "own": False},
            "yes",
            ("for", "start", "presumption", (), ("start",)),
        ),
        ({"q": False, "own": True}, "no", ("for", "start", "decisive", (), ("start",))),
        ({"q": True, "r": False}, "yes", ("ask_first", None, None, ("own",), ())),
        (
            {"q": True, "r": True, "own": False},
            "no",
            ("both_ways", None, "presumption", (), ("start", "stop")),
        ),
        ({"q": False, "r": False, "own": False}, "no", ("silent", None, None, (), ())),
    ],
)
def test_conditions_and_recommendations(
    answers: dict[str, bool], start: str, wanted: tuple[object, ...]
) -> None:
    said = [entry("answered", "x", "2026-03-03", answers=answers)] if answers else []
    v = play(OFFER, "2026-03-02", *said, at="2026-03-03")
    assert v.decisions[NAME]["options"] == {"start": start, "stop": "yes"}
    assert v.decisions[NAME]["recommendation"] == wanted


ANSWERED = entry("answered", "x", "2026-03-03", id="a", answers={"q": True, "r": False})
DECIDED = entry("decided", "offer", "2026-03-03", id="d", option="start", by="boss")
CORRECTED = entry("corrected", "a", "2026-03-08", id="c", fields={"answers": {"r": False}})


def test_a_correction_makes_a_decision_unfounded_and_leaves_its_effect() -> None:
    v = play(OFFER, "2026-03-02", ANSWERED, DECIDED, at="2026-03-05")
    assert (v.phase, v.unfounded) == ("two", ())
    v = play(OFFER, "2026-03-02", ANSWERED, DECIDED, CORRECTED, at="2026-03-05")
    assert (v.phase, v.unfounded) == ("two", (("d", False),))
    assert (states(v)["review<d"], v.steps["review<d"][1].isoformat()) == ("open", "2026-03-03")
    assert v.decisions["review<d"]["options"] == {"set_aside": "yes", "uphold": "yes"}


def test_a_review_sets_aside_from_the_day_of_the_decision() -> None:
    aside = entry("decided", "review", "2026-03-09", about="d", option="set_aside", by="boss")
    journal = [ANSWERED, DECIDED, CORRECTED, aside]
    v = play(OFFER, "2026-03-02", *journal, at="2026-03-05")
    assert (v.phase, v.unfounded, states(v)[NAME]) == ("one", (("d", True),), "open")
    assert states(play(OFFER, "2026-03-02", *journal, at="2026-03-09"))["review<d"] == "done"
    upheld = entry("decided", "review", "2026-03-09", about="d", option="uphold", by="boss")
    v = play(OFFER, "2026-03-02", ANSWERED, DECIDED, CORRECTED, upheld, at="2026-03-09")
    assert (v.phase, v.unfounded, states(v)["review<d"]) == ("two", (("d", False),), "done")


AS_OF = programme(
    QUESTIONS
    + """
tallies: {n: {count: {happened: storm}, in: {last: 3 days}}}
incidents: {storm: {title: {nb: Storm}}}
phases:
  one:
    initial: yes
    steps:
      early: {is: decision, need: must, of: boss, as_of: opened,
              options: {ok: {only_if: {tally: n, at_least: 1}}}}
      late: {is: decision, need: must, of: boss,
             options: {ok: {only_if: {tally: n, at_least: 1}}}}
"""
)


def test_the_day_on_which_a_condition_is_read() -> None:
    storm = entry("happened", "storm", "2026-03-02")
    v = play(AS_OF, "2026-03-02", storm, at="2026-03-09")
    options = {name.split("<")[0]: said["options"]["ok"] for name, said in v.decisions.items()}
    assert options == {"early": "yes", "late": "no"}


EFFECTS = programme("""
parameters: {length: {value: 3, unit: count, set_by: boss}, gap: {value: 1 week, unit: weeks}}
tallies: {n: {count: {done: a}, in: case}}
criteria: {long: {parameter: length, at_least: 5}}
phases:
  one:
    initial: yes
    of: staff
    window: [{from: enrolled, max: gap, modality: should}]
    steps:
      a: {is: task, need: must, of: person, window: [{from: enrolled, max: 1 week, modality: must}]}
      more: {is: decision, need: may, of: boss, options: {
        longer: {then: [{extend: a, by: 3 days}, {extend: one, by: {value: by}}]},
        five: {then: [{set: length}]},
        task: {then: [{open: extra}]}}}
steps:
  extra: {is: task, need: must, of: person, opens: [{called: yes}],
          window: [{from: opened, max: {value: within}, modality: must}]}
""")


def test_effects_hold_from_their_day_on() -> None:
    longer = entry("decided", "more", "2026-03-05", option="longer", values={"by": "2 days"})
    name = "a<entered:one:1"
    before = play(EFFECTS, "2026-03-02", longer, at="2026-03-04")
    after = play(EFFECTS, "2026-03-02", longer, at="2026-03-05")
    assert (due(before, name), due(after, name)) == (["2026-03-09"], ["2026-03-12"])
    assert (due(before, "one:1"), due(after, "one:1")) == (["2026-03-09"], ["2026-03-11"])
    five = entry("decided", "more", "2026-03-05", option="five", values={"length": 5})
    truths = [play(EFFECTS, "2026-03-02", five, at=f"2026-03-0{d}").criteria for d in (4, 5)]
    assert truths == [{"long": "no"}, {"long": "yes"}]
    task = entry("decided", "more", "2026-03-05", id="d", option="task", values={"within": "1 day"})
    v = play(EFFECTS, "2026-03-02", task, at="2026-03-05")
    assert due(v, "extra<d") == ["2026-03-06"]
    assert found(v) == {}
