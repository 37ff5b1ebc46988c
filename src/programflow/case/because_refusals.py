"""Why an entry was refused, and what would make it available."""

from collections.abc import Iterator

from programflow.case.because_decisions import conditions
from programflow.case.refusals import Refusal
from programflow.case.sourcing import sources_of
from programflow.case.verdict import Change, Reason
from programflow.definition.entries import Entry


def rejection(entry: Entry, refusal: Refusal) -> Reason:
    """The reason of a refusal; of an option's condition with the criteria behind it."""
    children: tuple[Reason, ...] = ()
    sources: tuple[str, ...] = ()
    route = refusal.route
    if refusal.state is not None and refusal.step is not None and refusal.option is not None:
        children = tuple(conditions(refusal.state, refusal.step, refusal.option))
        route = refusal.option.route
        sources = sources_of(refusal.state, route)
    return Reason(
        code=refusal.code,
        params=refusal.params,
        route=route,
        sources=sources,
        entries=(entry.id,),
        children=children,
        changes=tuple(dict.fromkeys(c for child in children for c in _changes(child))),
    )


def _changes(reason: Reason) -> Iterator[Change]:
    """What would change a reason, or anything it rests on."""
    yield from reason.changes
    for child in reason.children:
        yield from _changes(child)
