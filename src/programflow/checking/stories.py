"""A conflict of rules told from day to day, as whoever wrote them would follow it."""

from attrs import frozen

from programflow.checking.told_days import Day
from programflow.definition.node import Route
from programflow.diagnostics import Fault
from programflow.machine.components import Component
from programflow.machine.network import Link, Network
from programflow.machine.timing import Timing
from programflow.temporal import Duration, Unit, to_date


@frozen(eq=False, repr=False)
class Conflict:
    """Rules that cannot all be kept, the first start date of which that is so, and they alone."""

    rules: tuple[int, ...]
    day: int
    part: Component

    @property
    def ring(self) -> tuple[Link, ...]:
        """The links by which they lead back to where they began."""
        return self.part.ring(self.day)


# The rules of which the author has written a key with a value, and that key.
_WRITTEN = {
    "min": "min",
    "max": "max",
    "early": "early",
    "late": "late",
    "gap": "max",
    "most": "max",
    "least": "min",
}
_ORDER = frozenset({"after", "before"})


def told(timing: Timing, conflict: Conflict, *, dates: int, of: int) -> Fault:
    """The fault that a conflict is: its last day that is passed, and how it came to that.

    Args:
        timing: the network of the way.
        conflict: rules that cannot all be kept.
        dates: for how many start dates.
        of: how many there are.
    """
    first = _first_days(timing, conflict.day)
    forth, back = _halves(conflict.ring)
    days, short = _last_days(back, first)
    steps = [
        *(_line(timing, link.rule, (link.head, first[link.head]), side="first") for link in forth),
        *(_line(timing, rule, at, side="last") for rule, at in days),
    ]
    about = timing.rules[back[0].rule if back else conflict.rules[0]]
    begins = Day(_iso(conflict.day), "begins", timing.places[0], "", "", ())
    every = dates == of
    must = all(timing.rules[rule].modality in {None, "must"} for rule in conflict.rules)
    binding = "no-date-fits" if every else "some-dates-fail"
    advised = "no-date-fits-advice" if every else "some-dates-fail-advice"
    params: tuple[tuple[str, object], ...] = (
        ("thing", about.thing),
        ("start", to_date(conflict.day)),
        ("short", Duration(short, Unit.DAYS)),
    )
    if not every:
        params += (("dates", dates), ("of", of))
    return Fault(
        rule=binding if must else advised,
        route=about.route,
        params=(*params, ("chain", (begins, *_shortened(steps)))),
        related=_related(timing, conflict, about=about.route),
    )


def _iso(day: int) -> str:
    return to_date(day).isoformat()


def _related(timing: Timing, conflict: Conflict, *, about: Route) -> tuple[Route, ...]:
    """The other rules that somebody has written down."""
    rules = (timing.rules[rule] for rule in conflict.rules)
    written = (rule.route for rule in rules if rule.kind in _WRITTEN or rule.kind in _ORDER)
    return tuple(route for route in dict.fromkeys(written) if route != about)


def _first_days(timing: Timing, day: int) -> list[int]:
    """The earliest day of every point if no last day is kept."""
    links = tuple(link for link in timing.network.links if not link.upper)
    network = Network(timing.network.points, links)
    return network.raised([day] * network.points, {}).days


def _halves(ring: tuple[Link, ...]) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """The way there, by first days; and the way back, from the first link that is a last day.

    A ring without a beginning is turned so that it begins after a last day.
    """
    turn = 0
    if ring and ring[0].upper and not ring[-1].upper:
        turn = next((at for at, link in enumerate(ring) if not link.upper), 0)
    turned = (*ring[turn:], *ring[:turn])
    at = next((at for at, link in enumerate(turned) if link.upper), len(turned))
    return turned[:at], turned[at:]


def _last_days(
    back: tuple[Link, ...], first: list[int]
) -> tuple[list[tuple[int, tuple[int, int]]], int]:
    """The last days from the end of the way back to where it meets the first days; the difference.

    Each is a rule with a point and its day.
    """
    if not back:
        return [], 1
    end = back[-1].tail if back[-1].upper else back[-1].head
    day = first[end]
    found: list[tuple[int, tuple[int, int]]] = []
    point = end
    for link in reversed(back):
        if link.upper:
            point, day = link.head, link.length.after(day)
        else:
            point, day = link.tail, link.length.last_within(day)
        found.append((link.rule, (point, day)))
    return found, max(first[point] - day, 1)


def _line(timing: Timing, number: int, at: tuple[int, int], *, side: str) -> Day:
    point, on = at
    rule = timing.rules[number]
    kind, *names = timing.keys[point]
    key = _WRITTEN.get(rule.kind, rule.kind if rule.kind in _ORDER else "")
    said = str(rule.said) if rule.kind in _WRITTEN and rule.said is not None else ""
    side = "over" if kind == "over" and side == "first" else side
    return Day(_iso(on), side, str(names[0]) if names else rule.thing, key, said, rule.route)


def _shortened(steps: list[Day]) -> list[Day]:
    """Of several lines in a row for one thing by one rule, as of its rounds, the last."""
    return [
        day
        for day, following in zip(steps, [*steps[1:], None], strict=True)
        if following is None or _what(day) != _what(following)
    ]


def _what(day: Day) -> tuple[Route, str, str]:
    return day.route, day.thing, day.side
