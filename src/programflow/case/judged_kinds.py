"""Which entries pass a selector's filters, and which of them a programme lets somebody judge."""

from typing import Protocol

from programflow.definition.selections import Selector
from programflow.machine import Plan


class OfKind(Protocol):
    """An entry, or what stands for all entries that say the same."""

    @property
    def kind(self) -> str:
        """The kind of the entry."""


def fields_match(selector: Selector, entry: object) -> bool:
    """Whether an entry passes every filter but `excused`; what it lacks matches none. (S5.2)"""
    cause = selector.cause
    if cause is None and selector.kind == "missed":
        cause = "participant"
    return (
        cause in (None, "any", getattr(entry, "cause", None))
        and (selector.option is None or getattr(entry, "option", None) in selector.option)
        and (selector.result is None or getattr(entry, "result", None) in selector.result)
        and (selector.reason is None or _reasons(entry) & set(selector.reason) != set())
        and selector.by in (None, getattr(entry, "by", None))
    )


def _reasons(entry: object) -> set[str]:
    reason = getattr(entry, "reason", None)
    return {*getattr(entry, "reasons", ()), *(() if reason is None else (reason,))}


def is_judged_by_programme(plan: Plan, entry: OfKind, *, target: str) -> bool:
    """Whether a decision can open for the entry that may excuse it. (S2.6)"""
    if entry.kind == "missed" and plan.judges_all_missed:
        return True
    return any(
        selector.kind == entry.kind
        and _names(plan, selector, target)
        and fields_match(selector, entry)
        for selector in plan.judged
    )


def _names(plan: Plan, selector: Selector, target: str) -> bool:
    if selector.target is not None:
        return selector.target in ("any", target)
    step = plan.steps.get(target)
    return selector.target_is is None or (step is not None and step.is_ == selector.target_is)
