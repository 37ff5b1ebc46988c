"""The library's own calendar, against independent ones and against the law's known days."""

import pickle
from copy import deepcopy
from datetime import date

import pytest
from dateutil.easter import easter
from holidays.countries.norway import Norway

from programflow.temporal import NORWAY, calendar_named, easter_sunday, holy_day
from tests.temporal.days import day, text

FROM, TO = 1996, 2100


def test_every_day_as_an_independent_calendar_has_it() -> None:
    theirs = Norway(years=range(FROM, TO + 1), include_sundays=True)
    for on in range(day(f"{FROM}-01-01"), day(f"{TO}-12-31") + 1):
        holy = date.fromordinal(on) in theirs
        assert (holy_day(on) is not None) == holy, text(on)
        saturday = date.fromordinal(on).weekday() == 5
        assert NORWAY.is_working_day(on) == (not holy and not saturday), text(on)


def test_the_named_days_alone() -> None:
    theirs = set(Norway(years=range(FROM, TO + 1)))
    named = {
        date.fromordinal(on)
        for on in range(day(f"{FROM}-01-01"), day(f"{TO}-12-31") + 1)
        if (found := holy_day(on)) is not None and found.code != "sunday"
    }
    assert named == theirs


def test_easter_as_an_independent_computus_has_it() -> None:
    for year in range(1583, 4100):
        assert easter_sunday(year) == easter(year).toordinal(), year


def test_easter_of_2076_is_in_april() -> None:
    """The wording of the Act once gave 22 March for this year, before it was mended."""
    assert text(easter_sunday(2076)) == "2076-04-19"


@pytest.mark.parametrize(
    ("on", "code", "act"),
    [
        ("2026-01-01", "new_years_day", 1995),
        ("2026-04-02", "maundy_thursday", 1995),
        ("2026-04-03", "good_friday", 1995),
        ("2026-04-05", "easter_sunday", 1995),
        ("2026-04-06", "easter_monday", 1995),
        ("2026-05-01", "labour_day", 1947),
        ("2026-05-14", "ascension_day", 1995),
        ("2026-05-17", "constitution_day", 1947),
        ("2026-05-24", "whit_sunday", 1995),
        ("2026-05-25", "whit_monday", 1995),
        ("2026-12-25", "christmas_day", 1995),
        ("2026-12-26", "second_christmas_day", 1995),
        ("2026-03-15", "sunday", 1995),
        # Where two fall together the Act of 1995 speaks, and a named day before a plain Sunday.
        ("2008-05-01", "ascension_day", 1995),
        ("1947-05-17", "constitution_day", 1947),
    ],
)
def test_each_holy_day_has_its_law(on: str, code: str, act: int) -> None:
    found = holy_day(day(on))
    assert found is not None
    assert found.code == code
    assert f"{act} nr." in found.law


@pytest.mark.parametrize(
    "on", ["2026-12-24", "2026-12-31", "2025-12-24", "2026-05-15", "2026-04-01", "1946-05-17"]
)
def test_working_days_that_many_take_off(on: str) -> None:
    assert NORWAY.is_working_day(day(on))
    assert holy_day(day(on)) is None


@pytest.mark.parametrize("on", ["2026-04-04", "2026-05-23", "2022-12-24", "2022-12-31"])
def test_eves_on_a_saturday_are_no_working_days_and_not_holy(on: str) -> None:
    assert not NORWAY.is_working_day(day(on))
    assert holy_day(day(on)) is None


def test_there_is_one() -> None:
    assert pickle.loads(pickle.dumps(NORWAY)) is NORWAY
    assert deepcopy(NORWAY) is NORWAY
    assert calendar_named("norway") is NORWAY
    assert (NORWAY.name, NORWAY.version) == ("norway", "1")
    assert repr(NORWAY) == "NORWAY"
