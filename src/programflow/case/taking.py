"""Which instance takes up an entry. (S8.9-S8.12, S8.15)"""

from programflow.case.bounds import last_counted
from programflow.case.completing import act, chosen_rounds, done, has_all_rounds
from programflow.case.counting import is_after
from programflow.case.inspecting import (
    Taking,
    find_out_of_order,
    find_too_early,
    inspect_bounds,
    inspect_inside,
    inspect_pace,
    is_too_early,
    says_more,
)
from programflow.case.lapses import account_late
from programflow.case.limits import Limit, limits_of
from programflow.case.moments import Point
from programflow.case.parameters import quantity, unfilled
from programflow.case.selecting import members
from programflow.case.state import Fact, Instance, State, Taken, canonical
from programflow.definition.selections import Selection
from programflow.definition.steps import Step
from programflow.definition.values import NOT_STATED, ParameterRef
from programflow.machine import DONE_BY


def leftover_of(state: State, step: Step) -> list[Fact]:
    """The day's entries of the step's own kind that nothing has taken up, in canonical order."""
    kind, name = DONE_BY.get(step.is_), step.name
    found = [f for f in state.left_over if f.target == name and f.kind == kind]
    return found if len(found) < 2 else canonical(found)


def candidates(state: State, step: Step, fact: Fact, *, early: bool) -> list[Instance]:
    """The instances that may take up an entry, first begun first. (S8.10, S8.11)

    `early`: those that may take it up out of order only.
    """
    ready: list[Instance] = []
    for name in state.alive.get(step.name, ()):
        i = state.instances[name]
        if i.state == "waiting":
            fits = early
        else:
            fits = (fact.at is None or _in_time_of_day(state, i, fact)) is not early
        if fits:
            ready.append(i)
    if fact.entry is not None and fact.entry.about is not None:
        named = _named(state, step, fact.entry.about)
        ready = [i for i in ready if named is None or i.name in named]
    return ready if len(ready) < 2 else state.in_order(ready)


def _named(state: State, step: Step, about: str) -> set[str] | None:
    """The instances that `about` narrows to, by name, lapse or cause; None: it narrows nothing."""
    lapse = state.lapses.get(about)
    name = about if lapse is None else lapse.instance
    if name in state.instances and state.instances[name].step.name == step.name:
        return {name}
    return {i.name for i in state.of_step(step.name) if i.cause == about} or None


def _in_time_of_day(state: State, instance: Instance, fact: Fact) -> bool:
    """Whether the entry does not come before what the instance waited for, by the clock. (S8.9)"""
    if fact.at is None or not instance.opened or instance.opened[-1] != state.today:
        return True
    completers = [_completer(state, name) for name in instance.step.after]
    return not any(
        first is not None and first.day == fact.day and first.at is not None and fact.at < first.at
        for first in completers
    )


def _completer(state: State, name: str) -> Fact | None:
    step = state.plan.steps.get(name)
    latest = None if step is None else state.latest(step)
    return None if latest is None else latest.completer


def take(state: State, step: Step, fact: Fact, *, early: bool) -> bool:
    """Let the first candidate take up the entry; whether anything came of it. (S8.12)"""
    ready = candidates(state, step, fact, early=early)
    if len(ready) > 1:
        state.ambiguous[fact.id] = tuple(sorted(i.name for i in ready))
    traits = state.plan.traits[step.name]
    if not ready or not (traits.is_simple or _has_room(state, ready[0], fact)):
        return False
    instance, rest = ready[0], state.left_over
    state.left_over = () if len(rest) == 1 else tuple([f for f in rest if f.id != fact.id])
    taking = None
    if not traits.is_simple:
        taking = Taking(state, instance, fact, _completes(state, instance, fact))
        if traits.is_bounded and _is_voided(taking):
            return True
    if fact.kind == "decided":
        why = "not-open" if early else None
        state.taken[fact.id] = Taken(fact, instance.name, why)
    elif early:
        find_out_of_order(taking or Taking(state, instance, fact, completes=True))
    if taking is None:
        _do(state, instance, fact)
    else:
        _take_into(taking)
    return True


def _has_room(state: State, instance: Instance, fact: Fact) -> bool:
    """Whether the round is free, or the signature asked for and not given. (S8.12.1)"""
    step, entry = instance.step, fact.entry
    assert entry is not None
    if step.repeat is not None and step.repeat.named:
        return _round_is_free(state, instance, entry.about)
    roles = signatories(state, step)
    if roles is None:
        return True
    wanted = entry.by in roles or (roles == () and entry.by is not None)
    return wanted and entry.by not in _signed(instance)


def _round_is_free(state: State, instance: Instance, about: str | None) -> bool:
    taken = {f.entry.about for f in instance.rounds if f.entry is not None}
    chosen = chosen_rounds(state, instance.step)
    if about is None or about in taken or (chosen and about not in chosen):
        return False
    repeat = instance.step.repeat
    said = None if repeat is None else repeat.times
    times = quantity(state, said, instance)
    if isinstance(said, ParameterRef) and times is NOT_STATED:
        between = unfilled(state, said.name)
        times = None if between is None else between[1]
    if not about.isdecimal() or int(about) < 1:
        return False
    return not isinstance(times, int) or int(about) <= times


def signatories(state: State, step: Step) -> tuple[str, ...] | None:
    """The roles that must sign; None: nobody has to; empty: the parameter is not filled."""
    if step.signed_by == ():
        return None
    if not isinstance(step.signed_by, ParameterRef):
        return step.signed_by
    value = quantity(state, step.signed_by)
    return value if isinstance(value, tuple) else ()


def _signed(instance: Instance) -> set[str | None]:
    return {f.entry.by for f in instance.rounds if f.entry is not None}


def _is_voided(taking: Taking) -> bool:
    """Void an entry outside a bound that says `does_not_count`, for good. (S8.12.2)"""
    state, instance, fact = taking.state, taking.instance, taking.fact
    bounds = state.plan.bounds.get(("step", instance.step.name), ())
    if all(place.bound.outside != "does_not_count" for place in bounds):
        return False
    limits = limits_of(state, instance)
    strict = [limit for limit in limits if limit.place.bound.outside == "does_not_count"]
    early = [limit for limit in strict if is_too_early(taking, limit)]
    late = [limit for limit in strict if _is_too_late(taking, limit)]
    if early or late:
        state.void(fact)
    for limit in early:
        find_too_early(taking, limit)
    for limit in late:
        account_late(state, instance, limit, by=fact)
    return bool(early or late)


def _is_too_late(taking: Taking, limit: Limit) -> bool:
    """Whether the entry is after the last date that binds it, grace added."""
    if limit.due is None or not (limit.place.own or taking.completes):
        return False
    last = last_counted(taking.state, limit.place, limit.due, instance=taking.instance)
    return isinstance(last, Point) and is_after(taking.point, last) is True


def _take_into(taking: Taking) -> None:
    """One round, one signature, or all. (S8.12.3)"""
    state, instance, fact = taking.state, taking.instance, taking.fact
    if state.plan.traits[instance.step.name].is_bounded:
        inspect_bounds(taking)
        inspect_pace(taking)
    inspect_inside(taking)
    taken = instance.taking(fact)
    state.put(taken)
    _belong(state, instance, fact)
    if _is_complete(state, taken):
        done(state, taken, fact)


def _do(state: State, instance: Instance, fact: Fact) -> None:
    """The same of an entry that does a simple step, at once. (S8.12.3, S8.13)"""
    if says_more(fact):
        inspect_inside(Taking(state, instance, fact, completes=True))
    state.put(instance.doing(state.today, fact))
    _belong(state, instance, fact)
    step = instance.step
    if fact.kind != "decided" and (step.then or step.offers is not None):
        act(state, instance, fact)


def _belong(state: State, instance: Instance, fact: Fact) -> None:
    """The entry is of the instance that has taken it up, and belongs where that does. (S5.7)"""
    state.taken_up[fact.id] = instance.name
    if state.is_over:
        state.wake("lived")
    belongs = state.instance_belongs(instance)
    if belongs is not None:
        state.belongs[fact.id] = belongs
        state.wake_fact(fact.kind, fact.target)


def _completes(state: State, instance: Instance, fact: Fact) -> bool:
    """Whether the entry would be the instance's last."""
    return _is_complete(state, instance.taking(fact))


def _is_complete(state: State, instance: Instance) -> bool:
    """Whether its rounds or signatures are all there; a plain one is done by its one entry."""
    if instance.step.repeat is not None:
        return has_all_rounds(state, instance)
    roles = signatories(state, instance.step)
    return roles is None or (roles != () and set(roles) <= _signed(instance))


def take_by_other(state: State, step: Step, selection: Selection) -> bool:
    """Open instances take the selection's entries, also those that others take up. (S8.15)"""
    changed = False
    for instance in [i for i in state.of_step(step.name) if i.state == "open"]:
        for fact in canonical([m.fact for m in members(state, selection) if m.certain]):
            current = state.instances[instance.name]
            if _may_take_other(state, current, fact):
                _take_other(state, current, fact)
                changed = True
    return changed


def _may_take_other(state: State, instance: Instance, fact: Fact) -> bool:
    return (
        instance.state == "open"
        and fact.entry is not None
        and fact.day >= (instance.opened or (state.today,))[0]
        and fact not in instance.rounds
    )


def _take_other(state: State, instance: Instance, fact: Fact) -> None:
    taking = Taking(state, instance, fact, _completes(state, instance, fact))
    inspect_bounds(taking)
    inspect_pace(taking)
    taken = instance.taking(fact)
    state.put(taken)
    if state.is_over:
        state.wake("lived")
    if instance.step.repeat is None or has_all_rounds(state, taken):
        done(state, taken, fact)
