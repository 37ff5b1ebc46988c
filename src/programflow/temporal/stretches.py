"""Sets of days as half-open stretches, and counting only the days outside them (T9)."""

from collections.abc import Iterable

Stretch = tuple[int, int | None]
"""The days from `start` up to, not with, `end`. None: open, it has not ended as far as is known."""

Stretches = tuple[Stretch, ...]
"""Sorted, apart from each other, none empty: what `merge` gives. Only the last may be open."""


def merge(pairs: Iterable[Stretch]) -> Stretches:
    """The same days in as few stretches as can be; an empty or backward pair holds no day.

    >>> merge([(5, 9), (1, 3), (3, 3), (3, 6)])
    ((1, 9),)
    """
    return overlapping(pairs, 1)


def overlapping(pairs: Iterable[Stretch], count: int) -> Stretches:
    """The days that lie in at least `count` of the pairs (a spell with `many: n`).

    >>> overlapping([(1, 9), (3, 5), (7, None)], 2)
    ((3, 5), (7, 9))
    """
    turns: dict[int, int] = {}
    for start, end in pairs:
        if end is None or start < end:
            turns[start] = turns.get(start, 0) + 1
            if end is not None:
                turns[end] = turns.get(end, 0) - 1
    found: list[Stretch] = []
    depth = 0
    begun: int | None = None
    for day in sorted(turns):
        depth += turns[day]
        if begun is None and depth >= count:
            begun = day
        elif begun is not None and depth < count:
            found.append((begun, day))
            begun = None
    return tuple(found) if begun is None else (*found, (begun, None))


def complement(stretches: Stretches, since: int) -> Stretches:
    """The days from `since` on that no stretch covers: what stops a clock that runs `during` one.

    Open at its end unless the last stretch is open: whether the spell begins again is not known.

    >>> complement(((3, 5), (7, 9)), since=4)
    ((5, 7), (9, None))
    """
    found: list[Stretch] = []
    free = since
    for start, end in stretches:
        if start > free:
            found.append((free, start))
        if end is None:
            return tuple(found)
        free = max(free, end)
    return (*found, (free, None))


def covers(day: int, stretches: Stretches) -> bool:
    """Whether `day` lies in one of the stretches."""
    for start, end in stretches:
        if start > day:
            return False
        if end is None or day < end:
            return True
    return False


def stopped_between(anchor: int, until: int, stretches: Stretches) -> int:
    """How many days after `anchor` and up to `until`, with it, lie in the stretches."""
    return sum(
        max(0, (until + 1 if end is None else min(end, until + 1)) - max(start, anchor + 1))
        for start, end in stretches
    )


def elapsed_running(anchor: int, on: int, stretches: Stretches) -> int:
    """The unstopped days after `anchor` and up to `on`, with it; the anchor is day 0 (T2, T9).

    An open stretch stops the days up to `on`: of days passed it is known. For `on` before the
    anchor the plain difference, which is negative.
    """
    return on - anchor - stopped_between(anchor, on, stretches)


def nth_running_day(anchor: int, n: int, stretches: Stretches) -> int | None:
    """T9: the n-th unstopped day after `anchor`; for negative n, before it; for 0 the anchor.

    A stretch moves it by exactly its days after the anchor and up to it. None, unknown, if an open
    stretch began on that day or before; one that began later changes nothing. Backwards an open
    stretch is known as far as the anchor, and stops those days.
    """
    if n < 0:
        return _nth_before(anchor, n, stretches)
    day = anchor + n
    if n == 0:
        return day
    for start, end in stretches:
        if start > day:
            break
        if end is None:
            return None
        if end > anchor + 1:
            day += end - max(start, anchor + 1)
    return day


def _nth_before(anchor: int, n: int, stretches: Stretches) -> int:
    day = anchor + n
    for start, end in reversed(stretches):
        stop = anchor if end is None else min(end, anchor)
        if stop <= day:
            break
        day -= max(0, stop - start)
    return day
