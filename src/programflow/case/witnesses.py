"""Witnesses: the entries on which a finding rests. (S10.4)"""

from collections.abc import Iterator

from programflow.case.questions import answer_to
from programflow.case.selecting import members
from programflow.case.spells import last_interval
from programflow.case.state import Fact, State, canonical
from programflow.case.tallies import scoped
from programflow.definition.criteria import Atom, Criterion
from programflow.definition.selections import Scope, Selection, Selector
from programflow.definition.values import TallyRef


def of_criterion(state: State, criterion: Criterion, place: str | None = None) -> tuple[str, ...]:
    """The entries that a criterion rests on today, in canonical order."""
    ids = dict.fromkeys(i for fact in _facts(state, criterion, place) for i in of_cause(state, fact))
    facts = [state.by_id[i] for i in ids if i in state.by_id]
    return tuple(fact.id for fact in canonical(facts))


def of_cause(state: State, fact: Fact) -> tuple[str, ...]:
    """An entry stands for itself; a mark for its own witnesses."""
    if not fact.is_mark:
        return (fact.id,)
    if fact.kind == "found":
        return state.found[fact.id].witnesses
    if fact.kind == "lapsed":
        by = state.lapses[fact.id].by
        return () if by is None else (by.id,)
    if fact.kind in ("entered", "left"):
        return tuple(f.id for f in state.moved_by.get(fact.id, ()))
    return ()


def _facts(state: State, criterion: Criterion, place: str | None) -> Iterator[Fact]:
    if not isinstance(criterion, Atom):
        for member in criterion.members:
            yield from _facts(state, member, place)
        return
    yield from _of_atom(state, criterion, place)


def _of_atom(state: State, atom: Atom, place: str | None) -> Iterator[Fact]:
    programme, name = state.plan.programme, atom.name or ""
    match atom.form:
        case "criterion":
            yield from _facts(state, programme.criteria[name].test, place)
        case "tally":
            yield from _of_tally(state, name, place)
        case "has" if atom.selection is not None:
            yield from _in_scope(state, atom.selection, atom.scope, place)
        case "finding":
            selection = Selection(members=(Selector(kind="found", target=name),))
            yield from _in_scope(state, selection, atom.scope, place)
        case "answer":
            fact, _ = answer_to(state, name)
            yield from () if fact is None else (fact,)
        case "spell":
            interval = last_interval(state, name)
            if interval is not None:
                yield interval.closed_by or interval.opened_by
        case "step":
            yield from _of_step(state, name)
    for comparison in atom.comparisons:
        if isinstance(comparison.operand, TallyRef):
            yield from _of_tally(state, comparison.operand.tally, place)


def _of_tally(state: State, name: str, place: str | None) -> Iterator[Fact]:
    tally = state.plan.programme.tallies[name]
    found = scoped(
        state,
        members(state, tally.selection),
        tally.scope,
        first_day=tally.first_day_counts,
        place=place,
    )
    yield from (m.fact for m in found or () if m.certain)


def _in_scope(
    state: State, selection: Selection, scope: Scope | None, place: str | None
) -> Iterator[Fact]:
    found = members(state, selection)
    if scope is not None:
        found = scoped(state, found, scope, first_day=False, place=place) or []
    yield from (m.fact for m in found if m.certain)


def _of_step(state: State, name: str) -> Iterator[Fact]:
    step = state.plan.steps.get(name)
    latest = None if step is None else state.latest(step)
    if latest is not None and latest.completer is not None:
        yield latest.completer
