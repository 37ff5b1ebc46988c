"""Whether every name that is referred to exists, and what may have been meant where it does not."""

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from programflow.definition.reader import Reader
from programflow.definition.scalars import BUILT_IN
from programflow.diagnostics import Fault

# A hostile text could ask for millions of comparisons, or for one of millions of letters.
MOST_GUESSES = 100
LONGEST_GUESS = 64


def check_names(to: Reader) -> None:
    """Note each name that nothing has. Names of parts that could not be read are known all the
    same.
    """
    near: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}
    for sorts, name, route, on in to.references:
        if not sorts or any(
            name in to.names.get(sort, ()) or name in BUILT_IN.get(sort, ()) or sort in to.opaque
            for sort in sorts
        ):
            continue
        if (sorts, name) not in near and len(near) < MOST_GUESSES:
            known = [other for sort in sorts for other in to.names.get(sort, ())]
            near[sorts, name] = nearest(name, known)
        to.fault(
            "unknown-name", route, on=on, name=name, sorts=sorts, near=near.get((sorts, name), ())
        )


def with_guesses(faults: list[Fault]) -> list[Fault]:
    """The faults of a reading; those of unknown keys with the keys that may have been meant."""
    unknown = [fault for fault in faults if fault.rule == "unknown-key"]
    guesses = {id(fault): _guess(fault) for fault in unknown[:MOST_GUESSES]}
    return [
        evolve(fault, params=_params(fault, guesses.get(id(fault), ())))
        if fault.rule == "unknown-key"
        else fault
        for fault in faults
    ]


def _guess(fault: Fault) -> tuple[str, ...]:
    return nearest(fault.param("key"), fault.param("known"))


def _params(fault: Fault, near: tuple[str, ...]) -> tuple[tuple[str, Any], ...]:
    return (("key", fault.param("key")), ("near", near), ("known", fault.param("known")))


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The words within a third of the word's length (at least 1) of edits from it, nearest first.

    >>> nearest("lessn", ["lesson", "absence"])
    ('lesson',)
    """
    if len(word) > LONGEST_GUESS:
        return ()
    limit = max(1, len(word) // 3)
    found = sorted((distance(word, other, limit), other) for other in set(known))
    return tuple(other for edits, other in found if edits <= limit)[:most]


def distance(one: str, other: str, limit: int) -> int:
    """Edits and swaps of neighbours between two words; limit + 1 if there are more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row, last = row, [i], before
        for j, b in enumerate(other, 1):
            edits = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                edits = min(edits, last[j - 2] + 1)
            row.append(edits)
        if min(row) > limit:
            return limit + 1
    return row[-1]
