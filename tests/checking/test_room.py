"""How much room a step has: told where there is none, by dates that are counted here once more."""

from collections.abc import Iterator
from datetime import date

import pytest

import programflow as pf
from programflow.checking import prove_on_time, prove_room
from programflow.checking.question import Question
from programflow.checking.rooms import Room, Rooms, room_on, rooms_of
from programflow.checking.timetables import timetables
from programflow.diagnostics import Fault
from programflow.temporal import NORWAY, add, parse_duration, to_day
from programflow.testing.drawing.choices import seeded
from tests.checking.planted import Planted, line_of, proof_of
from tests.checking.small import drawn, text

FIRST = to_day("2026-01-01")


DAYS = 3 * 365


def question(definition: str, *, days: int = DAYS) -> Question:
    loaded = pf.loads(definition)
    return Question(machine=loaded.machine, first=FIRST, last=FIRST + days - 1)


def notes(definition: str) -> tuple[Fault, ...]:
    asked = question(definition)
    prove_on_time.prove(asked)
    return prove_room.prove(asked).faults


def course(*steps: str) -> str:
    head = "is: session, need: must, of: office, source: guide"
    return text("    steps:\n" + "".join(f"      {one.replace('HEAD', head)}\n" for one in steps))


def test_it_counts_the_dates_with_one_day() -> None:
    """Three working days and eight days: counted here, date by date, by the calendar alone."""
    three = parse_duration("3 working days")
    assert three is not None
    rule = "window: [{from: enrolled, %s, modality: must}]"
    definition = course(
        "a: {HEAD, " + rule % "min: 3 working days" + "}",
        "b: {HEAD, after: [a], " + rule % "max: 8 days" + "}",
    )
    days = range(FIRST, FIRST + DAYS)
    single = [day for day in days if add(day, three, NORWAY) == day + 8]
    (fault,) = notes(definition)
    assert fault.rule == "no-room"
    assert fault.param("dates") == len(single)
    assert fault.param("start") == date.fromordinal(single[0])
    assert fault.param("first") == fault.param("last") == date.fromordinal(single[0] + 8)


def test_it_counts_the_dates_with_days_off_only() -> None:
    definition = course(
        "a: {HEAD, window: [{from: enrolled, min: 1 day, max: 4 days, modality: must}]}"
    )
    off = [
        day
        for day in range(FIRST, FIRST + DAYS)
        if NORWAY.is_working_day(day)
        and not any(NORWAY.is_working_day(day + n) for n in (1, 2, 3, 4))
    ]
    (fault,) = notes(definition)
    assert fault.rule == "days-off-only"
    assert fault.param("dates") == len(off)
    assert fault.param("start") == date.fromordinal(off[0]) == date(2026, 4, 1)


@pytest.mark.parametrize(
    "steps",
    [
        ("a: {HEAD, window: [{from: enrolled, max: 0 days, modality: must}]}",),
        ("a: {HEAD, window: [{from: enrolled, min: 9 days, max: 9 days, modality: must}]}",),
        (
            "a: {HEAD, window: [{from: enrolled, max: 1 week, modality: must}]}",
            "b: {HEAD, after: [a], window: [{from: {done: a}, max: 0 days, modality: must}]}",
        ),
    ],
)
def test_what_one_rule_says_by_itself_is_not_told(steps: tuple[str, ...]) -> None:
    assert [fault for fault in notes(course(*steps)) if fault.rule == "no-room"] == []


def test_what_fails_on_some_dates_is_told_once() -> None:
    """On others it has one day, by the same rules: that is the same mistake."""
    rule = "window: [{from: enrolled, %s, modality: must}]"
    definition = course(
        "a: {HEAD, " + rule % "min: 3 working days" + "}",
        "b: {HEAD, after: [a], " + rule % "max: 1 week" + "}",
    )
    asked = question(definition)
    assert [fault.rule for fault in prove_on_time.prove(asked).faults] == ["some-dates-fail"]
    assert prove_room.prove(asked).faults == ()


def test_a_participants_days_off_are_days() -> None:
    definition = text(
        "    steps:\n      a: {is: task, need: must, of: one, source: guide,"
        " window: [{from: enrolled, min: 1 day, max: 4 days, modality: must}]}\n"
    )
    assert notes(definition) == ()


def every(seeds: range) -> Iterator[Rooms]:
    for seed in seeds:
        asked = question(drawn(seeded(seed)), days=120)
        for timing in timetables(asked, "room").timings:
            yield from rooms_of(timing, asked.starts)


def on(rooms: Rooms, day: int) -> Room | None:
    return room_on(rooms.network, day, origin=rooms.origin)


def test_the_room_on_every_date_is_found_without_going_through_them() -> None:
    """What is asked once is never more than what there is from any start date."""
    asked, short = 0, 0
    for rooms in every(range(40)):
        for _, point in rooms.steps():
            found = [room.of(point) for day in rooms.starts if (room := on(rooms, day)) is not None]
            least = min((last - first for first, last in found), default=0)
            asked += bool(found)
            short += least <= 1
            assert least > 1 or rooms.may_be_short(point, 1)
            if rooms.least is not None and found:
                assert rooms.least.of(point)[1] - rooms.least.of(point)[0] <= least
    assert asked > 40
    assert 0 < short < asked


FRAME = "        after: [talk_1]\n"
CLARIFIED = "        window: [{from: enrolled, max: clarification_window, modality: should,"

PLANTED = {
    # Three weeks between the talks, in a frame of three to four: talk 3 has the last day alone.
    "no-room": Planted(
        "russamtalen",
        FRAME,
        f"{FRAME}        window: [{{from: {{done: talk_1}}, min: 3 weeks, modality: should}}]\n",
        "max: series_limit",
    ),
    "days-off-only": Planted(
        "russamtalen",
        CLARIFIED,
        CLARIFIED.replace("max: clarification_window", "min: 1 day, max: 4 days"),
        "max: 4 days",
    ),
}


@pytest.mark.parametrize("rule", PLANTED)
def test_a_step_without_room_is_found_in_a_shipped_programme(rule: str) -> None:
    planted = PLANTED[rule]
    proof = proof_of(planted, only="room")
    assert {fault.rule for fault in proof.findings} == {rule}
    assert planted.at in line_of(planted, proof, rule)
