"""Settings of a case: a parameter's value as JSON has it, and back."""

from collections.abc import Mapping as AbstractMapping
from datetime import date
from typing import Any

from programflow.definition.document import Mapping, Scalar, Sequence, Tree
from programflow.definition.guessing import with_guesses
from programflow.definition.json_values import Misfit, json_kind, number, to_json
from programflow.definition.naming import check_names, names_of
from programflow.definition.node import Route
from programflow.definition.parameters import SETTING, in_unit, is_taken, unit_of
from programflow.definition.programme import Parameter, Programme, Setting
from programflow.definition.reader import FAILED, Reader
from programflow.definition.scalars import typed
from programflow.definition.selections import Moment
from programflow.definition.values import NotStated
from programflow.diagnostics import Fault
from programflow.temporal import Duration

# What may stand around a value: why it is so, for people.
_AROUND = frozenset({"value", "source", "assumption", "note"})


def parse_setting(
    parameter: Parameter, raw: Any, programme: Programme | None = None
) -> Setting | Fault:
    """The value that a place, a visit or a decision gives a parameter, or what is wrong with it.

    Args:
        parameter: says the unit, and by `between` and `among` which values may be taken.
        raw: a JSON value (``"3 weeks"``, ``{"done": "talk_1"}``, ``3``, ``["inmate"]``, ``true``,
            ``"not stated"``), such a value under ``value`` with ``assumption`` beside it, or a
            value that has been read already.
        programme: where given, names in the value must be names of it.
    """
    route: Route = ("settings", parameter.name)
    if isinstance(raw, AbstractMapping) and "value" in raw and set(raw) <= _AROUND:
        raw = raw["value"]
    to = Reader()
    value = raw if _is_read(raw) else _read(raw, route, to)
    if not to.faults and value is not FAILED:
        value = _in_unit(parameter, value, to, route=route)
    if programme is not None and not to.faults:
        to.names = names_of(programme)
        check_names(to)
    return with_guesses(to)[0] if to.faults else value


def _is_read(raw: Any) -> bool:
    return isinstance(raw, Duration | Moment | NotStated)


def _read(raw: Any, route: Route, to: Reader) -> Any:
    try:
        return SETTING.read(_tree(raw), route, to)
    except Misfit as misfit:
        return to.fault(misfit.rule, (*route, *misfit.at), **dict(misfit.params))


def _tree(raw: Any) -> Tree:
    """A JSON value as the tree that YAML would give; a number in quotes stays text."""
    if isinstance(raw, AbstractMapping):
        mapping = Mapping(None, flow=True)
        mapping.items = {str(key): _tree(item) for key, item in raw.items()}
        return mapping
    if isinstance(raw, list | tuple):
        sequence = Sequence(None, flow=True)
        sequence.items = [_tree(item) for item in raw]
        return sequence
    if isinstance(raw, bool):
        return Scalar("yes" if raw else "no", None, (None, None))
    if isinstance(raw, str):
        quoted = raw and typed(raw)[0] == "number"
        return Scalar(raw, "'" if quoted else None, (None, None))
    if isinstance(raw, date):
        return Scalar(raw.isoformat(), None, (None, None))
    if raw is None or json_kind(raw) != "number":
        raise Misfit("wrong-kind", wanted="setting", got=json_kind(raw))
    return Scalar(
        format(number(raw), "f" if not isinstance(number(raw), int) else "d"), None, (None, None)
    )


def _in_unit(parameter: Parameter, value: Any, to: Reader, *, route: Route) -> Any:
    converted = in_unit(value, parameter.unit or "", route)
    if converted is FAILED:
        return to.fault("unit-mismatch", route, unit=parameter.unit, got=unit_of(value))
    if parameter.unit == "roles" and isinstance(converted, tuple):
        for role in converted:
            to.refer(("role",), role, route)
    if not is_taken(converted, parameter.between, parameter.among):
        return to.fault("value-outside", route)
    return converted


def setting_to_json(value: Setting) -> Any:
    """A setting as JSON, for an `enrolled` entry; `parse_setting` reads it back."""
    return to_json(SETTING.write(value))
