"""What cannot be kept when others are slow or somebody is ill, by dates counted here again."""

from datetime import date

import pytest

import programflow as pf
from programflow.checking import prove_delays
from programflow.checking.question import Question, Shown
from programflow.temporal import NORWAY, add, parse_duration, to_day
from tests.checking.planted import Planted, line_of, proof_of
from tests.checking.small import text

FIRST = to_day("2026-01-01")
DAYS = 3 * 365
LAB = "roles: {one: {side: participant}, office: {}, lab: {side: outside}}"


def shown(*steps: str, thorough: bool = False) -> Shown:
    definition = text("    steps:\n" + "".join(f"      {step}\n" for step in steps))
    definition = definition.replace("roles: {one: {side: participant}, office: {}}", LAB)
    machine = pf.loads(definition).machine
    asked = Question(machine=machine, first=FIRST, last=FIRST + DAYS - 1, thorough=thorough)
    return prove_delays.prove(asked)


def step(name: str, *, of: str, window: str = "", after: str = "", kind: str = "task") -> str:
    bounds = f"window: [{{from: enrolled, {window}, modality: must}}], " if window else ""
    order = f"after: [{after}], " if after else ""
    return f"{name}: {{is: {kind}, need: must, of: {of}, {order}{bounds}source: guide}}"


@pytest.mark.parametrize("of", ["lab", "one"])
def test_it_counts_the_dates_on_which_the_slowest_leaves_no_time(of: str) -> None:
    """Five working days and nine days, by the calendar alone."""
    five = parse_duration("5 working days")
    assert five is not None
    short = [day for day in range(FIRST, FIRST + DAYS) if add(day, five, NORWAY) > day + 9]
    found = shown(
        step("a", of=of, window="max: 5 working days"),
        step("b", of="office", window="max: 9 days", after="a"),
        thorough=True,
    )
    (fault,) = found.faults
    assert fault.rule == ("others-too-slow" if of == "lab" else "no-time-left")
    assert (fault.param("dates"), fault.param("of")) == (len(short), DAYS)
    assert fault.param("start") == date.fromordinal(short[0])
    assert fault.param("steps") == ("a",)
    assert found.scenarios


@pytest.mark.parametrize(("limit", "fits"), [("2 days", True), ("1 day", False)])
def test_a_session_is_held_again_the_day_after(limit: str, *, fits: bool) -> None:
    """Two sessions, each missed once, take two days."""
    found = shown(
        step("a", of="office", kind="session"),
        step("b", of="office", kind="session", window=f"max: {limit}", after="a"),
        thorough=True,
    )
    assert ([fault.rule for fault in found.faults] == []) is fits


def test_scenarios_are_gone_through_only_when_asked_for() -> None:
    steps = (
        step("a", of="one", window="max: 5 working days"),
        step("b", of="office", window="max: 9 days", after="a"),
    )
    assert shown(*steps).faults == ()


def test_somebody_outside_without_a_last_day_leaves_open_what_must_wait() -> None:
    steps = step("a", of="lab"), step("b", of="office", window="max: 9 days", after="a")
    (entry,) = shown(*steps).not_proved
    assert (entry.reason, dict(entry.params)) == ("outside-open", {"step": "a", "thing": "b"})
    own = step("a", of="office"), step("b", of="office", window="max: 9 days", after="a")
    assert shown(*own).not_proved == ()


SERIES = "    window: [{from: {parameter: series_anchor}, max: series_limit, modality: should,"
TALK = "        after: [talk_1]\n"
OFFER = "      offer:\n        is: decision\n        need: must\n        of: prison\n"
PLANTED = {
    "others-too-slow": Planted(
        "russamtalen",
        OFFER,
        OFFER.replace("of: prison", "of: appeal_body")
        + "        window: [{from: enrolled, max: 3 weeks, modality: should}]\n",
        "max: start_window",
    ),
    "no-time-left": Planted(
        "russamtalen",
        TALK,
        f"{TALK}        window:"
        " [{from: {done: talk_1}, max: 14 working days, modality: should}]\n",
        "max: series_limit",
    ),
    "no-day-for-absence": Planted(
        "russamtalen", SERIES, SERIES.replace("series_limit", "1 day"), "max: 1 day"
    ),
}


@pytest.mark.parametrize("rule", PLANTED)
def test_a_delay_that_breaks_a_shipped_programme_is_found(rule: str) -> None:
    planted = PLANTED[rule]
    proof = proof_of(planted, only="delays")
    assert rule in {fault.rule for fault in proof.findings}
    assert planted.at in line_of(planted, proof, rule)
