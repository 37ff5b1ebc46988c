"""Settling: findings and steps in rank order, and what is taken up out of order. (S4.5-S4.8)"""

from programflow.case.findings import make
from programflow.case.instances import tend
from programflow.case.lapses import meet_phase
from programflow.case.state import State
from programflow.case.taking import candidates, leftover_of, take
from programflow.definition.programme import Finding
from programflow.definition.steps import Step


def settle(state: State) -> None:
    """Findings and steps in rank order until a whole pass changes nothing. (S4.7)

    A pass leaves out what nothing has woken, and what rests: it would come to what it came to.
    """
    rows, settled = state.plan.rows, state.wakes.settled
    while True:
        at = 0
        while woken := state.dirty & settled & ~state.resting:
            ahead = woken >> at
            if not ahead:
                at = 0
                continue
            at += (ahead & -ahead).bit_length()
            bit = 1 << (at - 1)
            state.dirty &= ~bit
            state.stirred |= bit
            thing, at_once = rows[at - 1]
            if isinstance(thing, Finding):
                make(state, thing)
            elif tend(state, thing) and at_once:
                state.dirty &= ~bit
        if not state.dirty & state.stay.done:
            return
        meet_phase(state)  # what it accounts for may be what a finding waits for


class Facts:
    """The facts close of a day: settled, and all taken up, without effects or moves. (S4.8)

    Most days nobody asks what it comes to; it is closed when somebody does.
    """

    __slots__ = ("_is_closed", "_state")

    def __init__(self, state: State, *, is_closed: bool) -> None:
        self._state = state
        self._is_closed = is_closed

    def close(self) -> State:
        """The state, closed as it stands: for whoever made it and has not given it away."""
        if not self._is_closed:
            _close(self._state)
            self._is_closed = True
        return self._state

    def closed(self) -> State:
        """The state, which does not change any more; no thread that asks sees it half closed."""
        if not self._is_closed:
            state = self._state.copy()
            _close(state)
            self._state, self._is_closed = state, True
        return self._state


def _close(state: State) -> None:
    settle(state)
    while take_early(state, None):
        settle(state)


def take_early(state: State, leaving: str | None) -> bool:
    """Take up the first entry that can only be taken up out of order. (S4.5.4, S8.10)

    `leaving`: only by instances of the steps of that phase.
    """
    if not state.left_over:
        return False
    plan = state.plan
    names = {fact.target for fact in state.left_over if fact.target in plan.rank}
    steps = (plan.steps[name] for name in sorted(names, key=plan.rank.__getitem__))
    return any(
        _take_first(state, step)
        for step in steps
        if step.done_by is None and (leaving is None or step.phase == leaving)
    )


def _take_first(state: State, step: Step) -> bool:
    return any(
        take(state, step, fact, early=True)
        for fact in leftover_of(state, step)
        if candidates(state, step, fact, early=True)
    )


def clear(state: State) -> bool:
    """Before a phase is left: what can be taken up only there is taken up; if any was. (S4.5)"""
    took = False
    while take_early(state, state.place):
        settle(state)
        took = True
    return took
