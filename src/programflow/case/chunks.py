"""A journal's entries in canonical order, in chunks that cases share, and an index of their ids.

Adding an entry makes a new journal, copies one chunk and the list of chunks, and shares the rest:
what it costs hardly shows how long the journal is.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from attrs import define

if TYPE_CHECKING:
    from programflow.case.journal import Placed

CHUNK = 64
"""How many entries a chunk holds before it is split in two."""

TIMES = 16
"""How much more room each table of an index has than the one before it."""

FEW = 16
"""Of up to so many entries the ids stand in a row; of more there is an index."""

Chunk = tuple["Placed", ...]


@define(eq=False)
class Journal:
    """Entries in order. No chunk is empty; `ids` has the id of each entry, in no order.

    It never changes; that nothing guards it is only for what every entry would pay for a guard.
    """

    chunks: tuple[Chunk, ...]
    size: int
    ids: "tuple[str, ...] | Ids"

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
        ids = self.ids
        if isinstance(ids, Ids):
            return ids.get(id_)
        return next((p for p in self.all() if p[0].id == id_), None) if id_ in ids else None

    def with_entry(self, placed: "Placed") -> "Journal":
        """The journal with one entry more, at its canonical place."""
        chunks, size = self.chunks, self.size
        if size < FEW:
            few = chunks[0]
            last = few[-1]
            if placed.day > last.day or placed.order > last.order:
                ids = (*self.ids, placed.entry.id)
                return Journal(((*few, placed),), size + 1, ids)
        at = len(chunks) - 1
        last = chunks[at][-1]
        if len(chunks[at]) < CHUNK and (placed.day > last.day or placed.order > last.order):
            made = (*chunks[:at], (*chunks[at], placed))
            return Journal(made, size + 1, self._indexed(made, placed))
        order = placed.order
        if order < chunks[at][0].order:
            at = max(bisect_right(chunks, order, key=_first_order) - 1, 0)
        chunk = chunks[at]
        within = _place_in(chunk, placed, order)
        wider = (*chunk[:within], placed, *chunk[within:])
        parts = (wider,) if len(wider) <= CHUNK else _halves(wider, last=at == len(chunks) - 1)
        made = chunks[:at] + parts + chunks[at + 1 :]
        return Journal(made, self.size + 1, self._indexed(made, placed))

    def _indexed(self, chunks: tuple[Chunk, ...], placed: "Placed") -> "tuple[str, ...] | Ids":
        ids = self.ids
        if isinstance(ids, Ids):
            return ids.with_entry(placed)
        if self.size < FEW:
            return (*ids, placed[0].id)
        return index(p for chunk in chunks for p in chunk)


def journal_of(placed: Iterable["Placed"]) -> Journal:
    """The journal of entries that stand in their order."""
    rows = tuple(placed)
    chunks = tuple(rows[i : i + CHUNK] for i in range(0, len(rows), CHUNK))
    few = len(rows) <= FEW
    return Journal(chunks, len(rows), tuple([p[0].id for p in rows]) if few else index(rows))


def _halves(chunk: Chunk, *, last: bool) -> tuple[Chunk, Chunk]:
    """A chunk in two; at the end of a journal, where more will follow, the first stays full."""
    at = CHUNK if last else len(chunk) // 2
    return chunk[:at], chunk[at:]


class Ids(NamedTuple):
    """Entries by id, in tables of which the first is small, and each has far more room than before.

    A new one copies the small one and shares the others; now and then they are laid together.
    """

    tables: tuple[dict[str, "Placed"], ...]

    def __contains__(self, id_: object) -> bool:
        for table in self.tables:  # noqa: SIM110 - two or three, each with no call
            if id_ in table:
                return True
        return False

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
