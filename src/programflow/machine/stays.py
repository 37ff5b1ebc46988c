"""What there is to look at while a case is in a phase or outcome, worked out once for a machine."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from programflow.definition.programme import Finding, Next, Phase
from programflow.definition.steps import Step
from programflow.machine.traits import is_listed
from programflow.machine.watching import Watching

if TYPE_CHECKING:
    from programflow.machine.plan import Plan


@frozen(eq=False, repr=False)
class Stay:
    """A phase or outcome while the case is in it.

    `holding` are the steps that can keep it from being done: those that must be done, or must when
    something holds, and that something ends. `leaving` are its steps in the settle order, `nexts`
    its moves that are present. `done` and `next` are the bits of whether it is done, and whether it
    moves on; 0 for an outcome. `begins` are the bits of the steps that begin when it is entered,
    `reading` those of all that reads whether the case is in it.
    """

    holding: tuple[Step, ...]
    leaving: tuple[Step, ...]
    nexts: tuple[Next, ...]
    done: int
    next: int
    begins: int
    reading: int


def stays_of(plan: "Plan") -> Mapping[str, Stay]:
    """One for each place of the variant."""
    return {name: _stay(plan, name) for name in plan.places}


def _stay(plan: "Plan", name: str) -> Stay:
    steps, place = plan.by_phase.get(name, ()), plan.places[name]
    nexts = place.next if isinstance(place, Phase) else ()
    return Stay(
        holding=tuple(step for step in steps if _can_hold(step)),
        leaving=tuple(sorted(steps, key=lambda step: plan.rank[step.name])),
        nexts=tuple(n for n in nexts if not n.only_in or plan.variant in n.only_in),
        done=plan.wakes.bits.get(("done", name), 0),
        next=plan.wakes.bits.get(("next", name), 0),
        begins=sum(plan.rests[step] for step in plan.with_phase.get(name, ())),
        reading=plan.wakes.topics.get(("place", name), plan.wakes.every),
    )


def _can_hold(step: Step) -> bool:
    is_needed = step.need.modality == "must" or step.need.must_when is not None
    return is_needed and not by_pace_alone(step)


def rows_of(plan: "Plan") -> tuple[tuple[Step | Finding, bool], ...]:
    """See `Plan.rows`."""
    return tuple((t, isinstance(t, Step) and _is_at_once(plan, t)) for t in plan.things)


def _is_at_once(plan: "Plan", step: Step) -> bool:
    """Whether it brings itself nothing more to do; its `unless` reads what others record only."""
    return plan.traits[step.name].is_settled_at_once and _is_let_be(plan, step)


def opening_of(plan: "Plan") -> frozenset[str]:
    """See `Plan.opening`."""
    return frozenset(
        name
        for name, step in plan.steps.items()
        if plan.traits[name].is_with_phase
        and not (step.during or step.done_by or is_listed(step, plan.choosing))
        and _is_let_be(plan, step)
    )


def _is_let_be(plan: "Plan", step: Step) -> bool:
    """Whether its `unless`, if it has one, reads no more than what others record."""
    watching = Watching(plan)
    watching.parts((step.unless,))
    return all(
        topic[0] == "fact" and topic[1] in _RECORDED and topic[2] != step.name
        for topic in watching.found()
    )


_RECORDED = ("booked", "done", "missed", "answered", "tested", "decided", "began", "ended")


def by_pace_alone(step: Step) -> bool:
    """A repeated step that nothing ends. (S8.16)"""
    repeat = step.repeat
    return repeat is not None and repeat.times is None and repeat.until is None
