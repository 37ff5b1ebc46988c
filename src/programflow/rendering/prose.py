"""A definition read back as numbered sentences, so that whoever knows the handbook can say: yes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from programflow.definition.criteria import Atom
from programflow.definition.programme import Parameter, Phase, PlaceSetting, Programme, Question
from programflow.definition.selections import Clock, Tally
from programflow.definition.values import NOT_STATED, Citation
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import date_in_words
from programflow.rendering.language import Lang, listed, say
from programflow.rendering.layout import WIDTH, painter, wrap
from programflow.rendering.names import Names
from programflow.rendering.prose_steps import Line, grounded, heading_of, step_lines
from programflow.rendering.reasons import capital
from programflow.rendering.value_phrases import (
    criterion_phrase,
    moment_phrase,
    quantity,
    scope_phrase,
    selection_phrase,
    titled,
)

Section = tuple[str, list[Line]]


@frozen(kw_only=True)
class Prose:
    """A definition in sentences; what the sections share."""

    names: Names
    programme: Programme
    place: Mapping[str, PlaceSetting] = field(factory=dict)

    def say(self, key: str, /, **params: Any) -> str:
        """A sentence."""
        return capital(say(self.names.lang, "prose", key, **params))

    def sections(self) -> Iterator[Section]:
        """Headings with their sentences, in the order in which one would tell them."""
        say_ = self.say
        yield say_("section.roles"), list(self._roles())
        yield say_("section.variants"), list(self._variants())
        for phase in self.programme.phases.values():
            name = titled(self.names, "phase", phase.name)
            yield say_("section.phase", phase=name), list(self._phase(phase))
        for outcome in self.programme.outcomes.values():
            name = titled(self.names, "phase", outcome.name)
            lines: list[Line] = [
                (0, say_("outcome.adverse" if outcome.adverse else "outcome.fair"))
            ]
            lines += (
                line for step in outcome.steps.values() for line in step_lines(step, self.names)
            )
            yield say_("section.outcome", phase=name), lines
        anywhere = self.programme.steps.values()
        lines = [line for step in anywhere for line in step_lines(step, self.names)]
        yield say_("section.anywhere"), lines
        yield say_("section.findings"), list(self._findings())
        yield say_("section.values"), [*self._values(), *self._invariants()]
        yield say_("section.parameters"), list(self._parameters())
        yield say_("section.questions"), list(self._questions())
        yield say_("section.sources"), list(self._sources())

    def _roles(self) -> Iterator[Line]:
        for role in self.programme.roles.values():
            title = capital(self.names.of("role", role.name))
            yield 0, grounded(role, self.say(f"role.{role.side}", role=title), self.names)
            if role.credentials:
                names = listed(self.names.lang, map(self.names.any, role.credentials))
                yield 1, self.say("role.credentials", credentials=names)
            if role.never_also:
                yield 1, self.say("role.never_also", roles=self.names.roles(role.never_also))
            if role.held_by is NOT_STATED:
                yield 1, self.say("role.not_held")
            elif role.held_by is not None:
                yield 1, self.say("role.held_by", who=clean(str(role.held_by)))
        keeper = capital(self.names.of("role", self.programme.record_keeper))
        yield 0, self.say("keeper", role=keeper)

    def _variants(self) -> Iterator[Line]:
        for variant in self.programme.variants.values():
            title = self.names.of("variant", variant.name)
            yield 0, grounded(variant, self.say("variant", variant=title), self.names)

    def _phase(self, phase: Phase) -> Iterator[Line]:
        if phase.initial:
            yield 0, self.say("phase.initial")
        if phase.enter is not None:
            yield 0, self.say("phase.enter", criterion=criterion_phrase(phase.enter, self.names))
        if phase.of is not None:
            yield 0, self.say("phase.of", role=capital(self.names.of("role", phase.of)))
        yield from heading_of(phase.window, self.names, level=0)
        for step in phase.steps.values():
            yield from step_lines(step, self.names)
        for move in phase.next:
            when = criterion_phrase(move.when, self.names)
            to = titled(self.names, "phase", move.go)
            text = self.say("phase.next", criterion=when, phase=to)
            yield 0, grounded(move, text, self.names)

    def _findings(self) -> Iterator[Line]:
        sides = {name: role.side for name, role in self.programme.roles.items()}
        for finding in self.programme.findings.values():
            grade = {"must": "breach", "should": "deviation", "may": "notice"}[finding.modality]
            if grade == "breach" and sides.get(finding.of) != "participant":
                grade = "deviation"
            said = {
                "finding": self.names.of("finding", finding.name),
                "grade": say(self.names.lang, "status", f"grade.{grade}").lower(),
                "of": self.names.role(finding.of),
            }
            if finding.each is not None:
                what = selection_phrase(finding.each, self.names)
                text = self.say("finding.each", what=what, **said)
            else:
                assert finding.when is not None
                when = criterion_phrase(finding.when, self.names)
                text = self.say("finding.when", criterion=when, **said)
            yield 0, grounded(finding, text, self.names)

    def _values(self) -> Iterator[Line]:
        for criterion in self.programme.criteria.values():
            # One without a title is told where it is used.
            if criterion.title is not None:
                title = self.names.of("criterion", criterion.name)
                test = criterion_phrase(criterion.test, self.names)
                yield 0, self.say("criterion", criterion=title, test=test)
        for tally in self.programme.tallies.values():
            yield 0, grounded(tally, self._tally(tally), self.names)
        for clock in self.programme.clocks.values():
            yield 0, grounded(clock, self._clock(clock), self.names)
            for key, spells in (("except", clock.except_), ("during", clock.during)):
                if spells:
                    names = (titled(self.names, "spell", spell) for spell in spells)
                    yield 1, self.say(f"clock.{key}", spells=listed(self.names.lang, names))
        for spell in self.programme.spells.values():
            title = self.names.of("spell", spell.name)
            party = self.names.role(spell.party) if spell.party is not None else ""
            key = "spell.consent" if spell.consent and party else "spell"
            yield 0, grounded(spell, self.say(key, spell=title, party=party), self.names)

    def _tally(self, tally: Tally) -> str:
        said = {
            "tally": self.names.of("tally", tally.name),
            "what": selection_phrase(tally.selection, self.names),
            "scope": scope_phrase(tally.scope, self.names),
            "value": self.names.any(tally.value or ""),
            "which": _which(tally.which, self.names.lang),
        }
        for key, selection in (("among", tally.among), ("broken_by", tally.broken_by)):
            said[key] = selection_phrase(selection, self.names) if selection is not None else ""
        return self.say(f"tally.{tally.form}", **said)

    def _clock(self, clock: Clock) -> str:
        said = {
            "clock": self.names.of("clock", clock.name),
            "moment": moment_phrase(clock.from_, self.names),
        }
        if clock.until is None:
            return self.say("clock", **said)
        return self.say("clock.until", until=moment_phrase(clock.until, self.names), **said)

    def _invariants(self) -> Iterator[Line]:
        for key, names in (("always", self.programme.always), ("never", self.programme.never)):
            for name in names:
                atom = Atom(form="criterion", name=name)
                yield 0, self.say(key, criterion=criterion_phrase(atom, self.names))

    def _parameters(self) -> Iterator[Line]:
        for parameter in self.programme.parameters.values():
            yield 0, grounded(parameter, self._parameter(parameter), self.names)
            if parameter.between is not None:
                least, most = (quantity(value, self.names) for value in parameter.between)
                yield 1, self.say("parameter.between", least=least, most=most)
            if parameter.among:
                choices = (self._value(value) for value in parameter.among)
                text = listed(self.names.lang, choices, last="or")
                yield 1, self.say("parameter.among", choices=text)
            if parameter.conflict is not None:
                says = self.names.text(parameter.conflict.says)
                text = self.say("parameter.conflict", says=says)
                yield 1, text + self.grounds(parameter.conflict.source)

    def _parameter(self, parameter: Parameter) -> str:
        title = self.names.of("parameter", parameter.name)
        value = self._value(self.names.stated(parameter.name))
        placed = self.place.get(parameter.name)
        if placed is not None:
            key = "parameter.assumed" if placed.assumption else "parameter.of_place"
        elif self.names.stated(parameter.name) is NOT_STATED:
            key = "parameter.not_stated"
        else:
            key = "parameter.assumed" if parameter.assumption else "parameter"
        return self.say(key, parameter=title, value=value)

    def _value(self, value: Any) -> str:
        if isinstance(value, tuple) and not hasattr(value, "unit"):
            return self.names.roles(value)
        return self.names.any(value) if isinstance(value, str) else quantity(value, self.names)

    def _questions(self) -> Iterator[Line]:
        for question in self.programme.questions.values():
            title = self.names.of("question", question.name)
            text = self.say("question", question=title, type=self._type(question))
            yield 0, grounded(question, text, self.names)

    def _type(self, question: Question) -> str:
        choices = (self.names.choice(question.name, choice) for choice in question.choices)
        least, most = question.between or ("", "")
        said = {"choices": "; ".join(choices), "least": least, "most": most}
        return say(self.names.lang, "prose", f"type.{question.type}", **said)

    def _sources(self) -> Iterator[Line]:
        for source in self.programme.sources.values():
            yield 0, self.say("source", source=self.names.of("source", source.name))

    def grounds(self, source: Citation) -> str:
        """A citation in brackets."""
        return say(self.names.lang, "prose", "grounds", source=self.names.citation(source))


def _which(which: str | None, lang: Lang) -> str:
    return "" if which is None else say(lang, "prose", f"which.{which}")


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
    prose = Prose(names=names, programme=programme, place=place or {})
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
    for title, said in prose.sections():
        if said:
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
