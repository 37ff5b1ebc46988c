"""P20: every date offered for booking leaves a completable case; the day after the latest does not.

Asked of small programmes, of which every way to go on can be tried in the engine.
"""

from itertools import product

from attrs import frozen

import programflow as pf
from programflow.temporal import to_date
from programflow.testing.drawing.choices import Choices
from tests.checking.small import STEPS, drawn, is_on_time

WITHIN = 5
"""Days from the start on which a step may be tried."""


@frozen
class Begun:
    """A small programme, a start, and the days of the steps that are done, in their order."""

    definition: str
    start: int
    done: tuple[int, ...]

    @property
    def machine(self) -> pf.Machine:
        return pf.loads(self.definition).machine


def begun(choose: Choices, start: int) -> Begun:
    """A case that is under way: none, one or two of its three steps are done."""
    definition = drawn(choose)
    days = sorted(start + choose.below(WITHIN) for _ in range(choose.below(3)))
    return Begun(definition, start, tuple(days))


def played(case: Begun) -> pf.Case:
    entries: list[pf.Entry] = [pf.Enrolled(id="enrolled", on=to_date(case.start))]
    entries += [
        pf.Done(id=step, step=step, on=to_date(day), by="office")
        for step, day in zip(STEPS, case.done, strict=False)
    ]
    found = pf.replay(case.machine, entries).case
    assert found is not None
    return found


def offered(case: Begun) -> set[int] | None:
    """The days on which the next step may be booked, of those that are tried; None: not said."""
    at = max((case.start, *case.done))
    found = pf.can_book(case.machine, played(case), STEPS[len(case.done)], at=to_date(at))
    if found.left_out:
        return None
    return {day for day in tried(case) if found.covers(to_date(day))}


def tried(case: Begun) -> range:
    return range(max((case.start, *case.done)), case.start + WITHIN)


def completable(case: Begun) -> set[int]:
    """The days of the next step from which some way to go on is on time."""
    at = len(case.done)
    further = range(case.start, case.start + 2 * WITHIN + 1)
    found = set()
    for day in tried(case):
        rest = product(further, repeat=len(STEPS) - at - 1)
        if any(is_on_time(case.machine, case.start, (*case.done, day, *days)) for days in rest):
            found.add(day)
    return found


def is_on_time_so_far(case: Begun) -> bool:
    """Whether nothing has been found: what has passed cannot be kept any more."""
    at = to_date(max((case.start, *case.done)))
    return not pf.status(case.machine, played(case), at=at).findings


def p20_offered_is_completable(case: Begun) -> None:
    """P20, of the next step of a case."""
    days = offered(case)
    if days is not None and is_on_time_so_far(case):
        assert days == completable(case)
