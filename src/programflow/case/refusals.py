"""Refusals: why an entry is not accepted, before there are words for it. (S13.2)"""

from typing import TYPE_CHECKING, Any, NamedTuple

from programflow.definition.node import Route
from programflow.definition.steps import Option, Step

if TYPE_CHECKING:
    from programflow.case.state import State


class Refusal(NamedTuple):
    """Why an entry is refused: a code with parameters, and what a reason may be built from."""

    code: str
    params: tuple[tuple[str, Any], ...] = ()
    route: Route = ()
    state: "State | None" = None
    step: Step | None = None
    option: Option | None = None


def refused(code: str, /, **params: Any) -> Refusal:
    """A refusal with its parameters."""
    return Refusal(code, tuple(params.items()))
