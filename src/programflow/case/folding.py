"""From a journal to a state: days folded in order, until nothing new is judged. (S4.1, S4.9)"""

from collections.abc import Sequence
from typing import NamedTuple

from programflow.case.agenda import next_turn
from programflow.case.chunks import Journal
from programflow.case.days import enrol, fold_day
from programflow.case.entering import DayOfFacts, facts_by_day, facts_of, put_aside
from programflow.case.facts import Fact
from programflow.case.journal import Case, Known, known_entries
from programflow.case.judgements import Judgements, grown
from programflow.case.judging import judged
from programflow.case.memory import Checkpoint, Folded, Memory, remember
from programflow.case.settling import Facts
from programflow.case.state import State
from programflow.definition.entries import Enrolled
from programflow.machine import Machine


def fold(machine: Machine, case: Case, *, at: int) -> Folded:
    """The case at the close of the day `at`, by all that is recorded."""
    memory = case.sheets
    known = memory.folded
    if known is not None and known[0] == at:
        return known[1]
    if case.is_plain:
        folded = _fold(machine, _Plain(case.journal), at=at, memory=memory)
    else:
        entries = known_entries(case.placed, None, machine.programme.zone)
        folded = fold_known(machine, entries, at=at, memory=memory)
    memory.folded = at, folded
    remember(machine, memory)
    return folded


class _Plain(NamedTuple):
    """Entries that stand as they came."""

    journal: Journal

    @property
    def aside(self) -> frozenset[str]:
        """None is set aside."""
        return frozenset()

    def facts(self, after: int | None) -> list[DayOfFacts]:
        """The facts of the days after a day."""
        return facts_of(self.journal.all() if after is None else self.journal.after(after))


class _Corrected(NamedTuple):
    """Entries as they stand after corrections and reviews."""

    entries: list[Known]
    aside: frozenset[str]

    def facts(self, after: int | None) -> list[DayOfFacts]:
        """The facts of the days after a day."""
        days = facts_by_day(self.entries, self.aside)
        return days if after is None else [row for row in days if row[0] > after]


def fold_known(
    machine: Machine, entries: list[Known], *, at: int, memory: Memory | None = None
) -> Folded:
    """The same for entries as they were known; memory: what may be gone on from, and renewed."""
    return _fold(machine, _Corrected(entries, put_aside(entries)), at=at, memory=memory)


def _fold(
    machine: Machine, entries: _Plain | _Corrected, *, at: int, memory: Memory | None
) -> Folded:
    """Fold with growing judgements until nothing new is judged. (S4.9)

    Each round runs through the last entry, so that a judgement made later acts on the day of what
    it judges; the state given is the one at the close of `at`.
    """
    kept = None if memory is None else memory.best(at, entries.aside)
    judgements = Judgements(aside=entries.aside) if kept is None else kept.judgements
    while True:
        facts = entries.facts(None if kept is None else kept.through)
        run = Run(machine, facts, judgements, kept=kept)
        folded = run.through(at)
        if run.last > at and not run.judges:
            return folded
        more = grown(judgements, judged(run.at_last())) if run.judges else None
        if more is None:
            if memory is not None:
                memory.checkpoints = tuple([c for c in (run.before, run.after) if c is not None])
            return folded
        judgements, kept = more, None


def recalled(machine: Machine, entries: list[Known], state: State, *, mark: str) -> State | None:
    """The state as it was when a mark was made, folded again with what is judged now.

    None: the mark is none of the case's, up to the state's day.
    """
    fact = state.by_id.get(mark)
    if fact is None:
        return None
    facts = facts_by_day(entries, state.judgements.aside)
    run = Run(machine, facts, state.judgements, kept=None)
    return run.seen(mark, fact.day)


class Run:
    """One fold with given judgements. Forward only.

    `facts` are those of the days after `kept`. `last` is the last day of entries, `before` the
    state before that day, `after` the one at its close.
    """

    def __init__(
        self,
        machine: Machine,
        facts: Sequence[DayOfFacts],
        judgements: Judgements,
        *,
        kept: Checkpoint | None,
    ) -> None:
        self.before: Checkpoint | None = None
        self.after: Checkpoint | None = None
        self._days = facts
        self._next = 0
        self._judgements = judgements
        self._facts: Facts | None = None
        # A state that somebody else may hold is copied before it changes.
        self._shared = kept is not None
        if kept is None:
            self._state = _first_state(machine, facts, judgements)
        else:
            self._state = kept.state
        self.last = facts[-1][0] if facts or kept is None else kept.through
        self.judges = self._state.plan.judges

    def through(self, at: int) -> Folded:
        """What is asked for: the close of the day `at`."""
        self._fold(at)
        state = self._state
        if at >= self.last and self.after is None:
            self.after = Checkpoint(max(self.last, state.today), self._judgements, state)
        if at > state.today:
            later = state.copy()
            later.today = at
            later.turn = later.now()
            return Folded(later, Facts(later, is_closed=True))
        assert self._facts is not None
        self._shared = True
        return Folded(state, self._facts)

    def at_last(self) -> State:
        """The state at the close of the last day of entries, or later."""
        if self._state.today < self.last:
            self._fold(self.last)
            self.after = Checkpoint(self.last, self._judgements, self._state)
        return self._state

    def seen(self, mark: str, day: int) -> State | None:
        """The state when a mark of the day was made."""
        self._state.watched = mark
        self._fold(day)
        return self._state.seen

    def _fold(self, at: int) -> None:
        while True:
            day, turns = self._coming(at)
            if day is None:
                return
            self._own(day)
            facts = self._facts_of(day)
            if day < self._state.enrolled:
                # As it is known, it came before the case: it is there, and no day closes. (S2.8)
                for fact in facts:
                    self._state.add(fact)
                continue
            self._facts = fold_day(self._state, day, facts, turns=turns, asked=day == at)

    def _own(self, day: int) -> None:
        """Keep the state where later entries may go on from it; change none that is kept."""
        state, begun = self._state, self._state.today >= self._state.enrolled
        if begun and day == self.last:
            self.before, self._shared = Checkpoint(day - 1, self._judgements, state), True
        elif begun and day > self.last and self.after is None:
            self.after, self._shared = Checkpoint(self.last, self._judgements, state), True
        if self._shared:
            self._state, self._shared = state.copy(), False

    def _facts_of(self, day: int) -> list[Fact]:
        """The facts of the day that comes next; none if it only turns."""
        if self._next == len(self._days) or self._days[self._next][0] != day:
            return []
        self._next += 1
        return self._days[self._next - 1][1]

    def _coming(self, at: int) -> tuple[int | None, bool]:
        """The next day, up to `at`, on which something is recorded or turns; whether it turns."""
        state = self._state
        day = self._days[self._next][0] if self._next < len(self._days) else None
        turning = next_turn(state) if state.today >= state.enrolled else None
        turns = turning is not None and (day is None or turning <= day)
        coming = turning if turns else day
        return (None, False) if coming is None or coming > at else (coming, turns)


def _first_state(machine: Machine, facts: Sequence[DayOfFacts], judgements: Judgements) -> State:
    """The state on the morning of the enrolment. (S4.2)"""
    first = next(f for _, day in facts for f in day if isinstance(f.entry, Enrolled))
    assert isinstance(first.entry, Enrolled)
    state = State(machine, first.entry.variant, judgements=judgements, enrolled=first.day)
    enrol(state)
    return state
