"""Asked of several days at once, the reference says what it says of each of them alone."""

from datetime import date

import programflow as pf
from programflow.definition.entries import Enrolled
from programflow.machine import compile_programme
from programflow.testing.drawing import draw_journal, seeded
from programflow.testing.drawing.programmes import draw_programme
from programflow.testing.reference import verdict, verdicts
from tests.reference.build import entry, programme


def is_begun(machine: pf.Machine, case: pf.Case, day: date) -> bool:
    """Whether a day is none before the enrolment, which may have been put right."""
    try:
        pf.status(machine, case, at=day)
    except pf.BeforeEnrolment:
        return False
    return True


def test_drawn_cases_are_told_the_same_at_once_and_one_by_one() -> None:
    told = 0
    for seed in range(40):
        choices = seeded(seed)
        drawn = draw_programme(choices)
        assert drawn is not None
        journal = draw_journal(choices, drawn, most=6)
        machine = compile_programme(drawn)
        case = pf.replay(machine, journal).case
        assert case is not None
        days = sorted({e.on for e in case.entries if is_begun(machine, case, e.on)})
        asked = [(day, None) for day in (days[-1], days[0], days[len(days) // 2])]
        alone = [verdict(drawn, case.entries, at=day, known=known) for day, known in asked]
        assert verdicts(drawn, case.entries, asked) == alone
        told += len(days)
    assert told > 100


LATE = programme("""
phases:
  one: {initial: yes, steps: {lesson: {is: session, need: must, of: person, repeat: {times: 9}}}}
steps:
  absence: {is: decision, need: must, of: boss, opens: [{each: {missed: lesson}}],
    options: {accept: {then: [{excuse: cause}]}, refuse: {then: [{refuse_excuse: cause}]}}}
  wait: {is: task, need: may, of: staff, opens: [{each: {missed: lesson}}],
    repeat: {until: {clock: waited, at_least: 10 days}}, then: [{refuse_excuse: cause}]}
clocks: {waited: {from: {missed: lesson, which: last}}}
tallies: {missed: {count: {missed: lesson, excused: no}, in: case}}
""")


def test_what_is_judged_after_the_last_entry_is_judged_for_later_days_alone() -> None:
    """S4.9: the fold runs through the last entry, and at least through the day asked for."""
    entries = [
        Enrolled(id="enrolled", on="2026-03-02"),
        entry("missed", "lesson", "2026-03-03", cause="participant"),
        entry("done", "wait", "2026-03-04"),
    ]
    days = [(date(2026, 3, 4), None), (date(2026, 3, 20), None)]
    early, late = verdicts(LATE, entries, days)
    assert (early.tallies["missed"], late.tallies["missed"]) == ((0, 1), (1, 1))
    assert early == verdict(LATE, entries, at=days[0][0])
