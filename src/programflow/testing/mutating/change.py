"""One change of one part: what an operator makes."""

from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve, frozen

from programflow.definition.node import Node, Route
from programflow.definition.programme import Programme


@frozen(eq=False, kw_only=True)
class Change:
    """A part as it would be, and how to say what is otherwise.

    Args:
        operator: the operator's name; a key of the words for mutants.
        key: the field that changed.
        node: the part as it would be.
        before, after: the value, for the sentence.
        index: of the item, where one of several was dropped or changed.
        inside: from the part to what changed in it, where that lies deeper.
        at: where it stands in the file; None: where the part does.
    """

    operator: str
    key: str
    node: Node
    before: Any = None
    after: Any = None
    index: int | str | None = None
    inside: Route = ()
    at: Route | None = None


def altered(node: Any, **fields: Any) -> Any:
    """A part with other values in some of its fields."""
    return evolve(node, **fields)


Operator = Callable[[Any, Programme], Iterator[Change]]
PlacedOperator = Callable[[Route, Any, Programme], Iterator[Change]]
"""One that asks where the part stands."""
