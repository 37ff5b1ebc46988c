"""What a day must be, held against what it is."""

from collections.abc import Iterator
from typing import Any

from programflow.case import Status
from programflow.case.verdict import OpenDecision, Possible, StepStatus
from programflow.definition.node import Route
from programflow.definition.scenarios import Advised, Expected
from programflow.testing.scenarios.expected_findings import not_in_reason, unlike_findings
from programflow.testing.scenarios.verdict import Failure, failure


def failures_on(expected: Expected, status: Status) -> Iterator[Failure]:
    """All that is not as expected on a day, in the order of the reference page."""
    yield from _place(expected, status)
    yield from _open(expected, status)
    yield from _steps(expected, status)
    yield from _due(expected, status)
    yield from unlike_findings(expected, status)
    yield from _allowed(expected, status)
    yield from _recommended(expected, status)
    yield from _values(expected, status)
    yield from _unfounded(expected, status)
    if expected.because:
        here = status.explain(status.outcome or status.phase or "")
        yield from not_in_reason(expected.because, here, expected.route, on=status.at)


def _place(expected: Expected, status: Status) -> Iterator[Failure]:
    here = status.outcome or status.phase or ""
    for key, wanted in (("phase", expected.phase), ("outcome", expected.outcome)):
        if wanted is not None and wanted != getattr(status, key):
            reason = status.explain(here)
            route = (*expected.route, key)
            yield failure("place", route, reason, on=status.at, wanted=wanted, got=here)


def _open(expected: Expected, status: Status) -> Iterator[Failure]:
    if expected.open is None:
        return
    route = (*expected.route, "open")
    there = {step.step: step for step in status.steps if step.state == "open"}
    for name in expected.open:
        if name not in there:
            yield _in_state(name, "open", status, route=_at(route, expected.open, name))
    for name, step in there.items():
        if name not in expected.open:
            yield failure("also-open", route, step.because, on=status.at, step=name)


def _at(route: Route, names: tuple[str, ...], name: str) -> Route:
    return (*route, names.index(name))


def _steps(expected: Expected, status: Status) -> Iterator[Failure]:
    for name, wanted in expected.steps.items():
        route = (*expected.route, "steps", name)
        if wanted.state is not None and wanted.state not in state_of(status, name):
            yield _in_state(name, wanted.state, status, route=route)
        step = latest(status, name)
        for field in ("of", "by", "need"):
            said, got = getattr(wanted, field), getattr(step, field, None)
            if said is not None and said != got:
                reason = None if step is None else step.because
                params = {"step": name, "field": field, "wanted": said, "got": got}
                yield failure("step-otherwise", route, reason, on=status.at, **params)


def latest(status: Status, name: str) -> StepStatus | None:
    """The latest instance of a step; of two that began on one day the later in the status."""
    instances = [step for step in status.steps if step.step == name]
    return max(enumerate(instances), key=lambda at: (at[1].since, at[0]))[1] if instances else None


def state_of(status: Status, name: str) -> tuple[str, ...]:
    """The words that are true of a step: its state, and late after it."""
    step = latest(status, name)
    if step is None:
        return ("not_begun",)
    return (step.state, "late") if step.late else (step.state,)


def _in_state(name: str, wanted: str, status: Status, *, route: Route) -> Failure:
    step = latest(status, name)
    reason = None if step is None else step.because
    got = state_of(status, name)[-1]
    return failure("state", route, reason, on=status.at, step=name, wanted=wanted, got=got)


def _due(expected: Expected, status: Status) -> Iterator[Failure]:
    for name, wanted in expected.due.items():
        there = [due for due in status.due if due.step == name]
        if wanted in [due.on for due in there] or (wanted is False and not there):
            continue
        reason = there[0].because if there else None
        got = tuple(due.on for due in there)
        route = (*expected.route, "due", name)
        said = wanted or None
        yield failure("due", route, reason, on=status.at, step=name, wanted=said, got=got)


def _allowed(expected: Expected, status: Status) -> Iterator[Failure]:
    for name, wanted in expected.allowed.items():
        route = (*expected.route, "allowed", name)
        got = allowed(status, name, options=isinstance(wanted, tuple))
        if got == (tuple(sorted(wanted)) if isinstance(wanted, tuple) else wanted):
            continue
        part = _decision(status, name) or _possible(status, name) or latest(status, name)
        reason = None if part is None else part.because
        yield failure("allowed", route, reason, on=status.at, step=name, wanted=wanted, got=got)


def _decision(status: Status, name: str) -> OpenDecision | None:
    return next((decision for decision in status.decisions if decision.step == name), None)


def _possible(status: Status, name: str) -> Possible | None:
    return next((possible for possible in status.possible if possible.step == name), None)


def allowed(status: Status, name: str, *, options: bool) -> Any:
    """Whether a step may be done now; or the options of a decision that may be chosen, sorted."""
    if options:
        return _options(_decision(status, name))
    return bool(_possible(status, name) or _decision(status, name))


def _options(decision: OpenDecision | None) -> tuple[str, ...]:
    options = () if decision is None else decision.options
    return tuple(sorted(o.option for o in options if o.available == "yes"))


def _recommended(expected: Expected, status: Status) -> Iterator[Failure]:
    for name, wanted in expected.recommended.items():
        decision = _decision(status, name)
        route = (*expected.route, "recommended", name)
        if decision is None:
            yield _in_state(name, "open", status, route=route)
            continue
        there = decision.recommended
        got = advised(decision)
        if not _is_advised(wanted, got):
            yield failure(
                "recommended", route, there.because, on=status.at, step=name, wanted=wanted, got=got
            )


def _is_advised(wanted: Advised, got: Advised) -> bool:
    strength = wanted.strength in {None, got.strength}
    names = {*wanted.ask} == {*got.ask} and {*wanted.both} == {*got.both}
    return strength and names and wanted.option == got.option


def advised(decision: OpenDecision) -> Advised:
    """What a status recommends, as a scenario says it."""
    there = decision.recommended
    if there.verdict == "recommended":
        return Advised(option=there.option, strength=there.strength)
    if there.verdict == "ask-first":
        return Advised(ask=there.ask)
    return Advised(both=there.options) if there.verdict == "both-ways" else Advised()


def _values(expected: Expected, status: Status) -> Iterator[Failure]:
    criteria = {criterion.name: criterion for criterion in status.criteria}
    for name, wanted in expected.criteria.items():
        there = criteria.get(name)
        got = None if there is None else there.value
        if got != wanted:
            reason = None if there is None else there.because
            route = (*expected.route, "criteria", name)
            yield failure(
                "criterion", route, reason, on=status.at, criterion=name, wanted=wanted, got=got
            )
    tallies = {tally.name: tally for tally in status.tallies}
    for name, value in expected.tallies.items():
        tally = tallies.get(name)
        got = None if tally is None else counted(tally.low, tally.high)
        if got != value:
            reason = None if tally is None else tally.because
            route = (*expected.route, "tallies", name)
            yield failure("tally", route, reason, on=status.at, tally=name, wanted=value, got=got)


def counted(low: Any, high: Any) -> Any:
    """A tally as a scenario says it: a number, both ends while it is not settled, or unknown."""
    if low is None or high is None:
        return "unknown"
    return low if low == high else (low, high)


def _unfounded(expected: Expected, status: Status) -> Iterator[Failure]:
    if expected.unfounded is None:
        return
    route = (*expected.route, "unfounded")
    there = {part.step: part for part in status.unfounded if not part.set_aside}
    for name in expected.unfounded:
        if name not in there:
            at = _at(route, expected.unfounded, name)
            yield failure("not-unfounded", at, on=status.at, step=name)
    for name, part in there.items():
        if name not in expected.unfounded:
            yield failure("also-unfounded", route, part.because, on=status.at, step=name)
