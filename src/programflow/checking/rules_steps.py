"""Steps: what their kind allows, how they open, and modalities that would contradict each other."""

from collections.abc import Iterator
from typing import Any

from programflow.checking.index import Index
from programflow.definition.steps import Repeat, Step
from programflow.diagnostics import Fault

# Which keys have a meaning for which kinds of step only.
_ONLY = {
    "options": {"decision"},
    "recommend": {"decision"},
    "chooses": {"decision"},
    "results": {"test"},
    "form": {"form"},
    "signed_by": {"task"},
    "to": {"task"},
    "offers": {"task"},
    "items": {"session"},
    "fills": {"session", "task"},
}


def keys_by_kind(index: Index) -> Iterator[Fault]:
    """A key that says nothing about steps of this kind."""
    for step in index.steps.values():
        for key, kinds in _ONLY.items():
            if getattr(step, key) and step.is_ not in kinds:
                params = (("key", key), ("kind", step.is_), ("kinds", tuple(sorted(kinds))))
                yield Fault(
                    rule="key-not-for-kind", route=(*step.route, key), params=params, on="key"
                )
        if step.is_ == "decision" and not step.options:
            yield Fault(
                rule="missing-key",
                route=step.route,
                params=(("key", "options"), ("wanted", "map")),
                on="key",
            )


def openings(index: Index) -> Iterator[Fault]:
    """A step that belongs to no phase has nothing that opens it unless it says so."""
    for name, step in index.programme.steps.items():
        if not step.opens:
            yield Fault(
                rule="top-level-without-opens",
                route=step.route,
                params=(("step", name),),
                on="key",
            )


def may_and_must(index: Index) -> Iterator[Fault]:
    """A step that need not be done cannot have a date by which it must be."""
    for step in index.steps.values():
        if step.need.modality != "may" or step.need.must_when is not None:
            continue
        for bound in step.window:
            if bound.modality == "must":
                related = ((*step.route, "need"),)
                yield Fault(
                    rule="may-with-must-bound", route=(*bound.route, "modality"), related=related
                )


def after(index: Index) -> Iterator[Fault]:
    """Waiting for a step that may be left undone, with nothing that drops it."""
    for step in index.steps.values():
        for at, name in enumerate(step.after):
            other = index.steps.get(name)
            if other is not None and other.need.modality == "may" and not _can_go(index, other):
                yield Fault(
                    rule="after-may",
                    route=(*step.route, "after", at),
                    params=(("step", name),),
                    related=((*other.route, "need"),),
                )


def _can_go(index: Index, step: Step) -> bool:
    """Whether something drops a step, waives it, or opens it only when it is called."""
    return (
        step.unless is not None
        or any(opening.form == "called" for opening in step.opens)
        or any(effect.form == "waive" and effect.target == step.name for effect in index.effects)
        or any(
            step.name in chooser.chooses.from_
            for chooser in index.steps.values()
            if chooser.chooses is not None
        )
    )


def called(index: Index) -> Iterator[Fault]:
    """`open` and `offers` name a step that is opened by being called."""
    calls: list[tuple[str, Any]] = [
        (effect.target, (*effect.route, "open"))
        for effect in index.effects
        if effect.form == "open"
    ]
    calls += [
        (step.offers, (*step.route, "offers"))
        for step in index.steps.values()
        if step.offers is not None
    ]
    for name, route in calls:
        step = index.steps.get(name)
        if step is not None and not any(opening.form == "called" for opening in step.opens):
            params = (("step", name),)
            yield Fault(rule="not-called", route=route, params=params, related=(step.route,))


def repeats(index: Index) -> Iterator[Fault]:
    """A pace is whole: how many in each period, how strongly, and what a shortened period owes."""
    for step in index.steps.values():
        if step.repeat is not None:
            whole = _pace if step.repeat.per is not None else _no_pace
            yield from whole(step.repeat)


def _no_pace(repeat: Repeat) -> Iterator[Fault]:
    for key in ("min", "max", "partial", "modality"):
        if getattr(repeat, key) is not None:
            yield _needs((*repeat.route, key), "per")


def _pace(repeat: Repeat) -> Iterator[Fault]:
    if repeat.min is None and repeat.max is None:
        keys = (("keys", ("min", "max")),)
        yield Fault(rule="missing-one-of", route=repeat.route, params=keys, on="key")
    for key in ("modality", "partial"):
        if getattr(repeat, key) is None:
            yield Fault(
                rule="missing-key",
                route=repeat.route,
                params=(("key", key), ("wanted", "choice")),
                on="key",
            )


def _needs(route: Any, needs: str) -> Fault:
    params = (("key", route[-1]), ("needs", needs))
    return Fault(rule="key-needs-key", route=route, params=params, on="key")


def bounds(index: Index) -> Iterator[Fault]:
    """`early` and `late` are about an aim."""
    holders: list[Any] = [*index.steps.values(), *index.programme.phases.values()]
    for holder in holders:
        for bound in holder.window:
            for key in ("early", "late"):
                if getattr(bound, key) is not None and bound.aim is None:
                    yield _needs((*bound.route, key), "aim")


def void(index: Index) -> Iterator[Fault]:
    """An entry outside a last day cannot be void for ever."""
    waived = {effect.target for effect in index.effects if effect.form == "waive"}
    for step in index.steps.values():
        for bound in step.window:
            last = bound.max is not None or bound.late is not None
            if bound.outside == "does_not_count" and last and step.name not in waived:
                at = (*bound.route, "outside")
                yield Fault(rule="void-after-max", route=at, params=(("step", step.name),))


def choosers(index: Index) -> Iterator[Fault]:
    """Rounds are chosen of a step that has a number of rounds."""
    for step in index.steps.values():
        of = None if step.chooses is None else step.chooses.rounds_of
        repeat = index.steps[of].repeat if of in index.steps else None
        if of in index.steps and (repeat is None or repeat.times is None):
            at = (*step.route, "chooses", "rounds_of")
            params = (("step", of),)
            yield Fault(rule="no-rounds", route=at, params=params, related=(index.steps[of].route,))


RULES = (
    keys_by_kind,
    openings,
    may_and_must,
    after,
    called,
    repeats,
    bounds,
    void,
    choosers,
)
