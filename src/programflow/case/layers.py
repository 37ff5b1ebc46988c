"""Tables that are copied often and changed little: two states share all but what has changed.

A small table is a dict, and a copy of it a copy. A large one is an old part, shared and never
changed, under the new values of one state.
"""

from collections.abc import ItemsView, Iterator, KeysView, MutableMapping, ValuesView
from typing import Any, TypeVar

V = TypeVar("V")

SMALL = 256
"""Up to so many values a table is copied as it is, and so many new ones lie over an old part."""

_NONE: Any = object()


class Layers(MutableMapping[Any, V]):
    """A table in two parts. Its keys are in the order in which they first came; none is removed."""

    __slots__ = ("new", "old")

    def __init__(self, old: dict[Any, V], new: dict[Any, V]) -> None:
        self.old = old
        self.new = new

    def __getitem__(self, key: Any) -> V:
        value = self.new.get(key, _NONE)
        return self.old[key] if value is _NONE else value

    def get(self, key: Any, default: Any = None) -> Any:
        """As a dict's."""
        value = self.new.get(key, _NONE)
        return self.old.get(key, default) if value is _NONE else value

    def __contains__(self, key: object) -> bool:
        return key in self.new or key in self.old

    def __setitem__(self, key: Any, value: V) -> None:
        self.new[key] = value

    def __delitem__(self, key: Any) -> None:
        raise KeyError(key)

    def __iter__(self) -> Iterator[Any]:
        yield from self.old
        yield from (key for key in self.new if key not in self.old)

    def __len__(self) -> int:
        return len(self.old) + sum(key not in self.old for key in self.new)

    def copy(self) -> "Layers[V]":
        """Another over the same old part, for as long as the new one is small."""
        return Layers(self.old, self.new.copy())

    def whole(self) -> dict[Any, V]:
        """All of it in one piece."""
        return {**self.old, **self.new}

    def keys(self) -> KeysView[Any]:
        """As a dict's."""
        return self.whole().keys()

    def values(self) -> ValuesView[V]:
        """As a dict's."""
        return self.whole().values()

    def items(self) -> ItemsView[Any, V]:
        """As a dict's."""
        return self.whole().items()


Table = dict[Any, V] | Layers[V]


def laid(table: Table[V]) -> Table[V]:
    """A table of the same values, of which a copy costs little; the given one is theirs now."""
    if table.__class__ is dict:
        return table if len(table) <= SMALL else Layers(table, {})
    assert isinstance(table, Layers)
    return table if len(table.new) <= SMALL else Layers(table.whole(), {})
