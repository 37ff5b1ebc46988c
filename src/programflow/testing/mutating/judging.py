"""Whether a suite would notice a change: the scenarios played against each mutant, in parallel."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import NamedTuple

from attrs import field, frozen

from programflow.checking.loading import LoadedScenarios, load, load_scenarios
from programflow.definition.programme import Programme
from programflow.diagnostics.errors import ProgramflowError
from programflow.machine import compile_programme
from programflow.testing.mutating.beginnings import Playing, Story, stories
from programflow.testing.mutating.mutants import Mutant, changed, mutants

CHUNK = 8
# What an engine may stumble with over a programme that nobody would write.
BROKEN = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


class NotAsExpected(ProgramflowError):
    """Scenarios that fail on the definition itself cannot say what they would notice.

    `scenarios` are their names.
    """

    def __init__(self, scenarios: tuple[str, ...]) -> None:
        super().__init__(len(scenarios))
        self.scenarios = scenarios


@frozen(eq=False, kw_only=True)
class Score:
    """What a suite notices.

    `noticed` maps the id of a mutant to the name of a scenario that fails on it; `survivors` are
    those that none fails on, `undecided` among them those that the engine could not play;
    `kept` were left out by hand, with the reason; `stale` are named among them, though they are
    noticed or not there. `refused` mutants are no programmes.
    """

    programme: Programme
    noticed: dict[str, str]
    survivors: tuple[Mutant, ...]
    undecided: frozenset[str] = frozenset()
    kept: dict[str, str] = field(factory=dict)
    stale: tuple[str, ...] = ()
    refused: int = 0

    @property
    def counted(self) -> int:
        """The mutants that count."""
        return len(self.noticed) + len(self.survivors)

    @property
    def percent(self) -> float:
        """How many of a hundred are noticed; all, where there is nothing to notice."""
        return 100 * len(self.noticed) / self.counted if self.counted else 100.0


@frozen(kw_only=True)
class _Verdict:
    """Of one mutant: refused, noticed by a scenario, survived, or undecided."""

    index: int
    kind: str
    scenario: str = ""


Progress = Callable[[int, int], None]


def score(
    definition: str,
    paths: Iterable[str],
    *,
    jobs: int | None = None,
    only: str = "",
    progress: Progress | None = None,
) -> Score:
    """Play the scenarios of the files against each mutant of the definition.

    Args:
        definition: the path of the definition. Files of scenarios for another one are passed over.
        paths: the files of scenarios.
        jobs: how many processes; None: as many as there are processors.
        only: judge the mutants that have this in their ids.
        progress: is told how many mutants are judged, and of how many.

    Raises:
        DefinitionError: one of the files has errors.
        NotAsExpected: a scenario fails on the definition as it is.
        OSError: one of them cannot be read.
    """
    programme = load(definition).programme
    files = tuple(paths)
    suites = _suites(programme, files)
    judge = Judge(programme, suites)
    judge.demand_success()
    asked = [index for index, mutant in enumerate(judge.mutants) if only in mutant.id]
    verdicts: list[_Verdict] = []
    work = _Work(definition, files, judge, asked)
    for some in work.done(jobs=jobs or os.cpu_count() or 1):
        verdicts += some
        if progress is not None:
            progress(len(verdicts), len(asked))
    excused = {e.change: e.because for suite in suites for e in suite.suite.unnoticed}
    verdicts.sort(key=lambda v: v.index)
    return _summed(programme, judge.mutants, verdicts, excused=excused)


def _suites(programme: Programme, files: tuple[str, ...]) -> list[LoadedScenarios]:
    suites = [load_scenarios(file) for file in files]
    return [suite for suite in suites if suite.loaded.programme.id == programme.id]


def _summed(
    programme: Programme,
    found: tuple[Mutant, ...],
    verdicts: list[_Verdict],
    *,
    excused: dict[str, str],
) -> Score:
    living = [v for v in verdicts if v.kind in {"survived", "undecided"}]
    known = {mutant.id for mutant in found}
    alive = {found[v.index].id for v in living}
    noticed = {found[v.index].id: v.scenario for v in verdicts if v.kind == "noticed"}
    return Score(
        programme=programme,
        noticed=noticed,
        survivors=tuple(found[v.index] for v in living if found[v.index].id not in excused),
        undecided=frozenset(found[v.index].id for v in living if v.kind == "undecided"),
        kept={id_: why for id_, why in excused.items() if id_ in alive},
        stale=tuple(id_ for id_ in excused if id_ in noticed or id_ not in known),
        refused=sum(v.kind == "refused" for v in verdicts),
    )


class Judge:
    """Judges mutants of one definition; what failed last is tried first on the next."""

    def __init__(self, programme: Programme, suites: Iterable[LoadedScenarios]) -> None:
        self.programme = programme
        self.mutants = mutants(programme)
        self.stories = list(stories(suites))

    def demand_success(self) -> None:
        """Nothing fails on the definition itself; NotAsExpected."""
        playing = Playing(compile_programme(self.programme))
        failing = tuple(s.scenario.name for s in self.stories if playing.fails(s))
        if failing:
            raise NotAsExpected(failing)

    def __call__(self, indexes: Iterable[int]) -> list[_Verdict]:
        """The verdicts on some mutants, by their places."""
        return [self._one(index) for index in indexes]

    def _one(self, index: int) -> _Verdict:
        mutant = self.mutants[index]
        programme = changed(self.programme, mutant)
        if programme is None:
            return _Verdict(index=index, kind="refused")
        playing = Playing(compile_programme(programme))
        kind = "survived"
        for story in self._nearest_first(mutant):
            try:
                failed = playing.fails(story)
            except BROKEN:
                # What the engine cannot play, nobody has noticed by.
                kind = "undecided"
                continue
            if failed:
                self.stories.remove(story)
                self.stories.insert(0, story)
                return _Verdict(index=index, kind="noticed", scenario=story.scenario.name)
        return _Verdict(index=index, kind=kind)

    def _nearest_first(self, mutant: Mutant) -> list[Story]:
        """The stories that have most to do with what is changed, before all others."""
        change = mutant.change
        index = str(change.index).split(".")
        named: set[object] = {*mutant.path, *change.inside, *index}
        return sorted(self.stories, key=lambda story: -story.nearness(named))


class _Work(NamedTuple):
    """Mutants that are to be judged, and what it takes."""

    definition: str
    files: tuple[str, ...]
    judge: Judge
    asked: list[int]

    def done(self, *, jobs: int) -> Iterator[list[_Verdict]]:
        """The verdicts, some at a time, in whatever order they come."""
        chunks = [self.asked[i : i + CHUNK] for i in range(0, len(self.asked), CHUNK)]
        if jobs == 1:
            yield from (self.judge(chunk) for chunk in chunks)
            return
        given = (self.definition, self.files)
        with ProcessPoolExecutor(jobs, initializer=_begin, initargs=given) as pool:
            for done in as_completed([pool.submit(_judge, chunk) for chunk in chunks]):
                yield done.result()


_judges: list[Judge] = []


def _begin(definition: str, files: tuple[str, ...]) -> None:
    """What each process reads once."""
    programme = load(definition).programme
    _judges[:] = [Judge(programme, _suites(programme, files))]


def _judge(indexes: Iterable[int]) -> list[_Verdict]:
    return _judges[0](indexes)
