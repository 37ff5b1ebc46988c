"""Last days that fall on days that are no working days: which move, and which do not."""

from collections.abc import Iterator
from typing import Any

from programflow.checking.index import Index
from programflow.checking.said_lengths import (
    BY_CALENDAR,
    FIXED,
    days_after,
    length_of,
    thing_of,
)
from programflow.checking.told_days import told_day
from programflow.definition.node import Route
from programflow.definition.steps import Bound, Step
from programflow.definition.values import Citation
from programflow.diagnostics import Fault
from programflow.temporal import Duration, Unit, rolled

# In these a last day never falls on a day that moves: hours have no day, working days are some.
_UNMOVING = frozenset({Unit.HOURS, Unit.WORKING_DAYS})


def unmoved(index: Index) -> Iterator[Fault]:
    """A last day that is left where it falls, where something tells that it should move.

    What tells is another last day of the same source that moves; or that a participant may do
    ask for a decision until then, and not after.
    """
    bounds = index.all(Bound)
    moving = [
        bound for bound in bounds if bound.counting == "statutory" and _idle(index, bound) is None
    ]
    like = {cited.source: bound for bound in moving if (cited := _cited(index, bound)) is not None}
    for bound in bounds:
        length = length_of(index, bound.max)
        if bound.counting == "statutory" or length is None or length.n <= 0:
            continue
        if length.unit in FIXED or length.unit in BY_CALENDAR:
            cited = _cited(index, bound)
            other = None if cited is None else like.get(cited.source)
            if other is not None or _is_a_right(index, bound):
                yield from _left_there(index, bound, length, like=other)


def _cited(index: Index, bound: Bound) -> Citation | None:
    """The source of a bound, its own or that of what it stands in."""
    if bound.source is not None:
        return bound.source
    holder: Any = index.step_around(bound.route)
    if holder is None:
        holder = index.programme.phases.get(str(bound.route[1]))
    return None if holder is None else holder.source


def _is_a_right(index: Index, bound: Bound) -> bool:
    """Whether it is the last day on which a participant may ask for a decision, as by an appeal."""
    step = index.step_around(bound.route)
    if step is None or step.need.modality != "may" or step.need.must_when is not None:
        return False
    role = index.programme.roles.get(step.of)
    asks = role is not None and role.side == "participant"
    return asks and any(_decides_on(other, step.name) for other in index.steps.values())


def _decides_on(step: Step, name: str) -> bool:
    """Whether a decision opens when a step is done."""
    causes = (opening.selection for opening in step.opens if opening.selection is not None)
    members = (one for cause in causes for one in cause.members)
    return step.is_ == "decision" and any(
        (one.kind, one.target) == ("done", name) for one in members
    )


def _left_there(
    index: Index, bound: Bound, length: Duration, *, like: Bound | None
) -> Iterator[Fault]:
    """With the first working day from which it ends on a day that is none."""
    for day, last, calendar in days_after(index, length):
        if calendar.is_working_day(last):
            continue
        route, thing = (*bound.route, "max"), thing_of(index, bound.route)
        chain = (
            told_day(day, "counted"),
            told_day(last, "last", thing, route=route, said=length),
            told_day(rolled(last, calendar), "working"),
        )
        related = () if like is None else ((*like.route, "counting"),)
        params = (("thing", thing), ("chain", chain))
        yield Fault(rule="last-day-unmoved", route=route, params=params, related=related)
        return


def moved(index: Index) -> Iterator[Fault]:
    """`counting: statutory` where nothing can move, or only towards what is counted from."""
    for bound in index.all(Bound):
        if bound.counting != "statutory":
            continue
        rule = _idle(index, bound)
        if rule is not None:
            params = (("thing", thing_of(index, bound.route)),)
            at = (*bound.route, "counting")
            yield Fault(rule=rule, route=at, params=params, related=tuple(_ends(bound)))


def _idle(index: Index, bound: Bound) -> str | None:
    """What is wrong with moving this last day, if anything is."""
    lengths = [length_of(index, end) for end in (bound.max, bound.late) if end is not None]
    if all(length is not None and length.unit in _UNMOVING for length in lengths):
        return "nothing-to-move"
    back = any(length is not None and length.n < 0 for length in lengths)
    return "moves-back" if back else None


def _ends(bound: Bound) -> Iterator[Route]:
    for key in ("max", "late"):
        if getattr(bound, key) is not None:
            yield (*bound.route, key)


RULES = (unmoved, moved)
