"""A status as plain data for JSON: complete, and in a fixed order."""

from typing import Any

from programflow.case.verdict import Change, Part, Reason, Status
from programflow.definition.json_values import to_json
from programflow.definition.node import Node

FORMAT = "programflow/status"
VERSION = 1


def status_to_json(status: Status, *, because: bool = False) -> dict[str, Any]:
    """A status as dicts, lists, texts, numbers, booleans and None.

    Dates are ISO text. With `because` each part that can be asked why carries its reason tree.
    """
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    said = _fields(status, because=because)
    document["programme"] = {"id": said.pop("programme"), "version": said.pop("version")}
    return document | said


def reason_to_json(reason: Reason) -> dict[str, Any]:
    """A reason tree as plain data."""
    return {
        "code": reason.code,
        "params": {name: plain(value) for name, value in reason.params},
        "route": list(reason.route),
        "sources": list(reason.sources),
        "entries": list(reason.entries),
        "children": [reason_to_json(child) for child in reason.children],
        "changes": [_change(change) for change in reason.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "code": change.code,
        "params": {name: plain(value) for name, value in change.params},
        "on": plain(change.on),
    }


def _fields(node: Node, *, because: bool) -> dict[str, Any]:
    names = [a.name for a in node.__attrs_attrs__]  # type: ignore[attr-defined]  # set by attrs
    said = {n: _value(getattr(node, n), because=because) for n in names if n != "explain"}
    if because and isinstance(node, Part):
        said["because"] = reason_to_json(node.because)
    return said


def _value(value: Any, *, because: bool) -> Any:
    if isinstance(value, Part):
        return _fields(value, because=because)
    if isinstance(value, tuple) and value and isinstance(value[0], Part):
        return [_value(item, because=because) for item in value]
    return plain(value)


def plain(value: Any) -> Any:
    """A value of a status or a reason as JSON has it."""
    return None if value is None else to_json(value)
