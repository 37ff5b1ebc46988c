"""Operators on how the parts hang together: doubled, reversed, looped, skipped, automatic."""

from collections.abc import Iterator, Mapping
from typing import Any

from programflow.definition.criteria import Atom, Combination, Criterion
from programflow.definition.node import Node, Route
from programflow.definition.programme import Next, Outcome, Phase, Programme
from programflow.definition.steps import Effect, Option, Step
from programflow.testing.mutating.change import Change, altered
from programflow.testing.mutating.walking import parts, put

_MOVES = ("go", "restart")


def arrangements(node: Node, programme: Programme) -> Iterator[Change]:
    """The steps of a place: one twice, two the other way about, one level of an order skipped."""
    if isinstance(node, Programme | Phase | Outcome):
        yield from _doubled(node)
        yield from _reversed(node)
        yield from _skipped(node)
    if isinstance(node, Phase):
        yield from _by_itself(node, {**programme.steps, **node.steps}, programme)
    if isinstance(node, Effect | Next):
        yield from _further(node, programme)


def _doubled(place: Programme | Phase | Outcome) -> Iterator[Change]:
    """A step that has to be done once more, under a name of its own."""
    for name, step in place.steps.items():
        if step.opens and all(opening.form == "called" for opening in step.opens):
            continue  # nobody would call the other one
        twin = f"{name}_again"
        steps: dict[str, Step] = {}
        for other, one in place.steps.items():
            steps[other] = one
            if other == name:
                steps[twin] = altered(step, name=twin)
        whole = altered(place, steps=steps)
        yield Change(
            operator="doubled", key="steps", node=whole, before=step, index=name, at=step.route
        )


def _reversed(place: Programme | Phase | Outcome) -> Iterator[Change]:
    """What came after comes before."""
    steps = place.steps
    for name, step in steps.items():
        for first in step.after:
            if first not in steps:
                continue
            later = altered(step, after=tuple(one for one in step.after if one != first))
            sooner = altered(steps[first], after=(*steps[first].after, name))
            yield Change(
                operator="reversed",
                key="after",
                node=altered(place, steps={**steps, name: later, first: sooner}),
                inside=("steps", name),
                before=steps[first],
                after=step,
                index=first,
                at=step.route,
            )


def _skipped(place: Programme | Phase | Outcome) -> Iterator[Change]:
    """A step that waits for what comes before what it waited for."""
    steps = place.steps
    for name, step in steps.items():
        for index, middle in enumerate(step.after):
            first = steps[middle].after if middle in steps else ()
            if not first or set(first) <= set(step.after):
                continue
            after = (*step.after[:index], *first, *step.after[index + 1 :])
            other = altered(step, after=tuple(dict.fromkeys(after)))
            yield Change(
                operator="level-skipped",
                key="after",
                node=altered(place, steps={**steps, name: other}),
                inside=("steps", name),
                before=steps[middle],
                after=step,
                index=index,
                at=(*step.route, "after"),
            )


def _further(node: Effect | Next, programme: Programme) -> Iterator[Change]:
    """A move to where the place that it leads to leads in turn."""
    if isinstance(node, Effect) and node.form not in _MOVES:
        return
    key = "go" if isinstance(node, Next) else "target"
    middle = getattr(node, key)
    for place in _leads_to(programme.phases.get(middle)):
        if place != middle:
            other = altered(node, **{key: place})
            yield Change(operator="skipped-to", key=key, node=other, before=middle, after=place)


def _leads_to(phase: Phase | None) -> tuple[str, ...]:
    if phase is None:
        return ()
    found = [move.go for move in phase.next]
    found += [e.target for _, e in parts(phase) if isinstance(e, Effect) and e.form in _MOVES]
    return tuple(dict.fromkeys(name for name in found if name != "previous"))


def _by_itself(phase: Phase, steps: Mapping[str, Step], programme: Programme) -> Iterator[Change]:
    """A choice that moves the case, without anybody who chooses."""
    for name, step in steps.items():
        for option in step.options.values():
            for effect in option.then:
                if effect.form != "go" or effect.target == "previous":
                    continue
                move = Next(
                    when=_when(name, option), go=effect.target, assumption=True, route=effect.route
                )
                yield Change(
                    operator="by-itself",
                    key="next",
                    node=altered(phase, next=(*phase.next, move)),
                    before=step,
                    after=_place(effect.target, programme),
                    index=f"{name}.{option.name}",
                    at=option.route,
                )


def _when(name: str, option: Option) -> Criterion:
    opened = Atom(form="step", name=name, states=("open",), route=option.route)
    if option.only_if is None:
        return opened
    return Combination(form="all", members=(opened, option.only_if), route=option.route)


def loops(path: Route, node: Node, programme: Programme) -> Iterator[Change]:
    """A choice that leads back to the phase in which it is made."""
    if path[:1] != ("phases",) or not isinstance(node, Option):
        return
    here: Any = path[1]
    back = Effect(form="go", target=here, route=node.route)
    moves = [place for place, effect in enumerate(node.then) if effect.form in _MOVES]
    if not moves:
        yield _looped(node, (*node.then, back), programme.phases[here])
    for place in moves:
        if node.then[place].target != here:
            yield _looped(node, put(node.then, (place,), back), programme.phases[here])


def _looped(option: Option, then: tuple[Effect, ...], here: Phase) -> Change:
    return Change(
        operator="loop-added",
        key="then",
        node=altered(option, then=then),
        after=here,
        at=option.route,
    )


def _place(name: str, programme: Programme) -> Node | str:
    return programme.phases.get(name) or programme.outcomes.get(name) or name
