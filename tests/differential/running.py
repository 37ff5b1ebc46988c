"""Draws pairs of a programme and a journal from a seed, and compares the two readings of each."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import programflow as pf
from programflow.definition import entry_to_json
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.machine import compile_programme
from programflow.testing.drawing import draw_journal, draw_tree, seeded, write
from programflow.testing.drawing.entries import Hint, Look
from programflow.testing.drawing.programmes import accepted
from tests.differential.compare import Difference, difference
from tests.differential.shrinking import Tree, shrunk


class Example(NamedTuple):
    """A pair, and the seed that draws it."""

    seed: int
    tree: Tree
    programme: Programme
    journal: list[Entry]


def drawn(seed: int, *, most: int = 12) -> Example | None:
    """The pair of a seed; None where the checks refuse the programme."""
    choices = seeded(seed)
    found = accepted(draw_tree(choices))
    if found is None:
        return None
    programme, tree = found
    look = looking(programme) if choices.chance(60) else None
    journal = draw_journal(choices, programme, look=look, most=most)
    return Example(seed, tree, programme, journal)


def looking(programme: Programme) -> Look:
    """What the engine says would be next; nothing where it cannot say."""
    machine = compile_programme(programme)

    def look(entries: Iterable[Entry]) -> Hint:
        try:
            return _hint(machine, list(entries))
        except Exception:  # noqa: BLE001 - the comparison finds it again, and says so
            return Hint()

    return look


def _hint(machine: pf.Machine, entries: list[Entry]) -> Hint:
    case = pf.replay(machine, entries).case
    if case is None:
        return Hint()
    at = max(e.on for e in case.entries)
    status = pf.status(machine, case, at=at)
    names = [s.item for s in status.steps] + [f.item for f in status.findings]
    days = [d.on for d in status.due] + [n.on for n in status.next]
    return Hint(tuple(p.step for p in status.possible), tuple(names), tuple(days))


def pairs(count: int, seed: int) -> Iterator[Example]:
    """So many pairs, from consecutive seeds."""
    found = 0
    while found < count:
        example = drawn(seed)
        seed += 1
        if example is not None:
            found += 1
            yield example


def smaller(
    example: Example, found: Difference, *, seconds: float = 60
) -> tuple[Tree, list[Entry], Difference]:
    """The example with nothing in it that the difference does not need."""

    def holds(programme: Programme, journal: list[Entry]) -> bool:
        other = difference(programme, journal)
        return other is not None and other.key == found.key

    tree, journal = shrunk(example.tree, example.journal, holds, seconds=seconds)
    small = accepted(tree)
    assert small is not None
    again = difference(small[0], journal)
    assert again is not None
    return tree, journal, again


def told(tree: Tree, journal: list[Entry], found: Difference) -> str:
    """A difference as text: the definition, the journal, what each side says."""
    rows = [str(entry_to_json(entry)) for entry in journal]
    return "\n".join(
        (
            f"{found.key}, {found.where}",
            f"  engine:    {_shown(found.engine)}",
            f"  reference: {_shown(found.reference)}",
            write(tree),
            *rows,
        )
    )


def _shown(value: object) -> str:
    return str(value).replace("datetime.date", "")
