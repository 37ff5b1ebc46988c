"""A settle works out only what has been woken; what it leaves out would come to nothing."""

import pytest

import programflow as pf
from programflow.case import days, moving, settling
from programflow.case.findings import make
from programflow.case.instances import tend
from programflow.case.state import State
from programflow.definition.steps import Step
from programflow.machine import compile_programme
from tests.differential.compare import moments_of
from tests.differential.running import drawn

CHUNKS, PAIRS = 4, 15


@pytest.fixture
def unsettled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps and findings that something would have come of after a settle."""
    found: list[str] = []
    settle = settling.settle

    def settle_and_look(state: State) -> None:
        settle(state)
        before = state.dirty
        found.extend(
            thing.name
            for thing in state.plan.things
            if (tend(state, thing) if isinstance(thing, Step) else make(state, thing))
        )
        state.dirty = before

    for module in (settling, days, moving):
        monkeypatch.setattr(module, "settle", settle_and_look)
    return found


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_settle_leaves_nothing_out(chunk: int, unsettled: list[str]) -> None:
    folded = 0
    for seed in range(chunk * PAIRS, (chunk + 1) * PAIRS):
        example = drawn(seed, most=6)
        if example is None:
            continue
        machine = compile_programme(example.programme)
        case = pf.replay(machine, example.journal).case
        if case is not None:
            for at, known in moments_of(case):
                try:
                    pf.status(machine, case, at=at, known=known)
                    folded += 1
                except pf.BeforeEnrolment:
                    continue
        assert unsettled == [], example.number
    assert folded > PAIRS
