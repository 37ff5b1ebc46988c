"""Where a rule is written: the citation of a part of the definition, or of the nearest around."""

from collections.abc import Mapping
from typing import Any

from programflow.case.parameters import quantity, value_of
from programflow.case.state import State
from programflow.definition.node import Route
from programflow.definition.selections import Moment, Selector
from programflow.definition.steps import Bound
from programflow.definition.values import Citation
from programflow.temporal import Duration

ASSUMPTION = "assumption"


def sources_of(state: State, route: Route) -> tuple[str, ...]:
    """The citation as written, or `assumption`; without its own, that of what a part stands in."""
    known = state.plan.listing.sources
    found = known.get(route)
    if found is None:
        found = known[route] = _sources(state.plan.programme, route)
    return found


def _sources(part: Any, route: Route) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for key in route:
        part = _inside(part, key)
        if part is None:
            break
        said = _said(part)
        found = said or found
    return found


def _inside(part: Any, key: str | int) -> Any:
    if isinstance(part, Mapping):
        return part.get(key)
    if isinstance(part, tuple) and isinstance(key, int):
        return part[key] if key < len(part) else None
    name = {"from": "from_", "is": "is_", "except": "except_"}.get(str(key), str(key))
    return getattr(part, name, None)


def _said(part: Any) -> tuple[str, ...]:
    source = getattr(part, "source", None)
    if isinstance(source, Citation):
        return (f"{source.source} {source.place}".strip(),)
    return (ASSUMPTION,) if getattr(part, "assumption", False) else ()


def moment_text(state: State, bound: Bound) -> str:
    """What a bound is counted from, as a code.

    As ``enrolled``, ``done:talk_1``, ``parameter:frame_from=done:talk_1``.
    """
    if bound.clock is not None:
        return f"clock:{bound.clock}"
    return "" if bound.from_ is None else moment_code(state, bound.from_)


def moment_code(state: State, moment: Moment) -> str:
    """A moment as a code."""
    if moment.form == "selection" and moment.selection is not None:
        return ",".join(_selector_code(s) for s in moment.selection.members)
    if moment.form == "latest":
        return "latest:" + ",".join(moment_code(state, m) for m in moment.members)
    if moment.form == "parameter":
        value = value_of(state, moment.name or "")
        if isinstance(value, Moment):
            return f"parameter:{moment.name}={moment_code(state, value)}"
        return f"parameter:{moment.name}"
    return moment.form if moment.name is None else f"{moment.form}:{moment.name}"


def _selector_code(selector: Selector) -> str:
    return f"{selector.kind}:{selector.target or selector.target_is or ''}".rstrip(":")


def binding_of(bound: Bound) -> str:
    """Which length of a bound binds: of max, late, aim, min and early the first there is."""
    said = {name: getattr(bound, name) for name in ("max", "late", "aim", "min", "early")}
    return next((name for name, length in said.items() if length is not None), "")


def length_text(state: State, bound: Bound) -> str:
    """The length that binds, its parameter read."""
    length = getattr(bound, binding_of(bound), None)
    value = None if length is None else quantity(state, length)
    return str(value) if isinstance(value, Duration) else ""
