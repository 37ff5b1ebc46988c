"""What a state holds: visits, instances, lapses, findings, decisions taken. All of them values."""

from typing import NamedTuple

from programflow.case.facts import Fact
from programflow.definition.steps import Step

_NEW = tuple.__new__
"""A named tuple without the call that sorts its arguments out."""


class Visit(NamedTuple):
    """One stay in a phase or outcome: number from 1, days, run, whether it was done when left.

    `name` is as lapses and marks name it: ``p:n``. (S15)
    """

    name: str
    place: str
    n: int
    entered: int
    run: int
    left: int | None = None
    done: bool | None = None


class Instance(NamedTuple):
    """One instance of a step. `cause` is an entry id or a mark's name. (S3.2)

    `rounds` are the entries that did it, a round or a signature each; `opened` every day on which
    it was opened; `closed` the day on which it was done or dropped, `closed_by` why (done, waived,
    unless, choice, left), `completer` the entry that completed it.
    """

    name: str
    step: Step
    cause: str
    visit: int
    run: int
    begun: int
    state: str = "waiting"
    opened: tuple[int, ...] = ()
    rounds: tuple[Fact, ...] = ()
    closed: int | None = None
    closed_by: str = ""
    completer: Fact | None = None

    @property
    def living(self) -> bool:
        """Waiting or open."""
        return self.closed is None

    # `_replace` goes by names and costs several times as much; a day makes many of these.

    def opening(self, day: int) -> "Instance":
        """Open from a day on, or open again."""
        name, step, cause, visit, run, begun, _, opened, rounds, closed, by, completer = self
        if day not in opened:
            opened = (*opened, day)
        return _NEW(
            Instance,
            (name, step, cause, visit, run, begun, "open", opened, rounds, closed, by, completer),
        )

    def taking(self, fact: Fact) -> "Instance":
        """With one round or signature more."""
        name, step, cause, visit, run, begun, state, opened, rounds, closed, by, completer = self
        grown = (*rounds, fact)
        return _NEW(
            Instance,
            (name, step, cause, visit, run, begun, state, opened, grown, closed, by, completer),
        )

    def doing(self, day: int, fact: Fact) -> "Instance":
        """Done by its one entry."""
        name, step, cause, visit, run, begun, _, opened, rounds, _, _, _ = self
        grown = (*rounds, fact)
        return _NEW(
            Instance,
            (name, step, cause, visit, run, begun, "done", opened, grown, day, "done", fact),
        )

    def closing(
        self, day: int, state: str, by: str, *, completer: Fact | None = None
    ) -> "Instance":
        """Done or dropped for good."""
        name, step, cause, visit, run, begun, _, opened, rounds, _, _, _ = self
        return _NEW(
            Instance,
            (name, step, cause, visit, run, begun, state, opened, rounds, day, by, completer),
        )


class Lapse(NamedTuple):
    """A bound, pace, order or duty that passed its last day.

    `thing` is the step or phase, `instance` the instance's name (of a phase: ``p:n``), `bound` the
    part after it, `day` the one on which it was marked. It is accounted for from the day
    `accounted` on (None: unaccounted), by the entry `by` where one does.
    """

    name: str
    instance: str
    thing: str
    bound: str
    modality: str
    of: str
    carried_by: str
    due: int
    day: int = 0
    by: Fact | None = None
    accounted: int | None = None


class Found(NamedTuple):
    """A finding made: its name, the day, who bears it, its witnesses."""

    name: str
    finding: str
    modality: str
    of: str | None
    day: int
    cause: str
    witnesses: tuple[str, ...] = ()
    step: str | None = None


class Taken(NamedTuple):
    """A decision as the fold met it: the instance it decided (None: none), and why it is unfounded.

    `unfounded` is no-instance, not-open, only-if-no or only-if-unknown; None: it is founded.
    """

    fact: Fact
    instance: str | None
    unfounded: str | None = None


class Belongs(NamedTuple):
    """The visit and the run to which a fact belongs. (S5.7)"""

    place: str
    visit: int
    run: int
