"""The instances of a status, their bounds, and what may be done now. (S14.3, S14.4, S14.6)"""

from collections.abc import Iterator
from datetime import date

from programflow.case.beginning import is_over
from programflow.case.bounds import Times
from programflow.case.completing import chosen_rounds
from programflow.case.criteria import need_word
from programflow.case.drafts import BoundDraft, PossibleDraft, StepDraft
from programflow.case.limits import Limit
from programflow.case.moments import Point
from programflow.case.parameters import quantity
from programflow.case.spells import open_on
from programflow.case.state import Instance, Lapse, State, canonical
from programflow.case.untimed import untimed
from programflow.case.verdict import BoundStatus, Possible, StepStatus
from programflow.case.viewing import View, date_at, instant_at
from programflow.definition.entries import Booked


def steps_in(view: View) -> list[StepStatus]:
    """Every instance begun. (S14.3)"""
    state, found = view.state, []
    explain, lapsed, on = view.explain, view.lapsed, date.fromordinal
    has_bookings = "booked" in state.targets
    for listed, instance in view.shown:
        step, need, of, by, phase, _, _, is_bounded, is_repeated, *_ = listed
        name, _, _, visit, _, begun, now, opened, rounds, closed, _, _ = instance
        told = StepDraft()
        told.item = name
        told.explain = explain
        told.step = step
        told.state = now
        told.need = need or need_word(state, instance.step)
        told.of = of
        told.by = by
        told.phase = phase
        told.visit = visit
        told.since = on(begun)
        told.opened = on(opened[0]) if opened else None
        told.done_on = on(closed) if closed is not None and now == "done" else None
        told.booked = _booked(state, instance) if has_bookings else None
        told.late = closed is None and name in lapsed
        told.rounds = len(rounds)
        told.times = _times(state, instance) if is_repeated else None
        told.waits_for = tuple(_waits_for(state, instance)) if now == "waiting" else ()
        told.bounds = _bounds(view, instance) if is_bounded else ()
        told.__class__ = StepStatus
        found.append(told)
    return found


def _bounds(view: View, instance: Instance) -> tuple[BoundStatus, ...]:
    return tuple([_bound(view, instance, limit) for limit in view.limits.of(instance)])


def _times(state: State, instance: Instance) -> int | None:
    """How many rounds it takes: those chosen, else `times`. (S8.16)"""
    repeat = instance.step.repeat
    if repeat is None:
        return None
    if chosen := chosen_rounds(state, instance.step):
        return len(set(chosen))
    times = quantity(state, repeat.times, instance)
    return times if isinstance(times, int) else None


def _booked(state: State, instance: Instance) -> date | None:
    """The last booking for a day, since the instance began."""
    booked = state.facts.get(("booked", instance.step.name))
    if booked is None:
        return None
    bookings = [f for f in canonical(booked) if f.day >= instance.begun]
    entry = bookings[-1].entry if bookings else None
    return entry.for_ if isinstance(entry, Booked) else None


def _waits_for(state: State, instance: Instance) -> Iterator[str]:
    if not instance.opened:
        yield from (name for name in instance.step.after if not is_over(state, name))
    for spell in instance.step.during:
        if open_on(state, spell, state.today) is not True:
            yield spell


def _bound(view: View, instance: Instance, limit: Limit) -> BoundStatus:
    times = NO_TIMES if instance.state == "dropped" else limit.times
    told = BoundDraft()
    told.item = limit.lapse.removeprefix("lapsed:")
    told.explain = view.explain
    told.step = instance.step.name
    told.of = instance.step.of
    told.modality = limit.place.bound.modality
    told.unknown = untimed(view.state, limit)
    told.state = _fate(view.state, instance, limit, is_known=not told.unknown)
    told.earliest = date_at(times.low)
    told.aim = date_at(times.aim)
    told.due = date_at(times.due)
    told.due_at = instant_at(times.due)
    told.__class__ = BoundStatus
    made: BoundStatus = told
    return made


NO_TIMES = Times(None, None, None, None)
"""Of a dropped instance: it has no bounds any more. (S9.3)"""


def _fate(state: State, instance: Instance, limit: Limit, *, is_known: bool) -> str:
    """Lapsed, met, unknown, stopped, idle or running. (S14.4)"""
    if limit.lapse in state.lapses:
        return "lapsed"
    if not instance.living:
        if instance.state == "done":
            return "met" if is_known else "unknown"
        return "idle"
    if limit.times.stopped:
        return "stopped"
    times = (limit.times.low, limit.times.aim, limit.times.due)
    return "running" if any(isinstance(t, Point) for t in times) else "idle"


def possible_in(view: View) -> list[Possible]:
    """Every open instance, and every lapse that waits for a word. (S14.6, S9.11)"""
    state, found = view.state, []
    for listed, instance in view.open:
        told = PossibleDraft()
        told.item = f"do:{instance.name}"
        told.explain = view.explain
        told.step = listed.name
        told.act = listed.act
        told.by = listed.by
        told.need = listed.need or need_word(state, instance.step)
        told.late = instance.name in view.lapsed
        told.__class__ = Possible
        found.append(told)
    if state.lapses:
        found += [_word(view, lapse) for lapse in state.lapses.values() if lapse.accounted is None]
    return found


def _word(view: View, lapse: Lapse) -> Possible:
    return Possible(
        item=f"do:confirm<{lapse.name}",
        explain=view.explain,
        step="confirm",
        act="done",
        by=view.machine.programme.record_keeper,
        need="must",
    )
