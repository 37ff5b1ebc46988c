"""Moments: dates of the case, unset until they happen, unknown while an answer is missing. (S6)"""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from programflow.case.parameters import value_of
from programflow.case.questions import answer_to
from programflow.case.said_values import day_in
from programflow.case.selecting import is_certain, members, selected
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
            return Point(state.enrolled, state.first.at)
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
    return None if latest is None or latest.state == "dropped" else due_of(state, latest)


def _aim(state: State, step: str) -> When:
    from programflow.case.bounds import aim_of  # as in `_due`

    latest = _latest_of(state, step)
    return None if latest is None or latest.state == "dropped" else aim_of(state, latest)


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
    if instance is None and len(selection.members) == 1:
        selector = selection.members[0]
        if selector.kind in ("entered", "left") and selector.which is None:
            # Marks, and so certain; the last one is meant. (S6.2)
            marks = state.facts.get((selector.kind, selector.target or ""), ())
            if len(marks) == 1 and marks[0].entry is None and marks[0].id not in state.voided:
                return Point(marks[0].day)
            return _point_of(canonical([m.fact for m in selected(state, selector)])[-1:])
    view = View(state, selection, instance)
    every = view.pick(sure=False)
    if all(is_certain(selector) for selector in selection.members):
        return every
    return every if every == view.pick(sure=True) else UNKNOWN


class View(NamedTuple):
    """For whom a selection is read as one date."""

    state: State
    selection: Selection
    instance: Instance | None

    def pick(self, *, sure: bool) -> When:
        """The date of the fact meant."""
        return _point_of(self.facts(sure=sure))

    def facts(self, *, sure: bool) -> list[Fact]:
        """The fact meant: by `which` of all members, or the first of what each selector means."""
        which = next((s.which for s in self.selection.members if s.which is not None), None)
        if which is None:
            given = [self._meant(selector, sure=sure) for selector in self.selection.members]
            return canonical([fact for fact in given if fact is not None])[:1]
        found = members(self.state, self.selection)
        ordered = canonical([m.fact for m in found if m.certain or not sure])
        if which == "first":
            return ordered[:1]
        return ordered[:-1][-1:] if which == "previous" else ordered[-1:]

    def _meant(self, selector: Selector, *, sure: bool) -> Fact | None:
        """The fact that one selector means without `which`."""
        facts = [m.fact for m in selected(self.state, selector) if m.certain or not sure]
        facts = canonical(self._in_view(selector, facts))
        if not facts:
            return None
        return facts[-1] if selector.kind in ("entered", "left", "booked") else facts[0]

    def _in_view(self, selector: Selector, facts: list[Fact]) -> list[Fact]:
        state = self.state
        if selector.kind in ("entered", "left"):
            place = selector.target or ""
            own = self.instance is not None and self.instance.step.phase == place
            return self._of_visit(facts, place) if own else facts
        step = state.plan.steps.get(selector.target or "")
        if step is None or selector.kind not in _OF_STEPS:
            return facts
        if step.phase is None:
            return [f for f in facts if state.belongs[f.id].run == self._run]
        return self._of_visit(facts, step.phase)

    @property
    def _run(self) -> int:
        return self.state.run if self.instance is None else self.instance.run

    def _of_visit(self, facts: list[Fact], place: str) -> list[Fact]:
        """Those of the instance's own visit, or of the latest visit in its run."""
        state, instance = self.state, self.instance
        n: int | None
        if instance is not None and instance.step.phase == place:
            n = instance.visit
        else:
            visits = state.visits.get(place, ())
            in_run = [v.n for v in visits if v.run == self._run]
            n = max(in_run, default=None)
        return [f for f in facts if state.belongs[f.id][:2] == (place, n)]


_OF_STEPS = ("done", "tested", "missed", "booked", "decided", "opened", "dropped", "lapsed")


def _point_of(facts: list[Fact]) -> When:
    return _point(facts[0]) if facts else None


def _point(fact: Fact) -> Point:
    if isinstance(fact.entry, Booked):
        return Point(fact.entry.for_.toordinal())
    return Point(fact.day, fact.at)
