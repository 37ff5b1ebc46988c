"""The shape of an entry: all that its names and values are judged by, where that is little.

Whether an entry of some shape can be read is found once and not for each entry; see `readable`.
"""

from collections.abc import Callable, Hashable
from operator import attrgetter
from typing import Any

from programflow.definition.entries import (
    Answered,
    Began,
    Booked,
    Decided,
    Done,
    Ended,
    Entry,
    Happened,
    Missed,
    Tested,
)
from programflow.machine import Plan

MOST_SHAPES = 4096
"""How many shapes a plan keeps: what a programme can say has no end where items combine."""


NAMING: dict[type[Entry], str] = {Decided: "step", Done: "step", Tested: "test"}
"""Where the entries that may be refused for what the case has come to name their step."""


Shape = tuple[Hashable, ...]


def _shaped(*fields: str) -> Callable[[Any], Shape]:
    return attrgetter("__class__", *fields)


def _of_answers(entry: Answered) -> Shape | None:
    """Only of yes and no: a number is equal to one of another kind."""
    for _, value in entry.answers:
        if value is not True and value is not False:
            return None
    return Answered, entry.by, entry.answers


def _of_beginning(entry: Began) -> Shape | None:
    return None if entry.settings else (Began, entry.by, entry.spell, entry.reason)


SHAPES: dict[type[Entry], Callable[[Any], Shape | None]] = {
    Booked: _shaped("by", "step"),
    Done: _shaped("by", "step", "items"),
    Missed: _shaped("by", "step", "cause", "excused"),
    Answered: _of_answers,
    Tested: _shaped("by", "test", "result", "void"),
    Decided: _shaped("by", "step", "option", "chosen"),
    Began: _of_beginning,
    Ended: _shaped("by", "spell", "reason"),
    Happened: _shaped("by", "incident", "excused"),
}
"""What an entry without `about` is judged by: its class with some fields; None: there is more."""


def shape_of(entry: Entry) -> Shape | None:
    """The class with the fields it is judged by; None where they are many, or rest on the case."""
    shape = SHAPES.get(entry.__class__)
    if shape is None or entry.about is not None:
        return None
    said = shape(entry)
    try:
        hash(said)
    except TypeError:
        return None
    return said


def says_values(plan: Plan, entry: Entry) -> bool:
    """Whether an effect of its step reads values of it, of which not every one can be read."""
    named = NAMING.get(entry.__class__)
    return (
        named is not None
        and getattr(entry, named) in plan.read_values
        and bool(getattr(entry, "values", ()))
    )
