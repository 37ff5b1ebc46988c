"""The law's way of counting: T2-T6, P8, P9, P11, and the days where it is easily got wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programflow.temporal import (
    EMPTY,
    NORWAY,
    Calendar,
    Duration,
    Unit,
    UnitMismatch,
    add,
    covers_sliding,
    due,
    elapsed_beyond,
    elapsed_running,
    first_day,
    has_elapsed,
    has_exceeded,
    in_days,
    last_day,
    leaves_on,
    weekday,
)
from tests.temporal.days import (
    FIRST,
    ClosedAlso,
    anchors,
    calendars,
    day,
    lasting,
    pairs,
    stopped,
    text,
)

CIVIL = [unit for unit in Unit if unit is not Unit.HOURS]
durations = st.builds(Duration, st.integers(-300, 300), st.sampled_from(CIVIL))
forward = st.builds(Duration, st.integers(0, 300), st.sampled_from(CIVIL))
in_day_units = st.builds(Duration, st.integers(0, 40), st.sampled_from([Unit.DAYS, Unit.WEEKS]))
# Working days counted backwards move away from their anchor; a test of their own says so.
not_back_in_working_days = durations.filter(lambda d: d.unit is not Unit.WORKING_DAYS or d.n >= 0)

ADDED = [
    # T2: the anchor is day 0, weeks keep the weekday
    ("2026-03-12", "0 days", "2026-03-12"),
    ("2026-03-12", "1 day", "2026-03-13"),
    ("2026-03-12", "3 weeks", "2026-04-02"),
    ("2026-03-12", "-2 days", "2026-03-10"),
    ("2026-03-12", "-1 week", "2026-03-05"),
    # months and years, clamped to the month's last day
    ("2026-01-31", "1 month", "2026-02-28"),
    ("2028-01-31", "1 month", "2028-02-29"),
    ("2026-01-31", "2 months", "2026-03-31"),
    ("2026-01-30", "1 month", "2026-02-28"),
    ("2026-01-29", "1 month", "2026-02-28"),
    ("2026-01-28", "1 month", "2026-02-28"),
    ("2026-02-28", "1 month", "2026-03-28"),
    ("2026-03-31", "1 month", "2026-04-30"),
    ("2026-03-31", "-1 month", "2026-02-28"),
    ("2026-12-31", "2 months", "2027-02-28"),
    ("2026-08-31", "6 months", "2027-02-28"),
    ("2024-02-29", "1 year", "2025-02-28"),
    ("2024-02-29", "4 years", "2028-02-29"),
    ("2008-02-29", "18 years", "2026-02-28"),
    ("2096-02-29", "4 years", "2100-02-28"),
    ("2024-02-29", "-1 year", "2023-02-28"),
    ("2026-01-15", "-1 month", "2025-12-15"),
    # working days
    ("2026-03-12", "5 working days", "2026-03-19"),
    ("2026-03-30", "5 working days", "2026-04-09"),
    ("2026-04-09", "-5 working days", "2026-03-30"),
    ("2026-03-14", "0 working days", "2026-03-14"),
]


@pytest.mark.parametrize(("anchor", "duration", "expected"), ADDED)
def test_adding(anchor: str, duration: str, expected: str) -> None:
    assert text(add(day(anchor), lasting(duration), NORWAY)) == expected


STATUTORY = [
    ("2026-03-12", "3 weeks", "2026-04-07"),  # Maundy Thursday to the Tuesday after Easter
    ("2026-03-11", "3 weeks", "2026-04-01"),  # the day before: no roll
    ("2026-03-13", "3 weeks", "2026-04-07"),  # Good Friday
    ("2026-03-14", "3 weeks", "2026-04-07"),  # Easter Eve, a Saturday
    ("2026-03-15", "3 weeks", "2026-04-07"),  # Easter Sunday
    ("2026-03-16", "3 weeks", "2026-04-07"),  # Easter Monday
    ("2026-03-17", "3 weeks", "2026-04-07"),
    ("2026-04-01", "1 month", "2026-05-04"),  # 1 May is a Friday
    ("2026-03-31", "1 month", "2026-04-30"),
    ("2026-04-17", "1 month", "2026-05-18"),  # 17 May is a Sunday
    ("2027-04-17", "1 month", "2027-05-18"),  # 17 May is Whit Monday
    ("2028-04-17", "1 month", "2028-05-18"),  # 17 May is a Wednesday
    ("2028-04-16", "1 month", "2028-05-16"),
    ("2026-05-07", "1 week", "2026-05-15"),  # Ascension Day
    ("2026-12-11", "2 weeks", "2026-12-28"),  # 25 December is a Friday, 26 a Saturday
    ("2026-12-10", "2 weeks", "2026-12-24"),  # 24 December is a working day
    ("2024-12-11", "2 weeks", "2024-12-27"),  # 25 December is a Wednesday
    ("2026-12-17", "2 weeks", "2026-12-31"),  # so is 31 December
    ("2026-12-18", "2 weeks", "2027-01-04"),  # 1 January is a Friday
    ("2026-01-31", "1 month", "2026-03-02"),  # clamped to Saturday 28 February, then rolled
    ("2028-01-31", "1 month", "2028-02-29"),  # a Tuesday
    ("2026-03-07", "0 working days", "2026-03-09"),  # a Saturday
    ("2026-03-10", "-3 days", "2026-03-09"),  # backwards to a Saturday: still only forward
]


@pytest.mark.parametrize(("anchor", "duration", "expected"), STATUTORY)
def test_a_statutory_last_day_rolls_forward(anchor: str, duration: str, expected: str) -> None:
    last = last_day(day(anchor), lasting(duration), statutory=True, calendar=NORWAY)
    assert text(last) == expected


@pytest.mark.parametrize(("anchor", "duration"), [case[:2] for case in STATUTORY])
def test_plain_counting_and_lower_bounds_never_roll(anchor: str, duration: str) -> None:
    counted = add(day(anchor), lasting(duration), NORWAY)
    plain = last_day(day(anchor), lasting(duration), statutory=False, calendar=NORWAY)
    assert plain == counted
    assert first_day(day(anchor), lasting(duration), NORWAY) == counted


@given(anchors, durations)
def test_rolling_is_forward_to_the_nearest_working_day(anchor: int, duration: Duration) -> None:
    plain = add(anchor, duration, NORWAY)
    rolled = last_day(anchor, duration, statutory=True, calendar=NORWAY)
    assert rolled >= plain
    assert NORWAY.is_working_day(rolled)
    assert not any(NORWAY.is_working_day(on) for on in range(plain, rolled))
    assert last_day(anchor, duration, statutory=True, calendar=EMPTY) == add(
        anchor, duration, EMPTY
    )


@given(anchors, st.integers(-300, 300))
def test_weeks_keep_the_weekday(anchor: int, n: int) -> None:
    assert weekday(add(anchor, Duration(n, Unit.WEEKS), NORWAY)) == weekday(anchor)


@given(anchor=anchors, later=st.integers(0, 200), duration=durations, statutory=st.booleans())
def test_p8_a_later_anchor_is_never_due_earlier(
    *, anchor: int, later: int, duration: Duration, statutory: bool
) -> None:
    one = last_day(anchor, duration, statutory=statutory, calendar=NORWAY)
    other = last_day(anchor + later, duration, statutory=statutory, calendar=NORWAY)
    assert one <= other


@given(anchor=anchors, duration=forward, more=st.integers(0, 30), statutory=st.booleans())
def test_p8_a_longer_duration_is_never_due_earlier(
    *, anchor: int, duration: Duration, more: int, statutory: bool
) -> None:
    longer = duration._replace(n=duration.n + more)
    one = last_day(anchor, duration, statutory=statutory, calendar=NORWAY)
    assert one <= last_day(anchor, longer, statutory=statutory, calendar=NORWAY)


@given(anchors, durations)
def test_p9_the_day_before_the_day_and_the_day_after(anchor: int, duration: Duration) -> None:
    """By clock: on due − 1 it has not elapsed, on due just so, on due + 1 it is exceeded."""
    last = last_day(anchor, duration, statutory=False, calendar=NORWAY)
    triple = [
        (
            has_elapsed(anchor, duration, on=on, calendar=NORWAY),
            has_exceeded(anchor, duration, on=on, calendar=NORWAY),
        )
        for on in (last - 1, last, last + 1)
    ]
    assert triple == [(False, False), (True, False), (True, True)]


@given(
    anchor=st.integers(FIRST, FIRST + 300),
    duration=not_back_in_working_days,
    holiday=st.integers(FIRST, FIRST + 400),
    calendar=calendars,
)
def test_p11_a_new_holiday_makes_no_deadline_earlier(
    *, anchor: int, duration: Duration, holiday: int, calendar: ClosedAlso
) -> None:
    more = ClosedAlso(calendar, frozenset({holiday}))
    before = last_day(anchor, duration, statutory=True, calendar=calendar)
    after = last_day(anchor, duration, statutory=True, calendar=more)
    assert after >= before


@given(st.integers(FIRST, FIRST + 300), st.integers(-40, 40), st.integers(FIRST, FIRST + 400))
def test_p11_working_days_move_away_from_the_anchor(anchor: int, n: int, holiday: int) -> None:
    duration = Duration(n, Unit.WORKING_DAYS)
    more = ClosedAlso(NORWAY, frozenset({holiday}))
    moved = add(anchor, duration, more) - add(anchor, duration, NORWAY)
    assert moved * (1 if n > 0 else -1) >= 0


@given(anchor=anchors, duration=in_day_units, found=pairs, statutory=st.booleans())
def test_p10_the_roll_comes_after_the_pause(
    *, anchor: int, duration: Duration, found: list[tuple[int, int]], statutory: bool
) -> None:
    pauses = stopped(found, anchor)
    unrolled = due(anchor, duration, statutory=False, calendar=NORWAY, stretches=pauses)
    assert unrolled is not None
    ran = elapsed_running(anchor, unrolled, pauses)
    assert ran == in_days(duration)
    assert due(
        anchor, duration, statutory=statutory, calendar=NORWAY, stretches=pauses
    ) == last_day(unrolled, Duration(0, Unit.DAYS), statutory=statutory, calendar=NORWAY)


@given(anchor=anchors, duration=durations, statutory=st.booleans())
def test_without_pauses_due_is_the_last_day(
    *, anchor: int, duration: Duration, statutory: bool
) -> None:
    last = last_day(anchor, duration, statutory=statutory, calendar=NORWAY)
    assert due(anchor, duration, statutory=statutory, calendar=NORWAY) == last
    assert due(anchor, duration, statutory=statutory, calendar=NORWAY, stretches=()) == last


def test_the_day_a_rolled_deadline_lands_on_is_not_stopped_again() -> None:
    """Due on Saturday 14 March; a pause that begins on Sunday began after due, open or not."""
    anchor, sunday = day("2026-03-07"), day("2026-03-15")
    for end in (day("2026-03-20"), None):
        found = due(
            anchor, lasting("1 week"), statutory=True, calendar=NORWAY, stretches=((sunday, end),)
        )
        assert text(found) == "2026-03-16"


def test_an_open_pause_before_due_makes_it_unknown() -> None:
    anchor = day("2026-03-12")
    for statutory in (True, False):
        assert (
            due(
                anchor,
                lasting("3 weeks"),
                statutory=statutory,
                calendar=NORWAY,
                stretches=((anchor + 21, None),),
            )
            is None
        )


@pytest.mark.parametrize("unit", [Unit.MONTHS, Unit.YEARS, Unit.WORKING_DAYS, Unit.HOURS])
def test_only_days_and_weeks_can_stand_still(unit: Unit) -> None:
    duration, pauses = Duration(1, unit), ((5, 6),)
    with pytest.raises(UnitMismatch) as caught:
        due(1, duration, statutory=False, calendar=NORWAY, stretches=pauses)
    assert caught.value.unit == unit
    with pytest.raises(UnitMismatch):
        has_elapsed(1, duration, on=9, calendar=NORWAY, stretches=pauses)
    with pytest.raises(UnitMismatch):
        in_days(duration)


def test_hours_are_no_days() -> None:
    hours = Duration(48, Unit.HOURS)
    with pytest.raises(UnitMismatch):
        add(1, hours, NORWAY)
    with pytest.raises(ValueError, match="hours"):
        last_day(1, hours, statutory=True, calendar=NORWAY)
    with pytest.raises(UnitMismatch):
        leaves_on(1, hours, first_day_counts=False, calendar=NORWAY)


WINDOW = lasting("30 days")


@pytest.mark.parametrize(
    ("apart", "held", "held_from_day_one"),
    [(0, True, True), (29, True, True), (30, True, False), (31, False, False), (-1, False, False)],
)
def test_three_in_30_days(*, apart: int, held: bool, held_from_day_one: bool) -> None:
    entry = day("2026-03-12")
    for counts, expected in ((False, held), (True, held_from_day_one)):
        assert (
            covers_sliding(entry, entry + apart, WINDOW, first_day_counts=counts, calendar=NORWAY)
            is expected
        )


@pytest.mark.parametrize(
    ("entry", "window", "leaves", "leaves_if_counted"),
    [
        ("2026-03-01", "12 months", "2027-03-02", "2027-03-01"),
        ("2024-02-29", "1 year", "2025-03-01", "2025-02-28"),
        ("2026-01-31", "1 month", "2026-03-01", "2026-02-28"),
        ("2026-03-12", "1 week", "2026-03-20", "2026-03-19"),
        ("2026-03-12", "0 days", "2026-03-13", "2026-03-12"),
        ("2026-03-12", "-5 days", "2026-03-12", "2026-03-12"),
        ("2026-04-01", "1 working day", "2026-04-08", "2026-04-07"),
    ],
)
def test_when_an_entry_leaves_a_window(
    *, entry: str, window: str, leaves: str, leaves_if_counted: str
) -> None:
    for counts, expected in ((False, leaves), (True, leaves_if_counted)):
        left = leaves_on(day(entry), lasting(window), first_day_counts=counts, calendar=NORWAY)
        assert text(left) == expected


@given(entry=anchors, window=durations, counts=st.booleans(), near=st.integers(-3, 3))
def test_an_entry_is_in_until_it_leaves(
    *, entry: int, window: Duration, counts: bool, near: int
) -> None:
    left = leaves_on(entry, window, first_day_counts=counts, calendar=NORWAY)
    for on in (entry + near, left + near):
        held = covers_sliding(entry, on, window, first_day_counts=counts, calendar=NORWAY)
        assert held == (entry <= on < left)


def test_six_months_is_a_date() -> None:
    born, six = day("2026-08-31"), lasting("6 months")
    assert not has_elapsed(born, six, on=day("2027-02-27"), calendar=NORWAY)
    assert has_elapsed(born, six, on=day("2027-02-28"), calendar=NORWAY)
    assert not has_exceeded(born, six, on=day("2027-02-28"), calendar=NORWAY)
    assert has_exceeded(born, six, on=day("2027-03-01"), calendar=NORWAY)


@pytest.mark.parametrize(
    ("birth", "reached"), [("2008-03-12", "2026-03-12"), ("2008-02-29", "2026-02-28")]
)
def test_an_age_is_reached_on_the_birthday(birth: str, reached: str) -> None:
    on = day(reached)
    years = lasting("18 years")
    assert [elapsed_beyond(day(birth), years, on=on + n, calendar=NORWAY) for n in (-1, 0, 1)] == [
        -1,
        0,
        1,
    ]


def test_a_stopped_clock_keeps_its_value() -> None:
    anchor, days = 100, lasting("5 days")
    pauses = ((106, None),)
    beyond = [
        elapsed_beyond(anchor, days, on=on, calendar=NORWAY, stretches=pauses)
        for on in (104, 105, 106, 200)
    ]
    assert beyond == [-1, 0, 0, 0]
    assert has_elapsed(anchor, days, on=200, calendar=NORWAY, stretches=pauses)
    assert not has_exceeded(anchor, days, on=200, calendar=NORWAY, stretches=pauses)


@given(anchors, in_day_units, st.integers(0, 300))
def test_a_pause_that_stops_nothing_changes_no_clock(
    anchor: int, duration: Duration, passed: int
) -> None:
    on, later = anchor + passed, anchor + 1000
    with_pause = elapsed_beyond(
        anchor, duration, on=on, calendar=NORWAY, stretches=((later, later + 5),)
    )
    assert with_pause == elapsed_beyond(anchor, duration, on=on, calendar=NORWAY)


@given(anchor=anchors, duration=in_day_units, found=pairs, passed=st.integers(0, 100))
def test_a_clock_and_a_deadline_agree(
    *, anchor: int, duration: Duration, found: list[tuple[int, int]], passed: int
) -> None:
    calendar: Calendar = NORWAY
    pauses, on = stopped(found, anchor), anchor + passed
    last = due(anchor, duration, statutory=False, calendar=calendar, stretches=pauses)
    assert last is not None
    elapsed = has_elapsed(anchor, duration, on=on, calendar=calendar, stretches=pauses)
    assert elapsed == (on >= last)


def test_the_longest_durations_there_are() -> None:
    """Nothing in a definition makes counting fail, however far it leads."""
    for unit in CIVIL:
        for n in (100_000, -100_000):
            there = add(day("2026-03-12"), Duration(n, unit), NORWAY)
            assert (there > day("2026-03-12")) == (n > 0)
