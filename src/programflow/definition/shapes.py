"""Shapes of scalars. A shape reads a tree into a value and writes a value as plain data.

Plain data, as `write` gives it: dict, list, bool, int, Decimal, date, Duration, `Word` for what
stands
bare in YAML, and str for prose.
"""

from typing import Any, ClassVar

from programflow.definition.document import Mapping, Scalar, Tree
from programflow.definition.node import Route
from programflow.definition.norwegian_values import slug
from programflow.definition.reader import Reader, Wanted
from programflow.definition.scalars import is_id, is_name, typed
from programflow.definition.values import (
    NOT_STATED,
    Citation,
    ParameterRef,
    TallyRef,
    ValueRef,
)

# What can be a name. `y` is one, though somebody may have meant yes by it.
_WORDS = frozenset({"word", "boolean_spelling"})
KINDS = ("yes_no", "number", "date", "duration", "not_stated")


class Word(str):
    """Text that stands bare in YAML: a name, or a word of the language."""

    __slots__ = ()


class Shape:
    """What may stand at a place.

    `wanted` says it in a code, alternatives parted by ``|``; `sample` is plain data that may stand
    here, where it cannot be made of other shapes.
    """

    wanted = ""
    sample: ClassVar[Any] = None

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The value, or FAILED once a fault has been noted."""
        raise NotImplementedError

    def write(self, value: Any) -> Any:
        """Plain data that reads back as the value."""
        raise NotImplementedError


class Line(Shape):
    """Prose or an opaque reference: any scalar, as written. Never empty.

    Args:
        example: one that may stand here, where not any text may.
    """

    wanted = "text"

    def __init__(self, example: str | None = None) -> None:
        self.example = example

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The text."""
        if not isinstance(tree, Scalar):
            return to.mismatch(tree, route, self)
        if not tree.text.strip() or (tree.plain and typed(tree.text)[0] == "null"):
            return to.fault("empty-value", route, wants=Wanted(self, tree), wanted=self.wanted)
        return tree.text

    def write(self, value: Any) -> Any:
        """The text."""
        return str(value)


class Name(Shape):
    """A name. With `sorts` it refers to one of them; `also` are words of the language."""

    wanted = "name"

    def __init__(self, *sorts: str, also: tuple[str, ...] = ()) -> None:
        self.sorts = sorts
        self.also = also

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The name."""
        if not isinstance(tree, Scalar) or not is_name(tree.text):
            return to.mismatch(tree, route, self)
        if self.sorts and tree.text not in self.also:
            to.refer(self.sorts, tree.text, route)
        return tree.text

    def write(self, value: Any) -> Any:
        """The name."""
        return Word(value)


class Id(Shape):
    """The id of a definition."""

    wanted = "id"

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The id."""
        if not isinstance(tree, Scalar):
            return to.mismatch(tree, route, self)
        if is_id(tree.text):
            return tree.text
        words = slug(tree.text)
        example = None if words is None else f"{route[-1]}: {words.replace('_', '-')}"
        return to.fault("id-form", route, example=example, text=tree.text)

    def write(self, value: Any) -> Any:
        """The id."""
        return Word(value)


class Choice(Shape):
    """One of a closed set of words. `means` maps a word to its value where that is not the word."""

    def __init__(self, *words: str, means: dict[str, Any] | None = None) -> None:
        self.words = words
        self.means = means or {}
        self.wanted = "|".join(words)

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The word, or what it means."""
        if isinstance(tree, Scalar) and tree.text in self.words:
            return self.means.get(tree.text, tree.text)
        if not isinstance(tree, Scalar):
            return to.mismatch(tree, route, self, wanted="word")
        return to.fault("not-a-choice", route, text=tree.text, near=(), choices=self.words)

    def write(self, value: Any) -> Any:
        """The word."""
        return Word(next((word for word, meant in self.means.items() if meant == value), value))


class Typed(Shape):
    """A plain scalar of one of these `KINDS`, or a reference to a value.

    Args:
        kinds: those that may stand here; ``integer`` is a number without places.
        name: what a name means: ``parameter``, ``literal`` (itself), or None (no name here).
        maps: by its key, each reference that may stand here as a map.
        example: a value, where not any of the kinds may stand here.
    """

    def __init__(
        self,
        *kinds: str,
        name: str | None = None,
        maps: dict[str, Shape] | None = None,
        example: Any = None,
    ) -> None:
        self.example = example
        self.kinds = frozenset(kinds)
        self.whole = "integer" in kinds
        self.name = name
        self.maps = maps or {}
        # A reference is not what somebody lacks who wrote something else.
        also = {"parameter": ("parameter",), "literal": ("name",)}.get(name or "", ())
        self.wanted = "|".join(kinds + also)

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The value, or the reference to it."""
        if not isinstance(tree, Scalar):
            return self._reference(tree, route, to)
        kind, value = typed(tree.text) if tree.plain else ("word", tree.text)
        if kind in self.kinds or (isinstance(value, int) and kind == "number" and self.whole):
            return value
        if kind in _WORDS and self.name and is_name(tree.text):
            if self.name == "literal":
                return tree.text
            to.refer(("parameter",), tree.text, route)
            return ParameterRef(name=tree.text, route=route)
        return to.mismatch(tree, route, self)

    def _reference(self, tree: Tree, route: Route, to: Reader) -> Any:
        if isinstance(tree, Mapping):
            for key, shape in self.maps.items():
                if key in tree.items:
                    return shape.read(tree, route, to)
        return to.mismatch(tree, route, self)

    def write(self, value: Any) -> Any:
        """Plain data."""
        if value is NOT_STATED:
            return Word("not stated")
        if isinstance(value, ParameterRef):
            return Word(value.name)
        if isinstance(value, ValueRef):
            return self.maps["value"].write(value)
        if isinstance(value, TallyRef):
            return self.maps["tally"].write(value)
        return Word(value) if isinstance(value, str) else value


class Version(Shape):
    """A version: an integer, or any other text as written (``1.10`` is not ``1.1``)."""

    wanted = "version"

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The version."""
        if not isinstance(tree, Scalar) or not tree.text.strip():
            return to.mismatch(tree, route, self)
        kind, value = typed(tree.text)
        whole = tree.plain and kind == "number" and "." not in tree.text
        return value if whole else tree.text

    def write(self, value: Any) -> Any:
        """The version; a text that looks like an integer is quoted."""
        return value


class Cited(Shape):
    """A citation: a source's name, then the place in it as opaque text."""

    wanted = "citation"

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The citation."""
        if not isinstance(tree, Scalar):
            return to.mismatch(tree, route, self)
        source, _, place = tree.text.strip().partition(" ")
        if not source or not is_name(source):
            wants = Wanted(self, tree)
            return to.fault("citation-form", route, wants=wants, text=tree.text, near=())
        to.refer(("source",), source, route)
        return Citation(source=source, place=place.strip(), route=route)

    def write(self, value: Any) -> Any:
        """The citation as written."""
        return f"{value.source} {value.place}".strip()
