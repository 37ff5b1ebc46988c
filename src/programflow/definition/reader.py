"""What a reading gathers: faults, the names that are defined, the names that are referred to."""

from typing import Any, Literal, NamedTuple

from programflow.definition.document import Mapping, Scalar, Sequence, Tree
from programflow.definition.node import Route
from programflow.definition.scalars import Typed, typed
from programflow.diagnostics import Fault


class Failed:
    """Stands for a part that could not be read; its faults have been given."""


FAILED = Failed()

# What looks like a scalar of a kind and is none: its rule, and where which kinds are wanted.
_NUMBERS = frozenset({"number", "integer", "duration"})
_FAULTY = {
    "boolean_spelling": ("boolean-spelling", frozenset({"yes_no"})),
    "number_form": ("number-form", _NUMBERS),
    "number_places": ("number-places", _NUMBERS),
    "number_size": ("number-size", _NUMBERS),
    "impossible_date": ("impossible-date", frozenset({"date"})),
    "distant_date": ("date-out-of-reach", frozenset({"date"})),
}


class Reference(NamedTuple):
    """A name where something of one of these sorts must have that name."""

    sorts: tuple[str, ...]
    name: str
    route: Route
    on: Literal["key", "value"]


class Wanted(NamedTuple):
    """What a fault is to be shown an example of, once it is known which names the text has.

    Args:
        shape: what may stand there.
        tree: what does.
        form: in what way that does not fit.
        code: that of the kinds that are wanted.
    """

    shape: Any
    tree: Tree
    form: Literal["kind", "key", "keys", "several", "prose"] = "kind"
    code: str = ""


class Reader:
    """Gathers while a tree is read; one for each text."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.references: list[Reference] = []
        self.names: dict[str, dict[str, Route]] = {}
        # Sorts whose section could not be read at all: nothing is known about their names.
        self.opaque: set[str] = set()
        # By a fault's place among the faults.
        self.wanted: dict[int, Wanted] = {}

    def fault(
        self,
        rule: str,
        route: Route,
        *,
        on: Literal["key", "value"] = "value",
        related: tuple[Route, ...] = (),
        wants: Wanted | None = None,
        example: str | None = None,
        **params: Any,
    ) -> Failed:
        """Note a fault; gives FAILED, so that a reader can return it."""
        if wants is not None:
            self.wanted[len(self.faults)] = wants
        self.faults.append(
            Fault(
                rule=rule,
                route=route,
                params=tuple(params.items()),
                on=on,
                related=related,
                example=example,
            )
        )
        return FAILED

    def unknown_key(
        self, route: Route, known: tuple[str, ...], *, wants: Wanted | None = None
    ) -> Failed:
        """Note that the key at the end of a route is none that may stand there."""
        key = str(route[-1])
        return self.fault(
            "unknown-key", route, on="key", wants=wants, key=key, near=(), places=(), known=known
        )

    def refer(
        self,
        sorts: tuple[str, ...],
        name: str,
        route: Route,
        *,
        on: Literal["key", "value"] = "value",
    ) -> None:
        """Note that a name must exist."""
        self.references.append(Reference(sorts, name, route, on))

    def define(self, sort: str, name: str, route: Route) -> None:
        """Note that a name exists."""
        names = self.names.setdefault(sort, {})
        if name in names:
            self.fault(
                "duplicate-name", route, on="key", related=(names[name],), sort=sort, name=name
            )
        else:
            names[name] = route

    def mismatch(self, tree: Tree, route: Route, shape: Any, *, wanted: str = "") -> Failed:
        """Note that a part is of another kind than the one wanted, as exactly as can be said.

        `wanted` is for where the shape has no code for itself.
        """
        wanted = wanted or shape.wanted
        wants = Wanted(shape, tree, code=wanted)
        if not isinstance(tree, Scalar):
            return self._wrong(kind_of(tree), route, wants)
        kind, value = typed(tree.text)
        if not tree.plain:
            without = "integer" if isinstance(value, int) and "integer" in wanted else kind
            if without in wanted.split("|"):
                return self.fault("quoted", route, wanted=without)
            return self._wrong("text", route, wants)
        if kind == "null":
            return self.fault("empty-value", route, wants=wants, wanted=wanted)
        return self._plain(tree, (kind, value), route, wants=wants)

    def _wrong(self, got: str, route: Route, wants: Wanted) -> Failed:
        return self.fault("wrong-kind", route, wants=wants, wanted=wants.code, got=got, near=())

    def _plain(self, tree: Scalar, found: Typed, route: Route, *, wants: Wanted) -> Failed:
        kind, value = found
        text, wanted = tree.text, wants.code
        kinds = set(wanted.split("|"))
        if kind in _FAULTY and kinds & _FAULTY[kind][1]:
            return self.fault(_FAULTY[kind][0], route, text=text, meant=value)
        if kind == "number" and "duration" in kinds:
            return self.fault("unit-missing", route, number=text)
        word = kind == "word" or kind in _FAULTY
        # Several words where a quantity may stand are one badly written, not a name.
        prose = " " in text and not kinds.isdisjoint(_NUMBERS)
        if word and not prose and not kinds.isdisjoint({"name", "parameter"}):
            return self.fault("name-form", route, wants=wants, text=text, near=())
        return self._wrong("text" if word else kind, route, wants)


def kind_of(tree: Tree) -> str:
    """What a part is: map, list, text (quoted), or the kind of a plain scalar."""
    if isinstance(tree, Mapping):
        return "map"
    if isinstance(tree, Sequence):
        return "list"
    return typed(tree.text)[0] if tree.plain else "text"
