"""P6: voiding is never having recorded; correcting is having recorded it so; back is identity."""

from typing import Any

import programflow as pf
from programflow.case.journal import Case
from programflow.definition.entries import Corrected, Decided, Entry
from programflow.testing.laws.subjects import Subject, agree, days, played, raw, selects, status

# What a correction may change besides: what it took away, and reviews of what it left unfounded.
APART = ("no_longer", "unfounded", "decisions", "assumed")
ABOUT = ("about", "entry")


def p6_void_is_never(subject: Subject) -> None:
    """P6: voiding an entry equals never having recorded it."""
    case = _correctable(subject)
    if case is None:
        return
    entry = _one(subject, case)
    if entry is None:
        return
    void = Corrected(id="z1", on=case.placed[-1].entry.on, entry=entry.id, void=True)
    with_it = raw(subject.machine, [*case.entries, void])
    without = raw(subject.machine, [e for e in case.entries if e is not entry])
    _agree(subject, with_it, without)


def p6_corrected_is_so(subject: Subject) -> None:
    """P6: correcting a field equals having recorded it so."""
    case = _correctable(subject)
    entry = None if case is None else _one(subject, case)
    if case is None or entry is None:
        return
    fields = _fields(subject, entry)
    new = Corrected(id="z1", on=case.placed[-1].entry.on, entry=entry.id, fields=fields)
    with_it = raw(subject.machine, [*case.entries, new])
    again = _read({**pf.entry_to_json(entry), **_recorded(entry), **fields})
    so = raw(subject.machine, [again if e is entry else e for e in case.entries])
    _agree(subject, with_it, so)


def p6_back_is_identity(subject: Subject) -> None:
    """P6: correcting an entry and correcting it back is nothing."""
    case = _correctable(subject)
    entry = None if case is None else _one(subject, case)
    if case is None or entry is None:
        return
    on = case.placed[-1].entry.on
    fields = _fields(subject, entry)
    plain = pf.entry_to_json(entry)
    back = {name: plain.get(name) for name in fields}
    there = Corrected(id="z1", on=on, entry=entry.id, void=True, fields=fields)
    undone = Corrected(id="z2", on=on, entry=entry.id, void=False, fields=back)
    both = raw(subject.machine, [*case.entries, there, undone])
    for at in days(case):
        agree(status(subject.machine, case, at), status(subject.machine, both, at), but=APART[:1])


def _correctable(subject: Subject) -> Case | None:
    """A case in which nothing speaks of corrections: no rule selects them, none is there."""
    if selects(subject.programme, "corrected"):
        return None
    case = played(subject)
    entries = [e for e in case.entries if e.kind != "corrected"]
    entries = [e for e in entries if not (isinstance(e, Decided) and e.step == "review")]
    return raw(subject.machine, entries)


def _one(subject: Subject, case: Case) -> Entry | None:
    """An entry that no other names."""
    named = {getattr(e, key, None) for e in case.entries for key in ABOUT}
    free = [e for e in case.entries if e.kind != "enrolled" and e.id not in named]
    return subject.choices.pick(free) if free else None


def _recorded(entry: Entry) -> dict[str, str]:
    return {"recorded": entry.recorded or entry.on.isoformat()}


def _read(plain: dict[str, Any]) -> Entry:
    found = pf.entry_from_json({key: value for key, value in plain.items() if value is not None})
    assert isinstance(found, Entry)
    return found


def _fields(subject: Subject, entry: Entry) -> dict[str, Any]:
    fields: dict[str, Any] = {"by": subject.choices.pick((*subject.programme.roles, None))}
    if hasattr(entry, "values"):
        fields["values"] = {"amount": subject.choices.between(0, 4)}
    if hasattr(entry, "cause"):
        fields["cause"] = subject.choices.pick(("provider", "participant", "outside"))
    return fields


def _agree(subject: Subject, one: Case, two: Case) -> None:
    for at in days(two):
        left, right = (status(subject.machine, case, at) for case in (one, two))
        agree(left, right, but=APART)
