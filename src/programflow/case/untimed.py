"""Entries without a time on which a bound turns: what came of it nobody can say. (S1.6, S14.11)"""

from collections.abc import Iterator

from programflow.case.limits import Limit
from programflow.case.moments import Point, Unknown, View, moment_of
from programflow.case.parameters import quantity, value_of
from programflow.case.state import Fact, Instance, State, canonical
from programflow.definition.entries import Booked
from programflow.definition.selections import Moment
from programflow.temporal import Duration, Unit


def note_untimed(state: State, limit: Limit, fact: Fact) -> None:
    """Keep that an entry is of the day of an instant, and has no time to be held against it."""
    row = (limit.owner, limit.place.label, fact.id)
    if row not in state.untimed:
        state.untimed = (*state.untimed, row)


def untimed(state: State, limit: Limit) -> tuple[str, ...]:
    """The entries without a time for which a bound is not known to be kept; by id, each once.

    Those that it was held against, and the one that its hours are counted from.
    """
    instance = state.instances.get(limit.owner)
    if instance is None or instance.state == "dropped":
        return ()
    where = (limit.owner, limit.place.label)
    found = [entry for *place, entry in state.untimed if tuple(place) == where]
    times = limit.times
    anchor, dates = times.anchor, (times.low, times.aim, times.due)
    is_lost = any(isinstance(one, Unknown) for one in dates)
    if is_lost and isinstance(anchor, Point) and anchor.at is None:
        found += [fact.id for fact in _counted_from(state, limit, instance)]
    return tuple(dict.fromkeys(found))


def _counted_from(state: State, limit: Limit, instance: Instance) -> Iterator[Fact]:
    """The entry that hours are counted from, and that has no time."""
    bound = limit.place.bound
    lengths = [quantity(state, said, instance) for said in (bound.min, bound.aim, bound.max)]
    if not any(isinstance(said, Duration) and said.unit is Unit.HOURS for said in lengths):
        return
    clock = None if bound.clock is None else state.plan.programme.clocks[bound.clock]
    moment = bound.from_ if clock is None else clock.from_
    for fact in () if moment is None else _behind(state, moment, instance):
        if fact.entry is not None and fact.at is None and not isinstance(fact.entry, Booked):
            yield fact


def _behind(state: State, moment: Moment, instance: Instance) -> Iterator[Fact]:
    """The facts whose date a moment is."""
    if moment.form == "enrolled":
        yield state.first
    elif moment.form == "previous_round":
        yield from canonical(list(instance.rounds))[-1:]
    elif moment.selection is not None:
        yield from View(state, moment.selection, instance).facts(sure=False)
    for member in _read_through(state, moment):
        if moment_of(state, member, instance) == moment_of(state, moment, instance):
            yield from _behind(state, member, instance)


def _read_through(state: State, moment: Moment) -> Iterator[Moment]:
    """The moments of which a moment is one: what a parameter is, or members of a `latest`."""
    if moment.form == "parameter":
        value = value_of(state, moment.name or "")
        if isinstance(value, Moment):
            yield value
    yield from moment.members
