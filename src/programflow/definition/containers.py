"""Shapes of lists, of maps from names, and of shapes around shapes."""

from collections.abc import Callable, Iterable
from typing import Any

from programflow.definition.document import Mapping, Sequence, Tree
from programflow.definition.node import Route
from programflow.definition.reader import FAILED, Reader, Wanted
from programflow.definition.records import Record, Union
from programflow.definition.scalars import RESERVED, is_id, is_name, typed
from programflow.definition.shapes import Shape, Word


class ListOf(Shape):
    """A list. With `bare` a single item may stand without a list around it."""

    wanted = "list"

    def __init__(self, shape: Shape, *, bare: bool = False, filled: bool = False) -> None:
        self.shape = shape
        self.bare = bare
        self.filled = filled

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """A tuple."""
        if not isinstance(tree, Sequence):
            if not self.bare:
                return to.mismatch(tree, route, self)
            value = self.shape.read(tree, route, to)
            return FAILED if value is FAILED else (value,)
        if self.filled and not tree.items:
            return to.fault("empty-list", route, wants=Wanted(self, tree))
        values = (
            self.shape.read(item, (*route, index), to) for index, item in enumerate(tree.items)
        )
        read = tuple(value for value in values if value is not FAILED)
        return FAILED if self.filled and not read else read

    def write(self, value: Any) -> Any:
        """A list, or its only item where that may stand bare."""
        if self.bare and len(value) == 1:
            return self.shape.write(value[0])
        return [self.shape.write(item) for item in value]


class Pair(ListOf):
    """A least and a greatest value."""

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """A tuple of two."""
        values = super().read(tree, route, to)
        if isinstance(tree, Sequence) and len(tree.items) != 2:
            return to.fault("between-form", route, wants=Wanted(self, tree))
        return FAILED if values is FAILED or len(values) != 2 else values


class MapOf(Shape):
    """A map from names to values.

    Args:
        shape: of the values; a `Record` is given the name.
        defines: the sort of thing that the names become.
        refers: the sort of thing, or the sorts, that the names must be.
        parts: read into a tuple of parts and not into a map.
        named: the field of the values' class that takes the name.
        ids: the names are ids of definitions.
        dated: the keys are dates, and it is read into a tuple of pairs.
    """

    wanted = "map"

    def __init__(  # one entry of a table
        self,
        shape: Shape,
        *,
        defines: str | None = None,
        refers: str | tuple[str, ...] | None = None,
        named: str | None = None,
        parts: bool = False,
        dated: bool = False,
        ids: bool = False,
    ) -> None:
        self.ids = ids
        self.shape = shape
        self.defines = defines
        self.refers = refers
        self.named = named
        self.parts = parts
        self.dated = dated

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """A map, or a tuple."""
        if not isinstance(tree, Mapping):
            if self.defines:
                to.opaque.add(self.defines)
            return to.mismatch(tree, route, self)
        items = (
            (name, self._read_item(item, (*route, name), to)) for name, item in tree.items.items()
        )
        read = {name: value for name, value in items if value is not FAILED}
        if self.dated:
            return tuple(sorted((typed(name)[1], value) for name, value in read.items()))
        return tuple(read.values()) if self.parts else read

    def _read_item(self, item: Tree, route: Route, to: Reader) -> Any:
        name = str(route[-1])
        sound = self._read_name(name, route, to)
        if self.named is not None and isinstance(self.shape, Record | Union):
            value = self.shape.read_with(item, route, to, **{self.named: name})
        else:
            value = self.shape.read(item, route, to)
        return value if sound else FAILED

    def _read_name(self, name: str, route: Route, to: Reader) -> bool:
        before = len(to.faults)
        if self.dated:
            if typed(name)[0] != "date":
                to.fault("key-not-a-date", route, on="key", text=name)
        elif not (is_id(name) if self.ids else is_name(name)):
            to.fault("name-form", route, on="key", text=name, near=())
        elif self.defines and name in RESERVED:
            to.fault("built-in-name", route, on="key", name=name)
        if self.defines:
            to.define(self.defines, name, route)
        if self.refers:
            sorts = (self.refers,) if isinstance(self.refers, str) else self.refers
            to.refer(sorts, name, route, on="key")
        return len(to.faults) == before

    def write(self, value: Any) -> Any:
        """A map."""
        if self.parts:
            return {
                Word(getattr(part, self.named or "name")): self.shape.write(part) for part in value
            }
        items: Iterable[tuple[Any, Any]] = value if self.dated else value.items()
        return {
            Word(key.isoformat() if self.dated else key): self.shape.write(item)
            for key, item in items
        }


class Later(Shape):
    """A shape that is named before it is there: criteria hold criteria."""

    def __init__(self, shape: Callable[[], Shape]) -> None:
        self.shape = shape

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """As the shape reads."""
        return self.shape().read(tree, route, to)

    def write(self, value: Any) -> Any:
        """As the shape writes."""
        return self.shape().write(value)


class Single(Shape):
    """One item that the class holds as a tuple of one."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.wanted = shape.wanted

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """A tuple of one."""
        value = self.shape.read(tree, route, to)
        return FAILED if value is FAILED else (value,)

    def write(self, value: Any) -> Any:
        """The item."""
        return self.shape.write(value[0])
