"""A definition gone through by the tables of the grammar: which key of which form stands where."""

from collections.abc import Callable, Iterator
from typing import Any

from programflow.definition.compose import compose
from programflow.definition.containers import Later, ListOf, MapOf, Single
from programflow.definition.document import Mapping, Sequence
from programflow.definition.grammar import PLACE, PROGRAMME
from programflow.definition.grammar_criteria import CRITERION
from programflow.definition.grammar_frames import NamedTest
from programflow.definition.grammar_values import (
    DATED_SELECTION,
    MOMENT,
    MOMENTS,
    DatedMoment,
    Selected,
    WordOr,
)
from programflow.definition.node import Route
from programflow.definition.parameters import Setting
from programflow.definition.records import Record, Union
from programflow.definition.shapes import Typed
from tests.language.forms import BY_SHAPE, WORDS, Place, keys


def standing(text: str, *, place: bool = False) -> Iterator[tuple[Route, Place]]:
    """Every key that stands in a definition, with its route."""
    tree, _ = compose(text)
    yield from standing_in(tree, place=place)


def standing_in(tree: Any, *, place: bool = False) -> Iterator[tuple[Route, Place]]:
    """The same of a text that has been composed."""
    yield from _walk(PLACE if place else PROGRAMME, tree, ())


def _walk(shape: Any, tree: Any, route: Route) -> Iterator[tuple[Route, Place]]:
    if isinstance(shape, Later):
        yield from _walk(shape.shape(), tree, route)
    elif isinstance(shape, Single):
        yield from _walk(shape.shape, tree, route)
    elif isinstance(shape, ListOf):
        items = tree.items if isinstance(tree, Sequence) else [tree]
        for at, item in enumerate(items):
            here = (*route, at) if isinstance(tree, Sequence) else route
            yield from _walk(shape.shape, item, here)
    elif isinstance(shape, Selected):
        yield from _walk(shape.union, tree, route)
    elif isinstance(shape, WordOr):
        yield from _word_or(shape, tree, route)
    elif isinstance(tree, Mapping):
        yield from _map(shape, tree, route)


def _word_or(shape: WordOr, tree: Any, route: Route) -> Iterator[tuple[Route, Place]]:
    if isinstance(tree, Mapping):
        yield from _walk(shape.otherwise, tree, route)
    for form, words in WORDS.items():
        if not isinstance(tree, Mapping | Sequence) and words == shape.words and tree.text in words:
            yield route, Place(form, tree.text, tree.text)


def _map(shape: Any, tree: Mapping, route: Route) -> Iterator[tuple[Route, Place]]:
    inside = next((walk for kind, walk in _MAPS.items() if isinstance(shape, kind)), None)
    if inside is not None:
        yield from inside(shape, tree, route)


def _names(shape: MapOf, tree: Mapping, route: Route) -> Iterator[tuple[Route, Place]]:
    for name, item in tree.items.items():
        yield from _walk(shape.shape, item, (*route, name))


def _named(shape: NamedTest, tree: Mapping, route: Route) -> Iterator[tuple[Route, Place]]:
    own, criterion = tree.split(shape.beside.by_key)
    yield from _walk(shape.beside, own, route)
    yield from _walk(CRITERION, criterion, route)


def _union(shape: Union, tree: Mapping, route: Route) -> Iterator[tuple[Route, Place]]:
    for kind in [key for key in tree.items if key in shape.records][:1]:
        yield from _record(shape.records[kind], tree, route, of=(BY_SHAPE[id(shape)], kind))


def _moment(_: DatedMoment, tree: Mapping, route: Route) -> Iterator[tuple[Route, Place]]:
    named = any(key in MOMENTS.records for key in tree.items)
    yield from _walk(MOMENTS if named else DATED_SELECTION, tree, route)


def _reference(shape: Typed, tree: Mapping, route: Route) -> Iterator[tuple[Route, Place]]:
    for key, inner in shape.maps.items():
        if key in tree.items:
            yield from _walk(inner, tree, route)


def _record(
    record: Record, tree: Mapping, route: Route, *, of: tuple[str, str | None]
) -> Iterator[tuple[Route, Place]]:
    shapes = {key: shape for key, shape, _ in keys(record)}
    for key, item in tree.items.items():
        if key in shapes:
            yield (*route, key), Place(*of, key)
            yield from _walk(shapes[key], item, (*route, key))


_MAPS: dict[type[Any], Callable[[Any, Mapping, Route], Iterator[tuple[Route, Place]]]] = {
    MapOf: _names,
    NamedTest: _named,
    Union: _union,
    DatedMoment: _moment,
    Setting: lambda _, tree, route: _walk(MOMENT, tree, route),
    Record: lambda shape, tree, route: _record(shape, tree, route, of=(BY_SHAPE[id(shape)], None)),
    Typed: _reference,
}
