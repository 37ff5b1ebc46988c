"""One line of a story that a fault tells from day to day."""

from typing import NamedTuple

from programflow.definition.node import Route
from programflow.temporal import to_date


class Day(NamedTuple):
    """On this day something is possible first, or last, or is over; and by which rule.

    `side` says which, and has its words under ``chain.<side>``; `key` and `said` are what is
    written at the rule. An empty `route`: no rule says so.
    """

    on: str
    side: str
    thing: str = ""
    key: str = ""
    said: str = ""
    route: Route = ()


def told_day(on: int, side: str, thing: str = "", *, route: Route = (), said: object = "") -> Day:
    """A line whose key is the last of its route."""
    key = str(route[-1]) if route else ""
    return Day(to_date(on).isoformat(), side, thing, key, str(said), route)
