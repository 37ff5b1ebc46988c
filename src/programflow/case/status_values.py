"""The named values of a status, and what is not stated or not settled. (S14.10, S14.12)"""

from collections.abc import Iterator

from programflow.case.criteria import truth
from programflow.case.kleene import word
from programflow.case.reading import not_running
from programflow.case.spells import last_interval, open_on
from programflow.case.tallies import Shares, percent_of, tally_of
from programflow.case.verdict import (
    CriterionStatus,
    NotRunning,
    SpellStatus,
    TallyStatus,
    ToSettle,
)
from programflow.case.viewing import View, date_of
from programflow.definition.entries import Began
from programflow.definition.selections import Spell
from programflow.machine import present


def not_running_in(view: View) -> Iterator[NotRunning]:
    """Rules that read what is not filled. (S14.10)"""
    for route, parameter in not_running(view.state):
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


def criteria_in(view: View) -> Iterator[CriterionStatus]:
    """Every named criterion, read for no instance. (S14.12)"""
    for named in view.machine.programme.criteria.values():
        if present(named, view.state.plan.variant):
            value = word(truth(view.state, named.test))
            yield CriterionStatus(
                item=f"criterion:{named.name}", explain=view.explain, name=named.name, value=value
            )


def tallies_in(view: View) -> Iterator[TallyStatus]:
    """Every tally, read for no instance; a share in percent. (S14.12)"""
    for tally in view.machine.programme.tallies.values():
        value = tally_of(view.state, tally)
        low, high = percent_of(value) if isinstance(value, Shares) else value or (None, None)
        yield TallyStatus(
            item=f"tally:{tally.name}", explain=view.explain, name=tally.name, low=low, high=high
        )


def spells_in(view: View) -> Iterator[SpellStatus]:
    """Every spell. (S14.12)"""
    for spell in view.machine.programme.spells.values():
        if present(spell, view.state.plan.variant):
            yield _spell(view, spell)


def _spell(view: View, spell: Spell) -> SpellStatus:
    state = view.state
    interval = last_interval(state, spell.name)
    going = interval is not None and interval.end is None
    opened_by = interval.opened_by.entry if interval is not None and going else None
    return SpellStatus(
        item=f"spell:{spell.name}",
        explain=view.explain,
        name=spell.name,
        open=word(open_on(state, spell.name, state.today)),
        since=date_of(interval.start) if interval is not None and going else None,
        expected_end=opened_by.expected_end if isinstance(opened_by, Began) else None,
    )
