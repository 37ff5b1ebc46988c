"""Walks through a programme, and the shortest story of each thing that is met on the way."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import evolve, frozen

from programflow.case import Case, Rejected, Status, advance, replay, status
from programflow.definition.entries import Answered, Enrolled, Entry
from programflow.machine import Machine
from programflow.testing.drawing import seeded
from programflow.testing.generating.features import Feature, features_of
from programflow.testing.generating.moves import EVERY, Moves

LONGEST = 60
# Mostly days; now and then time enough for something to become due.
APART = (0, 0, 1, 1, 2, 3, 14)
# Every other walk does what is to be done, so that it comes to the end of a long road.
DILIGENT = frozenset({"act", "answer", "begin"})


@frozen(eq=False, kw_only=True)
class Story:
    """Entries after the enrolment of which none can be left out, and what they come to.

    `at` is the day on which it is so: the last entry's, or a later one where time has to pass.
    """

    feature: Feature
    first: Enrolled
    entries: tuple[Entry, ...]
    at: date


def stories(machine: Machine, firsts: Iterable[Enrolled], *, walks: int) -> tuple[Story, ...]:
    """A shortest story of each feature that is met, in the order in which they are met.

    Args:
        machine: the programme.
        firsts: the enrolments to begin with, one for each variant.
        walks: how many walks from each.
    """
    found: dict[Feature, Story] = {}
    for first in firsts:
        for seed in range(walks):
            for story in _new(machine, first, seed, found=found):
                found.setdefault(story.feature, story)
    return tuple(found.values())


def _new(
    machine: Machine, first: Enrolled, seed: int, *, found: dict[Feature, Story]
) -> Iterator[Story]:
    met: dict[Feature, tuple[Entry, ...]] = {}
    for entries, there in walk(machine, first, seed=seed):
        for feature in features_of(there):
            if feature not in found:
                met.setdefault(feature, entries)
    for feature, entries in met.items():
        at = entries[-1].on if entries else first.on
        few = shortest(machine, first, entries, feature=feature)
        yield Story(
            feature=feature,
            first=first,
            entries=few,
            at=_soonest(machine, first, few, feature=feature, at=at),
        )


def _soonest(
    machine: Machine, first: Enrolled, entries: tuple[Entry, ...], *, feature: Feature, at: date
) -> date:
    """The day of the last entry if it is so on that day already; otherwise the day given."""
    last = entries[-1].on if entries else first.on
    case = play(machine, first, entries)
    there = case is not None and feature in features_of(status(machine, case, at=last))
    return last if there else at


def walk(
    machine: Machine, first: Enrolled, *, seed: int
) -> Iterator[tuple[tuple[Entry, ...], Status]]:
    """A walk from an enrolment: after each entry that is taken, all entries and the status."""
    case = replay(machine, [first]).case
    if case is None:
        return
    choices = seeded(seed)
    moves = Moves(machine.programme, choices)
    sorts = DILIGENT if seed % 2 else EVERY
    entries: tuple[Entry, ...] = ()
    today = first.on
    there = status(machine, case, at=today)
    yield entries, there
    for _ in range(LONGEST):
        today += timedelta(choices.pick(APART))
        there = status(machine, case, at=today)
        answered = {name: 1 for e in entries if isinstance(e, Answered) for name, _ in e.answers}
        entry = moves.next(there, f"e-{len(entries) + 1}", answered, sorts=sorts)
        if entry is None:
            continue
        answer = advance(machine, case, entry)
        if isinstance(answer, Rejected):
            continue
        case, entries = answer.case, (*entries, entry)
        yield entries, status(machine, case, at=today)


def shortest(
    machine: Machine, first: Enrolled, entries: tuple[Entry, ...], *, feature: Feature
) -> tuple[Entry, ...]:
    """The entries without those that can be left out, one after the other from the last."""
    at = entries[-1].on if entries else first.on
    for index in range(len(entries) - 1, -1, -1):
        fewer = (*entries[:index], *entries[index + 1 :])
        case = play(machine, first, fewer)
        if case is not None and feature in features_of(status(machine, case, at=at)):
            entries = fewer
    return renamed(entries)


def play(machine: Machine, first: Enrolled, entries: tuple[Entry, ...]) -> Case | None:
    """The case, None where an entry is refused."""
    played = replay(machine, [first, *entries], id="scenario")
    return None if played.rejected else played.case


def renamed(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries called as a scenario calls them; what speaks of one keeps speaking of it."""
    names = {entry.id: f"e-{index + 1}" for index, entry in enumerate(entries)}
    return tuple(
        evolve(entry, id=names[entry.id], about=names.get(entry.about or "", entry.about))
        for entry in entries
    )
