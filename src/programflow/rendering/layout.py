"""Plain text: wrapping, columns, headings, and colour where it is wanted."""

from collections.abc import Callable, Sequence
from textwrap import TextWrapper
from typing import Literal

WIDTH = 88

Tone = Literal["plain", "heading", "good", "warning", "bad", "faint"]
Paint = Callable[[str, Tone], str]

_CODES: dict[Tone, str] = {
    "heading": "1",
    "good": "32",
    "warning": "33",
    "bad": "31",
    "faint": "2",
}


def painter(*, colour: bool) -> Paint:
    """What puts a tone on a text; without colour it leaves the text as it is."""

    def paint(text: str, tone: Tone) -> str:
        code = _CODES.get(tone)
        return f"\x1b[{code}m{text}\x1b[0m" if colour and code and text else text

    return paint


def wrap(text: str, *, indent: int = 0, hang: int | None = None, width: int = WIDTH) -> list[str]:
    """The text in lines of at most `width` columns; lines after the first begin at `hang`."""
    wrapper = TextWrapper(
        width=max(width, 8),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent if hang is None else hang),
        break_long_words=True,
        break_on_hyphens=False,
    )
    return wrapper.wrap(text) or []


def table(rows: Sequence[Sequence[str]], *, indent: int = 2, width: int = WIDTH) -> list[str]:
    """The rows in aligned columns, two blanks apart; a cell that is too long runs on below itself.

    The widest columns give way where the row would be too long; no column takes more than it needs.
    """
    if not rows:
        return []
    needs = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    widths = _fitted(needs, width - indent - 2 * (len(needs) - 1))
    return [line for row in rows for line in _row(row, widths, indent)]


def _fitted(needs: list[int], room: int) -> list[int]:
    widths = list(needs)
    while sum(widths) > room and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(row: Sequence[str], widths: list[int], indent: int) -> list[str]:
    cells = [wrap(cell, width=width) or [""] for cell, width in zip(row, widths, strict=True)]
    lines = []
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        padded = "  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True))
        lines.append(f"{' ' * indent}{padded}".rstrip())
    return lines
