"""Which instance takes up an entry, and what comes of it. (S8.9-S8.13, S8.15, S8.19)"""

from programflow.case.bounds import (
    binds_due,
    binds_low,
    is_upper,
    last_counted,
    present_bounds,
    times_of,
)
from programflow.case.counting import is_after, is_before
from programflow.case.findings import found_in_taking
from programflow.case.lapses import account_late
from programflow.case.moments import Point
from programflow.case.parameters import quantity
from programflow.case.selecting import members
from programflow.case.state import Fact, Instance, State, canonical
from programflow.definition.entries import Done
from programflow.definition.selections import Selection
from programflow.definition.steps import Step
from programflow.definition.values import NOT_STATED, ParameterRef
from programflow.temporal import period_of, to_date

DONE_BY = {"session": "done", "task": "done", "test": "tested", "decision": "decided"}


def leftover_of(state: State, step: Step) -> list[Fact]:
    """The day's entries of the step's own kind that nothing has taken up, in canonical order."""
    kind = DONE_BY.get(step.is_)
    return canonical([f for f in state.left_over if f.target == step.name and f.kind == kind])


def candidates(state: State, step: Step, fact: Fact, *, early: bool) -> list[Instance]:
    """The instances that may take up an entry, first begun first. (S8.10, S8.11)

    `early`: those that may take it up out of order only.
    """
    ready = [
        i
        for i in state.of_step(step.name)
        if (i.state == "open" and _in_time_of_day(state, i, fact) is not early)
        or (early and i.state == "waiting")
    ]
    about = None if fact.entry is None else fact.entry.about
    return sorted(_narrowed(state, step, ready, about), key=state.cause_order)


def _narrowed(
    state: State, step: Step, ready: list[Instance], about: str | None
) -> list[Instance]:
    if about is None:
        return ready
    lapse = state.lapses.get(about)
    name = about if lapse is None else lapse.instance
    if name in state.instances and state.instances[name].step.name == step.name:
        return [i for i in ready if i.name == name]
    named = [i for i in state.of_step(step.name) if i.cause == about]
    return [i for i in ready if i in named] if named else ready


def _in_time_of_day(state: State, instance: Instance, fact: Fact) -> bool:
    """Whether the entry does not come before what the instance waited for, by the clock. (S8.9)"""
    if fact.at is None or not instance.opened or instance.opened[-1] != state.today:
        return True
    for name in instance.step.after:
        step = state.plan.steps.get(name)
        latest = None if step is None else state.latest(step)
        first = None if latest is None else latest.completer
        if first is not None and first.day == fact.day and first.at is not None:
            if fact.at < first.at:
                return False
    return True


def take(state: State, step: Step, fact: Fact, *, early: bool) -> bool:
    """Let the first candidate take up the entry; whether anything came of it. (S8.12)"""
    ready = candidates(state, step, fact, early=early)
    if not ready:
        return False
    instance = ready[0]
    if not _has_room(state, instance, fact):
        return False
    state.left_over = tuple(f for f in state.left_over if f.id != fact.id)
    if _voids(state, instance, fact):
        return True
    if fact.kind == "decided":
        state.taken[fact.id] = state.taken[fact.id]._replace(
            instance=instance.name, unfounded="not-open" if early else None
        )
    elif early:
        found_in_taking(state, "out_of_order", instance, fact)
    _take_into(state, instance, fact)
    return True


def _has_room(state: State, instance: Instance, fact: Fact) -> bool:
    """Whether the round is free, or the signature asked for and not given."""
    step, entry = instance.step, fact.entry
    assert entry is not None
    if step.repeat is not None and step.repeat.named:
        return _round_is_free(state, instance, entry.about)
    roles = signatories(state, step)
    if roles is None:
        return True
    signed = {f.entry.by for f in instance.rounds if f.entry is not None}
    return entry.by not in signed and (entry.by in roles or roles == ())


def _round_is_free(state: State, instance: Instance, about: str | None) -> bool:
    from programflow.case.completing import chosen_rounds

    if about is None or any(f.entry is not None and f.entry.about == about for f in instance.rounds):
        return False
    chosen = chosen_rounds(state, instance.step)
    if chosen and about not in chosen:
        return False
    assert instance.step.repeat is not None
    times = quantity(state, instance.step.repeat.times, instance)
    return about.isdecimal() and int(about) >= 1 and (
        not isinstance(times, int) or int(about) <= times
    )


def signatories(state: State, step: Step) -> tuple[str, ...] | None:
    """The roles that must sign; None: nobody has to; empty: the parameter is not filled."""
    if step.signed_by == ():
        return None
    if not isinstance(step.signed_by, ParameterRef):
        return step.signed_by
    value = quantity(state, step.signed_by)
    return value if isinstance(value, tuple) else ()


def _voids(state: State, instance: Instance, fact: Fact) -> bool:
    """An entry outside a bound that says `does_not_count` is void for the rest of the case."""
    point = Point(fact.day, fact.at)
    for place in present_bounds(state, instance.step):
        if place.bound.outside != "does_not_count":
            continue
        times = times_of(state, place, instance)
        if binds_low(place, instance) and isinstance(times.low, Point):
            if is_before(point, times.low):
                state.voided |= {fact.id}
                found_in_taking(state, "outside", instance, fact, place=place)
                return True
        if binds_due(place, instance) and isinstance(times.due, Point):
            last = last_counted(state, place, times.due, instance=instance)
            if isinstance(last, Point) and is_after(point, last):
                state.voided |= {fact.id}
                account_late(state, instance, place, times, fact)
                return True
    return False


def _take_into(state: State, instance: Instance, fact: Fact) -> None:
    from programflow.case.completing import done

    _check_bounds(state, instance, fact)
    _check_pace(state, instance, fact)
    _check_inside(state, instance, fact)
    taken = instance._replace(rounds=(*instance.rounds, fact))
    state.put(taken)
    state.taken_up[fact.id] = instance.name
    belongs = state.instance_belongs(instance)
    if belongs is not None:
        state.belongs[fact.id] = belongs
    if _is_complete(state, taken):
        done(state, taken, fact)


def _is_complete(state: State, instance: Instance) -> bool:
    if instance.step.repeat is not None:
        return False
    roles = signatories(state, instance.step)
    if roles is None:
        return True
    signed = {f.entry.by for f in instance.rounds if f.entry is not None}
    return roles != () and set(roles) <= signed


def _check_bounds(state: State, instance: Instance, fact: Fact) -> None:
    """Entries before a lower date; rounds after their own last date. (S8.12.4)"""
    point = Point(fact.day, fact.at)
    for place in present_bounds(state, instance.step):
        times = times_of(state, place, instance)
        if binds_low(place, instance) and isinstance(times.low, Point):
            if is_before(point, times.low):
                found_in_taking(state, "outside", instance, fact, place=place)
        if place.own and is_upper(place) and isinstance(times.due, Point):
            if is_after(point, times.due):
                account_late(state, instance, place, times, fact)


def _check_pace(state: State, instance: Instance, fact: Fact) -> None:
    repeat = instance.step.repeat
    if repeat is None or repeat.per is None or repeat.max is None:
        return
    most = quantity(state, repeat.max, instance)
    start, end = period_of(fact.day, repeat.per)  # type: ignore[arg-type]  # week, month or year by the grammar
    if most is NOT_STATED:
        return
    if sum(start <= f.day < end for f in instance.rounds) + 1 > most:
        found_in_taking(state, "outside", instance, fact, period=to_date(start).isoformat())


def _check_inside(state: State, instance: Instance, fact: Fact) -> None:
    """Items left out, and who carried it out. (S8.19)"""
    entry = fact.entry
    if isinstance(entry, Done) and entry.items is not None:
        for item in instance.step.items:
            if item.need == "must" and item.item not in entry.items:
                found_in_taking(state, "missing", instance, fact, item=item.item)
    if not is_qualified(state, fact):
        found_in_taking(state, "unqualified", instance, fact)


def is_qualified(state: State, fact: Fact) -> bool:
    """Whether nothing is known against who carried it out. (S8.19)"""
    entry = fact.entry
    role = None if entry is None else state.plan.programme.roles.get(entry.by or "")
    if entry is None or role is None:
        return True
    if entry.credentials and not set(role.credentials) <= set(entry.credentials):
        return False
    if entry.actor is None:
        return True
    return not any(
        clashes(state, role.name, f.entry.by)
        for f in earlier(state, fact)
        if f.entry is not None and f.entry.actor == entry.actor
    )


def earlier(state: State, fact: Fact) -> list[Fact]:
    """The entries that count and come before this one in canonical order."""
    facts = {
        f.id: f
        for by_target in state.facts.values()
        for facts in by_target.values()
        for f in facts
        if f.entry is not None and f.id not in state.voided
    }
    key = (fact.day, fact.recorded, fact.id)
    return [f for f in facts.values() if (f.day, f.recorded, f.id) < key]


def clashes(state: State, one: str, other: str | None) -> bool:
    """Whether two roles may not be one person, said at either."""
    roles = state.plan.programme.roles
    first, second = roles.get(one), roles.get(other or "")
    if first is None or second is None:
        return False
    return second.name in first.never_also or first.name in second.never_also


def take_by_other(state: State, step: Step, selection: Selection) -> bool:
    """Open instances take the selection's entries, also those that others take up. (S8.15)"""
    changed = False
    for instance in [i for i in state.of_step(step.name) if i.state == "open"]:
        for fact in canonical([m.fact for m in members(state, selection) if m.certain]):
            current = state.instances[instance.name]
            if (
                current.state == "open"
                and fact.entry is not None
                and fact.day >= (current.opened or (state.today,))[0]
                and fact not in current.rounds
            ):
                _take_other(state, current, fact)
                changed = True
    return changed


def _take_other(state: State, instance: Instance, fact: Fact) -> None:
    from programflow.case.completing import done

    _check_bounds(state, instance, fact)
    taken = instance._replace(rounds=(*instance.rounds, fact))
    state.put(taken)
    if instance.step.repeat is None:
        done(state, taken, fact)
