"""Why an entry counts for nothing, or what it did. (S8.12)"""

from programflow.case.because_bounds import said
from programflow.case.because_steps import of_instance
from programflow.case.bounds import last_counted
from programflow.case.limits import Limit
from programflow.case.moments import Point
from programflow.case.parameters import quantity
from programflow.case.sourcing import sources_of
from programflow.case.state import Fact, Instance, State
from programflow.case.verdict import Reason
from programflow.temporal import Duration


def too_late(state: State, limit: Limit, instance: Instance, *, by: Fact) -> Reason:
    """That an entry counts for nothing: after the last day that counts, with its grace."""
    bound, due = limit.place.bound, limit.due
    last = None if due is None else last_counted(state, limit.place, due, instance=instance)
    grace = None if bound.grace is None else quantity(state, bound.grace, instance)
    is_after = isinstance(last, Point) and by.day >= last.day
    return Reason(
        code="not-counted-late",
        params=(
            ("entry", by.id),
            ("due", said(last) if is_after else None),
            ("length", str(grace) if isinstance(grace, Duration) else None),
        ),
        route=bound.route,
        sources=sources_of(state, bound.route),
        entries=(by.id,),
    )


def of_entry(state: State, fact: Fact) -> Reason | None:
    """What an entry did: the step that took it up; None where nothing did."""
    name = state.taken_up.get(fact.id)
    if name is None:
        return None
    return Reason(
        code="entry-taken",
        params=(("entry", fact.id), ("what", name)),
        entries=(fact.id,),
        children=(of_instance(state, state.instances[name]),),
    )
