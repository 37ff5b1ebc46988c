"""What a prover is asked, and what it gives back.

A prover is a pure function from a `Question` to what it has `Shown`. It is asked once for each
variant. What it can neither show nor refute it says: nothing is left out in silence.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from attrs import field, frozen

from programflow.checking.index import Index
from programflow.definition.node import Route
from programflow.definition.programme import Parameter, Programme, Setting
from programflow.definition.values import NOT_STATED
from programflow.diagnostics import Fault
from programflow.machine import Machine
from programflow.machine.plan import Plan
from programflow.temporal import to_date


class Range(NamedTuple):
    """Every value from `low` to `high`, both included: a place may choose any of them."""

    low: Any
    high: Any


@frozen(kw_only=True)
class NotProved:
    """What was neither shown nor refuted.

    Args:
        check: the prover, a key of `PROVERS`.
        reason: a code; its words are ``why.<reason>`` in the catalogue `proofs`.
        params: what stands in the blanks of these words.
        route: the part of the definition that it is about.
        related: other parts that it bears on.
    """

    check: str
    reason: str
    params: tuple[tuple[str, Any], ...] = ()
    route: Route = ()
    related: tuple[Route, ...] = ()


@frozen(kw_only=True)
class Shown:
    """What one prover found, and how much it has looked at."""

    faults: tuple[Fault, ...] = ()
    not_proved: tuple[NotProved, ...] = ()
    states: int = 0
    dates: int = 0
    scenarios: int = 0


@frozen(eq=False, repr=False, kw_only=True)
class Question:
    """A programme to be proved, in one variant, at one place, from every start date of a horizon.

    Args:
        machine: the programme, compiled.
        variant: None is the programme without variants.
        settings: what the place fills in, read in the parameters' units.
        first: the first start date, as a day number.
        last: the last one, included.
        thorough: whether to go through scenarios too, which takes longer.

    `shared` holds what one prover has worked out and others read.
    """

    machine: Machine
    variant: str | None = None
    settings: Mapping[str, Setting] = field(factory=dict)
    first: int
    last: int
    thorough: bool = False
    shared: dict[str, Any] = field(factory=dict, init=False)

    @property
    def programme(self) -> Programme:
        """The programme."""
        return self.machine.programme

    @property
    def plan(self) -> Plan:
        """The tables of the variant."""
        return self.machine.plan(self.variant)

    @cached_property
    def index(self) -> Index:
        """The programme laid out; also what is absent in the variant."""
        return Index(self.programme)

    @property
    def starts(self) -> range:
        """Every start date."""
        return range(self.first, self.last + 1)

    def value(self, name: str, *, on: int) -> Setting | Range:
        """What a parameter may be for a case on a day, before any decision sets it. (S7.9)

        Of a value that the place leaves alone and that has bounds: everything between them.
        NOT_STATED: nothing is known of it.
        """
        parameter = self.plan.parameters.get(name)
        if parameter is None:
            return NOT_STATED
        for value in (
            parameter.by_variant.get(self.variant or "", NOT_STATED),
            self.settings.get(name, NOT_STATED),
        ):
            if value is not NOT_STATED:
                return value
        if parameter.between is not None:
            return Range(*parameter.between)
        return _dated(parameter, on)


def _dated(parameter: Parameter, on: int) -> Setting:
    value: Setting = NOT_STATED
    for since, dated in sorted(parameter.dated, key=lambda pair: pair[0]):
        if since <= to_date(on):
            value = dated
    return parameter.value if value is NOT_STATED else value


Prover = Callable[[Question], Shown]
