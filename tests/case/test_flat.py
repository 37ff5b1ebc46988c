"""What an entry costs shows neither how long the programme is, nor how long the journal."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from statistics import median
from time import process_time

import pytest

import programflow as pf
from programflow.definition import parse
from programflow.machine import compile_programme

pytestmark = pytest.mark.alone

FIRST = date(2026, 1, 5)
# The aim is 1.25; the rest is room for what else a machine does.
MOST = 2.0
HEAD = """\
programflow: 1
id: flat
version: 1
valid_from: 2020-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {nb: Flatt, en: Flat}
roles: {person: {side: participant, assumption: yes}, office: {assumption: yes}}
questions: {well: {type: yes_no, says: {nb: "Går det bra?", en: "Are you well?"}, assumption: yes}}
phases:
  course:
    initial: yes
    assumption: yes
    steps:
      lesson: {is: session, need: should, of: person, repeat: {times: 20000}, assumption: yes}
      probe: {is: test, results: [ok], need: may, of: office, repeat: {times: 9}, assumption: yes}
      choose: {is: decision, need: may, of: office, opens: [{each: {tested: probe}}],
        options: {keep: {}}, assumption: yes}
"""
STEP = "      s{n}: {{is: task, need: must, of: person, after: [{before}], assumption: yes}}\n"
TAIL = """\
    next: [{when: {phase: course, is: done}, go: over, assumption: yes}]
outcomes:
  over: {adverse: no, assumption: yes}
"""


@cache
def machine(steps: int) -> pf.Machine:
    names = ["lesson", *(f"s{n}" for n in range(steps - 3))]
    more = (STEP.format(n=n, before=names[n]) for n in range(steps - 3))
    # Read and compiled, and not checked: what checking costs is measured elsewhere.
    programme = parse(HEAD + "".join(more) + TAIL, "flat.yaml").programme
    assert programme is not None
    return compile_programme(programme)


@cache
def case_of(steps: int, entries: int) -> pf.Case:
    """A case of so many entries, five a day, and a test that opens a decision on the last."""
    started = pf.start(machine(steps), id="c", on=FIRST)
    assert isinstance(started, pf.Accepted)
    case = started.case
    for n in range(entries - 1):
        on, id_ = FIRST + timedelta(n // 5), f"e{n}"
        entry = (
            pf.Done(id=id_, step="lesson", on=on),
            pf.Answered(id=id_, on=on, answers={"well": True}),
            pf.Booked(id=id_, step="lesson", on=on, for_=on),
            pf.Missed(id=id_, step="lesson", on=on, cause="outside", excused=True),
        )[n % 4]
        case = advanced(steps, case, entry)
    on = case.entries[-1].on + timedelta(1)
    return advanced(steps, case, pf.Tested(id="t", test="probe", result="ok", on=on))


def advanced(steps: int, case: pf.Case, entry: pf.Entry) -> pf.Case:
    answer = pf.advance(machine(steps), case, entry)
    assert isinstance(answer, pf.Accepted), answer
    return answer.case


def fact(case: pf.Case) -> pf.Entry:
    return pf.Answered(id="f", on=case.entries[-1].on, answers={"well": False})


def late(case: pf.Case) -> pf.Entry:
    return pf.Answered(id="l", on=case.entries[-1].on - timedelta(1), answers={"well": False})


def act(case: pf.Case) -> pf.Entry:
    return pf.Decided(
        id="a", on=case.entries[-1].on + timedelta(1), step="choose", option="keep", by="office"
    )


def cost(steps: int, entries: int, make: Callable[[pf.Case], pf.Entry]) -> float:
    """Seconds of an `advance`: the least of a few, each the mean of many."""
    case = case_of(steps, entries)
    entry = make(case)
    advanced(steps, case, entry)
    began = process_time()
    for _ in range(20):
        advanced(steps, case, entry)
    return process_time() - began


def ratio(
    many: tuple[int, int], few: tuple[int, int], make: Callable[[pf.Case], pf.Entry]
) -> float:
    """How many times as much: the median of pairs measured one after the other."""
    return median(cost(*many, make) / cost(*few, make) for _ in range(9))


@pytest.mark.parametrize("make", [fact, late, act])
def test_a_long_journal(make: Callable[[pf.Case], pf.Entry]) -> None:
    assert ratio((10, 10_000), (10, 10), make) < MOST


@pytest.mark.parametrize("make", [fact, late, act])
def test_a_large_programme(make: Callable[[pf.Case], pf.Entry]) -> None:
    assert ratio((1000, 10), (10, 10), make) < MOST
