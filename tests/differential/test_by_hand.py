"""What no drawn pair showed, and a reader of the page did: the right answer, from both readings."""

import pytest

from programflow.checking import check
from programflow.testing.drawing import draw_journal, seeded
from tests.differential.compare import difference
from tests.differential.shipped import machine_of
from tests.differential.test_found import both
from tests.reference.build import entry, programme

PENDING = """
incidents: {smoked: {}}
phases: {one: {initial: yes}}
tallies: {amount: {value: n, of: {happened: smoked, excused: no}, which: %s, in: case}}
steps:
  judge: {is: decision, need: must, of: boss, opens: [{each: {happened: smoked}}],
    options: {excuse: {then: [{excuse: cause}]}, refuse: {then: [{refuse_excuse: cause}]}}}
"""


@pytest.mark.parametrize(
    ("which", "numbers", "known"),
    [
        ("last", (5, 7, 5), None),  # 7, if the second is refused an excuse and the third is not
        ("last", (5, 5, 5), 5),
        ("first", (5, 7, 5), 5),
        ("highest", (7, 5, 7), 7),
        ("highest", (5, 7, 5), None),
        ("lowest", (5, 7, 5), 5),
    ],
)
def test_a_value_is_known_where_no_judgement_can_change_it(
    which: str, numbers: tuple[int, ...], known: int | None
) -> None:
    """S6.6: whichever of the pending members are taken away; the first has been judged."""
    happened = [
        entry("happened", "smoked", f"2026-03-0{3 + n}", id=f"h{n}", values={"n": number})
        for n, number in enumerate(numbers)
    ]
    judged = entry("decided", "judge", "2026-03-03", option="refuse", by="boss", about="h0")
    said = both(programme(PENDING % which), *happened, judged, at="2026-03-06")
    assert said["tallies"] == {"amount": None if known is None else (known, known)}


def test_the_last_but_one_may_be_any_that_one_may_come_after() -> None:
    """S6.6: two are certain, 1 and then 2; of those that come later one or two may count."""
    p = programme(PENDING % "previous")
    happened = [
        entry("happened", "smoked", f"2026-03-0{3 + n}", id=f"h{n}", values={"n": number})
        for n, number in enumerate((1, 2, 3, 1))
    ]
    judged = [
        entry(
            "decided", "judge", "2026-03-04", id=f"d{n}", option="refuse", by="boss", about=f"h{n}"
        )
        for n in (0, 1)
    ]
    assert both(p, *happened[:2], *judged, at="2026-03-06")["tallies"] == {"amount": (1, 1)}
    assert both(p, *happened, *judged, at="2026-03-06")["tallies"] == {"amount": None}


def test_how_long_an_open_spell_lasts_is_not_known_ahead() -> None:
    """S6.5: a clock that ends on a date to come may still run on, once the pause is over."""
    p = programme("""
questions: {end: {type: date, says: {nb: Slutt}}}
spells: {pause: {}}
clocks: {spent: {from: enrolled, until: {answer: end}, except: [pause]}}
criteria: {enough: {clock: spent, at_least: 10 days}}
findings: {short: {when: {not: {criterion: enough}}, modality: may, of: staff}}
phases: {one: {initial: yes}}
""")
    entries = [
        entry("answered", "q", "2026-03-03", answers={"end": "2026-03-15"}),
        entry("began", "pause", "2026-03-05"),
    ]
    assert both(p, *entries, at="2026-03-07")["criteria"] == {"enough": "unknown"}
    late = both(p, *entries, at="2026-03-09")
    assert late["criteria"] == {"enough": "no"}
    assert set(late["findings"]) == {"found:short:2026-03-08"}
    back = entry("ended", "pause", "2026-03-07")
    assert both(p, *entries, back, at="2026-03-09")["criteria"] == {"enough": "yes"}


VARIED = """
variants: {one: {}, two: {}}
parameters: {rate: {unit: days}}
clocks: {since: {from: enrolled, only_in: [two]}}
tallies: {held: {count: {done: talk}, in: case, only_in: [two]}}
phases:
  course: {initial: yes, steps: {talk: {is: task, need: must, of: staff, only_in: [two],
      window: [{from: enrolled, max: rate, modality: must}]}},
    next: [{when: {clock: since, at_least: rate}, go: over, only_in: [two]}]}
  over: {}
"""


def test_what_is_absent_is_not_to_be_read() -> None:
    """S3.1: a rule that holds in both variants has nothing to read in the one."""
    p = programme(VARIED)
    assert [f for f in check(p) if f.rule == "absent-in-variant"] == []
    p = programme(VARIED.replace("go: over, only_in: [two]", "go: over"))
    faults = [fault for fault in check(p) if fault.rule == "absent-in-variant"]
    found = [(dict(fault.params)["name"], fault.route[-2:]) for fault in faults]
    assert found == [("since", ("when", "clock"))]


def test_a_programme_is_the_same_to_both_in_a_variant_that_no_journal_has() -> None:
    """S14.12: those that come with Russamtalen are all of the other one."""
    p = machine_of("russamtalen").programme
    said = {"id": "e0", "kind": "enrolled", "on": "2026-03-02", "variant": "voluntary"}
    journal = draw_journal(seeded(9_900_003), p, begun=[said])
    assert difference(p, journal) is None


EXCUSES = """
phases: {one: {initial: yes, steps: {lesson: {is: session, need: must, of: person, by: staff}}}}
tallies: {unexcused: {count: {missed: lesson, excused: no}, in: case}}
steps:
  certificate: {is: task, need: may, of: person, opens: [{each: {missed: lesson}}],
    then: [{excuse: cause}]}
"""
JUDGED = """
  absence: {is: decision, need: may, of: staff, opens: [{each: {missed: lesson}}],
    options: {accept: {then: [{excuse: cause}]}, refuse: {then: [{refuse_excuse: cause}]}}}
"""


@pytest.mark.parametrize(("more", "count"), [("", (1, 1)), (JUDGED, (0, 0))])
def test_a_task_excuses_what_some_decision_judges(more: str, count: tuple[int, int]) -> None:
    """S2.5, S2.6; `check` warns where it excuses nothing."""
    p = programme(EXCUSES + more.lstrip("\n"))
    told = {} if more else {"excused": False}
    missed = entry("missed", "lesson", "2026-03-03", cause="participant", **told)
    handed_in = entry("done", "certificate", "2026-03-04")
    assert both(p, missed, handed_in, at="2026-03-04")["tallies"] == {"unexcused": count}
    warned = [fault for fault in check(p) if fault.rule == "excuse-undecided"]
    assert bool(warned) is not bool(more)
