"""The earliest and the latest day of every point, and the rules that keep it from moving."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from programflow.machine.drafts import Rule
from programflow.machine.network import FAR, Network
from programflow.machine.timing import Timing

# Rules in which the author has written a length or a number; the others only keep an order.
WRITTEN = frozenset({"min", "max", "early", "late", "gap", "most", "least"})

_FURTHER = 1000


@frozen(kw_only=True)
class Stretch:
    """The days that a point may have.

    `last` is None where nothing sets a last day. `first_rule` and `last_rule` are what sets them,
    None where it is the beginning or nothing.
    """

    first: int
    last: int | None
    first_rule: Rule | None
    last_rule: Rule | None

    @property
    def slack(self) -> int | None:
        """The days from the first to the last; None where there is no last."""
        return None if self.last is None else self.last - self.first


def schedule(
    timing: Timing, network: Network, low: Sequence[int], *, fixed: Mapping[int, int]
) -> tuple[Stretch, ...] | None:
    """The stretch of every point; None if the bounds cannot all be kept.

    Args:
        timing: whose rules the links of the network are of.
        network: the bounds to be kept.
        low: for each point the earliest day it may have.
        fixed: points that may not come later than a day.
    """
    raised = network.raised(low, fixed)
    if raised.failed is not None or not raised.settled:
        return None
    top = max(*raised.days, *fixed.values()) + FAR
    lowered = network.lowered(raised.days, fixed, top=top)
    if lowered.failed is not None or not lowered.settled:
        return None
    # What moves with the top has no last day of its own.
    further = network.lowered(raised.days, fixed, top=top + _FURTHER).days
    return tuple(
        Stretch(
            first=raised.days[point],
            last=lowered.days[point] if lowered.days[point] == further[point] else None,
            first_rule=_binding(timing, network, raised.cause, point=point, upward=True),
            last_rule=_binding(timing, network, lowered.cause, point=point, upward=False),
        )
        for point in range(network.points)
    )


def _binding(
    timing: Timing, network: Network, cause: Sequence[int], *, point: int, upward: bool
) -> Rule | None:
    """The nearest rule with a length that led to a point's day; else the nearest at all."""
    nearest, seen = None, set[int]()
    while cause[point] >= 0 and point not in seen:
        seen.add(point)
        link = network.links[cause[point]]
        rule = timing.rules[link.rule]
        nearest = nearest or rule
        if rule.kind in WRITTEN:
            return rule
        point = link.tail if link.upper is not upward else link.head
    return nearest
