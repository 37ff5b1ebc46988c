"""The worklist: what is open, what is due, what is to be settled, and for whom.

It is made when a case is written to, and again on the day its timer says. In between time changes
nothing, and nobody need look at the case.
"""

from datetime import date
from typing import NamedTuple

import programflow as pf
from application.database import Database, change, rows


class Item(NamedTuple):
    """A line of the worklist. `what` is open, due or settle; `day` is the last day, if any."""

    case: str
    role: str
    what: str
    about: str
    day: str | None = None


class Work(NamedTuple):
    """What there is to do in a case, and the day on which to look again."""

    items: list[Item]
    wakes: str | None


def work_in(machine: pf.Machine, case: pf.Case, *, today: date) -> Work:
    """What there is to do in a case, today."""
    status = pf.status(machine, case, at=max(today, case.enrolled.on))
    keeper = machine.programme.record_keeper
    unsettled = {*(s.role for s in status.to_settle), *(n.parameter for n in status.not_running)}
    items = [Item(case.id, one.by, "open", one.step) for one in status.possible]
    items += [Item(case.id, one.of, "due", one.step, one.on.isoformat()) for one in status.due]
    items += [Item(case.id, keeper, "settle", name) for name in sorted(unsettled)]
    return Work(items, status.next[0].on.isoformat() if status.next else None)


def put(db: Database, case_id: str, work: Work, *, seq: int) -> None:
    """Replace the worklist of a case, in a transaction; unless one of a later entry is there."""
    upsert = """INSERT INTO timer VALUES (?, ?, ?) ON CONFLICT (case_id)
        DO UPDATE SET seq = excluded.seq, wakes = excluded.wakes WHERE timer.seq <= excluded.seq"""
    if change(db, upsert, case_id, seq, work.wakes):
        change(db, "DELETE FROM work WHERE case_id = ?", case_id)
        for item in work.items:
            change(db, "INSERT INTO work VALUES (?, ?, ?, ?, ?)", *item)


def for_role(db: Database, role: str) -> list[Item]:
    """The worklist of a role, in the order of last days; what has none comes after."""
    query = """SELECT case_id, role, what, about, day FROM work WHERE role = ?
        ORDER BY day IS NULL, day, case_id, what, about"""
    return [Item(*row) for row in rows(db, query, role)]
