"""Recurrences in the calendar as it is: told where they do not fit, by days counted here again."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

import programflow as pf
from programflow.checking import prove_rounds
from programflow.checking.question import Question
from programflow.diagnostics import Fault
from programflow.temporal import NORWAY, to_day
from tests.checking.planted import Change, Planted, line_of, proof_of
from tests.checking.small import text

FIRST = date(2026, 1, 1)
YEARS = 7305
ENOUGH = "questions: {enough: {type: yes_no, says: {nb: Er det nok}, source: guide}}\n"


def found(repeat: str, *, more: str = "", days: int = YEARS, of: str = "office") -> list[Fault]:
    step = (
        f"      a: {{is: session, need: must, of: {of}, source: guide, {more}"
        f" repeat: {{until: {{answer: enough, is: yes}}, {repeat}}}}}\n"
    )
    machine = pf.loads(text("    steps:\n" + step) + ENOUGH).machine
    first = to_day(FIRST.isoformat())
    asked = Question(machine=machine, first=first, last=first + days - 1)
    return list(prove_rounds.prove(asked).faults)


def working(day: date) -> bool:
    return NORWAY.is_working_day(day.toordinal())


@pytest.mark.parametrize("least", [3, 4, 5])
def test_it_counts_the_weeks_with_too_few_working_days(least: int) -> None:
    monday = FIRST + timedelta(days=(7 - FIRST.weekday()) % 7)
    weeks = []
    while monday + timedelta(days=6) < FIRST + timedelta(days=YEARS):
        weeks.append([monday + timedelta(days=n) for n in range(7)])
        monday += timedelta(days=7)
    short = [week for week in weeks if sum(map(working, week)) < least]
    faults = found(f"per: week, min: {least}, partial: waived, modality: should")
    assert [fault.rule for fault in faults] == (["period-too-short"] if short else [])
    for fault in faults:
        assert (fault.param("dates"), fault.param("of")) == (len(short), len(weeks))
        assert (fault.param("first"), fault.param("last")) == (short[0][0], short[0][-1])


@pytest.mark.parametrize("gap", range(1, 8))
def test_a_gap_is_held_against_the_days_off_in_a_row(gap: int) -> None:
    """From one working day to the next, by going through the days."""
    days = [FIRST + timedelta(days=n) for n in range(YEARS)]
    open_ = [day for day in days if working(day)]
    long = [(a, b) for a, b in pairwise(open_) if (b - a).days > gap]
    faults = found(f"gap: {{max: {gap} days, modality: should}}")
    assert [fault.rule for fault in faults] == (["gap-over-days-off"] if long else [])
    for fault in faults:
        assert (fault.param("first"), fault.param("last")) == long[0]


@pytest.mark.parametrize(
    ("repeat", "apart", "fits"),
    [
        ("per: month, min: 1, partial: waived, modality: must", "30 days", True),
        ("per: month, min: 1, partial: waived, modality: must", "50 days", False),
        ("per: week, max: 1, partial: waived, modality: must, gap: {max: 7 days, modality: must}",
         "1 day", True),
        ("per: week, max: 1, partial: waived, modality: must, gap: {max: 6 days, modality: must}",
         "1 day", False),
        ("gap: {max: 1 week, modality: must}", "7 days", True),
        ("gap: {max: 1 week, modality: must}", "8 days", False),
    ],
)  # fmt: skip
def test_rounds_without_an_end_can_keep_their_rules(repeat: str, apart: str, *, fits: bool) -> None:
    """By hand: fifty days pass over a month; a day earlier each week is twice in one of them."""
    own = f"window: [{{from: previous_round, min: {apart}, modality: must}}],"
    faults = found(repeat, more=own, days=60, of="one")
    assert {fault.rule for fault in faults} <= {"no-date-fits", "some-dates-fail"}
    assert bool(faults) is not fits


def test_a_participants_days_off_are_days() -> None:
    assert found("gap: {max: 3 days, modality: should}", of="one") == []


WEEKLY = "        repeat: {per: week, min: gathering_pace, partial: waived, modality: should,"
MONTHLY = (
    "        repeat: {until: {criterion: trinn_over}, per: month, min: talks_each_month,"
    " partial: waived, modality: should, source: routines 3.4}\n"
)
PLANTED: dict[str, tuple[Planted, str]] = {
    "period-too-short": (
        Planted("er-vil-kan", WEEKLY, WEEKLY.replace("gathering_pace", "4"), "min: 4"),
        "rounds",
    ),
    "gap-over-days-off": (
        Planted(
            "er-vil-kan",
            "        repeat: {times: gatherings, named: yes}\n",
            "        repeat: {times: gatherings, named: yes,"
            " gap: {max: 5 days, modality: should}}\n",
            "max: 5 days",
        ),
        "rounds",
    ),
    # Once a month, and six weeks from one talk to the next.
    "no-date-fits-advice": (
        Planted(
            "ruskontrakt",
            MONTHLY,
            MONTHLY + "        window: [{from: previous_round, min: 6 weeks, modality: should,"
            " source: routines 3.4}]\n",
            "min: talks_each_month",
        ),
        "rounds",
    ),
}
NO_CHANGE: tuple[Change, ...] = ()


@pytest.mark.parametrize("rule", PLANTED)
def test_a_pace_that_the_calendar_breaks_is_found_in_a_shipped_programme(rule: str) -> None:
    planted, prover = PLANTED[rule]
    proof = proof_of(planted, only=prover)
    assert {fault.rule for fault in proof.findings} == {rule}
    assert planted.at in line_of(planted, proof, rule)
