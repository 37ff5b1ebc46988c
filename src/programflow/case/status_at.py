"""The status of a case on a day: every part of it, read off the fold. (S14)"""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache

from programflow.case.answers import BeforeEnrolment, MachineMismatch
from programflow.case.because import Explainer
from programflow.case.codes import SEMANTICS
from programflow.case.folding import fold, fold_known, recalled
from programflow.case.journal import Case, Known, instant, known_entries, recorded_at
from programflow.case.memory import Folded
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
from programflow.case.verdict import Reason, Status
from programflow.case.viewing import View
from programflow.definition.entries import Enrolled
from programflow.machine import Machine
from programflow.temporal import to_date, to_day


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
        BeforeEnrolment: the day, or the knowledge, lies before the enrolment.
    """
    if case.digest != machine.digest:
        raise MachineMismatch(case.id)
    zone = machine.programme.zone
    day = to_day(at) if isinstance(at, str) else at.toordinal()
    if known is None and case.is_plain:
        return _plain_status(machine, case, day)
    entries = known_entries(case.placed, known_until(known, zone), zone)
    enrolled = [k.placed.day for k in entries if isinstance(k.placed.entry, Enrolled)]
    if not enrolled or day < enrolled[0]:
        raise BeforeEnrolment(case.id)
    asked_all = known is None
    folded = fold(machine, case, at=day) if asked_all else fold_known(machine, entries, at=day)
    explain = _explaining(machine, lambda: entries, folded)
    return _status(View(machine, *folded, tuple(entries), explain), case, known=known)


def _plain_status(machine: Machine, case: Case, day: int) -> Status:
    """Of a case in which nothing is corrected or reviewed: mostly no entry is looked at again."""
    if day < case.started.day:
        raise BeforeEnrolment(case.id)
    folded = fold(machine, case, at=day)

    @cache
    def entries() -> list[Known]:
        return known_entries(case.placed, None, machine.programme.zone)

    is_founded = all(taken.unfounded is None for taken in folded.state.taken.values())
    asked = () if is_founded else tuple(entries())
    view = View(machine, *folded, asked, _explaining(machine, entries, folded))
    return _status(view, case, known=None)


def _explaining(
    machine: Machine, entries_of: Callable[[], list[Known]], folded: Folded
) -> Callable[[str], Reason]:
    """What explains the parts of a status; made when the first reason is asked for."""

    @cache
    def explainer() -> Explainer:
        state, entries = folded.state.copy(), entries_of()
        state.recall = lambda mark: recalled(machine, entries, state, mark=mark)
        return Explainer(state, folded.facts_close)

    return lambda item: explainer().explain(item)


def known_until(known: date | str | None, zone: str) -> int | None:
    """The instant of a knowledge: a date means its end. (S2.2)"""
    if known is None:
        return None
    if isinstance(known, datetime):
        return instant(known.isoformat())
    if isinstance(known, date):
        known = known.isoformat()
    return recorded_at(known, 0, zone) if len(known) == 10 else instant(known)


def _status(view: View, case: Case, *, known: date | str | None) -> Status:
    state, programme = view.state, view.machine.programme
    visit = state.visits[state.place][-1]
    outcome = state.in_outcome()
    reviews = Reviews(view.machine, view.entries, state)
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
        possible=(*possible_in(view), *possible_reviews(view, reviews)),
        decisions=(*decisions_in(view), *reviews_in(view, reviews)),
        findings=tuple(sorted(findings_in(view), key=lambda f: (f.on, f.name, f.item))),
        unfounded=tuple(unfounded_in(view, reviews)),
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
    interval = last_interval(state, "place")
    return None if interval is None else _place_name(interval.opened_by)


def _place_name(fact: Fact) -> str | None:
    entry = fact.entry
    if isinstance(entry, Enrolled):
        return entry.place
    return next((str(v) for k, v in getattr(entry, "values", ()) if k == "place"), None)
