"""Who acts, the phases, the outcomes and what must be answered for, as sentences."""

from collections.abc import Iterator

from programflow.definition.programme import Outcome, Phase
from programflow.definition.values import NOT_STATED
from programflow.rendering.cleaning import clean
from programflow.rendering.language import listed, say
from programflow.rendering.names import Names
from programflow.rendering.prose_lines import Line, grounded, remarks, sentence
from programflow.rendering.prose_steps import heading_of, step_lines
from programflow.rendering.reasons import capital
from programflow.rendering.value_phrases import criterion_phrase, selection_phrase, titled


def role_lines(names: Names) -> Iterator[Line]:
    """Each role, what it must have, and who keeps the record."""
    for role in names.programme.roles.values():
        title = capital(names.of("role", role.name))
        yield 0, grounded(role, sentence(names, f"role.{role.side}", role=title), names)
        yield from remarks(role, names, level=1)
        if role.credentials:
            needed = listed(names.lang, map(names.any, role.credentials))
            yield 1, sentence(names, "role.credentials", credentials=needed)
        if role.never_also:
            yield 1, sentence(names, "role.never_also", roles=names.roles(role.never_also))
        if role.held_by is NOT_STATED:
            yield 1, sentence(names, "role.not_held")
        elif role.held_by is not None:
            yield 1, sentence(names, "role.held_by", who=clean(str(role.held_by)))
    keeper = capital(names.of("role", names.programme.record_keeper))
    yield 0, sentence(names, "keeper", role=keeper)


def variant_lines(names: Names) -> Iterator[Line]:
    """Each way in which the programme is run."""
    for variant in names.programme.variants.values():
        title = names.of("variant", variant.name)
        yield 0, grounded(variant, sentence(names, "variant", variant=title), names)
        yield from remarks(variant, names, level=1)


def phase_lines(phase: Phase, names: Names) -> Iterator[Line]:
    """A phase: how one comes there, what is to be done in it, and where it leads."""
    if phase.initial:
        yield 0, sentence(names, "phase.initial")
    if phase.enter is not None:
        yield 0, sentence(names, "phase.enter", criterion=criterion_phrase(phase.enter, names))
    if phase.of is not None:
        yield 0, sentence(names, "phase.of", role=capital(names.of("role", phase.of)))
    yield from remarks(phase, names, level=0)
    yield from heading_of(phase.window, names, level=0)
    for step in phase.steps.values():
        yield from step_lines(step, names)
    for move in phase.next:
        when = criterion_phrase(move.when, names)
        to = titled(names, "phase", move.go)
        text = sentence(names, "phase.next", criterion=when, phase=to)
        yield 0, grounded(move, text, names)


def outcome_lines(outcome: Outcome, names: Names) -> Iterator[Line]:
    """An outcome: whether it goes against the participant, and what is still to be done."""
    yield 0, sentence(names, "outcome.adverse" if outcome.adverse else "outcome.fair")
    yield from remarks(outcome, names, level=0)
    for step in outcome.steps.values():
        yield from step_lines(step, names)


def finding_lines(names: Names) -> Iterator[Line]:
    """What must be answered for, of which grade and by whom; then what nobody was to do."""
    sides = {name: role.side for name, role in names.programme.roles.items()}
    for finding in names.programme.findings.values():
        grade = {"must": "breach", "should": "deviation", "may": "notice"}[finding.modality]
        if grade == "breach" and sides.get(finding.of) != "participant":
            grade = "deviation"
        said = {
            "finding": names.of("finding", finding.name),
            "grade": say(names.lang, "status", f"grade.{grade}").lower(),
            "of": names.role(finding.of),
        }
        if finding.each is not None:
            what = selection_phrase(finding.each, names)
            text = sentence(names, "finding.each", what=what, **said)
        else:
            assert finding.when is not None
            when = criterion_phrase(finding.when, names)
            text = sentence(names, "finding.when", criterion=when, **said)
        yield 0, grounded(finding, text, names)
        yield from remarks(finding, names, level=1)


def incident_lines(names: Names) -> Iterator[Line]:
    """What nobody was to do and anybody may record."""
    for incident in names.programme.incidents.values():
        title = names.of("incident", incident.name)
        yield 0, grounded(incident, sentence(names, "incident", incident=title), names)
        yield from remarks(incident, names, level=1)
        if incident.witnesses:
            yield 1, sentence(names, "incident.witnesses", n=incident.witnesses)
