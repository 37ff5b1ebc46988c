"""Findings: what must be answered for. (S10)"""

from programflow.case.bounds import Place
from programflow.case.criteria import truth
from programflow.case.lived import lived
from programflow.case.selecting import members, side_of
from programflow.case.state import Fact, Found, Instance, State, canonical
from programflow.case.verdict import Grade
from programflow.case.witnesses import of_cause, of_criterion
from programflow.definition.programme import Finding
from programflow.temporal import to_date

BUILT_IN = ("out_of_order", "out_of_place", "outside", "missing", "unqualified")


def make(state: State, finding: Finding) -> bool:
    """Make what is to be found at the finding's rank; whether anything was. (S10.2, S10.3)"""
    if finding.each is not None:
        return _each(state, finding)
    key = f"found:{finding.name}"
    if state.in_outcome() or key in state.made_today or not state.armed.get(key, True):
        return False
    assert finding.when is not None
    if truth(state, finding.when) is not True:
        return False
    state.made_today |= {key}
    cause = to_date(state.today).isoformat()
    witnesses = of_criterion(state, finding.when)
    _put(state, _found(state, finding, f"{key}:{cause}", cause, witnesses))
    return True


def _each(state: State, finding: Finding) -> bool:
    assert finding.each is not None
    causes = [
        m.fact
        for m in members(state, finding.each)
        if m.certain
        and f"found:{finding.name}<{m.fact.id}" not in state.found
        and (not state.in_outcome() or lived(state, m.fact.id))
    ]
    for fact in canonical(causes):
        name = f"found:{finding.name}<{fact.id}"
        _put(state, _found(state, finding, name, fact.id, of_cause(state, fact)))
    return bool(causes)


def _found(
    state: State, finding: Finding, name: str, cause: str, witnesses: tuple[str, ...]
) -> Found:
    return Found(
        name=name,
        finding=finding.name,
        modality=finding.modality,
        of=finding.of,
        day=state.today,
        cause=cause,
        witnesses=witnesses,
    )


def _put(state: State, found: Found, *, selectable: bool = True) -> None:
    state.found[found.name] = found
    if selectable:
        state.mark("found", found.finding, found.name, belongs=state.now())


def found_in_taking(
    state: State,
    kind: str,
    instance: Instance,
    fact: Fact,
    *,
    place: Place | None = None,
    period: str = "",
    item: str = "",
) -> None:
    """A built-in finding about an entry that an instance takes up. (S10.5, S10.6)"""
    step = instance.step
    by = None if fact.entry is None else fact.entry.by
    name, modality, of = f"found:{kind}<{fact.id}", "may", step.of
    if kind == "outside" and place is not None:
        name, modality = f"outside:{instance.name}/{place.label}<{fact.id}", place.bound.modality
    elif kind == "outside":
        name = f"outside:{instance.name}/per/{period}<{fact.id}"
        modality = (step.repeat and step.repeat.modality) or "should"
    elif kind == "missing":
        name, modality, of = f"missing:{instance.name}/{item}<{fact.id}", "must", step.by or step.of
    elif kind == "unqualified":
        name, of = f"unqualified<{fact.id}", by or step.of
    if name not in state.found:
        found = Found(name, kind, modality, of, state.today, fact.id, (fact.id,), step.name)
        _put(state, found, selectable=kind == "out_of_order")


def out_of_place(state: State, fact: Fact) -> None:
    """An entry without an instance, or a spell's entry that changed nothing. (S10.6)"""
    name = f"found:out_of_place<{fact.id}"
    if name not in state.found:
        keeper = state.plan.programme.record_keeper
        found = Found(name, "out_of_place", "may", keeper, state.today, fact.id, (fact.id,), fact.target)
        _put(state, found)


def set_edges(state: State) -> None:
    """At the end of a close: no arms, yes disarms, unknown stays unless something was made. (S10.3)"""
    for key, criterion, place in state.plan.edges:
        if place is not None and place != state.place:
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
