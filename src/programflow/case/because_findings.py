"""Why a finding was made or something has lapsed, and who answers for it."""

from collections.abc import Iterator

from programflow.case.because_bounds import of_earliest, of_limit, said
from programflow.case.because_steps import doing
from programflow.case.because_void import too_late
from programflow.case.bounds import phase_bounds, times_of
from programflow.case.criteria import need_of
from programflow.case.limits import Limit, limits_of
from programflow.case.moments import Point
from programflow.case.parameters import quantity
from programflow.case.selecting import lapse_bearer, side_of
from programflow.case.sourcing import sources_of
from programflow.case.state import Found, Instance, Lapse, State
from programflow.case.truths import explain_criterion
from programflow.case.verdict import Change, Params, Reason
from programflow.definition.entries import Missed
from programflow.definition.node import Route
from programflow.machine import by_pace_alone
from programflow.temporal import to_iso


def of_lapse(state: State, lapse: Lapse) -> Reason:
    """Why something has lapsed, and who answers for it."""
    code, params = _fate_of(state, lapse)
    changes = tuple(_account(state, lapse)) if lapse.accounted is None else ()
    bound = _bound_of(state, lapse)
    return Reason(
        code=code,
        params=params,
        route=_route_of(state, lapse) if bound is None else bound.route,
        sources=() if bound is None else bound.sources,
        entries=() if lapse.by is None else (lapse.by.id,),
        children=(
            *(() if bound is None else (bound,)),
            *_recounted(lapse, bound),
            *_not_counted(state, lapse),
            _bearer(state, lapse),
        ),
        changes=changes,
    )


def _account(state: State, lapse: Lapse) -> Iterator[Change]:
    """What would account for a lapse; for a phase's that is what remains of the phase."""
    instance = state.instances.get(lapse.instance)
    if instance is not None and instance.living:
        yield from doing(state, instance)
    elif instance is not None and instance.step.is_ not in ("decision", "form"):
        yield Change(code="record-done", params=(("step", lapse.thing),))
    elif instance is None:
        yield from _missing(state, lapse)
    yield Change(code="record-missed", params=(("step", lapse.thing),))


def _missing(state: State, lapse: Lapse) -> Iterator[Change]:
    """The steps that a phase waits for, while the visit lasts that the lapse is of. (S7.7)"""
    visit = state.visit(lapse.thing)
    if visit is None or visit.name != lapse.instance or visit.left is not None:
        return
    for step in state.plan.by_phase.get(lapse.thing, ()):
        living = [i for i in state.of_step(step.name) if i.visit == visit.n and i.living]
        if living and not by_pace_alone(step) and need_of(state, step) in {"must", None}:
            verb = "decide" if step.is_ == "decision" else "finish"
            yield Change(code=verb, params=(("step", step.name),))


def _fate_of(state: State, lapse: Lapse) -> tuple[str, Params]:
    thing, due = ("step", lapse.thing), ("due", to_iso(lapse.due))
    entry = None if lapse.by is None else lapse.by.entry
    if lapse.accounted is None:
        return "lapse-unaccounted", (thing, due)
    if lapse.bound == "left":
        return "lapse-left", (thing, ("on", to_iso(lapse.day)))
    if isinstance(entry, Missed):
        return "lapse-missed", (thing, due, ("cause", entry.cause))
    is_void = lapse.by is not None and lapse.by.id in state.voided
    code = "lapse-not-counted" if is_void else "lapse-late"
    return code, (thing, due, ("done", to_iso(lapse.accounted)))


def _recounted(lapse: Lapse, bound: Reason | None) -> Iterator[Reason]:
    """That the last day is another now than the one that passed: what it goes by has moved."""
    due = None if bound is None or bound.code != "bound" else dict(bound.params)["due"]
    if due is not None and due != to_iso(lapse.due):
        params = (("due", to_iso(lapse.due)), ("on", to_iso(lapse.day)))
        yield Reason(code="recounted", params=params)


def _not_counted(state: State, lapse: Lapse) -> Iterator[Reason]:
    """That the entry which came too late counts for nothing. (S8.12)"""
    by, instance = lapse.by, state.instances.get(lapse.instance)
    if by is None or by.id not in state.voided or instance is None:
        return
    for limit in limits_of(state, instance):
        if limit.place.label == lapse.bound:
            yield too_late(state, limit, instance, by=by)


def _route_of(state: State, lapse: Lapse) -> Route:
    place = state.plan.places.get(lapse.thing)
    return () if place is None else place.route


def _bound_of(state: State, lapse: Lapse) -> Reason | None:
    """The rule behind a lapse: a bound of the instance or the phase, a pace, or the leaving."""
    instance = state.instances.get(lapse.instance)
    if instance is None:
        limits = [
            Limit(lapse.instance, place, times_of(state, place, lapse.instance))
            for place in phase_bounds(state, lapse.thing)
        ]
    else:
        limits = list(limits_of(state, instance))
    for limit in limits:
        if limit.place.label == lapse.bound:
            return of_limit(state, limit, thing=lapse.thing)
    return None if instance is None else _pace_or_leaving(state, lapse, instance)


def _pace_or_leaving(state: State, lapse: Lapse, instance: Instance) -> Reason | None:
    repeat, route = instance.step.repeat, instance.step.route
    params: Params
    if lapse.bound == "per" and repeat is not None:
        route, code = repeat.route, "pace"
        least = str(quantity(state, repeat.min))
        params = (("per", repeat.per), ("least", least), ("due", to_iso(lapse.due)))
    elif lapse.bound == "left":
        code, params = "step-dropped", (("on", to_iso(lapse.day)), ("why", "left"))
    else:
        return None
    return Reason(
        code=code,
        params=(("step", lapse.thing), *params),
        route=route,
        sources=sources_of(state, route),
    )


def _bearer(state: State, lapse: Lapse) -> Reason:
    """Who bears it, by what was recorded. (S9.9)"""
    bearer = lapse.of if lapse.accounted is None else lapse_bearer(state, lapse)
    if bearer is None:
        return Reason(code="bearer-nobody")
    params = (("role", bearer), ("side", side_of(state, bearer)), ("modality", lapse.modality))
    return Reason(code="bearer", params=params)


def of_found(state: State, found: Found) -> Reason:
    """Why a finding was made."""
    finding = state.plan.findings.get(found.finding)
    if finding is None:
        return _built_in(state, found)
    name = ("finding", found.finding)
    if finding.when is not None:
        code, params = "found-when", (name, ("on", to_iso(found.day)))
    else:
        code, params = "found-each", (name, ("cause", found.cause))
    children = (
        _of_cause(state, found)
        if finding.when is None
        else [explain_criterion(state.when_marked(found.name), finding.when, None)]
    )
    return Reason(
        code=code,
        params=params,
        route=finding.route,
        sources=sources_of(state, finding.route),
        entries=found.witnesses,
        children=tuple(children),
        changes=_corrections(found),
    )


def _of_cause(state: State, found: Found) -> Iterator[Reason]:
    if found.cause in state.lapses:
        yield of_lapse(state, state.lapses[found.cause])
    elif found.cause in state.found:
        yield of_found(state, state.found[found.cause])


def _built_in(state: State, found: Found) -> Reason:
    """A finding of the engine's own, about an entry. (S10.5, S10.6)"""
    if found.finding == "outside":
        return _outside(state, found)
    step = state.plan.steps.get(found.step or "")
    route = () if step is None else step.route
    params: Params = (("step", found.step),)
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
        sources=sources_of(state, route) if route else (),
        entries=found.witnesses,
        changes=_corrections(found),
    )


def _outside(state: State, found: Found) -> Reason:
    """Too early, or once more than a week, a month or a year may have. (S8.12)"""
    step = state.plan.steps[found.step or ""]
    instance, label = _place_of(state, found)
    name: Params = (("step", step.name),)
    code, params, route = "found-outside", name, step.route
    children: tuple[Reason, ...] = ()
    repeat = step.repeat
    if label.startswith("per/") and repeat is not None:
        most = str(quantity(state, repeat.max))
        code, params, route = (
            "found-too-many",
            (*name, ("per", repeat.per), ("most", most)),
            repeat.route,
        )
    then = state.when_marked(found.name)
    instance = then.instances.get("" if instance is None else instance.name, instance)
    for limit in () if instance is None else limits_of(then, instance):
        if limit.place.label == label and isinstance(limit.times.low, Point):
            code, route = "found-too-early", limit.place.bound.route
            params = (*name, ("on", to_iso(found.day)), ("first", said(limit.times.low)))
            children = (of_earliest(then, limit, thing=step.name),)
    if found.cause in state.voided:
        children = (*children, Reason(code="not-counted", params=(("entry", found.cause),)))
    return Reason(
        code=code,
        params=params,
        route=route,
        sources=sources_of(state, route),
        entries=found.witnesses,
        children=children,
        changes=_corrections(found),
    )


def _place_of(state: State, found: Found) -> tuple[Instance | None, str]:
    """Of which instance the finding is, and the label of its bound or pace."""
    name = found.name.removeprefix("outside:").removesuffix(f"<{found.cause}")
    for instance in state.of_step(found.step or ""):
        if name.startswith(f"{instance.name}/"):
            return instance, name.removeprefix(f"{instance.name}/")
    return None, ""


def _corrections(found: Found) -> tuple[Change, ...]:
    return tuple(Change(code="correct", params=(("entry", w),)) for w in found.witnesses)
