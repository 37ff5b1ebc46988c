"""What a case remembers of its folds: states to go on from, kept to save time and nothing else.

Left out of equality, hash and pickle. What a case remembers goes with the case; and a machine lets
go of what its cases remember, oldest first, so that a million cases at hand cost no more than their
journals.
"""

from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

from programflow.case.judgements import Judgements

if TYPE_CHECKING:
    from programflow.case.settling import Facts
    from programflow.case.state import State
    from programflow.machine import Machine

KEPT = 64
"""How many cases of a machine remember something at a time."""


class Folded(NamedTuple):
    """A state at the close of a day, and the facts close of that day. Neither changes any more."""

    state: "State"
    facts: "Facts"

    @property
    def facts_close(self) -> "State":
        """The facts close."""
        return self.facts.closed()


class Checkpoint(NamedTuple):
    """A state at the close of `through`, good as long as no day up to then is touched.

    It holds for its judgements only, and is never changed.
    """

    through: int
    judgements: Judgements
    state: "State"

    def serves(self, at: int, aside: frozenset[str]) -> bool:
        """Whether a fold to the close of `at` may go on from here.

        Not where a later day has judged: an entry more on that day may change what it judges.
        """
        made = self.judgements
        if self.through >= at or made.aside != aside:
            return False
        return not made.made or all(f.day <= self.through for f in made.judging().values())


class Memory:
    """Checkpoints before and after the last day of a case's entries, and its last fold."""

    __slots__ = ("__weakref__", "checkpoints", "folded", "is_kept")

    checkpoints: tuple[Checkpoint, ...]
    folded: tuple[int, Folded] | None
    is_kept: bool

    def best(self, at: int, aside: frozenset[str]) -> Checkpoint | None:
        """The latest that serves."""
        found: Checkpoint | None = None
        for kept in self.checkpoints:
            if (found is None or kept.through > found.through) and kept.serves(at, aside):
                found = kept
        return found

    def forget(self) -> None:
        """Nothing is remembered any more."""
        self.checkpoints = ()
        self.folded = None
        self.is_kept = False


def remember(machine: "Machine", memory: Memory) -> None:
    """Count a case's memory among those that are kept; the oldest is let go of."""
    if memory.is_kept:
        return
    memory.is_kept, kept = True, machine.remembering
    kept.append(ref(memory))
    if len(kept) > KEPT:
        oldest = kept.popleft()()
        if oldest is not None:
            oldest.forget()
