"""A programme laid out for rules: its steps in one table, and every part with what it stands in."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, TypeVar

from programflow.definition.criteria import Atom
from programflow.definition.node import Node, Route
from programflow.definition.programme import Programme
from programflow.definition.selections import Moment, Selector
from programflow.definition.steps import Bound, Effect, Step

N = TypeVar("N", bound=Node)

_FIELDS: dict[type[Any], tuple[str, ...]] = {}


def _fields(cls: type[Any]) -> tuple[str, ...]:
    """The fields of a class in which parts may stand."""
    if cls not in _FIELDS:
        _FIELDS[cls] = tuple(a.name for a in cls.__attrs_attrs__ if a.name != "route")
    return _FIELDS[cls]


def walk(part: Any) -> Iterator[Node]:
    """A part and every part inside it, in the order of the text."""
    stack = [part]
    while stack:
        item = stack.pop()
        if isinstance(item, Node):
            yield item
            stack += [getattr(item, name) for name in reversed(_fields(type(item)))]
        elif isinstance(item, dict):
            stack += reversed(item.values())
        elif type(item) is tuple:
            stack += reversed(item)


def parts_in(part: Node) -> Iterator[Node]:
    """The parts that stand in a part, but not in one of them, in the order of the text."""
    stack = [getattr(part, name) for name in reversed(_fields(type(part)))]
    while stack:
        item = stack.pop()
        if isinstance(item, Node):
            yield item
        elif isinstance(item, dict):
            stack += reversed(item.values())
        elif type(item) is tuple:
            stack += reversed(item)


def _words(part: Node) -> Iterator[str]:
    """Every word that stands in a part itself, be it a value or a key."""
    stack = [getattr(part, name) for name in _fields(type(part))]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            stack += [*item, *item.values()]
        elif type(item) is tuple:
            stack += item


class Index:
    """What the rules ask a programme for; laid out once, on first asking."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme

    @cached_property
    def steps(self) -> dict[str, Step]:
        """Every step by name, top-level ones first."""
        p = self.programme
        holders: list[Any] = [p, *p.phases.values(), *p.outcomes.values()]
        return {name: step for holder in holders for name, step in holder.steps.items()}

    @cached_property
    def parts(self) -> dict[type[Any], list[Node]]:
        """Every part by its class."""
        parts: dict[type[Any], list[Node]] = {}
        for node in walk(self.programme):
            parts.setdefault(type(node), []).append(node)
        return parts

    def all(self, cls: type[N]) -> list[N]:
        """Every part of a class."""
        return self.parts.get(cls, [])  # type: ignore[return-value]  # by its key

    @cached_property
    def untitled(self) -> set[str]:
        """Every name that stands somewhere and that no part with a title goes by."""
        parts = list(walk(self.programme))
        used = {name for part in parts for name in _words(part) if part is not self.programme}
        return used - {
            part.name for part in parts if getattr(part, "title", None) and hasattr(part, "name")
        }

    @property
    def selectors(self) -> list[Selector]:
        """Every selector."""
        return self.all(Selector)

    @property
    def atoms(self) -> list[Atom]:
        """Every atom of a criterion."""
        return self.all(Atom)

    @property
    def moments(self) -> list[Moment]:
        """Every moment."""
        return self.all(Moment)

    @property
    def effects(self) -> list[Effect]:
        """Every effect."""
        return self.all(Effect)

    def step_around(self, route: Route) -> Step | None:
        """The step in which a route ends, if any."""
        for at, key in enumerate(route[:-1]):
            if key == "steps" and at in {0, 2}:
                return self.steps.get(str(route[at + 1]))
        return None

    def window(self, name: str) -> tuple[Bound, ...]:
        """The bounds that an extension of a step or a phase adds to."""
        holder = self.steps.get(name) or self.programme.phases.get(name)
        return () if holder is None else holder.window
