"""Whether every name that is referred to exists, and what may have been meant where it does not."""

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from programflow.definition.reader import Reader
from programflow.definition.scalars import BUILT_IN, SORTS
from programflow.diagnostics import Fault

# A hostile text could ask for millions of comparisons, or for one of millions of letters.
MOST_GUESSES = 100
LONGEST_GUESS = 64
# More names than these are no help to anybody.
MOST_KNOWN = 12


def check_names(to: Reader) -> None:
    """Note each name that nothing has. Names of parts that could not be read are known all the
    same.
    """
    near: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}
    to.opaque |= _misspelt(to.faults)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for sorts, name, route, on in to.references:
        if not sorts or any(
            name in to.names.get(sort, ()) or name in BUILT_IN.get(sort, ()) or sort in to.opaque
            for sort in sorts
        ):
            continue
        if sorts not in known:
            known[sorts] = tuple(other for sort in sorts for other in to.names.get(sort, ()))
        if (sorts, name) not in near and len(near) < MOST_GUESSES:
            near[sorts, name] = nearest(name, known[sorts])
        params = unknown_name(name, sorts, near=near.get((sorts, name), ()), known=known[sorts])
        to.fault("unknown-name", route, on=on, **params)


def _misspelt(faults: list[Fault]) -> set[str]:
    """The sorts whose section has a wrong key: nothing is known about the names under it."""
    guesses = (fault.param("near") or () for fault in faults if fault.rule == "unknown-key")
    return {SORTS[key] for near in guesses for key in near if key in SORTS}


def unknown_name(
    name: str, sorts: tuple[str, ...], *, near: tuple[str, ...], known: Iterable[str]
) -> dict[str, Any]:
    """The parameters of the fault that nothing has a name; what has one, where that is not much."""
    there = tuple(known)
    few = there if len(there) <= MOST_KNOWN else ()
    return {"name": name, "sorts": sorts, "near": near, "known": few}


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
    letters = set(word)
    found = sorted(
        (distance(word, other, limit), other)
        for other in set(known)
        # Each edit brings in at most one letter, and takes out at most one.
        if abs(len(word) - len(other)) <= limit
        and len(letters.difference(other)) <= limit
        and len(set(other) - letters) <= limit
    )
    return tuple(other for edits, other in found if edits <= limit)[:most]


def distance(one: str, other: str, limit: int) -> int:
    """Edits and swaps of neighbours between two words; limit + 1 if there are more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    one, other = _differing(one, other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        left = least = i
        for j, b in enumerate(other, 1):
            # Written out, since this is most of what a text with many unknown names costs.
            edits = before[j - 1]
            if a != b:
                above = before[j]
                edits = 1 + (above if above < edits and above < left else min(edits, left))
                if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                    edits = min(edits, last[j - 2] + 1)
            row.append(edits)
            left = edits
            least = min(least, edits)
        if least > limit:
            return limit + 1
    return row[-1]


def _differing(one: str, other: str) -> tuple[str, str]:
    """Both words without what they begin and end with alike, which costs no edits."""
    start, end = 0, 0
    shortest = min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    while end < shortest - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]
