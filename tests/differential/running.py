"""Draws pairs of a programme and a journal from a seed, and compares the two readings of each."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import programflow as pf
from programflow.definition import entry_to_json
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.machine import compile_programme
from programflow.testing.drawing import draw_journal, draw_tree, seeded, write
from programflow.testing.drawing.entries import Hint
from programflow.testing.drawing.programmes import accepted
from tests.differential.admitting import Begun, Case, admitted
from tests.differential.compare import Difference, Kept, difference
from tests.differential.shipped import SHIPPED, draw_shipped, machine_of
from tests.differential.shrinking import Tree, shortened, shrunk

JOURNALS = 5  # for each programme that is drawn: checking one costs as much as a comparison
ACTS = 4  # each so many pairs one of which acts are asked of the reference too
AT_LEAST = 2  # entries that have come before a case is looked at again
SHARE = 400  # each so many pairs one of a shipped programme


class Drawn(NamedTuple):
    """A programme, with what is made of it once for all its journals; one shipped has no tree."""

    tree: Tree | None
    machine: pf.Machine
    forms: dict[Any, Any]


class Example(NamedTuple):
    """A pair, and the number that draws it.

    `begun` are the entries that were delivered while it was drawn, each with the case after it.
    """

    number: int
    drawn: Drawn
    journal: list[Entry]
    name: str = ""
    begun: Begun = ()
    heavy: bool = False

    @property
    def tree(self) -> Tree | None:
        """The definition as data, where it was drawn."""
        return self.drawn.tree

    @property
    def programme(self) -> Programme:
        """The programme."""
        return self.drawn.machine.programme

    def difference(self) -> Difference | None:
        """Where engine and reference differ about it."""
        acts = self.number % ACTS == 0
        kept = Kept(self.drawn.machine, self.drawn.forms, self.begun, acts, self.heavy)
        return difference(self.programme, self.journal, kept)

    @property
    def again(self) -> str:
        """The command that compares this pair alone."""
        which = f" --programme {self.name}" if self.name else ""
        which += " --heavy" if self.heavy else ""
        return f"python -m tests.differential --count 1 --first {self.number}{which}"


def drawn(number: int, *, most: int = 12, name: str = "", heavy: bool = False) -> Example | None:
    """The pair of a number; None where the checks refuse the programme.

    Args:
        number: the same number draws the same pair.
        most: the greatest number of entries that are drawn after the first.
        name: a shipped programme, or the path of another; empty: one is drawn, or now and then
            a shipped one is taken.
        heavy: rules and entries that meddle with one another are drawn more often, and journals
            are twice as long and read with the knowledge of more days.
    """
    choices, most = seeded(number, heavy=heavy), most * 2 if heavy else most
    if not name and number % SHARE == SHARE - 1:
        name = SHIPPED[number // SHARE % len(SHIPPED)]
    source = shipped(name) if name else _programme(number // JOURNALS, heavy=heavy)
    if source is None:
        return None
    look = Looking(source.machine) if choices.chance(75) else None
    if name:
        journal = draw_shipped(choices, name, look=look, most=most)
    else:
        journal = draw_journal(choices, source.machine.programme, look=look, most=most)
    return Example(number, source, journal, name, look.begun if look else (), heavy)


@lru_cache(maxsize=1)
def _programme(seed: int, *, heavy: bool) -> Drawn | None:
    found = accepted(draw_tree(seeded(seed, heavy=heavy)))
    return Drawn(found[1], compile_programme(found[0]), {}) if found else None


@lru_cache(maxsize=4)
def shipped(name: str) -> Drawn:
    """A shipped programme, or one from a file."""
    return Drawn(None, machine_of(name), {})


class Looking:
    """Says what the engine says would be next; nothing where it cannot say.

    A journal that is drawn only grows, so each entry is delivered to the case once; and the case is
    looked at again when two more have come.
    """

    def __init__(self, machine: pf.Machine) -> None:
        self.machine, self.begun, self.hint = machine, list[tuple[Entry, Case, str]](), Hint()

    def __call__(self, entries: Iterable[Entry]) -> Hint:
        new = list(entries)[len(self.begun) :]
        if self.begun and len(new) < AT_LEAST:
            return self.hint
        try:
            for entry in new:
                before = self.begun[-1][1] if self.begun else None
                self.begun.append((entry, *admitted(self.machine, before, entry)))
            case = self.begun[-1][1]
            self.hint = Hint() if case is None else _hint(self.machine, case)
        except Exception:  # noqa: BLE001 - the comparison finds it again, and says so
            self.hint = Hint()
        return self.hint


def _hint(machine: pf.Machine, case: pf.Case) -> Hint:
    at = max(e.on for e in case.entries)
    status = pf.status(machine, case, at=at)
    names = [s.item for s in status.steps] + [f.item for f in status.findings]
    days = [d.on for d in status.due] + [n.on for n in status.next]
    options = [(d.step, o.option) for d in status.decisions for o in d.options]
    free = [(d.step, o.option) for d in status.decisions for o in d.options if o.available == "yes"]
    return Hint(
        tuple(p.step for p in status.possible), tuple(names), tuple(days), tuple(free or options)
    )


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
