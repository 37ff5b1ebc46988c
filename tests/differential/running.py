"""Draws pairs of a programme and a journal from a seed, and compares the two readings of each."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import programflow as pf
from programflow.definition import entry_to_json
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.machine import compile_programme
from programflow.testing.drawing import draw_journal, draw_tree, seeded, write
from programflow.testing.drawing.entries import Hint, Look
from programflow.testing.drawing.programmes import accepted
from tests.differential.compare import Difference, admitted, difference
from tests.differential.shipped import SHIPPED, draw_shipped, machine_of
from tests.differential.shrinking import Tree, shortened, shrunk

JOURNALS = 3  # for each programme that is drawn: checking one costs as much as a comparison
SHARE = 200  # each so many pairs one of a shipped programme


class Example(NamedTuple):
    """A pair, and the number that draws it; a programme that was not drawn has no tree."""

    number: int
    tree: Tree | None
    programme: Programme
    journal: list[Entry]
    name: str = ""

    @property
    def again(self) -> str:
        """The command that compares this pair alone."""
        which = f" --programme {self.name}" if self.name else ""
        return f"python -m tests.differential --count 1 --seed {self.number}{which}"


def drawn(number: int, *, most: int = 12, name: str = "") -> Example | None:
    """The pair of a number; None where the checks refuse the programme.

    Args:
        number: the same number draws the same pair.
        most: the greatest number of entries that are drawn after the first.
        name: a shipped programme, or the path of another; empty: one is drawn, or now and then
            a shipped one is taken.
    """
    choices = seeded(number)
    if not name and number % SHARE == SHARE - 1:
        name = SHIPPED[number // SHARE % len(SHIPPED)]
    tree, programme = (None, machine_of(name).programme) if name else _programme(number // JOURNALS)
    if programme is None:
        return None
    look = looking(programme) if choices.chance(75) else None
    if name:
        journal = draw_shipped(choices, name, look=look, most=most)
    else:
        journal = draw_journal(choices, programme, look=look, most=most)
    return Example(number, tree, programme, journal, name)


@lru_cache(maxsize=1)
def _programme(seed: int) -> tuple[Tree | None, Programme | None]:
    found = accepted(draw_tree(seeded(seed)))
    return (found[1], found[0]) if found else (None, None)


def looking(programme: Programme) -> Look:
    """What the engine says would be next; nothing where it cannot say.

    A journal that is drawn only grows, so each entry is delivered to the case once.
    """
    machine = compile_programme(programme)
    case: pf.Case | None = None
    delivered = 0

    def look(entries: Iterable[Entry]) -> Hint:
        nonlocal case, delivered
        row = list(entries)
        new, delivered = row[delivered:], len(row)
        try:
            for entry in new:
                case = admitted(machine, case, entry)
            return _hint(machine, case) if case is not None else Hint()
        except Exception:  # noqa: BLE001 - the comparison finds it again, and says so
            return Hint()

    return look


def _hint(machine: pf.Machine, case: pf.Case) -> Hint:
    at = max(e.on for e in case.entries)
    status = pf.status(machine, case, at=at)
    names = [s.item for s in status.steps] + [f.item for f in status.findings]
    days = [d.on for d in status.due] + [n.on for n in status.next]
    return Hint(tuple(p.step for p in status.possible), tuple(names), tuple(days))


def smaller(example: Example, found: Difference, *, seconds: float = 60) -> str:
    """The example as text, with nothing in it that the difference does not need."""
    tree, journal = example.tree, example.journal

    def holds(programme: Programme, journal: list[Entry]) -> bool:
        other = difference(programme, journal)
        return other is not None and other.key == found.key

    if tree is None:
        journal = shortened(journal, lambda row: holds(example.programme, row), seconds=seconds)
        again = difference(example.programme, journal)
    else:
        tree, journal = shrunk(tree, journal, holds, seconds=seconds)
        small = accepted(tree)
        assert small is not None
        again = difference(small[0], journal)
    assert again is not None
    return told(tree, journal, again)


def told(tree: Tree | None, journal: list[Entry], found: Difference) -> str:
    """A difference as text: the definition, the journal, what each side says."""
    rows = [str(entry_to_json(entry)) for entry in journal]
    return "\n".join(
        (
            f"{found.key}, {found.where}",
            f"  engine:    {_shown(found.engine)}",
            f"  reference: {_shown(found.reference)}",
            "" if tree is None else write(tree),
            *rows,
        )
    )


def _shown(value: object) -> str:
    return str(value).replace("datetime.date", "")
