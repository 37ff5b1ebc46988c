"""Acts: whether a decision is available, and whether it is clear what an entry is about. (S13.3)"""

from collections.abc import Callable
from typing import Any, NamedTuple

from programflow.case.comparing import compare_lengths, is_number
from programflow.case.entering import last_day
from programflow.case.folding import fold
from programflow.case.inspecting import is_qualified
from programflow.case.journal import Case, Placed, known_entries
from programflow.case.judgements import REVIEW, reviewed
from programflow.case.memory import Folded
from programflow.case.parameters import quantity
from programflow.case.refusals import Refusal, refused
from programflow.case.reviews import Reviews
from programflow.case.said_values import has_reasons, value_in
from programflow.case.state import Instance, State
from programflow.definition.entries import Decided
from programflow.definition.steps import Ceiling, Option, Step
from programflow.definition.values import NOT_STATED, ValueRef
from programflow.machine import Machine, present
from programflow.temporal import Duration

Check = Callable[["Act"], Refusal | None]


def refusal_of_doubt(
    machine: Machine, step: Step, *, after: Case, placed: Placed
) -> Refusal | None:
    """Two instances that could take an entry up, and no word which. (S8.11)"""
    return _ambiguous(fold(machine, after, at=placed.day).state, step, placed)


def _ambiguous(state: State, step: Step, placed: Placed) -> Refusal | None:
    instances = state.ambiguous.get(placed.entry.id)
    return None if instances is None else refused("ambiguous", step=step.name, instances=instances)


class Act(NamedTuple):
    """A decision as it would stand in the case: the fold with it, and what it decides."""

    machine: Machine
    before: Case
    after: Case
    folded: Folded
    placed: Placed
    entry: Decided
    step: Step
    option: Option

    @property
    def facts(self) -> State:
        """The facts close of the day on which its criteria and limits are read. (S11.2)"""
        taken = self.folded.state.taken[self.entry.id]
        kept = self.folded.state.read_in.get(taken.instance or "")
        return self.folded.facts_close if kept is None else kept

    def refused(self, code: str, /, **params: Any) -> Refusal:
        """A refusal that names the step and the option."""
        return refused(code, step=self.step.name, option=self.option.name, **params)


def refusal_of_act(
    machine: Machine, step: Step | None, *, before: Case, after: Case, placed: Placed
) -> Refusal | None:
    """The first reason why a decision is not available; of no step: a review's. (S13.2)"""
    entry = placed.entry
    assert isinstance(entry, Decided)
    if step is None or entry.step == REVIEW:
        return _review(machine, before, placed)
    folded = fold(machine, after, at=placed.day)
    act = Act(machine, before, after, folded, placed, entry, step, step.options[entry.option])
    for check in _CHECKS:
        refusal = check(act)
        if refusal is not None:
            return refusal
    return None


def _review(machine: Machine, case: Case, placed: Placed) -> Refusal | None:
    """A review is of a decision that is unfounded, by its role. (S11.10)"""
    entry = placed.entry
    assert isinstance(entry, Decided)
    decision = reviewed(entry) or ""
    known = known_entries(case.placed, None, machine.programme.zone)
    state = fold(machine, case, at=last_day(known)).state
    lost = Reviews(machine, known, state).lost
    by = next((row.by for row in lost if row.entry.id == decision), None)
    if by is None:
        return refused("no-instance", step=REVIEW)
    if entry.by != by:
        return refused("wrong-role", step=REVIEW, by=entry.by, wanted=by)
    return None


def _one_instance(act: Act) -> Refusal | None:
    return _ambiguous(act.folded.state, act.step, act.placed)


def _has_instance(act: Act) -> Refusal | None:
    """Whether something takes the decision up that is there without it."""
    state, step = act.folded.state, act.step
    taken = state.taken.get(act.entry.id)
    name = None if taken is None else taken.instance
    if name is None or _is_brought_about(act, state.instances[name]):
        done = any(i.state == "done" and i.name != name for i in state.of_step(step.name))
        code = "already-decided" if done else "no-instance"
        return refused(code, step=step.name)._replace(state=state, step=step)
    return None


def _is_brought_about(act: Act, instance: Instance) -> bool:
    """Whether an instance is there by the decision alone that is to be taken: it was not open."""
    if instance.begun < act.placed.day:
        return False
    before = fold(act.machine, act.before, at=act.placed.day).state
    return instance.name not in before.instances


def _takes_nothing_away(act: Act) -> Refusal | None:
    """Whether a decision that had an instance, on any day, would be left without one."""
    left = _without_instance(act.machine, act.after) - {act.entry.id}
    if left and left - _without_instance(act.machine, act.before):
        return refused("already-decided", step=act.step.name)
    return None


def _without_instance(machine: Machine, case: Case) -> set[str]:
    """The decisions of the case that nothing took up."""
    if case.is_plain:
        day = case.journal.last.day
    else:
        day = last_day(known_entries(case.placed, None, machine.programme.zone))
    state = fold(machine, case, at=day).state
    return {taken.fact.id for taken in state.taken.values() if taken.instance is None}


def _is_open(act: Act) -> Refusal | None:
    """Whether it is taken up in order. (S8.10)"""
    if act.folded.state.taken[act.entry.id].unfounded == "not-open":
        return refused("not-yet-open", step=act.step.name)._replace(
            state=fold(act.machine, act.before, at=act.placed.day).state, step=act.step
        )
    return None


def _role(act: Act) -> Refusal | None:
    """By the step's role, and by nobody known not to be qualified. (S8.19)"""
    state, step = act.folded.state, act.step
    wanted = step.by or step.of
    if act.entry.by != wanted or not is_qualified(state, state.by_id[act.entry.id]):
        return refused("wrong-role", step=step.name, by=act.entry.by, wanted=wanted)
    return None


def _condition(act: Act) -> Refusal | None:
    """The option's condition on its reading day; unknown blocks as no does. (S11.4)"""
    why = act.folded.state.taken[act.entry.id].unfounded
    if why is None:
        return None
    return act.refused(why)._replace(state=act.facts, step=act.step, option=act.option)


def _reasons(act: Act) -> Refusal | None:
    if act.option.reasons and not has_reasons(act.entry):
        return act.refused("reasons-missing")
    return None


def _values(act: Act) -> Refusal | None:
    """The values that the option's effects read."""
    for effect in act.option.then:
        if not present(effect, act.folded.state.plan.variant):
            continue
        name = effect.target if effect.form == "set" else None
        if isinstance(effect.by, ValueRef):
            name = effect.by.name
        if name is not None and value_in(act.entry, name) is NOT_STATED:
            return act.refused("value-missing", value=name)
    return None


def _ceilings(act: Act) -> Refusal | None:
    """The values that the option limits. (S11.7)"""
    for ceiling in act.option.values:
        value = value_in(act.entry, ceiling.name)
        if value is not NOT_STATED and _is_above(act.facts, ceiling, value):
            return _above(act, ceiling)
    return None


def _is_above(state: State, ceiling: Ceiling, value: Any) -> bool:
    if ceiling.among and value not in ceiling.among:
        return True
    return _beyond(state, value, quantity(state, ceiling.at_most)) or _beyond(
        state, quantity(state, ceiling.at_least), value
    )


def _above(act: Act, ceiling: Ceiling) -> Refusal:
    state = act.facts
    refusal = act.refused(
        "above-ceiling",
        value=ceiling.name,
        least=_said(quantity(state, ceiling.at_least)),
        most=_said(quantity(state, ceiling.at_most)),
        choices=ceiling.among,
    )
    return refusal._replace(route=ceiling.route)


def _said(value: Any) -> str | None:
    return None if value is None or value is NOT_STATED else str(value)


def _beyond(state: State, value: Any, limit: Any) -> bool:
    """Whether a value is above a limit; durations by the days that they reach. (S11.7)

    What cannot be compared, or reaches no date, is.
    """
    if value is None or limit is None or value is NOT_STATED or limit is NOT_STATED:
        return False
    if isinstance(value, Duration) and isinstance(limit, Duration):
        return compare_lengths(state, value, limit, op="more_than") is not False
    return not (is_number(value) and is_number(limit)) or bool(value > limit)


def _choice(act: Act) -> Refusal | None:
    """Rounds that there are, and enough rounds or steps. (S11.8)"""
    chooses = act.step.chooses
    if chooses is None or not act.entry.chosen:
        return None
    state = act.facts
    rounds = state.plan.steps.get(chooses.rounds_of or "")
    times = quantity(state, rounds.repeat.times) if rounds and rounds.repeat else None
    chosen = set(act.entry.chosen)
    if isinstance(times, int) and any(c.isdecimal() and int(c) > times for c in chosen):
        return refused("value-out-of-range", field="chosen")
    least = quantity(state, chooses.at_least)
    if isinstance(least, int) and len(chosen) < least:
        return refused("choice-too-small", step=act.step.name, least=least)
    return None


_CHECKS: tuple[Check, ...] = (
    _one_instance,
    _has_instance,
    _takes_nothing_away,
    _is_open,
    _role,
    _condition,
    _reasons,
    _values,
    _ceilings,
    _choice,
)
