"""Why a criterion is yes, no or unknown: every atom with what it read. (S7)"""

from collections.abc import Callable
from typing import Any

from programflow.case.clocks import Reading, reading_of
from programflow.case.criteria import truth
from programflow.case.decisions import to_ask
from programflow.case.kleene import word
from programflow.case.parameters import value_of
from programflow.case.questions import answer_to
from programflow.case.sourcing import sources_of
from programflow.case.spells import last_interval, open_on
from programflow.case.state import State
from programflow.case.tallies import Range, tally_of
from programflow.case.verdict import Change, Reason
from programflow.case.witnesses import of_criterion
from programflow.definition.criteria import Atom, Combination, Comparison, Criterion
from programflow.definition.selections import Selection
from programflow.definition.values import NOT_STATED, ParameterRef, TallyRef
from programflow.temporal import to_date

Params = tuple[tuple[str, Any], ...]


def explain_criterion(state: State, criterion: Criterion, place: str | None) -> Reason:
    """The tree of a criterion on the state's day."""
    value = ("value", word(truth(state, criterion, place)))
    if isinstance(criterion, Combination):
        code = "at-least" if criterion.form == "at_least" else criterion.form
        n: Params = (("n", _operand(criterion.n)),) if code == "at-least" else ()
        children = tuple(explain_criterion(state, m, place) for m in criterion.members)
        return Reason(code=code, params=(value, *n), route=criterion.route, children=children)
    code, params, children = _told(state, criterion, place)
    return Reason(
        code=code,
        params=(value, *params),
        route=criterion.route,
        sources=sources_of(state, criterion.route),
        entries=of_criterion(state, criterion, place),
        children=children,
        changes=_changes(state, criterion, place),
    )


Told = tuple[str, Params]
"""A code, and what it says."""


Placed = tuple[str, Params, tuple[Reason, ...]]
"""As `Told`, of what is read in a phase, with the reasons inside it."""


def _told(state: State, atom: Atom, place: str | None) -> Placed:
    if atom.form in _PLACED:
        return _PLACED[atom.form](state, atom, place)
    said = _ATOMS[atom.form](atom) if atom.form in _ATOMS else _READ[atom.form](state, atom)
    return (*said, ())


def _changes(state: State, atom: Atom, place: str | None) -> tuple[Change, ...]:
    if atom.form == "criterion":
        return ()
    if truth(state, atom, place) is None:
        asked = dict.fromkeys(to_ask(state, atom, place))
        return tuple(Change(code="answer", params=(("question", q),)) for q in asked)
    if atom.form == "spell" and truth(state, atom, place) is False and "open" in atom.states:
        return (Change(code="began", params=(("spell", atom.name),)),)
    if atom.form == "answer":
        return (Change(code="answer", params=(("question", atom.name),)),)
    return ()


def _comparisons(comparisons: tuple[Comparison, ...]) -> tuple[tuple[str, Any], ...]:
    return tuple((c.op, _operand(c.operand)) for c in comparisons)


def _operand(operand: Any) -> Any:
    if isinstance(operand, ParameterRef):
        return f"parameter:{operand.name}"
    if isinstance(operand, TallyRef):
        return f"tally:{operand.tally}"
    if isinstance(operand, tuple) and not hasattr(operand, "unit"):
        return tuple(_plain(one) for one in operand)
    return _plain(operand)


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | str) or value is None else str(value)


def _answer(state: State, atom: Atom) -> Told:
    fact, given = answer_to(state, atom.name or "")
    params = (
        ("question", atom.name),
        ("given", None if fact is None else _plain(given)),
        ("comparisons", _comparisons(atom.comparisons)),
    )
    return "answer", params


def _tally(state: State, atom: Atom, place: str | None) -> Placed:
    told = dict(explain_tally(state, atom.name or "", place).params)
    params = (
        ("tally", atom.name),
        ("low", told.get("low")),
        ("high", told.get("high")),
        ("comparisons", _comparisons(atom.comparisons)),
    )
    return "tally", params, ()


def _clock(state: State, atom: Atom) -> Told:
    reading = reading_of(state, state.plan.programme.clocks[atom.name or ""])
    since = to_date(reading.anchor).isoformat() if isinstance(reading, Reading) else None
    params = (
        ("clock", atom.name),
        ("since", since),
        ("comparisons", _comparisons(atom.comparisons)),
    )
    return "clock", params


def _step(state: State, atom: Atom) -> Told:
    step = state.plan.steps.get(atom.name or "")
    latest = None if step is None else state.latest(step)
    now = None if latest is None else latest.state
    return "step-state", (("step", atom.name), ("states", atom.states), ("now", now))


def _phase(atom: Atom) -> Told:
    return "phase-state", (("phase", atom.name), ("states", atom.states))


def _spell(atom: Atom) -> Told:
    return "spell-state", (("spell", atom.name), ("states", atom.states))


def _finding(atom: Atom) -> Told:
    return "finding-there", (("finding", atom.name),)


def _has(atom: Atom) -> Told:
    return "has", (("selection", selection_code(atom.selection)),)


def _parameter(state: State, atom: Atom) -> Told:
    value = value_of(state, atom.name or "")
    params = (
        ("parameter", atom.name),
        ("now", None if value is NOT_STATED else _plain(value)),
        ("comparisons", _comparisons(atom.comparisons)),
    )
    return "parameter", params


def _variant(atom: Atom) -> Told:
    return "variant", (("variants", atom.states),)


def _named(state: State, atom: Atom, place: str | None) -> Placed:
    test = state.plan.programme.criteria[atom.name or ""].test
    return "criterion", (("criterion", atom.name),), (explain_criterion(state, test, place),)


_ATOMS: dict[str, Callable[[Atom], Told]] = {
    "phase": _phase,
    "spell": _spell,
    "finding": _finding,
    "has": _has,
    "variant": _variant,
}

_READ: dict[str, Callable[[State, Atom], Told]] = {
    "answer": _answer,
    "clock": _clock,
    "step": _step,
    "parameter": _parameter,
}

_PLACED: dict[str, Callable[[State, Atom, str | None], Placed]] = {
    "tally": _tally,
    "criterion": _named,
}


def selection_code(selection: Selection | None) -> str:
    """A selection as a code: ``ended:agreement``, several joined by commas."""
    members = () if selection is None else selection.members
    return ",".join(f"{s.kind}:{s.target or s.target_is or ''}".rstrip(":") for s in members)


def explain_tally(state: State, name: str, place: str | None) -> Reason:
    """A tally's interval and the entries in it."""
    tally = state.plan.programme.tallies.get(name)
    if tally is None:
        return Reason(code="no-reason", params=(("item", name),))
    value = tally_of(state, tally, place)
    low, high = (None, None) if not isinstance(value, Range) else (value.low, value.high)
    return Reason(
        code="interval",
        params=(("low", _plain(low)), ("high", _plain(high))),
        route=tally.route,
        sources=sources_of(state, tally.route),
        entries=of_criterion(state, Atom(form="tally", name=name), place),
    )


def explain_spell(state: State, name: str) -> Reason:
    """Whether a spell is open, since when, by which entries."""
    spell = state.plan.programme.spells.get(name)
    interval = last_interval(state, name)
    since = None if interval is None else to_date(interval.start).isoformat()
    entries = (
        ()
        if interval is None
        else tuple(f.id for f in (interval.opened_by, interval.closed_by) if f is not None)
    )
    route = () if spell is None else spell.route
    return Reason(
        code="spell",
        params=(
            ("spell", name),
            ("open", word(open_on(state, name, state.today))),
            ("since", since),
        ),
        route=route,
        sources=sources_of(state, route) if route else (),
        entries=entries,
    )
