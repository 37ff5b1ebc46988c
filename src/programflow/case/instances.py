"""Instances of steps, tended: how they open, wait again, are dropped, and are waived. (S8)"""

from programflow.case.beginning import begin, begin_open, is_over, mark_opened
from programflow.case.completing import complete
from programflow.case.criteria import truth
from programflow.case.spells import all_open
from programflow.case.state import Instance, State
from programflow.case.taking import leftover_of, take, take_by_other
from programflow.definition.steps import Step


def tend(state: State, step: Step) -> bool:
    """One pass over a step and its instances; whether anything changed. (S8.5)"""
    name = step.name
    plan = state.plan
    traits = plan.traits[name]
    fresh = name in state.unbegun
    if fresh and name in plan.opening and begin_open(state, step):
        changed = True
    else:
        here = fresh or (not traits.is_with_phase and step.phase in (None, state.place))
        changed = here and begin(state, step)
        if not state.alive.get(name):
            return changed
        if state.left_over or step.done_by is not None:
            changed |= take_up(state, step)
        if traits.is_dropped:
            changed |= drop(state, step)
        changed |= open_or_wait(state, step)
        if not state.alive[name]:
            return changed
    if state.left_over or step.done_by is not None:
        changed |= take_up(state, step)
    if state.waives:
        changed |= waive(state, step)
    return (traits.ends and complete(state, step)) or changed


def take_up(state: State, step: Step) -> bool:
    """Open instances take up the day's entries; one with `done_by` takes any. (S8.11, S8.15)"""
    if step.done_by is not None:
        return take_by_other(state, step, step.done_by)
    taken = False
    for fact in leftover_of(state, step):
        taken |= take(state, step, fact, early=False)
    return taken


def drop(state: State, step: Step) -> bool:
    """Drop living instances for which `unless` is yes, or that were not chosen. (S8.5)"""
    if step.unless is not None and truth(state, step.unless, step.phase) is True:
        why = "unless"
    elif state.chosen and _is_unchosen(state, step):
        why = "choice"
    else:
        return False
    living = state.living_of(step.name)
    for instance in living:
        drop_instance(state, instance, why)
    return bool(living)


def drop_instance(state: State, instance: Instance, why: str) -> None:
    """Dropped, finally, with its mark. (S8.20)"""
    state.put(instance.closing(state.today, "dropped", why))
    belongs = state.instance_belongs(instance)
    state.mark("dropped", instance.step.name, f"dropped:{instance.name}", belongs=belongs)


def _is_unchosen(state: State, step: Step) -> bool:
    """Whether a choice in force lists the step and leaves it out. (S8.17)"""
    for decision in state.plan.choosing:
        chosen = state.chosen.get(decision.name)
        listed = () if decision.chooses is None else decision.chooses.from_
        if chosen and step.name in listed and step.name not in chosen:
            return True
    return False


def open_or_wait(state: State, step: Step) -> bool:
    """Open what may be opened; what lacks its spell waits again. (S8.5-S8.7)"""
    changed, during = False, True
    if step.during:
        during = all_open(state, step.during) is True
    for name in state.alive[step.name]:
        instance = state.instances[name]
        if instance.state == "open" and not during:
            state.put(instance._replace(state="waiting"))
            changed = True
        elif instance.state == "waiting" and during and _may_open(state, instance):
            _open(state, instance)
            changed = True
    return changed


def _may_open(state: State, instance: Instance) -> bool:
    if not instance.opened:
        for name in instance.step.after:
            if not is_over(state, name):
                return False
    return True


def _open(state: State, instance: Instance) -> None:
    state.put(instance.opening(state.today))
    belongs = state.instance_belongs(instance)
    mark_opened(state, instance.name, instance.step.name, belongs=belongs)


def waive(state: State, step: Step) -> bool:
    """The latest living instance counts as done, without evidence. (S8.18)"""
    if not state.waives.get(step.name):
        return False
    living = state.living_of(step.name)
    if not living:
        return False
    state.waives[step.name] -= 1
    last = state.in_order(living)[-1]
    state.put(last.closing(state.today, "done", "waived"))
    return True
