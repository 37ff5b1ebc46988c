"""A definition read back as numbered sentences, so that whoever knows the handbook can say: yes."""

from collections.abc import Iterable, Iterator, Mapping

from programflow.definition.programme import PlaceSetting, Programme
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import date_in_words
from programflow.rendering.language import Lang, say
from programflow.rendering.layout import WIDTH, painter, wrap
from programflow.rendering.names import Names
from programflow.rendering.prose_frames import (
    finding_lines,
    incident_lines,
    outcome_lines,
    phase_lines,
    role_lines,
    variant_lines,
)
from programflow.rendering.prose_lines import Line, grounded, sentence
from programflow.rendering.prose_steps import step_lines
from programflow.rendering.prose_values import (
    parameter_lines,
    question_lines,
    source_lines,
    value_lines,
)
from programflow.rendering.value_phrases import titled


def _sections(programme: Programme, names: Names) -> Iterator[tuple[str, Iterable[Line]]]:
    """Headings with their sentences, in the order in which one would tell them."""
    yield sentence(names, "section.roles"), role_lines(names)
    yield sentence(names, "section.variants"), variant_lines(names)
    for phase in programme.phases.values():
        title = titled(names, "phase", phase.name)
        heading = sentence(names, "section.phase", phase=title)
        yield grounded(phase, heading, names), phase_lines(phase, names)
    for outcome in programme.outcomes.values():
        title = titled(names, "phase", outcome.name)
        heading = sentence(names, "section.outcome", phase=title)
        yield grounded(outcome, heading, names), outcome_lines(outcome, names)
    anywhere = programme.steps.values()
    lines = (line for step in anywhere for line in step_lines(step, names))
    yield sentence(names, "section.anywhere"), lines
    yield sentence(names, "section.findings"), finding_lines(names)
    yield sentence(names, "section.incidents"), incident_lines(names)
    yield sentence(names, "section.values"), value_lines(names)
    yield sentence(names, "section.parameters"), parameter_lines(names)
    yield sentence(names, "section.questions"), question_lines(names)
    yield sentence(names, "section.sources"), source_lines(names)
    yield sentence(names, "section.reading"), _how_it_is_read(names)


def _how_it_is_read(names: Names) -> Iterator[Line]:
    """What holds in every programme: no definition says it, and a reader has to know it."""
    yield from ((0, sentence(names, f"reading.{n}")) for n in range(1, 10))


def render_prose(  # each is a choice of the reader's
    programme: Programme,
    *,
    lang: Lang,
    place: Mapping[str, PlaceSetting] | None = None,
    place_name: str | None = None,
    colour: bool = False,
    width: int = WIDTH,
) -> str:
    """The definition as numbered sentences with their sources; with a place, by its values."""
    names = Names(programme, lang, place=place)
    paint = painter(colour=colour)
    head = say(
        lang,
        "prose",
        "title",
        title=names.text(programme.title),
        id=programme.id,
        version=clean(str(programme.version)),
        valid_from=date_in_words(programme.valid_from, lang),
    )
    lines = [paint(line, "heading") for line in wrap(head, width=width)]
    if programme.note is not None:
        lines += wrap(names.text(programme.note), width=width)
    if place_name is not None:
        lines += wrap(say(lang, "prose", "of_place", place=clean(place_name)), width=width)
    number = 0
    for title, told in _sections(programme, names):
        if said := list(told):
            lines += ["", *(paint(line, "heading") for line in wrap(title, width=width))]
            number = _numbered(lines, said, number, width=width)
    return "\n".join(lines) + "\n"


def _numbered(lines: list[str], said: Iterable[Line], number: int, *, width: int) -> int:
    """Add the sentences; whole ones are numbered through, what belongs to them is set in."""
    for level, text in said:
        if level == 0:
            number += 1
            lines += wrap(f"{number:>3}. {text}", hang=5, width=width)
        else:
            indent = 3 + 2 * level
            lines += wrap(f"– {text}", indent=indent, hang=indent + 2, width=width)
    return number
