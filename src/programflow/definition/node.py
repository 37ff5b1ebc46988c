"""What every part of a definition has in common: a route, and equality that ignores it."""

from typing import Any

Route = tuple[str | int, ...]
"""Keys and indexes from the top of a definition to the part, e.g. ``("steps", "talk_1", "window",
0)``.
"""


class Node:
    """A frozen part of a definition.

    Two parts are equal when they say the same; where they stand in a file (`route`) is no part of
    what they say. Comparison, hash and repr live here, once, and not on each class: generating them
    for fifty classes would cost half the time of an import.
    """

    __slots__ = ()

    def __said(self) -> tuple[Any, ...]:
        return tuple(
            getattr(self, field.name)
            for field in self.__attrs_attrs__  # type: ignore[attr-defined]  # set by attrs
            if field.name != "route"
        )

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        assert isinstance(other, Node)
        return self.__said() == other.__said()

    def __hash__(self) -> int:
        return hash((self.__class__.__name__, _hashable(self.__said())))

    def __repr__(self) -> str:
        said = ", ".join(
            f"{field.name}={getattr(self, field.name)!r}"
            for field in self.__attrs_attrs__  # type: ignore[attr-defined]  # set by attrs
            if field.name != "route" and getattr(self, field.name) != field.default
        )
        return f"{self.__class__.__name__}({said})"


def _hashable(value: Any) -> Any:
    if isinstance(value, dict):
        return frozenset((key, _hashable(item)) for key, item in value.items())
    if isinstance(value, tuple):
        return tuple(_hashable(item) for item in value)
    return value
