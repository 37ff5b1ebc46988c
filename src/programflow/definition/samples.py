"""The least that may stand where a shape of the grammar is: what a fault shows as an example.

It is made from the tables of the grammar, so it is right by them whatever is changed there. Names
are those of the text; where it has none of a sort, a blank like `‹role›` stands for one.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from programflow.definition.containers import Later, ListOf, MapOf, Pair, Single
from programflow.definition.grammar_criteria import CRITERION
from programflow.definition.grammar_frames import HeldBy, NamedTest
from programflow.definition.grammar_scenarios import ByForm, WordIn
from programflow.definition.grammar_steps import ROLES, Signed
from programflow.definition.grammar_values import (
    DATED_SELECTION,
    MOMENTS,
    DatedMoment,
    Selected,
    Target,
    WordOr,
)
from programflow.definition.parameters import Setting
from programflow.definition.programme import Finding, Parameter, Phase
from programflow.definition.records import Record, Union
from programflow.definition.shapes import Choice, Cited, Id, Line, Name, Shape, Typed, Version, Word
from programflow.definition.steps import Step

# Of the ways to say a thing, the one that is meant most often.
_USUAL = {
    "selection": "done",
    "criterion": "step",
    "moment": "due",
    "effect": "go",
    "opening": "each",
    "tally": "count",
    "scope": "last",
}
# What need not stand by the grammar, and mostly does.
_SHOWN: dict[type[Any], tuple[str, ...]] = {
    Phase: ("initial", "steps"),
    Step: ("source",),
    Finding: ("source",),
    Parameter: ("value", "source"),
}
USUAL_KEYS = ("max", "each", "from", "is", "at_least", "times")
_SCALARS: dict[str, Any] = {
    "duration": Word("3 weeks"),
    "yes_no": True,
    "integer": 3,
    "number": 3,
    "date": date(2026, 3, 24),
    "not_stated": Word("not stated"),
}
_COMPARISONS = {
    ">=": "at_least", "=>": "at_least", "≥": "at_least", "<=": "at_most", "≤": "at_most",
    "==": "is", ">": "more_than", "<": "less_than", "=": "is",
}  # fmt: skip


class Samples:
    """Makes samples.

    Args:
        names: of each sort, the one to show first.
        said: what stands in the place now; names of the text in it are taken up.
    """

    def __init__(self, names: Mapping[str, Sequence[str]], said: str = "") -> None:
        self._names = names
        self._words = frozenset(re.findall(r"[a-z][a-z0-9_]*", said))
        self._number = next(iter(re.findall(r"\b\d{1,9}\b", said)), None)
        self._comparison = next((key for sign, key in _COMPARISONS.items() if sign in said), None)

    def of(self, shape: Shape) -> Any:
        """Plain data that may stand where the shape is."""
        if shape.sample is not None:
            return shape.sample
        return next(make for kind, make in _MAKE.items() if isinstance(shape, kind))(self, shape)

    def name(self, sorts: Collection[str]) -> Word:
        """A name of one of these sorts."""
        for sort in sorts:
            if said := self._said(sort):
                return Word(said)
        for sort in sorts:
            for name in self._names.get(sort, ()):
                return Word(name)
        return Word(f"‹{next(iter(sorts), 'name')}›")

    def _said(self, sort: str) -> str | None:
        return next((name for name in self._names.get(sort, ()) if name in self._words), None)

    def takes(self, shape: Shape) -> bool:
        """Whether a name that was said may stand in a shape, not far inside."""
        if isinstance(shape, Name):
            return any(self._said(sort) for sort in shape.sorts)
        if isinstance(shape, Typed):
            return shape.name == "parameter" and self._said("parameter") is not None
        return any(self.takes(inner) for inner in _inside(shape))

    def record(self, shape: Record) -> dict[str, Any]:
        """A map with the keys that must stand, and those that examples show."""
        shown = {*shape.required, *_SHOWN.get(shape.cls, ())}
        for group in (*shape.exactly_one, *shape.at_least_one):
            if shown.isdisjoint(group):
                shown.add(usual_key(group))
        made = {key.key: self.of(key.shape) for key in shape.by_key.values() if key.key in shown}
        if shape.gather is not None:
            made |= self._gathered(shape.gather.shapes)
        return made

    def _gathered(self, shapes: Mapping[str, Shape]) -> dict[str, Any]:
        same = shapes["is"]
        counted = not isinstance(same, Typed) or "yes_no" not in same.kinds
        usual = self._comparison or ("at_least" if counted else "is")
        key = usual if usual in shapes else next(iter(shapes))
        value = self.of(shapes[key])
        if self._number is not None and isinstance(value, int):
            value = int(self._number)
        return {key: value}

    def union(self, shape: Union) -> dict[str, Any]:
        """A map of the usual kind, or of one that a name that was said may stand in."""
        usual = _USUAL.get(shape.what, next(iter(shape.records)))
        kinds = [usual, *(kind for kind in shape.records if kind != usual)]
        kind = next((k for k in kinds if self.takes(shape.records[k])), usual)
        return self.record(shape.records[kind])

    def word_or(self, shape: WordOr) -> Any:
        """The first word, unless it is the only one, or what was said calls for more."""
        written_out = len(shape.words) == 1 or self.takes(shape.otherwise)
        return self.of(shape.otherwise) if written_out else Word(shape.words[0])

    def typed(self, shape: Typed) -> Any:
        """A value of the first kind that may stand, or the parameter that was said."""
        if shape.example is not None:
            return shape.example
        if shape.name == "parameter" and (said := self._said("parameter")):
            return Word(said)
        first = next((kind for kind in _SCALARS if kind in shape.kinds), None)
        return self.name(("parameter",)) if first is None else _SCALARS[first]

    def map_of(self, shape: MapOf) -> dict[str, Any]:
        """One entry."""
        if shape.dated:
            return {"2026-03-24": self.of(shape.shape)}
        refers = (shape.refers,) if isinstance(shape.refers, str) else shape.refers
        name = self.name(refers) if refers else Word(f"‹{shape.defines or 'name'}›")
        return {name: self.of(shape.shape)}

    def list_of(self, shape: ListOf) -> Any:
        """One item; two of a pair."""
        item = self.of(shape.shape)
        if isinstance(shape, Pair):
            least = Word("3 weeks") if isinstance(item, Word) else 3
            return [least, Word("6 weeks") if isinstance(item, Word) else 6]
        return item if shape.bare else [item]

    def dated_moment(self, shape: DatedMoment) -> Any:
        """Most moments are those of an entry."""
        del shape
        entry = self.takes(DATED_SELECTION) or not self.takes(MOMENTS)
        return self.of(DATED_SELECTION if entry else MOMENTS)


def usual_key(group: Sequence[str]) -> str:
    """Of keys of which one must stand the one that does most often."""
    return next((key for key in USUAL_KEYS if key in group), group[0])


def _inside(shape: Shape) -> Sequence[Shape]:
    """The shapes that stand directly in a shape and tell what it is about."""
    if isinstance(shape, Record):
        return [shape.by_key[key].shape for key in shape.required]
    if isinstance(shape, Union):
        return list(shape.records.values())
    if isinstance(shape, ListOf | Single):
        return [shape.shape]
    if isinstance(shape, WordOr):
        return [shape.otherwise]
    if isinstance(shape, Selected):
        return [shape.selector]
    if isinstance(shape, DatedMoment):
        return [MOMENTS, DATED_SELECTION]
    return [shape.name] if isinstance(shape, Target) else []


# What each shape becomes; the first that fits, so the narrower come first.
_MAKE: dict[type[Shape], Callable[[Samples, Any], Any]] = {
    Line: lambda _, shape: Word(shape.example) if shape.example else "…",
    HeldBy: lambda _made, _shape: Word("not stated"),
    Name: lambda made, shape: made.name(shape.sorts),
    Id: lambda _made, _shape: Word("my-programme"),
    Version: lambda _made, _shape: 1,
    Choice: lambda _, shape: Word("done" if "done" in shape.words else shape.words[0]),
    Typed: Samples.typed,
    Cited: lambda made, _: Word(f"{made.name(('source',))} 1.2"),
    ListOf: Samples.list_of,
    MapOf: Samples.map_of,
    Record: Samples.record,
    Union: Samples.union,
    WordOr: Samples.word_or,
    Selected: lambda made, shape: made.of(shape.union),
    DatedMoment: Samples.dated_moment,
    NamedTest: lambda made, _: made.of(CRITERION),
    Target: lambda made, shape: made.name(shape.name.sorts or ("entry",)),
    Setting: lambda made, shape: made.of(shape.scalar),
    Signed: lambda made, _: made.of(ROLES),
    Later: lambda made, shape: made.of(shape.shape()),
    WordIn: lambda made, shape: made.of(shape.shape),
    ByForm: lambda made, shape: made.of(shape.scalar),
    Single: lambda made, shape: made.of(shape.shape),
}
