"""The date that a value says."""

from datetime import date

from programflow.temporal import UnreadableDate, to_day


def day_in(value: object) -> int | None:
    """The day that a value says, as a date or ISO text; None if it says none."""
    if isinstance(value, date):
        return value.toordinal()
    try:
        return to_day(value) if isinstance(value, str) else None
    except UnreadableDate:
        return None
