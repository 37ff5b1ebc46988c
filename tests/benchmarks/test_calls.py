"""What an entry and a status cost in calls of Python functions: the same on every machine.

Seconds are for `make bench`. A bound here is what it came to when it was set, and a tenth more.
"""

import sys
from collections.abc import Callable

import pytest

import programflow as pf
from benchmarks import ours
from benchmarks.__main__ import MIDDLE
from benchmarks.scenarios import HAPPY
from programflow import bulk
from tests.case import test_flat as flat

ENTRIES = ours.prepare(HAPPY.events)


def calls_of(play: Callable[[], object]) -> int:
    """The calls of one run, after another that has worked out what is worked out once."""
    play()
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        play()
    finally:
        sys.setprofile(before)
    return count


def advance() -> Callable[[], object]:
    case, following = ours.play(ENTRIES[:MIDDLE]), ENTRIES[MIDDLE]
    return lambda: pf.advance(ours.MACHINE, case, following)


def replay() -> Callable[[], object]:
    shard = ours.shard(1)
    return lambda: list(bulk.replay(ours.MACHINE, shard, at=HAPPY.events[-1].on))


def status() -> Callable[[], object]:
    case, on = ours.play(ENTRIES[:MIDDLE]), ENTRIES[MIDDLE].on
    return lambda: pf.status(ours.MACHINE, case, at=on)


def reasons() -> Callable[[], object]:
    asked = status()

    def told() -> object:
        found = asked()
        assert isinstance(found, pf.Status)
        return [part.because for part in (*found.steps, *found.findings, *found.possible)]

    return told


@pytest.mark.parametrize(
    ("play", "most"),
    [
        pytest.param(lambda: ours.play(ENTRIES), 1333, id="story"),
        pytest.param(replay(), 1377, id="bulk"),
        pytest.param(advance(), 6, id="advance"),
        pytest.param(status(), 108, id="status"),
        pytest.param(reasons(), 266, id="reasons"),
    ],
)
def test_no_more_is_called_than_was(play: Callable[[], object], most: int) -> None:
    assert calls_of(play) <= most


@pytest.mark.parametrize("make", [flat.fact, flat.late, flat.act])
@pytest.mark.parametrize("large", [(1000, 10), (10, 2000)], ids=["programme", "journal"])
def test_hardly_more_is_called_of_what_is_large(
    large: tuple[int, int], make: Callable[[pf.Case], pf.Entry]
) -> None:
    def advanced(steps: int, entries: int) -> Callable[[], object]:
        case = flat.case_of(steps, entries)
        entry = make(case)
        return lambda: flat.advanced(steps, case, entry)

    assert calls_of(advanced(*large)) <= 1.25 * calls_of(advanced(10, 10))
