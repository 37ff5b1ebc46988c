"""Witnesses: the entries on which a finding rests. (S10.4)"""

from collections.abc import Callable, Iterator

from programflow.case.questions import answer_to
from programflow.case.selecting import Member, members
from programflow.case.spells import last_change
from programflow.case.state import Fact, State, canonical
from programflow.case.tallies import scoped
from programflow.definition.criteria import Atom, Criterion
from programflow.definition.selections import Selection, Selector


def of_criterion(state: State, criterion: Criterion, place: str | None = None) -> tuple[str, ...]:
    """The entries that a criterion rests on today, in canonical order."""
    ids = dict.fromkeys(
        i for fact in _facts(state, criterion, place) for i in of_cause(state, fact)
    )
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
    if atom.form in _PLACED:
        yield from _PLACED[atom.form](state, atom, place)
    elif atom.form in _ATOMS:
        fact = _ATOMS[atom.form](state, atom.name or "")
        yield from () if fact is None else (fact,)


def _of_criterion(state: State, atom: Atom, place: str | None) -> Iterator[Fact]:
    yield from _facts(state, state.plan.programme.criteria[atom.name or ""].test, place)


def _of_tally(state: State, atom: Atom, place: str | None) -> Iterator[Fact]:
    tally = state.plan.programme.tallies[atom.name or ""]
    for selection in (tally.selection, tally.among):
        found = [] if selection is None else members(state, selection)
        first_day = tally.first_day_counts
        counted = scoped(state, found, tally.scope, first_day=first_day, place=place)
        yield from (m.fact for m in counted or () if m.certain)


def _of_selection(state: State, atom: Atom, place: str | None) -> Iterator[Fact]:
    selection = atom.selection
    if selection is None:
        selection = Selection(members=(Selector(kind="found", target=atom.name),))
    found: list[Member] | None = members(state, selection)
    if atom.scope is not None and found is not None:
        found = scoped(state, found, atom.scope, first_day=False, place=place)
    yield from (m.fact for m in found or () if m.certain)


def _answer(state: State, question: str) -> Fact | None:
    return answer_to(state, question)[0]


def _step(state: State, name: str) -> Fact | None:
    step = state.plan.steps.get(name)
    latest = None if step is None else state.latest(step)
    return None if latest is None else latest.completer


_ATOMS: dict[str, Callable[[State, str], Fact | None]] = {
    "answer": _answer,
    "spell": last_change,
    "step": _step,
}

_PLACED: dict[str, Callable[[State, Atom, str | None], Iterator[Fact]]] = {
    "criterion": _of_criterion,
    "tally": _of_tally,
    "has": _of_selection,
    "finding": _of_selection,
}
