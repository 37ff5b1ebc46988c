"""Plain data to YAML text: blocks for what is long, one line for what fits on it."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from programflow.definition.scalars import typed
from programflow.definition.shapes import Word
from programflow.temporal import Duration

WIDTH = 96

# Text that stands bare also inside brackets: nothing in it is a sign of YAML's.
_BARE = re.compile(r"[^\W\d_][\w ./()–-]*[\w.)]\Z|[^\W\d_]\Z")
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def emit(plain: dict[str, Any]) -> str:
    """YAML of a map: its keys in their order, a blank line around each that takes several lines."""
    chunks: list[str] = []
    tall = False
    for key, value in plain.items():
        lines = list(_entry(key, value, indent=0, top=True))
        if chunks and (tall or len(lines) > 1):
            chunks.append("")
        chunks += lines
        tall = len(lines) > 1
    return "\n".join(chunks) + "\n"


def _entry(key: str, value: Any, *, indent: int, top: bool = False) -> Iterator[str]:
    pad = " " * indent
    if not (top and _is_section(value)):
        line = f"{pad}{key}: {flow(value)}"
        if len(line) <= WIDTH or not _is_filled(value):
            yield line
            return
    yield f"{pad}{key}:"
    if isinstance(value, list):
        yield from _items(value, indent=indent + 2)
    else:
        for inner, item in value.items():
            yield from _entry(inner, item, indent=indent + 2)


def _items(values: list[Any], *, indent: int) -> Iterator[str]:
    pad = " " * indent
    for value in values:
        line = f"{pad}- {flow(value)}"
        if len(line) <= WIDTH or not isinstance(value, dict) or not value:
            yield line
            continue
        first = True
        for key, item in value.items():
            for inner in _entry(key, item, indent=indent + 2):
                yield f"{pad}- {inner[indent + 2 :]}" if first else inner
                first = False


def entry_lines(key: str, value: Any) -> list[str]:
    """The lines of one key and its value, from the margin on."""
    return list(_entry(key, value, indent=0))


def _is_filled(value: Any) -> bool:
    return isinstance(value, dict | list) and bool(value)


def _is_section(value: Any) -> bool:
    """A top-level map of maps stands as a block also where it would fit on a line."""
    return isinstance(value, dict) and any(isinstance(item, dict) for item in value.values())


def flow(value: Any) -> str:
    """Plain data on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value)


def scalar(value: Any) -> str:
    """One scalar, quoted only where it must be."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int | Duration | Word):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    if _BARE.match(text) and "  " not in text and typed(text)[0] == "word":
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
