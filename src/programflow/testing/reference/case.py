"""A case: the fold for the judgements and reviews that no longer change (S4.9, S11.9, S11.10)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.temporal import to_day
from programflow.testing.reference.fold import Fold
from programflow.testing.reference.journal import Thing, things, visible
from programflow.testing.reference.plain import Plain

if TYPE_CHECKING:
    from programflow.testing.reference.selections import Judged


class Case:
    """A journal as known, and the folds of it."""

    def __init__(
        self,
        programme: Programme,
        entries: Iterable[Entry],
        at: date,
        *,
        known: date | str | None = None,
    ) -> None:
        self.programme, self.entries = programme, visible(programme, entries, known)
        enrolled = next(x for x in self._things() if x.kind == "enrolled")
        self.plain, self.at = Plain(programme, enrolled.entry.variant), to_day(at)
        self.judged: Judged = {}
        self.reviews: frozenset[str] = frozenset()
        self._facts: dict[int, Fold] = {}
        self.last = max(self.at, *(x.day for x in self._things()))
        while self._grew(self._fold().run_to(self.last)):
            pass
        self.final = self._fold().run_to(self.last)
        self.now = self._fold().run_to(self.at)

    def _things(self) -> list[Thing]:
        return things(self.programme, self.entries)

    def _fold(self) -> Fold:
        return Fold(self.plain, self._things(), self.judged, reviews=self.reviews)

    def facts(self, day: int) -> Fold:
        """The facts close of a day (S4.8)."""
        if day not in self._facts:
            self._facts[day] = self._fold().run_to(day, facts=True)
        return self._facts[day]

    def _grew(self, fold: Fold) -> bool:
        judged = {**fold.judgements(), **self.judged}
        reviews = self.reviews | {x.name for x in self.unfounded(fold)}
        grew = (judged, reviews) != (self.judged, self.reviews)
        self.judged, self.reviews = judged, reviews
        self._facts = {}
        return grew

    def unfounded(self, fold: Fold) -> list[Thing]:
        """Decisions that count and stand on nothing (S11.9)."""
        decided = [x for x in fold.things if x.kind == "decided" and fold.counts(x)]
        return [x for x in decided if self._is_unfounded(fold, x)]

    def _is_unfounded(self, fold: Fold, x: Thing) -> bool:
        step = self.plain.steps.get(x.entry.step)
        if x.owner is None or step is None or x.name in fold.unready:
            return True
        early = step.as_of == "opened" and x.owner.opened
        facts = self.facts(x.owner.opened[0] if early else x.day)
        same = next((i for i in facts.instances if i.name == x.owner.name), None)
        return facts.condition(step, step.options.get(x.entry.option), same) is not True
