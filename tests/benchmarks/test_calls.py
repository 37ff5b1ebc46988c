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
        pytest.param(lambda: ours.play(ENTRIES), 2500, id="story"),
        pytest.param(status(), 128, id="status"),
        pytest.param(reasons(), 286, id="reasons"),
    ],
)
def test_no_more_is_called_than_was(play: Callable[[], object], most: int) -> None:
    assert calls_of(play) <= most
