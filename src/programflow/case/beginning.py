"""How instances begin: for each cause, on a rising edge, when called, or of need. (S8.2, S8.4)"""

from collections.abc import Iterable, Iterator

from programflow.case.criteria import truth
from programflow.case.lived import lived
from programflow.case.selecting import may_have_members, members
from programflow.case.state import Belongs, Fact, Instance, State, canonical
from programflow.definition.selections import Selection
from programflow.definition.steps import Opening, Step
from programflow.machine import WITH_PHASE
from programflow.temporal import to_iso


def begin(state: State, step: Step) -> bool:
    """Begin an instance for each new cause; whether any began. (S8.2, S8.4)

    Not asked of a step of a phase in which the case is not.
    """
    known, opens = state.instances, state.plan.openings[step.name]
    if opens is WITH_PHASE:
        if step.name not in state.unbegun:
            return False
        state.unbegun -= {step.name}
        _put_new(state, step, f"entered:{state.place}:{state.here.visit}")
        return True
    if state.is_over and step.phase is None:
        return _begin_in_outcome(state, step, opens)
    causes = _causes(state, step, opens)
    if not causes and step.need.must_when is not None and _is_needed_now(state, step):
        must = f"must:{to_iso(state.today)}"
        if f"{step.name}<{must}" in known:
            state.barred |= state.wakes.bits["step", step.name]
        else:
            causes = [must]
    for cause in dict.fromkeys(causes):
        _put_new(state, step, cause)
    return bool(causes)


def _begin_in_outcome(state: State, step: Step, opens: tuple[Opening, ...]) -> bool:
    """One by one: an instance that has begun there may be what lets the next begin. (S12.8)"""
    before = len(state.instances)
    for i, opening in enumerate(opens):
        causes: Iterable[str] = ()
        if opening.form == "called":
            causes = state.calls.get(step.name, ())
        elif opening.selection is not None and may_have_members(state, opening.selection):
            found = canonical(_found(state, f"{step.name}/{i}", opening.selection))
            causes = (fact.id for fact in found if lived(state, fact.id))
        for cause in causes:
            if f"{step.name}<{cause}" not in state.instances:
                _put_new(state, step, cause)
    return len(state.instances) > before


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
    assert step.need.must_when is not None
    if step.phase is None:
        return False
    visit = state.visits[step.phase][-1].n
    if any(i.visit == visit for i in state.of_step(step.name)):
        return False
    return truth(state, step.need.must_when, step.phase) is True


def _causes(state: State, step: Step, opens: tuple[Opening, ...]) -> list[str]:
    """The causes that have no instance yet."""
    causes: list[str] = []
    for i, opening in enumerate(opens):
        if opening.form == "each" and opening.selection is not None:
            if may_have_members(state, opening.selection):
                found = _found(state, f"{step.name}/{i}", opening.selection)
                causes += _each(state, step, found)
        elif opening.form == "when":
            causes += _rising(state, step, i)
        elif opening.form == "called":
            causes += state.calls.get(step.name, ())
    if not causes:
        return causes
    known = state.instances
    return [cause for cause in causes if f"{step.name}<{cause}" not in known]


def _found(state: State, opening: str, selection: Selection) -> list[Fact]:
    """The members that are certain, but for those that were looked at before.

    Those have their instances, or are void or too old for good, where nothing else says what is a
    member. In an outcome all are looked at: what has not lived there may open something later.
    """
    key = state.plan.plain.get(opening)
    if key is None:
        return [m.fact for m in members(state, selection) if m.certain]
    facts, voided = state.facts[key], state.voided
    if not state.is_over:
        since = state.reached.get(opening, 0)
        state.reached[opening] = len(facts)
        facts = facts[since:]
    return [fact for fact in facts if fact.id not in voided]


def _each(state: State, step: Step, found: list[Fact]) -> list[str]:
    if not found:
        return []
    if step.phase is not None:
        visit = state.visits[step.phase][-1]
        own = f"entered:{visit.name}"
        found = [
            f
            for f in found
            if f.day >= visit.entered
            and not (f.kind == "entered" and f.target == step.phase and f.id != own)
        ]
    return [fact.id for fact in (found if len(found) < 2 else canonical(found))]


def _rising(state: State, step: Step, i: int) -> Iterator[str]:
    """On the rising edge of the criterion of the i-th opening, once a day. (S10.3)"""
    key, criterion = f"{step.name}/{i}", step.opens[i].criterion
    if criterion is None:
        return
    if key in state.made_today or not state.armed.get(key, True):
        return
    if truth(state, criterion, step.phase) is True:
        state.made_today |= {key}
        yield f"when:{to_iso(state.today)}"
