"""Instants in text and rules in hours (T1, T11)."""

import re
from collections.abc import Sequence
from functools import cache

from programflow.temporal.civil import to_date, to_day
from programflow.temporal.errors import UnreadableTime, WrongDay
from programflow.temporal.zones import (
    DAY,
    EPOCH_DAY,
    HOUR,
    MINUTE,
    SECOND,
    instant_of,
    local_day,
)

# Compiled at first use: most programmes have no times of day.
_CLOCK = r"([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:\.([0-9]{1,6}))?)?"
_DATE_TIME = rf"([0-9-]{{10}})T{_CLOCK}(?:Z|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))"


def parse_instant(text: str, *, on: int, zone: str) -> int:
    """The instant of an entry of the day `on`: local `HH:MM[:SS[.ffffff]]`, or ISO with an offset.

    UnreadableTime or UnreadableDate for other text; NonexistentTime and AmbiguousTime for a local
    time without exactly one instant; WrongDay if an instant with an offset is not on that day in
    the zone. All are ValueErrors.
    """
    local = _pattern(_CLOCK).fullmatch(text)
    if local is not None:
        return instant_of(on, *_clock(local.groups()), zone)
    instant = instant_from_text(text)
    found = local_day(instant, zone)
    if found != on:
        raise WrongDay(on, found)
    return instant


def instant_from_text(text: str) -> int:
    """The instant of `YYYY-MM-DDTHH:MM[:SS[.ffffff]]` with `Z` or an offset `+HH:MM`.

    UnreadableTime, or UnreadableDate for its date.

    >>> instant_from_text("1970-01-01T01:00+01:00")
    0
    """
    found = _pattern(_DATE_TIME).fullmatch(text)
    if found is None:
        raise UnreadableTime
    day, *clock, sign, hours, minutes = found.groups()
    hour, minute, second, microsecond = _clock(clock)
    instant = (to_day(day) - EPOCH_DAY) * DAY
    instant += hour * HOUR + minute * MINUTE + second * SECOND + microsecond
    if sign is None:
        return instant
    offset = int(hours) * HOUR + int(minutes) * MINUTE
    return instant - offset if sign == "+" else instant + offset


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _clock(groups: Sequence[str | None]) -> tuple[int, int, int, int]:
    hour, minute, second, fraction = groups
    return int(hour or 0), int(minute or 0), int(second or 0), int((fraction or "").ljust(6, "0"))


def instant_text(instant: int) -> str:
    """The one text of an instant in UTC: `instant_from_text(instant_text(i)) == i`, 1900-2200.

    >>> instant_text(1_500_000)
    '1970-01-01T00:00:01.500000Z'
    """
    days, clock = divmod(instant, DAY)
    hour, rest = divmod(clock, HOUR)
    minute, rest = divmod(rest, MINUTE)
    second, microsecond = divmod(rest, SECOND)
    fraction = f".{microsecond:06}" if microsecond else ""
    return f"{to_date(days + EPOCH_DAY)}T{hour:02}:{minute:02}:{second:02}{fraction}Z"


def due_instant(anchor_instant: int, hours: int) -> int:
    """The last instant of an hour rule: in time if and only if at or before it.

    Hours are hours that pass, also over a change of the clocks (T11). Nothing rolls.
    """
    return anchor_instant + hours * HOUR
