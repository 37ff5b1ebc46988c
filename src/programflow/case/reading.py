"""Which rules read what the sources do not state, and which read assumptions. (S14.10)"""

from collections.abc import Iterator, Mapping

from programflow.case.parameters import settings_in_force, value_of
from programflow.case.state import State
from programflow.definition.node import Route
from programflow.definition.programme import Setting
from programflow.definition.values import NOT_STATED

Values = Mapping[str, Setting]
"""The parameters with what is in force of each today, or NOT_STATED."""


def values_of(state: State) -> Values:
    """Every parameter, read once for all that a status tells of them."""
    return {name: value_of(state, name) for name in state.plan.programme.parameters}


def not_running(state: State, values: Values) -> Iterator[tuple[Route, str]]:
    """Every rule present that reads a parameter that is not filled today, with that parameter."""
    missing = {name for name, value in values.items() if value is NOT_STATED}
    if not missing:
        return
    for route, read in state.plan.reads:
        yield from ((route, name) for name in sorted(read & missing))


def assumed_parameters(state: State, values: Values) -> tuple[str, ...]:
    """The parameters in force whose value is an assumption, of the place or of the definition."""
    settings, assumed = settings_in_force(state), []
    for name, value in values.items():
        if value is NOT_STATED:
            continue
        if name not in settings:
            is_assumed = state.plan.programme.parameters[name].assumption
        else:
            said = settings[name]
            is_assumed = isinstance(said, dict) and bool(said.get("assumption"))
        if is_assumed:
            assumed.append(name)
    return tuple(assumed)
