"""Which rules of a definition never decided anything on a day that a scenario speaks of."""

from collections.abc import Iterable, Iterator

from programflow.case import Status
from programflow.case.verdict import Part, Reason
from programflow.checking.loading import LoadedScenarios
from programflow.definition.criteria import NamedCriterion
from programflow.definition.node import Node, Route
from programflow.definition.programme import Finding, Next, Outcome, Phase, Programme
from programflow.definition.steps import Before, Bound, Gap, Option, Recommendation, Repeat, Step
from programflow.rendering.names import steps_of
from programflow.testing.scenarios.playing import status_for, tell

# What can decide something, each with a place of its own.
RULES = (Bound, Before, Gap, Repeat, Finding, Next, Option, Recommendation, Step, Outcome)


def idle_rules(programme: Programme, suites: Iterable[LoadedScenarios]) -> tuple[Route, ...]:
    """The places of the rules that stand in no reason of any status, in the order of the text."""
    decided = {route for suite in suites for route in _decided(suite)}
    return tuple(route for route in rules_of(programme) if route not in decided)


def rules_of(programme: Programme) -> Iterator[Route]:
    """The place of every rule."""
    yield from _rules(programme)


def _rules(value: object) -> Iterator[Route]:
    if isinstance(value, RULES):
        yield value.route
    if isinstance(value, Node) and not isinstance(value, NamedCriterion):
        for field in value.__attrs_attrs__:  # type: ignore[attr-defined]  # set by attrs
            yield from _rules(getattr(value, field.name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _rules(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _rules(item)


def _decided(loaded: LoadedScenarios) -> Iterator[Route]:
    machine = loaded.loaded.machine
    for scenario in loaded.suite.scenarios:
        case = tell(loaded.suite, scenario, machine, place=loaded.place).case
        for expected in scenario.then if case is not None else ():
            if case is not None and expected.on >= scenario.start:
                yield from _in_status(status_for(expected, machine, case), machine.programme)


def _in_status(status: Status, programme: Programme) -> Iterator[Route]:
    steps = steps_of(programme)
    for there in status.steps:
        # What its rounds are enough for is said of the step, in whose reason the entries stand.
        step = steps.get(there.step)
        if step is not None and step.repeat is not None and there.state == "done":
            yield step.repeat.route
    yield from _in_reason(status.explain(status.outcome or status.phase or ""))
    place = programme.outcomes.get(status.outcome or "")
    if isinstance(place, Outcome | Phase):
        yield place.route
    for section in ("steps", "due", "decisions", "findings", "unfounded", "possible"):
        for part in getattr(status, section):
            yield from _in_part(part)


def _in_part(part: Part) -> Iterator[Route]:
    yield from _in_reason(part.because)
    for field in part.__attrs_attrs__:
        value = getattr(part, field.name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Part):
                yield from _in_part(inner)


def _in_reason(reason: Reason) -> Iterator[Route]:
    yield reason.route
    for child in reason.children:
        yield from _in_reason(child)
