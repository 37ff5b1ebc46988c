"""Under which keys of a definition a key of the language may stand."""

from collections.abc import Iterator
from functools import cache

from programflow.definition.containers import Later, ListOf, MapOf, Single
from programflow.definition.grammar import PLACE, PROGRAMME
from programflow.definition.grammar_frames import NamedTest
from programflow.definition.grammar_scenarios import SUITE
from programflow.definition.grammar_values import DatedMoment, Selected, WordOr
from programflow.definition.records import Record, Union
from programflow.definition.shapes import Shape

AT_THE_MARGIN = frozenset({*PROGRAMME.known, *PLACE.known, *SUITE.known})
"""The keys that begin a part of some file of the language."""


def places_of(key: str) -> tuple[str, ...]:
    """The keys under which it may stand, in the order of the grammar.

    >>> places_of("gap")
    ('repeat',)
    """
    return tuple(_places().get(key, ()))


@cache
def _places() -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    waiting: list[tuple[str, Shape]] = [(key, inner) for key, inner in _keys(PROGRAMME)]
    seen: set[tuple[str, int]] = set()
    while waiting:
        under, shape = waiting.pop(0)
        if (under, id(shape)) in seen:
            continue
        seen.add((under, id(shape)))
        if isinstance(shape, Record):
            for key, inner in _keys(shape):
                found.setdefault(key, {})[under] = None
                waiting.append((key, inner))
        else:
            waiting += [(under, inner) for inner in around(shape)]
    return found


def _keys(shape: Record) -> Iterator[tuple[str, Shape]]:
    yield from ((key.key, key.shape) for key in shape.by_key.values())
    if shape.gather is not None:
        yield from shape.gather.shapes.items()


def around(shape: Shape) -> list[Shape]:
    """The shapes that stand where a shape does, without a key of the language between."""
    if isinstance(shape, Later):
        return [shape.shape()]
    if isinstance(shape, ListOf | MapOf | Single):
        return [shape.shape]
    if isinstance(shape, Union):
        return list(shape.records.values())
    if isinstance(shape, WordOr):
        return [shape.otherwise]
    if isinstance(shape, Selected):
        return [shape.selector]
    if isinstance(shape, DatedMoment):
        return list(shape.forms)
    return [shape.beside, shape.test] if isinstance(shape, NamedTest) else []
