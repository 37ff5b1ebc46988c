"""Cases: opened, recorded, read, and looked at again when their day has come.

Several may write to one case. Each reads the journal, asks programflow about the entry, and takes
the next place in the journal. Whoever finds it taken reads what the other wrote, and asks again.
"""

import json
from datetime import date
from typing import NamedTuple

import programflow as pf
from application import worklist
from application.database import Database, change, rows, transaction

SNAPSHOT_EVERY = 20  # entries; so many at most are asked in again when a case is read


class Desk(NamedTuple):
    """What one request works with: the database, the programme, and what day it is."""

    db: Database
    machine: pf.Machine
    today: date


def record(desk: Desk, case_id: str, entry: pf.Entry) -> pf.Accepted | pf.Rejected:
    """Record an entry; an enrolment opens the case.

    Once `Accepted` is returned, the entry is in the database, and there once. Who hears no answer
    sends the same entry again: the same id, and the same `recorded`.
    """
    while True:
        seq, case = load(desk, case_id)
        played = _play(desk, case_id, case, entries=[entry])
        if played.rejected or played.case is None:
            return played.rejected[0]
        if played.case == case or _write(desk, played.case, seq=seq + 1, entry=entry):
            return pf.Accepted(played.case, entry)


def load(desk: Desk, case_id: str) -> tuple[int, pf.Case | None]:
    """How many entries a case has, and the case: from its snapshot, where there is one of use."""
    seq, case = _from_snapshot(desk, case_id)
    query = "SELECT entry FROM journal WHERE case_id = ? AND seq > ? ORDER BY seq"
    entries = [_entry(text) for (text,) in rows(desk.db, query, case_id, seq)]
    played = _play(desk, case_id, case, entries=entries)
    assert not played.rejected, f"{case_id} goes by another programme"
    return seq + len(entries), played.case


def _play(
    desk: Desk, case_id: str, case: pf.Case | None, *, entries: list[pf.Entry]
) -> pf.Replayed:
    if case is None:
        return pf.replay(desk.machine, entries, id=case_id)
    return pf.what_if(desk.machine, case, entries)


def _entry(text: str) -> pf.Entry:
    entry = pf.entry_from_json(json.loads(text))
    assert isinstance(entry, pf.Entry)
    return entry


def _from_snapshot(desk: Desk, case_id: str) -> tuple[int, pf.Case | None]:
    query = "SELECT seq, snapshot FROM snapshot WHERE case_id = ?"
    for seq, text in rows(desk.db, query, case_id):
        case = pf.restore(desk.machine, text)
        if isinstance(case, pf.Case):
            return seq, case
    return 0, None  # or it is of another definition, say: the journal has it all


def _write(desk: Desk, case: pf.Case, *, seq: int, entry: pf.Entry) -> bool:
    """Take a place in the journal and set the worklist right; False if the place is taken."""
    work = worklist.work_in(desk.machine, case, today=desk.today)
    text = json.dumps(pf.entry_to_json(entry), ensure_ascii=False)
    with transaction(desk.db):
        insert = "INSERT INTO journal VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        if not change(desk.db, insert, case.id, seq, entry.id, text):
            return False
        worklist.put(desk.db, case.id, work, seq=seq)
        if seq % SNAPSHOT_EVERY == 0:
            upsert = """INSERT INTO snapshot VALUES (?, ?, ?) ON CONFLICT (case_id)
                DO UPDATE SET seq = excluded.seq, snapshot = excluded.snapshot"""
            change(desk.db, upsert, case.id, seq, pf.snapshot(desk.machine, case))
    return True


def wake(desk: Desk) -> None:
    """Look again at the cases whose day has come: a job for every morning."""
    query = "SELECT case_id FROM timer WHERE wakes <= ?"
    for (case_id,) in rows(desk.db, query, desk.today.isoformat()):
        seq, case = load(desk, case_id)
        if case is not None:
            work = worklist.work_in(desk.machine, case, today=desk.today)
            with transaction(desk.db):
                worklist.put(desk.db, case_id, work, seq=seq)
