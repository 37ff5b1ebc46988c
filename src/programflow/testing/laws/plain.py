"""Statuses as plain data, and what a shift of all dates makes of it."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from programflow.definition.node import Node

_DATE = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


def plain(value: Any) -> Any:
    """A status, or a part of one, as lists, maps and scalars; without what explains it."""
    if isinstance(value, Node):
        fields = [a.name for a in type(value).__attrs_attrs__]  # type: ignore[attr-defined]
        return {name: plain(getattr(value, name)) for name in fields if name != "explain"}
    if isinstance(value, Mapping):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def moved(value: Any, days: int) -> Any:
    """The same with every date so many days later, also those in names."""
    if isinstance(value, datetime):
        return value + timedelta(days)
    if isinstance(value, date):
        return value + timedelta(days)
    if isinstance(value, str):
        return _DATE.sub(lambda found: _later(found.group(), days), value)
    if isinstance(value, Mapping):
        return {moved(key, days): moved(item, days) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [moved(item, days) for item in value]
    return value


def _later(text: str, days: int) -> str:
    return (date.fromisoformat(text) + timedelta(days)).isoformat()


def unordered(value: Any) -> Any:
    """Plain data whose lists stand in no order."""
    if isinstance(value, dict):
        return {key: unordered(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted(map(unordered, value), key=repr)
    return value
