"""Moments: dates of the case, unset until they happen, unknown while an answer is missing. (S6)"""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from programflow.case.parameters import value_of
from programflow.case.questions import answer_to, day_in
from programflow.case.selecting import members
from programflow.case.spells import last_interval
from programflow.case.state import Fact, Instance, State, canonical
from programflow.definition.entries import Began, Booked
from programflow.definition.selections import Moment, Selection, Selector
from programflow.definition.values import NOT_STATED


class Unknown(Enum):
    """A date that exists or will, and is not known."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown.UNKNOWN


class Point(NamedTuple):
    """A date, with an instant where the entry had one."""

    day: int
    at: int | None = None


When = Point | Unknown | None
"""A moment's value; None is unset."""


def moment_of(state: State, moment: Moment, instance: Instance | None = None) -> When:
    """The value of a moment today, read for an instance or for none. (S6.1-S6.3)"""
    if moment.form in _NAMED:
        return _NAMED[moment.form](state, moment.name or "")
    match moment.form:
        case "enrolled":
            return Point(state.enrolled)
        case "opened":
            return None if instance is None or not instance.opened else Point(instance.opened[0])
        case "previous_round":
            return _previous_round(instance)
        case "selection" if moment.selection is not None:
            return _selected(state, moment.selection, instance)
        case "parameter":
            return _parameter(state, moment.name or "", instance)
        case _:
            return _latest([moment_of(state, member, instance) for member in moment.members])


def _previous_round(instance: Instance | None) -> When:
    if instance is None or not instance.rounds:
        return None
    last = canonical(list(instance.rounds))[-1]
    return Point(last.day, last.at)


def _latest(values: list[When]) -> When:
    if any(isinstance(value, Unknown) for value in values):
        return UNKNOWN
    points = [value for value in values if isinstance(value, Point)]
    return max(points, key=lambda p: (p.day, -1 if p.at is None else p.at), default=None)


def _said(value: object) -> When:
    day = day_in(value)
    return UNKNOWN if day is None else Point(day)


def _answered(state: State, question: str) -> When:
    fact, value = answer_to(state, question)
    return UNKNOWN if fact is None else _said(value)


def _parameter(state: State, name: str, instance: Instance | None) -> When:
    value = value_of(state, name)
    if value is NOT_STATED:
        return UNKNOWN
    return moment_of(state, value, instance) if isinstance(value, Moment) else _said(value)


def _due(state: State, step: str) -> When:
    # A bound is counted from a moment, and a moment may be a bound's date: the circle is the
    # language's, and the checks refuse a definition that goes round it.
    from programflow.case.bounds import due_of

    latest = _latest_of(state, step)
    return None if latest is None else due_of(state, latest)


def _aim(state: State, step: str) -> When:
    from programflow.case.bounds import aim_of  # as in `_due`

    latest = _latest_of(state, step)
    return None if latest is None else aim_of(state, latest)


def _latest_of(state: State, step: str) -> Instance | None:
    defined = state.plan.steps.get(step)
    return None if defined is None else state.latest(defined)


def _expected_end(state: State, spell: str) -> When:
    interval = last_interval(state, spell)
    entry = None if interval is None else interval.opened_by.entry
    if not isinstance(entry, Began) or entry.expected_end is None:
        return None
    return Point(entry.expected_end.toordinal())


def _middle(state: State, phase: str) -> When:
    from programflow.case.bounds import phase_due  # as in `_due`

    visit = state.visit(phase)
    if visit is None:
        return None
    due = phase_due(state, phase)
    if due is None or isinstance(due, Unknown):
        return due
    return Point(visit.entered + (due.day - visit.entered) // 2)


_NAMED: dict[str, Callable[[State, str], When]] = {
    "answer": _answered,
    "due": _due,
    "aim": _aim,
    "expected_end": _expected_end,
    "middle": _middle,
}


def _selected(state: State, selection: Selection, instance: Instance | None) -> When:
    """One date of a selection; unknown if it hangs on what is a member perhaps. (S6.2)"""
    found = members(state, selection)
    view = View(state, selection.members[0], instance)
    every = view.pick([m.fact for m in found])
    if all(m.certain for m in found):
        return every
    sure = view.pick([m.fact for m in found if m.certain])
    return every if every == sure else UNKNOWN


class View(NamedTuple):
    """For whom a selection is read as one date, and by which selector."""

    state: State
    selector: Selector
    instance: Instance | None

    def pick(self, facts: list[Fact]) -> When:
        """The fact meant: by `which`, or else by what the selector is of. (S6.2)"""
        which = self.selector.which
        if which is None:
            facts, which = self._meant(facts)
        ordered = canonical(facts)
        if which == "previous":
            ordered = ordered[:-1]
        if not ordered:
            return None
        return _point(ordered[0] if which == "first" else ordered[-1])

    def _meant(self, facts: list[Fact]) -> tuple[list[Fact], str]:
        """Which facts a moment without `which` means, and which of them."""
        state, selector = self.state, self.selector
        if selector.kind in ("entered", "left"):
            return self._of_visit(facts, selector.target or ""), "last"
        step = state.plan.steps.get(selector.target or "")
        which = "last" if selector.kind == "booked" else "first"
        if step is None or selector.kind in ("answered", "began", "ended", "happened", "found"):
            return facts, which
        if step.phase is None:
            return [f for f in facts if state.belongs[f.id].run == state.run], which
        return self._of_visit(facts, step.phase), which

    def _of_visit(self, facts: list[Fact], place: str) -> list[Fact]:
        state, instance = self.state, self.instance
        if instance is not None and instance.step.phase == place:
            n: int | None = instance.visit
        else:
            visit = state.visit(place)
            n = None if visit is None else visit.n
        return [f for f in facts if state.belongs[f.id][:2] == (place, n)]


def _point(fact: Fact) -> Point:
    if isinstance(fact.entry, Booked):
        return Point(fact.entry.for_.toordinal())
    return Point(fact.day, fact.at)
