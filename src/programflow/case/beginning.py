"""How instances begin: for each cause, on a rising edge, when called, or of need. (S8.2, S8.4)"""

from collections.abc import Iterator

from programflow.case.criteria import truth
from programflow.case.lived import lived
from programflow.case.selecting import may_have_members, members
from programflow.case.state import Belongs, Instance, State, canonical
from programflow.definition.selections import Selection
from programflow.definition.steps import Opening, Step
from programflow.machine import WITH_PHASE
from programflow.temporal import to_iso


def begin(state: State, step: Step) -> bool:
    """Begin an instance for each new cause; whether any began. (S8.2, S8.4)"""
    if step.phase is not None and step.phase != state.place:
        return False
    known, opens = state.instances, state.plan.openings[step.name]
    if opens is WITH_PHASE:
        if step.name not in state.unbegun:
            return False
        state.unbegun -= {step.name}
        _put_new(state, step, f"entered:{state.place}:{state.here.visit}")
        return True
    found = _causes(state, step, opens)
    causes = [cause for cause in found if f"{step.name}<{cause}" not in known]
    if not causes and _is_needed_now(state, step):
        must = f"must:{to_iso(state.today)}"
        if f"{step.name}<{must}" in known:
            state.barred |= state.wakes.bits["step", step.name]
        else:
            causes = [must]
    for cause in dict.fromkeys(causes):
        _put_new(state, step, cause)
    return bool(causes)


def begin_open(state: State, step: Step) -> bool:
    """Begin a step that opens as it begins, if those before it are over; whether it has.

    Only for steps of `Plan.opening` that have not begun: others begin, and then wait or open.
    """
    for name in step.after:
        if not is_over(state, name):
            return False
    if step.unless is not None and truth(state, step.unless, step.phase) is True:
        return False
    state.unbegun -= {step.name}
    place, visit, _ = state.here
    name = _put_new(state, step, f"entered:{place}:{visit}", opened=(state.today,))
    mark_opened(state, name, step.name, belongs=state.here)
    return True


def mark_opened(state: State, name: str, step: str, *, belongs: Belongs | None) -> None:
    """The mark of an instance that was opened today."""
    mark = f"opened:{name}:{to_iso(state.today)}"
    if mark not in state.by_id:
        state.mark("opened", step, mark, belongs=belongs)


def is_over(state: State, name: str) -> bool:
    """Whether the latest instance in view of a step is done or dropped. (S8.6)"""
    step = state.plan.steps.get(name)
    latest = None if step is None else state.latest(step)
    return latest is not None and latest.closed is not None


def _put_new(state: State, step: Step, cause: str, *, opened: tuple[int, ...] = ()) -> str:
    visit = 0 if step.phase is None else state.here.visit
    name = f"{step.name}<{cause}"
    said = "open" if opened else "waiting"
    parts = (name, step, cause, visit, state.run, state.today, said, opened, (), None, "", None)
    state.put(tuple.__new__(Instance, parts))
    if state.is_over:
        state.lived |= {name}
        state.wake("lived")
    extensions = state.extensions_today.get(step.name)
    if extensions:
        state.extended[name] = (*state.extended.get(name, ()), *extensions)
    return name


def _is_needed_now(state: State, step: Step) -> bool:
    """Whether the present visit has no instance, and must have one. (S8.4)"""
    if step.need.must_when is None or step.phase is None:
        return False
    visit = state.visits[step.phase][-1].n
    if any(i.visit == visit for i in state.of_step(step.name)):
        return False
    return truth(state, step.need.must_when, step.phase) is True


def _causes(state: State, step: Step, opens: tuple[Opening, ...]) -> Iterator[str]:
    for i, opening in enumerate(opens):
        if opening.form == "each" and opening.selection is not None:
            yield from _each(state, step, opening.selection)
        elif opening.form == "when":
            yield from _rising(state, step, i)
        elif opening.form == "called":
            yield from state.calls.get(step.name, ())


def _each(state: State, step: Step, selection: Selection) -> Iterator[str]:
    if not may_have_members(state, selection):
        return
    found = [m.fact for m in members(state, selection) if m.certain]
    if step.phase is not None:
        visit = state.visits[step.phase][-1]
        own = f"entered:{visit.name}"
        found = [
            f
            for f in found
            if f.day >= visit.entered
            and not (f.kind == "entered" and f.target == step.phase and f.id != own)
        ]
    elif state.in_outcome():
        found = [f for f in found if lived(state, f.id)]
    yield from (fact.id for fact in canonical(found))


def _rising(state: State, step: Step, i: int) -> Iterator[str]:
    """On the rising edge of the criterion of the i-th opening, once a day. (S10.3)"""
    key, criterion = f"{step.name}/{i}", step.opens[i].criterion
    if criterion is None or (step.phase is None and state.in_outcome()):
        return
    if key in state.made_today or not state.armed.get(key, True):
        return
    if truth(state, criterion, step.phase) is True:
        state.made_today |= {key}
        yield f"when:{to_iso(state.today)}"
