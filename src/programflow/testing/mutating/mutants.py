"""The definitions that differ from one in a single point that could change a verdict."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from programflow.checking.rules import check
from programflow.definition import dumps, parse
from programflow.definition.node import Route
from programflow.definition.programme import Programme
from programflow.diagnostics import Fault
from programflow.testing.mutating.amounts import amounts
from programflow.testing.mutating.change import Change, Operator, PlacedOperator
from programflow.testing.mutating.counting import countings
from programflow.testing.mutating.idle import idle_parts
from programflow.testing.mutating.omissions import omissions
from programflow.testing.mutating.readings import readings, unknowns
from programflow.testing.mutating.structure import arrangements, loops
from programflow.testing.mutating.turns import retargets, turns, uses
from programflow.testing.mutating.walking import at, parts, put

OPERATORS: tuple[Operator, ...] = (
    *(amounts, omissions, turns, uses, retargets),
    *(arrangements, countings, readings),
)
PLACED: tuple[PlacedOperator, ...] = (loops, unknowns)
# What an operator makes of one field, where it can make several things of it.
_SAID = frozenset({"turned", "retargeted", "skipped-to"})
_KEYS = {"from_": "from", "except_": "except", "is_": "is"}


@frozen(eq=False, kw_only=True)
class Mutant:
    """A definition with one point changed.

    `id` names the point and what was done to it, the same in every run. `path` leads to the part,
    `route` to its place in the file.
    """

    id: str
    path: Route
    route: Route
    change: Change


def mutants(programme: Programme) -> tuple[Mutant, ...]:
    """Every mutant, in the order of the text; two that say the same are one."""
    found: dict[Any, Mutant] = {}
    names: dict[str, int] = {}
    idle = idle_parts(programme)
    for path, node in parts(programme):
        if path[:2] in idle:
            continue
        for change in _changes(path, node, programme):
            if change.node != node:
                one = _mutant(path, getattr(node, "route", ()), change, names=names)
                found.setdefault((path, change.node), one)
    return tuple(found.values())


def _changes(path: Route, node: Any, programme: Programme) -> Iterator[Change]:
    for operator in OPERATORS:
        yield from operator(node, programme)
    for placed in PLACED:
        yield from placed(path, node, programme)


def _mutant(path: Route, route: Route, change: Change, *, names: dict[str, int]) -> Mutant:
    key = _KEYS.get(change.key, change.key)
    inside = () if change.index is None else (change.index,)
    where = ".".join(map(str, (*path, *change.inside, key, *inside)))
    said = f"{change.operator} {where}"
    if isinstance(change.after, str | bool) or change.operator in {
        "turned",
        "retargeted",
        "skipped-to",
    }:
        said += f" {_brief(change.after)}"
    names[said] = names.get(said, 0) + 1
    if names[said] > 1:
        said += f" {names[said]}"
    return Mutant(id=said, path=path, route=_shown(route, change), change=change)


def _brief(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else str(getattr(value, "form", ""))


def _shown(route: Route, change: Change) -> Route:
    """Where the change stands in the file, as near as there is a place."""
    if change.at is not None:
        return change.at
    key = _KEYS.get(change.key, change.key)
    if change.key in {"members", "form", "operand", "op", "comparisons", "states", "scope"}:
        return route
    inside = () if change.index is None else (change.index,)
    return (*route, key, *inside)


def changed(programme: Programme, mutant: Mutant) -> Programme | None:
    """The definition with the change; None where it cannot be read, or not be run.

    It is written and read again: what nobody can write is no definition, and where a name is gone,
    only reading can say whether all that refer to it went with it.
    """
    other = put(programme, mutant.path, mutant.change.node)
    read = parse(dumps(other), "mutant")
    if read.programme is None or _has_errors(read.faults) or _has_errors(check(read.programme)):
        return None
    return read.programme


def _has_errors(faults: Iterable[Fault]) -> bool:
    return any(fault.severity == "error" for fault in faults)


def runnable(programme: Programme, found: tuple[Mutant, ...]) -> Iterator[tuple[Mutant, Programme]]:
    """The mutants that can be run, each with its definition."""
    for mutant in found:
        other = changed(programme, mutant)
        if other is not None:
            yield mutant, other


__all__ = ["Mutant", "at", "changed", "mutants", "runnable"]
