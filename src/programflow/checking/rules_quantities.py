"""Lengths of time and numbers: parameters of the right unit, values that are there."""

from collections.abc import Iterator
from typing import Any

from programflow.checking.index import Index, walk
from programflow.checking.rules_kinds import (
    NUMBERS,
    RUNNING_UNITS,
    TIME_UNITS,
    stopped_clock,
    stops,
    unit_of,
)
from programflow.definition.selections import Scope, Tally
from programflow.definition.steps import Bound, Chooses, Effect, Gap, Minutes, Repeat
from programflow.definition.values import ParameterRef, ValueRef
from programflow.diagnostics import Fault

_LENGTHS: dict[type[Any], tuple[str, ...]] = {
    Bound: ("min", "aim", "max", "early", "late", "grace"),
    Gap: ("max",),
    Scope: ("length",),
    Effect: ("by",),
}
_COUNTS: dict[type[Any], tuple[str, ...]] = {
    Repeat: ("times", "min", "max"),
    Minutes: ("aim", "reserve"),
    Chooses: ("at_least",),
}


def units(index: Index) -> Iterator[Fault]:
    """A parameter stands where its unit has a meaning."""
    for table, wanted, of in ((_LENGTHS, TIME_UNITS, "duration"), (_COUNTS, NUMBERS, "number")):
        for cls, names in table.items():
            for part in index.all(cls):
                for name in names:
                    yield from _unit(index, getattr(part, name), wanted=wanted, of=of)
    for step in index.steps.values():
        if isinstance(step.signed_by, ParameterRef):
            yield from _unit(index, step.signed_by, wanted=frozenset({"roles"}), of="roles")


def _unit(index: Index, value: Any, *, wanted: frozenset[str], of: str) -> Iterator[Fault]:
    if not isinstance(value, ParameterRef):
        return
    parameter = index.programme.parameters[value.name]
    if parameter.unit not in wanted:
        params = (("parameter", value.name), ("wanted", of), ("unit", parameter.unit))
        yield Fault(
            rule="parameter-unit", route=value.route, params=params, related=(parameter.route,)
        )


def moments(index: Index) -> Iterator[Fault]:
    """A parameter that stands for a moment is one."""
    for moment in index.moments:
        if moment.form == "parameter":
            parameter = index.programme.parameters[str(moment.name)]
            if parameter.unit not in {"moment", "date"}:
                params = (
                    ("parameter", parameter.name),
                    ("wanted", "moment"),
                    ("unit", parameter.unit),
                )
                yield Fault(
                    rule="parameter-unit",
                    route=(*moment.route, "parameter"),
                    params=params,
                    related=(parameter.route,),
                )


def running(index: Index) -> Iterator[Fault]:
    """A bound from a clock that can stand still, and a gap that a pause stretches, are in days."""
    for bound in index.all(Bound):
        if bound.clock is None or not stops(index, bound.clock):
            continue
        for name in _LENGTHS[Bound]:
            unit = unit_of(index, getattr(bound, name))
            if unit in TIME_UNITS - RUNNING_UNITS:
                yield stopped_clock(bound.clock, str(unit), (*bound.route, name), index=index)
    for gap in index.all(Gap):
        unit = unit_of(index, gap.max)
        if unit in TIME_UNITS - RUNNING_UNITS:
            yield Fault(rule="gap-unit", route=(*gap.route, "max"), params=(("unit", unit),))


def extensions(index: Index) -> Iterator[Fault]:
    """What lengthens a limit from a clock that can stand still is in days too."""
    for effect in index.all(Effect):
        unit = unit_of(index, effect.by)
        if effect.form != "extend" or unit not in TIME_UNITS - RUNNING_UNITS:
            continue
        clocks = [bound.clock for bound in index.window(effect.target) if bound.clock is not None]
        stopped = [clock for clock in clocks if stops(index, clock)]
        if stopped:
            yield stopped_clock(stopped[0], str(unit), (*effect.route, "by"), index=index)


def values(index: Index) -> Iterator[Fault]:
    """A decision's value is read by what that decision opens, or by what it extends."""
    allowed = {
        part.route
        for step in index.steps.values()
        if any(opening.form == "called" for opening in step.opens)
        for part in walk((step.window, step.repeat))
        if isinstance(part, ValueRef)
    }
    allowed |= {e.by.route for e in index.effects if isinstance(e.by, ValueRef)}
    for value in index.all(ValueRef):
        if value.route not in allowed:
            yield Fault(rule="value-not-there", route=value.route, params=(("name", value.name),))


def hours(index: Index) -> Iterator[Fault]:
    """A sliding scope goes by dates; hours go by instants."""
    for scope in index.all(Scope):
        if unit_of(index, scope.length) == "hours":
            yield Fault(rule="hours-on-dates", route=(*scope.route, "last"))


# Entries that may carry values.
_CARRY = frozenset({"done", "tested", "decided", "began", "ended", "happened"})


def tallies(index: Index) -> Iterator[Fault]:
    """Only entries that carry values have something to sum; a first day is a sliding scope's."""
    for tally in index.all(Tally):
        for selector in tally.selection.members if tally.value is not None else ():
            if selector.kind not in _CARRY:
                params: Any = (("kind", selector.kind),)
                yield Fault(rule="no-values", route=selector.route, params=params)
        if tally.first_day_counts and tally.scope.form != "last":
            at = (*tally.route, "first_day")
            params = (("key", "first_day"), ("needs", "last"))
            yield Fault(rule="key-needs-key", route=at, params=params, on="key")


RULES = (units, moments, running, extensions, hours, values, tallies)
