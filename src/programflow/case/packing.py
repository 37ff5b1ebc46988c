"""A case as a pickle has it: the journal in few bytes, read back by names and not by places."""

from datetime import date
from typing import TYPE_CHECKING, Any

from programflow.case.chunks import Journal, journal_of
from programflow.case.journal import Case, Placed, case_of, place, started_in
from programflow.definition.entries import ENTRY_CLASSES, Entry
from programflow.machine import Digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLASSES = {cls.kind: cls for cls in ENTRY_CLASSES}

Rows = tuple[int, tuple[Any, ...]]
"""The first day, and a row for each entry: kind, id, days since the first, then names and values of
the fields that say something."""

Packed = tuple[str, bytes, str, int, tuple[Any, ...]]
"""Id, digest, zone, and the rows."""


def pack(case: Case) -> Packed:
    """What is left of a case when it is put away."""
    return case.id, bytes.fromhex(case.digest.text), case.zone, *rows_of(case.journal)


def rows_of(journal: Journal) -> Rows:
    """A journal as rows."""
    first = journal.first.day
    said: dict[str, str] = {}
    return first, tuple(_row(p.entry, p.day - first, said) for p in journal.all())


def _row(entry: Entry, day: int, said: dict[str, str]) -> tuple[Any, ...]:
    # A pickle writes a text once if it is one object, wherever it stands.
    row = [said.setdefault(entry.kind, entry.kind), entry.id, day]
    for name, value in _fields(entry):
        row += (name, said.setdefault(value, value) if value.__class__ is str else value)
    return tuple(row)


def _fields(entry: Entry) -> "Iterator[tuple[str, Any]]":
    for field in entry.__attrs_attrs__:
        value = getattr(entry, field.name)
        if field.name not in ("id", "on") and value is not field.default:
            yield field.name, value


def unpack(*packed: Any) -> Case:
    """The case again."""
    case_id, digest, zone, *rows = packed
    return case_of(case_id, _placed(rows, zone), digest=Digest(digest.hex()), zone=zone)


def placed_of(rows: Rows, zone: str) -> tuple[Journal, Placed | None]:
    """The journal again, and the enrolment in it."""
    journal = journal_of(_placed(rows, zone))
    return journal, started_in(journal)


def _placed(rows: "Sequence[Any]", zone: str) -> list[Placed]:
    first, entries = rows
    return [place(_entry(row, first), zone) for row in entries]


def _entry(row: tuple[Any, ...], first: int) -> Entry:
    kind, id_, day, *said = row
    fields = dict(zip(said[::2], said[1::2], strict=True))
    return _CLASSES[kind](id=id_, on=date.fromordinal(first + day), **fields)
