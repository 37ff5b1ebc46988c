"""Days as ints."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from programflow.temporal import UnreadableDate, to_date, to_day, weekday
from programflow.temporal.civil import add_months, calendar_date, ordinal


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_date_its_text_and_its_day_are_one(on: date) -> None:
    assert to_day(on) == to_day(on.isoformat()) == on.toordinal()
    assert to_date(to_day(on)) == on
    assert weekday(to_day(on)) == on.weekday()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        *((said, "form") for said in ("", "20260312", "2026-W11-4", "2026-3-12", "26-03-12")),
        *((said, "form") for said in ("2026-03-12T10:00", " 2026-03-12", "2026-03-12\n")),
        *((said, "form") for said in ("2026/03/12", "12.03.2026", "２０２６-03-12", "-026-03-12")),
        *((said, "form") for said in ("2026-03--1", "2026-071", "+026-03-12")),
        *(
            (said, "impossible")
            for said in ("2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31")
        ),
        *((said, "impossible") for said in ("1900-02-29", "2026-01-00")),
        *((said, "year") for said in ("1899-12-31", "2201-01-01", "9999-01-01", "0000-01-01")),
    ],
)
def test_what_is_no_date(said: str, reason: str) -> None:
    with pytest.raises(UnreadableDate) as caught:
        to_day(said)
    assert caught.value.reason == reason
    assert isinstance(caught.value, ValueError)


def test_the_years_are_bounded_for_dates_too() -> None:
    with pytest.raises(UnreadableDate):
        to_day(date(1899, 12, 31))
    with pytest.raises(UnreadableDate):
        to_day(date(2201, 1, 1))
    assert to_date(to_day("1900-01-01")) == date(1900, 1, 1)
    assert to_date(to_day("2200-12-31")) == date(2200, 12, 31)


def test_a_moment_is_no_date() -> None:
    for moment in (
        datetime(2026, 3, 12, 23, tzinfo=UTC),
        datetime(2026, 3, 12, tzinfo=UTC),
        datetime.fromisoformat("2026-03-12T00:00:01"),
    ):
        with pytest.raises(UnreadableDate) as caught:
            to_day(moment)
        assert caught.value.reason == "moment"
    assert to_day(datetime.fromisoformat("2026-03-12")) == to_day("2026-03-12")


@pytest.mark.parametrize("said", [None, 20260312, 1.5, b"2026-03-12", ["2026-03-12"]])
def test_what_is_neither_text_nor_a_date_is_no_date(said: Any) -> None:
    with pytest.raises(UnreadableDate) as caught:
        to_day(said)
    assert caught.value.reason == "form"


@given(st.dates(date(1600, 1, 1), date(2400, 1, 1)), st.integers(-4000, 4000))
def test_months_are_clamped_as_an_independent_library_clamps_them(on: date, months: int) -> None:
    expected = on + relativedelta(months=months)
    assert to_date(add_months(on.toordinal(), months)) == expected


@given(st.integers(-(10**8), 10**8))
def test_any_day_has_a_date(on: int) -> None:
    assert ordinal(*calendar_date(on)) == on
    assert calendar_date(on + 146_097) == (calendar_date(on)[0] + 400, *calendar_date(on)[1:])


@given(st.integers(-(10**6), 10**7), st.integers(-(10**6), 10**6))
def test_months_beyond_what_a_date_holds_go_on_alike(on: int, months: int) -> None:
    assert add_months(on + 146_097, months) == add_months(on, months) + 146_097
    year, month, number = calendar_date(add_months(on, months))
    was_year, was_month, was_number = calendar_date(on)
    assert year * 12 + month == was_year * 12 + was_month + months
    assert number == was_number or (
        number < was_number and calendar_date(add_months(on, months) + 1)[2] == 1
    )
