"""The status of a case on a day: every part of it, read off the fold. (S14)"""

from datetime import date
from operator import attrgetter

from programflow.case.codes import SEMANTICS
from programflow.case.drafts import StatusDraft
from programflow.case.journal import Case
from programflow.case.reading import assumed_parameters, values_of
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
        UnreadableDate: the day or the knowledge cannot be read, or is not of 1900-2200.
        BeforeEnrolment: the day, or the knowledge, lies before the enrolment.
    """
    return _status(view_at(machine, case, at=at, known=known), case, known=known)


_DUE_ORDER = attrgetter("on", "item")
_FINDING_ORDER = attrgetter("on", "name", "item")


def _status(view: View, case: Case, *, known: date | str | None) -> Status:
    state, programme = view.state, view.machine.programme
    visit = state.visits[state.place][-1]
    told = StatusDraft()
    told.case = case.id
    told.programme = programme.id
    told.version = programme.version
    told.semantics = SEMANTICS
    told.at = to_date(state.today)
    told.known = _known_text(known)
    told.variant = state.plan.variant
    told.place = _place(state)
    told.phase = None if state.is_over else state.place
    told.outcome = state.place if state.is_over else None
    told.since = to_date(visit.entered)
    told.visit = visit.n
    told.steps = tuple(steps_in(view))
    told.due = tuple(sorted(dues_in(view), key=_DUE_ORDER))
    told.possible = tuple(possible_in(view))
    told.decisions = tuple(decisions_in(view))
    has_findings = bool(state.found or state.lapses)
    told.findings = tuple(sorted(findings_in(view), key=_FINDING_ORDER)) if has_findings else ()
    told.unfounded = told.no_longer = told.not_running = told.assumed = ()
    if view.entries:
        reviews = Reviews(view.machine, view.entries, state)
        told.possible += tuple(possible_reviews(view, reviews))
        told.decisions += tuple(reviews_in(view, reviews))
        told.unfounded = tuple(unfounded_in(view, reviews))
        told.no_longer = tuple(no_longer_in(view))
    if programme.parameters:
        values = values_of(state)
        told.not_running = tuple(not_running_in(view, values))
        told.assumed = assumed_parameters(state, values)
    told.to_settle = tuple(to_settle_in(view)) if state.plan.unheld else ()
    told.criteria = tuple(criteria_in(view))
    told.tallies = tuple(tallies_in(view)) if programme.tallies else ()
    told.spells = tuple(spells_in(view))
    told.next = tuple(next_in(view))
    told.explain = view.explain
    told.__class__ = Status
    made: Status = told
    return made


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
