"""Criteria: yes, no or unknown. (S7)"""

from collections.abc import Callable, Iterable

from programflow.case.clocks import clock_compares, reading_of
from programflow.case.comparing import (
    compare_between,
    compare_literal,
    compare_number,
    over_operand,
)
from programflow.case.kleene import Kleene, agreed, every, negated, some
from programflow.case.parameters import between_of, unfilled, value_of
from programflow.case.questions import answer_to
from programflow.case.selecting import Member, may_have_members, members, of_selection
from programflow.case.spells import open_on
from programflow.case.state import Instance, State, Visit
from programflow.case.tallies import (
    Range,
    Shares,
    holds,
    scoped,
    share_against,
    tally_of,
)
from programflow.definition.criteria import Atom, Combination, Comparison, Criterion
from programflow.definition.selections import Clock, Scope, Selection
from programflow.definition.steps import Step
from programflow.definition.values import NOT_STATED


def truth(state: State, criterion: Criterion, place: str | None = None) -> Kleene:
    """The criterion today. `place` is the phase of the element that reads it; None: no phase's."""
    if isinstance(criterion, Atom):
        plain = _ATOMS.get(criterion.form)
        if plain is not None:
            return plain(state, criterion)
        return _PLACED[criterion.form](state, criterion, place)
    if criterion.form not in _ENDS:
        values = [truth(state, member, place) for member in criterion.members]
        return (
            negated(values[0]) if criterion.form == "not" else _at_least(state, criterion, values)
        )
    end = _ENDS[criterion.form]
    answer: Kleene = not end
    for member in criterion.members:
        value = truth(state, member, place)
        if value is end:
            return end
        if value is None:
            answer = None
    return answer


_ENDS = {"all": False, "any": True}
"""The value of one member that decides for the whole: a no for all, a yes for any."""


def _at_least(state: State, criterion: Combination, values: list[Kleene]) -> Kleene:
    """How many are yes, against the number wanted. (S7.1)"""
    sure = values.count(True)
    wanted = Comparison(op="at_least", operand=criterion.n or 0)
    return compare_number(state, Range(sure, sure + values.count(None)), wanted)


def _answer(state: State, atom: Atom) -> Kleene:
    fact, value = answer_to(state, atom.name or "")
    if fact is None:
        return None
    if len(atom.comparisons) == 1:
        return compare_literal(state, value, atom.comparisons[0])
    return every(compare_literal(state, value, c) for c in atom.comparisons)


def _tally(state: State, atom: Atom, place: str | None) -> Kleene:
    value = tally_of(state, state.plan.programme.tallies[atom.name or ""], place)
    if value is None:
        return None
    if isinstance(value, Shares):
        return every(_compare_share(state, value, c) for c in atom.comparisons)
    return every(compare_number(state, value, c, place=place) for c in atom.comparisons)


def _compare_share(state: State, shares: Shares, comparison: Comparison) -> Kleene:
    """Against a percent; `among` is any of those listed. (S6.7)"""
    if comparison.op == "among":
        listed = comparison.operand if isinstance(comparison.operand, tuple) else ()
        ways = (Comparison(op="is", operand=one) for one in listed)
        return some(_compare_share(state, shares, way) for way in ways)
    return over_operand(
        state,
        comparison,
        lambda t: agreed(holds(comparison.op, end) for end in share_against(shares, t)),
    )


def _clock(state: State, atom: Atom) -> Kleene:
    """Compared at its place; one that has not begun is no, whatever it is compared with. (S6.4)"""
    clock = state.plan.programme.clocks[atom.name or ""]
    if reading_of(state, clock) is None:
        return False
    return every(_compare_clock(state, clock, c) for c in atom.comparisons)


def _compare_clock(state: State, clock: Clock, comparison: Comparison) -> Kleene:
    span = between_of(state, comparison.operand)
    if comparison.op == "is" and span is not None and span.low != span.high:
        below = clock_compares(state, clock, "less_than", length=span.low)
        above = clock_compares(state, clock, "more_than", length=span.high)
        return False if below or above else None
    return over_operand(
        state, comparison, lambda length: clock_compares(state, clock, comparison.op, length=length)
    )


def _step(state: State, atom: Atom) -> Kleene:
    """The latest instance in view; there is none: no. (S7.6)"""
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
    return some([True if lapse.accounted is not None else None for lapse in lapses])


def _phase(state: State, atom: Atom) -> Kleene:
    name = atom.name or ""
    return some(
        phase_done(state, name) if wanted == "done" else state.place == name
        for wanted in atom.states
    )


def phase_done(state: State, name: str) -> Kleene:
    """Every must-step of the latest visit is done or dropped. (S7.7)"""
    visit = state.visit(name)
    return False if visit is None else visit_done(state, visit)


def visit_done(state: State, visit: Visit) -> Kleene:
    """The same of the latest visit of its phase."""
    if visit.left is not None:
        return visit.done
    answer: Kleene = True
    alive, instances = state.alive, state.instances
    for step in state.plan.stays[visit.place].holding:
        if step.need.must_when is not None:
            value = _settled(state, step, visit.n)
            if value is False:
                return False
            answer = answer if value else None
        else:
            for living in alive.get(step.name, ()):
                if instances[living].visit == visit.n:
                    return False
    return answer


def _settled(state: State, step: Step, visit: int) -> Kleene:
    instances = [i for i in state.of_step(step.name) if i.visit == visit]
    if not instances:
        return None if need_of(state, step) is None else True
    if not any(i.living for i in instances):
        return True
    return _not_needed(state, step)


def _not_needed(state: State, step: Step) -> Kleene:
    needed = need_of(state, step)
    return None if needed is None else needed != "must"


def need_of(state: State, step: Step) -> str | None:
    """Must, should or may today; None: not known. (S8.3)"""
    if step.need.must_when is None:
        return step.need.modality
    value = truth(state, step.need.must_when, step.phase)
    return None if value is None else "must" if value else step.need.modality


def need_word(state: State, step: Step) -> str:
    """The need as a status shows it, and as leaving grades it: unknown as `else`. (S14.3, S9.7)"""
    return need_of(state, step) or step.need.modality


def _spell(state: State, atom: Atom) -> Kleene:
    value = open_on(state, atom.name or "", state.today)
    if len(atom.states) == 1:
        return negated(value) if atom.states[0] == "closed" else value
    return some(negated(value) if wanted == "closed" else value for wanted in atom.states)


def _finding(state: State, atom: Atom, place: str | None) -> Kleene:
    return _among(state, state.plan.findings_meant[atom.name or ""], atom.scope, place=place)


def _has(state: State, atom: Atom, place: str | None) -> Kleene:
    """A certain member: yes; only members perhaps: unknown. (S7.8)"""
    assert atom.selection is not None
    return _among(state, atom.selection, atom.scope, place=place)


def _among(state: State, selection: Selection, scope: Scope | None, *, place: str | None) -> Kleene:
    if scope is None and not may_have_members(state, selection):
        return False
    found: Iterable[Member] | None = of_selection(state, selection)
    if scope is not None:
        found = scoped(state, members(state, selection), scope, first_day=False, place=place)
    if found is None:
        return None
    return some(True if member.certain else None for member in found)


def _variant(state: State, atom: Atom) -> Kleene:
    return state.plan.variant in atom.states


def _parameter(state: State, atom: Atom) -> Kleene:
    """Its value; not filled: the interval that it may lie in. (S7.10)"""
    value = value_of(state, atom.name or "")
    if value is not NOT_STATED:
        return every(compare_literal(state, value, c) for c in atom.comparisons)
    between = unfilled(state, atom.name or "")
    if between is None:
        return None
    return every(compare_between(state, between, c) for c in atom.comparisons)


def _named(state: State, atom: Atom, place: str | None) -> Kleene:
    return truth(state, state.plan.programme.criteria[atom.name or ""].test, place)


_ATOMS: dict[str, Callable[[State, Atom], Kleene]] = {
    "answer": _answer,
    "clock": _clock,
    "step": _step,
    "phase": _phase,
    "spell": _spell,
    "variant": _variant,
    "parameter": _parameter,
}

_PLACED: dict[str, Callable[[State, Atom, str | None], Kleene]] = {
    "tally": _tally,
    "finding": _finding,
    "has": _has,
    "criterion": _named,
}
"""Atoms that may be counted in a visit, and so ask in which phase they are read. (S5.6)"""
