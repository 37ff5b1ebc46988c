"""Which days a bound does not count, and because of which spell."""

from collections.abc import Iterator
from typing import NamedTuple

from programflow.case.moments import Point, When
from programflow.case.sourcing import sources_of
from programflow.case.spells import days_of, rows_of
from programflow.case.state import State
from programflow.case.verdict import Params, Reason
from programflow.machine import Place
from programflow.temporal import Stretches, complement, to_iso


def pauses(
    state: State, place: Place, *, since: int, until: When, is_stopped: bool
) -> Iterator[Reason]:
    """The days after a date and up to another that were left out; or since when all are.

    `until` not known: told of are the days up to today, and that counting stands still.
    """
    is_known = isinstance(until, Point)
    if not is_known and not is_stopped:
        return
    last = until.day if isinstance(until, Point) else state.today
    for stop in _stops(state, place):
        sure = _within(stop.sure, since, last)
        for first, after in sure:
            through = last if after is None else min(after - 1, last)
            yield _told(
                state, stop, first, through=None if after is None and not is_known else through
            )
        if not is_known:
            known = {first for first, _ in sure}
            for first, _ in _within(stop.perhaps, since, last):
                if first not in known:
                    yield _told(state, stop, first, through=None, is_sure=False)


class Stop(NamedTuple):
    """The days that a spell leaves out, surely and perhaps: those in it, or those outside it."""

    spell: str
    sure: Stretches
    perhaps: Stretches
    inside: bool


def _stops(state: State, place: Place) -> Iterator[Stop]:
    """Of each spell the days that it leaves out. (S6.4)"""
    clock = state.plan.programme.clocks.get(place.bound.clock or "")
    for spell in place.except_ if clock is None else clock.except_:
        days = days_of(state, spell)
        yield Stop(spell, days.sure, days.perhaps, inside=True)
    for spell in () if clock is None else clock.during:
        days = days_of(state, spell)
        sure, perhaps = complement(days.perhaps, since=1), complement(days.sure, since=1)
        yield Stop(spell, sure, perhaps, inside=False)


def _within(days: Stretches, since: int, last: int) -> list[tuple[int, int | None]]:
    """The stretches that have a day after the one date and up to the other. (S1.7)"""
    return [
        (max(start, since + 1), end)
        for start, end in days
        if start <= last and since < last and (end is None or end > since + 1)
    ]


def _told(
    state: State, stop: Stop, first: int, *, through: int | None, is_sure: bool = True
) -> Reason:
    """The days from the first on; `through` None: until the spell says otherwise."""
    defined = state.plan.spells.get(stop.spell)
    route = () if defined is None else defined.route
    params: Params = (("spell", stop.spell), ("since", to_iso(first)))
    code = "days-left-out" if through is not None else "stands-still"
    if through is not None:
        params = (*params, ("until", to_iso(through)))
    if not is_sure:
        code = "days-in-doubt"
    elif not stop.inside:
        code = f"{code}-without"
    return Reason(
        code=code,
        params=params,
        route=route,
        sources=sources_of(state, route) if route else (),
        entries=tuple(_entries(state, stop, first, through=through)),
    )


def _entries(state: State, stop: Stop, first: int, *, through: int | None) -> Iterator[str]:
    """The entries that began and ended the spell: where it was open, or where it was not."""
    found: dict[str, None] = {}
    after = state.today + 1 if through is None else through + 1
    for row in rows_of(state, stop.spell):
        for interval in row.intervals:
            overlaps = interval.start < after and (interval.end is None or interval.end > first)
            for fact in (interval.opened_by, interval.closed_by):
                near = overlaps if stop.inside else fact is not None and first <= fact.day <= after
                if fact is not None and near:
                    found[fact.id] = None
    yield from found
