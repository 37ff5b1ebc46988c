"""Whether an entry can be read: its times, its names, its fields and its values. (S13.2)"""

from attrs import evolve

from programflow.case.fitting import unfit
from programflow.case.journal import (
    Case,
    Known,
    Placed,
    enrolment,
    known_entries,
    place,
    variant_of,
)
from programflow.case.known_names import Asked, unknown_names
from programflow.case.refusals import Refusal, refused
from programflow.case.said_values import has_reasons
from programflow.case.shapes import MOST_SHAPES, says_values, shape_of
from programflow.definition.entries import Corrected, Decided, Enrolled, Entry
from programflow.definition.naming import nearest
from programflow.machine import Machine, Plan
from programflow.temporal import AmbiguousTime, NonexistentTime, WrongDay, local_day, to_date


def refusal_of(machine: Machine, case: Case | None, entry: Entry) -> Refusal | None:
    """The first reason why an entry cannot be read; None: it can."""
    found = read(machine, case, entry)
    return found if isinstance(found, Refusal) else None


def read(machine: Machine, case: Case | None, entry: Entry) -> Placed | Refusal:
    """The entry at its place in time, or the first reason why it cannot be read."""
    if case is not None:
        first = enrolment(case)
        assert isinstance(first.entry, Enrolled)
        plan = machine.plan(first.entry.variant)
        return read_in(machine, case, entry, plan=plan, first=first)
    placed = placed_in(entry, machine.programme.zone)
    if isinstance(placed, Refusal):
        return placed
    variant = entry.variant if isinstance(entry, Enrolled) else None
    refusal = _variant(machine, variant) if isinstance(entry, Enrolled) else None
    refusal = refusal or _misfit(machine.plan(variant), case, entry)
    return placed if refusal is None else refusal


def read_in(
    machine: Machine, case: Case, entry: Entry, *, plan: Plan, first: Placed
) -> Placed | Refusal:
    """The same of an entry of a case, whose tables and enrolment are at hand."""
    placed = placed_in(entry, machine.programme.zone)
    if isinstance(placed, Refusal):
        return placed
    if placed.day < first.day:
        said = to_date(first.day).isoformat()
        return refused("before-enrolment", on=entry.on.isoformat(), enrolled=said)
    refusal = _misfit(plan, case, entry)
    if refusal is None and isinstance(entry, Corrected):
        refusal = _correction(machine, case, placed)
    return placed if refusal is None else refusal


def _misfit(plan: Plan, case: Case | None, entry: Entry) -> Refusal | None:
    """The first name that is none, or field that does not fit."""
    shape = None if says_values(plan, entry) else shape_of(entry)
    if shape in plan.passed:
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
    said = str(variant)
    return refused("unknown-name", sort="variant", name=said, nearest=nearest(said, list(variants)))


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
    except (ValueError, OverflowError, TypeError):
        return refused("time-unreadable", field=field)


def _correction(machine: Machine, case: Case, placed: Placed) -> Refusal | None:
    """A correction must leave every entry readable. (S13.2)"""
    entry = placed.entry
    assert isinstance(entry, Corrected)
    original = case.find(entry.entry)
    assert original is not None
    if isinstance(original.entry, Corrected):
        return refused("correction-of-correction", entry=entry.entry)
    if isinstance(original.entry, Enrolled) and entry.void:
        return refused("enrolled-not-voidable")
    asked = bool(entry.fields) or entry.void is False
    code = _unreadable(machine, case, placed) if asked else None
    return None if code is None else refused("correction-unreadable", entry=entry.entry, code=code)


def _unreadable(machine: Machine, case: Case, placed: Placed) -> str | None:
    """The code for which the corrected entry, or one through it, would be refused.

    Asked of all that is known, and of what is known when each correction of it was recorded, and
    of an enrolment each that makes another entry void, or not any more.
    """
    there = (*case.placed, placed)
    codes = (_unreadable_at(machine, case, placed, there=t) for t in _known_at(there, placed))
    return next((code for code in codes if code is not None), None)


def _known_at(there: tuple[Placed, ...], placed: Placed) -> list[tuple[Placed, ...]]:
    of = getattr(placed.entry, "entry", "")
    first = any(isinstance(p.entry, Enrolled) and p.entry.id == of for p in there)
    times = {
        p.recorded
        for p in there
        if isinstance(p.entry, Corrected)
        and p.recorded >= placed.recorded
        and (p.entry.entry == of or (first and p.entry.void is not None))
    }
    last = max(times)
    return [there if t == last else tuple(p for p in there if p.recorded <= t) for t in times]


def _unreadable_at(
    machine: Machine, case: Case, placed: Placed, *, there: tuple[Placed, ...]
) -> str | None:
    correction = placed.entry
    assert isinstance(correction, Corrected)
    try:
        known = known_entries(there, None, case.zone)
    except (ValueError, TypeError, AttributeError):
        return "value-out-of-range"
    own = next((k for k in known if k.original.entry.id == correction.entry), None)
    if own is None:
        return None
    corrected = own.placed
    others = [k.placed for k in known if k is not own and not (k.void or _is_correction(k))]
    if not isinstance(corrected.entry, Enrolled):
        refusal = refusal_of(machine, case, evolve(corrected.entry, recorded=None))
        plan = machine.plan(variant_of(case))
        return _unsigned(plan, correction, corrected) if refusal is None else refusal.code
    refusal = refusal_of(machine, None, evolve(corrected.entry, recorded=None))
    if refusal is None and any(p.day < corrected.day for p in others):
        return "before-enrolment"
    if refusal is None and corrected.entry.variant != variant_of(case):
        plan = machine.plan(corrected.entry.variant)
        asked = (_misfit(plan, case, p.entry) for p in others)
        refusal = next((found for found in asked if found is not None), None)
    return None if refusal is None else refusal.code


_OF_DECIDING = frozenset({"step", "option", "by", "reasons"})


def _unsigned(plan: Plan, said: Corrected, corrected: Placed) -> str | None:
    """A decision keeps who may take it, and the reasons that it needs, whatever is corrected."""
    entry = corrected.entry
    if not isinstance(entry, Decided) or _OF_DECIDING.isdisjoint(dict(said.fields)):
        return None
    step = plan.steps.get(entry.step)
    if step is None:
        return None
    if entry.by != (step.by or step.of):
        return "wrong-role"
    option = step.options.get(entry.option)
    return "reasons-missing" if option and option.reasons and not has_reasons(entry) else None


def _is_correction(known: Known) -> bool:
    return isinstance(known.placed.entry, Corrected)
