"""The findings of a status: made, lapsed, and no longer. (S14.8, S14.9)"""

from collections.abc import Iterator

from programflow.case.drafts import FindingDraft
from programflow.case.findings import grade_of
from programflow.case.folding import fold_known
from programflow.case.journal import Known
from programflow.case.selecting import excused_class, lapse_bearer, side_of
from programflow.case.state import Found, Lapse, State
from programflow.case.verdict import FindingStatus, Grade, NoLonger
from programflow.case.viewing import View
from programflow.definition.entries import Enrolled, Missed
from programflow.temporal import to_date


def findings_in(view: View) -> list[FindingStatus]:
    """All findings made, and all lapses. (S14.8)"""
    found, lapses = view.state.found, view.state.lapses
    told = [_found(view, one) for one in found.values()] if found else []
    if lapses:
        told += [_lapse(view, one) for one in lapses.values()]
    return told


def _found(view: View, found: Found) -> FindingStatus:
    told = FindingDraft()
    told.item = found.name
    told.explain = view.explain
    told.name = found.finding
    told.grade = grade_of(view.state, found.modality, found.of)
    told.modality = found.modality
    told.of = found.of
    told.side = None if found.of is None else side_of(view.state, found.of)
    told.on = to_date(found.day)
    told.accounted = True
    told.lapse = False
    told.step = found.step
    told.witnesses = found.witnesses
    told.__class__ = FindingStatus
    made: FindingStatus = told
    return made


def _lapse(view: View, lapse: Lapse) -> FindingStatus:
    """A lapse; unaccounted it is shown at `of`. (S9.9)"""
    state = view.state
    accounted = lapse.accounted is not None
    bearer = lapse_bearer(state, lapse) if accounted else lapse.of
    told = FindingDraft()
    told.item = lapse.name
    told.explain = view.explain
    told.name = lapse.thing
    told.grade = _grade(state, lapse, bearer)
    told.modality = lapse.modality
    told.of = bearer
    told.side = None if bearer is None else side_of(state, bearer)
    told.on = to_date(lapse.day)
    told.accounted = accounted
    told.lapse = True
    told.step = lapse.thing if lapse.thing in state.plan.steps else None
    told.witnesses = _witnesses(lapse)
    told.__class__ = FindingStatus
    made: FindingStatus = told
    return made


def _grade(state: State, lapse: Lapse, bearer: str | None) -> Grade:
    """A notice if accounted for by a `missed` that is excused or pending. (S10.1)"""
    by = lapse.by
    if by is not None and isinstance(by.entry, Missed) and excused_class(state, by) is not False:
        return "notice"
    return grade_of(state, lapse.modality, bearer)


def _witnesses(lapse: Lapse) -> tuple[str, ...]:
    return () if lapse.by is None else (lapse.by.id,)


def no_longer_in(view: View) -> Iterator[NoLonger]:
    """Findings that there were without the corrections, and are no longer. (S14.9)"""
    plain = _uncorrected(view)
    if plain is None:
        return
    held = _held(view.state)
    before = fold_known(view.machine, plain, at=view.state.today).state
    by = {k.placed.entry.id: k.corrected_by for k in view.entries}
    for name, (thing, day, witnesses) in _held(before).items():
        if name not in held:
            yield NoLonger(
                item=f"no-longer:{name}",
                explain=view.explain,
                name=thing,
                on=to_date(day),
                corrected_by=tuple(dict.fromkeys(c for w in witnesses for c in by.get(w, ()))),
            )


def _uncorrected(view: View) -> list[Known] | None:
    """The entries as they were; None: nothing is corrected, or the case had not begun so."""
    plain = [
        Known(k.original, k.original, void=False, corrected_by=())
        for k in view.entries
        if k.placed.entry.kind != "corrected"
    ]
    today = view.state.today
    begun = any(isinstance(k.placed.entry, Enrolled) and k.placed.day <= today for k in plain)
    if len(plain) == len(view.entries) or not begun:
        return None
    return sorted(plain, key=lambda k: k.placed.order)


def _held(state: State) -> dict[str, tuple[str, int, tuple[str, ...]]]:
    """Findings and lapses accounted for, by name: the thing, the day, the witnesses."""
    held = {f.name: (f.finding, f.day, f.witnesses) for f in state.found.values()}
    for lapse in state.lapses.values():
        if lapse.accounted is not None:
            held[lapse.name] = (lapse.thing, lapse.day, _witnesses(lapse))
    return held
