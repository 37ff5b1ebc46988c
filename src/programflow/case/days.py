"""One day: the turn, the day's entries, the close. (S4)"""

from collections.abc import Iterable

from programflow.case.criteria import need_word, phase_done, truth
from programflow.case.decisions import condition
from programflow.case.effects import apply_decision
from programflow.case.findings import make, out_of_place, set_edges
from programflow.case.instances import drop_instance, tend
from programflow.case.kleene import Kleene
from programflow.case.lapses import account_left, confirm_by_missed, leave_lapse, meet_phase, turn
from programflow.case.selecting import side_of
from programflow.case.spells import facts_of, idle_facts
from programflow.case.state import Belongs, Fact, State, Taken, Visit, canonical
from programflow.case.taking import candidates, leftover_of, take
from programflow.definition.entries import Decided
from programflow.definition.programme import Next, Phase
from programflow.definition.steps import Step

LEFT_OVER = ("done", "tested", "decided")


def enrol(state: State) -> None:
    """The case enters the initial phase on the day of enrolment. (S4.2)"""
    first = state.plan.initial
    state.place = first
    state.visits[first] = (Visit(first, 1, state.enrolled),)
    state.turn = Belongs(first, 1, 1)
    state.mark("entered", first, f"entered:{first}:1", belongs=state.turn)


def fold_day(state: State, day: int, facts: Iterable[Fact], *, keep: bool) -> State | None:
    """Fold one day; the facts close of it, where it was needed or is to be kept."""
    if day > state.enrolled:
        turn(state, day)
        state.turn = state.now()
    _begin_day(state, day)
    decided = [fact for fact in facts if _enter(state, fact)]
    facts_close = None
    if decided:
        facts_close = state.copy()
        close_facts(facts_close)
    for fact in canonical(decided):
        apply_decision(state, fact)
    settle(state)
    if facts_close is None and (keep or state.plan.looking_back):
        facts_close = state.copy()
        close_facts(facts_close)
    _moves_and_early(state)
    _leftovers(state)
    set_edges(state)
    if facts_close is not None:
        _read_conditions(state, facts_close, decided)
    return facts_close


def _begin_day(state: State, day: int) -> None:
    state.today = day
    state.calls, state.waives, state.extensions_today = {}, {}, {}
    state.moves, state.left_over, state.made_today = (), (), frozenset()
    state.entered_today = frozenset({state.place} if day == state.enrolled else ())


def _enter(state: State, fact: Fact) -> bool:
    """Put an entry among the day's facts; whether it is a decision with effects."""
    state.add(fact)
    if fact.kind == "answered":
        return False
    if fact.kind == "missed":
        confirm_by_missed(state, fact)
    if fact.kind in LEFT_OVER and fact.target in state.plan.steps:
        state.left_over = (*state.left_over, fact)
    if isinstance(fact.entry, Decided) and fact.target in state.plan.steps:
        state.taken[fact.id] = Taken(fact, None, "no-instance")
        return True
    return False


def settle(state: State) -> None:
    """Findings and steps in rank order until a whole pass changes nothing. (S4.7)"""
    plan = state.plan
    changed = True
    while changed:
        changed = False
        for sort, name in plan.order:
            if sort == "step":
                changed |= tend(state, plan.steps[name])
            else:
                changed |= make(state, plan.findings[name])
    meet_phase(state)


def close_facts(state: State) -> None:
    """The facts close: settled, and what is out of order taken up, without effects or moves. (S4.8)"""
    settle(state)
    while take_early(state, None):
        settle(state)


def take_early(state: State, leaving: str | None) -> bool:
    """Take up the first entry that can only be taken up out of order. (S4.5.4, S8.10)

    `leaving`: only by instances of the steps of that phase.
    """
    for sort, name in state.plan.order:
        if sort != "step":
            continue
        step = state.plan.steps[name]
        if step.done_by is not None or (leaving is not None and step.phase != leaving):
            continue
        for fact in leftover_of(state, step):
            if candidates(state, step, fact, early=True) and take(state, step, fact, early=True):
                return True
    return False


def clear(state: State) -> bool:
    """Before a phase is left: what can be taken up only there is taken up. (S4.5)"""
    taken = False
    while take_early(state, state.place):
        settle(state)
        taken = True
    return taken


def _moves_and_early(state: State) -> None:
    treated: set[int] = set()
    while True:
        if _decided_move(state, treated) or _next_move(state):
            continue
        if not take_early(state, None):
            return
        settle(state)


def _decided_move(state: State, treated: set[int]) -> bool:
    """The first `go` or `restart` of the day that has not been treated. (S4.5.2)"""
    waiting = [i for i in range(len(state.moves)) if i not in treated]
    if not waiting:
        return False
    order = [f.id for f in canonical(list({state.moves[i][0].id: state.moves[i][0] for i in waiting}.values()))]
    first = min(waiting, key=lambda i: (order.index(state.moves[i][0].id), i))
    treated.add(first)
    fact, effect = state.moves[first]
    target = state.previous if effect.target == "previous" else effect.target
    if target is None or target in state.entered_today or target not in state.plan.places:
        return True
    clear(state)
    move(state, target, fact, restart=effect.form == "restart")
    settle(state)
    return True


def _next_move(state: State) -> bool:
    """The first `next` that is yes and whose target may be entered. (S4.5.3)"""
    if _next_yes(state) is None:
        return False
    clear(state)
    following = _next_yes(state)
    if following is not None:
        move(state, following.go, None, restart=False)
        settle(state)
    return True


def _next_yes(state: State) -> Next | None:
    phase = state.plan.places[state.place]
    for following in phase.next if isinstance(phase, Phase) else ():
        if following.only_in and state.plan.variant not in following.only_in:
            continue
        if following.go in state.entered_today:
            continue
        if truth(state, following.when, state.place) is True and _enterable(state, following.go):
            return following
    return None


def _enterable(state: State, place: str) -> bool:
    target = state.plan.places[place]
    enter = target.enter if isinstance(target, Phase) else None
    return enter is None or truth(state, enter, place) is True


def move(state: State, target: str, by: Fact | None, *, restart: bool) -> None:
    """Leave the current phase or outcome and enter another. (S12.1)"""
    _leave(state, by)
    if restart:
        state.run += 1
    visits = state.visits.get(target, ())
    visit = Visit(target, len(visits) + 1, state.today)
    state.visits[target] = (*visits, visit)
    state.place = target
    state.entered_today |= {target}
    name = f"entered:{visit.name}"
    state.mark("entered", target, name, belongs=Belongs(target, visit.n, state.run))
    if by is not None:
        state.moved_by[name] = (by,)
    for key, _, place in state.plan.edges:
        if place == target:
            state.armed[key] = True
            state.made_today -= {key}
    if state.in_outcome():
        state.lived |= {i.name for i in state.instances.values() if i.living}


def _leave(state: State, by: Fact | None) -> None:
    visits = state.visits[state.place]
    visit = visits[-1]
    done = phase_done(state, state.place)
    name = f"left:{visit.name}"
    belongs = Belongs(visit.place, visit.n, state.run)
    state.mark("left", visit.place, name, belongs=belongs)
    if by is not None:
        state.moved_by[name] = (by,)
    for step in _by_rank(state, visit.place):
        for instance in state.of_step(step.name):
            if instance.living and instance.visit == visit.n:
                need = need_word(state, step)
                drop_instance(state, instance, "left")
                if need != "may" and side_of(state, step.of) == "provider":
                    leave_lapse(state, instance, need)
    state.visits[state.place] = (*visits[:-1], visit._replace(left=state.today, done=done))
    if not state.in_outcome():
        state.previous = state.place


def _by_rank(state: State, place: str) -> list[Step]:
    names = [name for sort, name in state.plan.order if sort == "step"]
    return [state.plan.steps[n] for n in names if state.plan.steps[n].phase == place]


def _leftovers(state: State) -> None:
    """What is left over accounts for lapses of leaving, or is out of place. (S4.5.5)"""
    for fact in canonical(list(state.left_over)):
        if fact.kind == "decided" or account_left(state, fact) or state.in_outcome():
            continue
        out_of_place(state, fact)
    if not state.in_outcome():
        for fact in _idle_today(state):
            out_of_place(state, fact)
    settle(state)


def _idle_today(state: State) -> list[Fact]:
    return [
        fact
        for spell in dict.fromkeys(
            f.target
            for kind in ("began", "ended")
            for facts in state.facts.get(kind, {}).values()
            for f in facts
            if f.day == state.today
        )
        if any(f.day == state.today for f in facts_of(state, spell))
        for fact in idle_facts(state, spell)
        if fact.day == state.today
    ]


def _read_conditions(state: State, facts_close: State, decided: list[Fact]) -> None:
    """What was decided rests on the facts close of its reading day. (S11.2, S11.9)"""
    for instance in state.instances.values():
        if instance.step.as_of == "opened" and instance.opened[:1] == (state.today,):
            for option in instance.step.options.values():
                key = instance.name, option.name
                state.conditions[key] = condition(facts_close, instance.step, option)
    for fact in decided:
        taken = state.taken[fact.id]
        if taken.unfounded is None:
            value = condition_of_decision(state, facts_close, fact)
            if value is not True:
                why = "only-if-unknown" if value is None else "only-if-no"
                state.taken[fact.id] = taken._replace(unfounded=why)


def condition_of_decision(state: State, facts_close: State, fact: Fact) -> Kleene:
    """The condition of the option taken, on its reading day. (S11.3)"""
    step, entry = state.plan.steps[fact.target], fact.entry
    assert isinstance(entry, Decided)
    option = step.options.get(entry.option)
    if option is None:
        return False
    instance = state.taken[fact.id].instance
    if step.as_of == "opened" and instance is not None:
        key = instance, option.name
        if key in state.conditions:
            return state.conditions[key]
    return condition(facts_close, step, option)
