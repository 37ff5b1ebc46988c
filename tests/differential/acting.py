"""Which keys of the language not only stand in drawn definitions, but have changed a verdict there.

A key has acted where the definition without it (or, where it must stand, without the part that it
stands in) says something else of a journal drawn for it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import timedelta
from typing import Any

import programflow as pf
from programflow.checking import check
from programflow.definition import parse
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.machine import compile_programme
from programflow.testing.drawing import draw_journal, draw_tree, seeded, write
from programflow.testing.drawing.programmes import accepted
from tests.differential.compare import of_engine
from tests.differential.drawn import Way, all_ways, is_excepted, standing_ways
from tests.differential.running import Looking
from tests.differential.shrinking import Tree

JOURNALS = 6
TRIES = 6  # of one way, in as many places, before it is left to the next definition
UP = 3  # parts around a key that are left out where it must stand


def acted_in(numbers: Iterable[int], *, heavy: bool = False) -> Counter[Way]:
    """How often each way was left out, up to the first time that it was missed: then -1."""
    tried: Counter[Way] = Counter()
    for number in numbers:
        found = accepted(draw_tree(seeded(number, heavy=heavy)))
        if found is not None:
            machine, choose = compile_programme(found[0]), seeded(number)
            drawn = (
                draw_journal(choose, found[0], look=Looking(machine), most=14)
                for _ in range(JOURNALS)
            )
            _try(machine, found[1], list(drawn), tried=tried)
    return tried


def _try(
    machine: pf.Machine, tree: Tree, journals: list[list[Entry]], *, tried: Counter[Way]
) -> None:
    said, here = _said(machine, journals), Counter[Way]()
    for route, way in standing_ways(tree):
        if tried[way] < 0 or here[way] >= TRIES:
            continue
        without = _without(tree, route)
        if without is not None:
            here[way] += 1
            tried[way] += 1
            if _said(compile_programme(without), journals) != said:
                tried[way] = -1


def _without(tree: Tree, route: tuple[Any, ...]) -> Programme | None:
    """The definition without what stands there, or without the part around it."""
    for end in range(len(route), max(len(route) - UP, 1), -1):
        less = deepcopy(tree)
        part: Any = less
        for key in route[: end - 1]:
            part = part[key]
        del part[route[end - 1]]
        programme = parse(write(less), "less.yaml").programme
        if programme is not None and not any(f.severity == "error" for f in check(programme)):
            return programme
    return None


def _said(machine: pf.Machine, journals: list[list[Entry]]) -> list[Any]:
    said: list[Any] = []
    for journal in journals:
        played = pf.replay(machine, journal)
        said.append([(r.entry.id, r.code) for r in played.rejected])
        if played.case is not None:
            last = max(e.on for e in played.case.entries)
            for days in (0, 30):
                status = pf.status(machine, played.case, at=last + timedelta(days))
                said.append(of_engine(machine.programme, status))
    return said


def told(numbers: range, *, heavy: bool = False) -> Iterator[str]:
    """The ways that have not acted, with how often they were left out, and how many have."""
    tried = acted_in(numbers, heavy=heavy)
    due = [way for way in all_ways() if is_excepted(way) is None]
    for way in due:
        if tried[way] >= 0:
            yield f"{tried[way]:6}  {' '.join(way).strip()}"
    acted = sum(tried[way] < 0 for way in due)
    yield f"{acted} of {len(due)} ways have acted in {len(numbers)} definitions"
