"""One variant's tables: what is present, where it stands, and in which order a day is settled."""

from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import Any

from attrs import frozen

from programflow.definition.criteria import Criterion
from programflow.definition.node import Route
from programflow.definition.programme import (
    Finding,
    Outcome,
    Parameter,
    Phase,
    Programme,
    Question,
    Setting,
)
from programflow.definition.selections import Scope, Selection, Selector, Spell
from programflow.definition.steps import Opening, Step
from programflow.definition.values import NotStated
from programflow.machine.bounded import Place, bounds_of, is_upper, window_of
from programflow.machine.dependencies import Thing, settle_order
from programflow.machine.judges import (
    effects_of,
    reads_value,
    says_of_entries,
)
from programflow.machine.listing import Listing, listing_of
from programflow.machine.openings import WITH_PHASE, openings_of, plain_of
from programflow.machine.presence import present, those
from programflow.machine.reading import clock_limits, criteria_of, sliding_scopes
from programflow.machine.stays import Stay, opening_of, rows_of, stays_of
from programflow.machine.traits import Traits, traits_of
from programflow.machine.wakes import Wakes, wakes_of


@frozen(eq=False, repr=False)
class Plan:
    """The parts of a programme that are present in one variant.

    `by_phase` are the steps that stand in a phase or outcome; key None holds the top-level ones.
    `judged` are the selectors of the entries that some decision can excuse (S2.6);
    `judges_all_missed`: one such decision has no selector. `choosing` are the decisions that choose
    a subset. `edges` are the criteria whose rising is watched: key, criterion, the phase in which
    it is read, and the step or finding that it belongs to. What starting a case does not need is
    worked out when it is asked for.
    """

    programme: Programme
    variant: str | None
    steps: Mapping[str, Step]
    findings: Mapping[str, Finding]
    places: Mapping[str, Phase | Outcome]
    initial: str
    by_phase: Mapping[str | None, tuple[Step, ...]]
    judged: tuple[Selector, ...]
    judges_all_missed: bool
    choosing: tuple[Step, ...]
    questions: Mapping[str, tuple[Question, ...]]
    edges: tuple[tuple[str, Criterion, str | None, Thing], ...]

    @cached_property
    def passed(self) -> set[Hashable]:
        """The shapes of entries that have been found readable."""
        return set()

    @cached_property
    def tests(self) -> dict[int, tuple[Criterion, Any]]:
        """The criteria that have been asked, each with what says if it holds."""
        return {}

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        """The parameters that are there; another one is not filled. (S3.1)"""
        return those(self.programme.parameters, self.variant)

    @cached_property
    def spells(self) -> Mapping[str, Spell]:
        """The spells that are there; another one is never open. (S3.1)"""
        return those(self.programme.spells, self.variant)

    @cached_property
    def unasked(self) -> frozenset[str]:
        """The questions that are not there: they have no answer. (S3.1)"""
        every = self.programme.questions
        return frozenset(every.keys() - those(every, self.variant).keys())

    @cached_property
    def settings(self) -> dict[tuple[str, str], Setting]:
        """Values of places as they have been read, by parameter and as they are written."""
        return {}

    @cached_property
    def order(self) -> tuple[tuple[str, str], ...]:
        """The settle order: `step` or `finding` with its name, each after what it reads."""
        return settle_order(self.programme, self.steps, self.findings)

    @cached_property
    def things(self) -> tuple[Step | Finding, ...]:
        """Steps and findings in the settle order."""
        return tuple(
            self.steps[name] if sort == "step" else self.findings[name] for sort, name in self.order
        )

    @cached_property
    def openings(self) -> Mapping[str, tuple[Opening, ...]]:
        """How the instances of each step begin; of most `WITH_PHASE`. (S3.1)"""
        return {step.name: openings_of(step) for step in self.steps.values()}

    @cached_property
    def plain(self) -> Mapping[str, tuple[str, str]]:
        """The kind and target of what opens a step, by step and number, where they say it all."""
        return dict(pair for step in self.steps.values() for pair in plain_of(step))

    @cached_property
    def traits(self) -> Mapping[str, Traits]:
        """What there is to look at of each step."""
        return {
            name: traits_of(step, self.choosing, with_phase=self.openings[name] is WITH_PHASE)
            for name, step in self.steps.items()
        }

    @cached_property
    def can_be_many(self) -> frozenset[str]:
        """The steps of which two instances can live at a time."""
        return frozenset(name for name, traits in self.traits.items() if traits.can_be_many)

    @cached_property
    def rows(self) -> tuple[tuple[Step | Finding, bool], ...]:
        """`things`; of a step also whether it need not be looked at again for its own sake."""
        return rows_of(self)

    @cached_property
    def opening(self) -> frozenset[str]:
        """The steps that begin with their phase, and open as they begin if those before are over.

        But for their `unless`, which reads nothing of themselves.
        """
        return opening_of(self)

    @cached_property
    def stays(self) -> Mapping[str, Stay]:
        """What there is to look at in each phase and outcome."""
        return stays_of(self)

    @cached_property
    def with_phase(self) -> Mapping[str, frozenset[str]]:
        """The steps that begin when a phase or outcome is entered, and at no other time."""
        with_it: dict[str, set[str]] = {}
        for step in self.steps.values():
            if step.phase is not None and self.openings[step.name] is WITH_PHASE:
                with_it.setdefault(step.phase, set()).add(step.name)
        return {place: frozenset(names) for place, names in with_it.items()}

    @cached_property
    def rests(self) -> Mapping[str, int]:
        """Those steps, each with its bit: without a living instance nothing can come of them."""
        bits = self.wakes.bits
        return {name: bits["step", name] for name, t in self.traits.items() if t.is_with_phase}

    @cached_property
    def findings_meant(self) -> Mapping[str, Selection]:
        """Each finding as a selection of what has been found."""
        return {
            name: Selection(members=(Selector(kind="found", target=name),))
            for name in (*self.programme.findings, "out_of_order", "out_of_place")
        }

    @cached_property
    def bounds(self) -> Mapping[tuple[str, str], tuple[Place, ...]]:
        """The bounds that are present, by ``(step, name)`` or ``(phase, name)``; none: no key."""
        rows = [(("step", step.name), bounds_of(step)) for step in self.steps.values()]
        rows += [(("phase", place.name), window_of(place)) for place in self.places.values()]
        kept = {
            key: tuple(place for place in bounds if present(place.bound, self.variant))
            for key, bounds in rows
        }
        return {key: bounds for key, bounds in kept.items() if bounds}

    @cached_property
    def ends(self) -> Mapping[tuple[str, str], tuple[Place, ...]]:
        """Those of the bounds that have a last day."""
        kept = {key: tuple(filter(is_upper, bounds)) for key, bounds in self.bounds.items()}
        return {key: bounds for key, bounds in kept.items() if bounds}

    @cached_property
    def listing(self) -> Listing:
        """What statuses list."""
        return listing_of(self)

    @cached_property
    def judges(self) -> bool:
        """Whether a decision or a completion can say something of another entry."""
        steps = self.steps.values()
        return any(says_of_entries(step) for step in steps) or any(
            spell.approval is not None for spell in self.spells.values()
        )

    @cached_property
    def read_values(self) -> frozenset[str]:
        """The steps with an effect that reads a value of the entry that has it. (S12.9)"""
        return frozenset(
            name
            for name, step in self.steps.items()
            if any(reads_value(effect) for effect in effects_of(step))
        )

    @cached_property
    def paced(self) -> frozenset[str]:
        """The steps that owe rounds in each week, month or year."""
        return frozenset(
            step.name
            for step in self.steps.values()
            if step.repeat is not None
            and step.repeat.per is not None
            and step.repeat.min is not None
        )

    @cached_property
    def keeps_apart(self) -> bool:
        """Whether some roles may not be one person."""
        return any(role.never_also for role in self.programme.roles.values())

    @cached_property
    def by_others(self) -> tuple[str, ...]:
        """The steps that are done by entries of others."""
        return tuple(step.name for step in self.steps.values() if step.done_by is not None)

    @cached_property
    def as_of_opening(self) -> tuple[str, ...]:
        """The decisions that are read as of the day on which they opened."""
        return tuple(step.name for step in self.steps.values() if step.as_of == "opened")

    @cached_property
    def new_values(self) -> tuple[int, ...]:
        """The days on which a parameter has another value from then on."""
        parameters = self.parameters.values()
        days = (
            since.toordinal()
            for parameter in parameters
            if parameter.read == "on_day"
            for since, _ in parameter.dated
        )
        return tuple(sorted(set(days)))

    @cached_property
    def wakes(self) -> Wakes:
        """What must be worked out again when something changes."""
        return wakes_of(self)

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """The steps by their place in the settle order."""
        return {name: i for i, (sort, name) in enumerate(self.order) if sort == "step"}

    @cached_property
    def clock_limits(self) -> tuple[tuple[str, Any], ...]:
        """Every clock with a length that it is compared with: it turns by time alone."""
        return tuple(dict.fromkeys(clock_limits(self._criteria())))

    @cached_property
    def sliding(self) -> tuple[tuple[Selection, Scope, bool], ...]:
        """What is counted in a sliding window: it turns by time alone."""
        return tuple(sliding_scopes(self.programme, self._criteria()))

    @cached_property
    def unheld(self) -> tuple[str, ...]:
        """The roles of steps, and the record keeper's, that nobody is said to hold."""
        named = [role for step in self.steps.values() for role in (step.of, step.by) if role]
        roles = self.programme.roles
        every = dict.fromkeys((*named, self.programme.record_keeper))
        held = (name for name in every if name in roles)
        return tuple(name for name in held if isinstance(roles[name].held_by, NotStated))

    @cached_property
    def reads(self) -> tuple[tuple[Route, frozenset[str]], ...]:
        """The parameters that each rule reads, by its route."""
        from programflow.machine.unfilled import parameters_read  # a status asks, a fold does not

        return tuple(parameters_read(self.programme, self.variant))

    def _criteria(self) -> list[Criterion]:
        steps, findings = self.steps.values(), self.findings.values()
        return list(
            criteria_of(self.programme, steps=steps, findings=findings, places=self.places.values())
        )

    def questions_of(self, form: str) -> tuple[Question, ...]:
        """The questions of a form that are present."""
        return self.questions.get(form, ())

    def is_outcome(self, name: str) -> bool:
        """Whether the name is an outcome of the programme."""
        return name in self.programme.outcomes
