"""What may enter a journal: what can be read, and acts that are available. Facts always may. (S13)"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from programflow.case.answers import Accepted, MachineMismatch, Rejected
from programflow.case.days import condition_of_decision
from programflow.case.folding import Folded, fold, fold_known
from programflow.case.journal import Case, Placed, append, known_entries, open_case, place
from programflow.case.judgements import REVIEW, reviewed
from programflow.case.parameters import quantity, value_in
from programflow.case.readable import Refusal, refusal_of, refused
from programflow.case.state import Fact, State
from programflow.case.taking import candidates, is_qualified
from programflow.definition.entries import Corrected, Decided, Done, Enrolled, Entry, Tested
from programflow.definition.steps import Option, Step
from programflow.definition.values import NOT_STATED, ValueRef
from programflow.machine import Machine
from programflow.temporal import Duration, add

Check = Callable[["Act"], Refusal | None]


def admit(machine: Machine, case: Case, entry: Entry) -> Accepted | Rejected:
    """Accept an entry, or reject it with the first reason that holds. (S13.1)

    Raises:
        MachineMismatch: the case goes by another definition.
    """
    if case.digest != machine.digest:
        raise MachineMismatch(case.id)
    known = case.ids.get(entry.id)
    if known is not None:
        return _again(machine, case, known, entry)
    if isinstance(entry, Enrolled):
        return rejected(case, entry, refused("already-enrolled"))
    refusal = refusal_of(machine, case, entry)
    if refusal is not None:
        return rejected(case, entry, refusal)
    return _fold_in(machine, case, entry)


def admit_first(machine: Machine, case_id: str, entry: Entry) -> Accepted | Rejected:
    """Start a case with its enrolment. (S2.8)"""
    if not isinstance(entry, Enrolled):
        return Rejected(None, entry, *_reason(entry, refused("not-enrolled")))
    refusal = refusal_of(machine, None, entry)
    if refusal is not None:
        return Rejected(None, entry, *_reason(entry, refusal))
    first = place(entry, machine.programme.zone)
    return Accepted(open_case(case_id, machine.digest, first), entry)


def rejected(case: Case, entry: Entry, refusal: Refusal) -> Rejected:
    """The case as it was, and why."""
    return Rejected(case, entry, *_reason(entry, refusal))


def _reason(entry: Entry, refusal: Refusal) -> tuple[str, Any]:
    from programflow.case.because import rejection

    return refusal.code, rejection(entry, refusal)


def _again(machine: Machine, case: Case, known: Placed, entry: Entry) -> Accepted | Rejected:
    """Delivered twice is delivered once; the same id with other content is refused. (S13.2)"""
    try:
        placed = place(entry, machine.programme.zone)
    except ValueError:
        return rejected(case, entry, refused("id-reused", id=entry.id))
    if _content(placed) == _content(known):
        return Accepted(case, known.entry)
    return rejected(case, entry, refused("id-reused", id=entry.id))


def _content(placed: Placed) -> tuple[Any, ...]:
    from attrs import evolve

    return evolve(placed.entry, at=None, recorded=None), placed.at, placed.recorded


def _fold_in(machine: Machine, case: Case, entry: Entry) -> Accepted | Rejected:
    placed = place(entry, machine.programme.zone)
    after = append(case, placed)
    if _reaches_back(case, entry, placed):
        after.memory.clear()
    elif (kept := case.memory.get("checkpoint")) is not None:
        after.memory["checkpoint"] = kept
    refusal = None
    if isinstance(entry, Done | Tested):
        refusal = _ambiguous_fact(machine, case, after, placed)
    elif isinstance(entry, Decided):
        refusal = _act(machine, case, after, placed)
    return Accepted(after, entry) if refusal is None else rejected(case, entry, refusal)


def _reaches_back(case: Case, entry: Entry, placed: Placed) -> bool:
    kept = case.memory.get("checkpoint")
    if kept is None:
        return False
    return isinstance(entry, Corrected) or placed.day <= kept.through or _is_review(entry)


def _is_review(entry: Entry) -> bool:
    return isinstance(entry, Decided) and entry.step == REVIEW


def _ambiguous_fact(machine: Machine, case: Case, after: Case, placed: Placed) -> Refusal | None:
    """Two instances that could take it up, and no word which. (S8.11)"""
    entry = placed.entry
    name = getattr(entry, "step", None) or getattr(entry, "test", "")
    step = machine.plan(case.enrolled.variant).steps.get(name)
    if step is None or not _can_be_many(machine, case, step):
        return None
    state = fold(machine, after, at=placed.day).state
    return _ambiguous(state, step, placed)


def _can_be_many(machine: Machine, case: Case, step: Step) -> bool:
    """Whether a step can have two living instances; most cannot, and need no fold to be sure."""
    return bool(step.opens) and not (step.phase is not None and _only_entered(step))


def _only_entered(step: Step) -> bool:
    return all(
        opening.selection is not None
        and all(s.kind == "entered" and s.target == step.phase for s in opening.selection.members)
        for opening in step.opens
    )


def _ambiguous(state: State, step: Step, placed: Placed) -> Refusal | None:
    fact = _fact(state, placed)
    taken = state.taken_up.get(placed.entry.id)
    ready = {i.name for early in (False, True) for i in candidates(state, step, fact, early=early)}
    if taken is not None:
        others = {
            i.name
            for i in state.of_step(step.name)
            if i.name != taken and (i.living or i.closed == placed.day) and i.begun <= placed.day
        }
        narrowed = placed.entry.about is not None and _narrows(state, step, placed.entry.about)
        if others and not narrowed and _would_take(state, step, others, taken):
            return refused("ambiguous", step=step.name, instances=tuple(sorted({taken, *others})))
        return None
    if len(ready) > 1:
        return refused("ambiguous", step=step.name, instances=tuple(sorted(ready)))
    return None


def _narrows(state: State, step: Step, about: str) -> bool:
    lapse = state.lapses.get(about)
    name = about if lapse is None else lapse.instance
    return any(name == i.name or about == i.cause for i in state.of_step(step.name))


def _would_take(state: State, step: Step, others: Iterable[str], taken: str) -> bool:
    """Whether another instance stood where the one that took the entry stood: both open, or both waiting."""
    mine = state.instances[taken]
    was_open = bool(mine.opened)
    return any(
        bool(state.instances[name].opened) == was_open and state.instances[name].living
        for name in others
    )


def _fact(state: State, placed: Placed) -> Fact:
    known = state.by_id.get(placed.entry.id)
    if known is not None:
        return known
    entry = placed.entry
    name = getattr(entry, "step", None) or getattr(entry, "test", "")
    return Fact(entry.kind, name, placed.day, placed.at, placed.recorded, entry.id, entry)


class Act(NamedTuple):
    """A decision as it would stand in the case: the fold with it, and what it decides."""

    machine: Machine
    before: Case
    folded: Folded
    placed: Placed
    entry: Decided
    step: Step
    option: Option


def _act(machine: Machine, case: Case, after: Case, placed: Placed) -> Refusal | None:
    entry = placed.entry
    assert isinstance(entry, Decided)
    if entry.step == REVIEW:
        return _review(machine, case, after, placed)
    step = machine.plan(case.enrolled.variant).steps[entry.step]
    folded = fold(machine, after, at=placed.day)
    act = Act(machine, case, folded, placed, entry, step, step.options[entry.option])
    checks: tuple[Check, ...] = (
        _one_instance,
        _available,
        _takes_nothing_away,
        _role,
        _condition,
        _reasons,
        _values,
        _ceilings,
        _choice,
    )
    for check in checks:
        refusal = check(act)
        if refusal is not None:
            return refusal
    return None


def _review(machine: Machine, case: Case, after: Case, placed: Placed) -> Refusal | None:
    """A review is of a decision that is unfounded, by its role. (S11.10)"""
    entry = placed.entry
    assert isinstance(entry, Decided)
    target = reviewed(entry)
    without = known_entries(case.placed, None, machine.programme.zone)
    state = fold_known(machine, without, at=max(placed.day, case.placed[-1].day)).state
    taken = state.taken.get(target or "")
    if taken is None or taken.unfounded is None:
        return refused("no-instance", step=REVIEW)
    step = state.plan.steps[taken.fact.target]
    wanted = step.by or step.of
    if entry.by != wanted:
        return refused("wrong-role", step=REVIEW, by=entry.by, wanted=wanted)
    return None


def _one_instance(act: Act) -> Refusal | None:
    if act.entry.about is not None:
        return None
    return _ambiguous(act.folded.state, act.step, act.placed)


def _available(act: Act) -> Refusal | None:
    state, step = act.folded.state, act.step
    taken = state.taken.get(act.entry.id)
    if taken is None or taken.instance is None:
        done = any(i.state == "done" for i in state.of_step(step.name))
        return refused("already-decided" if done else "no-instance", step=step.name)
    if taken.unfounded == "not-open":
        return refused("not-yet-open", step=step.name)
    return None


def _takes_nothing_away(act: Act) -> Refusal | None:
    """Whether a decision that had an instance would be left without one."""
    others = [
        fact
        for fact in act.folded.state.taken.values()
        if fact.fact.target == act.step.name and fact.fact.id != act.entry.id
    ]
    if not any(taken.instance is None for taken in others):
        return None
    before = fold(act.machine, act.before, at=act.placed.day).state
    for taken in others:
        earlier = before.taken.get(taken.fact.id)
        if taken.instance is None and earlier is not None and earlier.instance is not None:
            return refused("already-decided", step=act.step.name)
    return None


def _role(act: Act) -> Refusal | None:
    state, step = act.folded.state, act.step
    wanted = step.by or step.of
    if act.entry.by != wanted or not is_qualified(state, state.by_id[act.entry.id]):
        return refused("wrong-role", step=step.name, by=act.entry.by, wanted=wanted)
    return None


def _condition(act: Act) -> Refusal | None:
    state = act.folded.state
    value = condition_of_decision(state, act.folded.facts_close, state.by_id[act.entry.id])
    if value is True:
        return None
    code = "only-if-unknown" if value is None else "only-if-no"
    return refused(
        code, step=act.step.name, option=act.option.name
    )._replace(state=act.folded.facts_close, step=act.step, option=act.option)


def _reasons(act: Act) -> Refusal | None:
    if act.option.reasons and not act.entry.reasons:
        return refused("reasons-missing", step=act.step.name, option=act.option.name)
    return None


def _values(act: Act) -> Refusal | None:
    for effect in act.option.then:
        name = None
        if effect.form == "set":
            name = effect.target
        elif isinstance(effect.by, ValueRef):
            name = effect.by.name
        if name is not None and value_in(act.entry, name) is NOT_STATED:
            return refused(
                "value-missing", step=act.step.name, option=act.option.name, value=name
            )
    return None


def _ceilings(act: Act) -> Refusal | None:
    state = act.folded.facts_close
    for ceiling in act.option.values:
        value = value_in(act.entry, ceiling.name)
        if value is NOT_STATED:
            continue
        least, most = quantity(state, ceiling.at_least), quantity(state, ceiling.at_most)
        outside = (
            (ceiling.among and value not in ceiling.among)
            or _beyond(state, value, most)
            or _beyond(state, least, value)
        )
        if outside:
            return refused(
                "above-ceiling",
                step=act.step.name,
                option=act.option.name,
                value=ceiling.name,
                least=_said(least),
                most=_said(most),
                choices=ceiling.among,
            )._replace(route=ceiling.route)
    return None


def _said(value: Any) -> Any:
    return None if value is None or value is NOT_STATED else str(value)


def _beyond(state: State, value: Any, limit: Any) -> bool:
    """Whether a value is above a limit; durations by the day that they reach from enrolment. (S11.7)"""
    if value is None or limit is None or value is NOT_STATED or limit is NOT_STATED:
        return False
    if isinstance(value, Duration) and isinstance(limit, Duration):
        calendar = state.machine.calendar
        return add(state.enrolled, value, calendar) > add(state.enrolled, limit, calendar)
    if isinstance(value, Duration) or isinstance(limit, Duration):
        return True
    return bool(value > limit) if not isinstance(value, str) else True


def _choice(act: Act) -> Refusal | None:
    chooses = act.step.chooses
    if chooses is None or not act.entry.chosen:
        return None
    least = quantity(act.folded.facts_close, chooses.at_least)
    if isinstance(least, int) and len(set(act.entry.chosen)) < least:
        return refused("choice-too-small", step=act.step.name, least=least)
    return None


