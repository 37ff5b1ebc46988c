"""The state of a case while its days are folded.

`State` is the one thing in the core that changes in place: a fold owns it, nobody else sees it, and
`copy` makes another that shares the frozen values inside. Everything it holds is derived from the
journal and may be thrown away. (S3.2)
"""

from typing import TYPE_CHECKING, Any

from programflow.case.copying import copied
from programflow.case.facts import MARK_RECORDED, Fact, canonical
from programflow.case.held import Belongs, Found, Instance, Lapse, Taken, Visit
from programflow.case.judgements import Judgements
from programflow.definition.steps import Effect, Step
from programflow.machine import Machine, Plan, Wakes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from programflow.case.layers import Table
    from programflow.case.spells import Read
    from programflow.definition.programme import Setting


def _recall_nothing(name: str) -> None:  # noqa: ARG001 - as any other recall
    return None


class State:
    """All that a fold carries from day to day, as it is on the morning of the enrolment.

    `today` is the day being folded, `turn` what was current when it began. `calls` are the causes
    that call instances today, `left_over` today's entries that no instance has taken up,
    `entered_today` the phases of this close, `made_today` the edges that have risen.
    """

    __slots__ = (
        "machine", "plan", "zone", "judgements", "enrolled", "today", "place", "previous", "visits",
        "alive", "unbegun",
        "turn", "run", "is_over", "instances", "by_step", "facts", "targets", "by_id", "taken_up",
        "ambiguous", "belongs",
        "voided", "armed", "made_today", "lapses", "found", "taken", "sets", "extended", "chosen",
        "calls", "waives", "extensions_today", "moves", "left_over", "entered_today", "barred",
        "lived", "met", "read_in", "completions", "moved_by", "watched", "seen", "recall",
        "wakes", "dirty", "stirred", "resting", "coming", "turns", "read_settings",
        "read_spells",
    )  # fmt: skip

    def __init__(
        self, machine: Machine, variant: str | None, *, judgements: Judgements, enrolled: int
    ) -> None:
        self.machine = machine
        self.plan: Plan = machine.plan(variant)
        self.wakes: Wakes = self.plan.wakes
        # Bits of what must be worked out again, and of what has been worked out again today.
        self.dirty = self.wakes.all
        self.stirred = 0
        # Bits of steps of which nothing comes, whatever wakes them, before their phase is entered.
        self.resting = sum(self.plan.rests.values())
        # Bit of what has days to come → the next of them, and the first of all.
        self.coming: dict[int, int] = {}
        self.turns: int | None = None
        self.zone: str = machine.programme.zone
        self.judgements = judgements
        self.enrolled = enrolled
        self.today = enrolled - 1
        self.run = 1
        # A mark to be looked out for, and the state as it was when that mark was made.
        self.watched: str | None = None
        self.seen: State | None = None
        self.recall: Callable[[str], State | None] = _recall_nothing
        # Settings as values, by entry and parameter; shared by all copies.
        self.read_settings: dict[tuple[str, str], Setting] = {}
        # Spells as intervals; likewise, each with the facts that it was read off.
        self.read_spells: dict[str, Read] = {}
        self._place_nowhere()
        self._hold_nothing()
        self._begin_day()

    def _place_nowhere(self) -> None:
        self.place = ""
        self.is_over = False
        # Steps that begin with the present visit and have not yet.
        self.unbegun: frozenset[str] = frozenset()
        self.previous: str | None = None  # the phase, no outcome, that was last left (S12.2)
        self.visits: Table[tuple[Visit, ...]] = {}
        self.turn = Belongs("", 0, self.run)
        # Mark of entering or leaving → the entry that moved the case, if one did.
        self.moved_by: Table[tuple[Fact, ...]] = {}
        # Phase visit → the day on which it was first done. (S9.6)
        self.met: Table[int] = {}

    def _hold_nothing(self) -> None:
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
        self.voided: frozenset[str] = frozenset()
        self.armed: Table[bool] = {}
        self.lapses: Table[Lapse] = {}
        self.found: Table[Found] = {}
        self.taken: Table[Taken] = {}
        self.sets: Table[tuple[tuple[Fact, Belongs, Any], ...]] = {}
        # Instance or phase visit → what was added to its upper bounds, in order.
        self.extended: Table[tuple[Any, ...]] = {}
        # Decision step → what its last entry chose.
        self.chosen: Table[tuple[str, ...]] = {}
        # Instances that have lived in the outcome. (S12.8)
        self.lived: frozenset[str] = frozenset()
        # Instance that is read as of its opening → the facts close of that day. (S11.2)
        self.read_in: Table[State] = {}
        # Entries that completed a step with `then`, with the instance.
        self.completions: tuple[tuple[Fact, str], ...] = ()

    def begin_day(self, day: int) -> None:
        """What holds for one day only is forgotten."""
        self.today = day
        self.dirty |= self.wakes.time | self.barred
        self._begin_day()

    def _begin_day(self) -> None:
        self.calls: dict[str, tuple[str, ...]] = {}
        self.waives: dict[str, int] = {}
        self.extensions_today: dict[str, tuple[Any, ...]] = {}
        self.moves: tuple[tuple[Fact, Effect], ...] = ()
        self.left_over: tuple[Fact, ...] = ()
        self.made_today: frozenset[str] = frozenset()
        # Bits of steps that must begin, and cannot again today. (S8.2, S8.4)
        self.barred = 0
        self.entered_today: frozenset[str] = frozenset(
            {self.place} if self.today == self.enrolled else ()
        )

    def copy(self) -> "State":
        """Another state that shares the frozen values; changes to one do not show in the other."""
        return copied(self)

    def add(self, fact: Fact, belongs: Belongs | None = None) -> None:
        """Put a fact where selections find it."""
        kind, target, name = fact.kind, fact.target, fact.id
        key = kind, target
        known = self.facts.get(key)
        if known is None:
            self.targets[kind] = (*self.targets.get(kind, ()), target)
            self.facts[key] = (fact,)
        else:
            self.facts[key] = (*known, fact)
        self.by_id[name] = fact
        self.belongs[name] = self.turn if belongs is None else belongs
        wakes = self.wakes
        mask = wakes.facts.get(key)
        self.dirty |= wakes.kinds.get(kind, wakes.every) if mask is None else mask

    def facts_of(self, kind: str, target: str) -> tuple[Fact, ...]:
        """The facts of a kind about a target, in the order in which they came in."""
        return self.facts.get((kind, target), ())

    @property
    def first(self) -> Fact:
        """The enrolment."""
        return self.facts["enrolled", ""][0]

    def wake_fact(self, kind: str, target: str) -> None:
        """What reads facts of a kind and target is worked out again."""
        wakes = self.wakes
        mask = wakes.facts.get((kind, target))
        self.dirty |= wakes.kinds.get(kind, wakes.every) if mask is None else mask

    def wake(self, *topic: str) -> None:
        """What reads a topic is worked out again."""
        self.dirty |= self.wakes.topics.get(topic, self.wakes.every)

    def void(self, fact: Fact) -> None:
        """An entry counts for nothing any more. (S8.12)"""
        self.voided |= {fact.id}
        self.wake_fact(fact.kind, fact.target)

    def enter(self, place: str) -> None:
        """Be in a place; the steps that begin with it are to begin."""
        self.place = place
        self.is_over = self.plan.is_outcome(place)
        self.unbegun = self.plan.with_phase.get(place, frozenset())
        self.resting &= ~self.plan.stays[place].begins

    def call(self, step: str, cause: str) -> None:
        """Call an instance of a step, for as long as the day lasts."""
        self.calls[step] = (*self.calls.get(step, ()), cause)
        self.wake("acts", step)

    def mark(self, kind: str, target: str, name: str, *, belongs: Belongs | None = None) -> Fact:
        """Make a mark, dated today."""
        if name == self.watched and self.seen is None:
            self.seen = self.copy()
        fact = tuple.__new__(Fact, (kind, target, self.today, None, MARK_RECORDED, name, None))
        self.add(fact, belongs)
        return fact

    def when_marked(self, name: str) -> "State":
        """The state as it was when a mark was made, for explaining what was true then."""
        recalled = self.recall(name)
        return self if recalled is None else recalled

    def put(self, instance: Instance) -> None:
        """Keep an instance, new or changed."""
        name, step = instance.name, instance.step.name
        if name not in self.instances:
            self.by_step[step] = (*self.by_step.get(step, ()), name)
            self.alive[step] = (*self.alive.get(step, ()), name)
        elif not instance.living:
            self.alive[step] = living = tuple([n for n in self.alive[step] if n != name])
            if not living:
                self.resting |= self.plan.rests.get(step, 0)
        self.instances[name] = instance
        wakes = self.wakes
        self.dirty |= wakes.steps.get(step, wakes.every)

    def of_step(self, step: str) -> list[Instance]:
        """All instances of a step, in the order in which they began."""
        names = self.by_step.get(step)
        if names is None:
            return []
        instances = self.instances
        return [instances[name] for name in names]

    def living_of(self, step: str) -> list[Instance]:
        """Those that wait or are open."""
        names = self.alive.get(step)
        if not names:
            return []
        instances = self.instances
        return [instances[name] for name in names]

    def all_living(self) -> "Iterator[Instance]":
        """Those of every step."""
        return (self.instances[name] for names in self.alive.values() for name in names)

    def visit(self, place: str) -> Visit | None:
        """The latest visit of a phase or outcome, current or over."""
        visits = self.visits.get(place)
        return visits[-1] if visits else None

    def now(self) -> Belongs:
        """The visit and the run that are current at this point of the day."""
        return Belongs(self.place, self.visits[self.place][-1].n, self.run)

    def instance_belongs(self, instance: Instance) -> Belongs | None:
        """What the marks and entries of a phase's instance belong to; None at the top level."""
        phase = instance.step.phase
        return None if phase is None else Belongs(phase, instance.visit, instance.run)

    def in_outcome(self) -> bool:
        """Whether the case has come to an outcome."""
        return self.is_over

    def in_view(self, step: Step) -> list[Instance]:
        """The instances of a step that names mean today. (S3.4)"""
        instances = self.of_step(step.name)
        if step.phase is not None and step.phase == self.place:
            visit = self.visits[self.place][-1].n
            return [i for i in instances if i.visit == visit]
        top = step.phase is None
        return [i for i in instances if i.run == self.run or (top and i.living)]

    def latest(self, step: Step) -> Instance | None:
        """The instance in view that began last. (S3.4)"""
        if step.name not in self.by_step:
            return None
        in_view = self.in_view(step)
        if len(in_view) == 1:
            return in_view[0]
        return max(in_view, key=self.cause_order) if in_view else None

    def cause_order(self, instance: Instance) -> tuple[int, int, int, str]:
        """First to last begun; of one day by cause, entries before marks by name. (S3.4)"""
        fact = self.by_id.get(instance.cause)
        if fact is None:
            return instance.begun, self.today + 1, 0, instance.cause
        return instance.begun, fact.day, fact.recorded, fact.id


__all__ = [
    "Belongs",
    "Fact",
    "Found",
    "Instance",
    "Lapse",
    "State",
    "Taken",
    "Visit",
    "canonical",
]
