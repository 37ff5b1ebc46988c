"""Lapses: what passed its last day, and what accounts for it. (S9.4-S9.8)"""

from collections.abc import Iterator

from programflow.case.bounds import (
    Place,
    Times,
    is_upper,
    phase_bounds,
    present_bounds,
    times_of,
)
from programflow.case.counting import is_after
from programflow.case.moments import Point
from programflow.case.parameters import quantity
from programflow.case.spells import days_of
from programflow.case.state import Belongs, Fact, Instance, Lapse, State, canonical
from programflow.definition.entries import Missed
from programflow.definition.values import NOT_STATED
from programflow.temporal import covers, period_of, to_date


def lapse_name(instance: str, place: Place, times: Times) -> str:
    """The name of the lapse of a bound; a round's own carries the date counted from. (S15.3)"""
    if place.own and isinstance(times.anchor, Point):
        return f"lapsed:{instance}/{place.label}/{to_date(times.anchor.day).isoformat()}"
    return f"lapsed:{instance}/{place.label}"


def turn(state: State, day: int) -> None:
    """Mark what was due before `day`, with values as at the close of the day before. (S4.3)"""
    state.today = day - 1
    marked = [lapse for lapse in _overdue(state) if lapse.name not in state.lapses]
    state.today = day
    for lapse in marked:
        put_lapse(state, lapse._replace(day=day))


def _overdue(state: State) -> Iterator[Lapse]:
    for instance in state.instances.values():
        if instance.living:
            yield from _overdue_bounds(state, instance)
        yield from _missed_pace(state, instance)
    yield from _overdue_phase(state)


def _overdue_bounds(state: State, instance: Instance) -> Iterator[Lapse]:
    step = instance.step
    for place in present_bounds(state, step):
        if not is_upper(place) or _paces_only(place, instance):
            continue
        times = times_of(state, place, instance)
        if isinstance(times.due, Point) and times.due.day <= state.today:
            yield _of_bound(instance, place, times, times.due)


def _paces_only(place: Place, instance: Instance) -> bool:
    """A max that binds a completion that never comes. (S9.1)"""
    repeat = instance.step.repeat
    endless = repeat is not None and repeat.times is None and repeat.until is None
    return endless and not place.own


def _of_bound(instance: Instance, place: Place, times: Times, due: Point) -> Lapse:
    step = instance.step
    return Lapse(
        name=lapse_name(instance.name, place, times),
        instance=instance.name,
        thing=step.name,
        bound=place.label,
        modality=place.bound.modality,
        of=step.of,
        carried_by=step.by or step.of,
        day=0,
        due=due.day,
    )


def _overdue_phase(state: State) -> Iterator[Lapse]:
    visit = state.visits[state.place][-1]
    key = f"{visit.place}:{visit.n}"
    if key in state.met:
        return
    for place in phase_bounds(state, visit.place):
        times = times_of(state, place, key)
        if is_upper(place) and isinstance(times.due, Point) and times.due.day <= state.today:
            yield _of_phase(state, place, times.due)


def _of_phase(state: State, place: Place, due: Point) -> Lapse:
    visit = state.visits[state.place][-1]
    phase = state.plan.programme.phases[visit.place]
    of = phase.of or state.plan.programme.record_keeper
    key = f"{visit.place}:{visit.n}"
    return Lapse(
        name=f"lapsed:{key}/{place.label}",
        instance=key,
        thing=visit.place,
        bound=place.label,
        modality=place.bound.modality,
        of=of,
        carried_by=of,
        day=0,
        due=due.day,
    )


def meet_phase(state: State) -> None:
    """The phase's window is met on the day on which the phase is first done. (S9.6)"""
    from programflow.case.criteria import phase_done

    visit = state.visits[state.place][-1]
    key = f"{visit.place}:{visit.n}"
    if key in state.met or state.in_outcome() or phase_done(state, visit.place) is not True:
        return
    state.met[key] = state.today
    for place in phase_bounds(state, visit.place):
        times = times_of(state, place, key)
        if not is_upper(place) or not isinstance(times.due, Point):
            continue
        if times.due.day < state.today:
            lapse = _of_phase(state, place, times.due)
            if lapse.name not in state.lapses:
                put_lapse(state, lapse._replace(day=state.today))
            account(state, lapse.name, None)


def put_lapse(state: State, lapse: Lapse) -> None:
    """Mark a lapse; a `missed` about it that is there already accounts for it. (S9.5)"""
    state.lapses[lapse.name] = lapse
    instance = state.instances.get(lapse.instance)
    belongs: Belongs | None
    if instance is not None:
        belongs = state.instance_belongs(instance)
    else:
        belongs = state.now()
    state.mark("lapsed", lapse.thing, lapse.name, belongs=belongs)
    confirming = [f for f in state.facts.get("missed", {}).get(lapse.thing, ()) if confirms(f, lapse)]
    if confirming:
        account(state, lapse.name, canonical(confirming)[0])


def confirms(fact: Fact, lapse: Lapse) -> bool:
    """Whether a `missed` is about the lapse, or about its instance on or after the due date."""
    about = None if fact.entry is None else fact.entry.about
    if about == lapse.name:
        return True
    return about == lapse.instance and lapse.due is not None and fact.day >= lapse.due


def confirm_by_missed(state: State, fact: Fact) -> None:
    """A `missed` of today accounts for the lapses that it is about. (S9.5)"""
    if not isinstance(fact.entry, Missed) or fact.entry.about is None:
        return
    for lapse in list(state.lapses.values()):
        if lapse.accounted is None and lapse.thing == fact.target and confirms(fact, lapse):
            account(state, lapse.name, fact)


def account(state: State, name: str, by: Fact | None) -> None:
    """Account for a lapse, once, from today on."""
    lapse = state.lapses[name]
    if lapse.accounted is None:
        state.lapses[name] = lapse._replace(by=by, accounted=state.today)


def account_late(
    state: State, instance: Instance, place: Place, times: Times, fact: Fact | None
) -> None:
    """One lapse for one lateness: marked today if no turn came between. (S9.6)"""
    assert isinstance(times.due, Point)
    lapse = _of_bound(instance, place, times, times.due)
    if lapse.name not in state.lapses:
        put_lapse(state, lapse._replace(day=state.today))
    account(state, lapse.name, fact)


def late_completion(state: State, instance: Instance, completer: Fact | None) -> None:
    """Every upper bound that the completion is after. (S8.13)"""
    point = Point(state.today, None if completer is None else completer.at)
    for place in present_bounds(state, instance.step):
        if not is_upper(place) or place.own or _paces_only(place, instance):
            continue
        times = times_of(state, place, instance)
        late = isinstance(times.due, Point) and is_after(point, times.due)
        if late or _marked(state, instance, place, times):
            account_late_or_marked(state, instance, place, times, completer)


def _marked(state: State, instance: Instance, place: Place, times: Times) -> bool:
    return lapse_name(instance.name, place, times) in state.lapses


def account_late_or_marked(
    state: State, instance: Instance, place: Place, times: Times, fact: Fact | None
) -> None:
    """As `account_late`; a lapse that is marked is accounted for also where its date has become unknown."""
    if isinstance(times.due, Point):
        account_late(state, instance, place, times, fact)
    else:
        account(state, lapse_name(instance.name, place, times), fact)


def leave_lapse(state: State, instance: Instance, modality: str) -> None:
    """A provider's duty that is dropped by a move is a lapse, unless one is marked already. (S9.7)"""
    if _has_upper_lapse(state, instance):
        return
    step = instance.step
    put_lapse(
        state,
        Lapse(
            name=f"lapsed:{instance.name}/left",
            instance=instance.name,
            thing=step.name,
            bound="left",
            modality=modality,
            of=step.of,
            carried_by=step.by or step.of,
            day=state.today,
            due=state.today,
        ),
    )


def _has_upper_lapse(state: State, instance: Instance) -> bool:
    return any(
        lapse.instance == instance.name and not lapse.bound.startswith("per")
        for lapse in state.lapses.values()
    )


def account_left(state: State, fact: Fact) -> bool:
    """An entry left over accounts for the lapses of the latest dropped instance that has any. (S9.7)"""
    about = None if fact.entry is None else fact.entry.about
    dropped = [i for i in state.of_step(fact.target) if i.state == "dropped"]
    for instance in sorted(dropped, key=state.cause_order, reverse=True):
        names = [
            lapse.name
            for lapse in state.lapses.values()
            if lapse.instance == instance.name and lapse.accounted is None
        ]
        named = about in (instance.name, instance.cause) or about in names
        if about is not None and not named and _names_instance(state, fact, about):
            continue
        if names:
            for name in names:
                account(state, name, fact)
            return True
    return False


def _names_instance(state: State, fact: Fact, about: str) -> bool:
    lapse = state.lapses.get(about)
    name = about if lapse is None else lapse.instance
    return any(name in (i.name, i.cause) for i in state.of_step(fact.target))


def _missed_pace(state: State, instance: Instance) -> Iterator[Lapse]:
    """The pace period that ended today, with fewer rounds than its least. (S9.8)"""
    repeat = instance.step.repeat
    if repeat is None or repeat.per is None or repeat.min is None or not instance.opened:
        return
    stretch = pace_period(state, instance, state.today)
    if stretch is None or stretch[1] != state.today:
        return
    first, last, start = stretch
    least = quantity(state, repeat.min, instance)
    if least is NOT_STATED or not is_clear(state, instance, first, last):
        return
    if sum(first <= f.day <= last for f in instance.rounds) < least:
        step = instance.step
        yield Lapse(
            name=f"lapsed:{instance.name}/per/{to_date(start).isoformat()}",
            instance=instance.name,
            thing=step.name,
            bound="per",
            modality=repeat.modality or "should",
            of=step.of,
            carried_by=step.by or step.of,
            day=0,
            due=last,
        )


def pace_period(state: State, instance: Instance, day: int) -> tuple[int, int, int] | None:
    """First and last date of the day's period that the instance was active in, and the period's start.

    None: it is not judged, being only a part, or ended by `unless` or a choice.
    """
    repeat = instance.step.repeat
    assert repeat is not None
    assert repeat.per is not None
    start, end = period_of(day, repeat.per)  # type: ignore[arg-type]  # week, month or year by the grammar
    first = max(start, instance.opened[0])
    last = end - 1 if instance.closed is None else min(end - 1, instance.closed)
    if first > last or instance.closed_by in ("unless", "choice"):
        return None
    whole = first == start and last == end - 1
    return (first, last, start) if whole or repeat.partial == "required" else None


def is_clear(state: State, instance: Instance, first: int, last: int) -> bool:
    """Whether no day of the period is excepted, or lacks a spell that must be open, as far as is known."""
    repeat = instance.step.repeat
    assert repeat is not None
    excepted = [days_of(state, spell).perhaps for spell in repeat.except_]
    required = [days_of(state, spell).sure for spell in instance.step.during]
    return all(
        not any(covers(day, stretches) for stretches in excepted)
        and all(covers(day, stretches) for stretches in required)
        for day in range(first, last + 1)
    )


__all__ = [
    "account",
    "account_late",
    "account_left",
    "confirm_by_missed",
    "late_completion",
    "leave_lapse",
    "meet_phase",
    "turn",
]
