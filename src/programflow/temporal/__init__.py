"""Exact time on plain ints: civil days, durations, calendars, stopped days, instants.

A civil day is its proleptic Gregorian ordinal; an instant is microseconds since
1970-01-01T00:00Z. Nothing here asks what day it is.
"""

from programflow.temporal.calendars import (
    EMPTY,
    Calendar,
    calendar_named,
    nth_working_day,
    rolled,
)
from programflow.temporal.civil import to_date, to_day, weekday
from programflow.temporal.counting import (
    add,
    covers_sliding,
    due,
    elapsed_beyond,
    first_day,
    has_elapsed,
    has_exceeded,
    in_days,
    last_day,
    leaves_on,
)
from programflow.temporal.durations import Duration, Unit, parse_duration
from programflow.temporal.errors import (
    AmbiguousTime,
    CalendarsNotInstalled,
    NonexistentTime,
    NoWorkingDays,
    UnitMismatch,
    UnknownCalendar,
    UnknownZone,
    UnreadableDate,
    UnreadableTime,
    WrongDay,
    YearNotCovered,
)
from programflow.temporal.instants import (
    due_instant,
    instant_from_text,
    instant_text,
    parse_instant,
)
from programflow.temporal.norway import NORWAY, HolyDay, easter_sunday, holy_day
from programflow.temporal.periods import (
    CalendarPeriod,
    Period,
    iso_week,
    next_period,
    period_of,
    periods_between,
)
from programflow.temporal.stretches import (
    Stretch,
    Stretches,
    complement,
    covers,
    elapsed_running,
    merge,
    nth_running_day,
    overlapping,
    stopped_between,
)
from programflow.temporal.zones import instant_of, is_zone, local_day, start_of_day

__all__ = [
    "EMPTY",
    "NORWAY",
    "AmbiguousTime",
    "Calendar",
    "CalendarPeriod",
    "CalendarsNotInstalled",
    "Duration",
    "HolyDay",
    "NoWorkingDays",
    "NonexistentTime",
    "Period",
    "Stretch",
    "Stretches",
    "Unit",
    "UnitMismatch",
    "UnknownCalendar",
    "UnknownZone",
    "UnreadableDate",
    "UnreadableTime",
    "WrongDay",
    "YearNotCovered",
    "add",
    "calendar_named",
    "complement",
    "covers",
    "covers_sliding",
    "due",
    "due_instant",
    "easter_sunday",
    "elapsed_beyond",
    "elapsed_running",
    "first_day",
    "has_elapsed",
    "has_exceeded",
    "holy_day",
    "in_days",
    "instant_from_text",
    "instant_of",
    "instant_text",
    "is_zone",
    "iso_week",
    "last_day",
    "leaves_on",
    "local_day",
    "merge",
    "next_period",
    "nth_running_day",
    "nth_working_day",
    "overlapping",
    "parse_duration",
    "parse_instant",
    "period_of",
    "periods_between",
    "rolled",
    "start_of_day",
    "stopped_between",
    "to_date",
    "to_day",
    "weekday",
]
