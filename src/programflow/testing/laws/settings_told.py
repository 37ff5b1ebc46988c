"""The settings of an enrolment as a scenario has them."""

from typing import Any

from programflow.definition.entries import Enrolled
from programflow.definition.programme import Programme
from programflow.definition.settings import parse_setting
from programflow.diagnostics import Fault


def settings_of(programme: Programme, enrolled: Enrolled) -> dict[str, Any]:
    """The values by parameter; what no parameter can take is left out."""
    found: dict[str, Any] = {}
    for name, raw in enrolled.settings:
        parameter = programme.parameters.get(name)
        value = None if parameter is None else parse_setting(parameter, raw, programme)
        if value is not None and not isinstance(value, Fault):
            found[name] = value
    return found
