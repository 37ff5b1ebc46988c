"""The dates of a status: what is due, and what comes next. (S14.5, S14.13)"""

from collections.abc import Iterator

from programflow.case.agenda import Coming, coming_days
from programflow.case.decisions import condition, recommended
from programflow.case.drafts import DueDraft, NextDraft
from programflow.case.lapses import binds_nothing
from programflow.case.limits import Limit
from programflow.case.paces import short_of, stretch_of
from programflow.case.state import Instance
from programflow.case.verdict import Due, NextDate
from programflow.case.viewing import View, instant_at
from programflow.temporal import to_date


def dues_in(view: View) -> list[Due]:
    """Last days ahead, or passed without an account. (S14.5)"""
    state, limits = view.state, view.limits
    found: list[Due] = []
    for listed, instance in view.shown:
        if instance.closed is None and (listed.is_bounded or listed.is_repeated):
            for limit in limits.upper(instance):
                if not binds_nothing(limit.place, instance):
                    found += _due(view, limit, thing=listed.name, of=listed.of)
            found += _of_pace(view, instance)
    if not state.is_over and ("phase", state.place) in state.plan.ends:
        visit = state.visits[state.place][-1]
        if visit.name not in state.met:
            of = state.plan.programme.phases[visit.place].of or state.plan.programme.record_keeper
            for limit in limits.of_visit(visit):
                found += _due(view, limit, thing=visit.place, of=of)
    return found


def _due(view: View, limit: Limit, *, thing: str, of: str) -> tuple[Due, ...]:
    due = limit.due
    if due is None:
        return ()
    lapse = limit.lapse
    if due.day < view.state.today:
        marked = view.state.lapses.get(lapse)
        if marked is None or marked.accounted is not None:
            return ()
    told = DueDraft()
    told.item = f"due:{lapse.removeprefix('lapsed:')}"
    told.explain = view.explain
    told.step = thing
    told.on = to_date(due.day)
    told.of = of
    told.modality = limit.place.bound.modality
    told.at = instant_at(due)
    told.__class__ = Due
    return (told,)


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


def next_in(view: View) -> list[NextDate]:
    """Dates on which time alone may change something. (S14.13)"""
    found = []
    for day, code, thing in sorted({*coming_days(view.limits), *_read_anew(view)}):
        on = to_date(day)
        told = NextDraft()
        told.item = f"next:{on.isoformat()}:{code}:{thing}"
        told.explain = view.explain
        told.on = on
        told.code = code
        told.step = thing
        told.__class__ = NextDate
        found.append(told)
    return found


def _read_anew(view: View) -> Iterator[Coming]:
    """Open decisions of which tomorrow's facts close says another thing than today's. (S4.8)

    What today's decisions changed, and a move of today, are in it from tomorrow on.
    """
    state = view.state
    for listed, instance in view.open:
        if not listed.is_decision or instance.name in state.read_in:
            continue
        facts, step = view.facts_close, instance.step
        if facts is not state and (
            recommended(facts, step, "") != recommended(state, step, "")
            or any(condition(facts, step, o) != condition(state, step, o) for o in listed.options)
        ):
            yield Coming(state.today + 1, "turns", instance.name)
