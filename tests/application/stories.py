"""What is written in these tests: the journal of a shipped story, for any number of cases."""

import json
import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import programflow as pf
from application import cases
from application.cases import Desk
from application.database import rows
from tests.project.root import ROOT

PROGRAMME = ROOT / "programmes" / "russamtalen.yaml"
STORY = ROOT / "examples" / "russamtalen" / "late.jsonl"
TODAY = date(2026, 10, 9)


@cache
def machine() -> pf.Machine:
    return pf.load(PROGRAMME).machine


@cache
def story() -> tuple[pf.Entry, ...]:
    lines = STORY.read_text(encoding="utf-8").splitlines()
    return tuple(read(json.loads(line)) for line in lines)


def read(plain: dict[str, Any]) -> pf.Entry:
    entry = pf.entry_from_json(plain)
    assert isinstance(entry, pf.Entry)
    return entry


def environment() -> dict[str, str]:
    """In which `application` is found, as it is in the folder of the examples."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "examples")}


def sent(case: str, entry: pf.Entry) -> str:
    """The line that the shell takes."""
    return json.dumps({"case": case, "entry": pf.entry_to_json(entry)}) + "\n"


def faults(desk: Desk) -> Iterator[str]:
    """What is wrong with a database, whoever wrote to it and however they ended."""
    query = (
        "SELECT case_id, count(*), max(seq), count(DISTINCT entry_id) FROM journal GROUP BY case_id"
    )
    for case, n, last, different in rows(desk.db, query):
        if not n == last == different:
            yield f"{case}: {n} entries, {different} different, the last at {last}"
        if rows(desk.db, "SELECT seq FROM timer WHERE case_id = ?", case) != [(last,)]:
            yield f"{case}: the timer is of another entry than {last}"
        yield from _unlike_its_journal(desk, case)


def _unlike_its_journal(desk: Desk, case: str) -> Iterator[str]:
    query = "SELECT entry FROM journal WHERE case_id = ? ORDER BY seq"
    entries = [read(json.loads(text)) for (text,) in rows(desk.db, query, case)]
    played = pf.replay(desk.machine, entries, id=case)
    if played.rejected:
        yield f"{case}: {played.rejected[0].entry!r} is rejected when it is played again"
    if cases.load(desk, case) != (len(entries), played.case):
        yield f"{case}: read by its snapshot it is another case than by its journal"
