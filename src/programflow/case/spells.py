"""Spells: which days are in them, and how surely. (S6.9-S6.12)"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from programflow.case.kleene import Kleene, every
from programflow.case.state import Fact, State, canonical
from programflow.definition.entries import Enrolled
from programflow.definition.values import NOT_STATED
from programflow.temporal import Stretches, complement, covers, merge, overlapping

PLACE = "place"


class Interval(NamedTuple):
    """One half-open interval of a spell; not certain while its approval is pending."""

    start: int
    end: int | None
    certain: bool
    opened_by: Fact
    closed_by: Fact | None = None


def facts_of(state: State, spell: str) -> list[Fact]:
    """The spell's `began` and `ended` entries, and for the place an enrolment with one first."""
    ordered = canonical((*state.facts_of("began", spell), *state.facts_of("ended", spell)))
    if spell != PLACE:
        return ordered
    return [*(f for f in state.facts_of("enrolled", "") if _has_place(f)), *ordered]


def _has_place(fact: Fact) -> bool:
    return isinstance(fact.entry, Enrolled) and fact.entry.place is not None


class Row:
    """The intervals of one actor, or of all together where the spell is not `many`."""

    def __init__(self) -> None:
        self.intervals: list[Interval] = []
        self.idle: list[Fact] = []
        self.is_doubted = False

    @property
    def is_open(self) -> bool:
        """Whether the last interval has no end yet."""
        return bool(self.intervals) and self.intervals[-1].end is None

    def take(self, fact: Fact, *, certain: bool) -> None:
        """Open or close; what changes nothing is idle."""
        if (fact.kind == "ended") != self.is_open:
            self.idle.append(fact)
        elif fact.kind == "ended":
            last = self.intervals[-1]
            self.intervals[-1] = last._replace(end=fact.day, closed_by=fact)
        else:
            self.intervals.append(Interval(fact.day, None, certain, fact))

    def doubt_from(self, day: int) -> None:
        """Somebody ended, and it is not known who: perhaps this one."""
        self.is_doubted = True
        last = self.intervals[-1]
        self.intervals[-1] = last._replace(end=day)
        self.intervals.append(Interval(day, None, certain=False, opened_by=last.opened_by))


class Read:
    """What has been read of a spell, good while its entries and the judgements are these."""

    __slots__ = ("began", "days", "ended", "judgements", "rows")

    def __init__(self, state: State, spell: str) -> None:
        self.began = state.facts.get(("began", spell), ())
        self.ended = state.facts.get(("ended", spell), ())
        self.judgements = state.judgements
        self.rows = _rows(state, spell)
        self.days: Days | None = None


def _read(state: State, spell: str) -> Read:
    known = state.read_spells.get(spell)
    if (
        known is None
        or known.began is not state.facts.get(("began", spell), ())
        or known.ended is not state.facts.get(("ended", spell), ())
        or known.judgements is not state.judgements
    ):
        known = state.read_spells[spell] = Read(state, spell)
    return known


def rows_of(state: State, spell: str) -> list[Row]:
    """One row, or with `many` one for each actor."""
    return _read(state, spell).rows


def _rows(state: State, spell: str) -> list[Row]:
    defined = state.plan.spells.get(spell)
    if defined is None and spell != PLACE:
        return []
    many = defined is not None and defined.many is not None
    approval = None if defined is None else defined.approval
    rows: dict[tuple[str | None, str], Row] = {}
    for fact in facts_of(state, spell):
        actor = getattr(fact.entry, "actor", None) if many else None
        approved = True if approval is None else state.judgements.approved(fact.id)
        if fact.kind != "ended" and approved is False:
            continue
        unnamed = many and actor is None
        if unnamed and fact.kind == "ended":
            _end_unnamed(fact, rows)
            continue
        row = rows.setdefault((actor, fact.id if unnamed else ""), Row())
        row.take(fact, certain=approved is True and not unnamed)
        row.is_doubted = unnamed
    return list(rows.values())


def _end_unnamed(fact: Fact, rows: dict[tuple[str | None, str], Row]) -> None:
    """Ends the only row that is open; of several any, unless each was in doubt before. (S6.10)"""
    opened = [row for row in rows.values() if row.is_open]
    if len(opened) == 1:
        opened[0].take(fact, certain=True)
    elif all(row.is_doubted for row in opened):
        rows.setdefault((None, ""), Row()).idle.append(fact)
    else:
        for row in opened:
            row.doubt_from(fact.day)


def needed(state: State, spell: str) -> int | None:
    """How many rows must be open; None: not filled."""
    from programflow.case.parameters import quantity

    defined = state.plan.spells.get(spell)
    if defined is None or defined.many is None:
        return 1
    n = quantity(state, defined.many)
    return None if n is NOT_STATED else int(n)


class Days(NamedTuple):
    """The days of a spell: those that are surely in it, and those that perhaps are too."""

    sure: Stretches
    perhaps: Stretches


def days_of(state: State, spell: str) -> Days:
    """The days on which the spell is open, as known today."""
    defined, read = state.plan.spells.get(spell), _read(state, spell)
    if defined is not None and defined.many is not None:
        return _days(read, needed(state, spell))
    if read.days is None:
        read.days = _days(read, 1)
    return read.days


def _days(read: Read, n: int | None) -> Days:
    intervals = [i for row in read.rows for i in row.intervals]
    sure = [(i.start, i.end) for i in intervals if i.certain]
    every_one = [(i.start, i.end) for i in intervals]
    if n is None:
        return Days((), merge(every_one))
    return Days(overlapping(sure, n), overlapping(every_one, n))


def open_on(state: State, spell: str, day: int) -> Kleene:
    """Yes, no or unknown on a day up to today."""
    days = days_of(state, spell)
    if covers(day, days.sure):
        return True
    return None if covers(day, days.perhaps) else False


def all_open(state: State, spells: Iterable[str]) -> Kleene:
    """Whether every one of the spells is open today. (S8.7)"""
    return every(open_on(state, spell, state.today) for spell in spells)


def last_interval(state: State, spell: str) -> Interval | None:
    """The interval of the entry that last opened the spell."""
    intervals = [i for row in rows_of(state, spell) for i in row.intervals]
    if len(intervals) < 2:
        return intervals[0] if intervals else None
    place = {fact.id: n for n, fact in enumerate(facts_of(state, spell))}
    return max(intervals, key=lambda i: (place[i.opened_by.id], i.start))


def last_change(state: State, spell: str) -> Fact | None:
    """The entry that opened the spell, where it is open; else the one that closed it last."""
    intervals = [i for row in rows_of(state, spell) for i in row.intervals]
    if any(i.end is None for i in intervals):
        return last_opening(state, spell)
    closed = [i.closed_by for i in intervals if i.closed_by is not None]
    return canonical(closed)[-1] if closed else None


def last_opening(state: State, spell: str) -> Fact | None:
    """The entry that last opened the spell."""
    interval = last_interval(state, spell)
    return None if interval is None else interval.opened_by


def idle_facts(state: State, spell: str) -> list[Fact]:
    """Entries that began what was open, or ended what was closed: out of place."""
    return [fact for row in rows_of(state, spell) for fact in row.idle]


class Stopped(NamedTuple):
    """Days on which a clock stands still: at least these, at most those; `may`: if it ever does."""

    least: Stretches
    most: Stretches
    may: bool


NEVER = Stopped((), (), may=False)


def stopped(state: State, *, except_: Collection[str], during: Collection[str]) -> Stopped:
    """The days that do not count: in a spell of `except_`, or outside one of `during`. (S6.4)"""
    least: list[tuple[int, int | None]] = []
    most: list[tuple[int, int | None]] = []
    for spell in except_:
        days = days_of(state, spell)
        least += days.sure
        most += days.perhaps
    for spell in during:
        days = days_of(state, spell)
        least += complement(days.perhaps, since=1)
        most += complement(days.sure, since=1)
    return Stopped(merge(least), merge(most), may=bool(except_ or during))
