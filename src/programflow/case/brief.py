"""A case on a day in few words: for many cases at once, of which most concern nobody today."""

from datetime import date
from typing import NamedTuple

from programflow.case.agenda import coming_days
from programflow.case.journal import Case
from programflow.case.reviews import Reviews
from programflow.case.status_dates import dues_in
from programflow.case.view_at import view_at
from programflow.case.viewing import View
from programflow.machine import Machine
from programflow.temporal import to_date


class Brief(NamedTuple):
    """What a status says of where a case is, and of what comes next.

    `due` is the earliest of its last days, `next` of its next dates; `waits`: it has decisions.
    """

    phase: str | None
    outcome: str | None
    due: date | None
    next: date | None
    waits: bool


def brief_of(machine: Machine, case: Case, *, at: date) -> Brief:
    """The case at the close of `at`, by all that is recorded.

    Raises:
        MachineMismatch: the case goes by another definition.
        BeforeEnrolment: the day lies before the enrolment.
    """
    view = view_at(machine, case, at=at, known=None)
    state, coming = view.state, coming_days(view.limits)
    return Brief(
        phase=None if state.is_over else state.place,
        outcome=state.place if state.is_over else None,
        due=min((due.on for due in dues_in(view)), default=None),
        next=to_date(coming[0].day) if coming else None,
        waits=_waits(view),
    )


def _waits(view: View) -> bool:
    """Whether a decision waits for a person, one of the programme's or a review. (S14.7)"""
    state = view.state
    if any(i.state == "open" and i.step.is_ == "decision" for i in state.all_living()):
        return True
    return bool(view.entries and Reviews(view.machine, view.entries, state).waiting)
