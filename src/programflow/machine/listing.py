"""What statuses list of a variant, and what of it they show whatever the case: worked out once."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from programflow.definition.criteria import Criterion
from programflow.definition.node import Route
from programflow.definition.selections import Tally
from programflow.definition.steps import Option, Recommendation, Step
from programflow.machine.presence import present

if TYPE_CHECKING:
    from programflow.machine.plan import Plan

ACTS = {
    "session": "done",
    "task": "done",
    "test": "tested",
    "form": "answered",
    "decision": "decided",
}
"""The kind of entry by which a step is done, as a status names it."""


class Listed(NamedTuple):
    """A step as statuses show it.

    `need` is None where it depends on the case; `by` is who does it. `is_bounded`: it has dates of
    its own; `is_repeated`: it has rounds. `options` and `rules` are the options and recommendations
    that are present; `free` the options that may be chosen whatever the case.
    """

    name: str
    need: str | None
    of: str
    by: str
    phase: str | None
    act: str
    is_decision: bool
    is_bounded: bool
    is_repeated: bool
    options: tuple[Option, ...]
    free: frozenset[str]
    rules: tuple[Recommendation, ...]


class Listing(NamedTuple):
    """What is present, in the order of the definition; what is named by an item stands after it.

    `bounded` are the steps that have dates of their own, `sources` the citations of rules, by their
    routes, as they have been looked up.
    """

    steps: Mapping[str, Listed]
    bounded: tuple[str, ...]
    criteria: tuple[tuple[str, str, Criterion], ...]
    tallies: tuple[tuple[str, Tally], ...]
    spells: tuple[tuple[str, str], ...]
    sources: dict[Route, tuple[str, ...]]


def listing_of(plan: "Plan") -> Listing:
    """The listing of a variant."""
    programme, variant = plan.programme, plan.variant
    criteria = programme.criteria.values()
    spells = programme.spells.values()
    return Listing(
        steps={name: _listed(plan, step) for name, step in plan.steps.items()},
        bounded=tuple(name for sort, name in plan.bounds if sort == "step"),
        criteria=tuple(
            (f"criterion:{c.name}", c.name, c.test) for c in criteria if present(c, variant)
        ),
        tallies=tuple((f"tally:{t.name}", t) for t in programme.tallies.values()),
        spells=tuple((f"spell:{s.name}", s.name) for s in spells if present(s, variant)),
        sources={},
    )


def _listed(plan: "Plan", step: Step) -> Listed:
    variant = plan.variant
    options = {o.name: o for o in step.options.values() if present(o, variant)}
    rules = (rule for rule in step.recommend if present(rule, variant))
    return Listed(
        name=step.name,
        need=None if step.need.must_when is not None else step.need.modality,
        of=step.of,
        by=step.by or step.of,
        phase=step.phase,
        act=ACTS[step.is_],
        is_decision=step.is_ == "decision",
        is_bounded=("step", step.name) in plan.bounds,
        is_repeated=step.repeat is not None,
        options=tuple(options.values()),
        free=frozenset(name for name, option in options.items() if _is_free(plan, option)),
        rules=tuple(rule for rule in rules if rule.option in options),
    )


def _is_free(plan: "Plan", option: Option) -> bool:
    """Whether no `only_if` speaks of it, and no `enter` of a phase that it goes to. (S11.3)"""
    return option.only_if is None and not any(
        effect.form in ("go", "restart") and not _is_entered_freely(plan, effect.target)
        for effect in option.then
        if present(effect, plan.variant)
    )


def _is_entered_freely(plan: "Plan", target: str) -> bool:
    """Of the phase that the case was in last it is not known here."""
    return target != "previous" and getattr(plan.places.get(target), "enter", None) is None
