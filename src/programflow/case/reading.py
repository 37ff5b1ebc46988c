"""Which rules read what the sources do not state, and which read assumptions. (S14.10)"""

from collections.abc import Iterator

from programflow.case.parameters import settings_in_force, value_of
from programflow.case.state import State
from programflow.definition.node import Route
from programflow.definition.programme import Parameter
from programflow.definition.values import NOT_STATED


def not_running(state: State) -> Iterator[tuple[Route, str]]:
    """Every rule present that reads a parameter that is not filled today, with that parameter."""
    parameters = state.plan.programme.parameters
    missing = {p for p in parameters if value_of(state, p) is NOT_STATED} if parameters else None
    if not missing:
        return
    for route, read in state.plan.reads:
        yield from ((route, name) for name in sorted(read & missing))


def assumed_parameters(state: State) -> tuple[str, ...]:
    """The parameters in force whose value is an assumption, of the place or of the definition."""
    return tuple(
        name
        for name, parameter in state.plan.programme.parameters.items()
        if value_of(state, name) is not NOT_STATED and is_assumed(state, parameter)
    )


def is_assumed(state: State, parameter: Parameter) -> bool:
    """Whether the value in force rests on no source."""
    settings = settings_in_force(state)
    if parameter.name in settings:
        said = settings[parameter.name]
        return isinstance(said, dict) and bool(said.get("assumption"))
    return parameter.assumption
