"""Ways through a programme: the phases that a case may go through, and what moves it on."""

from collections.abc import Iterator

from attrs import frozen

from programflow.definition.programme import Next
from programflow.definition.steps import Option, Step
from programflow.machine.plan import Plan
from programflow.machine.presence import present

MOST = 64
"""Ways after which no more are looked for."""


@frozen(eq=False, repr=False)
class Move:
    """What leads from one phase to the next: an option, a step's completion, or a `next`."""

    to: str
    step: Step | None = None
    option: Option | None = None
    next: Next | None = None


Way = tuple[Move, ...]
"""From the initial phase on; the phases are `initial` and each move's `to`."""


def ways(plan: Plan, *, place: str | None = None) -> tuple[Way, ...]:
    """Every way that visits no phase twice, to its end; at most one more than `MOST`.

    An outcome is the end, unless one of its own steps leads out of it.

    Args:
        plan: the tables of a variant.
        place: where the ways begin; None: where a case does.
    """
    first = plan.initial if place is None else place
    found: list[Way] = []
    stack: list[tuple[str, Way]] = [(first, ())]
    while stack and len(found) <= MOST:
        place, way = stack.pop()
        seen = {first, *(move.to for move in way)}
        on = [move for move in moves_from(plan, place) if move.to not in seen]
        if not on:
            found.append(way)
        stack += [(move.to, (*way, move)) for move in reversed(on)]
    return tuple(found)


def moves_from(plan: Plan, place: str) -> list[Move]:
    """The moves out of a phase: one for each place that it leads to by the same hand."""
    moves: dict[tuple[str, str], Move] = {}
    everywhere = () if plan.is_outcome(place) else plan.by_phase.get(None, ())
    for step in (*plan.by_phase.get(place, ()), *everywhere):
        for move in _moves_of(step, plan):
            moves.setdefault((move.to, step.name), move)
    if place in plan.programme.phases:
        for part in plan.programme.phases[place].next:
            if present(part, plan.variant):
                moves.setdefault((part.go, ""), Move(part.go, next=part))
    return [move for move in moves.values() if move.to in plan.places]


def _moves_of(step: Step, plan: Plan) -> Iterator[Move]:
    for effect in step.then:
        if effect.form in {"go", "restart"} and present(effect, plan.variant):
            yield Move(effect.target, step=step)
    for option in step.options.values():
        if not present(option, plan.variant):
            continue
        for effect in option.then:
            if effect.form in {"go", "restart"} and present(effect, plan.variant):
                yield Move(effect.target, step=step, option=option)


def places_of(plan: Plan, way: Way, *, place: str | None = None) -> tuple[str, ...]:
    """The phases of a way, in order, from where it begins."""
    return (plan.initial if place is None else place, *(move.to for move in way))
