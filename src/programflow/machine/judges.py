"""Which steps can say something of other entries, and of which. (S2.6)"""

from collections.abc import Iterable

from programflow.definition.selections import Selector
from programflow.definition.steps import Effect, Step


def effects_of(step: Step) -> Iterable[Effect]:
    """All effects that a step can have, by its options or its completion."""
    yield from step.then
    for option in step.options.values():
        yield from option.then


def says_of_entries(step: Step) -> bool:
    """Whether it can say of another entry that it is excused, or approved."""
    return any(e.form in {"excuse", "refuse_excuse", "approve"} for e in effects_of(step))


def judges(step: Step) -> bool:
    """Whether it can say so of an absence or an incident."""
    return any(effect.form in {"excuse", "refuse_excuse"} for effect in effects_of(step))


def causes(step: Step) -> list[Selector]:
    """The entries for each of which an instance of the step begins."""
    openings = [opening.selection for opening in step.opens if opening.selection is not None]
    return [selector for selection in openings for selector in selection.members]


def judged(steps: Iterable[Step]) -> Iterable[Selector]:
    """The entries that some decision among the steps can excuse."""
    for step in steps:
        if step.is_ == "decision" and judges(step):
            yield from causes(step)
