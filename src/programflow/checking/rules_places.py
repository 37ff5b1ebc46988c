"""The zone and the calendar that every date of a case is counted in."""

from collections.abc import Iterator

from programflow.checking.index import Index
from programflow.definition.naming import nearest
from programflow.diagnostics import Fault
from programflow.temporal import (
    CalendarsNotInstalled,
    UnknownCalendar,
    calendar_named,
    is_zone,
)


def zone(index: Index) -> Iterator[Fault]:
    """The zone is one of the IANA database."""
    name = index.programme.zone
    if not is_zone(name):
        params = (("zone", name), ("near", _near_zones(name)))
        yield Fault(rule="unknown-zone", route=("zone",), params=params)


def _near_zones(name: str) -> tuple[str, ...]:
    from zoneinfo import available_timezones  # slow, and only a misspelt zone asks for it

    return nearest(name, available_timezones())


def calendar(index: Index) -> Iterator[Fault]:
    """The calendar is one that is there."""
    name = index.programme.calendar
    try:
        calendar_named(name)
    except CalendarsNotInstalled:
        params = (("calendar", name),)
        yield Fault(rule="calendar-not-installed", route=("calendar",), params=params)
    except UnknownCalendar:
        yield Fault(rule="unknown-calendar", route=("calendar",), params=(("calendar", name),))


RULES = (zone, calendar)
