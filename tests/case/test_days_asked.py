"""A day or a knowledge that cannot be read gives one error, wherever it is said."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

import programflow as pf
from programflow import bulk
from tests.project.root import ROOT

MACHINE = pf.load(ROOT / "programmes" / "er-vil-kan.yaml").machine
OTHER = pf.load(ROOT / "programmes" / "russamtalen.yaml").machine
ENROLLED = pf.Enrolled(id="e", on="2026-03-02")
LATE = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
BARE = datetime.fromisoformat("2026-03-02")
NO_DAYS = ["", "x", "2026-02-30", "2201-01-01", 5, LATE, BARE.replace(hour=10)]


def started() -> pf.Case:
    case = pf.replay(MACHINE, [ENROLLED], id="c").case
    assert case is not None
    return case


CASE = started()
STEP = next(iter(MACHINE.programme.steps))
ASKED: dict[str, Callable[[Any], object]] = {
    "start": lambda day: pf.start(MACHINE, id="c", on=day),
    "entry": lambda day: pf.Done(id="d", step=STEP, on=day),
    "booked for": lambda day: pf.Booked(id="d", step=STEP, on="2026-03-02", for_=day),
    "status": lambda day: pf.status(MACHINE, CASE, at=day),
    "known": lambda day: pf.status(MACHINE, CASE, at="2026-03-02", known=day),
    "next_dates": lambda day: pf.next_dates(MACHINE, CASE, after=day),
    "can_book": lambda day: pf.can_book(MACHINE, CASE, STEP, at=day),
    "covers": lambda day: pf.can_book(MACHINE, CASE, STEP, at="2026-03-02").covers(day),
    "bulk": lambda day: list(bulk.replay(MACHINE, [("c", ENROLLED)], at=day)),
}


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_no_day_is_one_error(asked: str) -> None:
    instants = {LATE} if asked == "known" else set()
    for day in NO_DAYS:
        if day not in instants:
            with pytest.raises(pf.UnreadableDate):
                ASKED[asked](day)


@pytest.mark.parametrize("known", ["2026-03-02T10:00", BARE, "2026-03-02 10:00", "T"])
def test_a_knowledge_without_an_offset_is_none(known: Any) -> None:
    with pytest.raises(pf.UnreadableDate):
        ASKED["known"](known)


def test_the_date_of_a_table_is_a_date_and_a_moment_is_never_cut() -> None:
    done = pf.Done(id="d", step=STEP, on=BARE)
    assert type(done.on) is date
    assert done == pf.Done(id="d", step=STEP, on="2026-03-02")
    with pytest.raises(pf.UnreadableDate) as caught:
        pf.Done(id="d", step=STEP, on=LATE)
    assert caught.value.reason == "moment"


def test_another_machine_is_refused_before_any_entry() -> None:
    with pytest.raises(pf.MachineMismatch):
        pf.what_if(OTHER, CASE, [])
