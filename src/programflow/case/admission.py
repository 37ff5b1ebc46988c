"""What may enter a journal: what can be read, and acts that are available; facts always. (S13)"""

from functools import cache
from types import ModuleType
from typing import Any

from attrs import evolve

from programflow.case.answers import Accepted, MachineMismatch, Rejected
from programflow.case.journal import Case, Placed, append, case_of, enrolment, place
from programflow.case.judgements import REVIEW
from programflow.case.memory import remember
from programflow.case.readable import read, read_in
from programflow.case.refusals import Refusal, refused
from programflow.case.shapes import NAMING
from programflow.definition.entries import (
    Corrected,
    Decided,
    Enrolled,
    Entry,
    Migrated,
)
from programflow.machine import Machine, Plan


def let_in(machine: Machine, case: Case, entry: Entry) -> Accepted | Refusal:
    """Accept an entry, or say by its code the first reason that holds. (S13.1)

    Raises:
        MachineMismatch: the case goes by another definition.
    """
    if case.digest is not machine.digest and case.digest != machine.digest:
        raise MachineMismatch(case.id)
    known = case.find(entry.id)
    if known is not None:
        if _is_the_same(known, _by_its_new_names(case, entry), machine.programme.zone):
            return Accepted(case, known.entry)
        return refused("id-reused", id=entry.id)
    if isinstance(entry, Enrolled):
        return refused("already-enrolled")
    if isinstance(entry, Migrated):
        return refused("wrong-version", to=entry.to)
    first = enrolment(case)
    assert isinstance(first.entry, Enrolled)
    plan = machine.plan(first.entry.variant)
    placed = read_in(machine, case, entry, plan=plan, first=first)
    return placed if isinstance(placed, Refusal) else _fold_in(machine, case, placed, plan=plan)


def admit_first(machine: Machine, case_id: str, entry: Entry) -> Accepted | Rejected:
    """Start a case with its enrolment, or reject it. (S2.8)"""
    answer = let_in_first(machine, case_id, entry)
    return reject(None, entry, answer) if isinstance(answer, Refusal) else answer


def let_in_first(machine: Machine, case_id: str, entry: Entry) -> Accepted | Refusal:
    """The same, with no more than the code of the reason."""
    if not isinstance(entry, Enrolled):
        return refused("not-enrolled")
    first = read(machine, None, entry)
    return (
        first if isinstance(first, Refusal) else Accepted(_opened(machine, case_id, first), entry)
    )


def _opened(machine: Machine, case_id: str, first: Placed) -> Case:
    return case_of(case_id, (first,), digest=machine.digest, zone=machine.programme.zone)


def reject(case: Case | None, entry: Entry, refusal: Refusal) -> Rejected:
    """The entry with the reason why it does not come in."""
    from programflow.case.because_refusals import rejection  # most entries are accepted

    return Rejected(case, entry, refusal.code, rejection(entry, refusal))


def _is_the_same(known: Placed, entry: Entry, zone: str) -> bool:
    """Delivered twice is delivered once; the same id with other content is not. (S13.2)"""
    try:
        return _content(place(entry, zone)) == _content(known)
    except ValueError:
        return False


def _by_its_new_names(case: Case, entry: Entry) -> Entry:
    """An entry sent again after a migration, perhaps by the names of an earlier version."""
    way = [p.entry for p in case.placed if isinstance(p.entry, Migrated)]
    if not way:
        return entry
    from programflow.case.renaming import by_way  # few cases are migrated

    return by_way(entry, way, ids=case.ids)


def _content(placed: Placed) -> tuple[Any, ...]:
    return evolve(placed.entry, at=None, recorded=None), placed.at, placed.recorded


def _fold_in(machine: Machine, case: Case, placed: Placed, *, plan: Plan) -> Accepted | Refusal:
    entry, after = placed.entry, append(case, placed)
    if case.sheets.checkpoints:
        _hand_on(machine, case, after, placed=placed)
    step = plan.steps.get(getattr(entry, NAMING.get(entry.__class__, ""), ""))
    if isinstance(entry, Decided):
        of_act = _asked().refusal_of_act
        refusal = of_act(machine, step, before=case, after=after, placed=placed)
    elif step is not None and step.name in plan.can_be_many:
        refusal = _asked().refusal_of_doubt(machine, step, after=after, placed=placed)
    else:
        return Accepted(after, entry)
    if after.sheets.folded is not None:
        # What was folded for the entry up to the day before it holds without the entry, too.
        _hand_on(machine, after, case, placed=placed)
    return Accepted(after, entry) if refusal is None else refusal


def _hand_on(machine: Machine, one: Case, other: Case, *, placed: Placed) -> None:
    """Let a case go on from what another remembers, where the two differ by one entry only."""
    memory, known = other.sheets, 0
    for kept in memory.checkpoints:
        known = max(known, kept.through)
    better = [
        c
        for c in one.sheets.checkpoints
        if c.through > known and not _reaches_back(placed, c.through)
    ]
    if better:
        memory.checkpoints = (*memory.checkpoints[-1:], *better)
        remember(machine, memory)


@cache
def _asked() -> ModuleType:
    from programflow.case import acts  # starting needs no fold

    return acts


def _reaches_back(placed: Placed, through: int) -> bool:
    """Whether an entry may change a day up to the one through which a state is kept."""
    entry = placed.entry
    is_review = isinstance(entry, Decided) and entry.step == REVIEW
    return isinstance(entry, Corrected) or is_review or placed.day <= through
