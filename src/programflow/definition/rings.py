"""Rings of things that wait for each other, and the dates that a place's values would make wait."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from programflow.definition.programme import Parameter, Programme, Setting
from programflow.definition.selections import Moment
from programflow.definition.steps import Bound

T = TypeVar("T")
Thing = tuple[str, str]
"""``("step", name)``, ``("parameter", name)`` and the like."""

DATES = {"due": "step", "aim": "step", "middle": "phase", "parameter": "parameter"}
"""The moments that are read off another thing, and of which sort that is."""


def rings(arcs: Mapping[T, tuple[T, ...]]) -> Iterator[tuple[T, ...]]:
    """Depth first, without recursion: a definition may have chains of a thousand steps."""
    done: set[T] = set()
    for start, reads in arcs.items():
        path = {} if start in done else {start: iter(reads)}
        while path:
            thing = next(reversed(path))
            follow = next(path[thing], None)
            if follow is None:
                done.add(thing)
                path.pop(thing)
            elif follow in path:
                names = list(path)
                yield tuple(names[names.index(follow) :])
            elif follow not in done:
                path[follow] = iter(arcs[follow])


def rings_through(
    programme: Programme, settings: Mapping[str, Setting]
) -> Iterator[tuple[str, tuple[Thing, ...]]]:
    """The rings of dates that some values would make, each with the first of those in it.

    The programme has none by itself: the checks have seen to that.
    """
    dated = [name for name, value in settings.items() if isinstance(value, Moment)]
    if not dated:
        return
    arcs: dict[Thing, tuple[Thing, ...]] = {}
    waiting: list[Thing] = [("parameter", name) for name in dated]
    while waiting:
        thing = waiting.pop()
        if thing not in arcs:
            arcs[thing] = tuple(dict.fromkeys(_read(programme, thing, settings)))
            waiting += arcs[thing]
    for ring in rings(arcs):
        name = next((name for sort, name in ring if sort == "parameter" and name in dated), None)
        if name is not None:
            yield name, ring


def _read(programme: Programme, thing: Thing, settings: Mapping[str, Setting]) -> Iterator[Thing]:
    sort, name = thing
    match sort:
        case "parameter":
            parameter = programme.parameters.get(name)
            values = () if parameter is None else _values(parameter, settings.get(name))
            for value in values:
                yield from _dates(value)
        case "clock" if name in programme.clocks:
            clock = programme.clocks[name]
            yield from (*_dates(clock.from_), *_dates(clock.until))
        case "phase" if name in programme.phases:
            yield from _of_window(programme.phases[name].window)
        case "step":
            holders: tuple[Any, ...] = (
                programme,
                *programme.phases.values(),
                *programme.outcomes.values(),
            )
            step = next((h.steps[name] for h in holders if name in h.steps), None)
            yield from _of_window(() if step is None else step.window)


def _values(parameter: Parameter, given: Setting | None) -> Iterator[Any]:
    """What it may be: a variant's own value goes before that of a place, and that before others."""
    yield from parameter.by_variant.values()
    if isinstance(given, Moment):
        yield given
    elif given is None:
        yield parameter.value
        yield from (value for _, value in parameter.dated)


def _of_window(window: Iterable[Bound]) -> Iterator[Thing]:
    for bound in window:
        if bound.clock is not None:
            yield "clock", bound.clock
        yield from _dates(bound.from_)


def _dates(moment: Any) -> Iterator[Thing]:
    if not isinstance(moment, Moment):
        return
    if moment.form in DATES:
        yield DATES[moment.form], str(moment.name)
    for member in moment.members:
        yield from _dates(member)
