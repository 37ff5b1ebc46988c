"""When an instance is done, and what that sets off. (S8.13-S8.17)"""

from programflow.case.comparing import compare_number
from programflow.case.criteria import truth
from programflow.case.effects import apply
from programflow.case.kleene import Kleene
from programflow.case.lapses import late_completion
from programflow.case.parameters import quantity
from programflow.case.state import Fact, Instance, State, canonical
from programflow.case.tallies import Range
from programflow.definition.criteria import Comparison
from programflow.definition.steps import Step
from programflow.definition.values import NOT_STATED, ParameterRef
from programflow.machine import by_pace_alone


def done(state: State, instance: Instance, completer: Fact | None) -> None:
    """Done today; what was due before has lapsed and is accounted for. (S8.13)"""
    late_completion(state, instance, completer)
    state.put(instance.closing(state.today, "done", "done", completer=completer))
    if completer is not None and instance.step.is_ != "decision":
        act(state, instance, completer)


def act(state: State, instance: Instance, completer: Fact) -> None:
    """`offers`, and the `then` of a step that is no decision. (S8.13)"""
    step = instance.step
    if step.offers is not None:
        state.call(step.offers, completer.id)
    if step.then:
        state.completions = (*state.completions, (completer, instance.name))
        apply(state, completer, step.then)


def complete(state: State, step: Step) -> bool:
    """Forms whose questions are answered, and rounds that have come to their end."""
    changed, is_form = False, step.is_ == "form" and step.done_by is None
    if not is_form and step.repeat is None:
        return False
    for instance in state.living_of(step.name):
        if is_form:
            completer = _form_answered(state, instance)
            if completer is not None:
                done(state, instance, completer)
                changed = True
        elif _rounds_complete(state, instance):
            done(state, instance, canonical(list(instance.rounds))[-1] if instance.rounds else None)
            changed = True
    return changed


def _form_answered(state: State, instance: Instance) -> Fact | None:
    """The answer that completes the form: of all must-questions, or without any of one. (S8.14)"""
    questions = state.plan.questions_of(instance.step.form or instance.step.name)
    needed = [q.name for q in questions if q.need == "must"]
    given = [
        _answer_since(state, name, instance.begun) for name in needed or [q.name for q in questions]
    ]
    if needed and not all(given):
        return None
    facts = {fact.id: fact for fact in given if fact is not None}
    return canonical(list(facts.values()))[-1] if facts else None


def left_to_answer(state: State, instance: Instance) -> list[str]:
    """The questions that a form waits for: those that must be, or without any each. (S8.14)"""
    questions = state.plan.questions_of(instance.step.form or instance.step.name)
    needed = [q.name for q in questions if q.need == "must"] or [q.name for q in questions]
    return [name for name in needed if _answer_since(state, name, instance.begun) is None]


def _answer_since(state: State, question: str, begun: int) -> Fact | None:
    """The last answer to a question since the instance began."""
    facts = [f for f in state.facts_of("answered", question) if f.day >= begun]
    return canonical(facts)[-1] if facts else None


def _rounds_complete(state: State, instance: Instance) -> bool:
    """The rounds chosen, else `times`, else `until`. (S8.16)"""
    repeat = instance.step.repeat
    if repeat is None or by_pace_alone(instance.step):
        return False
    if has_all_rounds(state, instance):
        return True
    until = None if chosen_rounds(state, instance.step) else repeat.until
    return until is not None and truth(state, until, instance.step.phase) is True


def has_all_rounds(state: State, instance: Instance) -> bool:
    """The rounds chosen, else `times`; asked as soon as a round is taken. (S8.16)"""
    chosen = chosen_rounds(state, instance.step)
    if not chosen:
        return _times_reached(state, instance) is True
    repeat = instance.step.repeat
    if repeat is None or not repeat.named:
        return len(instance.rounds) >= len(set(chosen))
    return set(chosen) <= {f.entry.about for f in instance.rounds if f.entry is not None}


def _times_reached(state: State, instance: Instance) -> Kleene:
    times = None if instance.step.repeat is None else instance.step.repeat.times
    n = len(instance.rounds)
    if isinstance(times, ParameterRef):
        return compare_number(state, Range(n, n), Comparison(op="at_least", operand=times))
    wanted = quantity(state, times, instance)
    return None if wanted is None or wanted is NOT_STATED else bool(n >= wanted)


def chosen_rounds(state: State, step: Step) -> tuple[str, ...]:
    """The rounds chosen of a step; empty: nothing was chosen. (S8.17)"""
    if not state.chosen:
        return ()
    return tuple(
        round_
        for decision in state.plan.choosing
        if decision.chooses is not None and decision.chooses.rounds_of == step.name
        for round_ in state.chosen.get(decision.name, ())
    )
