"""A line of the source with a caret under the part at fault."""

from unicodedata import combining, east_asian_width

from programflow.diagnostics import Marks, Span
from programflow.rendering.cleaning import clean

WIDEST = 100
BEFORE = 40
CUT = "…"


def excerpt(marks: Marks, span: Span) -> list[str]:
    """The line where the span begins, with its number and ``^~~~`` below the span.

    A span over several lines is shown to the end of its first. Of a very long line only the
    surroundings of the span are shown.
    """
    line = marks.line(span.line)
    if not line:
        return []
    end = span.end_column if span.end_line == span.line else len(line) + 1
    start, shown, last = _cut(clean(line), start=span.column - 1, last=end - 1)
    number = str(span.line)
    gutter = " " * len(number)
    caret = "^" + "~" * max(0, _columns(shown[start:last]) - 1)
    return [
        f"{gutter} |",
        f"{number} | {shown}",
        f"{gutter} | {' ' * _columns(shown[:start])}{caret}",
    ]


def _cut(line: str, *, start: int, last: int) -> tuple[int, str, int]:
    line = line.rstrip()
    if len(line) <= WIDEST:
        return start, line, last
    begin = max(0, start - BEFORE)
    shown = line[begin : begin + WIDEST]
    if begin + WIDEST < len(line):
        shown += CUT
    if not begin:
        return start, shown, min(last, WIDEST)
    return start - begin + len(CUT), CUT + shown, min(last - begin, WIDEST) + len(CUT)


def _columns(text: str) -> int:
    """How many columns a terminal gives the text."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
