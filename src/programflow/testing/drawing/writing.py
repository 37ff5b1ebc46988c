"""Plain data as YAML of the language: flow style, one line for each part of a section."""

import re
from typing import Any

_BARE = re.compile(
    r"[a-z][a-zA-Z0-9_/-]*( [a-zA-Z0-9_]+)*\Z|-?[0-9]+( [a-z]+)*\Z|[0-9]{4}(-[0-9]{2}){2}\Z"
)
_SECTIONS = frozenset({"steps", "phases", "outcomes"})


def flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    return text if _BARE.match(text) else "'" + text.replace("'", "''") + "'"


def write(tree: dict[str, Any]) -> str:
    """A definition as text."""
    lines: list[str] = []
    for key, value in tree.items():
        if isinstance(value, dict) and value and key != "title":
            lines.append(f"{key}:")
            for name, part in value.items():
                lines += _part(name, part) if key in _SECTIONS else [f"  {name}: {flow(part)}"]
        elif value or not isinstance(value, dict):
            lines.append(f"{key}: {flow(value)}")
    return "\n".join(lines) + "\n"


def _part(name: str, part: dict[str, Any]) -> list[str]:
    steps = part.get("steps")
    if not isinstance(steps, dict):
        return [f"  {name}: {flow(part)}"]
    lines = [f"  {name}:"]
    lines += [f"    {key}: {flow(value)}" for key, value in part.items() if key != "steps"]
    if steps:
        lines += ["    steps:", *(f"      {n}: {flow(s)}" for n, s in steps.items())]
    return lines
