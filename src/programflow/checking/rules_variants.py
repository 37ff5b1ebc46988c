"""What holds in one variant only must not be needed in another."""

from collections.abc import Iterator

from programflow.checking.index import Index, parts_in
from programflow.definition.criteria import Atom
from programflow.definition.node import Node, Route
from programflow.definition.programme import Programme
from programflow.definition.steps import Bound, Effect, Step
from programflow.definition.values import TallyRef
from programflow.diagnostics import Fault

Variants = frozenset[str]


def absent(index: Index) -> Iterator[Fault]:
    """An effect, order, offer or rule that names what is absent in a variant where it holds."""
    everywhere = frozenset(index.programme.variants)
    if not everywhere:
        return
    for step in index.steps.values():
        here = _in(step.only_in, everywhere)
        for name, route in _named(step):
            yield from _absent(index, name, route, here=here)
        for then, there in _effects(step, here):
            for effect in then:
                yield from _effect(index, effect, _in(effect.only_in, there))
    yield from _values(index.programme, index.programme, everywhere)


def _values(programme: Programme, part: Node, around: Variants) -> Iterator[Fault]:
    """Named values that are read where they are absent."""
    here = _in(getattr(part, "only_in", ()), around)
    for name, route in _read_by(part):
        value = getattr(programme, _HOMES[str(route[-1])]).get(name)
        if value is not None and (missing := here - _in(value.only_in, here)):
            yield _fault(name, route, missing, value.route)
    for child in parts_in(part):
        yield from _values(programme, child, here)


_HOMES = {"criterion": "criteria", "tally": "tallies", "clock": "clocks"}


def _read_by(part: Node) -> Iterator[tuple[str, Route]]:
    if isinstance(part, Atom) and part.form in _HOMES:
        yield part.name or "", (*part.route, part.form)
    elif isinstance(part, TallyRef):
        yield part.tally, (*part.route, "tally")
    elif isinstance(part, Bound) and part.clock is not None:
        yield part.clock, (*part.route, "clock")


def _in(only_in: tuple[str, ...], around: Variants) -> Variants:
    return around & frozenset(only_in) if only_in else around


def _named(step: Step) -> Iterator[tuple[str, Route]]:
    for at, name in enumerate(step.after):
        yield name, (*step.route, "after", at)
    for before in step.before:
        yield before.step, (*before.route, "step")
    if step.offers is not None:
        yield step.offers, (*step.route, "offers")


def _effects(step: Step, here: Variants) -> Iterator[tuple[tuple[Effect, ...], Variants]]:
    yield step.then, here
    for option in step.options.values():
        yield option.then, _in(option.only_in, here)


def _effect(index: Index, effect: Effect, here: Variants) -> Iterator[Fault]:
    if effect.form in {"open", "waive", "extend"}:
        yield from _absent(index, effect.target, (*effect.route, effect.form), here=here)
    elif effect.form == "set":
        parameter = index.programme.parameters[effect.target]
        missing = here - _in(parameter.only_in, here)
        if missing:
            yield _fault(effect.target, (*effect.route, "set"), missing, parameter.route)


def _absent(index: Index, name: str, route: Route, *, here: Variants) -> Iterator[Fault]:
    step = index.steps.get(name)
    if step is not None and (missing := here - _in(step.only_in, here)):
        yield _fault(name, route, missing, step.route)


def _fault(name: str, route: Route, missing: Variants, other: Route) -> Fault:  # noqa: PLR0917
    params = (("name", name), ("variants", tuple(sorted(missing))))
    return Fault(rule="absent-in-variant", route=route, params=params, related=(other,))


RULES = (absent,)
