"""The case: an append-only journal in canonical order, and the entries as they are known.

A case is its entries. Everything else is derived, kept only to save time, and left out of equality,
hash and pickle.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from attrs import frozen

from programflow.case.chunks import Journal, journal_of
from programflow.case.judgements import REVIEW
from programflow.case.sheets import Sheets, sheets_of
from programflow.definition.entries import Corrected, Decided, Enrolled, Entry
from programflow.machine import Digest
from programflow.temporal import day_ends, instant_from_text, parse_instant, to_day

_NEW = tuple.__new__
"""A named tuple without the call that sorts its arguments out."""


class Placed(NamedTuple):
    """An entry with the ints that place it: its day, its instant (or None), when it was recorded.

    Instants are microseconds since 1970-01-01T00:00Z. `recorded` of a date is that day's end.
    """

    entry: Entry
    day: int
    at: int | None
    recorded: int

    @property
    def order(self) -> tuple[int, int, str]:
        """Canonical order: the day, when it was recorded, the id. Delivery order never counts."""
        return self.day, self.recorded, self.entry.id


def place(entry: Entry, zone: str) -> Placed:
    """Read an entry's dates and times.

    Raises:
        ValueError: a time that never was, was twice, is on another day, or cannot be read (T11).
    """
    day = entry.on.toordinal()
    at = None if entry.at is None else parse_instant(entry.at, on=day, zone=zone)
    said = entry.recorded
    recorded = day_ends(zone)[day] if said is None else recorded_at(said, day, zone)
    return _NEW(Placed, (entry, day, at, recorded))


def recorded_at(recorded: str | None, day: int, zone: str) -> int:
    """The instant by which an entry is known; a date means its end; None means the day's end."""
    if recorded is None:
        return day_ends(zone)[day]
    if len(recorded) == 10:
        return day_ends(zone)[to_day(recorded)]
    return instant_from_text(recorded)


@frozen(eq=False, repr=False)
class Case:
    """One participant's case under one definition. Opaque, immutable; the entries are all there is.

    Attributes:
        id: the application's own key; not a name of a person.
        digest: the hash of the definition by which the case goes.
        zone: the zone by which its entries are placed.
        sheets: the entries, in canonical order, at hand or put away, and what is remembered.
        is_plain: nothing in it is corrected or reviewed, so that entries stand as they came.
    """

    id: str
    digest: Digest
    zone: str
    sheets: Sheets
    is_plain: bool

    @property
    def journal(self) -> Journal:
        """The entries, in canonical order."""
        journal = self.sheets.at_hand
        return self.sheets.taken_out(self.zone) if journal is None else journal

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The entries with what places them, in canonical order."""
        return tuple(self.journal.all())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The journal, in canonical order."""
        return tuple(placed.entry for placed in self.journal.all())

    @property
    def enrolled(self) -> Enrolled:
        """The entry that started the case."""
        entry = self.started.entry
        assert isinstance(entry, Enrolled)
        return entry

    @property
    def started(self) -> Placed:
        """The enrolment, with what places it."""
        started = self.sheets.started or started_in(self.journal)
        assert started is not None
        return started

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all entries."""
        return frozenset(placed.entry.id for placed in self.journal.all())

    def find(self, id_: str) -> Placed | None:
        """The entry of an id, if the case has it."""
        return (self.sheets.at_hand or self.journal).find(id_)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Case):
            return NotImplemented
        if self is other:
            return True
        mine = (self.id, self.journal.size, self.digest)
        return mine == (other.id, other.journal.size, other.digest) and all(
            a is b or a.entry == b.entry
            for a, b in zip(self.journal.all(), other.journal.all(), strict=True)
        )

    def __hash__(self) -> int:
        return hash((self.id, self.journal.size))

    def __repr__(self) -> str:
        return f"Case({self.id!r}, entries={self.journal.size})"

    def __reduce__(self) -> tuple[object, ...]:
        from programflow.case.packing import pack, unpack

        return unpack, pack(self)


def case_of(case_id: str, placed: Iterable[Placed], *, digest: Digest, zone: str) -> Case:
    """A case of entries that stand in their order, as they are."""
    journal = journal_of(placed)
    sheets = sheets_of(journal, started_in(journal))
    return Case(case_id, digest, zone, sheets, all(map(_is_plain, journal.all())))


def started_in(journal: Journal) -> Placed | None:
    """The enrolment; None: the entries are no case's."""
    return next((p for p in journal.all() if isinstance(p.entry, Enrolled)), None)


def _is_plain(placed: Placed) -> bool:
    entry = placed[0]
    if isinstance(entry, Decided):
        return entry.step != REVIEW
    return not isinstance(entry, Corrected)


def append(case: Case, placed: Placed) -> Case:
    """The case with one entry more, at its canonical place."""
    sheets = sheets_of(case.journal.with_entry(placed), case.started)
    is_plain = case.is_plain and _is_plain(placed)
    return Case(case.id, case.digest, case.zone, sheets, is_plain)


class Known(NamedTuple):
    """An entry as it stands after the corrections known: perhaps changed, perhaps void."""

    placed: Placed
    original: Placed
    void: bool
    corrected_by: tuple[str, ...]


def known_entries(placed: Iterable[Placed], known: int | None, zone: str) -> list[Known]:
    """The entries recorded by `known` (None: all), corrected, by their new days. (S2.2, S2.3)

    Field by field the last correction by (recorded, id) rules, and so for void.
    """
    there = [p for p in placed if known is None or p.recorded <= known]
    corrections: dict[str, list[Placed]] = {}
    for p in there:
        if isinstance(p.entry, Corrected):
            corrections.setdefault(p.entry.entry, []).append(p)
    if not corrections:
        return [Known(p, p, void=False, corrected_by=()) for p in there]
    entries = [
        _corrected(p, corrections.get(p.entry.id, ()), zone)
        for p in there
        if not isinstance(p.entry, Corrected)
    ]
    entries += [
        Known(p, p, void=False, corrected_by=()) for p in there if isinstance(p.entry, Corrected)
    ]
    return sorted(entries, key=lambda k: k.placed.order)


def enrolment(case: Case) -> Placed:
    """The enrolment as it has been corrected."""
    if case.is_plain:
        return case.sheets.started or case.started
    known = known_entries(case.placed, None, case.zone)
    return next(k.placed for k in known if isinstance(k.placed.entry, Enrolled))


def variant_of(case: Case) -> str | None:
    """The variant by which the case goes."""
    entry = enrolment(case).entry
    assert isinstance(entry, Enrolled)
    return entry.variant


def _corrected(placed: Placed, corrections: Iterable[Placed], zone: str) -> Known:
    void = False
    fields: dict[str, Any] = {}
    by: list[str] = []
    for correction in sorted(corrections, key=lambda p: (p.recorded, p.entry.id)):
        entry = correction.entry
        assert isinstance(entry, Corrected)
        by.append(entry.id)
        if entry.void is not None:
            void = entry.void
        fields.update(entry.fields)
    return Known(corrected_by(placed, fields, zone), placed, void, tuple(by))


def corrected_by(placed: Placed, fields: Mapping[str, Any], zone: str) -> Placed:
    """The entry with other fields, as JSON names and says them; it stays known when it was known.

    A field given as None is removed. Another `on` without `at` takes the time away. (S2.3)

    Raises:
        ValueError: the entry cannot be read with these fields.
    """
    if not fields:
        return placed
    from programflow.definition import entry_from_json, entry_to_json  # of use to few journals

    said = Corrected(id="-", on=placed.entry.on, entry=placed.entry.id, fields=fields)
    json = {**entry_to_json(placed.entry), **entry_to_json(said)["fields"]}
    if "on" in fields and "at" not in fields:
        json["at"] = None
    entry = entry_from_json({name: value for name, value in json.items() if value is not None})
    if isinstance(entry, tuple):
        raise ValueError(entry[0].rule)
    return place(entry, zone)._replace(recorded=placed.recorded)
