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

MOST_SHAPES = 4096
"""How many shapes a plan keeps: what a programme can say has no end where items combine."""

_FIELDS: dict[type[Entry], Callable[[Any], tuple[Hashable, ...]]] = {
    Booked: attrgetter("by", "step"),
    Done: attrgetter("by", "step", "items"),
    Missed: attrgetter("by", "step", "cause", "excused"),
    Answered: attrgetter("by", "answers"),
    Tested: attrgetter("by", "test", "result", "void"),
    Decided: attrgetter("by", "step", "option", "chosen"),
    Began: attrgetter("by", "spell", "reason"),
    Ended: attrgetter("by", "spell", "reason"),
    Happened: attrgetter("by", "incident", "excused"),
}


def shape_of(entry: Entry) -> Hashable | None:
    """The kind with the fields it is judged by; None where they are many, or rest on the case."""
    fields = _FIELDS.get(type(entry))
    if fields is None or entry.about is not None:
        return None
    if isinstance(entry, Answered):
        for _, value in entry.answers:
            if not isinstance(value, bool):
                return None
    elif isinstance(entry, Began) and entry.settings:
        return None
    shape = type(entry), fields(entry)
    try:
        hash(shape)
    except TypeError:
        return None
    return shape
