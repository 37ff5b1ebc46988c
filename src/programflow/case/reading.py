"""Which rules read what the sources do not state, and which read assumptions. (S14.10)"""

from collections.abc import Iterator

from programflow.case.parameters import settings_in_force, value_of
from programflow.case.state import State
from programflow.definition.node import Route
from programflow.definition.programme import Parameter
from programflow.definition.values import NOT_STATED


def not_running(state: State) -> Iterator[tuple[Route, str]]:
    """Every rule present that reads a parameter that is not filled today, with that parameter."""
    missing = {p for p in state.plan.programme.parameters if value_of(state, p) is NOT_STATED}
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


def roles_named(state: State) -> list[str]:
    """The roles that some present step names as bearer or as the one who acts."""
    named = [role for step in state.plan.steps.values() for role in (step.of, step.by) if role]
    return list(dict.fromkeys([*named, state.plan.programme.record_keeper]))
