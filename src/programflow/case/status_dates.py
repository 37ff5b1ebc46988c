"""The dates of a status: what is due, and what comes next. (S14.5, S14.13)"""

from collections.abc import Iterator

from programflow.case.agenda import coming_days
from programflow.case.lapses import binds_nothing
from programflow.case.limits import Limit
from programflow.case.paces import short_of, stretch_of
from programflow.case.state import Instance
from programflow.case.verdict import Due, NextDate
from programflow.case.viewing import View, instant_at
from programflow.temporal import to_date


def dues_in(view: View) -> Iterator[Due]:
    """Last days ahead, or passed without an account. (S14.5)"""
    state = view.state
    for instance in view.shown:
        if instance.living:
            for limit in view.limits.upper(instance):
                if not binds_nothing(limit.place, instance):
                    yield from _due(view, limit, thing=instance.step.name, of=instance.step.of)
            yield from _of_pace(view, instance)
    visit = state.visits[state.place][-1]
    if visit.name not in state.met:
        for limit in view.limits.of_visit(visit):
            phase = state.plan.programme.phases[visit.place]
            of = phase.of or state.plan.programme.record_keeper
            yield from _due(view, limit, thing=visit.place, of=of)


def _due(view: View, limit: Limit, *, thing: str, of: str) -> Iterator[Due]:
    if limit.due is None:
        return
    marked = view.state.lapses.get(limit.lapse)
    if limit.due.day >= view.state.today or (marked is not None and marked.accounted is None):
        yield Due(
            item=f"due:{limit.lapse.removeprefix('lapsed:')}",
            explain=view.explain,
            step=thing,
            on=to_date(limit.due.day),
            of=of,
            modality=limit.place.bound.modality,
            at=instant_at(limit.due),
        )


def _of_pace(view: View, instance: Instance) -> Iterator[Due]:
    """The pace period under way, while its rounds are short."""
    state, step = view.state, instance.step
    stretch = None if step.repeat is None else stretch_of(instance, step.repeat, state.today)
    if step.repeat is not None and stretch is not None and short_of(state, instance, stretch):
        yield Due(
            item=f"due:{instance.name}/per/{stretch.name}",
            explain=view.explain,
            step=step.name,
            on=to_date(stretch.last),
            of=step.of,
            modality=step.repeat.modality or "should",
        )


def next_in(view: View) -> Iterator[NextDate]:
    """Dates on which time alone may change something. (S14.13)"""
    for coming in coming_days(view.limits):
        on = to_date(coming.day)
        yield NextDate(
            item=f"next:{on.isoformat()}:{coming.code}:{coming.thing}",
            explain=view.explain,
            on=on,
            code=coming.code,
            step=coming.thing,
        )
