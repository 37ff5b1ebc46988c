"""Why: the tree behind each part of a status, from the rule and its source down to the entries."""

from collections.abc import Callable, Iterator
from typing import Any

from programflow.case.bounds import Place, Times, phase_bounds, present_bounds, times_of
from programflow.case.decisions import condition, entries_into, recommended, rules_of
from programflow.case.instances import is_over
from programflow.case.kleene import word
from programflow.case.lapses import lapse_name
from programflow.case.moments import Point
from programflow.case.readable import Refusal
from programflow.case.selecting import lapse_bearer, side_of
from programflow.case.sourcing import length_text, moment_text, sources_of
from programflow.case.spells import open_on
from programflow.case.state import Found, Instance, Lapse, State
from programflow.case.truths import explain_criterion
from programflow.case.verdict import Change, Reason
from programflow.definition.entries import Decided, Entry, Missed
from programflow.definition.steps import Option, Step
from programflow.machine import Machine
from programflow.temporal import to_date


def _iso(day: int) -> str:
    return to_date(day).isoformat()


def rejection(entry: Entry, refusal: Refusal) -> Reason:
    """Why an entry was refused, and what would make it available."""
    children: tuple[Reason, ...] = ()
    changes: tuple[Change, ...] = ()
    sources: tuple[str, ...] = ()
    route = refusal.route
    if refusal.state is not None and refusal.step is not None and refusal.option is not None:
        because = Explainer(refusal.state.machine, refusal.state, refusal.state)
        children = tuple(because.conditions(refusal.step, refusal.option))
        changes = tuple(dict.fromkeys(c for child in children for c in all_changes(child)))
        route = refusal.option.route
        sources = sources_of(refusal.state, route)
    return Reason(
        code=refusal.code,
        params=refusal.params,
        route=route,
        sources=sources,
        entries=(entry.id,),
        children=children,
        changes=changes,
    )


def all_changes(reason: Reason) -> Iterator[Change]:
    """What would change a reason, or anything it rests on."""
    yield from reason.changes
    for child in reason.children:
        yield from all_changes(child)


class Explainer:
    """Explains the parts of one status. Holds the fold; builds a tree when it is asked for one."""

    def __init__(self, machine: Machine, state: State, facts_close: State) -> None:
        self._machine = machine
        self._state = state
        self._facts = facts_close

    def explain(self, item: str) -> Reason:
        """The reason behind the part of that name. Names that are none give `no-reason`."""
        state = self._state
        if item in state.instances:
            return self.instance(state.instances[item])
        if item in state.lapses:
            return self.lapse(state.lapses[item])
        if item in state.found:
            return self.found(state.found[item])
        head, colon, rest = item.partition(":")
        tell = self._heads().get(head) if colon else None
        if tell is not None:
            return tell(rest)
        if item in (state.place, ""):
            return self.position()
        return self._of_path(item)

    def _heads(self) -> dict[str, Callable[[str], Reason]]:
        return {
            "due": self._due,
            "do": self._possible,
            "decide": self._decision,
            "recommend": self._recommendation,
            "unfounded": self._unfounded,
            "no-longer": lambda name: Reason(code="no-longer", params=(("name", name),)),
            "not-running": self._not_running,
            "to-settle": self._to_settle,
            "criterion": self._criterion,
            "tally": self._tally,
            "spell": self._spell,
            "next": self._next,
        }

    def position(self) -> Reason:
        """Why the case is where it is."""
        state = self._state
        visit = state.visits[state.place][-1]
        mark = f"entered:{visit.place}:{visit.n}"
        moved = state.moved_by.get(mark, ())
        route = state.plan.places[state.place].route
        sources = sources_of(state, route)
        place = ("place", state.place)
        if moved:
            entry = moved[0].entry
            if isinstance(entry, Decided):
                params = (place, ("step", entry.step), ("option", entry.option))
                code = "moved-by-decision"
            else:
                code, params = "moved-by-step", (place, ("step", moved[0].target))
            return Reason(
                code=code, params=params, route=route, sources=sources, entries=(moved[0].id,)
            )
        if visit.entered == state.enrolled and state.place == state.plan.initial and visit.n == 1:
            first = state.facts["enrolled"][""][0]
            return Reason(code="enrolled", route=route, sources=sources, entries=(first.id,))
        return self._moved_by_next(visit.place, route, sources)

    def _moved_by_next(self, place: str, route: Any, sources: tuple[str, ...]) -> Reason:
        previous = self._state.previous or ""
        phase = self._state.plan.programme.phases.get(previous)
        ways = [n for n in (phase.next if phase is not None else ()) if n.go == place]
        children = tuple(explain_criterion(self._state, n.when, previous) for n in ways[:1])
        entries = tuple(dict.fromkeys(e for c in children for e in _entries(c)))
        return Reason(
            code="moved-by-next",
            params=(("place", place), ("from", previous)),
            route=ways[0].route if ways else route,
            sources=sources_of(self._state, ways[0].route) if ways else sources,
            entries=entries,
            children=children,
        )

    def instance(self, instance: Instance) -> Reason:
        """Why an instance is as it is."""
        step = instance.step
        name = ("step", step.name)
        children = [self._bound(instance, place) for place in present_bounds(self._state, step)]
        params: tuple[tuple[str, Any], ...] = (name,)
        changes: tuple[Change, ...] = ()
        if instance.state == "waiting":
            code = "step-waiting"
            children = [*self._waits(instance), *children]
        elif instance.state == "open":
            code, params = "step-open", (name, ("since", _iso(instance.opened[-1])))
            verb = "decide" if step.is_ == "decision" else "record-done"
            changes = (Change(code=verb, params=(name,)),)
        elif instance.state == "dropped":
            why = ("why", instance.closed_by)
            code, params = "step-dropped", (name, ("on", _iso(instance.closed or 0)), why)
            if instance.closed_by == "unless" and step.unless is not None:
                children = [explain_criterion(self._state, step.unless, step.phase)]
        else:
            waived = instance.closed_by == "waived"
            code = "step-waived" if waived else "step-done"
            params = (name, ("on", _iso(instance.closed or 0)))
        return Reason(
            code=code,
            params=params,
            route=step.route,
            sources=sources_of(self._state, step.route),
            entries=tuple(f.id for f in instance.rounds),
            children=(*children, self._begun(instance)),
            changes=changes,
        )

    def _begun(self, instance: Instance) -> Reason:
        fact = self._state.by_id.get(instance.cause)
        entries = (instance.cause,) if fact is not None and not fact.is_mark else ()
        params = (("step", instance.step.name), ("cause", instance.cause))
        return Reason(code="step-begun", params=params, entries=entries)

    def _waits(self, instance: Instance) -> Iterator[Reason]:
        step = instance.step
        for name in step.after if not instance.opened else ():
            if not is_over(self._state, name):
                yield Reason(
                    code="waits-for-step",
                    params=(("step", name),),
                    route=(*step.route, "after"),
                    sources=sources_of(self._state, step.route),
                    changes=(Change(code="finish", params=(("step", name),)),),
                )
        for spell in step.during:
            if open_on(self._state, spell, self._state.today) is not True:
                yield Reason(
                    code="waits-for-spell",
                    params=(("spell", spell),),
                    route=(*step.route, "during"),
                    sources=sources_of(self._state, step.route),
                    changes=(Change(code="began", params=(("spell", spell),)),),
                )

    def _bound(self, instance: Instance, place: Place) -> Reason:
        times = times_of(self._state, place, instance)
        return self._of_times(instance.step.name, place, times)

    def _of_times(self, thing: str, place: Place, times: Times) -> Reason:
        state, bound = self._state, place.bound
        sources = sources_of(state, bound.route)
        name = ("step", thing)
        if place.before is not None:
            due = _iso(times.due.day) if isinstance(times.due, Point) else None
            params = (name, ("before", place.before), ("due", due))
            return Reason(code="order-bound", params=params, route=bound.route, sources=sources)
        anchor = ("anchor", moment_text(state, bound))
        if not isinstance(times.anchor, Point):
            code = "bound-unset" if times.anchor is None else "bound-unknown"
            return Reason(code=code, params=(name, anchor), route=bound.route, sources=sources)
        due_day = times.due if isinstance(times.due, Point) else times.aim
        due = _iso(due_day.day) if isinstance(due_day, Point) else None
        said = (name, ("modality", bound.modality), ("length", length_text(state, bound)))
        change = Change(code="time", params=(("what", thing),), on=_day(due_day))
        return Reason(
            code="bound",
            params=(*said, (anchor[0], f"{anchor[1]}|{_iso(times.anchor.day)}"), ("due", due)),
            route=bound.route,
            sources=sources,
            changes=(change,) if due is not None else (),
        )

    def lapse(self, lapse: Lapse) -> Reason:
        """Why something has lapsed, and who answers for it."""
        state = self._state
        due = _iso(lapse.due) if lapse.due is not None else None
        thing = ("step", lapse.thing)
        entry = None if lapse.by is None else lapse.by.entry
        changes: tuple[Change, ...] = ()
        if lapse.accounted is None:
            code, params = "lapse-unaccounted", (thing, ("due", due))
            changes = (
                Change(code="record-done", params=(thing,)),
                Change(code="record-missed", params=(thing,)),
            )
        elif lapse.bound == "left":
            code, params = "lapse-left", (thing, ("on", _iso(lapse.day)))
        elif isinstance(entry, Missed):
            code, params = "lapse-missed", (thing, ("due", due), ("cause", entry.cause))
        else:
            done = _iso(lapse.accounted)
            code, params = "lapse-late", (thing, ("due", due), ("done", done))
        bound = self._lapsed_bound(lapse)
        route = state.plan.places[lapse.thing].route if bound is None and lapse.thing in state.plan.places else ()
        return Reason(
            code=code,
            params=params,
            route=bound.route if bound is not None else route,
            sources=bound.sources if bound is not None else (),
            entries=() if lapse.by is None else (lapse.by.id,),
            children=(*(() if bound is None else (bound,)), self._bearer(lapse)),
            changes=changes,
        )

    def _lapsed_bound(self, lapse: Lapse) -> Reason | None:
        state = self._state
        instance = state.instances.get(lapse.instance)
        if instance is None:
            for place in phase_bounds(state, lapse.thing):
                if place.label == lapse.bound:
                    times = times_of(state, place, lapse.instance)
                    return self._of_times(lapse.thing, place, times)
            return None
        for place in present_bounds(state, instance.step):
            if place.label == lapse.bound:
                return self._bound(instance, place)
        repeat = instance.step.repeat
        if lapse.bound == "per" and repeat is not None:
            params = (
                ("step", lapse.thing),
                ("per", repeat.per),
                ("least", str(repeat.min)),
                ("due", _iso(lapse.due or 0)),
            )
            return Reason(
                code="pace", params=params, route=repeat.route, sources=sources_of(state, repeat.route)
            )
        if lapse.bound == "left":
            route = instance.step.route
            params = (("step", lapse.thing), ("on", _iso(lapse.day)), ("why", "left"))
            return Reason(
                code="step-dropped", params=params, route=route, sources=sources_of(state, route)
            )
        return None

    def _bearer(self, lapse: Lapse) -> Reason:
        state = self._state
        bearer = lapse.of if lapse.accounted is None else lapse_bearer(state, lapse)
        if bearer is None:
            return Reason(code="bearer-nobody")
        params = (("role", bearer), ("side", side_of(state, bearer)), ("modality", lapse.modality))
        return Reason(code="bearer", params=params)

    def found(self, found: Found) -> Reason:
        """Why a finding was made."""
        state = self._state
        finding = state.plan.findings.get(found.finding)
        if finding is None:
            return self._built_in(found)
        sources = sources_of(state, finding.route)
        if finding.when is not None:
            child = explain_criterion(state, finding.when, None)
            params: tuple[tuple[str, Any], ...] = (
                ("finding", found.finding),
                ("on", _iso(found.day)),
            )
            code = "found-when"
            children = (child,)
        else:
            code, params = "found-each", (("finding", found.finding), ("cause", found.cause))
            children = tuple(
                self.explain(found.cause)
                for _ in (0,)
                if found.cause in state.lapses or found.cause in state.found
            )
        changes = tuple(Change(code="correct", params=(("entry", w),)) for w in found.witnesses)
        return Reason(
            code=code,
            params=params,
            route=finding.route,
            sources=sources,
            entries=found.witnesses,
            children=children,
            changes=changes,
        )

    def _built_in(self, found: Found) -> Reason:
        step = self._state.plan.steps.get(found.step or "")
        route = () if step is None else step.route
        params: tuple[tuple[str, Any], ...] = (("step", found.step),)
        if found.finding == "out_of_place":
            params = (("name", found.step),)
        elif found.finding == "missing":
            item = found.name.rpartition("<")[0].rpartition("/")[2]
            params = (("step", found.step), ("item", item))
        elif found.finding == "unqualified":
            params = (("role", found.of),)
        return Reason(
            code=f"found-{found.finding.replace('_', '-')}",
            params=params,
            route=route,
            sources=sources_of(self._state, route) if route else (),
            entries=found.witnesses,
            changes=tuple(Change(code="correct", params=(("entry", w),)) for w in found.witnesses),
        )

    def _due(self, rest: str) -> Reason:
        lapse = self._state.lapses.get(f"lapsed:{rest}")
        return self._of_path(rest) if lapse is None else self.lapse(lapse)

    def _of_path(self, item: str) -> Reason:
        """A bound by its path, or an option of a decision."""
        state = self._state
        for name, instance in state.instances.items():
            if item.startswith(f"{name}/"):
                rest = item[len(name) + 1 :]
                if rest in instance.step.options:
                    return self.option(instance, instance.step.options[rest])
                for place in present_bounds(state, instance.step):
                    times = times_of(state, place, instance)
                    if lapse_name(name, place, times) == f"lapsed:{item}":
                        return self._of_times(instance.step.name, place, times)
                return self.instance(instance)
        phase, _, rest = item.partition(":")
        for place in phase_bounds(state, phase) if phase in state.plan.places else ():
            if rest.endswith(f"/{place.label}"):
                times = times_of(state, place, item.removesuffix(f"/{place.label}"))
                return self._of_times(phase, place, times)
        by_step = [i for i in state.instances.values() if i.step.name == item]
        if by_step:
            return self.instance(by_step[-1])
        return Reason(code="no-reason", params=(("item", item),))

    def _possible(self, rest: str) -> Reason:
        if rest.startswith("confirm<"):
            return self.explain(rest.removeprefix("confirm<"))
        return self.explain(rest)

    def _decision(self, rest: str) -> Reason:
        if rest.startswith("review<"):
            return self._unfounded(rest.removeprefix("review<"))
        instance = self._state.instances.get(rest)
        if instance is None:
            return Reason(code="no-reason", params=(("item", rest),))
        reason = self.instance(instance)
        options = tuple(self.option(instance, o) for o in instance.step.options.values())
        return Reason(
            code=reason.code,
            params=reason.params,
            route=reason.route,
            sources=reason.sources,
            entries=reason.entries,
            children=(*options, *reason.children),
            changes=reason.changes,
        )

    def option(self, instance: Instance, option: Option) -> Reason:
        """Why an option may be chosen, or not."""
        step = instance.step
        key = instance.name, option.name
        value = self._state.conditions.get(key, condition(self._facts, step, option))
        children = tuple(self.conditions(step, option))
        route = option.route
        params = (("option", option.name), ("value", word(value)))
        return Reason(
            code="option-available" if children else "no-condition",
            params=params if children else params[:1],
            route=route,
            sources=sources_of(self._state, route),
            children=children,
        )

    def conditions(self, step: Step, option: Option) -> Iterator[Reason]:
        """The conditions of an option, each explained."""
        if option.only_if is not None:
            yield explain_criterion(self._facts, option.only_if, step.phase)
        for place, criterion in entries_into(self._facts, option):
            yield explain_criterion(self._facts, criterion, place)

    def _recommendation(self, rest: str) -> Reason:
        instance = self._state.instances.get(rest)
        if instance is None:
            return Reason(code="source-does-not-say", params=(("step", rest),))
        step = instance.step
        found = recommended(self._facts, step, rest)
        rules = tuple(self._rule(step, rule) for rule in rules_of(self._facts, step))
        params: dict[str, tuple[tuple[str, Any], ...]] = {
            "recommended": (("option", found.option), ("strength", found.strength)),
            "ask-first": (("ask", found.ask),),
            "both-ways": (("options", found.options),),
            "source-does-not-say": (("step", step.name),),
        }
        return Reason(
            code=found.verdict,
            params=params[found.verdict],
            route=(*step.route, "recommend"),
            sources=sources_of(self._state, step.route),
            children=rules,
            changes=tuple(Change(code="answer", params=(("question", q),)) for q in found.ask),
        )

    def _rule(self, step: Step, rule: Any) -> Reason:
        child = explain_criterion(self._facts, rule.when, step.phase)
        value = next((v for k, v in child.params if k == "value"), "unknown")
        params = (("option", rule.option), ("strength", rule.strength), ("value", value))
        return Reason(
            code="rule-for",
            params=params,
            route=rule.route,
            sources=sources_of(self._state, rule.route),
            children=(child,),
        )

    def _unfounded(self, entry: str) -> Reason:
        taken = self._state.taken.get(entry)
        if taken is None or not isinstance(taken.fact.entry, Decided):
            return Reason(code="no-reason", params=(("item", entry),))
        decided = taken.fact.entry
        step = self._state.plan.steps[decided.step]
        option = step.options.get(decided.option)
        children: tuple[Reason, ...] = ()
        if option is not None and (taken.unfounded or "").startswith("only-if"):
            children = tuple(self.conditions(step, option))
        params = (("step", step.name), ("option", decided.option), ("why", taken.unfounded or "set-aside"))
        return Reason(
            code="unfounded",
            params=params,
            route=step.route if option is None else option.route,
            sources=sources_of(self._state, step.route),
            entries=(entry,),
            children=children,
            changes=(Change(code="review", params=(("entry", entry),)),),
        )

    def _not_running(self, rest: str) -> Reason:
        where, _, parameter = rest.rpartition(":")
        route = next((r for r, _ in self._state.plan.reads if ".".join(map(str, r)) == where), ())
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

    def _tally(self, name: str) -> Reason:
        from programflow.case.truths import explain_tally

        return explain_tally(self._state, name, None)

    def _spell(self, name: str) -> Reason:
        from programflow.case.truths import explain_spell

        return explain_spell(self._state, name)

    def _next(self, rest: str) -> Reason:
        day, _, thing = rest.partition(":")
        code, _, what = thing.partition(":")
        params = (("what", what), ("on", day))
        lapse = what.removeprefix("lapsed:")
        child = (self._of_path(lapse),) if code in ("lapse", "opens", "advised") else ()
        return Reason(code="comes", params=params, children=child)


def _entries(reason: Reason) -> Iterator[str]:
    yield from reason.entries
    for child in reason.children:
        yield from _entries(child)


def _day(point: object) -> Any:
    return to_date(point.day) if isinstance(point, Point) else None
