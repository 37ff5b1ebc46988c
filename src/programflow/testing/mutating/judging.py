"""Whether a suite would notice a change: the scenarios played against each mutant, in parallel."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed

from attrs import field, frozen

from programflow.checking.loading import LoadedScenarios, load, load_scenarios
from programflow.definition.programme import Programme
from programflow.machine import compile_programme
from programflow.testing.mutating.mutants import Mutant, changed, mutants
from programflow.testing.scenarios.playing import fails

CHUNK = 8
# What an engine may stumble with over a programme that nobody would write.
BROKEN = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError)


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
        OSError: one of them cannot be read.
    """
    programme = load(definition).programme
    files = tuple(paths)
    suites = _suites(programme, files)
    found = mutants(programme)
    asked = [index for index, mutant in enumerate(found) if only in mutant.id]
    verdicts: list[_Verdict] = []
    for some in _judged(definition, files, asked, jobs=jobs or os.cpu_count() or 1):
        verdicts += some
        if progress is not None:
            progress(len(verdicts), len(asked))
    excused = {e.change: e.because for suite in suites for e in suite.suite.unnoticed}
    return _summed(programme, found, sorted(verdicts, key=lambda v: v.index), excused=excused)


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


def _judged(
    definition: str, files: tuple[str, ...], asked: list[int], *, jobs: int
) -> Iterator[list[_Verdict]]:
    chunks = [asked[start : start + CHUNK] for start in range(0, len(asked), CHUNK)]
    if jobs == 1:
        judge = Judge(definition, files)
        yield from (judge(chunk) for chunk in chunks)
        return
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(definition, files)) as pool:
        waiting = [pool.submit(_judge, chunk) for chunk in chunks]
        for done in as_completed(waiting):
            yield done.result()


class Judge:
    """Judges mutants of one definition; what failed last is tried first on the next."""

    def __init__(self, definition: str, files: tuple[str, ...]) -> None:
        self.programme = load(definition).programme
        self.mutants = mutants(self.programme)
        suites = _suites(self.programme, files)
        self.stories = [(suite, one) for suite in suites for one in suite.suite.scenarios]

    def __call__(self, indexes: Iterable[int]) -> list[_Verdict]:
        """The verdicts on some mutants, by their places."""
        return [self._one(index) for index in indexes]

    def _one(self, index: int) -> _Verdict:
        programme = changed(self.programme, self.mutants[index])
        if programme is None:
            return _Verdict(index=index, kind="refused")
        machine = compile_programme(programme)
        for place, (suite, scenario) in enumerate(self.stories):
            try:
                failed = fails(suite.suite, scenario, machine, place=suite.place)
            except (
                ArithmeticError,
                AttributeError,
                LookupError,
                RuntimeError,
                TypeError,
                ValueError,
            ):
                # Nobody can say what such a programme does, so nobody has noticed anything.
                return _Verdict(index=index, kind="undecided")
            if failed:
                self.stories.insert(0, self.stories.pop(place))
                return _Verdict(index=index, kind="noticed", scenario=scenario.name)
        return _Verdict(index=index, kind="survived")


_judges: list[Judge] = []


def _begin(definition: str, files: tuple[str, ...]) -> None:
    """What each process reads once."""
    _judges[:] = [Judge(definition, files)]


def _judge(indexes: Iterable[int]) -> list[_Verdict]:
    return _judges[0](indexes)
