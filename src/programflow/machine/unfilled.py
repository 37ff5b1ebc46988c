"""Which parameters each rule reads, itself or through named values. (S14.10)"""

from collections.abc import Iterator, Mapping
from typing import Any

from programflow.definition.criteria import Atom
from programflow.definition.node import Node, Route
from programflow.definition.programme import Parameter, Programme
from programflow.definition.selections import Moment
from programflow.definition.steps import Bound, Gap, Option, Recommendation, Repeat, Step
from programflow.definition.values import ParameterRef

RULES = (Bound, Gap, Repeat, Option, Recommendation, Step)


def parameters_read(
    programme: Programme, variant: str | None
) -> Iterator[tuple[Route, frozenset[str]]]:
    """Each rule present in the variant with the parameters it reads; a rule inside another stands alone."""
    walk = Walk(programme)
    roots: list[Any] = [
        *programme.steps.values(),
        *programme.findings.values(),
        *programme.phases.values(),
        *programme.outcomes.values(),
    ]
    for root in roots:
        for rule in _rules(root, variant):
            read = frozenset(walk.of_rule(rule))
            if read:
                yield rule.route, read


def _rules(part: Any, variant: str | None) -> Iterator[Any]:
    only_in: tuple[str, ...] = getattr(part, "only_in", ())
    if only_in and variant not in only_in:
        return
    yield part
    for child in _children(part):
        if isinstance(child, RULES):
            yield from _rules(child, variant)


def _children(part: Any) -> Iterator[Any]:
    for field in part.__attrs_attrs__:
        yield from _flat(getattr(part, field.name))


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _flat(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _flat(item)


class Walk:
    """Walks a rule down to parameters, through criteria, tallies, clocks and moments by name."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme

    def of_rule(self, rule: Any) -> Iterator[str]:
        """The parameters of a rule, those of the rules inside it left out."""
        seen: set[tuple[str, str]] = set()
        for child in _children(rule):
            if not isinstance(child, RULES):
                yield from self._of(child, seen)

    def _of(self, part: Any, seen: set[tuple[str, str]]) -> Iterator[str]:
        if isinstance(part, ParameterRef):
            yield from self._parameter(part.name, seen)
        elif isinstance(part, Atom):
            yield from self._atom(part, seen)
        elif isinstance(part, Moment) and part.form == "parameter":
            yield from self._parameter(part.name or "", seen)
        for child in _children(part):
            yield from self._of(child, seen)

    def _parameter(self, name: str, seen: set[tuple[str, str]]) -> Iterator[str]:
        yield name
        known = self._programme.parameters.get(name)
        if isinstance(known, Parameter) and isinstance(known.value, Moment):
            yield from self._named("parameter", name, known.value, seen)

    def _atom(self, atom: Atom, seen: set[tuple[str, str]]) -> Iterator[str]:
        name = atom.name or ""
        programme = self._programme
        named: dict[str, Mapping[str, Any]] = {
            "tally": programme.tallies,
            "clock": programme.clocks,
            "criterion": programme.criteria,
        }
        if atom.form == "parameter":
            yield from self._parameter(name, seen)
        elif atom.form in named and name in named[atom.form]:
            yield from self._named(atom.form, name, named[atom.form][name], seen)

    def _named(
        self, sort: str, name: str, part: Any, seen: set[tuple[str, str]]
    ) -> Iterator[str]:
        if (sort, name) not in seen:
            seen.add((sort, name))
            yield from self._of(part, seen)

