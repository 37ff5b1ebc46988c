"""Why an instance is as it is."""

from collections.abc import Iterator
from functools import lru_cache

from programflow.case.because_bounds import of_limit
from programflow.case.beginning import is_over
from programflow.case.completing import left_to_answer
from programflow.case.criteria import truth
from programflow.case.drafts import ReasonDraft
from programflow.case.limits import limits_of
from programflow.case.sourcing import sources_of
from programflow.case.spells import open_on
from programflow.case.state import Instance, State
from programflow.case.truths import explain_criterion
from programflow.case.verdict import Change, Params, Reason
from programflow.definition.steps import Step
from programflow.temporal import to_iso


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
    head, _, day = instance.cause.partition(":")
    if head in _BY_CRITERION:
        params: Params = (("step", instance.step.name), ("on", day))
        return Reason(
            code=_BY_CRITERION[head], params=params, children=tuple(_opened_by(state, instance))
        )
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


_BY_CRITERION = {"when": "step-begun-when", "must": "step-begun-must"}
"""Of what begins on a day as a criterion is met, the code that says so, by the cause's head."""


def _opened_by(state: State, instance: Instance) -> Iterator[Reason]:
    """The criteria that opened it, as they were met then; of one that waited first, as they are.

    No mark is made of an instance that begins and waits, so that day cannot be had back.
    """
    step, name = instance.step, instance.name
    head, _, day = instance.cause.partition(":")
    if head == "must":
        criteria = [step.need.must_when]
    else:
        openings = state.plan.openings[step.name]
        criteria = [opening.criterion for opening in openings if opening.form == "when"]
    mark = f"opened:{name}:{day}"
    is_kept = mark in state.by_id
    then = state.when_marked(mark) if is_kept else state
    for criterion in criteria:
        if criterion is None or (is_kept and truth(then, criterion, step.phase) is not True):
            continue
        told = explain_criterion(then, criterion, step.phase)
        yield told if is_kept else Reason(code="stands-now", children=(told,))


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
