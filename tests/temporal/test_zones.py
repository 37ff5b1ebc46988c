"""Instants, local days and the two nights when the clocks change (T1, T11, P23)."""

import sys
import zoneinfo
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programflow.temporal import (
    AmbiguousTime,
    NonexistentTime,
    UnknownZone,
    UnreadableDate,
    UnreadableTime,
    WrongDay,
    day_ends,
    due_instant,
    instant_from_text,
    instant_of,
    instant_text,
    is_zone,
    local_day,
    parse_instant,
    start_of_day,
)
from tests.temporal.days import OSLO, day, text

HOUR = 3_600_000_000
SPRING, AUTUMN = day("2026-03-29"), day("2026-10-25")
ZONES = (OSLO, "UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "Asia/Beirut")

instants = st.integers(-(10**15), 6 * 10**15)


def at(said: str, on: str, zone: str = OSLO) -> str:
    """What a time of a day comes to, in UTC."""
    return instant_text(parse_instant(said, on=day(on), zone=zone))


@pytest.mark.parametrize(
    ("said", "on", "utc"),
    [
        ("10:30", "2026-03-12", "2026-03-12T09:30:00Z"),
        ("10:30:15", "2026-07-12", "2026-07-12T08:30:15Z"),
        ("10:30:15.25", "2026-07-12", "2026-07-12T08:30:15.250000Z"),
        ("00:00", "2026-03-12", "2026-03-11T23:00:00Z"),
        ("23:59:59.999999", "2026-03-12", "2026-03-12T22:59:59.999999Z"),
        ("2026-03-12T10:30+01:00", "2026-03-12", "2026-03-12T09:30:00Z"),
        ("2026-03-11T23:00Z", "2026-03-12", "2026-03-11T23:00:00Z"),  # already the 12th in Oslo
        ("2026-03-12T05:00:00.5-05:30", "2026-03-12", "2026-03-12T10:30:00.500000Z"),
        # spring: from 02:00 the clocks went to 03:00
        ("01:59:59.999999", "2026-03-29", "2026-03-29T00:59:59.999999Z"),
        ("03:00", "2026-03-29", "2026-03-29T01:00:00Z"),
        # autumn: from 03:00 they went back to 02:00; an offset says which
        ("01:59:59", "2026-10-25", "2026-10-24T23:59:59Z"),
        ("2026-10-25T02:30+02:00", "2026-10-25", "2026-10-25T00:30:00Z"),
        ("2026-10-25T02:30+01:00", "2026-10-25", "2026-10-25T01:30:00Z"),
        ("03:00", "2026-10-25", "2026-10-25T02:00:00Z"),
    ],
)
def test_a_time_of_a_day(said: str, on: str, utc: str) -> None:
    assert at(said, on) == utc


@pytest.mark.parametrize("said", ["02:00", "02:30", "02:59:59.999999"])
def test_a_time_that_never_was(said: str) -> None:
    with pytest.raises(NonexistentTime) as caught:
        at(said, "2026-03-29")
    assert caught.value.day == SPRING
    assert 2 * HOUR <= caught.value.clock < 3 * HOUR


@pytest.mark.parametrize("said", ["02:00", "02:30", "02:59:59.999999"])
def test_a_time_that_was_twice(said: str) -> None:
    with pytest.raises(AmbiguousTime) as caught:
        at(said, "2026-10-25")
    assert caught.value.day == AUTUMN
    earlier, later = caught.value.instants
    assert later - earlier == HOUR
    assert earlier == instant_from_text("2026-10-25T00:00Z") + caught.value.clock - 2 * HOUR


@pytest.mark.parametrize(
    "said",
    [
        *("", "10", "1030", "10.30", "9:30", "24:00", "10:60", "10:30:60", "10:30:15.", "10:30Z"),
        *("10:30:15.1234567", "10:30 ", " 10:30", "10:30\n", "١٠:٣٠", "10:30+01:00", "12:30 PM"),
        *("2026-03-12", "2026-03-12T10:30", "2026-03-12 10:30Z", "2026-03-12t10:30z"),
        *("2026-03-12T10:30+0100", "2026-03-12T10:30+01", "2026-03-12T10:30+24:00"),
        *("2026-03-12T10:30+01:60", "2026-03-12T24:00Z", "20260312T1030Z", "2026-03-12T10Z"),
    ],
)
def test_what_is_no_time(said: str) -> None:
    with pytest.raises(UnreadableTime):
        at(said, "2026-03-12")


@pytest.mark.parametrize("said", ["2026-02-30T10:30Z", "1899-01-01T10:30Z", "----------T10:30Z"])
def test_a_time_on_no_date(said: str) -> None:
    with pytest.raises(UnreadableDate):
        at(said, "2026-03-12")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("2026-03-12T23:00Z", "2026-03-13"),
        ("2026-03-11T22:59:59.999999Z", "2026-03-11"),
        ("2025-03-12T10:30+01:00", "2025-03-12"),
        ("2026-03-12T00:30+03:00", "2026-03-11"),
    ],
)
def test_an_instant_of_another_day(said: str, found: str) -> None:
    with pytest.raises(WrongDay) as caught:
        at(said, "2026-03-12")
    assert (text(caught.value.on), text(caught.value.found)) == ("2026-03-12", found)


@given(instants, st.integers(-23 * 60 - 59, 23 * 60 + 59))
def test_p23_the_offset_it_is_written_in_changes_nothing(instant: int, minutes: int) -> None:
    local = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=instant, minutes=minutes)
    sign = "-" if minutes < 0 else "+"
    offset = f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    said = local.replace(tzinfo=None).isoformat(timespec="microseconds") + offset
    assert instant_from_text(said) == instant
    assert instant_from_text(instant_text(instant)) == instant
    assert parse_instant(said, on=local_day(instant, OSLO), zone=OSLO) == instant


@given(instants, st.sampled_from(ZONES))
def test_a_local_time_that_was_once_is_its_instant(instant: int, zone: str) -> None:
    utc = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=instant)
    local = utc.astimezone(zoneinfo.ZoneInfo(zone))
    clock = (local.hour, local.minute, local.second, local.microsecond)
    assert local_day(instant, zone) == local.toordinal()
    try:
        found: tuple[int, ...] = (instant_of(local.toordinal(), *clock, zone),)
    except AmbiguousTime as twice:
        found = twice.instants
    assert instant in found


@pytest.mark.parametrize("clock", [(24, 0, 0, 0), (0, 60, 0, 0), (0, 0, 60, 0), (0, 0, 0, 10**6)])
def test_what_no_clock_shows(clock: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="must be in"):
        instant_of(SPRING, *clock, OSLO)


def test_the_first_error_of_autumn_is_not_hidden_by_the_zone() -> None:
    """Two instants an hour apart that a wall clock shows alike are an hour apart here."""
    one = instant_from_text("2026-10-25T02:30+02:00")
    other = instant_from_text("2026-10-25T02:30+01:00")
    assert other - one == HOUR
    assert local_day(one, OSLO) == local_day(other, OSLO) == AUTUMN


@pytest.mark.parametrize(
    ("anchor", "hours", "until"),
    [
        ("2026-03-12T09:00Z", 48, "2026-03-14T09:00:00Z"),
        ("2026-03-28T12:00+01:00", 24, "2026-03-29T11:00:00Z"),  # 13:00 in Oslo: 24 hours passed
        ("2026-10-24T12:00+02:00", 24, "2026-10-25T10:00:00Z"),  # 11:00 in Oslo
        ("2026-03-12T09:00Z", -1, "2026-03-12T08:00:00Z"),
        ("2026-03-12T09:00Z", 0, "2026-03-12T09:00:00Z"),
    ],
)
def test_hours_are_hours_that_pass(anchor: str, hours: int, until: str) -> None:
    assert instant_text(due_instant(instant_from_text(anchor), hours)) == until


@pytest.mark.parametrize(
    ("on", "zone", "utc"),
    [
        ("2026-03-29", OSLO, "2026-03-28T23:00:00Z"),
        ("2026-03-30", OSLO, "2026-03-29T22:00:00Z"),
        ("2026-10-25", OSLO, "2026-10-24T22:00:00Z"),
        ("2026-10-26", OSLO, "2026-10-25T23:00:00Z"),
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z"),  # midnight never was
        ("2019-02-17", "America/Sao_Paulo", "2019-02-17T03:00:00Z"),  # 23:00-24:00 twice before
        ("2024-11-03", "America/Havana", "2024-11-03T04:00:00Z"),  # midnight was twice
        ("1919-03-31", "America/Toronto", "1919-03-31T04:30:00Z"),  # 23:30 went to 00:30
        ("2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00Z"),  # the 30th never was
        ("2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z"),
    ],
)
def test_where_a_day_begins(on: str, zone: str, utc: str) -> None:
    assert instant_text(start_of_day(day(on), zone)) == utc


@pytest.mark.parametrize(
    ("on", "zone", "utc"),
    [
        ("2026-10-25", OSLO, "2026-10-25T22:59:59.999999+00:00"),
        # The last hour of the day was twice: it ends when the second one does.
        ("2023-10-28", "Asia/Beirut", "2023-10-28T21:59:59.999999+00:00"),
        ("2018-02-17", "America/Sao_Paulo", "2018-02-18T02:59:59.999999+00:00"),
        # A day that never was ends where the one before it does.
        ("2011-12-30", "Pacific/Apia", "2011-12-30T09:59:59.999999+00:00"),
    ],
)
def test_where_a_day_ends(on: str, zone: str, utc: str) -> None:
    assert day_ends(zone)[day(on)] == instant_from_text(utc)


@given(st.integers(day("1950-01-01"), day("2037-12-31")), st.sampled_from(ZONES))
def test_a_day_begins_where_the_day_before_ends(on: int, zone: str) -> None:
    begins = start_of_day(on, zone)
    assert local_day(begins - 1, zone) < on <= local_day(begins, zone)
    hours = (start_of_day(on + 1, zone) - begins) // HOUR
    assert 0 <= hours <= 25


@pytest.mark.parametrize(
    "zone", ["", "Europe/Olso", "Europe", "../etc/passwd", "/etc/passwd", "Oslo", "a\0b"]
)
def test_a_zone_that_is_none(zone: str) -> None:
    with pytest.raises(UnknownZone) as caught:
        local_day(0, zone)
    assert caught.value.zone == zone
    assert isinstance(caught.value, LookupError)


def test_without_zone_data_every_zone_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tzdata.zoneinfo.Europe", None)
    zoneinfo.ZoneInfo.clear_cache()
    zoneinfo.reset_tzpath(to=())
    try:
        with pytest.raises(UnknownZone):
            local_day(0, "Europe/Tirane")
    finally:
        zoneinfo.reset_tzpath()


@pytest.mark.parametrize("name", sorted(zoneinfo.available_timezones()))
def test_every_zone_there_is_can_be_named(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize("name", ["", "Europe/Olso", "/etc/localtime", "../UTC", "a.b/c", "x" * 99])
def test_what_is_no_name_is_no_zone(name: str) -> None:
    assert not is_zone(name)
