"""Case: entries in, a status with its reasons out. Total and pure; storage is the application's."""

from programflow.case.answers import (
    Accepted,
    BeforeEnrolment,
    MachineMismatch,
    ProgramflowError,
    Rejected,
    Replayed,
)
from programflow.case.calls import advance, next_dates, replay, start, status, what_if, why
from programflow.case.journal import Case
from programflow.case.verdict import Reason, Status

__all__ = [
    "Accepted",
    "BeforeEnrolment",
    "Case",
    "MachineMismatch",
    "ProgramflowError",
    "Reason",
    "Rejected",
    "Replayed",
    "Status",
    "advance",
    "next_dates",
    "replay",
    "start",
    "status",
    "what_if",
    "why",
]
