"""Days off in a row: weekends, holy days, and where they meet."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from programflow.checking.question import Question
from programflow.checking.rooms import Rooms
from programflow.temporal import Calendar


class Runs:
    """Every run of days off over the start dates of a horizon and some years more."""

    def __init__(self, calendar: Calendar, days: range) -> None:
        self._calendar = calendar
        working = [day for day in days if calendar.is_working_day(day)]
        self.runs = [(one + 1, other - 1) for one, other in pairwise(working) if other > one + 1]

    @property
    def longest(self) -> int:
        """How many days off there are in a row at most."""
        return max((last - first + 1 for first, last in self.runs), default=0)

    def first_longer(self, days: int) -> tuple[int, int] | None:
        """The first run of more than so many days."""
        return next((run for run in self.runs if run[1] - run[0] + 1 > days), None)

    def are_off(self, first: int, last: int) -> bool:
        """Whether all days from the first to the last are days off."""
        at = bisect_right(self.runs, (first, first + 10**9)) - 1
        return at >= 0 and self.runs[at][0] <= first and last <= self.runs[at][1]

    def near(self, rooms: Rooms, point: int) -> Iterator[int]:
        """The working days from which a point may come into a run that is long enough."""
        for day in self._near(rooms, point):
            if self._calendar.is_working_day(day):
                yield day

    def _near(self, rooms: Rooms, point: int) -> Iterator[int]:
        if rooms.least is None:
            yield from rooms.starts
            return
        first, last = rooms.least.of(point)
        seen = rooms.starts[0] - 1
        for begins, ends in self.runs:
            if ends - begins >= last - first:
                days = range(max(begins - first, seen + 1), ends - rooms.soonest[point] + 1)
                yield from (day for day in days if day in rooms.starts)
                seen = max(seen, days[-1] if days else seen)


def runs_of(question: Question) -> Runs:
    """Those of a question's horizon, found once for all provers."""
    if "days-off" not in question.shared:
        question.shared["days-off"] = Runs(question.machine.calendar, question.starts)
    found: Runs = question.shared["days-off"]
    return found
