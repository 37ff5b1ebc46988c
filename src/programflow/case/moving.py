"""Moves from phase to phase: decided, by `next`, and what is left behind. (S4.5, S12)"""

from programflow.case.criteria import need_word, truth, visit_done
from programflow.case.instances import drop_instance
from programflow.case.lapses import leave_lapse
from programflow.case.selecting import side_of
from programflow.case.settling import clear, settle
from programflow.case.state import Fact, State, Visit, canonical
from programflow.definition.programme import Next, Phase
from programflow.machine import Stay


def make_decided_move(state: State, treated: set[int], *, untaken: bool = False) -> bool:
    """The first `go` or `restart` of the day that has not been treated. (S4.5.2, S4.6)

    `untaken`: also of decisions that nothing has taken up. (S4.5.4)
    """
    moves = state.moves
    if len(treated) == len(moves):
        return False
    waiting = [i for i in range(len(moves)) if i not in treated]
    if not untaken:
        waiting = [i for i in waiting if _is_taken(state, moves[i][0])]
    if not waiting:
        return False
    first = waiting[0] if len(waiting) == 1 else _first_of(state, waiting)
    treated.add(first)
    fact, effect = moves[first]
    target = state.previous if effect.target == "previous" else effect.target
    barred = target in state.entered_today or fact.id in state.voided
    if target is None or barred or target not in state.plan.places:
        return True
    if state.left_over:
        clear(state)
    move(state, target, fact, restart=effect.form == "restart")
    settle(state)
    return True


def _is_taken(state: State, fact: Fact) -> bool:
    """Whether an instance has taken up an entry that moves the case, or it completed one."""
    if fact.kind != "decided" or fact.id in state.taken_up:
        return True
    return any(completer.id == fact.id for completer, _ in state.completions)


def _first_of(state: State, waiting: list[int]) -> int:
    """Of the entries that move the case the first in canonical order."""
    causes = {fact.id: fact for fact, _ in (state.moves[i] for i in waiting)}
    order = [fact.id for fact in canonical(list(causes.values()))]
    return min(waiting, key=lambda i: (order.index(state.moves[i][0].id), i))


def make_next_move(state: State) -> bool:
    """The first `next` that is yes and whose target may be entered. (S4.5.3)

    If something is first taken up that could be only before, there is no move yet.
    """
    following = next_move(state)
    if following is None:
        return False
    if not (state.left_over and clear(state)):
        move(state, following.go, None, restart=False)
        settle(state)
    return True


def next_move(state: State) -> Next | None:
    """The first `next` that is yes and whose target may be entered; None: there is none today."""
    stay = state.stay
    bit = stay.next
    if not state.dirty & bit:
        return None
    state.dirty &= ~bit
    for following in stay.nexts:
        if following.go in state.entered_today:
            # Another day may make this move.
            state.dirty |= bit
        elif _is_yes(state, following):
            state.dirty |= bit
            return following
    return None


def is_next_due(state: State) -> bool:
    """Whether a `next` is yes at the end of a close: the case moves tomorrow. (S4.5, S4.6)

    Its target has been entered today, or only what was left over made it true.
    """
    stay = state.stay
    return bool(state.dirty & stay.next) and any(_is_yes(state, n) for n in stay.nexts)


def _is_yes(state: State, following: Next) -> bool:
    return truth(state, following.when, state.place) is True and _enterable(state, following.go)


def _enterable(state: State, place: str) -> bool:
    """S12.3: in the present state."""
    target = state.plan.places[place]
    enter = target.enter if isinstance(target, Phase) else None
    return enter is None or truth(state, enter) is True


def move(state: State, target: str, by: Fact | None, *, restart: bool) -> None:
    """Leave the current phase or outcome and enter another. (S12.1, S12.2)"""
    was, was_outcome = state.stay, state.is_over
    _leave(state, by)
    if restart:
        state.run += 1
        state.chosen = {}
        state.dirty = state.wakes.all
    n = len(state.visits.get(target, ())) + 1
    visit = Visit(f"{target}:{n}", target, n, state.today, state.run)
    state.enter(visit)
    state.entered_today |= {target}
    _mark(state, "entered", visit, by=by)
    _wake(state, was, was_outcome=was_outcome)
    for key, _, place, _ in state.plan.edges:
        if place == target:
            state.armed[key] = True
            state.made_today -= {key}
    state.lived = frozenset([i.name for i in state.all_living()]) if state.is_over else _NONE


_NONE = frozenset[str]()


def _wake(state: State, was: Stay, *, was_outcome: bool) -> None:
    state.dirty |= was.reading | state.stay.reading | state.wakes.moved
    if was_outcome or state.is_over:
        state.wake("outcome")


def _mark(state: State, kind: str, visit: Visit, *, by: Fact | None) -> None:
    name = f"{kind}:{visit.name}"
    state.mark(kind, visit.place, name, belongs=state.here)
    if by is not None:
        state.moved_by[name] = (by,)


def _leave(state: State, by: Fact | None) -> None:
    """Keep whether the phase was done, and drop its living instances. (S12.1)"""
    visits = state.visits[state.place]
    visit = visits[-1]
    done = visit_done(state, visit)
    _mark(state, "left", visit, by=by)
    for step in state.stay.leaving:
        if state.alive.get(step.name):
            _drop_all(state, step.name, visit)
    left = Visit(visit.name, visit.place, visit.n, visit.entered, visit.run, state.today, done)
    state.visits[state.place] = (*visits[:-1], left)
    state.dirty |= state.wakes.moved
    if not state.is_over:
        state.previous = state.place


def _drop_all(state: State, step: str, visit: Visit) -> None:
    """Drop the living instances of a step; a provider's duties lapse. (S9.7)"""
    for instance in state.living_of(step):
        if instance.visit == visit.n:
            need = instance.step.need.modality
            if instance.step.need.must_when is not None:
                need = need_word(state, instance.step)
            drop_instance(state, instance, "left")
            if need != "may" and side_of(state, instance.step.of) == "provider":
                leave_lapse(state, instance, need)
