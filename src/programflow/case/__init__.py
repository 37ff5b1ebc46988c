"""Case: entries in, a status with its reasons out. Total and pure; storage is the application's.

A module is imported when a name of it is first used: starting a case needs no fold, and a fold no
words for its reasons.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from programflow.case.answers import (
        Accepted,
        BeforeEnrolment,
        MachineMismatch,
        ProgramflowError,
        Rejected,
        Replayed,
        UnknownStep,
    )
    from programflow.case.booking import Bookable, can_book
    from programflow.case.calls import advance, next_dates, replay, start, status, what_if, why
    from programflow.case.journal import Case
    from programflow.case.migrating import Moved, Refused, migrate
    from programflow.case.snapshots import Unusable, restore, snapshot
    from programflow.case.verdict import Reason, Status

_HOMES = {
    "Accepted": "answers",
    "BeforeEnrolment": "answers",
    "Bookable": "booking",
    "Case": "journal",
    "MachineMismatch": "answers",
    "Moved": "migrating",
    "ProgramflowError": "answers",
    "Reason": "verdict",
    "Refused": "migrating",
    "Rejected": "answers",
    "Replayed": "answers",
    "Status": "verdict",
    "Unusable": "snapshots",
    "UnknownStep": "answers",
    "advance": "calls",
    "can_book": "booking",
    "migrate": "migrating",
    "next_dates": "calls",
    "replay": "calls",
    "restore": "snapshots",
    "snapshot": "snapshots",
    "start": "calls",
    "status": "calls",
    "what_if": "calls",
    "why": "calls",
}

__all__ = [
    "Accepted",
    "BeforeEnrolment",
    "Bookable",
    "Case",
    "MachineMismatch",
    "Moved",
    "ProgramflowError",
    "Reason",
    "Refused",
    "Rejected",
    "Replayed",
    "Status",
    "UnknownStep",
    "Unusable",
    "advance",
    "can_book",
    "migrate",
    "next_dates",
    "replay",
    "restore",
    "snapshot",
    "start",
    "status",
    "what_if",
    "why",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    from importlib import import_module  # only on the first use of a name

    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
