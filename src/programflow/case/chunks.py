"""A journal's entries in canonical order, in chunks that cases share, and an index of their ids.

Adding an entry makes a new journal, copies the latest chunk and the newest ids, and shares all
else: what it costs hardly shows how long the journal is.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from programflow.case.journal import Placed

CHUNK = 32
"""How many entries a chunk holds before it is split in two; the latest may have `FEW` more."""

FEW = 16
"""How many ids the newest table of an index holds before it is laid together with another."""

TIMES = 16
"""How much more room each table of an index has than the one before it."""

Chunk = tuple["Placed", ...]
Ids = dict[str, "Placed"]


class Journal:
    """Entries in order, none of it ever changed; a guard would cost every entry more than the rest.

    Filled in by who makes it: a constructor would cost as much as all that it sets.

    Attributes:
        older: the chunks before the latest; none is empty.
        latest: the last chunk; not empty either.
        size: how many entries there are.
        newest: the ids that have come since tables were last laid together, with their entries.
        ids: the other ids, in tables of which each has far more room than the one before it.
    """

    __slots__ = ("ids", "latest", "newest", "older", "size")

    older: tuple[Chunk, ...]
    latest: Chunk
    size: int
    newest: Ids
    ids: tuple[Ids, ...]

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """All chunks, in order."""
        return (*self.older, self.latest)

    @property
    def first(self) -> "Placed":
        """The first entry in canonical order."""
        return self.older[0][0] if self.older else self.latest[0]

    @property
    def last(self) -> "Placed":
        """The last entry in canonical order."""
        return self.latest[-1]

    def all(self) -> Iterator["Placed"]:
        """All entries, in order."""
        return (placed for chunk in self.chunks for placed in chunk)

    def after(self, day: int) -> Iterator["Placed"]:
        """The entries of the days after a day."""
        older, latest = self.older, self.latest
        if not older or older[-1][-1].day <= day:
            yield from latest[bisect_right(latest, day, key=_day) :]
            return
        begin = bisect_right(older, day, key=_last_day)
        chunk = older[begin]
        yield from chunk[bisect_right(chunk, day, key=_day) :]
        for chunk in (*older[begin + 1 :], latest):
            yield from chunk

    def find(self, id_: str) -> "Placed | None":
        """The entry of an id."""
        found = self.newest.get(id_)
        if found is not None:
            return found
        for table in self.ids:
            found = table.get(id_)
            if found is not None:
                return found
        return None

    def with_entry(self, placed: "Placed") -> "Journal":
        """The journal with one entry more, at its canonical place."""
        older, latest = self.older, self.latest
        if placed.day > latest[-1].day or placed.order > latest[-1].order:
            if len(latest) < CHUNK:
                return self._made(older, (*latest, placed), placed)
            return self._made((*older, latest), (placed,), placed)
        order = placed.order
        if not older or order >= latest[0].order:
            wider = _with(latest, placed, order)
            if len(wider) <= CHUNK:
                return self._made(older, wider, placed)
            # More will follow: the first stays full.
            return self._made((*older, wider[:CHUNK]), wider[CHUNK:], placed)
        at = max(bisect_right(older, order, key=_first_order) - 1, 0)
        wider = _with(older[at], placed, order)
        half = len(wider) // 2 if len(wider) > CHUNK else 0
        parts = (wider[:half], wider[half:]) if half else (wider,)
        return self._made(older[:at] + parts + older[at + 1 :], latest, placed)

    def _made(self, older: tuple[Chunk, ...], latest: Chunk, placed: "Placed") -> "Journal":
        made, newest = Journal(), {**self.newest, placed.entry.id: placed}
        made.older, made.latest, made.size = older, latest, self.size + 1
        made.newest, made.ids = _indexed(newest, self.ids)
        return made


def journal_of(placed: Iterable["Placed"]) -> Journal:
    """The journal of entries that stand in their order."""
    rows = tuple(placed)
    chunks = tuple(rows[i : i + CHUNK] for i in range(0, len(rows), CHUNK))
    made = Journal()
    made.older, made.latest, made.size = chunks[:-1], chunks[-1], len(rows)
    made.newest, made.ids = _indexed({one.entry.id: one for one in rows}, ())
    return made


def _indexed(newest: Ids, ids: tuple[Ids, ...]) -> tuple[Ids, tuple[Ids, ...]]:
    """The newest ids and the others: laid together where they are too many for the newest."""
    return (newest, ids) if len(newest) <= FEW else ({}, _laid_together(newest, ids))


def _laid_together(low: Ids, ids: tuple[Ids, ...]) -> tuple[Ids, ...]:
    """What is too much for the newest, in the first table that has the room for all before it."""
    level = 0
    while True:
        low = {**(ids[level] if level < len(ids) else {}), **low}
        if len(low) <= FEW * TIMES ** (level + 1):
            return (*({} for _ in range(level)), low, *ids[level + 1 :])
        level += 1


def _with(chunk: Chunk, placed: "Placed", order: tuple[int, int, str]) -> Chunk:
    """A chunk with an entry more: mostly near its end."""
    within, day = len(chunk), placed.day
    while within:
        before = chunk[within - 1]
        if before.day < day or (before.day == day and before.order <= order):
            break
        within -= 1
    return (*chunk[:within], placed, *chunk[within:])


def _first_order(chunk: Chunk) -> tuple[int, int, str]:
    return chunk[0].order


def _day(placed: "Placed") -> int:
    return placed.day


def _last_day(chunk: Chunk) -> int:
    return chunk[-1].day
