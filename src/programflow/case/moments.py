"""Moments: dates of the case, unset until they happen, unknown while an answer is missing. (S6.1-S6.3)"""

from enum import Enum
from typing import NamedTuple

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
    """The value of a moment today, read for an instance or for none."""
    match moment.form:
        case "enrolled":
            return Point(state.enrolled)
        case "opened":
            return None if instance is None or not instance.opened else Point(instance.opened[0])
        case "previous_round":
            return _previous_round(instance)
        case "selection" if moment.selection is not None:
            return _selected(state, moment.selection, instance)
        case "answer":
            return _answered(state, moment.name or "")
        case "due" | "aim":
            return _limit(state, moment.form, moment.name or "")
        case "expected_end":
            return _expected_end(state, moment.name or "")
        case "parameter":
            return _parameter(state, moment.name or "", instance)
        case "middle":
            return _middle(state, moment.name or "")
        case _:
            return _latest(state, moment.members, instance)


def _previous_round(instance: Instance | None) -> When:
    if instance is None or not instance.rounds:
        return None
    last = canonical(list(instance.rounds))[-1]
    return Point(last.day, last.at)


def _latest(state: State, moments: tuple[Moment, ...], instance: Instance | None) -> When:
    values = [moment_of(state, member, instance) for member in moments]
    points: list[Point] = []
    for value in values:
        if isinstance(value, Unknown):
            return UNKNOWN
        if value is not None:
            points.append(value)
    return max(points, key=lambda p: (p.day, -1 if p.at is None else p.at), default=None)


def _answered(state: State, question: str) -> When:
    from programflow.case.criteria import answer_to

    fact, value = answer_to(state, question)
    if fact is None:
        return UNKNOWN
    day = day_in(value)
    return UNKNOWN if day is None else Point(day)


def day_in(value: object) -> int | None:
    """The day that a value says, as a date or ISO text; None if it says none."""
    from datetime import date

    from programflow.temporal import UnreadableDate, to_day

    if isinstance(value, date):
        return value.toordinal()
    try:
        return to_day(value) if isinstance(value, str) else None
    except UnreadableDate:
        return None


def _limit(state: State, form: str, step: str) -> When:
    from programflow.case.bounds import aim_of, due_of

    defined = state.plan.steps.get(step)
    latest = None if defined is None else state.latest(defined)
    if latest is None:
        return None
    return due_of(state, latest) if form == "due" else aim_of(state, latest)


def _expected_end(state: State, spell: str) -> When:
    interval = last_interval(state, spell)
    entry = None if interval is None else interval.opened_by.entry
    if not isinstance(entry, Began) or entry.expected_end is None:
        return None
    return Point(entry.expected_end.toordinal())


def _parameter(state: State, name: str, instance: Instance | None) -> When:
    from programflow.case.parameters import value_of

    value = value_of(state, name)
    if value is NOT_STATED:
        return UNKNOWN
    if isinstance(value, Moment):
        return moment_of(state, value, instance)
    day = day_in(value)
    return UNKNOWN if day is None else Point(day)


def _middle(state: State, phase: str) -> When:
    from programflow.case.bounds import phase_due

    visit = state.visit(phase)
    if visit is None:
        return None
    due = phase_due(state, phase)
    if due is None or isinstance(due, Unknown):
        return due
    return Point(visit.entered + (due.day - visit.entered) // 2)


def _selected(state: State, selection: Selection, instance: Instance | None) -> When:
    found = members(state, selection)
    every = _picked(state, selection, [m.fact for m in found], instance)
    if all(m.certain for m in found):
        return every
    sure = _picked(state, selection, [m.fact for m in found if m.certain], instance)
    return every if every == sure else UNKNOWN


def _picked(
    state: State, selection: Selection, facts: list[Fact], instance: Instance | None
) -> When:
    selector = selection.members[0]
    which = selector.which
    if which is None:
        facts, which = _in_view(state, selector, facts, instance)
    ordered = canonical(facts)
    if which == "previous":
        ordered = ordered[:-1]
    if not ordered:
        return None
    return _point(ordered[0] if which == "first" else ordered[-1])


def _point(fact: Fact) -> Point:
    if isinstance(fact.entry, Booked):
        return Point(fact.entry.for_.toordinal())
    return Point(fact.day, fact.at)


def _in_view(
    state: State, selector: Selector, facts: list[Fact], instance: Instance | None
) -> tuple[list[Fact], str]:
    """Which facts a moment without `which` means, and which of them. (S6.2)"""
    if selector.kind in ("entered", "left"):
        place = selector.target or ""
        return _of_visit(state, facts, place, instance), "last"
    step = state.plan.steps.get(selector.target or "")
    which = "last" if selector.kind == "booked" else "first"
    if step is None or selector.kind in ("answered", "began", "ended", "happened", "found"):
        return facts, which
    if step.phase is None:
        return [f for f in facts if state.belongs[f.id].run == state.run], which
    return _of_visit(state, facts, step.phase, instance), which


def _of_visit(state: State, facts: list[Fact], place: str, instance: Instance | None) -> list[Fact]:
    if instance is not None and instance.step.phase == place:
        n: int | None = instance.visit
    else:
        visit = state.visit(place)
        n = None if visit is None else visit.n
    return [
        f
        for f in facts
        if state.belongs[f.id].place == place and state.belongs[f.id].visit == n
    ]
