"""The status of a case on a day: every part of it, read off the fold. (S14)"""

from datetime import date

from programflow.case.codes import SEMANTICS
from programflow.case.journal import Case
from programflow.case.reading import assumed_parameters
from programflow.case.reviews import Reviews
from programflow.case.spells import last_interval
from programflow.case.state import Fact, State
from programflow.case.status_dates import dues_in, next_in
from programflow.case.status_decisions import decisions_in
from programflow.case.status_findings import findings_in, no_longer_in
from programflow.case.status_reviews import possible_reviews, reviews_in, unfounded_in
from programflow.case.status_steps import possible_in, steps_in
from programflow.case.status_values import (
    criteria_in,
    not_running_in,
    spells_in,
    tallies_in,
    to_settle_in,
)
from programflow.case.verdict import Status
from programflow.case.view_at import view_at
from programflow.case.viewing import View
from programflow.definition.entries import Enrolled
from programflow.machine import Machine
from programflow.temporal import to_date


def status_of(
    machine: Machine, case: Case, *, at: date | str, known: date | str | None = None
) -> Status:
    """The case at the close of `at`, by what was known. (S14.1)

    Args:
        machine: the case's own.
        case: the case.
        at: a date, or its ISO text.
        known: a date (to its end), or an instant as ISO text with offset; None: all.

    Raises:
        MachineMismatch: the case goes by another definition.
        UnreadableDate: the day cannot be read, or lies outside the years 1900-2200.
        BeforeEnrolment: the day, or the knowledge, lies before the enrolment.
    """
    return _status(view_at(machine, case, at=at, known=known), case, known=known)


def _status(view: View, case: Case, *, known: date | str | None) -> Status:
    state, programme = view.state, view.machine.programme
    visit = state.visits[state.place][-1]
    outcome = state.in_outcome()
    reviews = Reviews(view.machine, view.entries, state) if view.entries else None
    return Status(
        case=case.id,
        programme=programme.id,
        version=programme.version,
        semantics=SEMANTICS,
        at=to_date(state.today),
        known=_known_text(known),
        variant=state.plan.variant,
        place=_place(state),
        phase=None if outcome else state.place,
        outcome=state.place if outcome else None,
        since=to_date(visit.entered),
        visit=visit.n,
        steps=tuple(steps_in(view)),
        due=tuple(sorted(dues_in(view), key=lambda d: (d.on, d.item))),
        possible=(*possible_in(view), *(possible_reviews(view, reviews) if reviews else ())),
        decisions=(*decisions_in(view), *(reviews_in(view, reviews) if reviews else ())),
        findings=tuple(sorted(findings_in(view), key=lambda f: (f.on, f.name, f.item))),
        unfounded=tuple(unfounded_in(view, reviews)) if reviews else (),
        no_longer=tuple(no_longer_in(view)),
        not_running=tuple(not_running_in(view)),
        to_settle=tuple(to_settle_in(view)),
        criteria=tuple(criteria_in(view)),
        tallies=tuple(tallies_in(view)),
        spells=tuple(spells_in(view)),
        next=tuple(next_in(view)),
        assumed=assumed_parameters(state),
        explain=view.explain,
    )


def _known_text(known: date | str | None) -> str:
    return "" if known is None else known if isinstance(known, str) else known.isoformat()


def _place(state: State) -> str | None:
    """The place in force. (S6.12)"""
    if not state.facts_of("began", "place"):
        return _place_name(state.first)
    interval = last_interval(state, "place")
    return None if interval is None else _place_name(interval.opened_by)


def _place_name(fact: Fact) -> str | None:
    entry = fact.entry
    if isinstance(entry, Enrolled):
        return entry.place
    return next((str(v) for k, v in getattr(entry, "values", ()) if k == "place"), None)
