"""Lengths forwards and backwards: the day before, the day, and the day after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programflow.machine.lengths import Length, Lengths
from programflow.temporal import EMPTY, NORWAY, Duration, Unit, add, to_day

FIRST = to_day("2026-01-01")
LENGTHS = Lengths(NORWAY)
DAYS = st.integers(FIRST, FIRST + 3000)
UNITS = [Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.WORKING_DAYS]


def lengths() -> st.SearchStrategy[Length]:
    durations = st.builds(Duration, st.integers(-30, 30), st.sampled_from(UNITS))
    counted = st.builds(lambda d, s: LENGTHS.of(d, statutory=s), durations, st.booleans())
    per = st.sampled_from(["week", "month", "year"])
    return st.one_of(
        counted,
        st.builds(LENGTHS.next_period, per),
        st.builds(lambda p, n: LENGTHS.period_end(p, later=n), per, st.integers(0, 2)),
        st.builds(LENGTHS.last_before_whole, per),
        st.builds(LENGTHS.halfway, counted),
        st.builds(Length.then, counted, counted),
    )


@given(length=lengths(), day=DAYS, later=st.integers(0, 40))
def test_a_later_day_never_leads_to_an_earlier_one(length: Length, day: int, later: int) -> None:
    assert length.after(day) <= length.after(day + later)


@given(length=lengths(), day=DAYS)
def test_the_first_day_that_reaches_another_is_the_first(length: Length, day: int) -> None:
    first = length.first_reaching(day)
    assert length.after(first) >= day
    assert length.after(first - 1) < day


@given(length=lengths(), day=DAYS)
def test_the_last_day_that_stays_within_another_is_the_last(length: Length, day: int) -> None:
    last = length.last_within(day)
    assert length.after(last) <= day
    assert length.after(last + 1) > day


@given(n=st.integers(-30, 30), unit=st.sampled_from(UNITS), day=DAYS)
def test_it_counts_as_the_case_does(n: int, unit: Unit, day: int) -> None:
    length = LENGTHS.of(Duration(n, unit))
    assert length is not None
    assert length.after(day) == add(day, Duration(n, unit), NORWAY)


def test_hours_are_no_length_in_days() -> None:
    assert Lengths(EMPTY).of(Duration(4, Unit.HOURS)) is None


@pytest.mark.parametrize(
    ("opened", "last"),
    [
        # Monday: the week is whole, so nothing of it is before.
        ("2026-03-02", "2026-03-01"),
        ("2026-03-03", "2026-03-08"),
        ("2026-03-08", "2026-03-08"),
    ],
)
def test_a_whole_week_begins_on_a_monday(opened: str, last: str) -> None:
    assert LENGTHS.last_before_whole("week").after(to_day(opened)) == to_day(last)
