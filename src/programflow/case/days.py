"""One day: the turn, the day's entries, the close. (S4)"""

from collections.abc import Iterable, Iterator, Sequence

from programflow.case.decisions import condition, entries_into
from programflow.case.effects import apply_decision
from programflow.case.findings import out_of_place, set_edges
from programflow.case.kleene import Kleene
from programflow.case.lapses import account_left, confirm_by_missed
from programflow.case.moving import make_decided_move, make_next_move, next_move
from programflow.case.overdue import turn
from programflow.case.settling import Facts, settle, take_early
from programflow.case.spells import idle_facts
from programflow.case.state import Fact, State, Taken, Visit, canonical
from programflow.definition.entries import Decided

LEFT_OVER = ("done", "tested", "decided")
_OF_SPELLS = ("began", "ended")


def enrol(state: State) -> None:
    """The case enters the initial phase on the day of enrolment. (S4.2)"""
    first = Visit(f"{state.plan.initial}:1", state.plan.initial, 1, state.enrolled, state.run)
    state.enter(first)
    state.turn = state.here
    state.today = state.enrolled
    state.mark("entered", first.place, f"entered:{first.name}", belongs=state.turn)
    state.today = state.enrolled - 1


def fold_day(
    state: State, day: int, facts: Sequence[Fact], *, turns: bool, asked: bool
) -> Facts | None:
    """Fold one day; the facts close of it is given back, where something reads it.

    `turns`: time alone may change something on the day. `asked`: the caller reads the facts close.
    """
    if day > state.enrolled:
        state.turn = state.here
        if turns:
            turn(state, day)
    state.begin_day(day)
    decided = _enter(state, facts) if facts else []
    by_opening = bool(state.plan.as_of_opening)
    read = by_opening or (bool(decided) and _are_conditional(state, decided))
    close = None
    if decided and (read or asked):
        close = Facts(state.copy(), is_closed=False)
    for fact in canonical(decided) if decided else ():
        apply_decision(state, fact)
    settle(state)
    if close is None and (read or asked):
        # Without decisions, the facts close begins as the close does, and mostly ends so.
        goes_on = by_opening or _goes_on(state, facts)
        close = Facts(state.copy() if goes_on else state, is_closed=False)
        close.close()
    _move_and_take(state)
    _leftovers(state, facts)
    if state.plan.edges:
        set_edges(state)
    if close is not None and read:
        _read_conditions(state, close.close(), decided)
    return close


def _are_conditional(state: State, decided: Iterable[Fact]) -> bool:
    """Whether an option taken can be other than available."""
    for fact in decided:
        option = state.plan.steps[fact.target].options.get(getattr(fact.entry, "option", ""))
        if option is None or option.only_if is not None or any(entries_into(state, option)):
            return True
    return False


def _goes_on(state: State, facts: Iterable[Fact]) -> bool:
    """Whether more happens on the day than that its facts are settled."""
    return (
        bool(state.left_over or state.moves)
        or any(fact.kind in _OF_SPELLS for fact in facts)
        or next_move(state) is not None
    )


def _enter(state: State, facts: Iterable[Fact]) -> list[Fact]:
    """Put the entries among the facts of the day; the decisions with effects are given back."""
    decided: list[Fact] = []
    for fact in facts:
        state.add(fact)
        kind = fact.kind
        if kind == "missed":
            confirm_by_missed(state, fact)
        elif kind in LEFT_OVER and fact.target in state.plan.steps:
            state.left_over = (*state.left_over, fact)
            state.wake("acts", fact.target)
            if kind == "decided":
                state.taken[fact.id] = Taken(fact, None, "no-instance")
                decided.append(fact)
    return decided


def _move_and_take(state: State) -> None:
    """Moves, decided ones first, and between them what is out of order. (S4.5.2-4)

    A decision that nothing takes up moves the case last.
    """
    treated: set[int] = set()
    while True:
        if (state.moves and make_decided_move(state, treated)) or make_next_move(state):
            continue
        if state.left_over and take_early(state, None):
            settle(state)
        elif not (state.moves and make_decided_move(state, treated, untaken=True)):
            state.moves = ()
            return


def _leftovers(state: State, facts: Iterable[Fact]) -> None:
    """What is left over accounts for lapses of leaving, or is out of place. (S4.5.5, S10.6)

    It is taken up no more, also where that opens something; decisions may be.
    """
    if state.left_over:
        lost = list(_left_over(state))
        state.left_over = tuple([fact for fact in state.left_over if fact.kind == "decided"])
        for fact in lost:
            if not account_left(state, fact) and not state.is_over:
                out_of_place(state, fact)
    if not state.is_over and _say_spells(facts):
        for fact in _idle_today(state, facts):
            out_of_place(state, fact)
    settle(state)


def _left_over(state: State) -> Iterator[Fact]:
    """What no instance took, and those of one step in canonical order. (S2.4)"""
    left = [f for f in state.left_over if f.kind != "decided" and not _was_taken(state, f)]
    for step in dict.fromkeys(fact.target for fact in left):
        yield from canonical([fact for fact in left if fact.target == step])


def _was_taken(state: State, fact: Fact) -> bool:
    """Whether a step that is done by others' entries took it. (S8.15)"""
    instances = (i for step in state.plan.by_others for i in state.of_step(step))
    return any(fact in instance.rounds for instance in instances)


def _say_spells(facts: Iterable[Fact]) -> bool:
    """Whether something of a spell is among them."""
    for fact in facts:  # noqa: SIM110 - of a day's few entries, each with no call
        if fact.kind in _OF_SPELLS:
            return True
    return False


def _idle_today(state: State, facts: Iterable[Fact]) -> list[Fact]:
    """Today's entries of spells that changed nothing. (S6.9)"""
    said = [fact for fact in facts if fact.kind in _OF_SPELLS]
    # Beginnings before ends, each spell where it comes first.
    said.sort(key=lambda fact: (fact.kind, state.targets[fact.kind].index(fact.target)))
    spells = dict.fromkeys(fact.target for fact in said)
    idle = (fact for spell in spells for fact in idle_facts(state, spell))
    return [fact for fact in idle if fact.day == state.today]


def _read_conditions(state: State, facts_close: State, decided: list[Fact]) -> None:
    """What was decided rests on the facts close of its reading day. (S11.2, S11.9)"""
    for instance in (i for step in state.plan.as_of_opening for i in state.of_step(step)):
        if instance.opened[:1] == (state.today,):
            state.read_in[instance.name] = facts_close
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
    instance = state.taken[fact.id].instance or ""
    return condition(state.read_in.get(instance, facts_close), step, option)
