"""What the shell says about its reader: the language, and whether colour is welcome."""

import os
from collections.abc import Mapping
from typing import TextIO

from programflow.rendering.language import Lang

_LOCALES: dict[str, Lang] = {"nb": "nb", "no": "nb", "nn": "nn"}


def language(environment: Mapping[str, str]) -> Lang:
    """The language of the locale where it is a Norwegian one, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return _LOCALES.get(
                value[:2].lower() if value[2:3] in {"", "_", ".", "@"} else "", "en"
            )
    return "en"


def wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether the stream is a terminal that may be told to colour."""
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return stream.isatty()


def width(stream: TextIO, environment: Mapping[str, str]) -> int:
    """The columns to write in: those of the terminal, at least 60 and at most 100; else 88."""
    try:
        columns = int(environment.get("COLUMNS", ""))
    except ValueError:
        columns = os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 88
    return min(max(columns, 60), 100)
