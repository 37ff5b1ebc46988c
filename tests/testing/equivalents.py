"""Is what stands under `unnoticed` really not to be seen?

Journals are drawn for the programme, by the book and against it, and played by the programme and by
the one with the change. Where a scenario could tell the two apart, the change can be noticed.
`python -m tests.testing` asks of many.
"""

from collections.abc import Iterator

from attrs import frozen

import programflow as pf
from programflow.checking.loading import LoadedScenarios
from programflow.definition.scenarios import Expected, Scenario, Suite
from programflow.machine import compile_programme
from programflow.testing.drawing import draw_journal, seeded
from programflow.testing.drawing.journals import STARTS
from programflow.testing.generating.journals import breaching, lawful, near_boundaries
from programflow.testing.generating.suites import in_full
from programflow.testing.laws.subjects import days, looking
from programflow.testing.mutating import mutants
from programflow.testing.mutating.mutants import changed
from programflow.testing.scenarios.playing import enrolment
from tests.project.root import ROOT

SUITES = sorted((ROOT / "programmes" / "scenarios").glob("*.scenario.yaml"))
WALKS = (lawful, breaching, near_boundaries)


@frozen
class Seen:
    """A change that shows, on a day of a journal, in a part of the status."""

    change: str
    journal: list[pf.Entry]
    part: str


def journals(suite: LoadedScenarios, seeds: range, *, most: int) -> Iterator[list[pf.Entry]]:
    """Journals from the enrolment on, of all kinds in turn."""
    machine = suite.loaded.machine
    variants = [*machine.programme.variants]
    for seed in seeds:
        choices = seeded(seed)
        scenario = Scenario(
            name="", start=choices.pick(STARTS), variant=choices.pick(variants or [None])
        )
        first = enrolment(Suite(programme=""), scenario, machine.programme, place=suite.place)
        if seed % 4 < len(WALKS):
            yield WALKS[seed % 4](choices, machine, first, most=most)
        else:
            settings = dict(first.settings)
            look = looking(machine)
            yield draw_journal(choices, machine.programme, look=look, settings=settings, most=most)


def seen(suite: LoadedScenarios, seeds: range, *, most: int = 14) -> Iterator[Seen]:
    """The changes that are said to be unnoticed, and show on one of the journals."""
    programme = suite.loaded.programme
    by_name = {mutant.id: mutant for mutant in mutants(programme)}
    others = {}
    for one in suite.suite.unnoticed:
        other = changed(programme, by_name[one.change])
        assert other is not None, one.change
        others[one.change] = compile_programme(other)
    for journal in journals(suite, seeds, most=most):
        expected = told(suite.loaded.machine, journal)
        for change, machine in list(others.items()):
            part = _apart(expected, told(machine, journal))
            if part is not None:
                del others[change]
                yield Seen(change, journal, part)


def told(machine: pf.Machine, journal: list[pf.Entry]) -> list[object]:
    """What is refused of a journal, and all that a scenario can ask of some days."""
    played = pf.replay(machine, journal, id="case")
    refused = {r.entry.id: r.code for r in played.rejected}
    if played.case is None:
        return [refused]
    at = [day for day in days(played.case) if day >= played.case.enrolled.on]
    return [refused, *(in_full(pf.status(machine, played.case, at=day)) for day in at)]


def _apart(one: list[object], other: list[object]) -> str | None:
    for left, right in zip(one, other, strict=False):
        if left != right:
            keys = [a.name for a in Expected.__attrs_attrs__ if a.name != "route"]
            differ = [key for key in keys if getattr(left, key, 0) != getattr(right, key, 0)]
            return next(iter(differ), "refused")
    return None if len(one) == len(other) else "days"
