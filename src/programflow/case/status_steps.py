"""The instances of a status, their bounds, and what may be done now. (S14.3, S14.4, S14.6)"""

from collections.abc import Iterator
from datetime import date

from programflow.case.beginning import is_over
from programflow.case.bounds import Times
from programflow.case.completing import chosen_rounds
from programflow.case.criteria import need_word
from programflow.case.limits import Limit
from programflow.case.moments import Point
from programflow.case.parameters import quantity
from programflow.case.spells import open_on
from programflow.case.state import Instance, State, canonical
from programflow.case.verdict import BoundStatus, Possible, StepStatus
from programflow.case.viewing import View, date_at, date_of, instant_at
from programflow.definition.entries import Booked


def steps_in(view: View) -> Iterator[StepStatus]:
    """Every instance begun. (S14.3)"""
    for instance in view.shown:
        yield _step(view, instance)


def _step(view: View, instance: Instance) -> StepStatus:
    state, step, is_done = view.state, instance.step, instance.state == "done"
    need = step.need.modality if step.need.must_when is None else need_word(state, step)
    return StepStatus(
        item=instance.name,
        explain=view.explain,
        step=step.name,
        state=instance.state,
        need=need,
        of=step.of,
        by=step.by or step.of,
        phase=step.phase,
        visit=instance.visit,
        since=date.fromordinal(instance.begun),
        opened=date.fromordinal(instance.opened[0]) if instance.opened else None,
        done_on=date_of(instance.closed) if is_done else None,
        booked=date_of(_booked(state, instance)),
        late=bool(view.lapsed) and view.is_late(instance),
        rounds=len(instance.rounds),
        times=_times(state, instance),
        waits_for=tuple(_waits_for(state, instance)) if instance.state == "waiting" else (),
        bounds=tuple([_bound(view, instance, limit) for limit in view.limits.of(instance)]),
    )


def _times(state: State, instance: Instance) -> int | None:
    """How many rounds it takes: those chosen, else `times`. (S8.16)"""
    repeat = instance.step.repeat
    if repeat is None:
        return None
    if chosen := chosen_rounds(state, instance.step):
        return len(set(chosen))
    times = quantity(state, repeat.times, instance)
    return times if isinstance(times, int) else None


def _booked(state: State, instance: Instance) -> int | None:
    """The last booking for a day, since the instance began."""
    booked = state.facts_of("booked", instance.step.name)
    if not booked:
        return None
    bookings = [f for f in canonical(booked) if f.day >= instance.begun]
    entry = bookings[-1].entry if bookings else None
    return entry.for_.toordinal() if isinstance(entry, Booked) else None


def _waits_for(state: State, instance: Instance) -> Iterator[str]:
    if not instance.opened:
        yield from (name for name in instance.step.after if not is_over(state, name))
    for spell in instance.step.during:
        if open_on(state, spell, state.today) is not True:
            yield spell


def _bound(view: View, instance: Instance, limit: Limit) -> BoundStatus:
    times = NO_TIMES if instance.state == "dropped" else limit.times
    return BoundStatus(
        item=limit.lapse.removeprefix("lapsed:"),
        explain=view.explain,
        step=instance.step.name,
        of=instance.step.of,
        modality=limit.place.bound.modality,
        state=_fate(view.state, instance, limit),
        earliest=date_at(times.low),
        aim=date_at(times.aim),
        due=date_at(times.due),
        due_at=instant_at(times.due),
    )


NO_TIMES = Times(None, None, None, None)
"""Of a dropped instance: it has no bounds any more. (S9.3)"""


def _fate(state: State, instance: Instance, limit: Limit) -> str:
    """Lapsed, met, stopped, idle or running. (S14.4)"""
    if limit.lapse in state.lapses:
        return "lapsed"
    if not instance.living:
        return "met" if instance.state == "done" else "idle"
    if limit.times.stopped:
        return "stopped"
    times = (limit.times.low, limit.times.aim, limit.times.due)
    return "running" if any(isinstance(t, Point) for t in times) else "idle"


_ACTS = {
    "session": "done",
    "task": "done",
    "test": "tested",
    "form": "answered",
    "decision": "decided",
}


def possible_in(view: View) -> Iterator[Possible]:
    """Every open instance, and every lapse that waits for a word. (S14.6, S9.11)"""
    state = view.state
    for instance in view.shown:
        if instance.state == "open":
            step = instance.step
            yield Possible(
                item=f"do:{instance.name}",
                explain=view.explain,
                step=step.name,
                act=_ACTS[step.is_],
                by=step.by or step.of,
                need=need_word(state, step),
                late=view.is_late(instance),
            )
    for lapse in state.lapses.values():
        if lapse.accounted is None:
            yield Possible(
                item=f"do:confirm<{lapse.name}",
                explain=view.explain,
                step="confirm",
                act="done",
                by=view.machine.programme.record_keeper,
                need="must",
            )
