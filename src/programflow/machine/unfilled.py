"""Which parameters each rule reads, itself or through named values. (S14.10, S3.6)"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from programflow.definition.criteria import Atom
from programflow.definition.node import Node, Route
from programflow.definition.programme import Programme
from programflow.definition.selections import Clock, Moment
from programflow.definition.steps import Bound, Gap, Option, Recommendation, Repeat, Step
from programflow.definition.values import ParameterRef, TallyRef
from programflow.machine.presence import present

RULES = (Bound, Gap, Repeat, Option, Recommendation, Step)


def parameters_read(
    programme: Programme, variant: str | None
) -> Iterator[tuple[Route, frozenset[str]]]:
    """Each rule present with the parameters it reads; a rule inside another stands alone."""
    roots: list[Any] = [
        *programme.steps.values(),
        *programme.findings.values(),
        *programme.phases.values(),
        *programme.outcomes.values(),
    ]
    for root in roots:
        for rule in _rules(root, variant):
            walk = ParameterWalk(programme, lambda part: present(part, variant))
            read = frozenset(walk.of_rule(rule))
            if read:
                yield rule.route, read


def _rules(part: Any, variant: str | None) -> Iterator[Any]:
    if not present(part, variant):
        return
    yield part
    for child in children_of(part):
        if isinstance(child, RULES):
            yield from _rules(child, variant)


def children_of(part: Any) -> Iterator[Any]:
    """The parts of a definition that stand in a part."""
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


def _spells_of(part: Any) -> tuple[str, ...]:
    """The spells that a part reads by name: what must be open, or stops it."""
    if isinstance(part, Step):
        return part.during
    if isinstance(part, Clock):
        return (*part.except_, *part.during)
    return part.except_ if isinstance(part, Repeat) else ()


class ParameterWalk:
    """Walks a part down to parameters, by name through criteria, tallies, clocks and moments.

    A named value is walked once; use one walk for each rule. What is not there is not walked.
    """

    def __init__(self, programme: Programme, is_there: Callable[[Any], bool]) -> None:
        self._programme = programme
        self._is_there = is_there
        self._seen: set[tuple[str, str]] = set()

    def of_rule(self, rule: Any) -> Iterator[str]:
        """The parameters of a rule, those of the rules inside it left out."""
        yield from self._named_in(rule)
        for child in children_of(rule):
            if not isinstance(child, RULES):
                yield from self.of_part(child)

    def of_part(self, part: Any) -> Iterator[str]:
        """The parameters of a part and of all that is inside it."""
        if not self._is_there(part):
            return
        yield from self._named_in(part)
        for child in children_of(part):
            yield from self.of_part(child)

    def _named_in(self, part: Any) -> Iterator[str]:
        """What a part reads by name."""
        if isinstance(part, ParameterRef):
            yield from self._parameter(part.name)
        elif isinstance(part, TallyRef):
            yield from self._once("tally", part.tally)
        elif isinstance(part, Bound) and part.clock is not None:
            yield from self._once("clock", part.clock)
        elif isinstance(part, Moment | Atom) and part.form == "parameter":
            yield from self._parameter(part.name or "")
        elif isinstance(part, Atom):
            yield from self._once(part.form, part.name or "")
        for spell in _spells_of(part):
            yield from self._once("spell", spell)

    def _parameter(self, name: str) -> Iterator[str]:
        yield name
        yield from self._once("parameter", name)

    def _once(self, sort: str, name: str) -> Iterator[str]:
        part = self._part(sort, name)
        if part is not None and (sort, name) not in self._seen:
            self._seen.add((sort, name))
            yield from self.of_part(part)

    def _part(self, sort: str, name: str) -> Any:
        """The named value; of a parameter the moment that is its value; None if it is neither."""
        programme = self._programme
        if sort == "parameter":
            known = programme.parameters.get(name)
            value = None if known is None else known.value
            return value if isinstance(value, Moment) else None
        named: dict[str, Mapping[str, Any]] = {
            "tally": programme.tallies,
            "clock": programme.clocks,
            "criterion": programme.criteria,
            "spell": programme.spells,
        }
        return named.get(sort, {}).get(name)
