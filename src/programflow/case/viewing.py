"""What a status is read off, and how a date is shown in it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from programflow.case.journal import Known
from programflow.case.limits import Limits
from programflow.case.memory import Folded
from programflow.case.moments import Point, When
from programflow.case.state import State
from programflow.case.verdict import Reason
from programflow.machine import Machine
from programflow.temporal import to_date

Explain = Callable[[str], Reason]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class View:
    """The fold, what it may be explained by, and the entries behind it.

    No entries where none is corrected or reviewed and every decision has its ground: they are
    asked about nothing else. `shown` are all instances, in the order of the definition, then as
    they began; `open` those of them that are open, `lapsed` the names of those that have a lapse.
    `limits` are those of instances and visits, as they are on the day.
    """

    __slots__ = (
        "machine", "state", "entries", "explain", "limits", "shown", "open", "lapsed", "_folded",
    )  # fmt: skip

    def __init__(
        self, machine: Machine, folded: Folded, entries: tuple[Known, ...], *, explain: Explain
    ) -> None:
        self.machine = machine
        self._folded = folded
        self.entries = entries
        self.explain = explain
        self.state = state = folded.state
        self.limits = Limits(state)
        self.lapsed = {lapse.instance for lapse in state.lapses.values()} if state.lapses else ()
        begun, instances = state.by_step, state.instances
        self.shown = [
            (listed, instances[name])
            for step, listed in state.plan.listing.steps.items()
            if step in begun
            for name in begun[step]
        ]
        self.open = [row for row in self.shown if row[1].state == "open"]

    @property
    def facts_close(self) -> State:
        """The facts close of the day."""
        return self._folded.facts_close


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
