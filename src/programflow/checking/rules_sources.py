"""Nothing is invented: every rule has a source, or says that it is an assumption."""

from collections.abc import Iterator
from typing import Any

from programflow.checking.index import Index
from programflow.definition.steps import Bound
from programflow.definition.values import NOT_STATED
from programflow.diagnostics import Fault


def _stands(part: Any) -> bool:
    return part.source is not None or bool(part.assumption)


def sources(index: Index) -> Iterator[Fault]:
    """Steps, findings, and parameters that have a value; what stands inside them has theirs."""
    p = index.programme
    parts: list[Any] = [*index.steps.values(), *p.findings.values()]
    parts += [parameter for parameter in p.parameters.values() if _says(parameter)]
    for part in parts:
        if not _stands(part):
            yield Fault(rule="rule-without-source", route=part.route, on="key")
    for phase in p.phases.values():
        for bound in phase.window:
            if not _stands(bound) and not _stands(phase):
                yield Fault(rule="rule-without-source", route=bound.route)
        for move in phase.next:
            if not _stands(move) and not _stands(phase):
                yield Fault(rule="move-without-source", route=move.route)


def _says(parameter: Any) -> bool:
    stated = parameter.value is not NOT_STATED
    return stated or bool(parameter.by_variant) or bool(parameter.dated)


def statutes(index: Index) -> Iterator[Fault]:
    """The rule of the last day is a statute's: it needs a source, an assumption is not enough."""
    for bound in index.all(Bound):
        if bound.counting != "statutory" or bound.source is not None:
            continue
        holder: Any = index.step_around(bound.route)
        if holder is None:
            holder = index.programme.phases[str(bound.route[1])]
        if holder.source is None:
            yield Fault(rule="statutory-without-source", route=(*bound.route, "counting"))


def terms(index: Index) -> Iterator[Fault]:
    """A term that nothing without a title goes by is one that nobody will read."""
    if not index.programme.terms:
        return
    for name in index.programme.terms.keys() - index.untitled:
        yield Fault(rule="term-not-used", route=("terms", name), params=(("name", name),), on="key")


RULES = (sources, statutes, terms)
