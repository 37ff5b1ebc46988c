"""The tables of a variant, made from the programme: what is there, and where it stands."""

from typing import Any

from programflow.definition.programme import Outcome, Phase, Programme
from programflow.machine.judges import causes, judged, judges
from programflow.machine.openings import edges_of
from programflow.machine.plan import Plan
from programflow.machine.presence import all_steps, present, questions_in, those


def plan_for(programme: Programme, variant: str | None) -> Plan:
    """The tables of one variant."""
    steps = {step.name: step for step in all_steps(programme) if present(step, variant)}
    findings = those(programme.findings, variant)
    by_phase: dict[str | None, list[Any]] = {}
    for step in steps.values():
        by_phase.setdefault(step.phase, []).append(step)
    places: dict[str, Phase | Outcome] = {**programme.phases, **programme.outcomes}
    return Plan(
        programme=programme,
        variant=variant,
        steps=steps,
        findings=findings,
        places=places,
        initial=next((p.name for p in programme.phases.values() if p.initial), ""),
        by_phase={phase: tuple(members) for phase, members in by_phase.items()},
        judged=tuple(judged(steps.values(), variant)),
        judges_all_missed=any(
            judges(s, variant) and s.opens and not causes(s) for s in steps.values()
        ),
        choosing=tuple(step for step in steps.values() if step.chooses is not None),
        questions=questions_in(programme, variant),
        edges=tuple(edges_of(steps.values(), findings.values())),
    )
