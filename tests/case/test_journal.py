"""A journal in chunks is the journal in one piece: order, ids, what comes after a day, a pickle."""

import pickle
from datetime import date, timedelta

import pytest

import programflow as pf
from programflow.case.chunks import CHUNK, FEW, TIMES, Journal, journal_of
from programflow.case.journal import Case, Placed, append, case_of, place
from programflow.machine import Digest
from programflow.testing.drawing import seeded

ZONE = "Europe/Oslo"
FIRST = date(2026, 1, 5)
SIZES = (1, FEW, FEW + 1, CHUNK, CHUNK + 1, 6 * CHUNK + 3)


def placed(number: int, day: int) -> Placed:
    return place(pf.Done(id=f"e{number}", step="talk", on=FIRST + timedelta(day)), ZONE)


def grown(size: int, seed: int, *, late: int) -> tuple[Journal, list[Placed]]:
    """A journal made entry by entry, `late` percent of them before the last, and its entries."""
    draw = seeded(seed)
    rows = [placed(0, 0)]
    journal = journal_of(rows)
    for number in range(1, size):
        last = rows[-1].day - FIRST.toordinal()
        day = draw.below(last + 1) if draw.chance(late) else last + draw.below(2)
        rows = sorted([*rows, placed(number, day)], key=lambda p: p.order)
        journal = journal.with_entry(next(p for p in rows if p.entry.id == f"e{number}"))
    return journal, rows


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("late", [0, 5, 100])
def test_entries_stand_in_order(size: int, late: int) -> None:
    journal, rows = grown(size, seed=size, late=late)
    assert list(journal.all()) == rows
    assert (journal.first, journal.last, journal.size) == (rows[0], rows[-1], size)
    assert all(0 < len(chunk) <= CHUNK for chunk in journal.chunks)


@pytest.mark.parametrize("size", SIZES)
def test_each_id_is_found_and_no_other(size: int) -> None:
    journal, rows = grown(size, seed=size, late=20)
    assert all(journal.find(row.entry.id) is row for row in rows)
    assert journal.find("e") is None
    assert journal_of(rows).find(f"e{size - 1}") is not None


@pytest.mark.parametrize("size", SIZES)
def test_what_comes_after_a_day(size: int) -> None:
    journal, rows = grown(size, seed=size, late=20)
    for day in {row.day + step for row in rows[:: size // 9 + 1] for step in (-1, 0, 1)}:
        assert list(journal.after(day)) == [row for row in rows if row.day > day]


def long_case(size: int) -> Case:
    """A case of so many entries, five a day, some with all that an entry can say."""
    enrolled = place(pf.Enrolled(id="enrolled", on=FIRST, settings={"a": {"value": 3}}), ZONE)
    case = case_of("c-1", (enrolled,), digest=Digest("ab" * 32), zone=ZONE)
    for number in range(size - 1):
        on = FIRST + timedelta(number // 5)
        kinds: tuple[pf.Entry, ...] = (
            pf.Done(id=f"e{number}", step="talk", on=on, at="10:00", items=()),
            pf.Missed(id=f"e{number}", step="talk", on=on, cause="outside", recorded="2040-01-01"),
            pf.Tested(id=f"e{number}", test="swim", on=on, void=True, values={"metres": 25}),
            pf.Answered(id=f"e{number}", on=on, answers={"born": date(2009, 1, 2), "well": True}),
        )
        case = append(case, place(kinds[number % 4], ZONE))
    return case


@pytest.mark.parametrize("size", [1, 8, 300, 10_000])
def test_a_case_comes_back_from_its_pickle(size: int) -> None:
    case = long_case(size)
    again = pickle.loads(pickle.dumps(case, 5))
    assert again == case
    assert hash(again) == hash(case)
    assert again.placed == case.placed
    assert (again.is_plain, again.zone, again.digest) == (case.is_plain, ZONE, case.digest)


def test_a_case_is_plain_until_something_is_corrected_or_reviewed() -> None:
    case = long_case(8)
    assert case.is_plain
    void = pf.Corrected(id="v", on=FIRST + timedelta(9), entry="e1", void=True)
    corrected = append(case, place(void, ZONE))
    assert not corrected.is_plain
    assert not pickle.loads(pickle.dumps(corrected)).is_plain
    review = pf.Decided(
        id="r", on=FIRST + timedelta(9), step="review", option="uphold", about="review<e1"
    )
    assert not append(case, place(review, ZONE)).is_plain


@pytest.mark.parametrize("begun", [1, FEW, FEW + 1, CHUNK])
def test_every_id_is_found_as_tables_are_laid_together(begun: int) -> None:
    rows = [placed(number, 0) for number in range(FEW * TIMES**2 + 2 * FEW)]
    rows.sort(key=lambda row: row.order)
    journal = first = journal_of(rows[:begun])
    for row in rows[begun:]:
        journal = journal.with_entry(row)
    assert all(journal.find(row.entry.id) is row for row in rows)
    assert journal.find("nobody") is None
    assert [first.find(row.entry.id) for row in rows] == [
        *rows[:begun],
        *[None] * len(rows[begun:]),
    ]
    assert len(journal.newest) <= FEW
    assert all(len(ids) <= FEW * TIMES**n for n, ids in enumerate(journal.ids, 1))
    assert len(journal.newest) + sum(map(len, journal.ids)) == len(rows)
