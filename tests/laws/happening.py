"""What happens on a walk, as the fields of the entry that says so; of each kind its own."""

from datetime import date
from typing import TYPE_CHECKING, Any

from programflow.case.parameters import quantity
from programflow.checking.exploring.events import Event
from programflow.definition.values import NOT_STATED

if TYPE_CHECKING:
    from tests.laws.paths import Walk


def _done(walk: "Walk", event: Event) -> dict[str, Any]:
    step = walk.question.plan.steps[event.target]
    said: dict[str, Any] = {"step": step.name, "by": step.by or step.of, **dict(walk.about(step))}
    if step.signed_by:
        state = walk.engine()
        roles: Any = step.signed_by
        if not isinstance(roles, tuple):
            roles = quantity(state, roles)
        latest = state.latest(step)
        signed = {f.entry.by for f in latest.rounds if f.entry} if latest is not None else set()
        free = [] if roles is NOT_STATED else [role for role in roles if role not in signed]
        said["by"] = free[0] if free else said["by"]
        said["impossible"] = not free
    return said


def _tested(walk: "Walk", event: Event) -> dict[str, Any]:
    step = walk.question.plan.steps[event.target]
    said = {"test": step.name, "by": step.by or step.of, **dict(walk.about(step))}
    return said | {"result": event.detail or "seen"}


def _decided(walk: "Walk", event: Event) -> dict[str, Any]:
    step = walk.question.plan.steps[event.target]
    option = step.options[str(event.detail)]
    said: dict[str, Any] = {"step": step.name, "option": option.name, "by": step.by or step.of}
    said |= dict(walk.about(step))
    if option.reasons:
        said["reasons"] = ["r"]
    said["impossible"] = any(e.form in {"set", "extend"} for e in option.then)
    if event.chosen:
        chooses = step.chooses
        assert chooses is not None
        if chooses.rounds_of:
            said["chosen"] = [str(n) for n in range(1, 8)]
        else:
            said["chosen"] = list(chooses.from_)
    return said


def _answered(walk: "Walk", event: Event) -> dict[str, Any]:
    value = walk.model.answers[event.target][1][int(event.detail or 0) - 1]
    return {"answers": {event.target: str(value) if isinstance(value, date) else value}}


def _happened(walk: "Walk", event: Event) -> dict[str, Any]:
    incident = walk.question.programme.incidents[event.target]
    return {
        "incident": event.target,
        "witnesses": [f"w{n}" for n in range(incident.witnesses)],
    }


def _missed(walk: "Walk", event: Event) -> dict[str, Any]:
    del walk
    said: dict[str, Any] = {"step": event.target, "cause": event.detail}
    return said if event.excused is None else said | {"excused": event.excused}


ENTRIES = {
    "done": _done,
    "tested": _tested,
    "decided": _decided,
    "answered": _answered,
    "began": lambda _, event: {"spell": event.target},
    "ended": lambda _, event: {"spell": event.target},
    "happened": _happened,
    "missed": _missed,
}
