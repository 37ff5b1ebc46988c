"""Judgements: what decisions say of other entries, and the fixpoint that brings them in. (S2.5, S4.9)"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from programflow.case.facts import Fact
from programflow.definition.entries import Decided

REVIEW = "review"


@frozen
class Judgements:
    """What a fold is given: excuses and approvals by entry, and the decisions that are set aside.

    `excuses` and `approvals` hold, for an entry, the decisions that judge it in canonical order with
    yes or no. They only grow from fold to fold; `aside` is read off the journal.
    """

    excuses: Mapping[str, tuple[tuple[str, bool], ...]] = field(factory=dict)
    approvals: Mapping[str, tuple[tuple[str, bool], ...]] = field(factory=dict)
    aside: frozenset[str] = frozenset()

    def excused(self, entry: str) -> bool | None:
        """Yes or no by the last decision in force; None while nobody has judged."""
        return self._last(self.excuses.get(entry, ()))

    def approved(self, entry: str) -> bool | None:
        """Yes or no by the last decision in force; None while nobody has judged."""
        return self._last(self.approvals.get(entry, ()))

    def _last(self, judged: tuple[tuple[str, bool], ...]) -> bool | None:
        in_force = [value for decision, value in judged if decision not in self.aside]
        return in_force[-1] if in_force else None

    def judging(self) -> frozenset[str]:
        """The decisions that have judged something."""
        return frozenset(
            decision
            for judged in (*self.excuses.values(), *self.approvals.values())
            for decision, _ in judged
        )


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


def grown(
    before: Judgements, made: Iterator[tuple[Fact, str, bool, str]]
) -> Judgements | None:
    """The judgements with those that the fold has made; None: nothing new.

    Args:
        made: the deciding fact, excuse or approve, yes or no, the entry judged.
    """
    known = before.judging()
    excuses, approvals = dict(before.excuses), dict(before.approvals)
    new = False
    for fact, sort, value, entry in made:
        if fact.id in known:
            continue
        judged = excuses if sort == "excuse" else approvals
        judged[entry] = (*judged.get(entry, ()), (fact.id, value))
        new = True
    return Judgements(excuses, approvals, before.aside) if new else None
