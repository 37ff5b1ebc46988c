"""What `check` says of time is so when the engine plays it, day by day."""

from datetime import date

import pytest

import programflow as pf
from programflow.checking import prove_on_time
from programflow.checking.question import Question
from programflow.checking.timetables import timetables
from programflow.temporal import NORWAY, add, parse_duration, to_day
from programflow.testing.drawing.choices import seeded
from tests.checking.small import STEPS, drawn, is_on_time, text, ways

FIRST = to_day("2026-01-01")
# A working week, a weekend, and the days before Easter.
STARTS = [to_day(day) for day in ("2026-03-10", "2026-03-13", "2026-03-31", "2026-04-29")]


def question(definition: str, *, first: int = FIRST, days: int = 365) -> Question:
    loaded = pf.loads(definition)
    return Question(machine=loaded.machine, first=first, last=first + days - 1)


@pytest.mark.parametrize("seed", range(40))
def test_a_date_fails_where_no_way_to_go_through_is_on_time(seed: int) -> None:
    choose = seeded(seed)
    definition, day = drawn(choose), choose.pick(STARTS)
    asked = question(definition, first=day, days=1)
    shown = prove_on_time.prove(asked)
    if shown.not_proved:
        assert {entry.reason for entry in shown.not_proved} == {"order-open"}
        return
    if shown.faults:
        tried = ways(day, within=5)
        assert not any(is_on_time(asked.machine, day, days) for days in tried)
        return
    (timing,) = timetables(asked, "on-time").timings
    days = timing.network.days([day] * timing.network.points, {0: day}).days
    done = [days[timing.numbers["done", step, 0]] for step in STEPS]
    assert is_on_time(asked.machine, day, done)


def test_it_counts_the_dates_that_fail() -> None:
    """Three working days and a week: counted here, date by date, by the calendar alone."""
    body = (
        "    steps:\n"
        "      a: {is: session, need: must, of: office, source: guide,"
        " window: [{from: enrolled, min: 3 working days, max: 1 week, modality: must}]}\n"
    )
    three = parse_duration("3 working days")
    assert three is not None
    asked = question(text(body), days=7305)
    failing = [day for day in asked.starts if add(day, three, NORWAY) > day + 7]
    (fault,) = prove_on_time.prove(asked).faults
    assert fault.rule == "some-dates-fail"
    assert fault.param("dates") == len(failing) == 60
    assert fault.param("start") == date.fromordinal(failing[0]) == date(2026, 3, 30)


@pytest.mark.parametrize(
    ("need", "rule"),
    [("must", "no-date-fits"), ("should", "no-date-fits-advice"), ("may", None)],
)
def test_duty_is_an_error_advice_a_warning_and_leave_is_nothing(
    need: str, rule: str | None
) -> None:
    body = (
        "    steps:\n"
        "      a: {is: session, need: must, of: office, source: guide, window:"
        f" [{{from: enrolled, min: 9 days, modality: must}},"
        f" {{from: enrolled, max: 1 week, modality: {need}}}]}}\n"
    )
    faults = prove_on_time.prove(question(text(body))).faults
    assert [fault.rule for fault in faults] == ([] if rule is None else [rule])


def test_all_conflicts_are_told_and_not_only_the_first() -> None:
    body = (
        "    steps:\n"
        "      a: {is: session, need: must, of: office, source: guide,"
        " window: [{from: enrolled, min: 3 days, max: 1 day, modality: must}]}\n"
        "      b: {is: session, need: must, of: office, source: guide,"
        " window: [{from: enrolled, min: 9 days, max: 1 week, modality: should}]}\n"
    )
    faults = prove_on_time.prove(question(text(body))).faults
    assert sorted(fault.rule for fault in faults) == ["no-date-fits", "no-date-fits-advice"]


def test_steps_that_need_not_be_in_one_case_are_no_conflict() -> None:
    """Either may be dropped, so that they contradict each other has not been shown."""
    steps = "".join(
        f"      {name}: {{is: session, need: must, of: office, unless: {{answer: q, is: {answer}}},"
        f" {order}source: guide, window: [{{from: enrolled, {bound}, modality: must}}]}}\n"
        for name, answer, order, bound in (
            ("a", "yes", "", "min: 9 days"),
            ("b", "no", "after: [a], ", "max: 1 week"),
        )
    )
    questions = "questions: {q: {type: yes_no, says: {nb: Er det slik}, source: guide}}\n"
    shown = prove_on_time.prove(question(text("    steps:\n" + steps) + questions))
    assert shown.faults == ()
    (entry,) = shown.not_proved
    assert (entry.reason, dict(entry.params)) == ("together", {"step": ("a", "b")})


def test_a_bound_that_moves_is_not_proved() -> None:
    body = (
        "    steps:\n"
        "      a: {is: session, need: must, of: office, source: guide, repeat: {times: 3}}\n"
        "      b: {is: session, need: must, of: office, source: guide, window:"
        " [{from: {done: a, which: last}, max: 1 week, modality: must}]}\n"
    )
    (entry,) = prove_on_time.prove(question(text(body))).not_proved
    assert (entry.reason, dict(entry.params)) == ("moving-anchor", {"step": "b"})


def test_a_range_is_taken_where_it_leaves_the_least_time() -> None:
    body = (
        "    steps:\n"
        "      a: {is: session, need: must, of: office, source: guide,"
        " window: [{from: enrolled, min: 8 days, max: limit, modality: must}]}\n"
    )
    told = "parameters: {limit: {value: 2 weeks, between: [1 week, 3 weeks], source: guide}}\n"
    (fault,) = prove_on_time.prove(question(text(body) + told)).faults
    assert fault.rule == "no-date-fits"


def test_twenty_rounds_keep_their_pace_and_their_frame() -> None:
    """Twenty rounds, at most one a week, need nineteen weeks from a Sunday to a Monday."""
    body = (
        "    window: [{from: enrolled, max: LIMIT, modality: must}]\n    source: guide\n"
        "    steps:\n"
        "      a: {is: session, need: must, of: office, source: guide,"
        " repeat: {times: 20, per: week, max: 1, partial: waived, modality: must}}\n"
    )
    # From a Monday the twentieth Monday is 133 days later; from a Sunday it is 127.
    for limit, rules in (("133 days", []), ("132 days", ["some-dates-fail"])):
        faults = prove_on_time.prove(question(text(body.replace("LIMIT", limit)))).faults
        assert [fault.rule for fault in faults] == rules
    (fault,) = prove_on_time.prove(question(text(body.replace("LIMIT", "132 days")))).faults
    assert fault.param("start").weekday() == 0
