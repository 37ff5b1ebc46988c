"""Laws of delivery: P1 to P5, P23 and P25. What is known does not depend on how it came in."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from attrs import evolve

import programflow as pf
from programflow.case import BeforeEnrolment
from programflow.case.journal import Case
from programflow.definition.entries import Entry
from programflow.temporal import instant_text
from programflow.testing.laws.subjects import Subject, agree, cases_agree, days, played, raw, status


def p1_replay_is_advance(subject: Subject) -> None:
    """P1: at every prefix, the case grown step by step equals the case played from its entries."""
    case: Case | None = None
    for number, entry in enumerate(subject.journal):
        case = _advanced(subject, case, entry)
        if case is None:
            continue
        again = pf.replay(subject.machine, subject.journal[: number + 1]).case
        assert again == case
        at = max(e.on for e in case.entries) + timedelta(subject.choices.pick((0, 1, 9)))
        fresh = raw(subject.machine, case.entries)
        agree(status(subject.machine, fresh, at), status(subject.machine, case, at))


def _advanced(subject: Subject, case: Case | None, entry: Entry) -> Case | None:
    if case is None:
        return pf.replay(subject.machine, [entry]).case
    return pf.advance(subject.machine, case, entry).case


def p2_only_what_was_known(subject: Subject) -> None:
    """P2: a status as known at t is that of a case with the entries recorded by t."""
    case = played(subject)
    known = subject.choices.pick(days(case))
    seen = [p.entry for p in case.placed if _recorded(p.entry) <= known]
    if not any(e.kind == "enrolled" for e in seen):
        return
    less = raw(subject.machine, seen)
    for at in days(case):
        agree(
            status(subject.machine, case, at, known=known),
            status(subject.machine, less, at, known=known),
        )


def _recorded(entry: Entry) -> date:
    # Recorded instants that are drawn are of the morning: the date in the text is the local one.
    return entry.on if entry.recorded is None else date.fromisoformat(entry.recorded[:10])


def p3_order_of_a_day(subject: Subject) -> None:
    """P3: every order of a day's entries in which all are accepted gives one case; what is refused
    for a fact not yet delivered is accepted when delivered again after it.
    """
    case = played(subject)
    entries = _shuffled(subject, [e for e in case.entries if e.kind != "enrolled"])
    other = pf.replay(subject.machine, [case.enrolled]).case
    waiting = entries
    while waiting:
        assert other is not None
        answer = pf.what_if(subject.machine, other, waiting)
        if len(answer.rejected) == len(waiting):
            return
        other, waiting = answer.case, [r.entry for r in answer.rejected]
    assert other == case
    cases_agree(subject.machine, case, other)


def _shuffled(subject: Subject, entries: list[Entry]) -> list[Entry]:
    """The days in order, the entries of each in any."""
    keys = {e.id: subject.choices.below(1000) for e in entries}
    return sorted(entries, key=lambda e: (e.on, keys[e.id]))


def p4_asking_changes_nothing(subject: Subject) -> None:
    """P4: a status asked in between, of any day and knowledge, changes nothing."""
    plain = played(subject)
    case: Case | None = None
    for entry in subject.journal:
        case = _advanced(subject, case, entry)
        if case is not None and subject.choices.chance(70):
            at = subject.choices.pick(days(case))
            status(subject.machine, case, at, known=subject.choices.pick((None, at)))
            with suppress(BeforeEnrolment):
                pf.next_dates(subject.machine, case, after=max(at, case.enrolled.on))
    assert case is not None
    assert case == plain
    cases_agree(subject.machine, raw(subject.machine, plain.entries), case)


def p5_twice_is_once(subject: Subject) -> None:
    """P5: an entry delivered again, same id, same content, is accepted and changes nothing."""
    case = played(subject)
    for entry in case.entries:
        said = evolve(entry, recorded=entry.recorded or entry.on.isoformat())
        for again in (entry, said):
            answer = pf.advance(subject.machine, case, again)
            assert answer.ok
            assert answer.case == case
        other = pf.advance(subject.machine, case, evolve(entry, session="another"))
        assert isinstance(other, pf.Rejected)
        assert other.code == "id-reused"


def p23_another_offset(subject: Subject) -> None:
    """P23: the same instants written in another UTC offset give the same result."""
    case = played(subject)
    moved = raw(subject.machine, [_in_utc(p) for p in case.placed])
    cases_agree(subject.machine, case, moved)


def _in_utc(placed: Any) -> Entry:
    entry: Entry = placed.entry
    if placed.at is not None:
        entry = evolve(entry, at=instant_text(placed.at))
    if entry.recorded is not None and len(entry.recorded) > 10:
        entry = evolve(entry, recorded=instant_text(placed.recorded))
    return entry


def p25_refused_is_nothing(subject: Subject) -> None:
    """P25: an entry that is refused leaves the case equal."""
    case: Case | None = None
    for entry in subject.journal:
        if case is None:
            case = _advanced(subject, case, entry)
            continue
        at = max(e.on for e in case.entries)
        before = status(subject.machine, raw(subject.machine, case.entries), at)
        answer = pf.advance(subject.machine, case, entry)
        if answer.ok:
            case = answer.case
            continue
        assert answer.case == case
        agree(before, status(subject.machine, case, at))
