"""Counting from an anchor, as the law counts: T2, T3, T4, T6 and T9.

Domstolloven §§ 148-149, which straffeloven § 13 applies to the time limits of penal law. The
anchor is the day of what happened and is day 0 (T10). A day counts in full: an entry is in time
if and only if its day is at most the last day (T3).
"""

from programflow.temporal.calendars import Calendar, nth_working_day, rolled
from programflow.temporal.civil import add_months
from programflow.temporal.durations import Duration, Unit
from programflow.temporal.errors import UnitMismatch
from programflow.temporal.stretches import Stretches, elapsed_running, nth_running_day

# Looked up once: a member of an enum costs more than the arithmetic it chooses.
_DAYS = Unit.DAYS
_WEEKS = Unit.WEEKS
_MONTHS = Unit.MONTHS
_YEARS = Unit.YEARS
_WORKING_DAYS = Unit.WORKING_DAYS


def add(day: int, duration: Duration, calendar: Calendar) -> int:
    """T2: the day `duration` after `day`, or before it if negative. Nothing rolls.

    Domstolloven § 148. Weeks keep the weekday. Months and years keep the number of the day, or
    take the month's last day, always from `day` itself. Working days: the n-th strictly after,
    and 0 of them is the day itself (T5). UnitMismatch, a ValueError, for hours (T1).
    """
    n, unit = duration
    if unit is _DAYS:
        return day + n
    if unit is _WEEKS:
        return day + 7 * n
    if unit is _MONTHS:
        return add_months(day, n)
    if unit is _YEARS:
        return add_months(day, 12 * n)
    if unit is _WORKING_DAYS:
        return nth_working_day(day, n, calendar)
    raise UnitMismatch(unit)


def first_day(anchor: int, duration: Duration, calendar: Calendar) -> int:
    """T4: the first day of a lower bound. It never rolls: what may begin is no time limit."""
    return add(anchor, duration, calendar)


def last_day(anchor: int, duration: Duration, *, statutory: bool, calendar: Calendar) -> int:
    """T3, T4: the last day of an upper bound, which counts in full.

    Only a `statutory` one rolls, and only forward: domstolloven § 149 first paragraph lets a time
    limit that ends on a Saturday, a holy day or its equal last to the next working day.

    >>> from programflow.temporal import NORWAY, parse_duration, to_date, to_day
    >>> three_weeks = parse_duration("3 weeks")
    >>> str(to_date(last_day(to_day("2026-03-12"), three_weeks, statutory=True, calendar=NORWAY)))
    '2026-04-07'
    """
    day = add(anchor, duration, calendar)
    return rolled(day, calendar) if statutory else day


def due(
    anchor: int,
    duration: Duration,
    *,
    statutory: bool,
    calendar: Calendar,
    stretches: Stretches = (),
) -> int | None:
    """T3, T4, T9: the last day of an upper bound whose clock stands still on the stretches' days.

    Stopped days are counted first and the roll comes last; where it lands is not stopped again.
    None, unknown, while a stretch that began on or before the unrolled day is open. UnitMismatch
    for anything but days and weeks with stretches: a month of stopped days has no meaning.
    """
    if not stretches:
        return last_day(anchor, duration, statutory=statutory, calendar=calendar)
    day = nth_running_day(anchor, in_days(duration), stretches)
    return rolled(day, calendar) if statutory and day is not None else day


def in_days(duration: Duration) -> int:
    """Days or weeks as a number of days; UnitMismatch for units that are no number of days."""
    n, unit = duration
    if unit is _DAYS:
        return n
    if unit is _WEEKS:
        return 7 * n
    raise UnitMismatch(unit)


def covers_sliding(
    entry_day: int, on: int, window: Duration, *, first_day_counts: bool, calendar: Calendar
) -> bool:
    """T6: whether the window that ends on the day `on` still holds an entry of `entry_day`.

    It does if and only if entry_day <= on <= entry_day + window: three in 30 days holds when the
    first and the last are 30 days apart. Where the first day counts, on < entry_day + window:
    twelve months beginning with 1 March end with the last of February.
    """
    if on < entry_day:
        return False
    return on < leaves_on(entry_day, window, first_day_counts=first_day_counts, calendar=calendar)


def leaves_on(
    entry_day: int, window: Duration, *, first_day_counts: bool, calendar: Calendar
) -> int:
    """T6: the first day, from the entry's own on, on which the window holds the entry no more."""
    reached = add(entry_day, window, calendar)
    return max(entry_day, reached if first_day_counts else reached + 1)


def elapsed_beyond(
    anchor: int, duration: Duration, *, on: int, calendar: Calendar, stretches: Stretches = ()
) -> int:
    """By how many days `on` lies past the day on which `duration` has elapsed since `anchor`.

    0 on that day, negative before it. All comparisons of a clock follow: at_least is >= 0,
    more_than > 0, at_most <= 0, less_than < 0, is == 0. Six months is a date, not 182 days: by T2
    the clock reaches it on add(anchor, 6 months). With stretches it counts unstopped days and
    takes days and weeks only (UnitMismatch); while stopped it keeps its value.
    """
    if stretches:
        return elapsed_running(anchor, on, stretches) - in_days(duration)
    return on - add(anchor, duration, calendar)


def has_elapsed(
    anchor: int, duration: Duration, *, on: int, calendar: Calendar, stretches: Stretches = ()
) -> bool:
    """Whether at least `duration` has elapsed since `anchor` on the day `on`; no is less_than."""
    return elapsed_beyond(anchor, duration, on=on, calendar=calendar, stretches=stretches) >= 0


def has_exceeded(
    anchor: int, duration: Duration, *, on: int, calendar: Calendar, stretches: Stretches = ()
) -> bool:
    """Whether more than `duration` has elapsed since `anchor` on the day `on`; no is at_most."""
    return elapsed_beyond(anchor, duration, on=on, calendar=calendar, stretches=stretches) > 0
