"""Why an entry was refused, and what would make it available."""

from collections.abc import Iterator

from programflow.case.because_decisions import conditions
from programflow.case.because_steps import of_instance, waits
from programflow.case.refusals import Refusal
from programflow.case.sourcing import sources_of
from programflow.case.state import State
from programflow.case.truths import explain_criterion, selection_code
from programflow.case.verdict import Change, Reason
from programflow.definition.entries import Entry
from programflow.definition.node import Route
from programflow.definition.steps import Step


def rejection(entry: Entry, refusal: Refusal) -> Reason:
    """The reason of a refusal: conditions not met, what is waited for, what begins it."""
    children = tuple(_grounds(refusal))
    route = _route_of(refusal)
    known = refusal.state is not None and route
    return Reason(
        code=refusal.code,
        params=refusal.params,
        route=route,
        sources=sources_of(refusal.state, route) if refusal.state is not None and known else (),
        entries=(entry.id,),
        children=children,
        changes=tuple(dict.fromkeys(c for child in children for c in _changes(child))),
    )


def _route_of(refusal: Refusal) -> Route:
    if refusal.option is not None:
        return refusal.option.route
    return refusal.route if refusal.step is None else refusal.step.route


def _grounds(refusal: Refusal) -> Iterator[Reason]:
    state, step = refusal.state, refusal.step
    if state is None or step is None:
        return
    if refusal.option is not None:
        yield from conditions(state, step, refusal.option)
    elif refusal.code == "not-yet-open":
        for instance in state.of_step(step.name):
            if instance.state == "waiting":
                yield from waits(state, instance)
    elif refusal.code == "already-decided":
        yield from (of_instance(state, i) for i in state.of_step(step.name) if i.state == "done")
    elif refusal.code == "no-instance":
        yield from _not_begun(state, step)


def _not_begun(state: State, step: Step) -> Iterator[Reason]:
    """What would begin an instance: the phase, or one of the causes that open it. (S8.2)"""
    if step.phase is not None and step.phase != state.place:
        yield Reason(
            code="not-in-phase",
            params=(("step", step.name), ("phase", step.phase)),
            route=step.route,
            sources=sources_of(state, step.route),
        )
        return
    for opening in step.opens:
        if opening.criterion is not None:
            yield explain_criterion(state, opening.criterion, step.phase)
        elif opening.selection is not None:
            yield Reason(
                code="has",
                params=(("value", "no"), ("selection", selection_code(opening.selection))),
                route=opening.route,
                sources=sources_of(state, opening.route),
            )


def _changes(reason: Reason) -> Iterator[Change]:
    """What would change a reason, or anything it rests on."""
    yield from reason.changes
    for child in reason.children:
        yield from _changes(child)
