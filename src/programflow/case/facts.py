"""Facts: entries and marks as selections see them, and their canonical order. (S2.4, S5.4)"""

from collections.abc import Sequence
from typing import NamedTuple

from programflow.definition.entries import Entry


class Fact(NamedTuple):
    """An entry or a mark as selections see it. Marks have no entry and no `at`."""

    kind: str
    target: str
    day: int
    at: int | None
    recorded: int
    id: str
    entry: Entry | None

    @property
    def is_mark(self) -> bool:
        """Whether the engine made it."""
        return self.entry is None


MARK_RECORDED = 1 << 62
"""Marks come after the entries of their day, by name. (S5.4)"""


def canonical(facts: Sequence[Fact]) -> list[Fact]:
    """Facts in canonical order; those of one day by `at` if all of them have it. (S2.4)"""
    if len(facts) < 2:
        return [*facts]
    by_day: dict[int, list[Fact]] = {}
    for fact in facts:
        by_day.setdefault(fact.day, []).append(fact)
    ordered: list[Fact] = []
    for day in sorted(by_day):
        same = by_day[day]
        if len(same) > 1:
            timed = all(fact.at is not None for fact in same)
            same.sort(key=lambda f: (f.at if timed and f.at is not None else 0, f.recorded, f.id))
        ordered += same
    return ordered
