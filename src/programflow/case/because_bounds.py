"""How a bound came to its dates: what is counted from, how long, and what has moved the day."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from programflow.case.because_extended import extensions
from programflow.case.because_pauses import pauses
from programflow.case.bounds import times_of
from programflow.case.limits import Limit
from programflow.case.moments import Point, When
from programflow.case.sourcing import binding_of, length_text, moment_text, sources_of
from programflow.case.state import State
from programflow.case.untimed import untimed
from programflow.case.verdict import Change, Params, Reason
from programflow.temporal import to_date, to_iso


def of_limit(state: State, limit: Limit, *, thing: str) -> Reason:
    """How a bound came to its dates: what is counted from, how long, to when."""
    place, times, bound = limit.place, limit.times, limit.place.bound
    sources = sources_of(state, bound.route)
    name = ("step", thing)
    owner = state.instances.get(limit.owner)
    is_told = owner is None or (owner.living and limit.due is not None)
    if entries := () if is_told else untimed(state, limit):
        changes = (Change(code="give-time", params=(("entry", entry),)) for entry in entries)
        return Reason(
            code="bound-untimed",
            params=(name,),
            route=bound.route,
            sources=sources,
            entries=entries,
            changes=tuple(changes),
        )
    if place.before is not None:
        params: Params = (name, ("before", place.before), ("due", said(times.due)))
        return Reason(code="order-bound", params=params, route=bound.route, sources=sources)
    counted_from = moment_text(state, bound)
    if not isinstance(times.anchor, Point):
        code = "bound-unset" if times.anchor is None else "bound-unknown"
        params = (name, ("anchor", counted_from))
        return Reason(code=code, params=params, route=bound.route, sources=sources)
    form = binding_of(bound)
    last = times.due if isinstance(times.due, Point) else times.aim
    if form in _EARLIEST:
        last = times.low
    change = Change(code="time", params=(("what", thing),), on=_date(last))
    return Reason(
        code="bound",
        params=(
            name,
            ("modality", bound.modality),
            ("form", form),
            ("length", length_text(state, bound)),
            ("anchor", f"{counted_from}|{to_iso(times.anchor.day)}"),
            ("due", said(last)),
        ),
        route=bound.route,
        sources=sources,
        children=tuple(_moved(state, limit, since=times.anchor.day, last=last)),
        changes=(change,) if isinstance(last, Point) else (),
    )


_EARLIEST = ("min", "early")
"""Lengths that come to a first day, and to no last."""


def of_earliest(state: State, limit: Limit, *, thing: str) -> Reason:
    """How a bound came to its first day, whatever else it says."""
    bound, owner = limit.place.bound, state.instances.get(limit.owner, limit.owner)
    only_early = evolve(bound, min=None, max=None, late=None)
    # Of two the later one is the first day.
    for alone in (evolve(only_early, min=bound.min, aim=None, early=None), only_early):
        place = limit.place._replace(bound=alone)
        times = times_of(state, place, owner)
        if isinstance(times.low, Point) and times.low == limit.times.low:
            return of_limit(state, Limit(limit.owner, place, times), thing=thing)
    return of_limit(state, limit, thing=thing)


def _moved(state: State, limit: Limit, *, since: int, last: When) -> Iterator[Reason]:
    """What is behind a day that the length alone does not come to."""
    place, bound = limit.place, limit.place.bound
    if place.except_ or bound.clock is not None:
        is_stopped = limit.times.stopped
        yield from pauses(state, place, since=since, until=last, is_stopped=is_stopped)
    if last is None or last != limit.times.due:
        return
    if place.label != "gap":
        yield from extensions(state, limit.owner)
    if bound.counting == "statutory" and isinstance(last, Point):
        plain = place._replace(bound=evolve(bound, counting="plain"))
        owner = state.instances.get(limit.owner, limit.owner)
        unmoved = times_of(state, plain, owner).due
        if isinstance(unmoved, Point) and unmoved.day != last.day:
            yield Reason(code="moved-to-working-day", params=(("on", to_iso(unmoved.day)),))


def said(point: When) -> str | None:
    """A date as text, where it is known."""
    return to_iso(point.day) if isinstance(point, Point) else None


def _date(point: When) -> date | None:
    return to_date(point.day) if isinstance(point, Point) else None
