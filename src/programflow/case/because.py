"""Why: the tree behind each part of a status, from the rule and its source down to the entries."""

from collections.abc import Callable, Iterator

from programflow.case.because_bounds import of_limit
from programflow.case.because_decisions import DecisionReasons
from programflow.case.because_findings import of_found, of_lapse
from programflow.case.because_steps import of_instance
from programflow.case.because_void import of_entry
from programflow.case.bounds import phase_bounds, times_of
from programflow.case.criteria import truth
from programflow.case.limits import Limit, limits_of
from programflow.case.sourcing import sources_of
from programflow.case.state import Fact, Instance, State, Visit
from programflow.case.truths import explain_criterion, explain_spell, explain_tally
from programflow.case.verdict import Change, Params, Reason
from programflow.definition.entries import Decided
from programflow.definition.node import Route


class Explainer:
    """Explains the parts of one status. Holds the fold; builds a tree when it is asked for one."""

    def __init__(self, state: State, facts_close: State) -> None:
        self._state = state
        self._decisions = DecisionReasons(state, facts_close)
        self._told: dict[str, Reason] = {}

    def explain(self, item: str) -> Reason:
        """The reason behind the part of that name. Names that are none give `no-reason`."""
        told = self._told.get(item)
        if told is None:
            told = self._told[item] = self._explained(item)
        return told

    def _explained(self, item: str) -> Reason:
        state = self._state
        if item in state.instances:
            return of_instance(state, state.instances[item])
        if item in state.lapses:
            return of_lapse(state, state.lapses[item])
        if item in state.found:
            return of_found(state, state.found[item])
        head, colon, rest = item.partition(":")
        if head == "do":
            return self.explain(rest.removeprefix("confirm<"))
        tell = self._heads().get(head) if colon else None
        if tell is not None:
            return tell(rest)
        return self._position() if item in (state.place, "") else self._of_path(item)

    def _heads(self) -> dict[str, Callable[[str], Reason]]:
        state = self._state
        return {
            "due": self._due,
            "decide": self._decisions.decision,
            "recommend": self._decisions.recommendation,
            "unfounded": self._decisions.unfounded,
            "no-longer": lambda name: Reason(code="no-longer", params=(("name", name),)),
            "not-running": self._not_running,
            "to-settle": self._to_settle,
            "criterion": self._criterion,
            "tally": lambda name: explain_tally(state, name, None),
            "spell": lambda name: explain_spell(state, name),
            "next": self._next,
        }

    def _position(self) -> Reason:
        """Why the case is where it is."""
        state = self._state
        visit = state.visits[state.place][-1]
        moved = state.moved_by.get(f"entered:{visit.name}", ())
        route = state.plan.places[state.place].route
        if moved:
            return self._moved(moved[0], route)
        if visit.entered == state.enrolled and state.place == state.plan.initial and visit.n == 1:
            first = state.first
            sources = sources_of(state, route)
            return Reason(code="enrolled", route=route, sources=sources, entries=(first.id,))
        return self._moved_by_next(visit, route)

    def _moved(self, by: Fact, route: Route) -> Reason:
        place, entry = ("place", self._state.place), by.entry
        params: Params
        if isinstance(entry, Decided):
            code, params = "moved-by-decision", (("step", entry.step), ("option", entry.option))
        else:
            code, params = "moved-by-step", (("step", by.target),)
        return Reason(
            code=code,
            params=(place, *params),
            route=route,
            sources=sources_of(self._state, route),
            entries=(by.id,),
        )

    def _moved_by_next(self, visit: Visit, route: Route) -> Reason:
        state = self._state
        previous = state.previous or ""
        phase = state.plan.programme.phases.get(previous)
        ways = [n for n in (phase.next if phase else ()) if n.go == visit.place]
        then = self._when_left(previous)
        way = next((n for n in ways if truth(then, n.when, previous) is True), None)
        children = () if way is None else (explain_criterion(then, way.when, previous),)
        route = route if way is None else way.route
        return Reason(
            code="moved-by-next",
            params=(("place", visit.place), ("from", previous)),
            route=route,
            sources=sources_of(state, route),
            entries=tuple(dict.fromkeys(e for c in children for e in _entries(c))),
            children=children,
        )

    def _when_left(self, phase: str) -> State:
        """The state on leaving a phase, before anything was dropped."""
        visit = self._state.visit(phase)
        return self._state if visit is None else self._state.when_marked(f"left:{visit.name}")

    def _due(self, rest: str) -> Reason:
        lapse = self._state.lapses.get(f"lapsed:{rest}")
        return self._of_path(rest) if lapse is None else of_lapse(self._state, lapse)

    def _of_path(self, item: str) -> Reason:
        """A bound by its path, an option of a decision, or a step by its name."""
        state = self._state
        for instance in state.instances.values():
            if item.startswith(f"{instance.name}/"):
                return self._inside(instance, item)
        place, _, rest = item.partition(":")
        for at in phase_bounds(state, place):
            if rest.endswith(f"/{at.label}"):
                visit = item.removesuffix(f"/{at.label}")
                limit = Limit(visit, at, times_of(state, at, visit))
                return of_limit(state, limit, thing=place)
        instances = state.of_step(item)
        if instances:
            return of_instance(state, instances[-1])
        fact = state.by_id.get(item)
        told = None if fact is None or fact.is_mark else self._of_entry(fact)
        return Reason(code="no-reason", params=(("item", item),)) if told is None else told

    def _of_entry(self, fact: Fact) -> Reason | None:
        """What came of an entry: of one that counts for nothing, the lapses and findings of it."""
        state = self._state
        if fact.id not in state.voided:
            return of_entry(state, fact)
        lapses = (
            one for one in state.lapses.values() if one.by is not None and one.by.id == fact.id
        )
        found = (one for one in state.found.values() if one.cause == fact.id)
        return Reason(
            code="not-counted",
            params=(("entry", fact.id),),
            entries=(fact.id,),
            children=(
                *(of_lapse(state, one) for one in lapses),
                *(of_found(state, one) for one in found),
            ),
        )

    def _inside(self, instance: Instance, item: str) -> Reason:
        option = instance.step.options.get(item.removeprefix(f"{instance.name}/"))
        if option is not None:
            return self._decisions.option(instance, option)
        for limit in limits_of(self._state, instance):
            if limit.lapse == f"lapsed:{item}":
                return of_limit(self._state, limit, thing=instance.step.name)
        return of_instance(self._state, instance)

    def _not_running(self, rest: str) -> Reason:
        where, _, parameter = rest.rpartition(":")
        routes = (route for route, _ in self._state.plan.reads)
        route = next((r for r in routes if ".".join(map(str, r)) == where), ())
        return Reason(
            code="not-running",
            params=(("parameter", parameter),),
            route=route,
            sources=sources_of(self._state, route),
            changes=(Change(code="fill-in", params=(("parameter", parameter),)),),
        )

    def _to_settle(self, role: str) -> Reason:
        known = self._state.plan.programme.roles.get(role)
        route = () if known is None else known.route
        return Reason(
            code="to-settle",
            params=(("role", role),),
            route=route,
            sources=sources_of(self._state, route) if route else (),
        )

    def _criterion(self, name: str) -> Reason:
        named = self._state.plan.programme.criteria.get(name)
        if named is None:
            return Reason(code="no-reason", params=(("item", name),))
        return explain_criterion(self._state, named.test, None)

    def _next(self, rest: str) -> Reason:
        day, _, thing = rest.partition(":")
        code, _, what = thing.partition(":")
        lapse = what.removeprefix("lapsed:")
        children: tuple[Reason, ...] = ()
        if what in self._state.instances:
            children = (self.explain(what),)
        elif code == "lapse":
            children = (self._of_path(lapse),)
        return Reason(code="comes", params=(("what", what), ("on", day)), children=children)


def _entries(reason: Reason) -> Iterator[str]:
    yield from reason.entries
    for child in reason.children:
        yield from _entries(child)
