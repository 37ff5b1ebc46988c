"""From a state and an event to the states that the close of the day may come to."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from programflow.checking.exploring.bits import YES
from programflow.checking.exploring.day import APART, UNDONE, Day, Note, Watched
from programflow.checking.exploring.events import OWN_KIND, WAIT, Event
from programflow.checking.exploring.evidence import Asking, is_required
from programflow.checking.exploring.model import (
    LIVING,
    OPEN,
    PLACE,
    Followed,
    Model,
    State,
    Wild,
)
from programflow.checking.exploring.oracle import SURELY, Oracle, every_way
from programflow.checking.exploring.readings import PREVIOUS, holds, holds_for_some
from programflow.checking.exploring.taking import apply
from programflow.checking.exploring.tending import settle

_TAKEN = frozenset(OWN_KIND.values())


class Way(NamedTuple):
    """One way in which a day may end: in which state, what came to pass, and how surely.

    `written`: the places of the state that were written on the way, if that was watched.
    """

    state: State
    notes: frozenset[Note]
    sure: int
    written: frozenset[int]


def ways(
    model: Model, state: State, event: Event | None, *, read: set[int] | None = None
) -> Iterator[Way]:
    """Every way that a day with an event may take; none: the event is not lawful there.

    Args:
        model: what is followed.
        state: the state at the close of the day before.
        event: what happens; None is the enrolment, with `state` the model's initial one.
        read: where to keep which places of the state the ways hang on; None: nowhere.

    Raises:
        TooManyWays: there are too many to go through.
    """

    def run(oracle: Oracle) -> tuple[State | None, Day]:
        day = Day(model, state, event, oracle=oracle, read=read)
        return _close(day, state), day

    for (closed, day), sure in every_way(run):
        if closed is not None:
            written = frozenset(day.v.written if isinstance(day.v, Watched) else ())
            yield Way(closed, frozenset(day.notes), sure, written)


def first_states(model: Model) -> dict[State, int]:
    """The states at the close of the enrolment, and how surely."""
    return _surest(ways(model, model.initial, None))


def following(model: Model, state: State, event: Event) -> dict[State, int]:
    """The states that an event may lead to, and how surely; as `ways`."""
    return _surest(ways(model, state, event))


def _surest(found: Iterable[Way]) -> dict[State, int]:
    states: dict[State, int] = {}
    for way in found:
        states[way.state] = max(way.sure, states.get(way.state, 0))
    return states


def _close(day: Day, state: State) -> State | None:
    model, event = day.model, day.event
    if event is None:
        day.entered.add(day.place)
        day.add(Event("enrolled"), day.place)
        day.mark("entered", day.place)
    elif event in model.wild:
        if not _is_taken(day, model.wild[event]):
            return None
        _happen(day, event)
        day.left_over = None
        apply(day, model.wild[event].then)
    elif event.kind == "decided" and not _is_available(day, state, event):
        return None
    elif not _is_void(day, event):
        _happen(day, event)
        if event.kind == "decided":
            _choose(day, event)
    settle(day)
    if day.left_over is not None:
        return None
    _move(day)
    day.set_edges()
    return tuple(day.v)


def _is_taken(day: Day, wild: Wild) -> bool:
    """Whether a decision that is not followed is taken; nobody can say for certain."""
    if wild.unless is not None and wild.unless.bits(day) == YES:
        return False
    if wild.condition is not None and not wild.condition.bits(day) & YES:
        return False
    return day.oracle.pick("wild", (True, False))


def _is_void(day: Day, event: Event) -> bool:
    """Whether the window of its step makes an entry count for nothing. (S8.12)"""
    one = day.model.steps.get(event.target) if event.kind in _TAKEN else None
    return one is not None and one.voids and day.oracle.pick(("void", one.step.name), (False, True))


def _happen(day: Day, event: Event) -> None:
    """Put an event among the facts of the day."""
    model = day.model
    if event.kind == "answered":
        assert isinstance(event.detail, int)
        if event.target not in model.free:
            day.v[model.answers[event.target][0]] = event.detail
    elif event.kind in {"began", "ended"}:
        opens = event.kind == "began" and event.target not in model.absent
        day.v[model.spells[event.target]] = int(opens)
    elif event.kind in _TAKEN:
        day.left_over = event
    if event != WAIT:
        day.add(event, day.place)
    day.fresh += [Event("lapsed", name) for name in model.lapses]
    if (event.target, event.detail) in model.judging:
        day.fresh += {Event("judged", missed.target): None for missed in model.missed}


def _choose(day: Day, event: Event) -> None:
    """What a decision chooses, and the effects of its option. (S4.4)"""
    one = day.model.steps[event.target]
    if event.target in day.model.chosen:
        day.v[day.model.chosen[event.target]] = int(bool(event.chosen))
    day.notes.add(Note(f"decided {event.target}", str(event.detail)))
    apply(day, one.choices[str(event.detail)].then)


def _is_available(day: Day, state: State, event: Event) -> bool:
    """Whether the option may be chosen: its condition in the facts close of the day. (S11.2)"""
    one = day.model.steps[event.target]
    # Judged so, the days since are others: it may have been dropped before it was decided.
    is_doubtful = one.unless is not None and (event.target, event.detail) in day.model.judging
    if is_doubtful and not day.oracle.pick(("judges", event.target), (True, False)):
        return False
    condition = one.choices[str(event.detail)].condition
    if condition is None:
        return True
    if one.step.as_of == "opened":
        return day.oracle.pick(("available", *event[:3]), (True, False))
    facts = Day(day.model, state, event, oracle=day.oracle, read=day.read)
    _happen(facts, event)
    settle(facts)
    if not day.model.free:
        return holds(condition, facts)
    sure = holds_for_some(condition, facts).sure
    return sure == SURELY or (sure is not None and day.oracle.pick(event, (True, False)))


def answered_for(model: Model, state: State, event: Event) -> tuple[tuple[str, int], ...]:
    """What has been answered by whoever a decision is taken for, as far as it is free."""
    one = model.steps.get(event.target)
    choice = None if one is None or event.kind != "decided" else one.choices[str(event.detail)]
    if choice is None or choice.condition is None or not model.free:
        return ()
    facts = Day(model, state, event, oracle=Oracle(()))
    _happen(facts, event)
    settle(facts)
    return holds_for_some(choice.condition, facts).answers


def _move(day: Day) -> None:
    """Moves: decided ones first, then the first `next` that is yes. (S4.5)"""
    targets = list(dict.fromkeys(target for _, target in day.moves))
    if len(targets) > 1:
        day.notes.add(Note(APART, targets[0], by=(targets[1], "")))
    while True:
        if day.moves:
            form, target = day.moves.pop(0)
            place = _previous(day) if target == "previous" else target
            if place is not None and place not in day.entered and place in day.model.places:
                if day.event is not None and day.event.kind == "decided":
                    _see_undone(day, (day.event.target, str(day.event.detail)))
                _go(day, place, restart=form == "restart")
            continue
        place = _next(day)
        if place is None:
            return
        _go(day, place, restart=False)


def _previous(day: Day) -> str | None:
    at = day.v[PREVIOUS]
    return day.model.places[at - 1] if at else None


def _go(day: Day, place: str, *, restart: bool) -> None:
    day.leave()
    day.enter(place, restart=restart)
    settle(day)


def _next(day: Day) -> str | None:
    for move in day.model.moves.get(day.place, ()):
        if move.go not in day.entered and holds(move.when, day) and day.may_enter(move.go):
            if day.model.is_lazy and day.oracle.pick(("later", day.place), (False, True)):
                return None
            day.notes.add(Note("next", day.place, move.at))
            _see_undone(day, (day.place, str(move.at)))
            return move.go
    return None


def _see_undone(day: Day, move: Asking) -> None:
    """Which required steps live on where a move is made that asks for steps done."""
    if move in day.model.asking:
        for one in day.model.of_phase(day.place):
            if is_required(one.step) and day.is_living(one):
                day.notes.add(Note(UNDONE, one.step.name, by=move))


def lawful(model: Model, state: State) -> Iterator[Event]:
    """What may orderly happen next: what is open is done, and what nobody is to do happens."""
    if model.is_over(state) and not _goes_on(model, state):
        return
    yield from model.wild
    for one in model.steps.values():
        yield from _of_step(model, state, one)
    for name, (at, known) in model.answers.items():
        if name not in model.free:
            cells = range(1, len(known) + 1)
            yield from (Event("answered", name, i) for i in cells if state[at] != i)
        elif model.asks(state, name):
            yield Event("answered", name, 1)
    for name, at in model.spells.items():
        yield Event("ended" if state[at] else "began", name)
    yield from (Event("happened", name) for name in model.incidents)
    yield from (e for e in model.missed if _lives(state, model.steps[e.target]))
    if model.is_timed:
        yield WAIT


def at_rest(model: Model, state: State) -> State:
    """A case at its end without what no longer matters; any other as it is."""
    if not model.is_over(state) or _goes_on(model, state):
        return state
    return (state[PLACE], *model.initial[1:])


def _goes_on(model: Model, state: State) -> bool:
    """Whether something followed lives in the outcome, or may."""
    if any(True for _ in model.of_phase(model.place(state))):
        return True
    return any(_lives(state, one) for one in model.steps.values() if one.step.phase is None)


def _lives(state: State, one: Followed) -> bool:
    return state[one.at] in LIVING or (one.living >= 0 and state[one.living] > 0)


def is_open(state: State, one: Followed) -> bool:
    """Whether an entry of the step may be taken up: by its latest instance, or by an older one."""
    if state[one.at] == OPEN:
        return True
    older = state[one.living] - (state[one.at] in LIVING) if one.living >= 0 else 0
    return older > 0


def _of_step(model: Model, state: State, one: Followed) -> Iterator[Event]:
    kind, name = OWN_KIND.get(one.step.is_), one.step.name
    if kind is None or one.step.done_by is not None or not is_open(state, one):
        return
    if kind == "done":
        yield Event(kind, name)
    elif kind == "tested":
        results = one.step.results or (None,)
        yield from (Event(kind, name, r) for r in results[: None if name in model.results else 1])
    else:
        for choice in one.choices:
            yield Event(kind, name, choice)
            if one.step.chooses is not None and name in model.chosen:
                yield Event(kind, name, choice, chosen=1)
