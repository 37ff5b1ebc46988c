"""The forms of the grammar: every map of the language, by the name that the reference gives it.

Found by going through the tables of the grammar from the top, so that a form nobody has named is
found too.
"""

from collections.abc import Callable, Iterator
from typing import Any

from attrs import frozen

from programflow.definition.containers import Later, ListOf, MapOf, Single
from programflow.definition.grammar import CHANGES, NEXT, OUTCOME, PHASE, PLACE, PROGRAMME
from programflow.definition.grammar import PLACE_SETTING as SETTING_OF_PLACE
from programflow.definition.grammar_criteria import CRITERION
from programflow.definition.grammar_frames import (
    CLOCK,
    CONFLICT,
    FINDING,
    FORM,
    INCIDENT,
    NAMED_CRITERION,
    PARAMETER,
    QUESTION,
    ROLE,
    SOURCE,
    SPELL,
    TALLY,
    VARIANT,
    NamedTest,
)
from programflow.definition.grammar_steps import (
    BEFORE,
    BOUND,
    CEILING,
    CHOOSES,
    EFFECT,
    ITEM,
    NEED,
    OPENING,
    OPTION,
    RECOMMENDATION,
    REPEAT,
    STEP,
)
from programflow.definition.grammar_values import (
    DATED_SELECTION,
    MOMENT_WORDS,
    MOMENTS,
    SCOPE,
    SELECTION,
    TALLY_REF,
    TEXT,
    VALUE_REF,
    DatedMoment,
    Selected,
    WordOr,
)
from programflow.definition.records import Key, Record, Union
from programflow.definition.shapes import Shape, Typed


def _inside(shape: Any, key: str) -> Shape:
    return shape.by_key[key].shape  # type: ignore[no-any-return]  # a table's entry


_SELECTION, _DATED_SELECTION = SELECTION.selector.otherwise, DATED_SELECTION.selector.otherwise
NAMES: dict[str, Shape] = {
    "programme": PROGRAMME,
    "text": TEXT,
    "source": SOURCE,
    "role": ROLE,
    "variant": VARIANT,
    "parameter": PARAMETER,
    "conflict": CONFLICT,
    "place": PLACE,
    "place-setting": SETTING_OF_PLACE,
    "changes": CHANGES,
    "phase": PHASE,
    "next": NEXT,
    "outcome": OUTCOME,
    "step": STEP,
    "need": NEED.otherwise,
    "opening": OPENING,
    "item": ITEM,
    "minutes": _inside(STEP, "minutes"),
    "bound": BOUND,
    "before": BEFORE,
    "repeat": REPEAT,
    "gap": _inside(REPEAT, "gap"),
    "option": OPTION,
    "recommendation": RECOMMENDATION,
    "chooses": CHOOSES,
    "ceiling": CEILING,
    "effect": EFFECT,
    "form": FORM,
    "question": QUESTION,
    "incident": INCIDENT,
    "spell": SPELL,
    "clock": CLOCK,
    "tally": TALLY,
    "criterion": CRITERION,
    "named-criterion": NAMED_CRITERION.beside,
    "finding": FINDING,
    "selection": _DATED_SELECTION,
    "moment": MOMENTS,
    "scope": SCOPE.otherwise,
    "decided-value": VALUE_REF,
    "compared-tally": TALLY_REF,
}
# Words that stand alone in place of a map of the form.
WORDS: dict[str, tuple[str, ...]] = {
    "moment": MOMENT_WORDS,
    "scope": SCOPE.words,
    "selection": DATED_SELECTION.selector.words,
}
# One form that is written twice in the grammar, with and without `which`.
SAME = {id(_SELECTION): "selection"}
BY_SHAPE = {id(shape): name for name, shape in NAMES.items()} | SAME


@frozen
class Place:
    """Where a key stands: its form, in a union the key that tells which kind, and itself."""

    form: str
    kind: str | None
    key: str

    @property
    def anchors(self) -> tuple[str, ...]:
        """The sections that may be about it, the narrowest first."""
        narrow = (
            (f"{self.form}-{self.kind}-{self.key}",) if self.kind not in {None, self.key} else ()
        )
        return (*narrow, f"{self.form}-{self.key}", f"shared-{self.key}")


def records(name: str) -> Iterator[tuple[str | None, Record]]:
    """The maps of a form: itself, or each kind of a union by the key that tells."""
    shape = NAMES[name]
    if isinstance(shape, Union):
        yield from shape.records.items()
    else:
        assert isinstance(shape, Record)
        yield None, shape


def keys(record: Record) -> Iterator[tuple[str, Shape, Key | None]]:
    """The keys of a map, with their shapes; those that are gathered have no field of their own."""
    for key in record.by_key.values():
        yield key.key, key.shape, key
    for name, shape in (record.gather.shapes if record.gather else {}).items():
        yield name, shape, None


def places() -> list[Place]:
    """Every key of every form, and every word that stands for one."""
    words = [Place(form, word, word) for form, alone in WORDS.items() for word in alone]
    return words + [
        Place(form, kind, key)
        for form in NAMES
        for kind, record in records(form)
        for key, _, _ in keys(record)
    ]


def within(shape: Any) -> list[Any]:
    """The shapes that a shape is made of."""
    inside = (of(shape) for kind, of in _WITHIN.items() if isinstance(shape, kind))
    return next(inside, [])


_WITHIN: dict[type[Shape], Callable[[Any], list[Any]]] = {
    Later: lambda shape: [shape.shape()],
    Single: lambda shape: [shape.shape],
    ListOf: lambda shape: [shape.shape],
    MapOf: lambda shape: [shape.shape],
    Record: lambda shape: [inner for _, inner, _ in keys(shape)],
    Union: lambda shape: list(shape.records.values()),
    WordOr: lambda shape: [shape.otherwise],
    Selected: lambda shape: [shape.selector],
    DatedMoment: lambda _: [MOMENTS, DATED_SELECTION],
    NamedTest: lambda shape: [shape.beside, CRITERION],
    Typed: lambda shape: list(shape.maps.values()),
}


def reached() -> list[Record | Union]:
    """Every map of the language that can stand in a definition or in a place's values."""
    found: dict[int, Any] = {}
    waiting: list[Any] = [PROGRAMME, PLACE]
    while waiting:
        shape = waiting.pop()
        if id(shape) not in found:
            found[id(shape)] = shape
            waiting += within(shape)
    kinds = {id(r) for s in found.values() if isinstance(s, Union) for r in s.records.values()}
    return [s for at, s in found.items() if isinstance(s, Record | Union) and at not in kinds]
