"""Scenarios that begin alike, played together: what they have in common is played once."""

from collections.abc import Iterable

from attrs import frozen

from programflow.case import Case, Rejected, advance, replay
from programflow.checking.loading import LoadedScenarios
from programflow.definition.entries import Enrolled
from programflow.definition.scenarios import Scenario, Told
from programflow.machine import Machine
from programflow.testing.scenarios.playing import enrolment, is_unmet


@frozen(eq=False, kw_only=True)
class Beginning:
    """An enrolment, or what was told after another beginning. `place` is its own among all."""

    place: int
    after: "Beginning | None"
    said: Enrolled | Told


@frozen(eq=False, kw_only=True)
class Story:
    """A scenario with the whole of what is told in it.

    `asks_of` are the names that it expects something of, `tells_of` those in what is recorded.
    """

    scenario: Scenario
    told: Beginning
    asks_of: frozenset[str]
    tells_of: frozenset[str]

    def nearness(self, names: set[object]) -> int:
        """How much it has to do with some names."""
        return 2 * len(names & self.asks_of) + len(names & self.tells_of)


def stories(suites: Iterable[LoadedScenarios]) -> tuple[Story, ...]:
    """The scenarios of some files; two that begin alike share their beginnings."""
    known: dict[int | None, list[Beginning]] = {}
    found: list[Story] = []
    count = 0
    for suite in suites:
        for scenario in suite.suite.scenarios:
            first = enrolment(suite.suite, scenario, suite.loaded.programme, place=suite.place)
            last: Beginning | None = None
            told: tuple[Enrolled | Told, ...] = (first, *scenario.when)
            for said in told:
                there = known.setdefault(None if last is None else last.place, [])
                same = next((one for one in there if _alike(one.said, said)), None)
                if same is None:
                    same = Beginning(place=count, after=last, said=said)
                    there.append(same)
                    count += 1
                last = same
            assert last is not None
            asked, tells = frozenset(_asked(scenario)), frozenset(_told(scenario))
            found.append(Story(scenario=scenario, told=last, asks_of=asked, tells_of=tells))
    return tuple(found)


def _alike(one: Enrolled | Told, other: Enrolled | Told) -> bool:
    return type(one) is type(other) and one == other


def _told(scenario: Scenario) -> Iterable[str]:
    """The words and names in the entries of a scenario, and the parameters that it sets."""
    yield from scenario.settings
    for told in scenario.when:
        for field in told.entry.__attrs_attrs__:
            value = getattr(told.entry, field.name)
            if isinstance(value, str):
                yield value
            elif field.name in {"answers", "values"}:
                yield from (str(name) for name, _ in value)


def _asked(scenario: Scenario) -> Iterable[str]:
    """The names that a scenario expects something of."""
    for expected in scenario.then:
        for named in (
            *(expected.steps, expected.due, expected.allowed, expected.recommended),
            *(expected.criteria, expected.tallies),
        ):
            yield from named
        yield from expected.open or ()
        yield from (found.name for found in expected.found or ())
        for wanted in expected.allowed.values():
            yield from wanted if isinstance(wanted, tuple) else ()


class Playing:
    """Stories on one machine. Each beginning is told once, however many go on from it."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.cases: dict[int, Case | None] = {}

    def fails(self, story: Story) -> bool:
        """Whether anything fails in a story; stops at the first that does."""
        case = self._case(story.told)
        return case is None or is_unmet(story.scenario, self.machine, case)

    def _case(self, beginning: Beginning) -> Case | None:
        """The case after a beginning; None if something was not taken as told."""
        if beginning.place not in self.cases:
            self.cases[beginning.place] = self._told(beginning)
        return self.cases[beginning.place]

    def _told(self, beginning: Beginning) -> Case | None:
        said = beginning.said
        if isinstance(said, Enrolled):
            return replay(self.machine, [said], id="scenario").case
        case = None if beginning.after is None else self._case(beginning.after)
        if case is None:
            return None
        answer = advance(self.machine, case, said.entry)
        got = answer.code if isinstance(answer, Rejected) else None
        return (answer.case or case) if got == said.rejected else None
