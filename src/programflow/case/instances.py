"""Instances of steps: how they begin, open, wait again, are dropped, and are done. (S8)"""

from collections.abc import Iterator

from programflow.case.criteria import by_pace_alone, compare_number, need_of, truth
from programflow.case.kleene import Kleene, every
from programflow.case.lapses import late_completion
from programflow.case.lived import lived
from programflow.case.selecting import members
from programflow.case.spells import all_open
from programflow.case.state import Fact, Instance, State, Visit, canonical
from programflow.case.taking import leftover_of, take, take_by_other
from programflow.case.tallies import Range
from programflow.definition.criteria import Comparison
from programflow.definition.selections import Selection, Selector
from programflow.definition.steps import Opening, Step
from programflow.definition.values import NOT_STATED


def tend(state: State, step: Step) -> bool:
    """One pass over a step and its instances; whether anything changed. (S8.5)"""
    changed = begin(state, step)
    changed |= take_up(state, step)
    changed |= drop(state, step)
    changed |= open_or_wait(state, step)
    changed |= take_up(state, step)
    changed |= waive(state, step)
    return complete(state, step) or changed


def begin(state: State, step: Step) -> bool:
    """Begin an instance for each new cause. (S8.2, S8.4)"""
    if step.phase is not None and step.phase != state.place:
        return False
    causes = [cause for cause in _causes(state, step) if f"{step.name}<{cause}" not in state.instances]
    for cause in dict.fromkeys(causes):
        _put_new(state, step, cause)
    if not causes and _is_needed_now(state, step):
        _put_new(state, step, f"must:{_iso(state.today)}")
        return True
    return bool(causes)


def _put_new(state: State, step: Step, cause: str) -> None:
    visit = 0 if step.phase is None else state.visits[step.phase][-1].n
    name = f"{step.name}<{cause}"
    state.put(
        Instance(name, step, cause, visit, state.run, state.today)
    )
    if state.in_outcome():
        state.lived |= {name}
    extensions = state.extensions_today.get(step.name)
    if extensions:
        state.extended[name] = (*state.extended.get(name, ()), *extensions)


def _iso(day: int) -> str:
    from programflow.temporal import to_date

    return to_date(day).isoformat()


def _is_needed_now(state: State, step: Step) -> bool:
    if step.need.must_when is None or step.phase is None:
        return False
    visit = state.visits[step.phase][-1].n
    if any(i.visit == visit for i in state.of_step(step.name)):
        return False
    return truth(state, step.need.must_when, step.phase) is True


def _causes(state: State, step: Step) -> Iterator[str]:
    openings = step.opens or (_with_phase(step),)
    for i, opening in enumerate(openings):
        if opening.form == "each" and opening.selection is not None:
            yield from _each(state, step, opening.selection)
        elif opening.form == "when":
            yield from _rising(state, step, opening, f"{step.name}/{i}")
        elif opening.form == "called":
            yield from state.calls.get(step.name, ())


def _with_phase(step: Step) -> Opening:
    """The default: with the phase. (S3.1)"""
    entered = Selector(kind="entered", target=step.phase)
    return Opening(form="each", selection=Selection(members=(entered,)))


def _each(state: State, step: Step, selection: Selection) -> Iterator[str]:
    found = [m.fact for m in members(state, selection) if m.certain]
    if step.phase is not None:
        visit = state.visits[step.phase][-1]
        found = [
            f
            for f in found
            if f.day >= visit.entered
            and not (f.kind == "entered" and f.target == step.phase and f.id != _entry_mark(visit))
        ]
    elif state.in_outcome():
        found = [f for f in found if lived(state, f.id)]
    yield from (fact.id for fact in canonical(found))


def _entry_mark(visit: Visit) -> str:
    return f"entered:{visit.place}:{visit.n}"


def _rising(state: State, step: Step, opening: Opening, key: str) -> Iterator[str]:
    """On the rising edge of the criterion, once a day. (S10.3)"""
    if opening.criterion is None or (step.phase is None and state.in_outcome()):
        return
    if key in state.made_today or not state.armed.get(key, True):
        return
    if truth(state, opening.criterion, step.phase) is True:
        state.made_today |= {key}
        yield f"when:{_iso(state.today)}"


def take_up(state: State, step: Step) -> bool:
    """Open instances take up the day's entries; one that selects by `done_by` takes any. (S8.11, S8.15)"""
    if step.done_by is not None:
        return take_by_other(state, step, step.done_by)
    taken = False
    for fact in leftover_of(state, step):
        taken |= take(state, step, fact, early=False)
    return taken


def drop(state: State, step: Step) -> bool:
    """Drop living instances for which `unless` is yes, or that were not chosen."""
    living = [i for i in state.of_step(step.name) if i.living]
    if not living:
        return False
    if step.unless is not None and truth(state, step.unless, step.phase) is True:
        why = "unless"
    elif _unchosen(state, step):
        why = "choice"
    else:
        return False
    for instance in living:
        drop_instance(state, instance, why)
    return True


def drop_instance(state: State, instance: Instance, why: str) -> None:
    """Dropped, finally, with its mark. (S8.20)"""
    dropped = instance._replace(state="dropped", closed=state.today, closed_by=why)
    state.put(dropped)
    belongs = state.instance_belongs(instance)
    state.mark("dropped", instance.step.name, f"dropped:{instance.name}", belongs)


def _unchosen(state: State, step: Step) -> bool:
    for decision in state.plan.choosing:
        chosen = state.chosen.get(decision.name)
        listed = () if decision.chooses is None else decision.chooses.from_
        if chosen and step.name in listed and step.name not in chosen:
            return True
    return False


def open_or_wait(state: State, step: Step) -> bool:
    """Open what may be opened; what lacks its spell waits again. (S8.5, S8.6, S8.7)"""
    living = [i for i in state.of_step(step.name) if i.living]
    if not living:
        return False
    during = all_open(state, step.during) is True
    changed = False
    for instance in living:
        if instance.state == "open" and not during:
            state.put(instance._replace(state="waiting"))
            changed = True
        elif instance.state == "waiting" and during and _may_open(state, instance):
            _open(state, instance)
            changed = True
    return changed


def _may_open(state: State, instance: Instance) -> bool:
    if instance.opened:
        return True
    return all(is_over(state, name) for name in instance.step.after)


def is_over(state: State, name: str) -> bool:
    """Whether the latest instance in view of a step is done or dropped. (S8.6)"""
    step = state.plan.steps.get(name)
    latest = None if step is None else state.latest(step)
    return latest is not None and not latest.living


def _open(state: State, instance: Instance) -> None:
    opened = instance.opened if state.today in instance.opened else (*instance.opened, state.today)
    state.put(instance._replace(state="open", opened=opened))
    name = f"opened:{instance.name}:{_iso(state.today)}"
    if name not in state.by_id:
        state.mark("opened", instance.step.name, name, state.instance_belongs(instance))


def waive(state: State, step: Step) -> bool:
    """The latest living instance counts as done, without evidence. (S8.18)"""
    if not state.waives.get(step.name):
        return False
    living = [i for i in state.of_step(step.name) if i.living]
    if not living:
        return False
    state.waives[step.name] -= 1
    last = max(living, key=state.cause_order)
    state.put(last._replace(state="done", closed=state.today, closed_by="waived"))
    return True


def complete(state: State, step: Step) -> bool:
    """Forms whose questions are answered, and rounds that have come to their end. (S8.14, S8.16)"""
    changed = False
    for instance in [i for i in state.of_step(step.name) if i.living]:
        if step.is_ == "form" and step.done_by is None:
            completer = _form_answered(state, instance)
            if completer is not None:
                done(state, instance, completer)
                changed = True
        elif step.repeat is not None and _rounds_complete(state, instance):
            done(state, instance, canonical(list(instance.rounds))[-1] if instance.rounds else None)
            changed = True
    return changed


def done(state: State, instance: Instance, completer: Fact | None) -> None:
    """Done today; what was due before has lapsed and is accounted for. (S8.13)"""
    late_completion(state, instance, completer)
    state.put(
        instance._replace(
            state="done", closed=state.today, closed_by="done", completer=completer
        )
    )
    if completer is not None and not state.plan.is_decision(instance.step):
        _act(state, instance, completer)


def _act(state: State, instance: Instance, completer: Fact) -> None:
    """`offers`, and the `then` of a step that is no decision."""
    from programflow.case.effects import apply

    step = instance.step
    if step.offers is not None:
        state.calls[step.offers] = (*state.calls.get(step.offers, ()), completer.id)
    if step.then:
        state.completions = (*state.completions, (completer, instance.name))
        apply(state, completer, step.then)


def _form_answered(state: State, instance: Instance) -> Fact | None:
    form = instance.step.form or instance.step.name
    questions = [q for q in state.plan.questions_of(form)]
    if not questions:
        return None
    answers = {q.name: _answer_since(state, q.name, instance.begun) for q in questions}
    needed = [q.name for q in questions if q.need == "must"]
    given = [answers[name] for name in needed] if needed else list(answers.values())
    if needed and not all(given):
        return None
    facts = [fact for fact in given if fact is not None]
    return canonical(list({f.id: f for f in facts}.values()))[-1] if facts else None


def _answer_since(state: State, question: str, begun: int) -> Fact | None:
    """The first answer to a question since the instance began."""
    facts = [f for f in state.facts.get("answered", {}).get(question, ()) if f.day >= begun]
    return canonical(facts)[0] if facts else None


def _rounds_complete(state: State, instance: Instance) -> bool:
    repeat = instance.step.repeat
    if repeat is None or by_pace_alone(instance.step):
        return False
    chosen = chosen_rounds(state, instance.step)
    if chosen:
        return set(chosen) <= {f.entry.about for f in instance.rounds if f.entry is not None}
    if repeat.until is not None and truth(state, repeat.until, instance.step.phase) is True:
        return True
    return repeat.times is not None and _times_reached(state, instance) is True


def _times_reached(state: State, instance: Instance) -> Kleene:
    from programflow.case.parameters import quantity
    from programflow.definition.values import ParameterRef

    repeat = instance.step.repeat
    assert repeat is not None
    assert repeat.times is not None
    n = len(instance.rounds)
    if isinstance(repeat.times, ParameterRef):
        return compare_number(state, Range(n, n), Comparison(op="at_least", operand=repeat.times))
    times = quantity(state, repeat.times, instance)
    return None if times is NOT_STATED else every([n >= times])


def chosen_rounds(state: State, step: Step) -> tuple[str, ...]:
    """The rounds chosen of a step; empty: nothing was chosen. (S8.17)"""
    for decision in state.plan.choosing:
        if decision.chooses is not None and decision.chooses.rounds_of == step.name:
            return state.chosen.get(decision.name, ())
    return ()


def need_word(state: State, step: Step) -> str:
    """The need as a status shows it: unknown as `else`. (S14.3)"""
    return need_of(state, step) or step.need.modality


