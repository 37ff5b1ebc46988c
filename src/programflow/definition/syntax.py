"""What is wrong with a text that is no YAML, in an author's terms rather than in a parser's.

A parser stops where it can go no further; what was forgotten stands before that, mostly on the same
line.
"""

import re
from typing import Any

from programflow.definition.document import span_of
from programflow.diagnostics import Fault, Marks, Span

# What both parsers say, in part, and what it is called here.
_PROBLEMS = (
    ("got '?'", "question-in-braces"),
    ("could not find expected ':'", "colon-missing"),
    ("mapping values are not allowed", "colon-in-text"),
    ("sequence entries are not allowed", "dash-misplaced"),
    ("unexpected end of stream", "quote-open"),
    ("',' or", "bracket-open"),
    ("expected node content", "value-missing"),
    ("expected the node content", "value-missing"),
    ("block end", "indentation"),
    ("did not find expected key", "indentation"),
    ("'-' indicator", "indentation"),
    ("cannot start any token", "bad-start"),
    ("escape", "bad-escape"),
)
CURLY_QUOTES = frozenset("“”„«»‘’")

# What a line shows that the parser does not see: where, and after which of its complaints.
_SHOWN = (
    ("hard-space", re.compile(r"^\s*(?:- )?[\w-]+:(?P<here>\u00a0)|^ *(?P<first>\u00a0)")),
    ("dash-space", re.compile(r"^\s*(?P<here>-)[^\s-]")),
    ("colon-space", re.compile(r"^\s*(?:- )?[\w-]+(?P<here>:)[^\s:/]")),
)
_BY_LINE = frozenset({"colon-missing", "colon-in-text", "indentation", "dash-misplaced"})
_BY_QUOTES = frozenset({"bracket-open", "colon-in-braces", "colon-missing", "value-missing"})


def syntax_fault(error: Any, text: str, *, deepest: int) -> Fault:
    """The fault of a text at which a parser stopped."""
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    mark, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if "nesting depth" in problem:
        # The C library from 0.2.6 on counts for itself, and looks ahead of what it hands over.
        return Fault(rule="too-deep", params=(("limit", deepest),), at=_inside(mark, text))
    code = next((code for part, code in _PROBLEMS if part in problem), "other")
    at = Span(1, 1, 1, 1)
    if mark is not None:
        code, mark = _better(code, mark, start, text=text)
        code, at = _by_the_line(code, _inside(mark, text), text)
    here, above = _indents(at, text) if code == "indentation" else (0, 0)
    if code == "indentation" and (out := _too_far_out(at, text)) is not None:
        code, at = "too-far-out", out
    params = (("problem", code), ("flow", "flow" in context), ("here", here), ("above", above))
    return Fault(rule="yaml-syntax", params=params, at=at)


def _inside(mark: Any, text: str) -> Span:
    """The place of a mark. One parser puts the end of a text on a line of its own."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if mark.line < len(lines):
        return span_of(mark, mark)
    return Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 1)


def _better(code: str, mark: Any, start: Any, *, text: str) -> tuple[str, Any]:
    """What is more likely meant than what the parser says, and where to look for it."""
    line = Marks("", text).line(mark.line + 1)
    there = line[mark.column : mark.column + 1]
    if code == "colon-in-text" and ": " not in line[: mark.column]:
        return "indentation", mark
    if start is None or code not in {"quote-open", "bracket-open", "colon-missing"}:
        return code, mark
    if code == "bracket-open" and start.line == mark.line:
        return ("colon-in-braces" if there == ":" else code), mark
    return code, start


def _by_the_line(code: str, at: Span, text: str) -> tuple[str, Span]:
    """What the line shows by itself."""
    line = Marks("", text).line(at.line)
    if code in _BY_LINE:
        for seen, pattern in _SHOWN:
            if found := pattern.search(line):
                column = found.start(found.lastgroup or 0) + 1
                return seen, Span(at.line, column, at.line, column + 1)
    if code in _BY_QUOTES and line.replace('\\"', "").count('"') % 2:
        column = line.index('"') + 1
        return "quote-odd", Span(at.line, column, at.line, len(line) + 1)
    return code, at


def _too_far_out(at: Span, text: str) -> Span | None:
    """The last line above that begins at the margin with a key that has no place there."""
    from programflow.definition.places import AT_THE_MARGIN  # seldom needed

    marks = Marks("", text)
    for number in range(at.line - 1, 0, -1):
        key, colon, _ = marks.line(number).partition(":")
        if colon and key.isidentifier():
            out = Span(number, 1, number, len(key) + 1)
            return None if key in AT_THE_MARGIN else out
    return None


def _indents(at: Span, text: str) -> tuple[int, int]:
    """By how many blanks a line is set in, and the line with something on it before that."""
    marks = Marks("", text)
    above = at.line - 1
    while above > 1 and (not marks.line(above).strip() or marks.line(above).lstrip()[:1] == "#"):
        above -= 1
    return tuple(len(line) - len(line.lstrip()) for line in map(marks.line, (at.line, above)))  # type: ignore[return-value]  # two of them
