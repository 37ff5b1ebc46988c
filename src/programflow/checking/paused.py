"""A way through a programme with one pause in it: who is away cannot come, and some clocks stand.

For each point at which the participant has to be there a second one is made: where it comes to if
the pause is in the way. All that counts from the first, or is held to a day after another, then
does so from the second. What stands still in the pause counts its days as if they were not there.
"""

from bisect import bisect_left
from collections.abc import Iterator

from attrs import define, evolve, field, frozen

from programflow.checking.limits import ATTENDED
from programflow.checking.pauses import begins_with, longest
from programflow.checking.question import Question
from programflow.checking.timetables import lengths_of
from programflow.definition.node import Route
from programflow.definition.steps import Bound
from programflow.machine.drafts import Rule
from programflow.machine.lengths import Length
from programflow.machine.network import Last, Link, Network
from programflow.machine.timing import Timing
from programflow.temporal import Calendar, Duration, Unit, rolled

ANY = Length(shift=10 * 366)
"""As long as that, where nothing says how long: what is kept then is kept with any."""
_AT = frozenset({"first", "done", "round"})
_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}
"""What is counted by a clock that may stand still is so many days or weeks."""


@define(eq=False)
class Gap:
    """The days of the pause that is looked at: from `first`, and before `end`; none at first.

    `calendar` is that of the last days that a statute moves.
    """

    calendar: Calendar
    first: int = 0
    end: int = 0


class Away(Length):
    """From a day of a pause to the day on which it is over; any other day is left where it is."""

    __slots__ = ("_gap",)

    def __init__(self, gap: Gap) -> None:
        super().__init__()
        self._gap = gap

    def after(self, day: int) -> int:
        """The first day, from this one on, on which nobody is away."""
        return self._gap.end if self._gap.first <= day < self._gap.end else day

    def first_reaching(self, day: int) -> int:
        """The earliest day that this leads from to `day` or later."""
        return self._gap.first if self._gap.first < day <= self._gap.end else day

    def last_within(self, day: int) -> int:
        """The latest day that this leads from to `day` or earlier."""
        return self._gap.first - 1 if self._gap.first <= day < self._gap.end else day


class Standing(Length):
    """So many days that are not of the pause; if `rolls`, the last is moved to a working day."""

    __slots__ = ("_days", "_gap", "_rolls")

    def __init__(self, days: int, gap: Gap, *, rolls: bool) -> None:
        super().__init__()
        self._days, self._gap, self._rolls = days, gap, rolls

    def after(self, day: int) -> int:
        """The last of the days."""
        due, begins = day + self._days, max(day + 1, self._gap.first)
        if begins < self._gap.end and begins <= due:
            due += self._gap.end - begins
        return rolled(due, self._gap.calendar) if self._rolls else due

    def first_reaching(self, day: int) -> int:
        """The earliest day that this leads from to `day` or later."""
        furthest = self._days + self._gap.end - self._gap.first + 40
        near = range(day - furthest, day + 1)
        return near[bisect_left(near, day, key=self.after)]

    def last_within(self, day: int) -> int:
        """The latest day that this leads from to `day` or earlier."""
        return self.first_reaching(day + 1) - 1


@frozen(eq=False, repr=False, kw_only=True)
class Paused:
    """The way with a pause.

    Args:
        pause: the spell.
        said: how long it may last; None: nothing says so.
        days: the same as a length, `ANY` in that case.
        timing: the way as `gap` has it.
        slow: the same where all that somebody has to be there for is a whole pause later, and no
            clock stands: what can be kept there can be kept with any one pause.
        rule: the number of the rule that the pause stands for.
        places: the second points.
    """

    pause: str
    said: Duration | None
    days: Length
    timing: Timing
    slow: Network
    rule: int
    places: frozenset[int]
    gap: Gap

    def begins(self, day: int) -> None:
        """Look at the pause that begins on a day and lasts as long as it may."""
        self.gap.first, self.gap.end = day, self.days.after(day)

    def never_begins(self) -> None:
        """Look at none."""
        self.gap.first = self.gap.end = 0


def paused(question: Question, timing: Timing, pause: str) -> Paused:
    """A way with one pause, as long as it may be."""
    said = longest(question, pause)
    length = None if said is None else said.length
    days = ANY if length is None else lengths_of(question).of(length) or ANY
    drawn = _Drawn(question, timing, pause, days)
    second = drawn.second
    rule = Rule(kind="pause", route=("spells", pause) if said is None else said.route, thing=pause)
    return Paused(
        pause=pause,
        said=length,
        days=days,
        timing=evolve(
            timing,
            network=drawn.network(slow=False),
            keys=(*timing.keys, *(timing.keys[point] for point in second)),
            conditions=(*timing.conditions, *(timing.conditions[point] for point in second)),
            rules=(*timing.rules, rule),
        ),
        slow=drawn.network(slow=True),
        rule=len(timing.rules),
        places=frozenset(second.values()),
        gap=drawn.gap,
    )


@define(eq=False)
class _Drawn:
    """A way while it is drawn anew. `second` are the second points by the first ones."""

    question: Question
    timing: Timing
    pause: str
    days: Length
    gap: Gap = field(init=False)
    second: dict[int, int] = field(init=False)
    standing: dict[Route, bool] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.gap = Gap(self.question.machine.calendar)
        points = [n for n, key in enumerate(self.timing.keys) if self._is_away(key)]
        first = self.timing.network.points
        self.second = {point: first + n for n, point in enumerate(points)}
        self.standing = dict(_standing(self.question, self.pause))

    def network(self, *, slow: bool) -> Network:
        """The bounds with a pause; `slow`: as if there were one before everything."""
        old, away = self.timing.network, self.days if slow else Away(self.gap)
        links = [link for one in old.links if (link := self._link(one, slow=slow)) is not None]
        rule = len(self.timing.rules)
        links += [Link(a, b, away, upper=False, rule=rule) for a, b in self.second.items()]
        lasts = (Last(x.point, tuple((self._at(p), n) for p, n in x.members)) for x in old.lasts)
        return Network(old.points + len(self.second), tuple(links), tuple(lasts))

    def _at(self, point: int) -> int:
        return self.second.get(point, point)

    def _link(self, link: Link, *, slow: bool) -> Link | None:
        tail, head, length, upper, number = link
        rule = self.timing.rules[number]
        if rule.modality is not None and rule.route[:-1] in self.standing:
            if slow:
                length = length if upper else length.then(self.days)
            elif rule.kind == "least":
                # A week, month or year that a pause touches is not judged.
                return None
            else:
                length = self._stands(rule, length)
        ends = (tail, self._at(head)) if upper else (self._at(tail), head)
        return Link(*ends, length, upper, number)

    def _stands(self, rule: Rule, length: Length) -> Length:
        """The length of a bound whose clock stands in the pause."""
        if rule.kind not in {"min", "max", "gap"} or not isinstance(rule.said, Duration):
            return length
        days = rule.said.n * _DAYS[rule.said.unit] if length.shift is None else length.shift
        return Standing(days, self.gap, rolls=self.standing[rule.route[:-1]])

    def _is_away(self, key: tuple[object, ...]) -> bool:
        """Whether the participant has to be there, and cannot while the pause lasts."""
        step = self.question.plan.steps.get(str(key[1])) if key[0] in _AT else None
        if step is None or step.done_by is not None or self.pause in step.during:
            return False
        role = self.question.programme.roles.get(step.by or step.of)
        asked = role is not None and role.side == "participant"
        return (step.is_ in ATTENDED or asked) and not begins_with(self.question, step, self.pause)


def _standing(question: Question, pause: str) -> Iterator[tuple[Route, bool]]:
    """What stands still in a pause, by its route, and whether a statute moves its last day."""
    for bound in question.index.all(Bound):
        clock = question.programme.clocks.get(bound.clock or "")
        if clock is not None and pause in clock.except_:
            yield bound.route, bound.counting == "statutory"
    for step in question.plan.steps.values():
        repeat = step.repeat
        if repeat is not None and pause in repeat.except_:
            yield repeat.route, False
            if repeat.gap is not None:
                yield repeat.gap.route, False
