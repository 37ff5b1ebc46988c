"""The engine's state in the explorer's few numbers; None where the explorer does not know."""

from typing import Any

from programflow.case.questions import answer_to
from programflow.case.selecting import members
from programflow.case.spells import open_on
from programflow.case.state import Instance, State
from programflow.case.tallies import scoped
from programflow.checking.exploring.cells import bits_of, comparisons_of
from programflow.checking.exploring.closing import at_rest
from programflow.checking.exploring.model import (
    AGAIN,
    DONE,
    DROPPED,
    MANY,
    NONE,
    OPEN,
    WAITING,
    Followed,
    Model,
)
from programflow.checking.exploring.values import Values
from programflow.checking.index import Index
from programflow.machine import by_pace_alone

Standing = tuple[int | None, ...]
STATES = {"open": OPEN, "done": DONE, "dropped": DROPPED}


def standing(model: Model, state: State, values: Values) -> Standing:
    """What the explorer should have for a state of the engine."""
    v: list[int | None] = list(model.initial)
    v[0] = model.places.index(state.place)
    v[1] = 0 if state.previous is None else model.places.index(state.previous) + 1
    _steps(v, model, state)
    for name, (at, known) in model.answers.items():
        v[at] = _cell(state, name, known, values=values)
    for name, at in model.spells.items():
        opened = open_on(state, name, state.today)
        v[at] = None if name in model.blurred else int(bool(opened))
    for counter in model.counters:
        v[counter.at] = _count(state, counter) if counter.exact and not counter.unseen else None
    for place, at in model.left.items():
        v[at] = _left(state, place)
    for decision, at in model.chosen.items():
        v[at] = int(bool(state.chosen.get(decision)))
    _edges(v, model, state)
    rested = at_rest(model, tuple(0 if n is None else n for n in v))
    if rested != tuple(0 if n is None else n for n in v):
        return rested
    return tuple(v)


def _steps(v: list[int | None], model: Model, state: State) -> None:
    for one in model.steps.values():
        _step(v, state, one)
        if one.before >= 0:
            v[one.before] = _before(state, one)


def _step(v: list[int | None], state: State, one: Followed) -> None:
    for at in (one.living, one.rounds, one.mask):
        if at >= 0:
            v[at] = 0
    v[one.at] = NONE
    if one.step.phase not in {None, state.place} and not one.kept:
        return
    latest = state.latest(one.step)
    in_view = state.in_view(one.step)
    if one.living >= 0:
        v[one.living] = min(MANY, sum(i.living for i in in_view))
    if latest is None:
        return
    v[one.at] = STATES.get(latest.state) or (AGAIN if latest.opened else WAITING)
    if one.older >= 0:
        v[one.older] = int(latest.living and latest.run < state.run)
    if latest.living:
        _inside(v, state, one, latest=latest)


def _before(state: State, one: Followed) -> int:
    """What it came to in earlier visits of the phase that the case is in, of this run."""
    if one.step.phase != state.place:
        return NONE
    visit = state.here.visit
    earlier = [i for i in state.of_step(one.step.name) if i.run == state.run and i.visit != visit]
    return STATES[state.in_order(earlier)[-1].state] if earlier else NONE


def _inside(v: list[int | None], state: State, one: Followed, *, latest: Instance) -> None:
    if one.rounds >= 0:
        v[one.rounds] = _rounds(one, latest)
    if one.mask >= 0:
        v[one.mask] = _mask(state, one, latest)


def _rounds(one: Followed, latest: Instance) -> int:
    n = len(latest.rounds)
    if one.step.repeat is not None and (by_pace_alone(one.step) or one.step.repeat.times is None):
        return min(1, n)
    most = 1 if one.times is None else one.times[1]
    return min(n, most or 1)


def _mask(state: State, one: Followed, latest: Instance) -> int:
    mask = 0
    for i, question in enumerate(one.questions):
        facts = state.facts.get(("answered", question), ())
        mask |= (1 << i) if any(f.day >= latest.begun for f in facts) else 0
    return mask


def _cell(state: State, name: str, known: tuple[Any, ...], *, values: Values) -> int:
    fact, value = answer_to(state, name)
    if fact is None:
        return 0
    compared = comparisons_of(Index(state.plan.programme), name)

    def signature(answer: Any) -> tuple[int, ...]:
        return tuple(bits_of(answer, one, values) for one in compared)

    return next(i for i, one in enumerate(known, 1) if signature(one) == signature(value))


def _count(state: State, counter: Any) -> int:
    found: Any = members(state, counter.selection)
    if counter.scope is not None:
        found = scoped(state, found, counter.scope, first_day=False, place=counter.reader)
    return min(int(counter.cap), len(found))


def _left(state: State, place: str) -> int | None:
    visit = state.visit(place)
    if visit is None or visit.left is None:
        return 0 if visit is None else None
    return {True: 3, False: 1, None: 2}[visit.done]


def _edges(v: list[int | None], model: Model, state: State) -> None:
    for one in model.steps.values():
        for i, beginning in enumerate(one.begins):
            if beginning.armed >= 0:
                phase = one.step.phase
                known = phase in {None, state.place}
                v[beginning.armed] = (
                    int(state.armed.get(f"{one.step.name}/{i}", True)) if known else None
                )
    for thing in model.order_in[state.place]:
        if not isinstance(thing, Followed) and thing.armed >= 0:
            v[thing.armed] = int(state.armed.get(f"found:{thing.finding.name}", True))


def fits(explored: tuple[int, ...], known: Standing) -> bool:
    """Whether a state of the explorer is what the engine has, as far as the explorer knows."""
    return all(k is None or e == k for e, k in zip(explored, known, strict=True))
