"""From a journal to a state: days folded in order, judgements brought in, what is done kept. (S4.1, S4.9)"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from programflow.case.agenda import next_turn
from programflow.case.days import enrol, fold_day
from programflow.case.effects import effects_in_force
from programflow.case.facts import Fact
from programflow.case.journal import Case, Known, known_entries
from programflow.case.judgements import REVIEW, Judgements, grown, set_aside
from programflow.case.state import Belongs, Instance, State
from programflow.definition.entries import (
    Answered,
    Began,
    Booked,
    Corrected,
    Decided,
    Done,
    Ended,
    Enrolled,
    Entry,
    Happened,
    Migrated,
    Missed,
    Tested,
)
from programflow.machine import Machine


class Folded(NamedTuple):
    """A state at the close of a day, and the facts close of that day."""

    state: State
    facts_close: State


class Checkpoint(NamedTuple):
    """A state at the close of `through`, good for these judgements as long as no earlier day is touched."""

    through: int
    judgements: Judgements
    state: State


def fold(machine: Machine, case: Case, *, at: int, known: int | None = None) -> Folded:
    """The case at the close of the day `at`, by the entries recorded by `known` (None: all)."""
    entries = known_entries(case.placed, known, machine.programme.zone)
    return fold_known(machine, entries, at=at, memory=case.memory if known is None else None)


def fold_known(
    machine: Machine,
    entries: list[Known],
    *,
    at: int,
    memory: "dict[str, Checkpoint] | None" = None,
) -> Folded:
    """Fold with growing judgements until nothing new is judged. (S4.9)

    Each round runs through the last entry, so that a judgement made later acts on the day of what it
    judges; the state given is the one at the close of `at`.
    """
    judgements = Judgements(aside=_aside(entries))
    kept = memory.get("checkpoint") if memory is not None else None
    if kept is not None and kept.through < at and kept.judgements.aside == judgements.aside:
        judgements = kept.judgements
    else:
        kept = None
    facts = _counting(machine, entries, judgements.aside)
    last = max((day for day, _ in facts), default=at)
    while True:
        run = Run(machine, facts, judgements, kept)
        result = run.through(at, keep_before=last)
        final = result.state
        if last > at:
            result = result._replace(state=result.state.copy())
            final = run.through(last, keep_before=last).state
        more = grown(judgements, judged(final))
        if more is None:
            if memory is not None and run.kept is not None:
                memory["checkpoint"] = run.kept
            return result
        judgements, kept = more, None


def _aside(entries: Iterable[Known]) -> frozenset[str]:
    return set_aside(
        (k.placed.entry.id, k.placed.entry)
        for k in entries
        if not k.void and isinstance(k.placed.entry, Decided) and k.placed.entry.step == REVIEW
    )


def _counting(
    machine: Machine, entries: Iterable[Known], aside: frozenset[str]
) -> list[tuple[int, list[Fact]]]:
    """The facts of each day, of the entries that count. (S2.7)"""
    by_day: dict[int, list[Fact]] = {}
    for known in entries:
        entry = known.placed.entry
        if known.void or entry.id in aside or (isinstance(entry, Tested) and entry.void):
            continue
        facts = by_day.setdefault(known.placed.day, [])
        facts += [
            Fact(entry.kind, target, known.placed.day, known.placed.at, known.placed.recorded, entry.id, entry)
            for target in targets_of(entry)
        ]
    return sorted(by_day.items())


def targets_of(entry: Entry) -> tuple[str, ...]:
    """The names under which selections find an entry."""
    match entry:
        case Booked(step=name) | Done(step=name) | Missed(step=name) | Decided(step=name):
            return (name,)
        case Tested(test=name) | Began(spell=name) | Ended(spell=name):
            return (name,)
        case Happened(incident=name):
            return (name,)
        case Answered(answers=answers):
            return tuple(name for name, _ in answers)
        case Enrolled() | Corrected() | Migrated() | _:
            return ("",)


class Run:
    """One fold with given judgements. Goes forward only; keeps a state before the last day of entries."""

    def __init__(
        self,
        machine: Machine,
        facts: list[tuple[int, list[Fact]]],
        judgements: Judgements,
        kept: Checkpoint | None,
    ) -> None:
        self.kept = kept
        self._facts = facts
        self._judgements = judgements
        self._facts_close: State | None = None
        if kept is None:
            self._state = first_state(machine, facts, judgements)
            self._next = 0
        else:
            self._state = kept.state.copy()
            self._next = sum(day <= kept.through for day, _ in facts)

    def through(self, at: int, *, keep_before: int) -> Folded:
        """Fold up to the close of `at`."""
        while True:
            day = self._coming(at)
            if day is None:
                return self._result(at)
            if day == keep_before and self._state.today < day:
                self._keep(day - 1)
            facts: list[Fact] = []
            if self._next < len(self._facts) and self._facts[self._next][0] == day:
                facts = self._facts[self._next][1]
                self._next += 1
            self._facts_close = fold_day(self._state, day, facts, keep=True)

    def _coming(self, at: int) -> int | None:
        """The next day on which something is recorded or turns, up to `at`."""
        days = []
        if self._next < len(self._facts):
            days.append(self._facts[self._next][0])
        started = self._state.today >= self._state.enrolled
        turning = next_turn(self._state) if started else None
        if turning is not None:
            days.append(turning)
        day = min(days, default=None)
        return day if day is not None and day <= at else None

    def _keep(self, through: int) -> None:
        if self._state.today >= self._state.enrolled:
            self.kept = Checkpoint(through, self._judgements, self._state.copy())

    def _result(self, at: int) -> Folded:
        state = self._state
        if at > state.today:
            state = state.copy()
            state.today = at
            state.turn = state.now()
            return Folded(state, state)
        assert self._facts_close is not None
        return Folded(state, self._facts_close)


def first_state(
    machine: Machine, facts: list[tuple[int, list[Fact]]], judgements: Judgements
) -> State:
    """The state on the morning of the enrolment."""
    enrolled = next(f for _, day in facts for f in day if isinstance(f.entry, Enrolled))
    assert isinstance(enrolled.entry, Enrolled)
    state = State.__new__(State)
    state.machine = machine
    state.plan = machine.plan(enrolled.entry.variant)
    state.zone = machine.programme.zone
    state.judgements = judgements
    state.enrolled = enrolled.day
    state.today = enrolled.day - 1
    state.place = ""
    state.turn = Belongs("", 0, 1)
    state.run = 1
    for name in ("visits", "instances", "by_step", "facts", "by_id", "taken_up", "belongs", "armed"):
        setattr(state, name, {})
    for name in ("lapses", "found", "taken", "sets", "extended", "chosen", "calls", "waives"):
        setattr(state, name, {})
    for name in ("extensions_today", "met", "conditions", "moved_by"):
        setattr(state, name, {})
    state.moves, state.left_over, state.completions = (), (), ()
    state.voided = state.made_today = state.entered_today = state.lived = frozenset()
    state.previous = None
    state.today = enrolled.day
    enrol(state)
    state.today = enrolled.day - 1
    return state


def judged(state: State) -> Iterator[tuple[Fact, str, bool, str]]:
    """What the decisions, and the steps completed with `then`, judge in this fold. (S11.13)"""
    for taken in state.taken.values():
        for effect in effects_in_force(state, taken.fact):
            yield from _judges(state, taken.fact, bound_to(state, taken.fact), effect.form, effect.target)
        yield from _not_approved(state, taken.fact)
    for fact, name in state.completions:
        instance = state.instances[name]
        for effect in instance.step.then:
            yield from _judges(state, fact, instance, effect.form, effect.target)


_VERBS = {"excuse": ("excuse", True), "refuse_excuse": ("excuse", False), "approve": ("approve", True)}


def _judges(
    state: State, fact: Fact, instance: Instance | None, form: str, target: str
) -> Iterator[tuple[Fact, str, bool, str]]:
    if form not in _VERBS:
        return
    sort, value = _VERBS[form]
    if target == "about":
        entry = None if fact.entry is None else fact.entry.about
    else:
        entry = None if instance is None else entry_behind(state, instance.cause)
    known = None if entry is None else state.by_id.get(entry)
    if entry is not None and known is not None and not known.is_mark:
        yield fact, sort, value, entry


def _not_approved(state: State, fact: Fact) -> Iterator[tuple[Fact, str, bool, str]]:
    """An option without `approve`, of a spell's approval step: it never was open."""
    approves = any(e.form == "approve" for e in effects_in_force(state, fact))
    spells = [s for s in state.plan.programme.spells.values() if s.approval == fact.target]
    instance = bound_to(state, fact)
    if approves or not spells or instance is None:
        return
    entry = entry_behind(state, instance.cause)
    known = None if entry is None else state.by_id.get(entry)
    if known is not None and known.kind == "began" and known.target in {s.name for s in spells}:
        yield fact, "approve", False, known.id


def bound_to(state: State, fact: Fact) -> Instance | None:
    """The instance that took the decision up, else the one its `about` names. (S11.13)"""
    name = state.taken[fact.id].instance
    if name is not None:
        return state.instances[name]
    about = None if fact.entry is None else fact.entry.about
    named = [i for i in state.of_step(fact.target) if about in (i.name, i.cause)]
    return named[0] if named else None


def entry_behind(state: State, cause: str) -> str | None:
    """Followed through findings, lapses and instances until it is an entry."""
    seen: set[str] = set()
    while cause not in seen:
        seen.add(cause)
        fact = state.by_id.get(cause)
        if fact is not None and not fact.is_mark:
            return cause
        if cause in state.found:
            cause = state.found[cause].cause
        elif cause in state.lapses:
            instance = state.instances.get(state.lapses[cause].instance)
            cause = "" if instance is None else instance.cause
        elif fact is not None:
            name = _instance_of_mark(state, fact)
            cause = "" if name is None else state.instances[name].cause
    return None


def _instance_of_mark(state: State, fact: Fact) -> str | None:
    """The instance that a mark of opening or dropping is of."""
    for instance in state.of_step(fact.target):
        if fact.id == f"dropped:{instance.name}" or fact.id.startswith(f"opened:{instance.name}:"):
            return instance.name
    return None
