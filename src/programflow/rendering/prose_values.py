"""Criteria, tallies, clocks, spells, parameters, questions and sources as sentences."""

from collections.abc import Iterator
from typing import Any

from programflow.definition.criteria import Atom
from programflow.definition.programme import Parameter, Question
from programflow.definition.selections import Clock, Spell, Tally
from programflow.definition.values import NOT_STATED
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import date_in_words
from programflow.rendering.language import listed, say
from programflow.rendering.names import Names
from programflow.rendering.prose_lines import Line, all_titled, grounded, remarks, sentence
from programflow.rendering.value_phrases import (
    criterion_phrase,
    moment_phrase,
    quantity,
    scope_phrase,
    selection_phrase,
    titled,
)


def value_lines(names: Names) -> Iterator[Line]:
    """What is read from a case, and what must always or never hold."""
    for criterion in names.programme.criteria.values():
        # One without a title is told where it is used.
        if criterion.title is not None:
            title = names.of("criterion", criterion.name)
            test = criterion_phrase(criterion.test, names)
            text = sentence(names, "criterion", criterion=title, test=test)
            yield 0, grounded(criterion, text, names)
    yield from _tallies(names)
    yield from _clocks(names)
    for spell in names.programme.spells.values():
        yield from _spell(spell, names)
    for key, claims in (("always", names.programme.always), ("never", names.programme.never)):
        for name in claims:
            atom = Atom(form="criterion", name=name)
            yield 0, sentence(names, key, criterion=criterion_phrase(atom, names))


def _tallies(names: Names) -> Iterator[Line]:
    for tally in names.programme.tallies.values():
        yield 0, grounded(tally, _tally(tally, names), names)
        if tally.first_day_counts:
            yield 1, sentence(names, "tally.first_day")


def _clocks(names: Names) -> Iterator[Line]:
    for clock in names.programme.clocks.values():
        yield 0, grounded(clock, _clock(clock, names), names)
        for key, spells in (("except", clock.except_), ("during", clock.during)):
            if spells:
                yield 1, sentence(names, f"clock.{key}", spells=all_titled(names, "spell", spells))


def _tally(tally: Tally, names: Names) -> str:
    said = {
        "tally": names.of("tally", tally.name),
        "what": selection_phrase(tally.selection, names),
        "scope": scope_phrase(tally.scope, names),
        "value": names.any(tally.value or ""),
        "which": "" if tally.which is None else say(names.lang, "prose", f"which.{tally.which}"),
    }
    for key, selection in (("among", tally.among), ("broken_by", tally.broken_by)):
        said[key] = selection_phrase(selection, names) if selection is not None else ""
    return sentence(names, f"tally.{tally.form}", **said)


def _clock(clock: Clock, names: Names) -> str:
    said = {"clock": names.of("clock", clock.name), "moment": moment_phrase(clock.from_, names)}
    if clock.until is None:
        return sentence(names, "clock", **said)
    return sentence(names, "clock.until", until=moment_phrase(clock.until, names), **said)


def _spell(spell: Spell, names: Names) -> Iterator[Line]:
    title = names.of("spell", spell.name)
    party = names.role(spell.party) if spell.party is not None else ""
    key = "spell" + (".consent" if spell.consent else "") + (".of" if party else "")
    yield 0, grounded(spell, sentence(names, key, spell=title, party=party), names)
    if spell.reasons:
        reasons = listed(names.lang, map(names.any, spell.reasons), last="or")
        yield 1, sentence(names, "spell.reasons", reasons=reasons)
    if spell.field is not None:
        yield 1, sentence(names, "spell.field", field=names.any(spell.field))
    if spell.approval is not None:
        yield 1, sentence(names, "spell.approval", step=titled(names, "step", spell.approval))
    if spell.many is not None:
        yield 1, sentence(names, "spell.many", n=quantity(spell.many, names))


def parameter_lines(names: Names) -> Iterator[Line]:
    """Each value, where it is from, what else it may be, and who says otherwise."""
    for parameter in names.programme.parameters.values():
        yield 0, grounded(parameter, _parameter(parameter, names), names)
        yield from remarks(parameter, names, level=1)
        yield from ((1, text) for text in _elsewhere(parameter, names))
        if parameter.between is not None:
            least, most = (quantity(value, names) for value in parameter.between)
            yield 1, sentence(names, "parameter.between", least=least, most=most)
        if parameter.among:
            choices = (_value(value, names) for value in parameter.among)
            text = listed(names.lang, choices, last="or")
            yield 1, sentence(names, "parameter.among", choices=text)
        if parameter.per is not None:
            yield 1, sentence(names, "parameter.per")
        if parameter.set_by is not None:
            yield 1, sentence(names, "parameter.set_by", role=names.role(parameter.set_by))
        if parameter.conflict is not None:
            says = names.text(parameter.conflict.says)
            text = sentence(names, "parameter.conflict", says=says)
            yield 1, grounded(parameter.conflict, text, names)


def _elsewhere(parameter: Parameter, names: Names) -> Iterator[str]:
    """The value in a variant, and from a date on."""
    for variant, value in parameter.by_variant.items():
        said = {"variant": titled(names, "variant", variant), "value": _value(value, names)}
        yield sentence(names, "parameter.by_variant", **said)
    for day, value in parameter.dated:
        said = {"day": date_in_words(day, names.lang), "value": _value(value, names)}
        yield sentence(names, f"parameter.dated.{parameter.read}", **said)


def _parameter(parameter: Parameter, names: Names) -> str:
    title = names.of("parameter", parameter.name)
    value = _value(names.stated(parameter.name), names)
    placed = names.place.get(parameter.name)
    if placed is not None:
        key = "parameter.assumed" if placed.assumption else "parameter.of_place"
    elif names.stated(parameter.name) is NOT_STATED:
        key = "parameter.not_stated"
    else:
        key = "parameter.assumed" if parameter.assumption else "parameter"
    return sentence(names, key, parameter=title, value=value)


def _value(value: Any, names: Names) -> str:
    if isinstance(value, tuple) and not hasattr(value, "unit"):
        return names.roles(value)
    return names.any(value) if isinstance(value, str) else quantity(value, names)


def question_lines(names: Names) -> Iterator[Line]:
    """The forms, and each question: what is asked, with which answers, and whether it must be."""
    for form in names.programme.forms.values():
        title = names.of("form", form.name)
        yield 0, grounded(form, sentence(names, "form", form=title), names)
        yield from remarks(form, names, level=1)
    for question in names.programme.questions.values():
        title = names.of("question", question.name)
        text = sentence(names, "question", question=title, type=_type(question, names))
        yield 0, grounded(question, text, names)
        if question.of is not None:
            of = titled(names, "form", question.of)
            yield 1, sentence(names, f"question.of.{question.need}", form=of)
        if question.note is not None:
            yield 1, sentence(names, "remark", text=names.text(question.note))


def _type(question: Question, names: Names) -> str:
    choices = (names.choice(question.name, choice) for choice in question.choices)
    least, most = question.between or ("", "")
    said = {"choices": "; ".join(choices), "least": least, "most": most}
    return say(names.lang, "prose", f"type.{question.type}", **said)


def source_lines(names: Names) -> Iterator[Line]:
    """Each source, its date, where it is to be read."""
    for source in names.programme.sources.values():
        yield 0, sentence(names, "source", source=names.of("source", source.name))
        yield from remarks(source, names, level=1)
        if source.dated is not None:
            yield 1, sentence(names, "source.dated", day=date_in_words(source.dated, names.lang))
        if source.link is not None:
            yield 1, sentence(names, "source.link", link=clean(source.link))
