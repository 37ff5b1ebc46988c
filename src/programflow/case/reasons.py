"""`Reason`, the tree behind each part of a status, and what parts have in common."""

from collections.abc import Callable
from datetime import date
from typing import Any

from attrs import field, frozen

from programflow.definition.node import Node, Route

Params = tuple[tuple[str, Any], ...]


@frozen(eq=False, repr=False, kw_only=True)
class Reason(Node):
    """One step of an explanation.

    `code` and `params` make the sentence; `route` is the rule in the definition (empty where no
    rule speaks), `sources` its citations as written (or ``("assumption",)``), `entries` the ids
    that witness it, `children` what it rests on.
    `changes` says what would change it: codes with parameters, and a date where time alone will.
    The parameters may hold answers and other payload, and are left out of the repr.
    """

    code: str
    params: Params = ()
    route: Route = ()
    sources: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    children: tuple["Reason", ...] = ()
    changes: tuple["Change", ...] = ()

    def __repr__(self) -> str:
        said = ", ".join((repr(self.code), *map(repr, self.entries)))
        return f"Reason({said})"


@frozen(eq=False, repr=False, kw_only=True)
class Change(Node):
    """What would change a conclusion: a code with its parameters, `on` a date or None."""

    code: str
    params: Params = ()
    on: date | None = None

    def __repr__(self) -> str:
        return f"Change({self.code!r})"


def no_reason(item: str) -> Reason:
    """What is said of an item that is none."""
    return Reason(code="no-reason", params=(("item", item),))


@frozen(eq=False, repr=False, kw_only=True)
class Compared(Node):
    """A value with reasons: two are equal if all is equal but the way to explain it."""

    def _compared(self) -> tuple[Any, ...]:
        names = (a.name for a in self.__attrs_attrs__)
        return tuple(getattr(self, name) for name in names if name != "explain")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Compared) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash((self.__class__.__name__, self._compared()))


@frozen(eq=False, repr=False, kw_only=True)
class Part(Compared):
    """A part of a status: comparable, printable, and explained on demand."""

    item: str
    explain: Callable[[str], Reason] = field(default=no_reason)

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({self.item!r})"

    @property
    def because(self) -> Reason:
        """Why: the rule, its source, the entries, and what could change it."""
        return self.explain(self.item)
