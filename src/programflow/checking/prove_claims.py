"""Claims: what is to hold in every case, or in none, asked of every state of a case."""

from collections.abc import Iterator, Mapping

from programflow.checking.exploring.bits import NO, YES
from programflow.checking.exploring.graph import Graph, Seen
from programflow.checking.exploring.telling import told
from programflow.checking.exploring.ways import claims_of, explored
from programflow.checking.question import NotProved, Question, Shown
from programflow.definition.node import Route
from programflow.diagnostics import Fault

CHECK = "claims"


def prove(question: Question) -> Shown:
    """Each claim: shown to hold, broken with the shortest way there, or not proved."""
    claims = list(_claimed(question))
    if not claims:
        return Shown()
    graph, read = explored(question)
    faults: list[Fault] = []
    missing: list[NotProved] = []
    for name, route in claims:
        found = _broken(read[name], holds=route[0] == "always")
        if found is not None and found.sure:
            faults.append(_fault(question, graph, found, name=name, route=route))
        elif found is not None or not graph.is_whole:
            reason = "claim-perhaps" if found is not None else graph.stopped[0]
            params = (("name", name), ("states", graph.size))
            missing.append(NotProved(check=CHECK, reason=reason, params=params, route=route))
    return Shown(faults=tuple(faults), not_proved=tuple(missing))


def _claimed(question: Question) -> Iterator[tuple[str, Route]]:
    there = claims_of(question)
    for key in ("always", "never"):
        for i, name in enumerate(getattr(question.programme, key)):
            if name in there:
                yield name, (key, i)


def _broken(read: Mapping[int, Seen], *, holds: bool) -> Seen | None:
    """The soonest state that breaks a claim; not sure where it only may be broken."""
    kept, broken = (YES, NO) if holds else (NO, YES)
    certain = read.get(broken)
    if certain is not None and certain.sure:
        return certain
    doubtful = next((found for bits, found in read.items() if bits & ~kept), None)
    return None if doubtful is None else doubtful._replace(sure=False)


def _fault(question: Question, graph: Graph, found: Seen, *, name: str, route: Route) -> Fault:
    events = list(graph.path(found.at)) if found.at >= 0 else []
    events += [] if found.event is None else [found.event]
    return Fault(
        rule="claim-broken",
        route=route,
        params=(("name", name), ("path", told(graph.model, events))),
        related=(question.programme.criteria[name].route,),
    )
