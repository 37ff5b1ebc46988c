"""Cases of one machine are read and advanced by many threads as by one.

What a state works out late is whole before it can be seen. Threads seldom meet in the few
instructions between, so that one call is made to come in the middle of the other.
"""

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

import programflow as pf
from benchmarks import ours
from benchmarks.__main__ import MIDDLE
from benchmarks.scenarios import HAPPY
from programflow.case import agenda, settling
from programflow.case.folding import fold
from programflow.case.limits import Limits
from programflow.case.memory import KEPT
from programflow.case.packing import rows_of
from programflow.case.settling import Facts
from programflow.case.sheets import Sheets
from programflow.case.state import State

ENTRIES = ours.prepare(HAPPY.events)
THREADS = 4


def test_threads_share_cases() -> None:
    """More cases than the machine remembers, so that each thread puts away what others read."""
    first, following = ENTRIES[:MIDDLE], ENTRIES[MIDDLE]
    cases = [ours.play(first) for _ in range(KEPT + 2)]
    days = [following.on + timedelta(days) for days in (0, 30, -8)]
    wanted = [pf.status(ours.MACHINE, cases[0], at=day) for day in days]
    advanced = pf.advance(ours.MACHINE, cases[0], following)

    def read(case: pf.Case) -> bool:
        return (
            pf.advance(ours.MACHINE, case, following) == advanced
            and [pf.status(ours.MACHINE, case, at=day) for day in days] == wanted
            and len(case.entries) == 1 + len(first)
        )

    # Each case is read by all threads at about the same time.
    asked = [case for case in cases for _ in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as pool:
        assert all(pool.map(read, asked))


def state_after(number: int) -> State:
    """A state that has been folded through so many entries."""
    at = ENTRIES[number - 1].on.toordinal()
    return fold(ours.MACHINE, ours.play(ENTRIES[:number]), at=at).state.copy()


def instances(state: State) -> dict[str, Any]:
    return dict(state.instances)


def test_facts_are_closed_before_they_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    state = state_after(MIDDLE)
    state.dirty = state.wakes.all
    open_one = next(name for name, i in state.instances.items() if i.step.name == "talk_3")
    waiting = state.instances[open_one]._replace(state="waiting", opened=())
    state.instances[open_one] = waiting
    facts, settle, seen = Facts(state, is_closed=False), settling.settle, list[dict[str, Any]]()

    def asked_in_between(mine: State) -> None:
        if not seen:
            seen.append({})
            seen.append(instances(facts.closed()))
        settle(mine)

    monkeypatch.setattr(settling, "settle", asked_in_between)
    closed = instances(facts.closed())
    assert closed[open_one].state == "open"
    assert seen[1] == closed


def test_days_to_come_are_whole_before_they_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    state = state_after(MIDDLE)
    state.dirty, state.coming, state.turns = state.wakes.all, {}, None
    seen = list[int | None]()

    class AskedInBetween(Limits):
        def __init__(self, mine: State) -> None:
            super().__init__(mine)
            if not seen:
                seen.append(None)
                seen.append(agenda.next_turn(mine))

    monkeypatch.setattr(agenda, "Limits", AskedInBetween)
    turn = agenda.next_turn(state)
    assert turn is not None
    assert seen[1] == turn


_AT_HAND = vars(Sheets)["at_hand"]


def _fleeting(sheets: Any) -> Any:
    """The journal, put away by somebody else as soon as it has been looked at."""
    journal = _AT_HAND.__get__(sheets)
    if sheets.packed is not None:
        _AT_HAND.__set__(sheets, None)
        sheets.started = None
    return journal


FLEETING: Any = type(
    "Fleeting", (Sheets,), {"__slots__": (), "at_hand": property(_fleeting, _AT_HAND.__set__)}
)


def test_a_journal_may_be_put_away_while_it_is_read() -> None:
    case, following = ours.play(ENTRIES[:MIDDLE]), ENTRIES[MIDDLE]
    sheets = FLEETING()
    for name in ("started", "checkpoints", "folded", "is_kept"):
        setattr(sheets, name, getattr(case.sheets, name))
    sheets.at_hand = case.journal
    sheets.packed = pickle.dumps(rows_of(case.journal), 5)
    fleeting, wanted = evolve(case, sheets=sheets), pf.advance(ours.MACHINE, case, following)
    for _ in range(2):
        assert pf.advance(ours.MACHINE, fleeting, following) == wanted
        assert fleeting.enrolled == case.enrolled
        assert fleeting.entries == case.entries
