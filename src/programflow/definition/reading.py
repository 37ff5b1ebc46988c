"""Text to `Programme` and to `Place`: guard, compose, read by the grammar, check names."""

from typing import Any

from attrs import frozen

from programflow.definition.cascades import without_cascades
from programflow.definition.compose import compose
from programflow.definition.document import Tree, find
from programflow.definition.grammar import PLACE, PROGRAMME
from programflow.definition.guard import decode
from programflow.definition.guessing import Guesses, with_guesses
from programflow.definition.naming import check_built_in, check_names
from programflow.definition.programme import Place, Programme
from programflow.definition.reader import FAILED, Reader
from programflow.definition.records import Record
from programflow.diagnostics import Fault, Marks
from programflow.diagnostics.fault import in_order


@frozen(eq=False)
class Parsed:
    """What a text says, and what is wrong with it.

    `programme` is None if any fault is an error; `readable` is then what could be read of it, if
    anything, without the parts that have faults. `faults` stand in the order of the text.
    """

    programme: Programme | None
    readable: Programme | None
    faults: tuple[Fault, ...]
    marks: Marks


@frozen(eq=False)
class ParsedPlace:
    """As `Parsed`, for a place's values."""

    place: Place | None
    faults: tuple[Fault, ...]
    marks: Marks


def parse(text: str | bytes, name: str, *, pure: bool = False) -> Parsed:
    """Read a definition.

    Args:
        text: the definition; bytes must be UTF-8.
        name: what to call it in diagnostics, usually its path.
        pure: use the YAML parser written in Python also where there is a faster one.

    Never raises for what the text says.
    """
    readable, faults, marks, _ = read_text(text, name, pure=pure, shape=PROGRAMME)
    return Parsed(readable if _is_sound(faults) else None, readable, faults, marks)


def parse_place(text: str | bytes, name: str, *, pure: bool = False) -> ParsedPlace:
    """Read a place's values. Whether a programme has such parameters, `parse_setting` says."""
    place, faults, marks, _ = read_text(text, name, pure=pure, shape=PLACE)
    return ParsedPlace(place if _is_sound(faults) else None, faults, marks)


def _is_sound(faults: tuple[Fault, ...]) -> bool:
    return not any(fault.severity == "error" for fault in faults)


def read_text(
    raw: str | bytes, name: str, *, shape: Record, pure: bool = False
) -> tuple[Any, tuple[Fault, ...], Marks, Reader]:
    """What a text says by a shape, its faults and places, and what the reading gathered."""
    text, fault = decode(raw)
    to = Reader()
    if fault is not None:
        return None, (fault,), Marks(name, text), to
    tree, faults = compose(text, pure=pure)
    marks = Marks(name, text, lambda route, on: find(tree, route, on))
    to.faults += faults
    value = FAILED if tree is None else _read_tree(tree, shape, to)
    return (None if value is FAILED else value), in_order(to.faults, marks), marks, to


def _read_tree(tree: Tree, shape: Record, to: Reader) -> Any:
    value = shape.read(tree, (), to)
    to.faults = with_guesses(to, tree)
    if shape is PROGRAMME:
        check_names(to, Guesses(to, tree).titled)
        check_built_in(to)
    if to.wanted:
        from programflow.definition.examples import with_examples  # seldom needed

        to.faults = with_examples(to)
    to.faults = without_cascades(to.faults, tree)
    return value
