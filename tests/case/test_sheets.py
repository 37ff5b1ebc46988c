"""A case that its machine has let go of is put away, and is the same when it is asked again."""

import pickle
import tracemalloc

import programflow as pf
from benchmarks import ours
from benchmarks.scenarios import HAPPY
from programflow.case.memory import KEPT
from programflow.case.sheets import LONG


def begun(number: int) -> pf.Case:
    """A case in mid-course, with entries of its own."""
    case = ours.begin(f"c-{number}")
    for entry in ours.prepare(HAPPY.events)[:8]:
        answer = pf.advance(ours.MACHINE, case, entry)
        assert isinstance(answer, pf.Accepted)
        case = answer.case
    return case


def put_away(case: pf.Case) -> bool:
    return case.sheets.at_hand is None


def test_what_is_put_away_comes_out_as_it_was() -> None:
    first, same = begun(0), begun(0)
    others = [begun(number) for number in range(1, KEPT + 1)]
    assert put_away(first)
    assert not put_away(others[-1])
    assert pickle.loads(pickle.dumps(first)) == first == same
    following = ours.prepare(HAPPY.events)[8]
    at = following.on
    assert pf.status(ours.MACHINE, first, at=at) == pf.status(ours.MACHINE, same, at=at)
    assert pf.advance(ours.MACHINE, first, following) == pf.advance(ours.MACHINE, same, following)
    assert not put_away(first)


def test_it_can_be_put_away_again() -> None:
    case = begun(0)
    entries = case.entries
    for _ in range(2):
        case.sheets.put_away()
        assert put_away(case)
        assert case.enrolled == entries[0]
        assert case.entries == entries


def test_a_long_journal_stays() -> None:
    case = ours.begin()
    for number in range(LONG + 1):
        answers = {"q1": bool(number % 2)}
        entry = pf.Answered(id=f"a{number}", on=case.enrolled.on, by="staff", answers=answers)
        answer = pf.advance(ours.MACHINE, case, entry)
        assert isinstance(answer, pf.Accepted)
        case = answer.case
    case.sheets.put_away()
    assert not put_away(case)


def test_an_open_case_takes_little_room() -> None:
    """Kept as entries it takes over 4,000 bytes; Python keeps some of the room that it made."""
    begun(0)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = [begun(number) for number in range(60)]
    while ours.MACHINE.remembering:
        memory = ours.MACHINE.remembering.popleft()()
        if memory is not None:
            memory.forget()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown / len(kept) < 2500
