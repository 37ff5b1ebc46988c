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
        within = bisect_right(chunk, order, key=_order)
        grown = (*chunk[:within], placed, *chunk[within:])
        parts = (grown,) if len(grown) <= CHUNK else _halves(grown, last=at == len(chunks) - 1)
        made = (*chunks[:at], *parts, *chunks[at + 1 :])
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
    """Entries by id, in buckets of which a new one shares all but one."""

    buckets: tuple[dict[str, "Placed"], ...]
    size: int

    def get(self, id_: str) -> "Placed | None":
        """The entry of an id."""
        return self.buckets[hash(id_) % len(self.buckets)].get(id_)

    def with_entry(self, placed: "Placed") -> "Ids":
        """With one entry more."""
        buckets = self.buckets
        if self.size >= CHUNK * len(buckets):
            every = (p for bucket in buckets for p in bucket.values())
            return _bucketed([*every, placed], 4 * len(buckets))
        at = hash(placed.entry.id) % len(buckets)
        grown = {**buckets[at], placed.entry.id: placed}
        return Ids((*buckets[:at], grown, *buckets[at + 1 :]), self.size + 1)


def index(placed: Iterable["Placed"]) -> Ids:
    """The index of some entries."""
    rows = list(placed)
    return _bucketed(rows, len(rows) // 32 + 1)


def _bucketed(placed: list["Placed"], count: int) -> Ids:
    buckets: list[dict[str, Placed]] = [{} for _ in range(count)]
    for one in placed:
        buckets[hash(one.entry.id) % count][one.entry.id] = one
    return Ids(tuple(buckets), len(placed))


def _order(placed: "Placed") -> tuple[int, int, str]:
    return placed.order


def _first_order(chunk: Chunk) -> tuple[int, int, str]:
    return chunk[0].order


def _day(placed: "Placed") -> int:
    return placed.day


def _last_day(chunk: Chunk) -> int:
    return chunk[-1].day
