"""Lapses: what marks them, and what accounts for them. (S9.4-S9.7, S9.9)"""

from programflow.case.counting import is_after
from programflow.case.criteria import visit_done
from programflow.case.limits import Limit, upper_limits, visit_limits
from programflow.case.moments import Point
from programflow.case.state import Fact, Instance, Lapse, State, canonical
from programflow.case.untimed import note_untimed
from programflow.definition.entries import Missed
from programflow.machine import Place, by_pace_alone


def lapse_of(limit: Limit, instance: Instance, due: Point) -> Lapse:
    """The lapse of an instance's bound, not yet dated."""
    step = instance.step
    return Lapse(
        name=limit.lapse,
        instance=instance.name,
        thing=step.name,
        bound=limit.place.label,
        modality=limit.place.bound.modality,
        of=step.of,
        carried_by=step.by or step.of,
        due=due.day,
    )


def lapse_of_phase(state: State, limit: Limit, due: Point) -> Lapse:
    """The lapse of the present visit's window, not yet dated. (S9.6)"""
    phase = state.plan.programme.phases[state.place]
    of = phase.of or state.plan.programme.record_keeper
    return Lapse(
        name=limit.lapse,
        instance=limit.owner,
        thing=phase.name,
        bound=limit.place.label,
        modality=limit.place.bound.modality,
        of=of,
        carried_by=of,
        due=due.day,
    )


def binds_nothing(place: Place, instance: Instance) -> bool:
    """A max that binds a completion that never comes. (S9.1)"""
    return by_pace_alone(instance.step) and not place.own


def meet_phase(state: State) -> None:
    """The phase's window is met on the day on which the phase is first done. (S9.6)

    Asked where something has woken whether it is.
    """
    state.dirty &= ~state.stay.done
    visit = state.visits[state.place][-1]
    if visit.name in state.met:
        return
    if visit_done(state, visit) is not True:
        return
    state.met[visit.name] = state.today
    state.wake("met", visit.place)
    if ("phase", visit.place) not in state.plan.ends:
        return
    for limit in visit_limits(state, visit):
        due, marked = limit.due, limit.lapse in state.lapses
        if due is not None and due.day < state.today and not marked:
            put_lapse(state, lapse_of_phase(state, limit, due))
        if limit.lapse in state.lapses:
            account(state, limit.lapse, None)


def put_lapse(state: State, lapse: Lapse) -> None:
    """Mark a lapse today; a `missed` about it that is there already accounts for it. (S9.5)"""
    state.lapses[lapse.name] = lapse._replace(day=state.today)
    instance = state.instances.get(lapse.instance)
    belongs = state.now() if instance is None else state.instance_belongs(instance)
    state.mark("lapsed", lapse.thing, lapse.name, belongs=belongs)
    missed = state.facts_of("missed", lapse.thing)
    confirming = [fact for fact in missed if confirms(fact, lapse)]
    if confirming:
        account(state, lapse.name, canonical(confirming)[0])


def confirms(fact: Fact, lapse: Lapse) -> bool:
    """Whether a `missed` is about the lapse, or about its instance on or after the due date."""
    about = None if fact.entry is None else fact.entry.about
    if about == lapse.name:
        return True
    return about == lapse.instance and fact.day >= lapse.due


def confirm_by_missed(state: State, fact: Fact) -> None:
    """A `missed` of today accounts for the lapses that it is about. (S9.5)"""
    if not isinstance(fact.entry, Missed) or fact.entry.about is None:
        return
    for lapse in list(state.lapses.values()):
        if lapse.thing == fact.target and confirms(fact, lapse):
            account(state, lapse.name, fact)


def account(state: State, name: str, by: Fact | None) -> None:
    """Account for a lapse from today on; of the entries of one day by the first. (S9.5)"""
    lapse = state.lapses[name]
    if lapse.accounted is None or (lapse.accounted == state.today and _is_before(by, lapse.by)):
        state.lapses[name] = lapse._replace(by=by, accounted=state.today)
        state.wake_fact("lapsed", lapse.thing)


def _is_before(one: Fact | None, other: Fact | None) -> bool:
    """Whether an entry comes before another in canonical order."""
    if one is None or other is None or one.id == other.id:
        return False
    return canonical([one, other])[0].id == one.id


def account_late(state: State, instance: Instance, limit: Limit, *, by: Fact | None) -> None:
    """One lapse for one lateness: marked today if no turn came between. (S9.6)

    One that is marked is accounted for also where its date has become unknown.
    """
    if limit.lapse not in state.lapses and limit.due is not None:
        put_lapse(state, lapse_of(limit, instance, limit.due))
    account(state, limit.lapse, by)


def late_completion(state: State, instance: Instance, completer: Fact | None) -> None:
    """Every upper bound that the completing entry is after; without one none speaks. (S8.13)"""
    if completer is None:
        return
    point, is_of_today = Point(state.today, completer.at), completer.day == state.today
    for limit in upper_limits(state, instance):
        if limit.place.own or binds_nothing(limit.place, instance):
            continue
        is_late = limit.due is not None and is_after(point, limit.due)
        if is_late or limit.lapse in state.lapses:
            account_late(state, instance, limit, by=completer)
        elif is_late is None and is_of_today:
            note_untimed(state, limit, completer)


def leave_lapse(state: State, instance: Instance, modality: str) -> None:
    """A provider's duty that is dropped by a move lapses, unless it has lapsed already. (S9.7)"""
    if _has_upper_lapse(state, instance):
        return
    step = instance.step
    lapse = Lapse(
        name=f"lapsed:{instance.name}/left",
        instance=instance.name,
        thing=step.name,
        bound="left",
        modality=modality,
        of=step.of,
        carried_by=step.by or step.of,
        due=state.today,
    )
    put_lapse(state, lapse)


def _has_upper_lapse(state: State, instance: Instance) -> bool:
    return any(
        lapse.instance == instance.name and lapse.bound != "per" for lapse in state.lapses.values()
    )


def account_left(state: State, fact: Fact) -> bool:
    """An entry left over accounts for lapses of the latest dropped instance that has any. (S9.7)"""
    dropped = [i for i in state.of_step(fact.target) if i.state == "dropped"]
    for instance in reversed(state.in_order(dropped)):
        names = [
            lapse.name
            for lapse in state.lapses.values()
            if lapse.instance == instance.name and lapse.accounted is None
        ]
        if names and not _is_about_another(state, fact, instance):
            for name in names:
                account(state, name, fact)
            return True
    return False


def _is_about_another(state: State, fact: Fact, instance: Instance) -> bool:
    """Whether the entry names an instance of the step, and not this one."""
    about = None if fact.entry is None else fact.entry.about
    if about is None:
        return False
    lapse = state.lapses.get(about)
    name = about if lapse is None else lapse.instance
    if name in (instance.name, instance.cause):
        return False
    return any(name in (i.name, i.cause) for i in state.of_step(fact.target))
