"""Tallies: numbers over selections, as intervals. (S5.6, S6.6-S6.8)"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from programflow.case.counting import UNCOUNTABLE
from programflow.case.moments import Point, Unknown, moment_of
from programflow.case.parameters import quantity
from programflow.case.said_values import value_in
from programflow.case.selecting import Member, members
from programflow.case.state import Fact, State, canonical
from programflow.definition.selections import Scope, Selection, Tally
from programflow.temporal import (
    Duration,
    covers_sliding,
)


class Range(NamedTuple):
    """A number that lies from `low` to `high`; the two differ while an excuse is pending."""

    low: Any
    high: Any


class Weight(NamedTuple):
    """Whether an entry is in the part and in the whole: surely, and at most."""

    least: tuple[bool, bool]
    most: tuple[bool, bool]


class Shares(NamedTuple):
    """What a share is of: the entries, each with its weight."""

    entries: tuple[Weight, ...]


def scoped(
    state: State, found: list[Member], scope: Scope, *, first_day: bool, place: str | None
) -> list[Member] | None:
    """The members in scope; None while the scope itself is unknown. (S5.6)"""
    match scope.form:
        case "case":
            return found
        case "run":
            return [m for m in found if state.belongs[m.fact.id].run == state.run]
        case "visit":
            return _in_visit(state, found, place or state.place)
        case "phase":
            return [m for m in found if state.belongs[m.fact.id].place == scope.phase]
        case "last":
            return _sliding(state, found, scope, first_day=first_day)
        case _:
            return _since(state, found, scope, first_day=first_day)


def _in_visit(state: State, found: list[Member], place: str) -> list[Member]:
    visit = state.visit(place)
    if visit is None:
        return []
    key = (place, visit.n)
    return [m for m in found if state.belongs[m.fact.id][:2] == key]


def _sliding(
    state: State, found: list[Member], scope: Scope, *, first_day: bool
) -> list[Member] | None:
    length = quantity(state, scope.length)
    if not isinstance(length, Duration):
        return None
    try:
        return [m for m in found if _is_held(state, m, length, first_day=first_day)]
    except UNCOUNTABLE:
        return None


def _is_held(state: State, member: Member, length: Duration, *, first_day: bool) -> bool:
    return covers_sliding(
        member.fact.day,
        state.today,
        length,
        first_day_counts=first_day,
        calendar=state.machine.calendar,
    )


def _since(
    state: State, found: list[Member], scope: Scope, *, first_day: bool
) -> list[Member] | None:
    if scope.moment is None:
        return found
    moment = moment_of(state, scope.moment)
    if isinstance(moment, Unknown):
        return None
    if moment is None:
        return []
    first_day = first_day or scope.moment.form == "enrolled"
    return [m for m in found if _after(m.fact, moment, first_day=first_day)]


def _after(fact: Fact, moment: Point, *, first_day: bool) -> bool:
    if fact.day != moment.day:
        return fact.day > moment.day
    if first_day:
        return True
    return fact.at is not None and moment.at is not None and fact.at > moment.at


def tally_of(state: State, tally: Tally, place: str | None = None) -> Range | Shares | None:
    """The tally today; None is unknown. (S6.6, S6.7)"""
    found = _scoped(state, tally, tally.selection, place=place)
    if found is None:
        return None
    match tally.form:
        case "count":
            return Range(sum(m.certain for m in found), len(found))
        case "sum":
            return _sum(found, tally.value or "")
        case "consecutive":
            broken_by = tally.broken_by
            return _consecutive(found, [] if broken_by is None else members(state, broken_by))
        case "share":
            whole = _scoped(state, tally, tally.among, place=place)
            return None if whole is None else _share(found, whole)
        case _:
            return _value(found, tally)


def _scoped(
    state: State, tally: Tally, selection: Selection | None, *, place: str | None
) -> list[Member] | None:
    found = [] if selection is None else members(state, selection)
    return scoped(state, found, tally.scope, first_day=tally.first_day_counts, place=place)


def _number(fact: Fact, name: str) -> Any:
    value = value_in(fact.entry, name)
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _sum(found: list[Member], name: str) -> Range | None:
    low: Any = 0
    high: Any = 0
    for fact, certain in found:
        value = _number(fact, name)
        if value is None:
            return None
        low += value if certain else min(value, 0)
        high += value if certain else max(value, 0)
    return Range(low, high)


def _consecutive(found: list[Member], breaks: list[Member]) -> Range:
    """The members after the last that breaks the run. (S6.6)"""
    breaking = {m.fact.id: m.certain for m in breaks}
    mine = {m.fact.id: m.certain for m in found}
    facts = {m.fact.id: m.fact for m in (*found, *breaks)}
    low = high = 0
    for fact in canonical(list(facts.values())):
        if fact.id in mine:
            low += mine[fact.id]
            high += 1
        if fact.id in breaking:
            low = 0
            high = 0 if breaking[fact.id] else high
    return Range(low, high)


def _share(found: list[Member], whole: list[Member]) -> Shares | None:
    """Unknown while nothing is surely in the whole. (S6.7)"""
    if not any(m.certain for m in whole):
        return None
    part = {m.fact.id: m.certain for m in found}
    of = {m.fact.id: m.certain for m in whole}
    return Shares(
        tuple(
            Weight(
                least=(part.get(i, False), of.get(i, False)),
                most=(i in part, i in of),
            )
            for i in {**part, **of}
        )
    )


def share_against(shares: Shares, percent: Any) -> Range:
    """Σ (100·in the part − t·in the whole) over the entries, at least and at most. (S6.7)"""
    low: Any = Fraction(0)
    high: Any = Fraction(0)
    t = Fraction(percent)
    for entry in shares.entries:
        weights = [100 * part - t * whole for part, whole in entry]
        low += min(weights)
        high += max(weights)
    return Range(low, high)


def percent_of(shares: Shares) -> tuple[int, int]:
    """A share as whole percent, rounded down: at its least and at its greatest."""
    part = [sum(e.least[0] for e in shares.entries), sum(e.most[0] for e in shares.entries)]
    whole = [sum(e.least[1] for e in shares.entries), sum(e.most[1] for e in shares.entries)]
    return 100 * part[0] // max(whole), 100 * part[1] // max(whole[0], 1)


def _value(found: list[Member], tally: Tally) -> Range | None:
    """Known if it is the same whichever of the pending members are none after all. (S6.6)"""
    certain = {m.fact.id: m.certain for m in found}
    facts = canonical([m.fact for m in found])
    read = [(_number(f, tally.value or ""), certain[f.id]) for f in facts]
    values = [(value, sure) for value, sure in read if value is not None]
    match tally.which:
        case "highest" | "lowest":
            values.sort(key=lambda v: v[0], reverse=tally.which == "highest")
        case "first":
            pass
        case _:
            values.reverse()
    ways = set(_possible(values, 2 if tally.which == "previous" else 1))
    value = ways.pop() if len(ways) == 1 else None
    return None if value is None else Range(value, value)


def _possible(values: list[tuple[Any, bool]], place: int) -> Iterator[Any]:
    """What may stand in a place of a row, each with whether it is sure; None: nothing may."""
    sure = 0
    for n, (value, certain) in enumerate(values, 1):
        if n >= place:
            yield value
        sure += certain
        if sure == place:
            return
    yield None


def holds(op: str, difference: Any) -> bool:
    """Whether a difference from the other side satisfies a comparison."""
    match op:
        case "at_least":
            return bool(difference >= 0)
        case "more_than":
            return bool(difference > 0)
        case "at_most":
            return bool(difference <= 0)
        case "less_than":
            return bool(difference < 0)
        case _:
            return bool(difference == 0)
