"""`Marks`: from a route to a place in the text, asked only when a fault is shown."""

from collections.abc import Callable
from typing import Literal

from attrs import frozen


@frozen(order=True)
class Span:
    """A stretch of text; lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


Locate = Callable[[tuple[str | int, ...], Literal["key", "value"]], Span | None]

START = Span(1, 1, 1, 1)


class Marks:
    """The places of a text.

    Args:
        name: what the text is called, usually its file.
        text: the text itself, for whoever shows a line of it.
        locate: resolves a route exactly, or gives None.
    """

    __slots__ = ("_locate", "name", "text")

    def __init__(self, name: str, text: str, locate: Locate | None = None) -> None:
        self.name = name
        self.text = text
        self._locate = locate

    def span(self, route: tuple[str | int, ...], *, on: Literal["key", "value"] = "value") -> Span:
        """The place of a route, or of the nearest part around it that stands in the text."""
        if self._locate is None:
            return START
        for length in range(len(route), -1, -1):
            found = self._locate(route[:length], on if length == len(route) else "key")
            if found is not None:
                return found
        return START

    def line(self, number: int) -> str:
        """The text of a line, without its end; empty where there is no such line."""
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def __repr__(self) -> str:
        return f"Marks({self.name!r})"
