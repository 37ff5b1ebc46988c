"""Journals of a kind: by the book, against it, or about the days on which something turns."""

from datetime import date, timedelta

from attrs import evolve, frozen

from programflow.case import Case, Rejected, Status, advance, replay, status
from programflow.definition.entries import Answered, Enrolled, Entry
from programflow.machine import Machine
from programflow.testing.drawing import Choices
from programflow.testing.generating.moves import EVERY, Moves

APART = (0, 1, 0, 2, 1, 3, 7)
LONG_APART = (0, 1, 7, 14, 30, 60)
# So often it is tried once more where nothing is found yet.
MORE = 12
# What is due is mostly met on its last day, or missed by one.
ABOUT = (0, 1, -1)
LAWFUL = frozenset({"act", "answer", "begin"})
UNWANTED = frozenset({"miss", "happen"})


@frozen(eq=False, kw_only=True)
class _Going:
    """A case on its way: what has come in, and where it stands on the day that it is."""

    case: Case
    entries: tuple[Entry, ...]
    there: Status


def lawful(choices: Choices, machine: Machine, first: Enrolled, *, most: int) -> list[Entry]:
    """All of it accepted, nothing due passed by, and nothing found that is more than a notice."""
    going = _begun(machine, first)
    for _ in range(_length(choices, most)):
        today = going.there.at + timedelta(choices.pick(APART))
        last = min((d.on for d in going.there.due), default=today)
        after = _recorded(choices, machine, going, day=min(today, last), sorts=LAWFUL)
        going = after if after is not None and is_lawful(after.there) else going
    return list(going.entries)


def breaching(choices: Choices, machine: Machine, first: Enrolled, *, most: int) -> list[Entry]:
    """All of it accepted, with much that is missed, late or not to happen."""
    going = _begun(machine, first)
    wanted = _length(choices, most)
    for n in range(wanted + MORE):
        if n >= wanted and going.there.findings:
            break
        overdue = [d.on + timedelta(1) for d in going.there.due if d.on >= going.there.at]
        if overdue and choices.chance(60):
            day = choices.pick(overdue)
        else:
            day = going.there.at + timedelta(choices.pick(LONG_APART))
        sorts = UNWANTED if choices.chance(50) else EVERY
        going = _recorded(choices, machine, going, day=day, sorts=sorts) or going
    return list(going.entries)


def near_boundaries(
    choices: Choices, machine: Machine, first: Enrolled, *, most: int
) -> list[Entry]:
    """All of it accepted, on the days on which something turns, and the days beside them."""
    going = _begun(machine, first)
    for _ in range(_length(choices, most)):
        there = going.there
        turns = {*(d.on for d in there.due), *(n.on for n in there.next)}
        days = [day + timedelta(n) for day in sorted(turns) for n in ABOUT]
        coming: list[date] = [day for day in days if day >= there.at]
        day = choices.pick(coming) if coming else there.at + timedelta(choices.pick((0, 1)))
        going = _recorded(choices, machine, going, day=day, sorts=EVERY) or going
    return list(going.entries)


def is_lawful(there: Status) -> bool:
    """Nothing has lapsed, and no finding is more than a notice."""
    return all(not found.lapse and found.grade == "notice" for found in there.findings)


def _length(choices: Choices, most: int) -> int:
    return choices.between(min(3, most), most)


def _begun(machine: Machine, first: Enrolled) -> _Going:
    case = replay(machine, [first]).case
    assert case is not None, "an enrolment that the programme takes"
    return _Going(case=case, entries=(first,), there=status(machine, case, at=first.on))


def _recorded(
    choices: Choices, machine: Machine, going: _Going, *, day: date, sorts: frozenset[str]
) -> _Going | None:
    """The case with one entry more on a day; None where there is none to be had, or it is refused.

    The day may be later than it was; nothing need happen on it.
    """
    there = status(machine, going.case, at=day)
    answered = {n: 1 for e in going.entries if isinstance(e, Answered) for n, _ in e.answers}
    moves = Moves(machine.programme, choices)
    entry = moves.next(there, f"e-{len(going.entries)}", answered, sorts=sorts)
    if entry is None:
        return evolve(going, there=there)
    answer = advance(machine, going.case, entry)
    if isinstance(answer, Rejected):
        return evolve(going, there=there)
    case, entries = answer.case, (*going.entries, entry)
    return _Going(case=case, entries=entries, there=status(machine, case, at=day))
