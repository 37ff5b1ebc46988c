"""Decisions without their ground, and who reviews them. (S11.9, S11.10)"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from programflow.case.entering import without_reviews
from programflow.case.folding import fold_known
from programflow.case.journal import Known
from programflow.case.judgements import REVIEW, reviewed
from programflow.case.state import State
from programflow.definition.entries import Decided
from programflow.machine import Machine


class Lost(NamedTuple):
    """A decision that is unfounded, who decides such, and whether it is set aside."""

    entry: Decided
    day: int
    by: str
    set_aside: bool


class Reviews:
    """The unfounded decisions of a day, decisions of reviews among them."""

    def __init__(self, machine: Machine, entries: Iterable[Known], state: State) -> None:
        self._machine, self._entries, self._state = machine, tuple(entries), state
        self._aside = state.judgements.aside

    @cached_property
    def _decided(self) -> Mapping[str, tuple[Decided, int]]:
        """The decision entries, with their days, by id; those that are void are none."""
        entries = ((k.placed.entry, k.placed.day) for k in self._entries if not k.void)
        return {e.id: (e, day) for e, day in entries if isinstance(e, Decided)}

    @cached_property
    def lost(self) -> tuple[Lost, ...]:
        """The unfounded ones up to the day, by day and id."""
        rows = []
        for name, (entry, day) in self._decided.items():
            by = self._role(entry) if day <= self._state.today else None
            if by is not None and self._is_unfounded(entry, ()):
                rows.append(Lost(entry, day, by, name in self._aside))
        return tuple(sorted(rows, key=lambda lost: (lost.day, lost.entry.id)))

    @cached_property
    def waiting(self) -> tuple[Lost, ...]:
        """Those that no review in force has answered yet. (S11.10)"""
        answered = {
            reviewed(entry)
            for name, (entry, day) in self._decided.items()
            if entry.step == REVIEW and name not in self._aside and day <= self._state.today
        }
        return tuple(lost for lost in self.lost if lost.entry.id not in answered)

    def _role(self, entry: Decided) -> str | None:
        """Who decides it: of a review those who decide what it is about. (S11.10)"""
        seen = set[str]()
        while entry.step == REVIEW:
            about = self._decided.get(reviewed(entry) or "")
            if about is None or entry.id in seen:
                return self._machine.programme.record_keeper
            seen.add(entry.id)
            entry = about[0]
        step = self._state.plan.steps.get(entry.step)
        return None if step is None else step.by or step.of

    def _is_unfounded(self, entry: Decided, path: tuple[str, ...]) -> bool:
        """Of one that is set aside as it is without the reviews of it. (S11.9)"""
        if entry.step == REVIEW:
            about = self._decided.get(reviewed(entry) or "")
            if about is None or about[1] > self._state.today:
                return True
            if entry.id in path:
                return False
            return not self._is_unfounded(about[0], (*path, entry.id))
        state = self._state
        if entry.id in self._aside:
            without = without_reviews(self._entries, entry.id)
            state = fold_known(self._machine, without, at=state.today).state
        taken = state.taken.get(entry.id)
        if taken is None or entry.id in state.voided:
            return False  # one that its window makes void does not count (S8.12.2)
        return taken.unfounded is not None
