"""From a journal to the facts of each day: the entries that count. (S2.7)"""

from collections.abc import Iterable
from operator import itemgetter

from programflow.case.facts import Fact
from programflow.case.journal import Known, Placed
from programflow.case.judgements import REVIEW, reviewed, set_aside
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

DayOfFacts = tuple[int, list[Fact]]
"""A day, and what counts on it."""


def put_aside(entries: Iterable[Known]) -> frozenset[str]:
    """The decisions that are set aside. (S2.5)"""
    return set_aside(
        (k.placed.entry.id, k.placed.entry)
        for k in entries
        if not k.void and isinstance(k.placed.entry, Decided) and k.placed.entry.step == REVIEW
    )


def without_reviews(entries: Iterable[Known], decision: str) -> list[Known]:
    """The entries without the reviews that name a decision. (S11.9)"""
    return [known for known in entries if not _is_review_of(known.placed.entry, decision)]


def _is_review_of(entry: Entry, decision: str) -> bool:
    return isinstance(entry, Decided) and entry.step == REVIEW and reviewed(entry) == decision


def last_day(entries: Iterable[Known]) -> int:
    """The last day on which an entry of the case stands."""
    return max(known.placed.day for known in entries)


def facts_by_day(entries: Iterable[Known], aside: frozenset[str]) -> list[DayOfFacts]:
    """The facts of each day on which there are any, in order."""
    counting = (k.placed for k in entries if not (k.void or k.placed.entry.id in aside))
    return facts_of(counting)


def facts_of(placed: Iterable[Placed]) -> list[DayOfFacts]:
    """The facts of entries that are neither void nor set aside, by their days in order."""
    by_day: dict[int, list[Fact]] = {}
    for entry, day, at, recorded in placed:
        if isinstance(entry, Tested) and entry.void:
            continue
        facts, kind, name = by_day.setdefault(day, []), entry.kind, entry.id
        field = _TARGETS.get(entry.__class__)
        targets = targets_of(entry) if field is None else (getattr(entry, field),)
        for target in targets:
            facts.append(tuple.__new__(Fact, (kind, target, day, at, recorded, name, entry)))
    return sorted(by_day.items(), key=itemgetter(0))


def targets_of(entry: Entry) -> tuple[str, ...]:
    """The names under which selections find an entry."""
    if isinstance(entry, Answered):
        return tuple(name for name, _ in entry.answers)
    field = _TARGETS.get(entry.__class__)
    return ("",) if field is None else (getattr(entry, field),)


_TARGETS: dict[type[Entry], str] = {
    Booked: "step",
    Done: "step",
    Missed: "step",
    Decided: "step",
    Tested: "test",
    Began: "spell",
    Ended: "spell",
    Happened: "incident",
}
