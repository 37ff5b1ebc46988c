"""S14.13: every date on which time alone changes a verdict is among the next dates."""

from datetime import date, timedelta

import pytest

import programflow as pf
from programflow.definition.entries import Corrected, Enrolled, Entry
from programflow.definition.programme import Programme
from programflow.machine import Machine, compile_programme
from tests.differential.compare import of_engine
from tests.differential.running import drawn
from tests.reference.build import entry, programme

FREE = """
parameters: {fine: {value: not stated, unit: yes_no, set_by: staff}}
phases:
  one: {initial: yes, steps: {talk: {is: task, need: must, of: staff}},
    next: [{when: {phase: one, is: done}, go: two}]}
  two: {}
steps:
  say: {is: decision, need: may, of: staff, opens: [{each: enrolled}],
    options: {so: {then: [{set: fine}]}}}
  go_on: {is: decision, need: may, of: staff, opens: [{each: enrolled}],
    options: {yes_do: {only_if: {%s}}}}
"""
ENDS = """
questions: {end: {type: date, says: {nb: Slutt}}}
spells: {pause: {}}
clocks: {spent: {from: enrolled, until: {answer: end}, except: [pause]}}
criteria: {enough: {clock: spent, at_least: 10 days}}
phases: {one: {initial: yes}}
"""


def played(p: Programme, *entries: Entry) -> tuple[Machine, pf.Case]:
    """A case with these entries."""
    machine = compile_programme(p)
    case = pf.replay(machine, [Enrolled(id="enrolled", on=date(2026, 3, 2)), *entries]).case
    assert case is not None
    return machine, case


def unsaid(machine: Machine, case: pf.Case, *, after: date, days: int) -> list[date]:
    """The dates on which the verdict changes and that were not among those that come."""
    p, found, day = machine.programme, [], after
    status = pf.status(machine, case, at=day)
    for _ in range(days):
        coming, before, day = {n.on for n in status.next}, of_engine(p, status), day + timedelta(1)
        status = pf.status(machine, case, at=day)
        if of_engine(p, status) != before and day not in coming:
            found.append(day)
    return found


@pytest.mark.parametrize("asked", ["parameter: fine, is: yes", "phase: two, is: current"])
def test_what_today_changed_is_read_by_decisions_tomorrow(asked: str) -> None:
    """S4.8: what is decided today, and a move, are in the facts close from tomorrow on."""
    machine, case = played(
        programme(FREE % asked),
        entry("decided", "say", "2026-03-03", option="so", by="staff", values={"fine": True}),
        entry("done", "talk", "2026-03-03"),
    )
    assert [n.on for n in pf.next_dates(machine, case)] == [date(2026, 3, 4)]
    assert unsaid(machine, case, after=date(2026, 3, 3), days=4) == []
    assert pf.next_dates(machine, case, after="2026-03-04") == ()


def test_what_a_clock_may_come_to_by_its_end_falls_while_it_stands_still() -> None:
    """S6.4: thirteen days, less those of the pause, of which no one knows how long it is."""
    answered = entry("answered", "q", "2026-03-03", answers={"end": "2026-03-15"})
    machine, case = played(programme(ENDS), answered, entry("began", "pause", "2026-03-05"))
    assert unsaid(machine, case, after=date(2026, 3, 5), days=14) == []
    values = [
        pf.status(machine, case, at=date(2026, 3, day)).criteria[0].value for day in range(4, 10)
    ]
    assert values == ["yes", "unknown", "unknown", "unknown", "no", "no"]


def test_why_a_date_comes_is_told_of_the_step_that_it_is_about() -> None:
    """Also where nothing lapses: from when it may be done, and when it is best."""
    machine, case = played(
        programme("""
phases: {one: {initial: yes, steps: {talk: {is: task, need: must, of: staff,
  window: [{from: enrolled, min: 3 days, aim: 5 days, max: 9 days, modality: must}]}}}}
""")
    )
    said = {n.code: n.because.children[0].code for n in pf.next_dates(machine, case)}
    assert said == {"opens": "step-open", "advised": "step-open", "lapse": "bound"}


@pytest.mark.parametrize("number", range(8_000_000, 8_000_030))
def test_of_drawn_programmes_too(number: int) -> None:
    """For three weeks after the last entry, as corrected."""
    example = drawn(number)
    if example is None:
        return
    machine = compile_programme(example.programme)
    case = pf.replay(machine, example.journal).case
    if case is None or any(isinstance(e, Corrected) for e in case.entries):
        return
    assert unsaid(machine, case, after=max(e.on for e in case.entries), days=21) == []
