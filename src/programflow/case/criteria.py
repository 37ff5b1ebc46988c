"""Criteria: yes, no or unknown. (S7)"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from programflow.case.kleene import Kleene, agreed, every, negated, some
from programflow.case.parameters import Between, quantity, unfilled, value_of
from programflow.case.selecting import Member, members
from programflow.case.spells import open_on
from programflow.case.state import Fact, Instance, State, canonical
from programflow.case.tallies import (
    Range,
    Shares,
    clock_compares,
    holds,
    scoped,
    share_against,
    tally_of,
)
from programflow.definition.criteria import Atom, Combination, Comparison, Criterion
from programflow.definition.entries import Answered
from programflow.definition.selections import Selection, Selector
from programflow.definition.steps import Step
from programflow.definition.values import NOT_STATED, ParameterRef, TallyRef
from programflow.temporal import Duration, add


def truth(state: State, criterion: Criterion, place: str | None = None) -> Kleene:
    """The criterion today. `place` is the phase of the element that reads it, None at the top level."""
    if isinstance(criterion, Atom):
        return _ATOMS[criterion.form](state, criterion, place)
    values = (truth(state, member, place) for member in criterion.members)
    if criterion.form == "all":
        return every(values)
    if criterion.form == "any":
        return some(values)
    if criterion.form == "not":
        return negated(next(values))
    return _at_least(state, criterion, list(values))


def _at_least(state: State, criterion: Combination, values: list[Kleene]) -> Kleene:
    sure = values.count(True)
    return compare_number(
        state, Range(sure, sure + values.count(None)), Comparison(op="at_least", operand=criterion.n or 0)
    )


def answer_to(state: State, question: str) -> tuple[Fact | None, Any]:
    """The last answer to a question and the entry that gave it. (S7.4)"""
    facts = [
        f for f in state.facts.get("answered", {}).get(question, ()) if f.day <= state.today
    ]
    if not facts:
        return None, None
    last = canonical(facts)[-1]
    assert isinstance(last.entry, Answered)
    return last, next(value for name, value in last.entry.answers if name == question)


def _answer(state: State, atom: Atom, place: str | None) -> Kleene:  # noqa: ARG001 - one shape for all atoms
    fact, value = answer_to(state, atom.name or "")
    if fact is None:
        return None
    return every(compare_literal(state, value, c) for c in atom.comparisons)


def compare_literal(state: State, value: Any, comparison: Comparison) -> Kleene:
    """A known literal against what a comparison says. Types that do not compare give no."""
    if comparison.op == "among":
        listed = comparison.operand if isinstance(comparison.operand, tuple) else ()
        return any(_equal(value, one) for one in listed)
    operand = comparison.operand
    if isinstance(operand, TallyRef) or (isinstance(operand, ParameterRef) and _is_number(value)):
        return compare_number(state, Range(value, value), comparison)
    other = quantity(state, operand) if isinstance(operand, ParameterRef) else operand
    if other is NOT_STATED:
        return None
    if comparison.op == "is":
        return _equal(value, other)
    pair = _comparable(state, value, other)
    return False if pair is None else holds(comparison.op, pair[0] - pair[1])


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _equal(value: Any, other: Any) -> bool:
    if isinstance(value, bool) or isinstance(other, bool):
        return value is other
    pair = _plain(value), _plain(other)
    return bool(pair[0] == pair[1])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _comparable(state: State, value: Any, other: Any) -> tuple[Any, Any] | None:
    """Both as numbers: numbers as they are, dates as days, durations as the day they reach from enrolment."""
    mine, yours = _measure(state, value), _measure(state, other)
    if mine is None or yours is None or mine[0] != yours[0]:
        return None
    return mine[1], yours[1]


def _measure(state: State, value: Any) -> tuple[str, Any] | None:
    from programflow.case.moments import day_in

    if _is_number(value):
        return "number", value
    if isinstance(value, Duration):
        return "length", add(state.enrolled, value, state.machine.calendar)
    day = day_in(value)
    return None if day is None else ("date", day)


def _tally(state: State, atom: Atom, place: str | None) -> Kleene:
    tally = state.plan.programme.tallies[atom.name or ""]
    value = tally_of(state, tally, place)
    if value is None:
        return None
    if isinstance(value, Shares):
        return every(_compare_share(state, value, c) for c in atom.comparisons)
    return every(compare_number(state, value, c, place) for c in atom.comparisons)


def _compare_share(state: State, shares: Shares, comparison: Comparison) -> Kleene:
    return over_operand(
        state,
        comparison,
        lambda t: agreed(holds(comparison.op, end) for end in share_against(shares, t)),
    )


def over_operand(
    state: State, comparison: Comparison, test: Callable[[Any], Kleene]
) -> Kleene:
    """A test against the other side: its value, or both ends of what it may be. (S7.10)"""
    operand = comparison.operand
    if isinstance(operand, ParameterRef):
        value = value_of(state, operand.name)
        if value is NOT_STATED:
            between = unfilled(state, operand.name)
            return None if between is None else agreed(test(end) for end in between)
        operand = value
    return test(operand) if _is_number(operand) or isinstance(operand, Duration) else None


def compare_number(
    state: State, value: Range, comparison: Comparison, place: str | None = None
) -> Kleene:
    """An interval against a number, a parameter or another tally. (S6.8)"""
    operand = comparison.operand
    if comparison.op == "among":
        return _among(value, operand if isinstance(operand, tuple) else ())
    if isinstance(operand, TallyRef):
        other = _affine(state, operand, place)
        return None if other is None else compare_ranges(comparison.op, value, other)
    if isinstance(operand, ParameterRef) and comparison.op == "is":
        return _is_parameter(state, value, operand)
    return over_operand(
        state, comparison, lambda t: compare_ranges(comparison.op, value, Range(t, t))
    )


def _is_parameter(state: State, value: Range, operand: ParameterRef) -> Kleene:
    other = value_of(state, operand.name)
    if _is_number(other):
        return compare_ranges("is", value, Range(other, other))
    between = unfilled(state, operand.name) if other is NOT_STATED else None
    return None if between is None else compare_ranges("is", value, Range(*between))


def _affine(state: State, operand: TallyRef, place: str | None) -> Range | None:
    tally = state.plan.programme.tallies[operand.tally]
    value = tally_of(state, tally, place)
    if not isinstance(value, Range):
        return None
    ends = sorted((operand.times * end + operand.plus) for end in value)
    return Range(*ends)


def _among(value: Range, listed: Iterable[Any]) -> Kleene:
    inside = [one for one in listed if _is_number(one) and value.low <= one <= value.high]
    if not inside:
        return False
    return True if value.low == value.high else None


def compare_ranges(op: str, value: Range, other: Range) -> Kleene:
    """Two independent intervals."""
    if op == "is":
        if value.low == value.high == other.low == other.high:
            return True
        return False if value.low > other.high or value.high < other.low else None
    return agreed(holds(op, d) for d in (value.low - other.high, value.high - other.low))


def _clock(state: State, atom: Atom, place: str | None) -> Kleene:  # noqa: ARG001 - one shape for all atoms
    clock = state.plan.programme.clocks[atom.name or ""]
    return every(
        over_operand(state, c, lambda length, op=c.op: clock_compares(state, clock, op, length))  # type: ignore[misc]  # mypy does not infer a lambda with a default
        for c in atom.comparisons
    )


def _step(state: State, atom: Atom, place: str | None) -> Kleene:  # noqa: ARG001 - one shape for all atoms
    step = state.plan.steps.get(atom.name or "")
    latest = None if step is None else state.latest(step)
    return some(_in_state(state, latest, wanted) for wanted in atom.states)


def _in_state(state: State, instance: Instance | None, wanted: str) -> Kleene:
    if instance is None:
        return False
    return is_late(state, instance) if wanted == "late" else instance.state == wanted


def is_late(state: State, instance: Instance) -> Kleene:
    """Living with a lapse: yes if one is accounted for, unknown if one is only marked. (S7.6)"""
    if not instance.living:
        return False
    lapses = [lapse for lapse in state.lapses.values() if lapse.instance == instance.name]
    return some([True if lapse.by is not None else None for lapse in lapses])


def _phase(state: State, atom: Atom, place: str | None) -> Kleene:  # noqa: ARG001 - one shape for all atoms
    name = atom.name or ""
    return some(
        phase_done(state, name) if wanted == "done" else state.place == name
        for wanted in atom.states
    )


def phase_done(state: State, name: str) -> Kleene:
    """Every must-step of the latest visit is done or dropped. (S7.7)"""
    visit = state.visit(name)
    if visit is None:
        return False
    if visit.left is not None:
        return visit.done
    return every(
        _settled(state, step, visit.n)
        for step in state.plan.by_phase.get(name, ())
        if not by_pace_alone(step)
    )


def by_pace_alone(step: Step) -> bool:
    """A repeated step that nothing ends."""
    repeat = step.repeat
    return repeat is not None and repeat.times is None and repeat.until is None


def _settled(state: State, step: Step, visit: int) -> Kleene:
    instances = [i for i in state.of_step(step.name) if i.visit == visit]
    if not instances:
        needed = need_of(state, step)
        return None if needed is None and step.need.must_when is not None else True
    return every(True if not i.living else _not_needed(state, step) for i in instances)


def _not_needed(state: State, step: Step) -> Kleene:
    needed = need_of(state, step)
    return None if needed is None else needed != "must"


def need_of(state: State, step: Step) -> str | None:
    """Must, should or may today; None: not known. (S8.3)"""
    if step.need.must_when is None:
        return step.need.modality
    value = truth(state, step.need.must_when, step.phase)
    return None if value is None else "must" if value else step.need.modality


def _spell(state: State, atom: Atom, place: str | None) -> Kleene:  # noqa: ARG001 - one shape for all atoms
    value = open_on(state, atom.name or "", state.today)
    return some(negated(value) if wanted == "closed" else value for wanted in atom.states)


def _finding(state: State, atom: Atom, place: str | None) -> Kleene:
    selection = Selection(members=(Selector(kind="found", target=atom.name),))
    return _has(state, Atom(form="has", selection=selection, scope=atom.scope), place)


def _has(state: State, atom: Atom, place: str | None) -> Kleene:
    assert atom.selection is not None
    found: list[Member] | None = members(state, atom.selection)
    if atom.scope is not None and found is not None:
        found = scoped(state, found, atom.scope, first_day=False, place=place)
    if found is None:
        return None
    return some(True if member.certain else None for member in found)


def _variant(state: State, atom: Atom, place: str | None) -> Kleene:  # noqa: ARG001 - one shape for all atoms
    return state.plan.variant in atom.states


def _parameter(state: State, atom: Atom, place: str | None) -> Kleene:  # noqa: ARG001 - one shape for all atoms
    value = value_of(state, atom.name or "")
    if value is not NOT_STATED:
        return every(compare_literal(state, value, c) for c in atom.comparisons)
    between = unfilled(state, atom.name or "")
    if between is None:
        return None
    return every(_compare_between(state, between, c) for c in atom.comparisons)


def _compare_between(state: State, between: Between, comparison: Comparison) -> Kleene:
    if comparison.op in ("is", "among"):
        operand = comparison.operand
        listed = operand if isinstance(operand, tuple) else (operand,)
        ends = [compare_literal(state, end, comparison) for end in between]
        if between.low == between.high:
            return agreed(ends)
        inside = any(_inside(state, between, one) for one in listed)
        return None if inside else False
    return agreed(compare_literal(state, end, comparison) for end in between)


def _inside(state: State, between: Between, one: Any) -> bool:
    low, high = _comparable(state, between.low, one), _comparable(state, one, between.high)
    return low is not None and high is not None and low[0] <= low[1] and high[0] <= high[1]


def _named(state: State, atom: Atom, place: str | None) -> Kleene:
    return truth(state, state.plan.programme.criteria[atom.name or ""].test, place)


_ATOMS: dict[str, Callable[[State, Atom, str | None], Kleene]] = {
    "answer": _answer,
    "tally": _tally,
    "clock": _clock,
    "step": _step,
    "phase": _phase,
    "spell": _spell,
    "finding": _finding,
    "has": _has,
    "variant": _variant,
    "parameter": _parameter,
    "criterion": _named,
}
