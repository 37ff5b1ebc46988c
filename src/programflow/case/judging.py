"""What decisions, and steps completed with `then`, judge in a fold. (S11.13)"""

from collections.abc import Iterator

from programflow.case.effects import effects_in_force
from programflow.case.judgements import Judged
from programflow.case.state import Fact, Instance, State
from programflow.definition.steps import Effect

_VERBS = {
    "excuse": ("excuse", True),
    "refuse_excuse": ("excuse", False),
    "approve": ("approve", True),
}


def judged(state: State) -> Iterator[Judged]:
    """Every judgement that the fold comes to."""
    for taken in state.taken.values():
        bound = bound_to(state, taken.fact)
        for effect in effects_in_force(state, taken.fact):
            yield from _judges(state, taken.fact, effect, bound=bound)
        yield from _not_approved(state, taken.fact)
    for fact, name in state.completions:
        instance = state.instances[name]
        for effect in instance.step.then:
            yield from _judges(state, fact, effect, bound=instance)


def _judges(
    state: State, fact: Fact, effect: Effect, *, bound: Instance | None
) -> Iterator[Judged]:
    if effect.form not in _VERBS:
        return
    sort, value = _VERBS[effect.form]
    if effect.target == "about":
        entry = None if fact.entry is None else fact.entry.about
    else:
        entry = None if bound is None else entry_behind(state, bound.cause)
    known = None if entry is None else state.by_id.get(entry)
    if known is not None and not known.is_mark:
        yield Judged(fact, sort, value, known.id)


def _not_approved(state: State, fact: Fact) -> Iterator[Judged]:
    """An option without `approve`, of a spell's approval step: it never was open."""
    approves = any(e.form == "approve" for e in effects_in_force(state, fact))
    spells = state.plan.spells.values()
    asking = {spell.name for spell in spells if spell.approval == fact.target}
    instance = bound_to(state, fact)
    if approves or not asking or instance is None:
        return
    entry = entry_behind(state, instance.cause)
    known = None if entry is None else state.by_id.get(entry)
    if known is not None and known.kind == "began" and known.target in asking:
        yield Judged(fact, "approve", value=False, entry=known.id)


def bound_to(state: State, fact: Fact) -> Instance | None:
    """The instance that took the decision up, else the one its `about` names."""
    name = state.taken[fact.id].instance
    if name is not None:
        return state.instances[name]
    about = None if fact.entry is None else fact.entry.about
    return next((i for i in state.of_step(fact.target) if about in {i.name, i.cause}), None)


def entry_behind(state: State, cause: str) -> str | None:
    """Followed through findings, lapses, marks and instances until it is an entry."""
    seen: set[str] = set()
    while cause not in seen:
        seen.add(cause)
        fact = state.by_id.get(cause)
        if fact is not None and not fact.is_mark:
            return cause
        cause = _cause_of(state, cause, fact)
    return None


def _cause_of(state: State, name: str, fact: Fact | None) -> str:
    if name in state.found:
        return state.found[name].cause
    if name in state.lapses:
        instance = state.instances.get(state.lapses[name].instance)
    else:
        instance = None if fact is None else _marked(state, fact)
    return "" if instance is None else instance.cause


def _marked(state: State, fact: Fact) -> Instance | None:
    """The instance that a mark of opening or dropping is of."""
    for instance in state.of_step(fact.target):
        if fact.id == f"dropped:{instance.name}" or fact.id.startswith(f"opened:{instance.name}:"):
            return instance
    return None
