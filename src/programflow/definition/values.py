"""Scalars of the language and the values that refer to other values."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

from attrs import frozen

from programflow.definition.node import Node, Route
from programflow.temporal import Duration

Number = int | Decimal
"""An integer, or a decimal with at most three places. Never a float."""


class NotStated(Enum):
    """What no source states. A rule that reads it is unknown and does not run."""

    NOT_STATED = "not stated"

    def __repr__(self) -> str:
        return "NOT_STATED"


NOT_STATED = NotStated.NOT_STATED


@frozen(eq=False, repr=False, kw_only=True)
class Text(Node):
    """A text in Norwegian bokmål, with nynorsk and English where they have been written."""

    nb: str
    nn: str | None = None
    en: str | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Citation(Node):
    """Where a rule is written: a source of the definition and the place in it, as opaque text."""

    source: str
    place: str = ""
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class ParameterRef(Node):
    """A name where a duration or a number is expected: always a parameter."""

    name: str
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class ValueRef(Node):
    """``{value: name}``: a value of the decision that opened or extends the thing."""

    name: str
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class TallyRef(Node):
    """``{tally: t, times: a, plus: b}``: a·t + b, and nothing more."""

    tally: str
    times: Number = 1
    plus: Number = 0
    route: Route = ()


Quantity = Duration | Number | ParameterRef | ValueRef
"""A length of time or a number, said or referred to."""

Literal = bool | Number | str | date
"""What an answer, a value or a choice can be."""

Texts = Mapping[str, Text]
