"""Why an instance is as it is, and how a bound came to its dates."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from programflow.case.beginning import is_over
from programflow.case.completing import left_to_answer
from programflow.case.drafts import ReasonDraft
from programflow.case.limits import Limit, limits_of
from programflow.case.moments import Point, When
from programflow.case.sourcing import binding_of, length_text, moment_text, sources_of
from programflow.case.spells import open_on
from programflow.case.state import Instance, State
from programflow.case.truths import explain_criterion
from programflow.case.untimed import untimed
from programflow.case.verdict import Change, Params, Reason
from programflow.definition.steps import Step
from programflow.temporal import to_date, to_iso


def of_instance(state: State, instance: Instance) -> Reason:
    """Why an instance is as it is."""
    step = instance.step
    code, params = _state_of(instance)
    told = ReasonDraft()
    told.code = code
    told.params = params
    told.route = step.route
    told.sources = sources_of(state, step.route)
    told.entries = tuple([f.id for f in instance.rounds])
    begun = _begun(state, instance)
    bare = instance.state in _BARE and ("step", step.name) not in state.plan.bounds
    told.children = (begun,) if bare else (*_grounds(state, instance), begun)
    told.changes = (*doing(state, instance),) if instance.state == "open" else ()
    told.__class__ = Reason
    made: Reason = told
    return made


_BARE = ("open", "done")
"""As what an instance rests on nothing but its bounds."""


def doing(state: State, instance: Instance) -> Iterator[Change]:
    """What would do a living step: its own kind of entry, answers, or others' entries. (S8.1)"""
    step = instance.step
    if step.done_by is not None:
        for selector in step.done_by.members:
            done = _DOING.get(selector.kind)
            if done is not None and selector.target not in (None, "any"):
                yield Change(code=done[0], params=((done[1], selector.target),))
    elif step.is_ == "form":
        for question in left_to_answer(state, instance):
            yield Change(code="answer", params=(("question", question),))
    else:
        yield _act("decide" if step.is_ == "decision" else "record-done", step.name)


@lru_cache(maxsize=1024)
def _act(code: str, step: str) -> Change:
    return Change(code=code, params=(("step", step),))


_DOING = {
    "done": ("record-done", "step"),
    "tested": ("record-done", "step"),
    "decided": ("decide", "step"),
    "answered": ("answer", "question"),
    "began": ("began", "spell"),
}
"""Of a kind of entry, the change that says it, and of what."""


def _state_of(instance: Instance) -> tuple[str, Params]:
    name, state = ("step", instance.step.name), instance.state
    if state == "open":
        return "step-open", (name, ("since", to_iso(instance.opened[-1])))
    if state == "waiting":
        return "step-waiting", (name,)
    on = ("on", to_iso(instance.closed or instance.begun))
    if state == "dropped":
        return "step-dropped", (name, on, ("why", instance.closed_by))
    return "step-waived" if instance.closed_by == "waived" else "step-done", (name, on)


def _grounds(state: State, instance: Instance) -> Iterator[Reason]:
    step = instance.step
    if instance.state == "dropped" and instance.closed_by == "unless" and step.unless is not None:
        then = state.when_marked(f"dropped:{instance.name}")
        yield explain_criterion(then, step.unless, step.phase)
        return
    if instance.state == "waiting":
        yield from waits(state, instance)
    yield from (of_limit(state, limit, thing=step.name) for limit in limits_of(state, instance))


def _begun(state: State, instance: Instance) -> Reason:
    fact = state.by_id.get(instance.cause)
    entries = (instance.cause,) if fact is not None and not fact.is_mark else ()
    told = ReasonDraft()
    told.code = "step-begun"
    told.params = (("step", instance.step.name), ("cause", instance.cause))
    told.entries = entries
    told.route = told.sources = told.children = told.changes = ()
    told.__class__ = Reason
    made: Reason = told
    return made


def waits(state: State, instance: Instance) -> Iterator[Reason]:
    """What a waiting instance waits for: steps of `after`, spells of `during`."""
    step = instance.step
    for name in step.after if not instance.opened else ():
        if not is_over(state, name):
            finish = Change(code="finish", params=(("step", name),))
            yield _wait(state, step, "after", change=finish)
    for spell in step.during:
        if open_on(state, spell, state.today) is not True:
            began = Change(code="began", params=(("spell", spell),))
            yield _wait(state, step, "during", change=began)


def _wait(state: State, step: Step, key: str, *, change: Change) -> Reason:
    return Reason(
        code="waits-for-step" if key == "after" else "waits-for-spell",
        params=change.params,
        route=(*step.route, key),
        sources=sources_of(state, step.route),
        changes=(change,),
    )


def of_limit(state: State, limit: Limit, *, thing: str) -> Reason:
    """How a bound came to its dates: what is counted from, how long, to when."""
    place, times, bound = limit.place, limit.times, limit.place.bound
    sources = sources_of(state, bound.route)
    name = ("step", thing)
    owner = state.instances.get(limit.owner)
    is_told = owner is None or (owner.living and limit.due is not None)
    if entries := () if is_told else untimed(state, limit):
        changes = (Change(code="give-time", params=(("entry", entry),)) for entry in entries)
        return Reason(
            code="bound-untimed",
            params=(name,),
            route=bound.route,
            sources=sources,
            entries=entries,
            changes=tuple(changes),
        )
    if place.before is not None:
        params: Params = (name, ("before", place.before), ("due", _said(times.due)))
        return Reason(code="order-bound", params=params, route=bound.route, sources=sources)
    counted_from = moment_text(state, bound)
    if not isinstance(times.anchor, Point):
        code = "bound-unset" if times.anchor is None else "bound-unknown"
        params = (name, ("anchor", counted_from))
        return Reason(code=code, params=params, route=bound.route, sources=sources)
    last = times.due if isinstance(times.due, Point) else times.aim
    change = Change(code="time", params=(("what", thing),), on=_date(last))
    return Reason(
        code="bound",
        params=(
            name,
            ("modality", bound.modality),
            ("form", binding_of(bound)),
            ("length", length_text(state, bound)),
            ("anchor", f"{counted_from}|{to_iso(times.anchor.day)}"),
            ("due", _said(last)),
        ),
        route=bound.route,
        sources=sources,
        changes=(change,) if isinstance(last, Point) else (),
    )


def _said(point: When) -> str | None:
    return to_iso(point.day) if isinstance(point, Point) else None


def _date(point: When) -> date | None:
    return to_date(point.day) if isinstance(point, Point) else None
