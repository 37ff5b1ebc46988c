"""The date sums that the cases rest on, done again without the project's own arithmetic."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.easter import easter

from tests.conformance.cases import read_cases
from tests.conformance.names import RUSSAMTALEN

LINES = [(case.id, line) for case in read_cases(RUSSAMTALEN) for line in case.arithmetic]
_DAY = r"(\d{4}-\d\d-\d\d)(?: (Mon|Tue|Wed|Thu|Fri|Sat|Sun))?"
_OSLO = ZoneInfo("Europe/Oslo")


def _date(said: str, weekday: str | None) -> date:
    day = date.fromisoformat(said)
    assert weekday in {None, day.strftime("%a")}
    return day


def _is_called(day: date, name: str) -> bool:
    sunday = easter(day.year)
    if name == "the night of the change to summer time":
        before, after = (datetime(*day.timetuple()[:3], h, tzinfo=_OSLO) for h in (0, 12))
        return after.dst() != timedelta() == before.dst()
    return (
        day
        == {
            "Maundy Thursday": sunday - timedelta(days=3),
            "Easter Sunday": sunday,
            "1 May": date(day.year, 5, 1),
            "Christmas Day": date(day.year, 12, 25),
        }[name]
    )


def _holds(line: str) -> bool:
    if found := re.fullmatch(rf"{_DAY} \+ (\d+) weeks = {_DAY}", line):
        first, w1, weeks, last, w2 = found.groups()
        return _date(first, w1) + timedelta(weeks=int(weeks)) == _date(last, w2)
    if found := re.fullmatch(rf"{_DAY} - {_DAY} = (\d+) days", line):
        last, w2, first, w1, days = found.groups()
        return (_date(last, w2) - _date(first, w1)).days == int(days)
    if found := re.fullmatch(r"(\S+ \S+) in Oslo is (\S+ \S+) UTC", line):
        local, utc = (datetime.fromisoformat(said) for said in found.groups())
        return local.replace(tzinfo=_OSLO) == utc.replace(tzinfo=UTC)
    found = re.fullmatch(rf"{_DAY} is (.+)", line)
    assert found is not None, line
    return _is_called(_date(*found.groups()[:2]), found.group(3))


@pytest.mark.parametrize(("case_id", "line"), LINES)
def test_a_sum_holds(case_id: str, line: str) -> None:
    assert _holds(line), case_id
