"""Whether every name that is referred to exists, and what may have been meant where it does not."""

from collections.abc import Callable, Iterable
from typing import Any

from programflow.definition.node import Route
from programflow.definition.reader import Reader
from programflow.definition.scalars import BUILT_IN, SORTS, is_name
from programflow.diagnostics import Fault

# A hostile text could ask for millions of comparisons, or for one of millions of letters.
MOST_GUESSES = 100
LONGEST_GUESS = 64
# More names than these are no help to anybody.
MOST_KNOWN = 60
# Shorter parts of names are too common to tell anything.
SHORTEST_PART = 4

Titled = Callable[[str, tuple[str, ...]], tuple[str, ...]]


def names_of(programme: Any) -> dict[str, dict[str, Route]]:
    """The names of a programme's parts, by sort."""
    names: dict[str, dict[str, Route]] = {
        sort: dict.fromkeys(getattr(programme, key), ()) for key, sort in SORTS.items()
    }
    holders = (programme, *programme.phases.values(), *programme.outcomes.values())
    names["step"] = {name: () for holder in holders for name in holder.steps}
    return names


def _untitled(name: str, sorts: tuple[str, ...]) -> tuple[str, ...]:
    del name, sorts
    return ()


def check_names(to: Reader, titled: Titled = _untitled) -> None:
    """Note each name that nothing has. Names of parts that could not be read are known all the
    same.

    Args:
        to: has read the text.
        titled: finds names of some sorts by a title.
    """
    used = {(sort, name) for sorts, name, _, _ in to.references for sort in sorts}
    near: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}
    to.opaque |= _misspelt(to.faults)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    idle: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for sorts, name, route, on in to.references:
        if not sorts or any(
            name in to.names.get(sort, ()) or name in BUILT_IN.get(sort, ()) or sort in to.opaque
            for sort in sorts
        ):
            continue
        if sorts not in known:
            there = [(sort, other) for sort in sorts for other in to.names.get(sort, ())]
            # What nothing refers to comes first: it may have got another name.
            known[sorts] = tuple(
                other for _, other in sorted(there, key=used.__contains__) if is_name(other)
            )
            idle[sorts] = _by_part(other for other in there if other not in used)
        if (sorts, name) not in near and len(near) < MOST_GUESSES:
            near[sorts, name] = (
                nearest(name, known[sorts]) or titled(name, sorts) or _akin(name, idle[sorts])
            )
        params = unknown_name(name, sorts, near=near.get((sorts, name), ()), known=known[sorts])
        to.fault("unknown-name", route, on=on, **params)


def check_built_in(to: Reader) -> None:
    """Note each built-in step that a rule reads: it is there for people, and no rule sees it.
    (S3.1)
    """
    for sorts, name, route, on in to.references:
        if "step" in sorts and name in BUILT_IN["step"]:
            to.fault("built-in-read", route, on=on, name=name)


def _by_part(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Names, without their sorts, by each of their parts that can tell anything."""
    found: dict[str, list[str]] = {}
    for _, name in names:
        for part in name.split("_"):
            if len(part) >= SHORTEST_PART:
                found.setdefault(part, []).append(name)
    return found


def _akin(name: str, idle: dict[str, list[str]]) -> tuple[str, ...]:
    """Of the names that nothing refers to those that share a part with one as long."""
    found = (other for part in name.split("_") for other in idle.get(part, ())[:MOST_KNOWN])
    alike = dict.fromkeys(other for other in found if other.count("_") == name.count("_"))
    return tuple(alike)[:3]


def _misspelt(faults: list[Fault]) -> set[str]:
    """The sorts whose section has a wrong key: nothing is known about the names under it."""
    guesses = (fault.param("near") or () for fault in faults if fault.rule == "unknown-key")
    keys = {key for near in guesses for key in near if key in SORTS}
    # Steps stand in phases and in outcomes, too.
    within = {"step"} if keys & {"phases", "outcomes"} else set()
    return within | {SORTS[key] for key in keys}


def unknown_name(
    name: str, sorts: tuple[str, ...], *, near: tuple[str, ...], known: Iterable[str]
) -> dict[str, Any]:
    """The parameters of the fault that nothing has a name; what has one, where that is not much."""
    there = tuple(known)
    few = there if len(there) <= MOST_KNOWN else ()
    return {"name": name, "sorts": sorts, "near": near, "known": few}


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The words within a third of the word's length (at least 1) of edits from it, nearest first.

    >>> nearest("lessn", ["lesson", "absence"])
    ('lesson',)
    """
    if len(word) > LONGEST_GUESS:
        return ()
    limit = max(1, len(word) // 3)
    letters = set(word)
    rows, before = [[*range(len(word) + 1)]], ""
    found: list[tuple[int, str]] = []
    # Names in a file begin alike, and what begins alike is reckoned once.
    for other in sorted(set(known)):
        if abs(len(word) - len(other)) > limit or len(letters.difference(other)) > limit:
            continue
        del rows[_alike(before, other) + 1 :]
        edits = _edits(word, other, limit, rows=rows)
        before = other[: len(rows) - 1]
        if edits <= limit:
            found.append((edits, other))
    return tuple(other for _, other in sorted(found))[:most]


def distance(one: str, other: str, limit: int) -> int:
    """Edits and swaps of neighbours between two words; limit + 1 if there are more."""
    return _edits(one, other, limit, rows=[[*range(len(one) + 1)]])


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _edits(word: str, other: str, limit: int, *, rows: list[list[int]]) -> int:
    """The edits between two words; limit + 1 if there are more.

    Row i of `rows` has the edits between the first i letters of `other` and each beginning of
    `word`. Those that are there are taken as they are, and those that are needed are added.
    """
    while len(rows) <= len(other) and min(rows[-1]) <= limit:
        rows.append(_row(word, other[: len(rows)], rows))
    return min(rows[-1][-1], limit + 1) if len(rows) > len(other) else limit + 1


def _row(word: str, start: str, rows: list[list[int]]) -> list[int]:
    """The row of a beginning, from those of the beginnings before it."""
    before, letter = rows[-1], start[-1]
    last = start[-2:-1]
    left = len(rows)
    row = [left]
    for j, other in enumerate(word):
        # Written out, since this is most of what a text with many unknown names costs.
        edits = before[j]
        if other != letter:
            above = before[j + 1]
            edits = 1 + (above if above < edits and above < left else min(edits, left))
            if j and other == last and word[j - 1] == letter:
                edits = min(edits, rows[-2][j - 1] + 1)
        row.append(edits)
        left = edits
    return row
