"""What the tests of time share: short ways to write days, and calendars to draw from."""

from datetime import date

from attrs import frozen
from hypothesis import strategies as st

from programflow.temporal import (
    NORWAY,
    Calendar,
    Duration,
    Stretches,
    merge,
    parse_duration,
    to_day,
)

OSLO = "Europe/Oslo"
FIRST = date(1990, 1, 1).toordinal()
LAST = date(2060, 12, 31).toordinal()


def lasting(said: str) -> Duration:
    """A duration, as the language writes it."""
    duration = parse_duration(said)
    assert duration is not None
    return duration


def day(said: str) -> int:
    """The ordinal of ISO text."""
    return to_day(said)


def text(on: int | None) -> str | None:
    """ISO text of a day."""
    return None if on is None else date.fromordinal(on).isoformat()


@frozen
class ClosedAlso:
    """A calendar with some more days off."""

    calendar: Calendar
    closed: frozenset[int]
    name: str = "closed-also"
    version: str = "1"

    def is_working_day(self, day: int) -> bool:
        return day not in self.closed and self.calendar.is_working_day(day)


anchors = st.integers(FIRST, LAST)
pairs = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: (p[0], p[1])), max_size=6
)
calendars = st.frozensets(st.integers(FIRST, FIRST + 400), max_size=30).map(
    lambda closed: ClosedAlso(NORWAY, closed)
)


def days_of(stretches: Stretches, until: int) -> set[int]:
    """Each day of the stretches before `until`, one by one."""
    return {d for start, end in stretches for d in range(start, until if end is None else end)}


def stopped(found: list[tuple[int, int]], anchor: int) -> Stretches:
    """Stretches around an anchor, from pairs of small numbers."""
    return merge((anchor + start - 10, anchor + end - 10) for start, end in found)
