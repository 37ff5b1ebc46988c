"""Limits as pauses see them: what each counts, which spells stop it, and when it is over."""

from collections.abc import Iterator
from typing import cast

from attrs import frozen

from programflow.checking.question import Question, Range
from programflow.definition.node import Route
from programflow.definition.programme import Phase
from programflow.definition.steps import Bound, Step
from programflow.definition.values import ParameterRef, Quantity
from programflow.machine import present
from programflow.temporal import Duration, Period, Unit, add, next_period

ATTENDED = frozenset({"session", "test"})


@frozen(kw_only=True)
class Limit:
    """An upper bound, a pace or a longest gap: of a step or of a phase's own window.

    `stopped_by` are the spells that stop its count while they are open, `runs_in` those outside
    which it stands still. `attended`: what it asks for, the participant has to be there for. `last`
    is how far off its last day is, `per` the period of a pace; None where it is neither or unknown.
    """

    thing: str
    route: Route
    key: str
    stopped_by: frozenset[str]
    runs_in: frozenset[str]
    attended: bool
    statutory: bool = False
    last: Duration | None = None
    per: str | None = None

    @property
    def is_at_once(self) -> bool:
        """Whether it is over on the day it is counted from: no pause comes in between."""
        return self.last is not None and self.last.n <= 0


def limits_of_step(question: Question, step: Step) -> Iterator[Limit]:
    """The limits of a step that somebody answers for."""
    attended = step.is_ in ATTENDED or _is_participant(question, step.of)
    for bound in step.window:
        if present(bound, question.variant):
            yield from _bound(question, bound, thing=step.name, attended=attended)
    repeat = step.repeat
    if repeat is None:
        return
    stopped, during = frozenset(repeat.except_), frozenset(step.during)
    if repeat.per is not None and repeat.min is not None and repeat.modality != "may":
        yield Limit(
            thing=step.name,
            route=(*repeat.route, "per"),
            key="min",
            stopped_by=stopped,
            runs_in=during,
            attended=attended,
            per=repeat.per,
        )
    if repeat.gap is not None and repeat.gap.modality != "may":
        yield Limit(
            thing=step.name,
            route=repeat.gap.route,
            key="max",
            stopped_by=stopped,
            runs_in=frozenset(),
            attended=attended,
            last=_length(question, repeat.gap.max),
        )


def limits_of_phase(question: Question, phase: Phase) -> Iterator[Limit]:
    """The limits of a phase: its own, and those of its steps."""
    for bound in phase.window:
        if present(bound, question.variant):
            yield from _bound(question, bound, thing=phase.name, attended=True)
    for step in question.plan.by_phase.get(phase.name, ()):
        yield from limits_of_step(question, step)


def _bound(question: Question, bound: Bound, *, thing: str, attended: bool) -> Iterator[Limit]:
    key = "max" if bound.max is not None else "late"
    if bound.modality == "may" or (bound.max is None and bound.late is None):
        return
    clock = None if bound.clock is None else question.programme.clocks[bound.clock]
    yield Limit(
        thing=thing,
        route=(*bound.route, key),
        key=key,
        stopped_by=frozenset(() if clock is None else clock.except_),
        runs_in=frozenset(() if clock is None else clock.during),
        attended=attended,
        statutory=bound.counting == "statutory",
        last=None if bound.max is None else _length(question, bound.max),
    )


def _is_participant(question: Question, role: str | None) -> bool:
    found = question.programme.roles.get(role or "")
    return found is not None and found.side == "participant"


def _length(question: Question, quantity: Quantity) -> Duration | None:
    value = quantity
    if isinstance(quantity, ParameterRef):
        taken = question.value(quantity.name, on=question.first)
        value = taken.low if isinstance(taken, Range) else taken  # type: ignore[assignment]
    return value if isinstance(value, Duration) else None


def last_day(question: Question, limit: Limit, *, counted_from: int) -> int | None:
    """The last day of a limit, as a day number; of a pace that of its first whole period."""
    if limit.per is not None:
        return next_period(counted_from, cast("Period", limit.per))[1] - 1
    if limit.last is None or limit.last.unit is Unit.HOURS:
        return None
    return add(counted_from, limit.last, question.machine.calendar)
