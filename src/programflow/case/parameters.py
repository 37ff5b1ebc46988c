"""Parameters: the value in force on the day, and quantities that may refer to one. (S7.9-S7.11)"""

from datetime import date
from typing import Any, NamedTuple

from programflow.case.said_values import value_in
from programflow.case.spells import last_opening
from programflow.case.state import Belongs, Fact, Instance, State, canonical
from programflow.definition.entries import Decided
from programflow.definition.programme import Parameter, Setting
from programflow.definition.values import NOT_STATED, ParameterRef, Quantity, ValueRef


class Between(NamedTuple):
    """What a parameter that is not filled may be: anything from `low` to `high`. (S7.10)"""

    low: Any
    high: Any


def value_of(state: State, name: str) -> Setting:
    """The value in force today, or NOT_STATED. (S7.9)"""
    parameter = state.plan.parameters.get(name)
    if parameter is None:
        return NOT_STATED
    value = _set_by_decision(state, parameter) if name in state.sets else NOT_STATED
    if value is NOT_STATED and parameter.by_variant:
        value = parameter.by_variant.get(state.plan.variant or "", NOT_STATED)
    if value is NOT_STATED:
        value = place_value(state, parameter)
    if value is NOT_STATED and parameter.dated:
        value = _dated(state, parameter)
    return parameter.value if value is NOT_STATED else value


def _set_by_decision(state: State, parameter: Parameter) -> Setting:
    made = state.sets.get(parameter.name, ())
    if parameter.per == "visit":
        now = state.now()
        made = tuple(m for m in made if (m[1].place, m[1].visit) == (now.place, now.visit))
    if not made:
        return NOT_STATED
    last = canonical([fact for fact, _, _ in made])[-1]
    value: Setting = next(v for fact, _, v in reversed(made) if fact.id == last.id)
    return value


def remember_set(state: State, fact: Fact, name: str, *, value: Any) -> None:
    """A decision sets a parameter for the case, or for the visit of its day's turn."""
    belongs: Belongs = state.now()
    parameter = state.plan.parameters.get(name)
    if parameter is None:
        return
    parsed = NOT_STATED if value is None else _setting(parameter, value)
    state.sets[name] = (*state.sets.get(name, ()), (fact, belongs, parsed))
    state.wake("set", name)


def settings_in_force(state: State) -> dict[str, Any]:
    """The settings of the entry that last opened the place, else of the enrolment, as JSON.

    Those of one entry as a whole, never mixed with an earlier place's.
    """
    return dict(getattr(_opening(state).entry, "settings", ()))


def _opening(state: State) -> Fact:
    if ("began", "place") not in state.facts:
        return state.first
    opening = last_opening(state, "place")
    return state.first if opening is None else opening


def place_value(state: State, parameter: Parameter) -> Setting:
    """The setting of the place, or of the enrolment without one."""
    opening = _opening(state)
    key = opening.id, parameter.name
    value = state.read_settings.get(key)
    if value is None:
        said = dict(getattr(opening.entry, "settings", ()))
        name = parameter.name
        value = _setting_of_place(state, parameter, said[name]) if name in said else NOT_STATED
        state.read_settings[key] = value
    return value


MOST_SETTINGS = 4096
"""How many values of places a plan keeps as read."""


def _setting_of_place(state: State, parameter: Parameter, raw: Any) -> Setting:
    """A raw value as read; those of one place are read once and not for each of its cases."""
    read, key = state.plan.settings, (parameter.name, repr(raw))
    if key not in read:
        if len(read) >= MOST_SETTINGS:
            return _setting(parameter, raw)
        read[key] = _setting(parameter, raw)
    return read[key]


def _setting(parameter: Parameter, raw: Any) -> Setting:
    """A raw value as the parameter's; what cannot be read was refused, and is not filled."""
    from programflow.definition import parse_setting
    from programflow.diagnostics import Fault

    value = parse_setting(parameter, raw)
    return NOT_STATED if isinstance(value, Fault) else value


def _dated(state: State, parameter: Parameter) -> Setting:
    on = date.fromordinal(state.enrolled if parameter.read == "at_start" else state.today)
    value: Setting = NOT_STATED
    for since, dated in sorted(parameter.dated, key=lambda pair: pair[0]):
        if since <= on:
            value = dated
    return value


def unfilled(state: State, name: str) -> Between | None:
    """The interval of a parameter that is not filled, if it has one."""
    parameter = state.plan.parameters.get(name)
    if parameter is None or parameter.between is None:
        return None
    return Between(*parameter.between)


def between_of(state: State, operand: Any) -> Between | None:
    """The interval of what is compared with, where that is a parameter and not filled."""
    if not isinstance(operand, ParameterRef) or value_of(state, operand.name) is not NOT_STATED:
        return None
    return unfilled(state, operand.name)


def quantity(state: State, said: Quantity | None, instance: Instance | None = None) -> Any:
    """What a quantity comes to; NOT_STATED if its parameter is not filled or its value missing.

    `{value: name}` is read from the decision that called the instance. (S7.11)
    """
    if isinstance(said, ParameterRef):
        return value_of(state, said.name)
    if isinstance(said, ValueRef):
        return called_with(state, said.name, instance)
    return said


def called_with(state: State, name: str, instance: Instance | None) -> Any:
    """The value of that name of the decision that called the instance."""
    fact = None if instance is None else state.by_id.get(instance.cause)
    entry = None if fact is None else fact.entry
    if not isinstance(entry, Decided):
        return NOT_STATED
    return value_in(entry, name)
