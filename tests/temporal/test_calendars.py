"""Calendars by name, and counting in any calendar."""

import pickle
import sys
from importlib.metadata import version

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from programflow.temporal import (
    EMPTY,
    NORWAY,
    Calendar,
    CalendarsNotInstalled,
    NoWorkingDays,
    UnknownCalendar,
    YearNotCovered,
    calendar_named,
    nth_working_day,
    rolled,
)
from tests.temporal.days import FIRST, LAST, anchors, calendars, day, text

VERSION = version("holidays")


def walked(anchor: int, n: int, calendar: Calendar) -> int:
    """The n-th working day, one day at a time."""
    step = 1 if n > 0 else -1
    on = anchor
    for _ in range(abs(n)):
        on += step
        while not calendar.is_working_day(on):
            on += step
    return on


@given(anchors, st.integers(-700, 700))
def test_looking_up_equals_walking(anchor: int, n: int) -> None:
    assert nth_working_day(anchor, n, NORWAY) == walked(anchor, n, NORWAY)


@given(calendars, st.integers(FIRST, FIRST + 400), st.integers(-40, 40))
def test_looking_up_equals_walking_in_any_calendar(calendar: Calendar, anchor: int, n: int) -> None:
    assert nth_working_day(anchor, n, calendar) == walked(anchor, n, calendar)


@given(anchors, st.integers(1, 300))
def test_there_and_back_ends_on_a_working_day_no_later(anchor: int, n: int) -> None:
    there = nth_working_day(anchor, n, NORWAY)
    assert NORWAY.is_working_day(there)
    assert nth_working_day(there, -n, NORWAY) <= anchor
    assert nth_working_day(there, -n, NORWAY) == (
        anchor if NORWAY.is_working_day(anchor) else nth_working_day(anchor, -1, NORWAY)
    )


@given(st.integers(FIRST, LAST), st.integers(-100_000, 100_000))
def test_in_the_empty_calendar_working_days_are_days(anchor: int, n: int) -> None:
    assert nth_working_day(anchor, n, EMPTY) == anchor + n
    assert rolled(anchor, EMPTY) == anchor


@pytest.mark.parametrize(
    ("anchor", "n", "expected"),
    [
        ("2026-03-13", 0, "2026-03-13"),
        ("2026-03-14", 0, "2026-03-14"),  # a Saturday: 0 working days is the day itself
        ("2026-03-12", 1, "2026-03-13"),
        ("2026-03-13", 1, "2026-03-16"),
        ("2026-03-14", 1, "2026-03-16"),
        ("2026-03-16", -1, "2026-03-13"),
        ("2026-03-15", -1, "2026-03-13"),
        ("2026-04-01", 1, "2026-04-07"),  # over Easter
        ("2026-04-07", -1, "2026-04-01"),
        ("2026-04-30", 1, "2026-05-04"),  # over 1 May
        ("2027-05-14", 1, "2027-05-18"),  # over Whit Monday and 17 May in one
        ("2026-12-23", 1, "2026-12-24"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-12-30", 1, "2026-12-31"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2027-01-04", -1, "2026-12-31"),
    ],
)
def test_working_days_by_example(anchor: str, n: int, expected: str) -> None:
    assert text(nth_working_day(day(anchor), n, NORWAY)) == expected


@frozen
class Closed:
    name: str = "closed"
    version: str = "1"

    def is_working_day(self, day: int) -> bool:
        return day < 0


def test_a_calendar_without_working_days_does_not_count_for_ever() -> None:
    with pytest.raises(NoWorkingDays) as caught:
        rolled(day("2026-03-12"), Closed())
    assert (caught.value.calendar, caught.value.year) == ("closed", 2026)
    with pytest.raises(NoWorkingDays):
        nth_working_day(day("2026-03-12"), 5, Closed())


def test_the_empty_calendar_is_one() -> None:
    assert calendar_named("every-day") is EMPTY
    assert pickle.loads(pickle.dumps(EMPTY)) is EMPTY
    assert repr(EMPTY) == "EMPTY"
    assert EMPTY.version == "1"


def test_a_country_by_name() -> None:
    sweden = calendar_named("holidays:SE")
    assert (sweden.name, sweden.version) == ("holidays:SE", VERSION)
    assert not sweden.is_working_day(day("2026-06-06"))
    assert not sweden.is_working_day(day("2025-06-06"))  # a Friday, and the national day
    assert sweden.is_working_day(day("2027-05-17"))  # a Monday, and holy in Norway only
    assert nth_working_day(day("2025-06-05"), 1, sweden) == day("2025-06-09")


def test_a_part_of_a_country_by_name() -> None:
    whole, part = calendar_named("holidays:DE"), calendar_named("holidays:DE-BY")
    epiphany = day("2026-01-06")
    assert whole.is_working_day(epiphany)
    assert not part.is_working_day(epiphany)
    assert whole != part


def test_a_country_is_a_value() -> None:
    sweden = calendar_named("holidays:SE")
    again = pickle.loads(pickle.dumps(sweden))
    assert again == sweden == calendar_named("holidays:SE")
    assert hash(again) == hash(sweden)
    assert again != calendar_named("holidays:DK")
    assert sweden not in ("holidays:SE", NORWAY)
    assert repr(sweden) == f"CountryCalendar('holidays:SE', '{VERSION}')"


def test_a_year_that_the_package_does_not_know_is_no_guess() -> None:
    sweden = calendar_named("holidays:SE")
    with pytest.raises(YearNotCovered) as caught:
        sweden.is_working_day(day("2190-06-06"))
    assert (caught.value.calendar, caught.value.year) == ("holidays:SE", 2190)


@pytest.mark.parametrize(
    "name",
    [
        *("", "Norway", "norge", "every_day", "SE", "holidays:", "holidays:XX", "holidays:se"),
        *("holidays:SWE", "holidays:DE-", "holidays:DE-XX", "holidays:US_CA"),
    ],
)
def test_a_name_that_no_calendar_has(name: str) -> None:
    with pytest.raises(UnknownCalendar) as caught:
        calendar_named(name)
    assert caught.value.name == name
    assert isinstance(caught.value, LookupError)
    assert not isinstance(caught.value, CalendarsNotInstalled)


def test_the_extra_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(CalendarsNotInstalled) as caught:
        calendar_named("holidays:SE")
    assert caught.value.name == "holidays:SE"
    assert calendar_named("norway") is NORWAY
