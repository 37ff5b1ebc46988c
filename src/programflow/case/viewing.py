"""What a status is read off, and how a date is shown in it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from attrs import frozen

from programflow.case.journal import Known
from programflow.case.limits import Limits
from programflow.case.moments import Point, When
from programflow.case.settling import Facts
from programflow.case.state import Instance, State
from programflow.case.verdict import Reason
from programflow.machine import Machine
from programflow.temporal import to_date

Explain = Callable[[str], Reason]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@frozen(eq=False)
class View:
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

    @cached_property
    def limits(self) -> Limits:
        """The limits of instances and visits, as they are on the day."""
        return Limits(self.state)

    @cached_property
    def shown(self) -> tuple[Instance, ...]:
        """All instances, in the order of the definition, then as they began."""
        state, instances = self.state, self.state.instances
        begun = [state.by_step[name] for name in state.plan.steps if name in state.by_step]
        return tuple([instances[name] for names in begun for name in names])

    @cached_property
    def lapsed(self) -> frozenset[str]:
        """The instances that have a lapse."""
        return frozenset([lapse.instance for lapse in self.state.lapses.values()])

    def is_late(self, instance: Instance) -> bool:
        """Living with a lapse. (S14.3)"""
        return instance.living and instance.name in self.lapsed


def date_of(day: int | None) -> date | None:
    """A day as a date; None stays None."""
    return None if day is None else date.fromordinal(day)


def date_at(point: When) -> date | None:
    """The date of a moment that is known."""
    return to_date(point.day) if isinstance(point, Point) else None


def instant_at(point: When) -> datetime | None:
    """The instant of a moment that has one, in UTC."""
    if not isinstance(point, Point) or point.at is None:
        return None
    return EPOCH + timedelta(microseconds=point.at)
