"""Playing scenarios: the story into the engine, the days out of it."""

from collections.abc import Iterator

from attrs import frozen

from programflow.case import Accepted, Case, Rejected, Status, advance, replay, status
from programflow.definition import setting_to_json
from programflow.definition.entries import Enrolled, Entry
from programflow.definition.programme import Place, Programme
from programflow.definition.scenarios import Expected, Scenario, Suite, Told
from programflow.machine import Machine
from programflow.testing.scenarios.expecting import failures_on
from programflow.testing.scenarios.verdict import Failure, Outcome, failure


@frozen(eq=False, kw_only=True)
class Played:
    """A story in the engine: the case (None: it never began), what failed on the way, entries."""

    case: Case | None
    failures: tuple[Failure, ...]
    entries: tuple[Entry, ...]


def play_suite(suite: Suite, machine: Machine, place: Place | None = None) -> tuple[Outcome, ...]:
    """Each scenario of a file with all that fails in it, in the order of the file."""
    return tuple(
        Outcome(scenario=scenario, failures=play_scenario(suite, scenario, machine, place=place))
        for scenario in suite.scenarios
    )


def play_scenario(
    suite: Suite, scenario: Scenario, machine: Machine, *, place: Place | None = None
) -> tuple[Failure, ...]:
    """All that fails in a scenario, in the order of the file."""
    played = tell(suite, scenario, machine, place=place)
    return (*played.failures, *_unmet(scenario, machine, played.case))


def is_unmet(scenario: Scenario, machine: Machine, case: Case) -> bool:
    """Whether any day of a case is not as the scenario expects it; stops at the first."""
    return any(True for _ in _unmet(scenario, machine, case))


def tell(
    suite: Suite, scenario: Scenario, machine: Machine, *, place: Place | None = None
) -> Played:
    """Give the story's entries to the engine, in the order in which they stand."""
    first = enrolment(suite, scenario, machine.programme, place=place)
    started = replay(machine, [first], id="scenario")
    if started.case is None:
        rejected = started.rejected[0]
        route = (*scenario.route, "start")
        failed = failure("start-rejected", route, rejected.reason, refusal=rejected.code)
        return Played(case=None, failures=(failed,), entries=(first,))
    case = started.case
    failures: list[Failure] = []
    for told in scenario.when:
        answer = advance(machine, case, told.entry)
        failures += _answered(told, answer)
        case = answer.case or case
    entries = (first, *(told.entry for told in scenario.when))
    return Played(case=case, failures=tuple(failures), entries=entries)


def enrolment(
    suite: Suite, scenario: Scenario, programme: Programme, *, place: Place | None
) -> Enrolled:
    """The first entry: the day, the variant, the place's values, and those of the scenario."""
    settings: dict[str, object] = {}
    if place is not None:
        for name, given in place.settings.get(programme.id, {}).items():
            value = setting_to_json(given.value)
            settings[name] = {"value": value, "assumption": True} if given.assumption else value
    for name, value in {**suite.settings, **scenario.settings}.items():
        settings[name] = setting_to_json(value)
    return Enrolled(
        id="enrolled",
        on=scenario.start,
        variant=scenario.variant or suite.variant,
        place=None if place is None else place.place,
        settings=settings,
    )


def status_for(expected: Expected, machine: Machine, case: Case) -> Status:
    """The status that an expectation is about."""
    return status(machine, case, at=expected.on, known=expected.known)


def _answered(told: Told, answer: Accepted | Rejected) -> Iterator[Failure]:
    got = answer.code if isinstance(answer, Rejected) else None
    if got == told.rejected:
        return
    reason = answer.reason if isinstance(answer, Rejected) else None
    params = {"entry": told.entry.id, "on": told.entry.on}
    if told.rejected is None:
        yield failure("entry-rejected", told.route, reason, **params, refusal=got)
    elif got is None:
        route = (*told.route, "rejected")
        yield failure("entry-accepted", route, **params, refusal=told.rejected)
    else:
        route = (*told.route, "rejected")
        yield failure("entry-otherwise", route, reason, **params, wanted=told.rejected, got=got)


def _unmet(scenario: Scenario, machine: Machine, case: Case | None) -> Iterator[Failure]:
    if case is None:
        return
    for expected in scenario.then:
        if expected.on < scenario.start:
            yield failure("before-start", (*expected.route, "on"), on=expected.on)
        else:
            yield from failures_on(expected, status_for(expected, machine, case))
