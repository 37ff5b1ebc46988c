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

    __slots__ = ("_lines", "_locate", "name", "text")

    def __init__(self, name: str, text: str, locate: Locate | None = None) -> None:
        self.name = name
        self.text = text
        self._locate = locate
        self._lines: list[str] | None = None

    def span(self, route: tuple[str | int, ...], *, on: Literal["key", "value"] = "value") -> Span:
        """The place of a route, or of the nearest part around it that stands in the text."""
        for length in range(len(route), -1, -1):
            found = self.exact(route[:length], on=on if length == len(route) else "key")
            if found is not None:
                return found
        return START

    def exact(
        self, route: tuple[str | int, ...], *, on: Literal["key", "value"] = "value"
    ) -> Span | None:
        """The place of a route itself, None where nothing stands there."""
        return None if self._locate is None else self._locate(route, on)

    def line(self, number: int) -> str:
        """The text of a line, without its end; empty where there is no such line.

        Lines end as YAML and editors have it, and not at what else Unicode calls a line break.
        """
        if self._lines is None:
            text = self.text.replace("\r\n", "\n").replace("\r", "\n")
            self._lines = text.split("\n")
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def __repr__(self) -> str:
        return f"Marks({self.name!r})"
