"""Criteria: yes, no or unknown. (S7)"""

from collections.abc import Callable, Iterable

from programflow.case.comparing import compare_literal, compare_number
from programflow.case.kleene import Kleene, every, negated, some
from programflow.case.measuring import clock_test, parameter_test, tally_test
from programflow.case.questions import answer_to
from programflow.case.selecting import Member, may_have_members, members, of_selection
from programflow.case.spells import open_on
from programflow.case.state import Instance, State, Visit
from programflow.case.tallies import Range, scoped
from programflow.definition.criteria import Atom, Combination, Comparison, Criterion
from programflow.definition.selections import Scope, Selection
from programflow.definition.steps import Step
from programflow.machine import Plan, is_plain

Test = Callable[[State, str | None], Kleene]
"""A criterion made ready: what it says of a state, read in a phase or in none."""


def truth(state: State, criterion: Criterion, place: str | None = None) -> Kleene:
    """The criterion today. `place` is the phase of the element that reads it; None: no phase's."""
    kept = state.plan.tests.get(id(criterion))
    # The criterion is kept with its test, so that its number is not another's.
    if kept is None:
        kept = state.plan.tests[id(criterion)] = criterion, test_of(state.plan, criterion)
    value: Kleene = kept[1](state, place)
    return value


def test_of(plan: Plan, criterion: Criterion) -> Test:
    """What says whether a criterion holds: its parts found once, and not each time it is asked."""
    if isinstance(criterion, Atom):
        return _TESTS[criterion.form](plan, criterion)
    members = tuple(test_of(plan, member) for member in criterion.members)
    if criterion.form == "not":
        return lambda state, place: negated(members[0](state, place))
    if criterion.form not in _ENDS:
        return lambda state, place: _at_least(state, criterion, [m(state, place) for m in members])
    end = _ENDS[criterion.form]

    def combined(state: State, place: str | None) -> Kleene:
        answer: Kleene = not end
        for member in members:
            value = member(state, place)
            if value is end:
                return end
            if value is None:
                answer = None
        return answer

    return combined


_ENDS = {"all": False, "any": True}
"""The value of one member that decides for the whole: a no for all, a yes for any."""


def _at_least(state: State, criterion: Combination, values: list[Kleene]) -> Kleene:
    """How many are yes, against the number wanted. (S7.1)"""
    sure = values.count(True)
    wanted = Comparison(op="at_least", operand=criterion.n or 0)
    return compare_number(state, Range(sure, sure + values.count(None)), wanted)


def _answer(_: Plan, atom: Atom) -> Test:
    name, comparisons = atom.name or "", atom.comparisons
    first = comparisons[0] if len(comparisons) == 1 else None
    if first is not None and first.op == "is" and isinstance(first.operand, bool):
        wanted = first.operand

        def is_answered(state: State, _: str | None) -> Kleene:
            fact, value = answer_to(state, name)
            return None if fact is None else value is wanted

        return is_answered

    def answered(state: State, place: str | None) -> Kleene:
        fact, value = answer_to(state, name)
        if fact is None:
            return None
        return every(compare_literal(state, value, c, place=place) for c in comparisons)

    return answered


def _step(plan: Plan, atom: Atom) -> Test:
    """The latest instance in view; there is none: no. (S7.6)"""
    step, states = plan.steps.get(atom.name or ""), atom.states
    if step is None:
        return _never

    def is_in(state: State, _: str | None) -> Kleene:
        latest = state.latest(step)
        if latest is None:
            return False
        return some([_in_state(state, latest, wanted) for wanted in states])

    return is_in


def _never(state: State, place: str | None) -> Kleene:  # noqa: ARG001 - as any other test
    return False


def _in_state(state: State, instance: Instance, wanted: str) -> Kleene:
    return is_late(state, instance) if wanted == "late" else instance.state == wanted


def is_late(state: State, instance: Instance) -> Kleene:
    """Living with a lapse: yes if one is accounted for, unknown if one is only marked. (S7.6)"""
    if not instance.living:
        return False
    lapses = [lapse for lapse in state.lapses.values() if lapse.instance == instance.name]
    return some([True if lapse.accounted is not None else None for lapse in lapses])


def _phase(_: Plan, atom: Atom) -> Test:
    name, states = atom.name or "", atom.states
    if "done" not in states:
        return lambda state, _: bool(states) and state.place == name
    if len(states) == 1:
        return lambda state, _: phase_done(state, name)
    return lambda state, _: state.place == name or phase_done(state, name)


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


def _spell(_: Plan, atom: Atom) -> Test:
    name, states = atom.name or "", atom.states
    if states == ("open",):
        return lambda state, _: open_on(state, name, state.today)

    def is_in(state: State, _: str | None) -> Kleene:
        value = open_on(state, name, state.today)
        return some([negated(value) if wanted == "closed" else value for wanted in states])

    return is_in


def _finding(plan: Plan, atom: Atom) -> Test:
    return _has_any(plan.findings_meant[atom.name or ""], atom.scope)


def _has(_: Plan, atom: Atom) -> Test:
    """A certain member: yes; only members perhaps: unknown. (S7.8)"""
    assert atom.selection is not None
    return _has_any(atom.selection, atom.scope)


def _has_any(selection: Selection, scope: Scope | None) -> Test:
    if scope is not None or not all(map(is_plain, selection.members)):
        return lambda state, place: _among(state, selection, scope, place=place)
    keys = tuple((selector.kind, selector.target or "") for selector in selection.members)

    def has(state: State, _: str | None) -> Kleene:
        for key in keys:
            for fact in state.facts.get(key, ()):
                if fact.id not in state.voided:
                    return True
        return False

    return has


def _among(state: State, selection: Selection, scope: Scope | None, *, place: str | None) -> Kleene:
    if scope is None and not may_have_members(state, selection):
        return False
    found: Iterable[Member] | None = of_selection(state, selection)
    if scope is not None:
        found = scoped(state, members(state, selection), scope, first_day=False, place=place)
    if found is None:
        return None
    return some(True if member.certain else None for member in found)


def _variant(plan: Plan, atom: Atom) -> Test:
    value = plan.variant in atom.states
    return lambda *_: value


def _named(plan: Plan, atom: Atom) -> Test:
    return test_of(plan, plan.programme.criteria[atom.name or ""].test)


_TESTS: dict[str, Callable[[Plan, Atom], Test]] = {
    "answer": _answer,
    "clock": lambda _, atom: lambda state, _: clock_test(state, atom),
    "step": _step,
    "phase": _phase,
    "spell": _spell,
    "variant": _variant,
    "parameter": lambda _, atom: lambda state, place: parameter_test(state, atom, place),
    "tally": lambda _, atom: lambda state, place: tally_test(state, atom, place),
    "finding": _finding,
    "has": _has,
    "criterion": _named,
}
"""Of each form of atom; some are counted in a visit, and ask in which phase they stand. (S5.6)"""
