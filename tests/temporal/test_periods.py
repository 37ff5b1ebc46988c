"""Calendar weeks, months and years (T7)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programflow.temporal import (
    CalendarPeriod,
    Period,
    iso_week,
    next_period,
    period_of,
    periods_between,
)
from tests.temporal.days import anchors, day, text

PERIODS: tuple[Period, ...] = ("week", "month", "year")


@pytest.mark.parametrize(
    ("on", "period", "start", "end"),
    [
        ("2026-03-12", "week", "2026-03-09", "2026-03-16"),
        ("2026-03-09", "week", "2026-03-09", "2026-03-16"),
        ("2026-03-15", "week", "2026-03-09", "2026-03-16"),
        ("2027-01-01", "week", "2026-12-28", "2027-01-04"),  # week 53
        ("2026-02-28", "month", "2026-02-01", "2026-03-01"),
        ("2028-02-29", "month", "2028-02-01", "2028-03-01"),
        ("2026-12-31", "month", "2026-12-01", "2027-01-01"),
        ("2026-12-31", "year", "2026-01-01", "2027-01-01"),
    ],
)
def test_a_period_by_example(*, on: str, period: Period, start: str, end: str) -> None:
    assert tuple(map(text, period_of(day(on), period))) == (start, end)


@given(anchors, st.sampled_from(PERIODS))
def test_periods_tile_the_days(on: int, period: Period) -> None:
    start, end = period_of(on, period)
    assert start <= on < end
    assert period_of(start, period) == period_of(end - 1, period) == (start, end)
    assert next_period(on, period) == period_of(end, period)
    assert next_period(on, period)[0] == end


@given(anchors, st.integers(0, 1000), st.sampled_from(PERIODS))
def test_periods_between_are_all_there_are(start: int, length: int, period: Period) -> None:
    end = start + length
    found = periods_between(start, end, period)
    assert [p[:2] for p in found] == sorted({period_of(d, period) for d in range(start, end)})
    assert all(p.partial == (p.start < start or p.end > end) for p in found)
    assert not any(p.partial for p in found[1:-1])


def test_partial_at_both_ends_at_one_and_at_none() -> None:
    wednesday, monday = day("2026-03-11"), day("2026-03-09")
    assert periods_between(wednesday, wednesday + 7, "week") == (
        CalendarPeriod(monday, monday + 7, partial=True),
        CalendarPeriod(monday + 7, monday + 14, partial=True),
    )
    assert periods_between(monday, monday + 14, "week") == (
        CalendarPeriod(monday, monday + 7, partial=False),
        CalendarPeriod(monday + 7, monday + 14, partial=False),
    )
    assert [p.partial for p in periods_between(monday, monday + 15, "week")] == [False, False, True]
    assert periods_between(monday, monday, "week") == ()


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_iso_weeks(on: date) -> None:
    assert iso_week(on.toordinal()) == on.isocalendar()[:2]


@pytest.mark.parametrize(
    ("on", "week"),
    [
        ("2026-12-27", (2026, 52)),
        ("2026-12-28", (2026, 53)),
        ("2027-01-03", (2026, 53)),
        ("2027-01-04", (2027, 1)),
        ("2024-12-30", (2025, 1)),
    ],
)
def test_week_53(on: str, week: tuple[int, int]) -> None:
    assert iso_week(day(on)) == week
