"""The networks of a question: one for each way through the programme, at its tightest values."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import frozen

from programflow.checking.question import NotProved, Question, Range
from programflow.definition.programme import Parameter
from programflow.definition.values import NOT_STATED
from programflow.machine.drafts import Rule
from programflow.machine.lengths import Lengths
from programflow.machine.routes import MOST, ways
from programflow.machine.timing import Timing, timing_of


@frozen(eq=False, repr=False)
class Timetables:
    """Every way with its network, and what could not be drawn up."""

    timings: tuple[Timing, ...]
    not_proved: tuple[NotProved, ...]


def timetables(question: Question, check: str) -> Timetables:
    """Draw up the networks of a question.

    Of a value that may be anything between bounds a last day takes the least, and a first day the
    greatest: what can be kept then can be kept with any.
    """
    shared = question.shared.get("timetables")
    if shared is None:
        found = ways(question.plan)
        lengths, values = lengths_of(question), tightest(question)
        timings = tuple(
            timing_of(question.plan, way, lengths=lengths, values=values) for way in found[:MOST]
        )
        shared = question.shared["timetables"] = (timings, len(found))
    timings, number = shared
    return Timetables(timings, tuple(_left_out(question, timings, number, check=check)))


def lengths_of(question: Question) -> Lengths:
    """The lengths of the machine's calendar; what they have counted is kept for all provers."""
    if "lengths" not in question.shared:
        question.shared["lengths"] = Lengths(question.machine.calendar)
    found: Lengths = question.shared["lengths"]
    return found


def tightest(question: Question) -> Any:
    """The values of the parameters, each at the end of its range that leaves the least time."""

    @cache
    def value(name: str, *, upper: bool) -> Any:
        said = question.value(name, on=question.first)
        if isinstance(said, Range):
            return said.low if upper else said.high
        return said

    return value


def loosest(question: Question) -> Any:
    """The same at the end of its range that leaves the most time."""

    @cache
    def value(name: str, *, upper: bool) -> Any:
        said = question.value(name, on=question.first)
        if isinstance(said, Range):
            return said.high if upper else said.low
        return said

    return value


def both_ways(rules: list[Rule], question: Question) -> str | None:
    """A parameter with a range that these rules take at both its ends, None if there is none."""
    ends: dict[str, set[bool]] = {}
    for rule in rules:
        for name, upper in rule.parameters:
            ends.setdefault(name, set()).add(upper)
    return next(
        (
            name
            for name, uppers in ends.items()
            if len(uppers) > 1 and isinstance(question.value(name, on=question.first), Range)
        ),
        None,
    )


def _left_out(
    question: Question, timings: tuple[Timing, ...], number: int, *, check: str
) -> Iterator[NotProved]:
    if number > MOST:
        yield NotProved(check=check, reason="many-ways", params=(("most", MOST),))
    for timing in timings:
        for doubt in timing.doubts:
            yield NotProved(
                check=check, reason=doubt.reason, params=doubt.params, route=doubt.route
            )
    for name, parameter in question.programme.parameters.items():
        if _changes(question, parameter):
            params = (("parameter", name),)
            yield NotProved(check=check, reason="changes", params=params, route=parameter.route)


def _changes(question: Question, parameter: Parameter) -> bool:
    """Whether a value is another at the end of the horizon: the proof took the first."""
    first = question.value(parameter.name, on=question.first)
    last = question.value(parameter.name, on=question.last)
    return bool(parameter.dated) and first != last and NOT_STATED not in {first, last}
