"""Effects: what a choice or a completion changes. (S12.9)"""

from collections.abc import Iterable
from typing import Any

from programflow.case.parameters import quantity, remember_set
from programflow.case.said_values import value_in
from programflow.case.state import Fact, State
from programflow.definition.entries import Decided
from programflow.definition.steps import Effect
from programflow.definition.values import NOT_STATED, ValueRef
from programflow.machine import present


def apply_decision(state: State, fact: Fact) -> None:
    """The choice and the effects of a decision's option, moves put aside for the close. (S4.4)"""
    entry = fact.entry
    assert isinstance(entry, Decided)
    step = state.plan.steps.get(entry.step)
    if step is None:
        return
    if step.chooses is not None:
        state.chosen[step.name] = entry.chosen
        state.wake("chosen", step.name)
    option = step.options.get(entry.option)
    if option is not None:
        apply(state, fact, option.then)


def apply(state: State, fact: Fact, effects: Iterable[Effect]) -> None:
    """Apply effects caused by an entry; what names something absent does nothing."""
    for effect in effects:
        if present(effect, state.plan.variant):
            _apply(state, fact, effect)


def _apply(state: State, fact: Fact, effect: Effect) -> None:
    match effect.form:
        case "go" | "restart":
            state.moves = (*state.moves, (fact, effect))
        case "open" if effect.target in state.plan.steps:
            state.call(effect.target, fact.id)
        case "waive" if effect.target in state.plan.steps:
            state.waives[effect.target] = state.waives.get(effect.target, 0) + 1
            state.wake("acts", effect.target)
        case "extend":
            _extend(state, effect.target, _amount(state, fact, effect))
        case "set":
            value = value_in(fact.entry, effect.target)
            remember_set(state, fact, effect.target, value=None if value is NOT_STATED else value)


def _amount(state: State, fact: Fact, effect: Effect) -> Any:
    if isinstance(effect.by, ValueRef):
        return value_in(fact.entry, effect.by.name)
    return quantity(state, effect.by)


def _extend(state: State, target: str, by: Any) -> None:
    """Living instances now, and those begun later today; a phase's current or latest visit."""
    if target in state.plan.programme.phases:
        visit = state.visit(target)
        if visit is not None:
            _add(state, visit.name, by)
            state.wake("extended", target)
        return
    for instance in state.of_step(target):
        if instance.living:
            _add(state, instance.name, by)
    state.wake("extended", target)
    state.extensions_today[target] = (*state.extensions_today.get(target, ()), by)


def _add(state: State, key: str, by: Any) -> None:
    state.extended[key] = (*state.extended.get(key, ()), by)


def effects_in_force(state: State, fact: Fact) -> tuple[Effect, ...]:
    """The effects of a decision's option that are present in the variant."""
    entry = fact.entry
    step = state.plan.steps.get(fact.target)
    if step is None or not isinstance(entry, Decided) or entry.option not in step.options:
        return ()
    then = step.options[entry.option].then
    return tuple(effect for effect in then if present(effect, state.plan.variant))
