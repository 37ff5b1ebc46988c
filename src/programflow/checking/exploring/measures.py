"""What of a step is counted: its rounds or signatures, and the kinds of events that begin it."""

from collections.abc import Iterable, Iterator

from programflow.checking.exploring.model import Beginning
from programflow.checking.exploring.slots import is_single
from programflow.checking.exploring.values import Values
from programflow.definition.steps import Effect, Step
from programflow.definition.values import ParameterRef
from programflow.machine import Plan, present

JUDGING = frozenset({"excuse", "refuse_excuse", "approve"})


def times_of(step: Step, values: Values) -> tuple[int, int] | None:
    """The least and the greatest number of entries that complete a step; None: that is open."""
    if step.signed_by:
        return _signers(step.signed_by, values)
    if step.repeat is None or step.repeat.times is None:
        return None
    ends = values.ends(step.repeat.times)
    return None if ends is None else (int(ends.low), int(ends.high))


def _signers(signed_by: tuple[str, ...] | ParameterRef, values: Values) -> tuple[int, int] | None:
    if not isinstance(signed_by, ParameterRef):
        return len(signed_by), len(signed_by)
    value = values.parameter(signed_by.name)
    return (len(value), len(value)) if isinstance(value, tuple) else None


def kinds_of(begins: tuple[Beginning, ...]) -> frozenset[str] | None:
    """The kinds of events that may begin a step; None where a criterion may."""
    if any(beginning.when is not None for beginning in begins):
        return None
    each = [beginning.each for beginning in begins if beginning.each is not None]
    kinds = {selector.kind for selection in each for selector in selection.members}
    return frozenset(kinds | ({"judged"} if "missed" in kinds else set()))


def judging_of(plan: Plan) -> Iterator[tuple[str, str | None]]:
    """What may judge entries: a decision with an option, or a step with what its entry says.

    Whatever is decided of an approval judges: what it does not approve is not approved. (S11.13)
    """
    approvals = {spell.approval for spell in plan.programme.spells.values()}
    for step in plan.steps.values():
        for name, option in step.options.items():
            judges = step.name in approvals or _judges(option.then)
            if judges and present(option, plan.variant):
                yield step.name, name
        if _judges(step.then):
            yield from ((step.name, result) for result in (None, *step.results))


def _judges(effects: Iterable[Effect]) -> bool:
    return any(effect.form in JUDGING for effect in effects)


def lapses_of(steps: Iterable[str], plan: Plan) -> tuple[str, ...]:
    """Steps whose lapses are read; twice where two may come to be accounted for on one day."""
    found: list[str] = []
    for name in sorted(steps):
        step = plan.steps[name]
        ends = sum(b.max is not None or b.late is not None for b in step.window) + len(step.before)
        if step.repeat is not None:
            ends += (step.repeat.gap is not None) + (step.repeat.per is not None)
        found += [name] * (1 if ends <= 1 and is_single(step) else 2)
    return tuple(found)
