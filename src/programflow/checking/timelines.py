"""A programme as a timetable: from a start date, the first and the last day of every step."""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from programflow.checking.question import NotProved, Question
from programflow.checking.timetables import timetables
from programflow.machine.drafts import START, Rule
from programflow.machine.network import FAR, Network
from programflow.machine.schedules import WRITTEN, Stretch, schedule
from programflow.machine.timing import Timing

CHECK = "on-time"


@frozen(kw_only=True)
class Row:
    """A step, or one end of its rounds, with the days that it may have.

    `round` is ``first`` or ``last`` where there are several. `own` is the bound of the step itself
    that sets a last day, counted from whatever it counts from. `tightest` is the start date for
    which it has least room, with that room in days; None where it never has a last day.
    """

    step: str
    phase: str | None
    round: str | None
    stretch: Stretch
    own: Rule | None
    tightest: tuple[int, int] | None


@frozen(kw_only=True)
class WayTimes:
    """One way through the programme. `fits` is false where its bounds cannot all be kept.

    `left_out` are bounds that count from something which is not on the way.
    """

    variant: str | None
    phases: tuple[str, ...]
    fits: bool
    rows: tuple[Row, ...]
    left_out: tuple[NotProved, ...]


@frozen(kw_only=True)
class Timeline:
    """Every way, from one start date; `tightest` is the start with the least room of all."""

    start: int
    first: int
    last: int
    ways: tuple[WayTimes, ...]

    @property
    def tightest(self) -> tuple[int, int] | None:
        """The start date for which some step has the least room, and that room in days."""
        found = [row.tightest for way in self.ways for row in way.rows if row.tightest]
        return min(found, key=lambda one: (one[1], one[0]), default=None)


def timeline(questions: Sequence[Question], *, start: int) -> Timeline:
    """The timetable of a programme.

    Args:
        questions: one for each variant, with the values of a place and the start dates of a horizon
            over which the tightest is looked for.
        start: the day on which the case begins.
    """
    ways = [_way(q, timing, start) for q in questions for timing in timetables(q, CHECK).timings]
    return Timeline(start=start, first=questions[0].first, last=questions[0].last, ways=tuple(ways))


def _way(question: Question, timing: Timing, start: int) -> WayTimes:
    network = timing.for_modalities("must", "should", doubted=False)
    stretches = _stretches(timing, network, start)
    least = {} if stretches is None else _least(network, question, now=stretches)
    return WayTimes(
        variant=question.variant,
        phases=timing.places,
        fits=stretches is not None,
        rows=tuple(_rows(timing, stretches, least)) if stretches is not None else (),
        left_out=tuple(_left_out(timing)),
    )


def _stretches(timing: Timing, network: Network, day: int) -> tuple[Stretch, ...] | None:
    return schedule(timing, network, [day] * network.points, fixed={START: day})


def _least(
    network: Network, question: Question, *, now: tuple[Stretch, ...]
) -> dict[int, tuple[int, int]]:
    """For each point with a last day, the first start date with the least room, and the room.

    Whether a point has a last day is the same for all start dates, and those that have none do not
    move the others.
    """
    bounded = {point for point, stretch in enumerate(now) if stretch.last is not None}
    kept = network.among(bounded)
    least: dict[int, tuple[int, int]] = {}
    days = question.starts[:1] if kept.is_steady else question.starts
    for day in days if len(bounded) > 1 else ():
        for point in bounded:
            least.setdefault(point, (day, FAR))
        for point, room in rooms(kept, day).items():
            if point in bounded and room < least[point][1]:
                least[point] = (day, room)
    return {point: one for point, one in least.items() if one[1] < FAR}


def rooms(network: Network, day: int) -> dict[int, int]:
    """The days between the first and the last of every point, where the bounds can be kept."""
    raised = network.raised([day] * network.points, {START: day})
    if raised.failed is not None or not raised.settled:
        return {}
    lowered = network.lowered(raised.days, {START: day}, top=max(raised.days) + FAR)
    if lowered.failed is not None or not lowered.settled:
        return {}
    both = zip(raised.days, lowered.days, strict=True)
    return {point: last - first for point, (first, last) in enumerate(both)}


def _rows(
    timing: Timing, stretches: tuple[Stretch, ...], least: dict[int, tuple[int, int]]
) -> Iterator[Row]:
    """A row for each step, and two where it has rounds, in the order of the first days."""
    ends: list[tuple[str, str | None, int]] = []
    for key, point in timing.numbers.items():
        if key[0] == "done" and key[2] == 0:
            first = timing.numbers["first", key[1], 0]
            if first != point:
                ends.append((key[1], "first", first))
            ends.append((key[1], None if first == point else "last", point))
    for step, end, point in sorted(ends, key=lambda one: stretches[one[2]].first):
        yield Row(
            step=step,
            phase=timing.plan.steps[step].phase,
            round=end,
            stretch=stretches[point],
            own=_own(timing, point),
            tightest=least.get(point),
        )


def _own(timing: Timing, point: int) -> Rule | None:
    rules = (
        timing.rules[link.rule]
        for link in timing.network.links
        if link.upper and link.head == point
    )
    return next((rule for rule in rules if rule.doubt is None and rule.kind in WRITTEN), None)


def _left_out(timing: Timing) -> Iterator[NotProved]:
    for doubt in timing.doubts:
        yield NotProved(check=CHECK, reason=doubt.reason, params=doubt.params, route=doubt.route)
    for rule in timing.rules:
        if rule.doubt is not None:
            yield _doubted(rule)


def _doubted(rule: Rule) -> NotProved:
    params: tuple[tuple[str, Any], ...] = (("step", rule.thing),)
    return NotProved(check=CHECK, reason=rule.doubt or "", params=params, route=rule.route)
