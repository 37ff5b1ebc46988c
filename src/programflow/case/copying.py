"""Copying a state: done for every day that an entry may still come back to, and so written out.

A loop over names costs three times as much.
"""

from typing import TYPE_CHECKING

from programflow.case.layers import SMALL, laid

if TYPE_CHECKING:
    from programflow.case.state import State


def copied(state: "State") -> "State":
    """Another state that shares the frozen values; changes to one do not show in the other."""
    other = state.__class__.__new__(state.__class__)
    _share(state, other)
    if state.by_id.__class__ is not dict or len(state.by_id) + len(state.instances) > SMALL:
        _lay_tables(state)
    _copy_tables(state, other)
    return other


def _share(state: "State", other: "State") -> None:
    """What is replaced, and never changed in place."""
    other.machine = state.machine
    other.plan = state.plan
    other.zone = state.zone
    other.judgements = state.judgements
    other.enrolled = state.enrolled
    other.today = state.today
    other.place = state.place
    other.stay = state.stay
    other.here = state.here
    other.previous = state.previous
    other.is_over = state.is_over
    other.unbegun = state.unbegun
    other.turn = state.turn
    other.run = state.run
    other.voided = state.voided
    other.made_today = state.made_today
    other.moves = state.moves
    other.left_over = state.left_over
    other.entered_today = state.entered_today
    other.barred = state.barred
    other.lived = state.lived
    other.completions = state.completions
    other.untimed = state.untimed
    other.watched = state.watched
    other.seen = state.seen
    other.recall = state.recall
    other.wakes = state.wakes
    other.dirty = state.dirty
    other.stirred = state.stirred
    other.resting = state.resting
    other.turns = state.turns
    other.read_settings = state.read_settings
    other.read_spells = state.read_spells


def _copy_tables(state: "State", other: "State") -> None:
    other.visits = state.visits.copy()
    other.moved_by = state.moved_by.copy()
    other.met = state.met.copy()
    other.instances = state.instances.copy()
    other.by_step = state.by_step.copy()
    other.alive = state.alive.copy()
    other.facts = state.facts.copy()
    other.targets = state.targets.copy()
    other.by_id = state.by_id.copy()
    other.taken_up = state.taken_up.copy()
    other.ambiguous = state.ambiguous.copy()
    other.belongs = state.belongs.copy()
    other.armed = state.armed.copy()
    other.lapses = state.lapses.copy()
    other.found = state.found.copy()
    other.taken = state.taken.copy()
    other.sets = state.sets.copy()
    other.extended = state.extended.copy()
    other.chosen = state.chosen.copy()
    other.read_in = state.read_in.copy()
    other.reached = state.reached.copy()
    other.calls = state.calls.copy()
    other.waives = state.waives.copy()
    other.extensions_today = state.extensions_today.copy()
    other.coming = state.coming.copy()


def _lay_tables(state: "State") -> None:
    """A long history: what is large lies as an old part under new values from now on."""
    for name in TABLES:
        table = getattr(state, name)
        if (len(table) if table.__class__ is dict else len(table.new)) > SMALL:
            setattr(state, name, laid(table))


TABLES = (
    "visits", "moved_by", "met", "instances", "by_step", "alive", "facts", "targets", "by_id",
    "taken_up", "ambiguous", "belongs", "armed", "lapses", "found", "taken", "sets", "extended",
    "chosen", "read_in", "reached", "calls", "waives", "extensions_today", "coming",
)  # fmt: skip
"""What each state has for itself. Settings that have been read are shared by all."""
