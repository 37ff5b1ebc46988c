"""By what a bound was extended, and by which entries."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from programflow.case.effects import effects_in_force
from programflow.case.said_values import value_in
from programflow.case.sourcing import sources_of
from programflow.case.state import Fact, State, canonical
from programflow.case.verdict import Reason
from programflow.definition.steps import Effect
from programflow.definition.values import ValueRef
from programflow.machine import present
from programflow.temporal import Duration


class Extension(NamedTuple):
    """An effect that extends, with its day and the entry that it is of."""

    day: int
    by: Fact
    effect: Effect

    def is_of(self, length: object) -> bool:
        """Whether it may have extended by the length; of a parameter that may have changed: yes."""
        by = self.effect.by
        if isinstance(by, ValueRef):
            return bool(value_in(self.by.entry, by.name) == length)
        return not isinstance(by, Duration) or by == length


def extensions(state: State, owner: str) -> Iterator[Reason]:
    """What an instance or a visit was extended by, one by one.

    With the entries, where it is clear which they are: otherwise the lengths alone are told.
    """
    lengths: tuple[Any, ...] = state.extended.get(owner, ())
    if not lengths:
        return
    found = list(_extensions(state, owner))
    is_clear = len(found) == len(lengths) and all(
        one.is_of(length) for one, length in zip(found, lengths, strict=True)
    )
    for i, length in enumerate(lengths):
        text = str(length) if isinstance(length, Duration) else None
        route = found[i].effect.route if is_clear else ()
        yield Reason(
            code="extended",
            params=(("length", text),),
            route=route,
            sources=sources_of(state, route) if route else (),
            entries=(found[i].by.id,) if is_clear else (),
        )


def _extensions(state: State, owner: str) -> Iterator[Extension]:
    """The effects that have extended it, as far as the days on which it was there tell."""
    instance = state.instances.get(owner)
    if instance is None:
        thing = owner.rpartition(":")[0]
        visit = next(v for v in state.visits[thing] if v.name == owner)
        first, last = visit.entered, visit.left
    else:
        thing, first, last = instance.step.name, instance.begun, instance.closed
    for one in _effects(state):
        is_about = one.effect.form == "extend" and one.effect.target == thing
        if is_about and first <= one.day and (last is None or one.day <= last):
            yield one


def _effects(state: State) -> Iterator[Extension]:
    """The effects of decisions, then of what was done, day by day. (S12.9)"""
    found = []
    for fact in canonical(
        [f for key, fs in state.facts.items() if key[0] == "decided" for f in fs]
    ):
        found += [Extension(fact.day, fact, effect) for effect in effects_in_force(state, fact)]
    for fact, name in state.completions:
        instance = state.instances[name]
        day = fact.day if instance.closed is None else instance.closed
        then = (e for e in instance.step.then if present(e, state.plan.variant))
        found += [Extension(day, fact, effect) for effect in then]
    yield from sorted(found, key=lambda one: one.day)
