"""Judgements: what decisions say of other entries, and which are set aside. (S2.5, S4.9)"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attrs import field, frozen

from programflow.case.facts import Fact, canonical
from programflow.definition.entries import Decided

REVIEW = "review"
REVIEW_OPTIONS = ("uphold", "set_aside")


class Judged(NamedTuple):
    """A judgement: by which entry, of what sort (excuse, approve), yes or no, of which entry."""

    by: Fact
    sort: str
    value: bool
    entry: str


@frozen
class Judgements:
    """What a fold is given: excuses and approvals by entry, and the decisions that are set aside.

    `made` holds, for a sort and an entry, the judgements of it. They only grow from fold to fold;
    `aside` is read off the journal.
    """

    made: Mapping[tuple[str, str], tuple[Judged, ...]] = field(factory=dict)
    aside: frozenset[str] = frozenset()

    def excused(self, entry: str) -> bool | None:
        """Yes or no by the last decision in force; None while nobody has judged."""
        return self._last("excuse", entry)

    def approved(self, entry: str) -> bool | None:
        """Yes or no by the last decision in force; None while nobody has judged."""
        return self._last("approve", entry)

    def _last(self, sort: str, entry: str) -> bool | None:
        judged = self.made.get((sort, entry), ())
        by = {j.by.id: j for j in judged if j.by.id not in self.aside}
        if not by:
            return None
        return by[canonical([j.by for j in by.values()])[-1].id].value

    def judging(self) -> dict[str, Fact]:
        """The entries that have judged something, by id."""
        return {j.by.id: j.by for judged in self.made.values() for j in judged}


def set_aside(reviews: Iterable[tuple[str, Decided]]) -> frozenset[str]:
    """The decisions that a review in force sets aside. (S2.5)

    Args:
        reviews: id and entry of the `decided` of `review` that are not void, in canonical order.
    """
    by_target: dict[str, list[tuple[str, Decided]]] = {}
    for name, entry in reviews:
        target = reviewed(entry)
        if target is not None:
            by_target.setdefault(target, []).append((name, entry))
    return frozenset(target for target in by_target if _aside(target, by_target, ()))


def reviewed(entry: Decided) -> str | None:
    """The decision that a review names, by its id or by the name of the review."""
    about = entry.about
    return about.removeprefix(f"{REVIEW}<") if about is not None else None


def _aside(
    target: str, by_target: Mapping[str, list[tuple[str, Decided]]], path: tuple[str, ...]
) -> bool:
    """Whether the last review in force sets it aside; in a circle none is in force."""
    for name, entry in reversed(by_target.get(target, [])):
        if name not in path and not _aside(name, by_target, (*path, target)):
            return entry.option == "set_aside"
    return False


def grown(before: Judgements, found: Iterable[Judged]) -> Judgements | None:
    """The judgements with those that the fold has found; None: nothing new. (S4.9)

    An entry that has judged before keeps what it judged then. (S11.13)
    """
    known = before.judging()
    made = dict(before.made)
    new = False
    for judged in found:
        if judged.by.id not in known:
            key = judged.sort, judged.entry
            made[key] = (*made.get(key, ()), judged)
            new = True
    return Judgements(made, before.aside) if new else None
