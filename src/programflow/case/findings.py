"""Findings: what must be answered for. (S10)"""

from programflow.case.criteria import truth
from programflow.case.lived import lived
from programflow.case.selecting import members, side_of
from programflow.case.state import Fact, Found, State, canonical
from programflow.case.verdict import Grade
from programflow.case.witnesses import of_cause, of_criterion
from programflow.definition.programme import Finding
from programflow.temporal import to_iso


def make(state: State, finding: Finding) -> bool:
    """Make what is to be found at the finding's rank; whether anything was. (S10.2, S10.3)"""
    if finding.each is not None:
        return _each(state, finding)
    key = f"found:{finding.name}"
    if state.is_over or key in state.made_today or not state.armed.get(key, True):
        return False
    assert finding.when is not None
    if truth(state, finding.when) is not True:
        return False
    state.made_today |= {key}
    day = to_iso(state.today)
    found = Found(
        name=f"{key}:{day}",
        finding=finding.name,
        modality=finding.modality,
        of=finding.of,
        day=state.today,
        cause=day,
        witnesses=of_criterion(state, finding.when),
    )
    put_found(state, found)
    return True


def _each(state: State, finding: Finding) -> bool:
    """One for each certain member that has none; in an outcome, of what has lived there. (S10.2)"""
    assert finding.each is not None
    causes = [
        m.fact
        for m in members(state, finding.each)
        if m.certain
        and f"found:{finding.name}<{m.fact.id}" not in state.found
        and (not state.is_over or lived(state, m.fact.id))
    ]
    for fact in canonical(causes):
        found = Found(
            name=f"found:{finding.name}<{fact.id}",
            finding=finding.name,
            modality=finding.modality,
            of=finding.of,
            day=state.today,
            cause=fact.id,
            witnesses=of_cause(state, fact),
        )
        put_found(state, found)
    return bool(causes)


def put_found(state: State, found: Found, *, selectable: bool = True) -> None:
    """Keep a finding, once; three of the built-in ones cannot be selected. (S10.5, S10.7)"""
    if found.name in state.found:
        return
    state.found[found.name] = found
    if selectable:
        state.mark("found", found.finding, found.name, belongs=state.now())


def out_of_place(state: State, fact: Fact) -> None:
    """An entry without an instance, or a spell's entry that changed nothing. (S10.6)"""
    found = Found(
        name=f"found:out_of_place<{fact.id}",
        finding="out_of_place",
        modality="may",
        of=state.plan.programme.record_keeper,
        day=state.today,
        cause=fact.id,
        witnesses=(fact.id,),
        step=fact.target,
    )
    put_found(state, found)


def set_edges(state: State) -> None:
    """At the end of a close: no arms, yes disarms, unknown if something was made today. (S10.3)"""
    woken, state.stirred = state.stirred | state.dirty, 0
    for key, criterion, place, thing in state.plan.edges:
        if not state.wakes.bits[thing] & woken or (place is not None and place != state.place):
            continue
        value = truth(state, criterion, place)
        if value is False:
            state.armed[key] = True
        elif value is True or key in state.made_today:
            state.armed[key] = False


def grade_of(state: State, modality: str, bearer: str | None) -> Grade:
    """Breach is a word about participants. (S10.1)"""
    if modality == "may":
        return "notice"
    if modality == "must" and bearer is not None and side_of(state, bearer) == "participant":
        return "breach"
    return "deviation"
