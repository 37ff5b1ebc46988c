"""A status as a scenario says it: for new scenarios, and for what an old one should say now."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from programflow.case import Status
from programflow.case.verdict import FindingStatus
from programflow.definition.scenarios import NOBODY, Expected, FoundThere, StepThere
from programflow.testing.scenarios.expecting import advised, allowed, counted, latest, state_of


def described(status: Status, *, like: Expected) -> Expected:
    """What holds, in the keys and names in which another expectation speaks."""
    found = like.found is not None
    return Expected(
        on=like.on,
        known=like.known,
        phase=None if like.phase is None and like.outcome is None else status.phase,
        outcome=None if like.phase is None and like.outcome is None else status.outcome,
        open=None if like.open is None else open_steps(status),
        steps={name: _step(status, name, like=said) for name, said in like.steps.items()},
        due={name: _due(status, name, said) for name, said in like.due.items()},
        found=tuple(map(there, status.findings)) if found else None,
        allowed={
            name: allowed(status, name, options=isinstance(said, tuple))
            for name, said in like.allowed.items()
        },
        recommended={
            decision.step: advised(decision)
            for decision in status.decisions
            if decision.step in like.recommended
        },
        criteria={c.name: c.value for c in status.criteria if c.name in like.criteria},
        tallies={t.name: counted(t.low, t.high) for t in status.tallies if t.name in like.tallies},
        unfounded=None if like.unfounded is None else unfounded_steps(status),
        route=like.route,
    )


def open_steps(status: Status) -> tuple[str, ...]:
    """The steps of which an instance is open, in the order of the definition."""
    return tuple(dict.fromkeys(step.step for step in status.steps if step.state == "open"))


def unfounded_steps(status: Status) -> tuple[str, ...]:
    """The decisions whose ground is gone and that nobody has set aside."""
    return tuple(dict.fromkeys(u.step for u in status.unfounded if not u.set_aside))


def there(found: FindingStatus) -> FoundThere:
    """A finding, with all that a scenario can say of it but its reason."""
    return FoundThere(
        name=found.name,
        lapse=found.lapse,
        grade=found.grade,
        modality=found.modality,
        of=found.of or NOBODY,
        on=found.on,
        accounted=found.accounted if found.lapse else None,
    )


def _step(status: Status, name: str, *, like: StepThere) -> StepThere:
    """A step in the fields that are asked; an old word for its state stays while it is true."""
    step, states = latest(status, name), state_of(status, name)
    said = {
        field: getattr(step, field, None)
        for field in ("of", "by", "need")
        if getattr(like, field) is not None
    }
    if like.state is not None:
        said["state"] = like.state if like.state in states else states[-1]
    return StepThere(**said, route=like.route)


def _due(status: Status, name: str, said: Any) -> date | bool:
    days = [due.on for due in status.due if due.step == name]
    if said in days:
        return said  # type: ignore[no-any-return]  # it is one of the days
    return days[0] if days else False


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What is said otherwise, by name; of names that are gone nothing can be said."""
    return {name: after[name] for name in before if name in after and after[name] != before[name]}
