"""Small programmes and short journals, for values that can be worked out on paper."""

from datetime import date
from textwrap import dedent
from typing import Any

from programflow.definition import entry_from_json, parse
from programflow.definition.entries import Enrolled, Entry
from programflow.definition.programme import Programme
from programflow.testing.reference import Verdict, verdict

HEAD = """
programflow: 1
id: small
version: 1
valid_from: 2026-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {nb: Liten}
roles: {person: {side: participant}, staff: {}, office: {}, boss: {}, court: {side: outside}}
"""


def programme(text: str) -> Programme:
    """A definition with the usual frames around it."""
    parsed = parse(HEAD + dedent(text), "small.yaml")
    assert parsed.programme is not None, [(f.rule, f.route, f.params) for f in parsed.faults]
    return parsed.programme


def entry(kind: str, name: str, on: str, **fields: Any) -> Entry:
    """An entry; `name` is what its kind is about, its id is `id` or kind, name and date."""
    keys = {"tested": "test", "began": "spell", "ended": "spell", "happened": "incident"}
    plain = {"id": f"{kind}-{name}-{on}", "kind": kind, "on": on, **fields}
    if kind not in {"answered", "corrected"}:
        plain[keys.get(kind, "step")] = name
    if kind == "corrected":
        plain["entry"] = name
    read = entry_from_json(plain)
    assert isinstance(read, Entry), read
    return read


def play(p: Programme, start: str, *entries: Entry, at: str, **fields: Any) -> Verdict:
    """The verdict on a day of a case that was enrolled on `start`."""
    known = fields.pop("known", None)
    first = Enrolled(id="enrolled", on=start, **fields)
    return verdict(p, [first, *entries], at=date.fromisoformat(at), known=known)


def found(v: Verdict) -> dict[str, tuple[str, str, str, bool]]:
    """Findings by name: grade, bearer, date and whether accounted for."""
    return {f[0]: (f[1], f[3], f[4].isoformat(), f[5]) for f in v.findings}


def states(v: Verdict) -> dict[str, str]:
    """The state of each instance."""
    return {name: step[0] for name, step in v.steps.items()}


def due(v: Verdict, name: str) -> list[str | None]:
    """The due date of each bound of an instance."""
    return [None if row[4] is None else row[4].isoformat() for row in v.bounds[name]]
