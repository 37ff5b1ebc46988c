"""How the instances of steps begin: with their phase, for each of something, on a rising edge."""

from collections.abc import Iterable, Iterator

from programflow.definition.criteria import Criterion
from programflow.definition.programme import Finding
from programflow.definition.selections import Selection, Selector
from programflow.definition.steps import Opening, Step
from programflow.machine.dependencies import Thing

WITH_PHASE = (Opening(form="with_phase"),)
"""The openings of a step that begins when its phase is entered, and at no other time."""


def openings_of(step: Step) -> tuple[Opening, ...]:
    """A phase's step that says nothing else, or just that, begins with the phase."""
    if step.phase is None:
        return step.opens
    entered = Selection(members=(Selector(kind="entered", target=step.phase),))
    said = [opening.selection for opening in step.opens]
    return WITH_PHASE if not said or said == [entered] else step.opens


def edges_of(
    steps: Iterable[Step], findings: Iterable[Finding]
) -> Iterable[tuple[str, Criterion, str | None, Thing]]:
    """The criteria whose rising is watched; see `Plan.edges`."""
    for step in steps:
        for i, opening in enumerate(step.opens):
            if opening.criterion is not None:
                yield f"{step.name}/{i}", opening.criterion, step.phase, ("step", step.name)
    for finding in findings:
        if finding.when is not None:
            yield f"found:{finding.name}", finding.when, None, ("finding", finding.name)


def plain_of(step: Step) -> Iterator[tuple[str, tuple[str, str]]]:
    """The openings of a step for each fact of one kind and target; see `Plan.plain`."""
    for i, opening in enumerate(step.opens):
        selectors = () if opening.selection is None else opening.selection.members
        if opening.form == "each" and len(selectors) == 1 and is_plain(selectors[0]):
            yield f"{step.name}/{i}", (selectors[0].kind, selectors[0].target or "")


def is_plain(selector: Selector) -> bool:
    """Whether each fact of its kind and target that is not void is a certain member. (S5.3)"""
    filters = (selector.excused, selector.cause, selector.option, selector.result)
    return (
        selector.target not in (None, "any")
        and selector.kind not in ("lapsed", "happened", "missed")
        and all(said is None for said in (*filters, selector.reason, selector.by))
    )
