"""A journal that another version has admitted: only whether it can be read is asked. (S12.10)"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from programflow.case.journal import Case, case_of, enrolment, place, variant_of
from programflow.case.readable import placed_in, read_in, refusal_of
from programflow.case.refusals import Refusal, refused
from programflow.case.renaming import by_way, way_to
from programflow.definition.entries import Enrolled, Entry, Migrated
from programflow.machine import Machine


def unread(
    machine: Machine, case_id: str, entries: Sequence[Entry]
) -> Iterator[tuple[Entry, Refusal]]:
    """The entries that the machine cannot read, each with its refusal, beside all the others.

    Whether one came before the enrolment is the same in every version, and is not asked again: a
    correction may, which moved the enrolment.
    """
    zone = machine.programme.zone
    in_place = [entry for entry in entries if not isinstance(placed_in(entry, zone), Refusal)]
    first = next((entry for entry in entries if isinstance(entry, Enrolled)), None)
    began = None if first is None else refusal_of(machine, None, first)
    if first is None or began is not None:
        for entry in entries:
            yield entry, (began if entry is first and began else refused("not-enrolled"))
        return
    case = as_read(machine, case_id, in_place)
    plan, before_all = machine.plan(variant_of(case)), enrolment(case)._replace(day=0)
    for entry in entries:
        if entry is not first:
            read = read_in(machine, case, entry, plan=plan, first=before_all)
            if isinstance(read, Refusal):
                yield entry, read


def as_read(machine: Machine, case_id: str, entries: Sequence[Entry]) -> Case:
    """The case of entries that can all be read."""
    placed = (place(entry, machine.programme.zone) for entry in entries)
    there = sorted(placed, key=lambda one: one.order)
    return case_of(case_id, there, digest=machine.digest, zone=machine.programme.zone)


class Read(NamedTuple):
    """The part of a journal that an earlier version has admitted, and what comes after it."""

    case: Case | None
    refused: list[tuple[Entry, Refusal]]
    rest: list[Entry]


def read_before(machine: Machine, entries: Sequence[Entry], *, case_id: str) -> Read:
    """Read a journal up to the last migration on its way to this version; all of it by new names.

    A journal that has not come to this version is left as it is.
    """
    way = way_to(machine.programme, entries)
    if not way:
        return Read(None, [], [*entries])
    last = next(n for n, entry in enumerate(entries) if entry is way[-1])
    ids = {entry.id for entry in entries}
    kept: dict[str, Entry] = {}
    out: dict[str, tuple[Entry, Refusal]] = {}
    ahead = list(way)
    for entry in entries[: last + 1]:
        ahead = ahead[1:] if ahead and entry is ahead[0] else ahead
        said = by_way(entry, ahead, ids=ids)
        refusal = _out_of_turn(said, kept, way)
        if refusal is not None:
            out[entry.id] = entry, refusal
        else:
            kept.setdefault(entry.id, said)
    if not kept:
        return Read(None, [*out.values()], [*entries[last + 1 :]])
    for entry, refusal in unread(machine, case_id, [*kept.values()]):
        out[entry.id] = entry, refusal
    read = [entry for entry in kept.values() if entry.id not in out]
    case = as_read(machine, case_id, read) if read else None
    return Read(case, [*out.values()], [*entries[last + 1 :]])


def _out_of_turn(
    entry: Entry, kept: Mapping[str, Entry], way: Sequence[Migrated]
) -> Refusal | None:
    """Why an entry does not come in, whatever it says. (S13.2)"""
    known = kept.get(entry.id)
    if known is not None:
        return None if known == entry else refused("id-reused", id=entry.id)
    if isinstance(entry, Enrolled) and kept:
        return refused("already-enrolled")
    if not isinstance(entry, Enrolled) and not kept:
        return refused("not-enrolled")
    if isinstance(entry, Migrated) and entry not in way:
        return refused("wrong-version", to=entry.to)
    return None
