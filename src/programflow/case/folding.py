"""From a journal to a state: days folded in order, until nothing new is judged. (S4.1, S4.9)"""

from typing import NamedTuple

from programflow.case.agenda import next_turn
from programflow.case.days import enrol, fold_day
from programflow.case.entering import DayOfFacts, facts_by_day, put_aside
from programflow.case.facts import Fact
from programflow.case.journal import Case, Known, known_entries
from programflow.case.judgements import Judgements, grown
from programflow.case.judging import judged
from programflow.case.state import State
from programflow.definition.entries import Enrolled
from programflow.machine import Machine


class Folded(NamedTuple):
    """A state at the close of a day, and the facts close of that day."""

    state: State
    facts_close: State


class Checkpoint(NamedTuple):
    """A state at the close of `through`, good as long as no day up to then is touched.

    It holds for its judgements only.
    """

    through: int
    judgements: Judgements
    state: State

    def serves(self, at: int, aside: frozenset[str]) -> bool:
        """Whether a fold to the close of `at` may go on from here.

        Not where a later day has judged: an entry more on that day may change what it judges.
        """
        made = self.judgements
        judging = made.judging().values()
        return (
            self.through < at
            and made.aside == aside
            and all(fact.day <= self.through for fact in judging)
        )


def fold(machine: Machine, case: Case, *, at: int) -> Folded:
    """The case at the close of the day `at`, by all that is recorded."""
    entries = known_entries(case.placed, None, machine.programme.zone)
    return fold_known(machine, entries, at=at, memory=case.memory)


def fold_known(
    machine: Machine,
    entries: list[Known],
    *,
    at: int,
    memory: dict[str, Checkpoint] | None = None,
) -> Folded:
    """Fold with growing judgements until nothing new is judged. (S4.9)

    Each round runs through the last entry, so that a judgement made later acts on the day of what
    it judges; the state given is the one at the close of `at`.
    """
    aside = put_aside(entries)
    facts = facts_by_day(entries, aside)
    last = max((day for day, _ in facts), default=at)
    kept = None if memory is None else memory.get("checkpoint")
    if kept is not None and not kept.serves(at, aside):
        kept = None
    judgements = Judgements(aside=aside) if kept is None else kept.judgements
    while True:
        run = Run(machine, facts, judgements, kept=kept)
        result, final = run.both(at, last)
        more = grown(judgements, judged(final))
        if more is None:
            if memory is not None and run.kept is not None:
                memory["checkpoint"] = run.kept
            return result
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
    """One fold with given judgements. Forward only; keeps a state before the last entries' day."""

    def __init__(
        self,
        machine: Machine,
        facts: list[DayOfFacts],
        judgements: Judgements,
        *,
        kept: Checkpoint | None,
    ) -> None:
        self.kept = kept
        self._facts = facts
        self._judgements = judgements
        self._facts_close: State | None = None
        if kept is None:
            self._state = _first_state(machine, facts, judgements)
            self._next = 0
        else:
            self._state = kept.state.copy()
            self._next = sum(day <= kept.through for day, _ in facts)

    def both(self, at: int, last: int) -> tuple[Folded, State]:
        """What is asked for at the close of `at`, and the state after the last entry."""
        result = self._through(at, last)
        if last <= at:
            return result, result.state
        result = result._replace(state=result.state.copy())
        return result, self._through(last, last).state

    def seen(self, mark: str, day: int) -> State | None:
        """The state when a mark of the day was made."""
        self._state.watched = mark
        self._through(day, day)
        return self._state.seen

    def _through(self, at: int, last: int) -> Folded:
        while True:
            day = self._coming(at)
            if day is None:
                return self._result(at)
            if day == last and self._state.enrolled <= self._state.today < day:
                self.kept = Checkpoint(day - 1, self._judgements, self._state.copy())
            self._facts_close = fold_day(self._state, day, self._facts_of(day))

    def _facts_of(self, day: int) -> list[Fact]:
        """The facts of the day that comes next; none if it only turns."""
        if self._next == len(self._facts) or self._facts[self._next][0] != day:
            return []
        self._next += 1
        return self._facts[self._next - 1][1]

    def _coming(self, at: int) -> int | None:
        """The next day on which something is recorded or turns, up to `at`."""
        days = [day for day, _ in self._facts[self._next : self._next + 1]]
        if self._state.today >= self._state.enrolled:
            turning = next_turn(self._state)
            days += [] if turning is None else [turning]
        day = min(days, default=None)
        return day if day is not None and day <= at else None

    def _result(self, at: int) -> Folded:
        if at > self._state.today:
            state = self._state.copy()
            state.today = at
            state.turn = state.now()
            return Folded(state, state)
        assert self._facts_close is not None
        return Folded(self._state, self._facts_close)


def _first_state(machine: Machine, facts: list[DayOfFacts], judgements: Judgements) -> State:
    """The state on the morning of the enrolment. (S4.2)"""
    first = next(f for _, day in facts for f in day if isinstance(f.entry, Enrolled))
    assert isinstance(first.entry, Enrolled)
    state = State(machine, first.entry.variant, judgements=judgements, enrolled=first.day)
    enrol(state)
    return state
