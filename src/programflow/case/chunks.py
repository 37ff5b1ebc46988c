"""A journal's entries in canonical order, in chunks that cases share, and an index of their ids.

Adding an entry makes a new journal, copies one chunk and the list of chunks, and shares the rest:
what it costs hardly shows how long the journal is.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from programflow.case.journal import Placed

CHUNK = 64
"""How many entries a chunk holds before it is split in two."""

TIMES = 16
"""How much more room each table of an index has than the one before it."""

FEW = 16
"""Up to so many entries are looked through; of more there is an index."""

Chunk = tuple["Placed", ...]


class Journal(NamedTuple):
    """Entries in order. No chunk is empty; `ids` is None while there are few."""

    chunks: tuple[Chunk, ...]
    size: int
    ids: "Ids | None"

    @property
    def first(self) -> "Placed":
        """The first entry in canonical order."""
        return self.chunks[0][0]

    @property
    def last(self) -> "Placed":
        """The last entry in canonical order."""
        return self.chunks[-1][-1]

    def all(self) -> Iterator["Placed"]:
        """All entries, in order."""
        return (placed for chunk in self.chunks for placed in chunk)

    def after(self, day: int) -> Iterator["Placed"]:
        """The entries of the days after a day."""
        begin = bisect_right(self.chunks, day, key=_last_day)
        for chunk in self.chunks[begin : begin + 1]:
            yield from chunk[bisect_right(chunk, day, key=_day) :]
        for chunk in self.chunks[begin + 1 :]:
            yield from chunk

    def find(self, id_: str) -> "Placed | None":
        """The entry of an id."""
        if self.ids is not None:
            return self.ids.get(id_)
        for chunk in self.chunks:
            for placed in chunk:
                if placed[0].id == id_:
                    return placed
        return None

    def with_entry(self, placed: "Placed") -> "Journal":
        """The journal with one entry more, at its canonical place."""
        chunks = self.chunks
        at = len(chunks) - 1
        last = chunks[at][-1]
        if len(chunks[at]) < CHUNK and (placed.day > last.day or placed.order > last.order):
            made = (*chunks[:at], (*chunks[at], placed))
            few = self.ids is None and self.size < FEW
            ids = None if few else self._indexed(made, placed)
            return tuple.__new__(Journal, (made, self.size + 1, ids))
        order = placed.order
        if order < chunks[at][0].order:
            at = max(bisect_right(chunks, order, key=_first_order) - 1, 0)
        chunk = chunks[at]
        within = _place_in(chunk, placed, order)
        grown = (*chunk[:within], placed, *chunk[within:])
        parts = (grown,) if len(grown) <= CHUNK else _halves(grown, last=at == len(chunks) - 1)
        made = chunks[:at] + parts + chunks[at + 1 :]
        return Journal(made, self.size + 1, self._indexed(made, placed))

    def _indexed(self, chunks: tuple[Chunk, ...], placed: "Placed") -> "Ids | None":
        if self.ids is not None:
            return self.ids.with_entry(placed)
        return index(p for chunk in chunks for p in chunk) if self.size >= FEW else None


def journal_of(placed: Iterable["Placed"]) -> Journal:
    """The journal of entries that stand in their order."""
    rows = tuple(placed)
    chunks = tuple(rows[i : i + CHUNK] for i in range(0, len(rows), CHUNK))
    return Journal(chunks, len(rows), index(rows) if len(rows) > FEW else None)


def _halves(chunk: Chunk, *, last: bool) -> tuple[Chunk, Chunk]:
    """A chunk in two; at the end of a journal, where more will follow, the first stays full."""
    at = CHUNK if last else len(chunk) // 2
    return chunk[:at], chunk[at:]


class Ids(NamedTuple):
    """Entries by id, in tables of which the first is small, and each has far more room than before.

    A new one copies the small one and shares the others; now and then they are laid together.
    """

    tables: tuple[dict[str, "Placed"], ...]

    def get(self, id_: str) -> "Placed | None":
        """The entry of an id."""
        for table in self.tables:
            found = table.get(id_)
            if found is not None:
                return found
        return None

    def with_entry(self, placed: "Placed") -> "Ids":
        """With one entry more."""
        new = self.tables[0].copy()
        new[placed.entry.id] = placed
        tables = (new, *self.tables[1:])
        return Ids(tables if len(new) <= CHUNK else _laid_together(tables))


def index(placed: Iterable["Placed"]) -> Ids:
    """The index of some entries."""
    return Ids(_laid_together(({one.entry.id: one for one in placed},)))


def _laid_together(tables: tuple[dict[str, "Placed"], ...]) -> tuple[dict[str, "Placed"], ...]:
    """The first tables in the first that has the room, and those before it empty."""
    low, level = tables[0], 0
    while len(low) > CHUNK * TIMES**level:
        level += 1
        low = {**(tables[level] if level < len(tables) else {}), **low}
    return (*({} for _ in range(level)), low, *tables[level + 1 :])


def _place_in(chunk: Chunk, placed: "Placed", order: tuple[int, int, str]) -> int:
    """Where an entry comes in a chunk: mostly near its end."""
    within, day = len(chunk), placed.day
    while within:
        before = chunk[within - 1]
        if before.day < day or (before.day == day and before.order <= order):
            break
        within -= 1
    return within


def _first_order(chunk: Chunk) -> tuple[int, int, str]:
    return chunk[0].order


def _day(placed: "Placed") -> int:
    return placed.day


def _last_day(chunk: Chunk) -> int:
    return chunk[-1].day
