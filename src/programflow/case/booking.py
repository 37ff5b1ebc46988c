"""`can_book`: the dates on which a step may be booked so that all that follows still fits."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from attrs import frozen

from programflow.case.answers import BeforeEnrolment, MachineMismatch, UnknownStep
from programflow.case.folding import fold
from programflow.case.journal import Case
from programflow.case.pending import Ahead, ahead
from programflow.definition.node import Route
from programflow.machine import Machine
from programflow.temporal import to_date, to_day

MOST = 800
"""So many days between the first and the last are looked at one by one."""
NEAR = 100
"""And so many after the first, where there is no last."""


@frozen(kw_only=True)
class Bookable:
    """The dates on which a step may be booked.

    `first` None: there is no such date. `last` None: nothing sets a last one. `closed` are dates
    between them that do not fit; without a last one, those of the first hundred days. `kept` is
    ``should`` where everything can be kept, ``must`` where some of what is only advised can no
    longer be, and None where nothing fits. `set_by` is the rule, as a route, that sets the last
    date. `left_out` are rules that were not taken into account because what they count from is not
    known, or may come before or after.
    """

    step: str
    first: date | None = None
    last: date | None = None
    closed: tuple[date, ...] = ()
    kept: str | None = None
    set_by: Route = ()
    left_out: tuple[Route, ...] = ()

    def covers(self, day: date | str) -> bool:
        """Whether the step may be booked for a day.

        Raises:
            UnreadableDate: the day cannot be read, or lies outside the years 1900-2200.
        """
        day = to_date(to_day(day))
        if self.first is None or day < self.first or day in self.closed:
            return False
        return self.last is None or day <= self.last


def can_book(machine: Machine, case: Case, step: str, *, at: date | str) -> Bookable:
    """The dates from `at` on that leave every way open which is open now.

    A booking is intent: it is `done` on that date, and what comes after it comes as early as it
    may. Bounds that have passed are passed; no date is refused because of them. Pauses are taken
    to have been as they are known to have been, and none to come.

    Args:
        machine: the case's own.
        case: the case.
        step: a step that is waiting or open, or may come to be.
        at: the first date that may be booked; the case is read at its close.

    Raises:
        MachineMismatch: the case goes by another definition.
        UnreadableDate: the day cannot be read, or lies outside the years 1900-2200.
        BeforeEnrolment: the day lies before the enrolment.
        UnknownStep: the programme, in the case's variant, has no such step.
    """
    if case.digest != machine.digest:
        raise MachineMismatch(case.id)
    day = to_day(at)
    if day < case.placed[0].day:
        raise BeforeEnrolment(case.id)
    state = fold(machine, case, at=day).state
    if step not in state.plan.steps:
        raise UnknownStep(step)
    for modalities in (("must", "should"), ("must",)):
        roads = [road for road in ahead(state, modalities) if road.target(step) is not None]
        open_ = [road for road in roads if road.fits()]
        if open_:
            return _bookable(step, open_, kept=modalities[-1])
    return Bookable(step=step)


def _bookable(step: str, roads: list[Ahead], *, kept: str) -> Bookable:
    spans = [(road, *road.span(step)) for road in roads]
    first = max(span[1] for span in spans)
    lasts = [(last, road) for road, _, last in spans if last is not None]
    left_out = tuple(dict.fromkeys(route for road in roads for route in road.left_out))
    last, narrowest = min(lasts, key=lambda one: one[0], default=(None, None))
    until = first + NEAR if last is None else min(last, first + MOST)
    # Where all lengths are the same on every day, every day after one that fits does.
    is_enough = last is None and all(road.network.is_steady for road in roads)
    fits = _fitting(step, roads, range(first, until + 1))
    fitting = list(islice(fits, 1) if is_enough else fits)
    if not fitting:
        return Bookable(step=step, left_out=left_out)
    end = None if last is None else fitting[-1] if last <= first + MOST else last
    known = set(fitting)
    return Bookable(
        step=step,
        first=to_date(fitting[0]),
        last=None if end is None else to_date(end),
        closed=tuple(to_date(d) for d in range(fitting[0], fitting[-1]) if d not in known),
        kept=kept,
        set_by=() if narrowest is None else narrowest.set_by(step),
        left_out=left_out,
    )


def _fitting(step: str, roads: list[Ahead], days: range) -> Iterator[int]:
    return (day for day in days if all(road.fits_on(step, day) for road in roads))
