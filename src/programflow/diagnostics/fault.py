"""`Fault`: one thing wrong with an input, as a rule id, a route and parameters."""

from typing import Any, Literal

from attrs import frozen

from programflow.diagnostics.marks import Marks, Span
from programflow.diagnostics.specs import SPECS, Severity

Route = tuple[str | int, ...]
"""Keys and indexes from the top of a file to the place at fault."""

On = Literal["key", "value"]


@frozen(kw_only=True)
class Fault:
    """One thing wrong.

    Args:
        rule: a key of `SPECS`.
        route: the part at fault; empty where there is no tree yet (`at` then says the place).
        params: the names that the rule's spec lists, in its order, each with its value.
        on: whether the key at the end of the route is at fault, or its value.
        related: other places that the fault is about.
        at: the place, where the route cannot say it: faults of syntax, second keys.
        example: what may stand there, as an author would write it; `‹role›` and its like are
            blanks for names that the text does not have. Only readings give it.
    """

    rule: str
    route: Route = ()
    params: tuple[tuple[str, Any], ...] = ()
    on: On = "value"
    related: tuple[Route, ...] = ()
    at: Span | None = None
    example: str | None = None

    @property
    def severity(self) -> Severity:
        """Error (cannot run), warning (runs, probably not meant) or note."""
        return SPECS[self.rule].severity

    def param(self, name: str) -> Any:
        """The value of a parameter, None where the fault has none of that name."""
        return dict(self.params).get(name)

    def span(self, marks: Marks) -> Span:
        """Where it stands in the text."""
        return self.at or marks.span(self.route, on=self.on)


def severity_of(rule: str) -> Severity:
    """The severity of a rule id.

    Raises:
        KeyError: there is no such rule.
    """
    return SPECS[rule].severity


def in_order(faults: list[Fault], marks: Marks) -> tuple[Fault, ...]:
    """The faults by place, then rule; each only once."""
    unique = {
        (fault.rule, fault.route, fault.on, fault.at, repr(fault.params)): fault for fault in faults
    }

    def place(fault: Fault) -> tuple[Any, ...]:
        span = fault.span(marks)
        return (span.line, span.column, fault.rule, repr(fault.route), repr(fault.params))

    return tuple(sorted(unique.values(), key=place))
