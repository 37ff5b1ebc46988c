"""An entry that goes the short way is let in as the long way lets it in."""

import pytest

import programflow as pf
from benchmarks import ours
from benchmarks.__main__ import MIDDLE
from benchmarks.scenarios import HAPPY, START
from programflow.case.admission import let_in, let_in_first
from programflow.case.refusals import Refusal
from programflow.case.usual import usual
from programflow.definition.entries import Enrolled
from tests.differential.compare import moments_of
from tests.differential.running import drawn

CHUNKS, PAIRS = 4, 25


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_short_way_leads_where_the_long_one_does(chunk: int) -> None:
    short = 0
    for seed in range(chunk * PAIRS, (chunk + 1) * PAIRS):
        example = drawn(seed)
        if example is None or not isinstance(example.journal[0], Enrolled):
            continue
        machine = example.drawn.machine
        begun = let_in_first(machine, "c", example.journal[0])
        if isinstance(begun, Refusal):
            continue
        case = long = begun.case
        for entry in example.journal[1:]:
            wanted, quick = let_in(machine, long, entry), usual(machine, case, entry)
            short += quick is not None
            found = quick or let_in(machine, case, entry)
            assert type(found) is type(wanted), example.number
            if isinstance(found, Refusal) or isinstance(wanted, Refusal):
                assert found[:3] == wanted[:3], example.number  # type: ignore[index]  # see above
                continue
            case, long = found.case, wanted.case
            assert case == long
            assert case.placed == long.placed
            assert (case.is_plain, case.started) == (long.is_plain, long.started)
            assert all(case.find(one.id) == long.find(one.id) for one in long.entries)
        for at, known in moments_of(case):
            if known is None and at >= case.enrolled.on:
                one, other = (pf.status(machine, c, at=at) for c in (case, long))
                assert one == other, example.number
    assert short > PAIRS


def test_what_is_asked_in_between_changes_nothing() -> None:
    """States of later days are remembered when an entry of an earlier one comes."""
    entries = ours.prepare(HAPPY.events)
    wanted = pf.status(ours.MACHINE, ours.play(entries), at=entries[-1].on)
    for asked in (START, entries[MIDDLE].on, entries[-1].on):
        case = ours.begin()
        for entry in entries:
            answer = pf.advance(ours.MACHINE, case, entry)
            assert isinstance(answer, pf.Accepted)
            case = answer.case
            pf.status(ours.MACHINE, case, at=asked)
        assert pf.status(ours.MACHINE, case, at=entries[-1].on) == wanted
