"""The day before, the day, and the day after: of every kind of bound, where calendars are hard.

Each bound here is due nine days after its start, or early until then. The dates were worked out
with a calendar on paper; both readings of the page must give them.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

import programflow as pf
from programflow.definition.entries import Enrolled, Entry
from programflow.definition.programme import Programme
from programflow.machine import compile_programme
from programflow.testing.reference import verdict
from tests.differential.compare import Said, of_engine, of_reference
from tests.reference.build import entry, programme

DAY = timedelta(1)


class Spot(NamedTuple):
    """A start, the day nine days later, and the day to which a statutory deadline then moves."""

    start: str
    due: str
    moved: str


SPOTS = {
    "Maundy Thursday": Spot("2026-03-24", "2026-04-02", "2026-04-07"),
    "1 May, a Friday": Spot("2026-04-22", "2026-05-01", "2026-05-04"),
    "17 May, a Wednesday": Spot("2028-05-08", "2028-05-17", "2028-05-18"),
    "25 December, a Friday": Spot("2026-12-16", "2026-12-25", "2026-12-28"),
    "29 February": Spot("2024-02-20", "2024-02-29", "2024-02-29"),
    "the end of a month, a Saturday": Spot("2026-01-22", "2026-01-31", "2026-02-02"),
    "the clock goes forward": Spot("2026-03-20", "2026-03-29", "2026-03-30"),
    "the clock goes back": Spot("2026-10-16", "2026-10-25", "2026-10-26"),
    "week 53": Spot("2026-12-22", "2026-12-31", "2026-12-31"),
}

FRAME = """
phases:
  one:
    initial: yes
    of: person
    %(phase)s
    steps:
      talk: {is: session, need: must, of: person, by: staff, %(talk)s}
      other: {is: session, need: may, of: staff}
spells: {pause: {}}
clocks: {running: {from: enrolled, except: [pause]}}
steps:
  more: {is: decision, need: may, of: boss, opens: [{each: enrolled}],
    options: {yea: {then: [{extend: talk, by: 2 days}]}}}
"""
NAME = "talk<entered:one:1"


def framed(talk: str = "", phase: str = "") -> Programme:
    return programme(FRAME % {"talk": talk, "phase": phase})


def shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + days * DAY).isoformat()


def nothing(spot: Spot) -> list[Entry]:  # noqa: ARG001 - as the others
    return []


def first_round(spot: Spot) -> list[Entry]:
    return [entry("done", "talk", spot.start, id="first")]


def paused(spot: Spot) -> list[Entry]:
    began = entry("began", "pause", shifted(spot.start, 3))
    return [began, entry("ended", "pause", shifted(spot.start, 5))]


def extended(spot: Spot) -> list[Entry]:
    return [entry("decided", "more", shifted(spot.start, 1), option="yea", by="boss")]


def other_done(spot: Spot) -> list[Entry]:
    return [entry("done", "other", spot.due, id="other")]


Before = Callable[[Spot], list[Entry]]


class Kind(NamedTuple):
    """A kind of bound: its definition, what comes before, the name of its lapse or finding."""

    programme: Programme
    before: Before
    name: str
    statutory: bool = False


def upper(text: str, before: Before = nothing, name: str = "window/0", **more: bool) -> Kind:
    return Kind(framed(f"window: [{{{text}, modality: must}}]"), before, f"{NAME}/{name}", **more)


UPPER = {
    "max": upper("from: enrolled, max: 9 days"),
    "weeks and days": upper("from: enrolled, aim: 2 days, late: 1 week"),
    "statutory": upper("from: enrolled, max: 9 days, counting: statutory", statutory=True),
    "a clock that stood still": upper("clock: running, max: 7 days", paused),
    "extended": upper("from: enrolled, max: 7 days", extended),
    "extended, statutory": upper(
        "from: enrolled, max: 7 days, counting: statutory", extended, statutory=True
    ),
    "a gap": Kind(
        framed("repeat: {times: 2, gap: {max: 9 days, modality: must}}"),
        first_round,
        f"{NAME}/gap/START",
    ),
    "a round's own": Kind(
        framed("repeat: {times: 2}, window: [{from: previous_round, max: 9 days, modality: must}]"),
        first_round,
        f"{NAME}/window/0/START",
    ),
    "before another": Kind(
        framed("before: [{step: other, modality: must}]"), other_done, f"{NAME}/before/0"
    ),
    "a phase": Kind(
        framed(phase="window: [{from: {entered: one}, max: 9 days, modality: must}]"),
        nothing,
        "one:1/window/0",
    ),
}
LOWER = {
    "min": upper("from: enrolled, min: 9 days"),
    "early": upper("from: enrolled, aim: 11 days, early: 2 days"),
    "a clock that stood still": upper("clock: running, min: 7 days", paused),
}


def said(p: Programme, spot: Spot, entries: list[Entry], *, at: str) -> Said:
    """What both say, which is the same."""
    journal = [Enrolled(id="enrolled", on=date.fromisoformat(spot.start)), *entries]
    machine, day = compile_programme(p), date.fromisoformat(at)
    case = pf.replay(machine, journal).case
    assert case is not None
    found = of_engine(p, pf.status(machine, case, at=day))
    assert found == of_reference(p, verdict(p, case.entries, at=day))
    return found


def lapse_of(kind: Kind, spot: Spot, found: Said) -> Any:
    return found["findings"].get(f"lapsed:{kind.name.replace('START', spot.start)}")


@pytest.mark.parametrize("spot", SPOTS.values(), ids=SPOTS)
@pytest.mark.parametrize("kind", UPPER.values(), ids=UPPER)
def test_the_last_day_is_in_time_and_the_next_is_late(kind: Kind, spot: Spot) -> None:
    due = spot.moved if kind.statutory else spot.due
    for days, late in ((-1, False), (0, False), (1, True)):
        on = shifted(due, days)
        found = said(kind.programme, spot, [*kind.before(spot), entry("done", "talk", on)], at=on)
        lapse = lapse_of(kind, spot, found)
        assert (lapse is not None) == late, (on, lapse)
        if late:
            assert lapse[0] == "breach"
            assert (lapse[3], lapse[4]) == (date.fromisoformat(on), True)


@pytest.mark.parametrize("spot", SPOTS.values(), ids=SPOTS)
@pytest.mark.parametrize("kind", UPPER.values(), ids=UPPER)
def test_silence_is_a_lapse_that_nobody_has_accounted_for_on_the_next_day(
    kind: Kind, spot: Spot
) -> None:
    due = spot.moved if kind.statutory else spot.due
    for days in (-1, 0, 1):
        at = shifted(due, days)
        lapse = lapse_of(kind, spot, said(kind.programme, spot, kind.before(spot), at=at))
        assert lapse == (
            ("", "must", "person", date.fromisoformat(at), False) if days == 1 else None
        )


@pytest.mark.parametrize("spot", SPOTS.values(), ids=SPOTS)
@pytest.mark.parametrize("kind", LOWER.values(), ids=LOWER)
def test_the_first_day_is_in_time_and_the_one_before_is_not(kind: Kind, spot: Spot) -> None:
    for days in (-1, 0, 1):
        on = shifted(spot.due, days)
        held = entry("done", "talk", on, id="e")
        found = said(kind.programme, spot, [*kind.before(spot), held], at=on)["findings"]
        assert (f"outside:{kind.name}<e" in found) == (days == -1), on


# A period that is judged whole: its first and last day, by the calendar on the wall.
PERIODS = {
    "the week of Easter": ("week", "2026-03-30", "2026-04-05"),
    "the week of 1 May": ("week", "2026-04-27", "2026-05-03"),
    "the week of 17 May": ("week", "2028-05-15", "2028-05-21"),
    "the week of Christmas": ("week", "2026-12-21", "2026-12-27"),
    "the week of 29 February": ("week", "2024-02-26", "2024-03-03"),
    "the week the clock goes forward": ("week", "2026-03-23", "2026-03-29"),
    "the week the clock goes back": ("week", "2026-10-19", "2026-10-25"),
    "week 53": ("week", "2026-12-28", "2027-01-03"),
    "February of a leap year": ("month", "2024-02-01", "2024-02-29"),
    "a short month": ("month", "2026-02-01", "2026-02-28"),
    "December": ("month", "2026-12-01", "2026-12-31"),
    "a leap year": ("year", "2024-01-01", "2024-12-31"),
}


@pytest.mark.parametrize(("per", "first", "last"), PERIODS.values(), ids=PERIODS)
def test_a_round_counts_in_the_period_of_its_day(per: str, first: str, last: str) -> None:
    p = framed(f"repeat: {{per: {per}, min: 1, partial: required, modality: must}}")
    spot, after = Spot(first, last, last), shifted(last, 1)
    name = f"lapsed:{NAME}/per/{first}"
    for on in (shifted(last, -1), last, after):
        found = said(p, spot, [entry("done", "talk", on)], at=after)["findings"]
        assert (name in found) == (on == after)
    assert said(p, spot, [], at=last)["findings"] == {}
    silent = ("", "must", "person", date.fromisoformat(after), False)
    assert said(p, spot, [], at=after)["findings"] == {name: silent}


# Months, years and working days: the start, the length, the day due, on paper.
LENGTHS = (
    ("2026-01-31", "1 month", "2026-02-28"),
    ("2024-01-31", "1 month", "2024-02-29"),
    ("2026-01-31", "2 months", "2026-03-31"),
    ("2026-08-31", "1 month", "2026-09-30"),
    ("2024-02-29", "1 year", "2025-02-28"),
    ("2024-02-29", "4 years", "2028-02-29"),
    ("2026-03-30", "3 working days", "2026-04-07"),
    ("2026-04-30", "1 working day", "2026-05-04"),
    ("2028-05-16", "1 working day", "2028-05-18"),
    ("2026-12-23", "2 working days", "2026-12-28"),
    ("2026-12-30", "2 working days", "2027-01-04"),
)


@pytest.mark.parametrize(("start", "length", "due"), LENGTHS)
def test_months_years_and_working_days(start: str, length: str, due: str) -> None:
    kind, spot = upper(f"from: enrolled, max: {length}"), Spot(start, due, due)
    for days in (-1, 0, 1):
        on = shifted(due, days)
        found = said(kind.programme, spot, [entry("done", "talk", on)], at=on)
        assert (lapse_of(kind, spot, found) is not None) == (days == 1), on


# 24 hours are 24 hours: by the clock on the wall one more in spring, and one less in autumn.
HOURS = (
    ("2026-03-28T12:00+01:00", "2026-03-29", ("12:59", "13:00", "13:01")),
    ("2026-10-24T12:00+02:00", "2026-10-25", ("10:59", "11:00", "11:01")),
    ("2026-12-31T23:30+01:00", "2027-01-01", ("23:29", "23:30", "23:31")),
)


@pytest.mark.parametrize(("begun", "on", "times"), HOURS)
def test_hours_across_a_change_of_the_clock(begun: str, on: str, times: tuple[str, ...]) -> None:
    p = framed("window: [{from: enrolled, max: 24 hours, modality: must}]")
    machine = compile_programme(p)
    day = date.fromisoformat(begun[:10])
    for at, late in zip(times, (False, False, True), strict=True):
        journal = [Enrolled(id="e0", on=day, at=begun), entry("done", "talk", on, id="e", at=at)]
        case = pf.replay(machine, journal).case
        assert case is not None
        found = of_engine(p, pf.status(machine, case, at=date.fromisoformat(on)))
        again = verdict(p, case.entries, at=date.fromisoformat(on))
        assert found == of_reference(p, again)
        assert (f"lapsed:{NAME}/window/0" in found["findings"]) == late, at
