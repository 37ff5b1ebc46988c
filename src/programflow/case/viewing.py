"""What a status is read off, and how a date is shown in it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from programflow.case.journal import Known
from programflow.case.moments import Point, When
from programflow.case.settling import Facts
from programflow.case.state import Instance, State
from programflow.case.verdict import Reason
from programflow.machine import Machine
from programflow.temporal import to_date

Explain = Callable[[str], Reason]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class View(NamedTuple):
    """The fold, what it may be explained by, and the entries behind it.

    No entries where none is corrected or reviewed and every decision has its ground: they are
    asked about nothing else.
    """

    machine: Machine
    state: State
    facts: Facts
    entries: tuple[Known, ...]
    explain: Explain

    @property
    def facts_close(self) -> State:
        """The facts close of the day."""
        return self.facts.closed()


def shown(state: State) -> Iterator[Instance]:
    """All instances, in the order of the definition, then as they began."""
    for name in state.plan.steps:
        yield from state.of_step(name)


def is_late(state: State, instance: Instance) -> bool:
    """Living with a lapse. (S14.3)"""
    return instance.living and any(
        lapse.instance == instance.name for lapse in state.lapses.values()
    )


def date_of(day: int | None) -> date | None:
    """A day as a date; None stays None."""
    return None if day is None else to_date(day)


def date_at(point: When) -> date | None:
    """The date of a moment that is known."""
    return to_date(point.day) if isinstance(point, Point) else None


def instant_at(point: When) -> datetime | None:
    """The instant of a moment that has one, in UTC."""
    if not isinstance(point, Point) or point.at is None:
        return None
    return EPOCH + timedelta(microseconds=point.at)
