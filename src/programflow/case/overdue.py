"""The turn of a day: what was due before it, and was not met, is marked. (S4.3, S9.4)"""

from collections.abc import Iterator

from programflow.case.lapses import binds_nothing, lapse_of, lapse_of_phase, put_lapse
from programflow.case.limits import upper_limits, visit_limits
from programflow.case.paces import missed_paces
from programflow.case.state import Instance, Lapse, State


def turn(state: State, day: int) -> None:
    """Mark what was due before `day`, with values as at the close of the day before. (S4.3)"""
    state.today = day - 1
    marked = [lapse for lapse in _overdue(state) if lapse.name not in state.lapses]
    state.today = day
    for lapse in marked:
        put_lapse(state, lapse)


def _overdue(state: State) -> Iterator[Lapse]:
    for instance in state.instances.values():
        if instance.living:
            yield from _of_instance(state, instance)
        yield from missed_paces(state, instance)
    yield from _of_phase(state)


def _of_instance(state: State, instance: Instance) -> Iterator[Lapse]:
    for limit in upper_limits(state, instance):
        if binds_nothing(limit.place, instance):
            continue
        if limit.due is not None and limit.due.day <= state.today:
            yield lapse_of(limit, instance, limit.due)


def _of_phase(state: State) -> Iterator[Lapse]:
    visit = state.visits[state.place][-1]
    if visit.name in state.met:
        return
    for limit in visit_limits(state, visit):
        if limit.due is not None and limit.due.day <= state.today:
            yield lapse_of_phase(state, limit, limit.due)
