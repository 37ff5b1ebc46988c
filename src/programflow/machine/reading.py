"""Every criterion, tally and scope of a plan, for what must be watched as time goes by."""

from collections.abc import Iterable, Iterator
from typing import Any

from programflow.definition.criteria import Atom, Criterion
from programflow.definition.programme import Finding, Outcome, Phase, Programme
from programflow.definition.selections import Scope, Selection, Selector
from programflow.definition.steps import Step


def criteria_of(
    programme: Programme,
    *,
    steps: Iterable[Step],
    findings: Iterable[Finding],
    places: Iterable[Phase | Outcome],
) -> Iterator[Criterion]:
    """Every criterion that is read anywhere."""
    yield from (named.test for named in programme.criteria.values())
    yield from (finding.when for finding in findings if finding.when is not None)
    for step in steps:
        yield from criteria_of_step(step)
    for place in places:
        if isinstance(place, Phase):
            yield from (following.when for following in place.next)
            if place.enter is not None:
                yield place.enter


def criteria_of_step(step: Step) -> Iterator[Criterion]:
    """The criteria of one step, its options and its recommendations."""
    found: list[Criterion | None] = [step.unless, step.need.must_when]
    found += [opening.criterion for opening in step.opens]
    found += [option.only_if for option in step.options.values()]
    found += [rule.when for rule in step.recommend]
    if step.repeat is not None:
        found.append(step.repeat.until)
    yield from (criterion for criterion in found if criterion is not None)


def atoms_of(criterion: Criterion) -> Iterator[Atom]:
    """The atoms of a criterion, named criteria left as they are."""
    if isinstance(criterion, Atom):
        yield criterion
        return
    for member in criterion.members:
        yield from atoms_of(member)


def clock_limits(criteria: Iterable[Criterion]) -> Iterator[tuple[str, Any]]:
    """Every clock with a length that it is compared with."""
    for criterion in criteria:
        for atom in atoms_of(criterion):
            if atom.form == "clock":
                for c in atom.comparisons:
                    # A length is a tuple too, and stands for itself.
                    listed: Any = c.operand if c.op == "among" else (c.operand,)
                    yield from ((atom.name or "", one) for one in listed)


def sliding_scopes(
    programme: Programme, criteria: Iterable[Criterion]
) -> Iterator[tuple[Selection, Scope, bool]]:
    """Every selection that is counted in a sliding window."""
    for tally in programme.tallies.values():
        for selection in (tally.selection, tally.among, tally.broken_by):
            if tally.scope.form == "last" and selection is not None:
                yield selection, tally.scope, tally.first_day_counts
    for criterion in criteria:
        for atom in atoms_of(criterion):
            if atom.scope is not None and atom.scope.form == "last":
                yield _counted(atom), atom.scope, False


def _counted(atom: Atom) -> Selection:
    if atom.selection is not None:
        return atom.selection
    return Selection(members=(Selector(kind="found", target=atom.name),))
