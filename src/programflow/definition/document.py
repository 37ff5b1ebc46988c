"""The tree of a YAML text: scalars, mappings and sequences with their places."""

from collections.abc import Container
from typing import Any, Literal

from programflow.definition.node import Route
from programflow.diagnostics import Span

# A mark of the YAML parser: its `line` and `column` count from 0.
Mark = Any


class Scalar:
    """A scalar as written; only a plain one is ever typed."""

    __slots__ = ("block", "end", "plain", "start", "text")

    def __init__(self, text: str, style: str | None, marks: tuple[Mark, Mark]) -> None:
        self.text = text
        self.plain = not style
        self.block = style in {"|", ">"}
        self.start, self.end = marks


class Mapping:
    """Keys in text order, each once; `keys` holds the key scalars, `items` the values."""

    __slots__ = ("end", "flow", "items", "keys", "start")

    def __init__(self, start: Mark, flow: bool) -> None:  # noqa: FBT001  # built in one place
        self.keys: dict[str, Scalar] = {}
        self.items: dict[str, Tree] = {}
        self.flow = flow
        self.start = start
        self.end: Mark = None

    def split(self, names: Container[str]) -> tuple["Mapping", "Mapping"]:
        """The map of these keys, and the map of the others."""
        inside, outside = Mapping(self.start, self.flow), Mapping(self.start, self.flow)
        for name, item in self.items.items():
            part = inside if name in names else outside
            part.keys[name], part.items[name] = self.keys[name], item
        inside.end = outside.end = self.end
        return inside, outside


class Sequence:
    """Items in text order."""

    __slots__ = ("end", "flow", "items", "start")

    def __init__(self, start: Mark, flow: bool) -> None:  # noqa: FBT001  # built in one place
        self.items: list[Tree] = []
        self.flow = flow
        self.start = start
        self.end: Mark = None


Tree = Scalar | Mapping | Sequence


def part_at(root: Tree | None, route: Route) -> Tree | None:
    """The part at a route; None where there is none."""
    tree = root
    for step in route:
        tree, _ = _child(tree, step)
    return tree


def find(root: Tree | None, route: Route, on: Literal["key", "value"]) -> Span | None:
    """The span of the part at a route; None where there is none."""
    tree, key = root, None
    for step in route:
        tree, key = _child(tree, step)
    if tree is None:
        return None
    return _span(key if on == "key" and key is not None else tree)


def _child(tree: Tree | None, step: str | int) -> tuple[Tree | None, Scalar | None]:
    if isinstance(tree, Mapping) and isinstance(step, str):
        return tree.items.get(step), tree.keys.get(step)
    if isinstance(tree, Sequence) and isinstance(step, int) and step < len(tree.items):
        return tree.items[step], None
    return None, None


def _span(tree: Tree) -> Span:
    line, column = _end(tree)
    return Span(tree.start.line + 1, tree.start.column + 1, line + 1, column + 1)


def _end(tree: Tree) -> tuple[int, int]:
    """Where a part ends. The parser's end mark of a block part runs on to the next token."""
    while not isinstance(tree, Scalar) and not tree.flow and tree.items:
        tree = tree.items[-1] if isinstance(tree, Sequence) else list(tree.items.values())[-1]
    if isinstance(tree, Scalar) and tree.block:
        return tree.start.line, tree.start.column + 1
    return tree.end.line, tree.end.column


def span_of(start: Mark, end: Mark) -> Span:
    """The span between two marks of the parser."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
