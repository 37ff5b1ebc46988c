"""A journal played from its first entry. (S13.5)"""

from collections.abc import Iterable
from typing import NamedTuple

from programflow.case.admission import let_in, let_in_first
from programflow.case.journal import Case
from programflow.case.refusals import Refusal
from programflow.case.usual import usual
from programflow.definition.entries import Entry, Migrated
from programflow.machine import Machine


class Turned(NamedTuple):
    """An entry that was turned away, from the case as it was then."""

    case: Case | None
    entry: Entry
    refusal: Refusal


class Played(NamedTuple):
    """The case (None if it never started), and the entries that were turned away."""

    case: Case | None
    turned: list[Turned]


def play(machine: Machine, entries: Iterable[Entry], *, case_id: str) -> Played:
    """The entries in the order given; see `programflow.case.calls.replay`."""
    given = list(entries)
    case: Case | None = None
    turned: list[Turned] = []
    if any(isinstance(entry, Migrated) for entry in given):
        from programflow.case.rereading import read_before  # few cases are migrated

        case, unread, given = read_before(machine, given, case_id=case_id)
        turned += (Turned(case, *one) for one in unread)
    for entry in given:
        answer = (
            let_in_first(machine, case_id, entry)
            if case is None
            else usual(machine, case, entry) or let_in(machine, case, entry)
        )
        if isinstance(answer, Refusal):
            turned.append(Turned(case, entry, answer))
        else:
            case = answer.case
    return Played(case, turned)
