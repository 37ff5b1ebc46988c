"""The tables of a state: what has come of a case so far, by the names under which it is found."""

from typing import TYPE_CHECKING, Any, Self

from programflow.case.facts import Fact
from programflow.case.held import Belongs, Found, Instance, Lapse, Taken, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programflow.case.layers import Table


class Tables:
    """What is kept from day to day in tables, and how it is looked up."""

    __slots__ = (
        "visits", "moved_by", "met", "instances", "by_step", "alive", "facts", "targets", "by_id",
        "taken_up", "ambiguous", "belongs", "armed", "lapses", "found", "taken", "sets", "extended",
        "chosen", "read_in", "reached",
    )  # fmt: skip

    def __init__(self) -> None:
        self.visits: Table[tuple[Visit, ...]] = {}
        # Mark of entering or leaving → the entry that moved the case, if one did.
        self.moved_by: Table[tuple[Fact, ...]] = {}
        # Phase visit → the day on which it was first done. (S9.6)
        self.met: Table[int] = {}
        self.instances: Table[Instance] = {}
        self.by_step: Table[tuple[str, ...]] = {}
        # Of a step the instances that wait or are open, in the order in which they began.
        self.alive: Table[tuple[str, ...]] = {}
        # By kind and target, and which targets a kind has.
        self.facts: Table[tuple[Fact, ...]] = {}
        self.targets: Table[tuple[str, ...]] = {}
        self.by_id: Table[Fact] = {}
        self.taken_up: Table[str] = {}
        # Entry → the instances that it could have been taken up by. (S8.11)
        self.ambiguous: Table[tuple[str, ...]] = {}
        self.belongs: Table[Belongs] = {}
        self.armed: Table[bool] = {}
        self.lapses: Table[Lapse] = {}
        self.found: Table[Found] = {}
        self.taken: Table[Taken] = {}
        self.sets: Table[tuple[tuple[Fact, Belongs, Any], ...]] = {}
        # Instance or phase visit → what was added to its upper bounds, in order.
        self.extended: Table[tuple[Any, ...]] = {}
        # Opening of a step → how many facts of the kind that opens it have been looked at.
        self.reached: Table[int] = {}
        # Decision step → what its last entry chose.
        self.chosen: Table[tuple[str, ...]] = {}
        # Instance that is read as of its opening → the facts close of that day. (S11.2)
        self.read_in: Table[Self] = {}

    def facts_of(self, kind: str, target: str) -> tuple[Fact, ...]:
        """The facts of a kind about a target, in the order in which they came in."""
        return self.facts.get((kind, target), ())

    @property
    def first(self) -> Fact:
        """The enrolment."""
        return self.facts["enrolled", ""][0]

    def of_step(self, step: str) -> list[Instance]:
        """All instances of a step, in the order in which they began."""
        names = self.by_step.get(step)
        if names is None:
            return []
        instances = self.instances
        if len(names) == 1:
            return [instances[names[0]]]
        return [instances[name] for name in names]

    def living_of(self, step: str) -> list[Instance]:
        """Those that wait or are open."""
        names = self.alive.get(step)
        if not names:
            return []
        instances = self.instances
        if len(names) == 1:
            return [instances[names[0]]]
        return [instances[name] for name in names]

    def all_living(self) -> "Iterator[Instance]":
        """Those of every step."""
        return (self.instances[name] for names in self.alive.values() for name in names)

    def visit(self, place: str) -> Visit | None:
        """The latest visit of a phase or outcome, current or over."""
        visits = self.visits.get(place)
        return visits[-1] if visits else None
