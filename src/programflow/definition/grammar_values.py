"""The language: texts, citations, quantities, selections, moments, scopes."""

from typing import Any

from programflow.definition.containers import Later, ListOf
from programflow.definition.document import Mapping, Scalar, Tree
from programflow.definition.node import Route
from programflow.definition.reader import FAILED, Reader, Wanted
from programflow.definition.records import Key, Record, Union, Values
from programflow.definition.selections import MARKS, Moment, Scope, Selection, Selector
from programflow.definition.shapes import Choice, Cited, Line, Name, Shape, Typed, Word
from programflow.definition.steps import STEP_KINDS
from programflow.definition.values import TallyRef, Text, ValueRef


def must(key: str, shape: Shape, to: str | None = None) -> Key:
    """A key that must stand."""
    return Key(key, shape, to=to, required=True)


def may(key: str, shape: Shape, to: str | None = None) -> Key:
    """A key that may stand."""
    return Key(key, shape, to=to)


class WordOr(Shape):
    """A word of the language that makes a whole value, or something written out."""

    def __init__(
        self, words: tuple[str, ...], *, cls: type[Any], field: str, otherwise: Shape
    ) -> None:
        self.words = words
        self.cls = cls
        self.field = field
        self.otherwise = otherwise

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The value of the word, or what is written out."""
        if not isinstance(tree, Scalar):
            return self.otherwise.read(tree, route, to)
        if tree.text in self.words:
            return self.cls(**{self.field: tree.text}, route=route)
        return to.fault("not-a-choice", route, text=tree.text, near=(), choices=self.words)

    def write(self, value: Any) -> Any:
        """The word, if that is all there is to it."""
        word = getattr(value, self.field)
        if value == self.cls(**{self.field: word}) and word in self.words:
            return Word(word)
        return self.otherwise.write(value)


# Texts and citations


class TextRecord(Record):
    """A text: a map with `nb`. Prose that YAML has split at a comma is told from a wrong key."""

    wanted = "text_map"

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The text."""
        if isinstance(tree, Scalar):
            return to.fault("text-not-a-map", route, text=tree.text)
        return super().read(tree, route, to)

    def unknown(self, tree: Mapping, route: Route, to: Reader) -> None:
        """Note a wrong key, or prose without quotes."""
        item, name = tree.items[str(route[-1])], str(route[-1])
        if isinstance(item, Scalar) and item.plain and not item.text:
            wants = Wanted(self, tree, "prose")
            to.fault("unquoted-prose", route, on="key", wants=wants, text=name)
        else:
            super().unknown(tree, route, to)


LINE = Line()
CITATION = Cited()
YES_NO = Typed("yes_no")
NUMBER = Typed("number")
TEXT = TextRecord(Text, must("nb", LINE), may("nn", LINE), may("en", LINE))

TITLE, SAYS, NOTE = may("title", TEXT), may("says", TEXT), may("note", TEXT)
SOURCED = (may("source", CITATION), may("assumption", YES_NO))
ONLY_IN = may("only_in", ListOf(Name("variant")))

# Quantities: a name is always a parameter

VALUE_REF = Record(ValueRef, must("value", Name(), to="name"))
TALLY_REF = Record(
    TallyRef, must("tally", Name("tally")), may("times", NUMBER), may("plus", NUMBER)
)

LENGTH = Typed("duration", name="parameter", maps={"value": VALUE_REF})
COUNT = Typed("number", name="parameter", maps={"value": VALUE_REF})
QUANTITY = Typed("duration", "number", name="parameter", maps={"value": VALUE_REF})

# Selections

_SORTS = {
    **dict.fromkeys(("booked", "done", "missed", "tested", "decided"), ("step",)),
    **dict.fromkeys(("opened", "dropped"), ("step",)),
    **dict.fromkeys(("began", "ended"), ("spell",)),
    **dict.fromkeys(("entered", "left"), ("phase", "outcome")),
    "answered": ("question",),
    "happened": ("incident",),
    "lapsed": ("step", "phase"),
    "found": ("finding",),
    "corrected": (),
    "migrated": (),
}
_WORDS = ListOf(Name(), bare=True)
_CAUSE = may("cause", Choice("participant", "provider", "outside", "any"))
_FILTERS = {
    "done": (_CAUSE,),
    "missed": (may("excused", YES_NO), _CAUSE),
    "tested": (may("result", _WORDS),),
    "decided": (may("option", _WORDS),),
    "began": (may("reason", _WORDS),),
    "ended": (may("reason", _WORDS),),
    "happened": (may("excused", YES_NO),),
    "lapsed": (may("accounted", YES_NO), _CAUSE),
}
_BY = may("by", Name("role"))
_WHICH = may("which", Choice("first", "last", "previous"))


class _OfKind(str):
    """A target that is every step of a kind."""

    __slots__ = ()


class Target(Shape):
    """The target of a selector: a name, ``any``, or for steps ``{is: kind}``."""

    def __init__(self, *sorts: str) -> None:
        self.name = Name(*sorts, also=("any",))
        self.steps = "step" in sorts
        self.kind = Choice(*STEP_KINDS)
        self.wanted = "name"

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """The name, or the kind of step."""
        if self.steps and isinstance(tree, Mapping) and tuple(tree.items) == ("is",):
            kind = self.kind.read(tree.items["is"], (*route, "is"), to)
            return kind if kind is FAILED else _OfKind(kind)
        return self.name.read(tree, route, to)

    def write(self, value: Any) -> Any:
        """The target; of a kind only where `target_is` is written."""
        return Word(value)


class TargetKind(Shape):
    """Writes `target_is`."""

    def write(self, value: Any) -> Any:
        """The map that stands for every step of a kind."""
        return {"is": Word(value)}


def _is_there(value: Any) -> bool:
    return value is not None


def _split_target(values: Values, route: Route, to: Reader) -> None:
    del route, to
    if isinstance(values["target"], _OfKind):
        values["target_is"], values["target"] = str(values["target"]), None


def _selector(kind: str, sorts: tuple[str, ...], *, dated: bool) -> Record:
    return Record(
        Selector,
        Key(kind, TargetKind(), to="target_is", only=_is_there),
        Key(kind, Target(*sorts), to="target", required=True, only=_is_there),
        *_FILTERS.get(kind, ()),
        *(() if kind in MARKS else (_BY,)),
        *((_WHICH,) if dated else ()),
        constants={"kind": kind},
        settle=_split_target,
    )


class Selected(Shape):
    """A selection: one selector, a list of them, or ``enrolled``."""

    wanted = "selection"

    def __init__(self, *, dated: bool) -> None:
        kinds = {kind: _selector(kind, sorts, dated=dated) for kind, sorts in _SORTS.items()}
        self.selector = WordOr(
            ("enrolled",), cls=Selector, field="kind", otherwise=Union("selection", dict(kinds))
        )
        self.union = ListOf(self.selector, bare=True, filled=True)

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """A selection."""
        members = self.union.read(tree, route, to)
        return members if members is FAILED else Selection(members=members, route=route)

    def write(self, value: Any) -> Any:
        """The selector, or the list."""
        return self.union.write(value.members)


SELECTION = Selected(dated=False)
DATED_SELECTION = Selected(dated=True)

# Moments

MOMENTS = Union(
    "moment",
    {
        form: Record(Moment, must(form, Name(*sorts), to="name"), constants={"form": form})
        for form, sorts in {
            "answer": ("question",),
            "due": ("step", "phase"),
            "aim": ("step", "phase"),
            "expected_end": ("spell",),
            "parameter": ("parameter",),
            "middle": ("phase",),
        }.items()
    }
    | {
        "latest": Record(
            Moment,
            must("latest", ListOf(Later(lambda: MOMENT), filled=True), to="members"),
            constants={"form": "latest"},
        )
    },
)


class DatedMoment(Shape):
    """A moment that is written out: one of `MOMENTS`, else a selection."""

    wanted = "moment"
    forms = (MOMENTS, DATED_SELECTION)

    def read(self, tree: Tree, route: Route, to: Reader) -> Any:
        """A moment."""
        if isinstance(tree, Mapping) and any(key in MOMENTS.records for key in tree.items):
            return MOMENTS.read(tree, route, to)
        selection = DATED_SELECTION.read(tree, route, to)
        if selection is FAILED:
            return FAILED
        return Moment(form="selection", selection=selection, route=route)

    def write(self, value: Any) -> Any:
        """Plain data."""
        if value.form == "selection":
            return DATED_SELECTION.write(value.selection)
        return MOMENTS.write(value)


MOMENT_WORDS = ("enrolled", "opened", "previous_round")
MOMENT: Shape = WordOr(MOMENT_WORDS, cls=Moment, field="form", otherwise=DatedMoment())

# Scopes

SCOPE = WordOr(
    ("case", "run", "visit"),
    cls=Scope,
    field="form",
    otherwise=Union(
        "scope",
        {
            "phase": Record(
                Scope, must("phase", Name("phase", "outcome")), constants={"form": "phase"}
            ),
            "last": Record(Scope, must("last", LENGTH, to="length"), constants={"form": "last"}),
            "since": Record(Scope, must("since", MOMENT, to="moment"), constants={"form": "since"}),
        },
    ),
)
