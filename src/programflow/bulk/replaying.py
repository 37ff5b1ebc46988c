"""A stream of entries, case by case, to a row a case.

A shard is whatever the caller hands over at a time: rows, machines and entries all pickle, so that
each process of a pool takes one. Nothing is held of a case once its row is out.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from attrs import frozen

from programflow.case import BeforeEnrolment, Case, ProgramflowError
from programflow.case.brief import brief_of
from programflow.case.playing import play
from programflow.definition.entries import Entry
from programflow.machine import Machine


class NotSorted(ProgramflowError):
    """An entry of a case came after those of a later case."""


@frozen
class Row:
    """What became of one case, at the close of a day.

    Attributes:
        id: the application's key of the case.
        case: the case itself; None where its journal does not begin with an enrolment in time.
        rejected: the entries that were refused, each with the code.
        phase: where the case is; None in an outcome.
        outcome: the outcome it has come to, or None.
        due: the earliest last day ahead, or passed without an account.
        next: the next day after this on which time alone changes something; None: there is none.
        waits: whether a decision waits for a person.
    """

    id: str
    case: Case | None
    rejected: tuple[tuple[str, str], ...] = ()
    phase: str | None = None
    outcome: str | None = None
    due: date | None = None
    next: date | None = None
    waits: bool = False


def replay(machine: Machine, entries: Iterable[tuple[str, Entry]], *, at: date) -> Iterator[Row]:
    """A row for each case, as soon as its entries are read.

    Args:
        machine: the programme.
        entries: case ids with entries, sorted by case id; of one case in the order of delivery.
        at: the day of which the rows tell. Entries of later days are in the cases all the same.

    Raises:
        NotSorted: the entries of a case do not stand together, in the order of their ids.
        UnreadableDate: the day cannot be read, or lies outside the years 1900-2200.
    """
    previous: str | None = None
    for case_id, rows in groupby(entries, key=itemgetter(0)):
        if previous is not None and case_id < previous:
            raise NotSorted(case_id)
        previous = case_id
        yield _row(machine, case_id, (entry for _, entry in rows), at=at)


def _row(machine: Machine, case_id: str, entries: Iterable[Entry], *, at: date) -> Row:
    case, turned = play(machine, entries, case_id=case_id)
    rejected = tuple((one.entry.id, one.refusal.code) for one in turned)
    if case is None:
        return Row(case_id, case, rejected)
    try:
        return Row(case_id, case, rejected, *brief_of(machine, case, at=at))
    except BeforeEnrolment:
        return Row(case_id, case, rejected)


def due(rows: Iterable[Row], on: date) -> Iterator[Row]:
    """The rows that a day concerns: what they tell may not hold any more once `on` has come."""
    return (row for row in rows if row.next is not None and row.next <= on)
