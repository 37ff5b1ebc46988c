"""Somebody sees to it that a pause ends, and whoever is to approve of it is asked. (check 14)

That a pause can end needs no proof: `ended` is a fact, and no fact is ever refused. What is looked
for is whether anybody is asked, in every state in which it lasts: from its beginning, or when as
much of it has gone as may. So it is with an approval: while nobody is asked, all is unknown.
"""

from collections.abc import Iterator

from programflow.checking.exploring.building import model_of
from programflow.checking.exploring.closing import is_open
from programflow.checking.exploring.events import Event
from programflow.checking.exploring.graph import Graph, explore
from programflow.checking.exploring.telling import Happening, told
from programflow.checking.exploring.ways import FIRST_TRY
from programflow.checking.pauses import Watch, is_always_there, longest, pauses_of, watches_of
from programflow.checking.question import NotProved, Question, Shown
from programflow.checking.told_days import told_day
from programflow.definition.node import Route
from programflow.diagnostics import Fault
from programflow.machine import present
from programflow.temporal import add

CHECK = "watched"

Path = tuple[Happening, ...]


def prove(question: Question) -> Shown:
    """Pauses that nobody watches, or not in every state; approvals that nobody is asked for."""
    shown = [_of_pause(question, pause) for pause in pauses_of(question)]
    shown += [
        _of_approval(question, spell.name, spell.approval)
        for spell in question.programme.spells.values()
        if spell.approval is not None
        and spell.approval in question.plan.steps
        and present(spell, question.variant)
    ]
    return Shown(
        faults=tuple(fault for one in shown for fault in one.faults),
        not_proved=tuple(entry for one in shown for entry in one.not_proved),
        states=sum(one.states for one in shown),
    )


def _of_pause(question: Question, pause: str) -> Shown:
    watches = list(watches_of(question, pause))
    if any(is_always_there(question, watch, pause) for watch in watches):
        return Shown()
    route = ("spells", pause)
    if not watches:
        return Shown(faults=(_unwatched(question, pause, (Happening("began", pause),), []),))
    steps = [watch.step for watch in watches if watch.step is not None]
    graph = _followed(question, steps, pause)
    alone = [at for at in range(graph.size) if _is_alone(graph, at, pause, watches=watches)]
    sure = next((at for at in alone if graph.is_sure(at)), None)
    if sure is not None:
        path = told(graph.model, graph.path(sure))
        return Shown(faults=(_unwatched(question, pause, path, watches),), states=graph.size)
    return _in_doubt(graph, pause, route=route, perhaps=bool(alone))


def _of_approval(question: Question, spell: str, step: str) -> Shown:
    graph = _followed(question, [step], spell)
    route = ("spells", spell, "approval")
    unasked = list(_unasked(graph, spell, step))
    sure = next(((at, event) for at, event, sure in unasked if sure and graph.is_sure(at)), None)
    if sure is None:
        return _in_doubt(graph, spell, route=route, perhaps=bool(unasked))
    path = told(graph.model, (*graph.path(sure[0]), sure[1]))
    fault = Fault(
        rule="approval-not-asked",
        route=route,
        params=(("spell", spell), ("step", step), ("path", path)),
        related=(question.plan.steps[step].route,),
    )
    return Shown(faults=(fault,), states=graph.size)


def _followed(question: Question, steps: list[str], spell: str) -> Graph:
    """All states; decisions of no phase are followed if that is few."""
    graph = explore(model_of(question, steps, spells=(spell,)), edges=FIRST_TRY)
    if graph.is_whole:
        return graph
    return explore(model_of(question, steps, spells=(spell,), wild=True))


def _is_alone(graph: Graph, at: int, pause: str, *, watches: list[Watch]) -> bool:
    """Whether a pause lasts in a state, and nobody is asked about it or will be."""
    model, state = graph.model, graph.states[at]
    if model.is_over(state) or not state[model.spells[pause]]:
        return False
    place = model.place(state)
    return not any(
        watch.place in {None, place} if watch.step is None or watch.by_time
        else _is_asked(graph, at, watch.step)
        for watch in watches
    )  # fmt: skip


def _is_asked(graph: Graph, at: int, step: str) -> bool:
    """Whether somebody is to do it; what waits for something else is nobody's turn."""
    return is_open(graph.states[at], graph.model.steps[step])


def _unasked(graph: Graph, spell: str, step: str) -> Iterator[tuple[int, Event, bool]]:
    """From which states a spell begins without its approval being asked for, or loses it unsaid."""
    for at, edges in enumerate(graph.edges):
        for edge in edges:
            if graph.model.is_over(graph.states[edge.to]) or _is_asked(graph, edge.to, step):
                continue
            begins = edge.event[:2] == ("began", spell)
            said = edge.event[:2] == ("decided", step)
            if begins or (_lasts(graph, at, spell) and _is_asked(graph, at, step) and not said):
                yield at, edge.event, bool(edge.sure)


def _lasts(graph: Graph, at: int, spell: str) -> bool:
    return bool(graph.states[at][graph.model.spells[spell]])


def _unwatched(question: Question, pause: str, path: Path, watches: list[Watch]) -> Fault:  # noqa: PLR0917
    """The fault; where the text says how long it may last, how that goes by."""
    said = longest(question, pause)
    params: tuple[tuple[str, object], ...] = (("spell", pause), ("path", path))
    rule = "pause-unwatched"
    if watches and said is not None and said.length is not None:
        rule, first = "pause-past-limit", question.first
        last = add(first, said.length, question.machine.calendar)
        chain = (
            told_day(first, "began", pause, route=("spells", pause)),
            told_day(last, "last", pause, route=said.route, said=said.length),
            told_day(last + 1, "unasked", pause),
        )
        params = (*params, ("said", said.length), ("chain", chain))
    related = tuple(watch.route for watch in watches)
    return Fault(rule=rule, route=("spells", pause), on="key", params=params, related=related)


def _in_doubt(graph: Graph, spell: str, *, route: Route, perhaps: bool) -> Shown:
    """What is left open where no state surely is wrong."""
    if graph.is_whole and not perhaps:
        return Shown(states=graph.size)
    reason = "pause-perhaps-unwatched" if perhaps else graph.stopped[0]
    params = (("spell", spell),) if perhaps else (("states", graph.size),)
    entry = NotProved(check=CHECK, reason=reason, params=params, route=route)
    return Shown(not_proved=(entry,), states=graph.size)
