"""Which steps can say something of other entries, and of which. (S2.6)"""

from collections.abc import Iterable

from programflow.definition.selections import Selector
from programflow.definition.steps import Effect, Step
from programflow.definition.values import ValueRef
from programflow.machine.presence import present


def effects_of(step: Step) -> Iterable[Effect]:
    """All effects that a step can have, by its options or its completion."""
    yield from step.then
    for option in step.options.values():
        yield from option.then


def reads_value(effect: Effect) -> bool:
    """Whether it is as the entry that has it says, by one of its values. (S12.9)"""
    return effect.form == "set" or isinstance(effect.by, ValueRef)


def says_of_entries(step: Step) -> bool:
    """Whether it can say of another entry that it is excused, or approved."""
    return any(e.form in {"excuse", "refuse_excuse", "approve"} for e in effects_of(step))


def judges(step: Step, variant: str | None) -> bool:
    """Whether it is a decision that can say so of an absence or an incident, in a variant."""
    options = (option for option in step.options.values() if present(option, variant))
    effects = (effect for option in options for effect in option.then if present(effect, variant))
    return step.is_ == "decision" and any(e.form in {"excuse", "refuse_excuse"} for e in effects)


def causes(step: Step) -> list[Selector]:
    """The entries for each of which an instance of the step begins."""
    openings = [opening.selection for opening in step.opens if opening.selection is not None]
    return [selector for selection in openings for selector in selection.members]


def judged(steps: Iterable[Step], variant: str | None) -> Iterable[Selector]:
    """The entries that some decision among the steps can excuse."""
    for step in steps:
        if judges(step, variant):
            yield from causes(step)
