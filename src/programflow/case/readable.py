"""Whether an entry can be read: its times, its names, its fields and its values. (S13.2)"""

from attrs import evolve

from programflow.case.fitting import unfit
from programflow.case.journal import Case, Placed, corrected_by, known_entries, place
from programflow.case.known_names import Asked, unknown_names
from programflow.case.refusals import Refusal, refused
from programflow.case.shapes import MOST_SHAPES, shape_of
from programflow.definition.entries import Corrected, Enrolled, Entry
from programflow.definition.naming import nearest
from programflow.machine import Machine, Plan
from programflow.temporal import AmbiguousTime, NonexistentTime, WrongDay, local_day, to_date


def refusal_of(machine: Machine, case: Case | None, entry: Entry) -> Refusal | None:
    """The first reason why an entry cannot be read; None: it can."""
    found = read(machine, case, entry)
    return found if isinstance(found, Refusal) else None


def read(machine: Machine, case: Case | None, entry: Entry) -> Placed | Refusal:
    """The entry at its place in time, or the first reason why it cannot be read."""
    placed = placed_in(entry, machine.programme.zone)
    if isinstance(placed, Refusal):
        return placed
    if case is not None and placed.day < _first_day(machine, case):
        first = to_date(_first_day(machine, case)).isoformat()
        return refused("before-enrolment", on=entry.on.isoformat(), enrolled=first)
    variant = entry.variant if isinstance(entry, Enrolled) else None
    if isinstance(entry, Enrolled):
        refusal = _variant(machine, variant)
        if refusal is not None:
            return refusal
    plan = machine.plan(variant if case is None else case.enrolled.variant)
    refusal = _misfit(plan, case, entry)
    if refusal is None and case is not None and isinstance(entry, Corrected):
        refusal = _correction(machine, case, entry)
    return placed if refusal is None else refusal


def _misfit(plan: Plan, case: Case | None, entry: Entry) -> Refusal | None:
    """The first name that is none, or field that does not fit."""
    shape = shape_of(entry)
    if shape is not None and shape in plan.passed:
        return None
    asked = Asked(plan, case, entry)
    for ask in (unknown_names, unfit):
        for refusal in ask(asked):
            return refusal
    if shape is not None and len(plan.passed) < MOST_SHAPES:
        plan.passed.add(shape)
    return None


def _variant(machine: Machine, variant: str | None) -> Refusal | None:
    variants = machine.programme.variants
    if variant is None:
        return refused("field-missing", field="variant") if variants else None
    if variant in variants:
        return None
    near = nearest(variant, list(variants))
    return refused("unknown-name", sort="variant", name=variant, nearest=near)


def _first_day(machine: Machine, case: Case) -> int:
    if case.is_plain:
        return case.started.day
    known = known_entries(case.placed, None, machine.programme.zone)
    return next(k.placed.day for k in known if isinstance(k.placed.entry, Enrolled))


def placed_in(entry: Entry, zone: str) -> Placed | Refusal:
    """The entry at its place in time, `at` being read before `recorded`."""
    if entry.recorded is None:
        return _read(entry, zone, "at")
    without = _read(evolve(entry, recorded=None), zone, "at")
    placed = without if isinstance(without, Refusal) else _read(entry, zone, "recorded")
    if isinstance(placed, Refusal):
        return placed
    recorded = local_day(placed.recorded, zone)
    if recorded < placed.day:
        said = to_date(recorded).isoformat()
        return refused("on-after-recorded", on=entry.on.isoformat(), recorded=said)
    return placed


def _read(entry: Entry, zone: str, field: str) -> Placed | Refusal:
    try:
        return place(entry, zone)
    except AmbiguousTime:
        return refused("time-ambiguous", field=field)
    except NonexistentTime:
        return refused("time-nonexistent", field=field)
    except WrongDay as wrong:
        day = to_date(wrong.found).isoformat()
        return refused("at-not-on", on=entry.on.isoformat(), day=day)
    except (ValueError, OverflowError):
        return refused("time-unreadable", field=field)


def _correction(machine: Machine, case: Case, entry: Corrected) -> Refusal | None:
    """A correction must leave every entry readable. (S13.2)"""
    original = case.find(entry.entry)
    assert original is not None
    if isinstance(original.entry, Corrected):
        return refused("correction-of-correction", entry=entry.entry)
    if isinstance(original.entry, Enrolled) and entry.void:
        return refused("enrolled-not-voidable")
    code = _unreadable(machine, case, entry) if entry.fields else None
    return None if code is None else refused("correction-unreadable", entry=entry.entry, code=code)


def _unreadable(machine: Machine, case: Case, entry: Corrected) -> str | None:
    """The code for which the corrected entry, or one through it, would be refused."""
    original = case.find(entry.entry)
    assert original is not None
    try:
        corrected = corrected_by(original, dict(entry.fields), machine.programme.zone)
    except (ValueError, TypeError, AttributeError):
        return "value-out-of-range"
    if isinstance(corrected.entry, Enrolled):
        others = [p for p in case.journal.all() if _counts_beside(p.entry, entry.entry)]
        return "before-enrolment" if any(p.day < corrected.day for p in others) else None
    refusal = refusal_of(machine, case, evolve(corrected.entry, recorded=None))
    return None if refusal is None else refusal.code


def _counts_beside(other: Entry, corrected: str) -> bool:
    """Another entry that is placed by its own date; a correction's date places nothing. (S2.3)"""
    return other.id != corrected and not isinstance(other, Corrected)
