"""Every part of a definition by its path, and a definition with one part put in another's place."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from programflow.definition.node import Node, Route

# Words for people, and where a rule is written: they reach no verdict.
SILENT = frozenset(
    {"title", "note", "says", "source", "assumption", "conflict", "route", "minutes", "fills"}
    | {"sources", "forms", "variants", "always", "never", "changes", "choices", "only_in"}
)


def parts(value: Any, path: Route = ()) -> Iterator[tuple[Route, Node]]:
    """Each part that can reach a verdict, from the whole inwards, in the order of the text."""
    if isinstance(value, Node):
        yield path, value
        for field in value.__attrs_attrs__:  # type: ignore[attr-defined]  # set by attrs
            if field.name not in SILENT:
                yield from parts(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from parts(item, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from parts(item, (*path, index))


def put(whole: Any, path: Route, part: Any) -> Any:
    """The whole with another part at a path; all else is shared."""
    if not path:
        return part
    first, rest = path[0], path[1:]
    if isinstance(whole, Mapping):
        return {**whole, first: put(whole[first], rest, part)}
    if isinstance(whole, tuple):
        assert isinstance(first, int)
        return (*whole[:first], put(whole[first], rest, part), *whole[first + 1 :])
    inside = put(getattr(whole, str(first)), rest, part)
    return evolve(whole, **{str(first): inside})


def at(whole: Any, path: Route) -> Any:
    """The part at a path."""
    for step in path:
        if isinstance(whole, Mapping):
            whole = whole[step]
        elif isinstance(whole, tuple):
            assert isinstance(step, int)
            whole = whole[step]
        else:
            whole = getattr(whole, str(step))
    return whole
