"""What the shell says about its reader: whether colour is welcome, and how wide a line may be."""

import os
from collections.abc import Mapping
from typing import TextIO


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
