"""Zones: from instants to local days and back (T1, T11).

An instant is an int, microseconds since 1970-01-01T00:00Z, so comparing and subtracting go
through UTC whatever the zone. A zone is its IANA name. The rules come from the system or from
the package `tzdata`; where there is neither, every zone is UnknownZone.
"""

import re
from bisect import bisect_left
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from programflow.temporal.civil import to_date
from programflow.temporal.errors import AmbiguousTime, NonexistentTime, UnknownZone

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
EPOCH_DAY = 719_163

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


# `zoneinfo` takes a name for a path and for the name of a module, and would look for both.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,31}){0,3}\Z")


def is_zone(name: str) -> bool:
    """Whether the rules of a zone of that name are there."""
    try:
        _rules(name)
    except UnknownZone:
        return False
    return True


@lru_cache(maxsize=64)
def _rules(zone: str) -> tzinfo:
    # Late, because most programmes have no hour rules and zoneinfo is slow to import.
    from zoneinfo import ZoneInfo

    if not _NAME.match(zone):
        raise UnknownZone(zone)
    try:
        return ZoneInfo(zone)
    except (LookupError, ValueError, OSError):
        raise UnknownZone(zone) from None


def local_day(instant: int, zone: str) -> int:
    """The civil day of an instant in a zone (T1). UnknownZone, a LookupError."""
    return (_EPOCH + instant * _MICROSECOND).astimezone(_rules(zone)).toordinal()


def instant_of(  # noqa: PLR0917 - a time of day is read in this order
    day: int, hour: int, minute: int, second: int, microsecond: int, zone: str
) -> int:
    """The instant of a local time, which must have been exactly once (T11).

    NonexistentTime where the clocks went forward over it, AmbiguousTime where they went back over
    it; ValueError for an hour, minute, second or microsecond that no clock shows.

    >>> instant_of(EPOCH_DAY, 1, 0, 0, 0, "Europe/Oslo")
    0
    """
    on = to_date(day)
    local = datetime(
        on.year, on.month, on.day, hour, minute, second, microsecond, tzinfo=_rules(zone)
    )
    clock = hour * HOUR + minute * MINUTE + second * SECOND + microsecond
    earlier, later = _readings(local)
    if earlier < later:
        raise AmbiguousTime(day, clock, (earlier, later))
    if earlier > later:
        raise NonexistentTime(day, clock)
    return earlier


def _readings(local: datetime) -> tuple[int, int]:
    """The instants of a local time by the rules before and after a change of the clocks.

    Equal away from a change; in order over a time that was twice, and the wrong way round over one
    that never was (PEP 495).
    """
    before, after = (
        (local.replace(fold=fold).astimezone(UTC) - _EPOCH) // _MICROSECOND for fold in (0, 1)
    )
    return before, after


def start_of_day(day: int, zone: str) -> int:
    """The first instant of a civil day: the end, not included, of the day before (T3).

    Where the clocks went forward over midnight that is the moment they did; where midnight was
    twice, the first of them.
    """
    on = to_date(day)
    before, after = _readings(datetime(on.year, on.month, on.day, tzinfo=_rules(zone)))
    if before <= after:
        return before
    gap = range(after, before)
    return gap[0] + bisect_left(gap, day, key=lambda instant: local_day(instant, zone))


class DayEnds(dict[int, int]):
    """The last microsecond of each civil day of a zone, worked out when it is first asked for."""

    __slots__ = ("zone",)

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.zone = zone

    def __missing__(self, day: int) -> int:
        end = self[day] = start_of_day(day + 1, self.zone) - 1
        return end


@lru_cache(maxsize=64)
def day_ends(zone: str) -> DayEnds:
    """The ends of the days of a zone, of which there are as many as have been asked for."""
    return DayEnds(zone)
