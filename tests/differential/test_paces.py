"""S9.8: which periods a pace judges, by hand, from both readings."""

import pytest

from tests.differential.test_found import both
from tests.reference.build import entry, programme

SWIMS = """
phases:
  one: {initial: yes}
  two: {}
questions: {enough: {type: yes_no, says: {nb: Er det nok}}}
steps:
  swim: {is: session, need: must, of: person, opens: [{each: enrolled}],
    repeat: {%s, per: week, min: 2, partial: %s, modality: must}}
  spare: {is: decision, need: may, of: staff, opens: [{each: enrolled}],
    options: {waive_it: {then: [{waive: swim}]}, stop_it: {then: [{go: two}]}}}
"""
WEEK = "lapsed:swim<enrolled/per/2026-03-09"
ENTRIES = {
    "round": [entry("done", "swim", "2026-03-09", id="last")],
    "round on Sunday": [entry("done", "swim", "2026-03-15", id="last")],
    "answer": [entry("answered", "", "2026-03-11", answers={"enough": True})],
    "waiver": [entry("decided", "spare", "2026-03-11", option="waive_it", by="staff")],
    "nothing": [],
}


@pytest.mark.parametrize(
    ("until", "partial", "ends", "lapses"),
    [
        ("times: 3", "required", "round", False),
        ("times: 3", "waived", "round", False),
        # Whole, and with one round: there was no second one to come.
        ("times: 3", "waived", "round on Sunday", False),
        ("times: 9", "required", "waiver", False),
        # The step goes on: two were asked for.
        ("times: 9", "required", "round", True),
        ("times: 9", "required", "nothing", True),
        # Shortened by something else than a round: the definition says that it owes as much.
        ("until: {answer: enough, is: yes}", "required", "answer", True),
        ("until: {answer: enough, is: yes}", "waived", "answer", False),
    ],
)  # fmt: skip
def test_what_is_done_by_its_last_round_has_no_more_to_come(
    until: str, partial: str, ends: str, *, lapses: bool
) -> None:
    """Two in the first week; the second is the one in question."""
    p = programme(SWIMS % (until, partial))
    first = [entry("done", "swim", f"2026-03-0{d}", id=f"e{d}") for d in (3, 5)]
    found = both(p, *first, *ENTRIES[ends], at="2026-03-16")["findings"]
    assert (WEEK in found) is lapses
    assert set(found) <= {WEEK}


def test_what_was_left_with_a_round_owes_what_it_was_to_owe() -> None:
    """It was not done: the phase was left."""
    p = programme("""
phases:
  one: {initial: yes, steps: {
    swim: {is: session, need: must, of: person,
      repeat: {times: 9, per: week, min: 2, partial: required, modality: must}},
    stop: {is: decision, need: may, of: staff, options: {stop_it: {then: [{go: two}]}}}}}
  two: {}
""")
    entries = [
        entry("done", "swim", "2026-03-03"),
        entry("decided", "stop", "2026-03-03", option="stop_it", by="staff"),
    ]
    assert set(both(p, *entries, at="2026-03-04")["findings"]) == {
        "lapsed:swim<entered:one:1/per/2026-03-02"
    }
