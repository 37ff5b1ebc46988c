"""The state of a case while its days are folded.

`State` is the one thing in the core that changes in place: a fold owns it, nobody else sees it, and
`copy` makes another that shares the frozen values inside. Everything it holds is derived from the
journal and may be thrown away. (S3.2)
"""

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from programflow.case.copying import copied
from programflow.case.facts import MARK_RECORDED, Fact, canonical
from programflow.case.held import Belongs, Found, Instance, Lapse, Taken, Visit
from programflow.case.judgements import Judgements
from programflow.case.tables import Tables
from programflow.definition.steps import Effect, Step
from programflow.machine import Machine, Plan, Stay, Wakes

if TYPE_CHECKING:
    from collections.abc import Callable

    from programflow.case.spells import Read
    from programflow.definition.programme import Setting


_NO_STEPS = frozenset[str]()


def _recall_nothing(state: "State", name: str) -> None:  # noqa: ARG001 - as any other recall
    return None


class State(Tables):
    """All that a fold carries from day to day, as it is on the morning of the enrolment.

    `today` is the day being folded, `turn` what was current when it began. `calls` are the causes
    that call instances today, `left_over` today's entries that no instance has taken up, `moves`
    what is to move the case at the close of the day, or of the next,
    `entered_today` the phases of this close, `made_today` the edges that have risen.
    """

    __slots__ = (
        "machine", "plan", "zone", "judgements", "enrolled", "today", "place", "previous", "stay",
        "here", "unbegun", "turn", "run", "is_over", "voided", "made_today", "calls", "waives",
        "extensions_today", "moves", "left_over", "entered_today", "barred", "lived", "completions",
        "untimed", "watched", "seen", "recall", "wakes", "dirty", "stirred", "resting", "coming",
        "turns", "read_settings", "read_spells",
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
        # Bits of steps that must begin, and cannot again today. (S8.2, S8.4)
        self.barred = 0
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
        self.recall: Callable[[State, str], State | None] = _recall_nothing
        # Settings as values, by entry and parameter; shared by all copies.
        self.read_settings: dict[tuple[str, str], Setting] = {}
        # Spells as intervals; likewise, each with the facts that it was read off.
        self.read_spells: dict[str, Read] = {}
        self.voided: frozenset[str] = frozenset()
        # Instances that have lived in the outcome. (S12.8)
        self.lived: frozenset[str] = frozenset()
        # Entries that completed a step with `then`, with the instance.
        self.moves: tuple[tuple[Fact, Effect], ...] = ()
        # Entries without a time, of the day of an instant: of which instance, at which bound.
        self.untimed: tuple[tuple[str, str, str], ...] = ()
        self.completions: tuple[tuple[Fact, str], ...] = ()
        super().__init__()
        self._place_nowhere()
        self.begin_day(self.today)

    def _place_nowhere(self) -> None:
        self.place = ""
        # What there is to look at in the place, and the visit and run that are current.
        self.stay: Stay = self.plan.stays[self.plan.initial]
        self.here = Belongs("", 0, self.run)
        self.is_over = False
        # Steps that begin with the present visit and have not yet.
        self.unbegun: frozenset[str] = frozenset()
        self.previous: str | None = None  # the phase, no outcome, that was last left (S12.2)
        self.turn = self.here

    def begin_day(self, day: int) -> None:
        """What holds for one day only is forgotten."""
        self.today = day
        self.dirty |= self.wakes.time | self.barred
        self.calls: dict[str, tuple[str, ...]] = {}
        self.waives: dict[str, int] = {}
        self.extensions_today: dict[str, tuple[Any, ...]] = {}
        self.left_over: tuple[Fact, ...] = ()
        self.made_today: frozenset[str] = frozenset()
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

    def enter(self, visit: Visit) -> None:
        """Be in a place; the steps that begin with it are to begin."""
        place = visit.place
        self.visits[place] = (*self.visits.get(place, ()), visit)
        self.place = place
        self.stay = stay = self.plan.stays[place]
        self.here = Belongs(place, visit.n, visit.run)
        self.is_over = self.plan.is_outcome(place)
        self.unbegun = self.plan.with_phase.get(place, _NO_STEPS)
        self.resting &= ~stay.begins

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
        recalled = self.recall(self, name)
        return self if recalled is None else recalled

    def put(self, instance: Instance) -> None:
        """Keep an instance, new or changed."""
        name, step = instance.name, instance.step.name
        if name not in self.instances:
            self.by_step[step] = (*self.by_step.get(step, ()), name)
            self.alive[step] = (*self.alive.get(step, ()), name)
        elif instance.closed is not None:
            living = self.alive[step]
            living = () if living == (name,) else tuple([n for n in living if n != name])
            self.alive[step] = living
            if not living:
                self.resting |= self.plan.rests.get(step, 0)
        self.instances[name] = instance
        wakes = self.wakes
        self.dirty |= wakes.steps.get(step, wakes.every)

    def now(self) -> Belongs:
        """The visit and the run that are current at this point of the day."""
        return self.here

    def instance_belongs(self, instance: Instance) -> Belongs | None:
        """What the marks and entries of a phase's instance belong to; None at the top level."""
        phase = instance.step.phase
        if phase is None:
            return None
        place, visit, run = here = self.here
        if visit == instance.visit and place == phase and run == instance.run:
            return here
        return Belongs(phase, instance.visit, instance.run)

    def in_view(self, step: Step) -> list[Instance]:
        """The instances of a step that names mean today. (S3.4)"""
        instances = self.of_step(step.name)
        if step.phase is not None and step.phase == self.place:
            visit = self.here.visit
            return [i for i in instances if i.visit == visit]
        top = step.phase is None
        return [i for i in instances if i.run == self.run or (top and i.living)]

    def latest(self, step: Step) -> Instance | None:
        """The instance in view that began last. (S3.4)"""
        names = self.by_step.get(step.name)
        if names is None:
            return None
        if len(names) == 1:
            # Most steps begin once; in a phase that goes on, in its present visit.
            instance, here = self.instances[names[0]], self.here
            visit = here.visit if step.phase == here.place else instance.visit
            if instance.visit == visit and instance.run == here.run:
                return instance
        in_view = self.in_view(step)
        if len(in_view) == 1:
            return in_view[0]
        return self.in_order(in_view)[-1] if in_view else None

    def in_order(self, instances: list[Instance]) -> list[Instance]:
        """First to last begun; of one day by cause, entries before marks by name. (S3.4)"""
        if len({i.begun for i in instances}) == len(instances):
            return sorted(instances, key=attrgetter("begun"))
        causes = [fact for i in instances if (fact := self.by_id.get(i.cause)) and fact.entry]
        place = {fact.id: n for n, fact in enumerate(canonical(causes), -len(causes))}
        return sorted(instances, key=lambda i: (i.begun, place.get(i.cause, 0), i.cause))


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
