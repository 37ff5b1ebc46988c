"""The named values of a status, and what is not stated or not settled. (S14.10, S14.12)"""

from collections.abc import Iterator

from programflow.case.criteria import truth
from programflow.case.drafts import CriterionDraft, SpellDraft, TallyDraft
from programflow.case.kleene import word
from programflow.case.reading import Values, not_running
from programflow.case.spells import last_interval, open_on
from programflow.case.tallies import Shares, percent_of, tally_of
from programflow.case.verdict import (
    CriterionStatus,
    NotRunning,
    SpellStatus,
    TallyStatus,
    ToSettle,
)
from programflow.case.viewing import View
from programflow.definition.entries import Began
from programflow.temporal import to_date


def not_running_in(view: View, values: Values) -> Iterator[NotRunning]:
    """Rules that read what is not filled. (S14.10)"""
    for route, parameter in not_running(view.state, values):
        where = ".".join(str(part) for part in route)
        yield NotRunning(
            item=f"not-running:{where}:{parameter}",
            explain=view.explain,
            rule=route,
            parameter=parameter,
        )


def to_settle_in(view: View) -> Iterator[ToSettle]:
    """Roles that nobody is said to hold. (S14.10)"""
    for name in view.state.plan.unheld:
        yield ToSettle(item=f"to-settle:{name}", explain=view.explain, role=name)


def criteria_in(view: View) -> list[CriterionStatus]:
    """Every named criterion, read for no instance. (S14.12)"""
    state, found = view.state, []
    for item, name, test in state.plan.listing.criteria:
        told = CriterionDraft()
        told.item = item
        told.explain = view.explain
        told.name = name
        told.value = word(truth(state, test))
        told.__class__ = CriterionStatus
        found.append(told)
    return found


def tallies_in(view: View) -> list[TallyStatus]:
    """Every tally, read for no instance; a share in percent. (S14.12)"""
    state, found = view.state, []
    for item, tally in state.plan.listing.tallies:
        value = tally_of(state, tally)
        low, high = percent_of(value) if isinstance(value, Shares) else value or (None, None)
        told = TallyDraft()
        told.item = item
        told.explain = view.explain
        told.name = tally.name
        told.low = low
        told.high = high
        told.__class__ = TallyStatus
        found.append(told)
    return found


def spells_in(view: View) -> list[SpellStatus]:
    """Every spell. (S14.12)"""
    state, found = view.state, []
    for item, name in state.plan.listing.spells:
        interval = last_interval(state, name)
        told = SpellDraft()
        told.item = item
        told.explain = view.explain
        told.name = name
        told.open = word(open_on(state, name, state.today))
        told.since = told.expected_end = None
        if interval is not None and interval.end is None:
            opened_by = interval.opened_by.entry
            told.since = to_date(interval.start)
            if isinstance(opened_by, Began):
                told.expected_end = opened_by.expected_end
        told.__class__ = SpellStatus
        found.append(told)
    return found
