"""The network of a way through a programme while it is drawn up: points, rules, and doubts."""

from collections.abc import Iterable
from typing import Any, Protocol

from attrs import define, field, frozen

from programflow.definition.node import Route
from programflow.definition.selections import Moment
from programflow.definition.steps import Step
from programflow.definition.values import NOT_STATED, ParameterRef, Quantity
from programflow.machine.lengths import NOTHING, Length, Lengths
from programflow.machine.network import Last, Link
from programflow.machine.plan import Plan
from programflow.temporal import Duration


class Values(Protocol):
    """What the parameters are."""

    def __call__(self, name: str, *, upper: bool) -> Any:
        """A parameter's value, NOT_STATED without one; `upper`: it stands in a last day."""


START = 0
"""The point at which the case begins."""

Key = tuple[Any, ...]

Conditions = frozenset[Any]
"""What must be so for a step to be in a case: the parts of the definition that say it."""

NO_CONDITION: Conditions = frozenset()


@frozen(kw_only=True)
class Rule:
    """Where a bound comes from.

    `kind`: ``opens``, ``after``, ``round``, ``min``, ``early``, ``max``, ``late``, ``gap``,
    ``before``, ``most``, ``least``, ``move``, ``waits`` or ``over``. `modality` None: it is no
    advice but how the case goes. `doubt`: a reason for which nothing is claimed that rests on it.
    `parameters` are those it reads, each with whether it stands in a last day.
    """

    kind: str
    route: Route
    thing: str
    modality: str | None = None
    said: Duration | int | None = None
    doubt: str | None = None
    parameters: tuple[tuple[str, bool], ...] = ()


@frozen(kw_only=True)
class Behind:
    """What a case has behind it where a way goes on from the middle.

    `place` is the phase that it is in; `keys` are points that have come to be; `living` are steps
    that are waiting or open; `over` are steps of this phase that are not, and do not begin again.
    """

    place: str
    keys: tuple[Key, ...] = ()
    living: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Doubt:
    """What the network leaves out, and why."""

    reason: str
    route: Route
    params: tuple[tuple[str, Any], ...] = ()


@frozen(eq=False, repr=False)
class Instance:
    """A step on a way, begun by one of its causes.

    `cause` is the point at which it begins; `rooted`: that is an event which may come on any day,
    and which the start of the network then stands for.
    """

    step: Step
    number: int
    cause: int
    rooted: bool
    opening: Route


@define(eq=False)
class Draft:
    """Mutable, and gone once the network is made."""

    plan: Plan
    lengths: Lengths
    values: Values
    keys: list[Key] = field(factory=lambda: [("start",)])
    numbers: dict[Key, int] = field(factory=lambda: {("start",): START})
    conditions: list[Conditions] = field(factory=lambda: [NO_CONDITION])
    rules: list[Rule] = field(factory=list)
    links: list[Link] = field(factory=list)
    lasts: list[Last] = field(factory=list)
    doubts: list[Doubt] = field(factory=list)
    unset: list[tuple[Route, str]] = field(factory=list)
    """Bounds that count from what never happens on this way, with what they are about."""
    instances: list[Instance] = field(factory=list)
    begun: dict[str, Instance] = field(factory=dict)
    """The first instance of each step."""
    chosen: dict[str, str] = field(factory=dict)
    """Decisions that move the case on this way, with the option taken."""
    behind: Behind | None = None
    loose: frozenset[str] = frozenset()
    """Places that are entered after something that may come on any day."""
    _orders: dict[int, list[int]] = field(factory=dict)
    _followers: dict[int, frozenset[int]] = field(factory=dict)

    def point(self, *key: Any, condition: Conditions = NO_CONDITION) -> int:
        """The point of a key, new if there is none yet."""
        if key not in self.numbers:
            self.numbers[key] = len(self.keys)
            self.keys.append(key)
            self.conditions.append(condition)
        return self.numbers[key]

    def place_of(self, point: int) -> str | None:
        """The phase that a point is about, or in which its step stands; None for any other."""
        kind, *rest = self.keys[point]
        if kind in {"entered", "over"}:
            return str(rest[0])
        step = self.plan.steps.get(str(rest[0])) if rest else None
        return self.plan.initial if step is None else step.phase

    def same(self, point: int, *key: Any) -> None:
        """Let a key stand for a point that is there."""
        self.numbers[key] = point

    def known(self, *key: Any) -> int | None:
        """The point of a key, if there is one."""
        return self.numbers.get(key)

    def rule(self, kind: str, route: Route, thing: str, **given: Any) -> int:
        """A new rule, by its number."""
        self.rules.append(Rule(kind=kind, route=route, thing=thing, **given))
        return len(self.rules) - 1

    def lower(self, tail: int, head: int, rule: int, length: Length = NOTHING) -> None:  # noqa: PLR0917
        """`head` comes no earlier than a length after `tail`."""
        if tail != head:
            self.links.append(Link(tail, head, length, upper=False, rule=rule))

    def upper(self, tail: int, head: int, rule: int, length: Length = NOTHING) -> None:  # noqa: PLR0917
        """`head` comes no later than a length after `tail`."""
        self.links.append(Link(tail, head, length, upper=True, rule=rule))

    def last(self, point: int, members: Iterable[tuple[int, Length]], rule: int) -> None:
        """`point` is the last of the members, each with its length."""
        members = tuple(members)
        for member, length in members:
            self.lower(member, point, rule, length)
        self.lasts.append(Last(point, members))

    def comes_first(self, point: int, other: int) -> bool:
        """Whether a point comes before another, or with it, by the order of the steps alone."""
        if self.behind is not None and self.keys[point] in self.behind.keys:
            return True
        if not self._orders:
            for link in self.links:
                if not link.upper and self.rules[link.rule].modality is None:
                    self._orders.setdefault(link.tail, []).append(link.head)
        if other in self._orders.get(point, ()):
            return True
        if point not in self._followers:
            self._followers[point] = self._following(point)
        return other in self._followers[point]

    def _following(self, point: int) -> frozenset[int]:
        found, stack = {point}, [point]
        while stack:
            for head in self._orders.get(stack.pop(), ()):
                if head not in found:
                    found.add(head)
                    stack.append(head)
        return frozenset(found)

    def leave_out(self, reason: str, route: Route, **params: Any) -> None:
        """Something that the network does not hold."""
        self.doubts.append(Doubt(reason=reason, route=route, params=tuple(params.items())))

    def duration(self, said: Quantity | None, *, upper: bool) -> Duration | None:
        """A length of time; None where there is none, or nobody has said how long."""
        value = self.values(said.name, upper=upper) if isinstance(said, ParameterRef) else said
        return value if isinstance(value, Duration) else None

    def number(self, said: Quantity | None) -> int | None:
        """A number of rounds, the greatest that it may be; None where nobody has said it."""
        value = self.values(said.name, upper=False) if isinstance(said, ParameterRef) else said
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def moment(self, name: str) -> Moment | None:
        """The moment that a parameter is; None where nobody has said it."""
        value = self.values(name, upper=True)
        return value if value is not NOT_STATED and isinstance(value, Moment) else None
