"""Proofs as text and as JSON: the record, and what was not proved."""

from collections.abc import Iterable
from typing import Any

from programflow.checking.proving import Proof, Taken
from programflow.checking.question import NotProved, Range
from programflow.definition.json_values import to_json
from programflow.definition.programme import Programme
from programflow.definition.selections import Moment
from programflow.definition.settings import setting_to_json
from programflow.diagnostics import Marks
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import date_in_words
from programflow.rendering.fault_phrases import filled
from programflow.rendering.faults import fault_to_json, plain_param
from programflow.rendering.language import Lang, count, listed, say
from programflow.rendering.layout import WIDTH, Paint, painter, table, wrap
from programflow.rendering.names import Names
from programflow.rendering.phrases import literal
from programflow.rendering.value_phrases import moment_phrase
from programflow.temporal import Duration, to_date


def not_proved_line(
    file: str, proof: Proof, *, lang: Lang, colour: bool = False, more: bool = True
) -> str:
    """How much is not proved, on one line, empty where all is; `more` says how to see what."""
    n = len(proof.not_proved)
    if not n:
        return ""
    text = say(lang, "proofs", f"not_proved.{'one' if n == 1 else 'other'}", file=clean(file), n=n)
    if more:
        text += " " + say(lang, "proofs", "not_proved.more")
    return painter(colour=colour)(text, "warning")


# What the names among the parameters of a reason are names of.
_SORTS = {
    "parameter": "parameter",
    "step": "step",
    "steps": "step",
    "phase": "phase",
    "place": "phase",
    "through": "phase",
    "targets": "phase",
    "name": "criterion",
}


def not_proved_message(entry: NotProved, names: Names) -> str:
    """Why something is not proved, in a sentence or two; what it is about by its title."""
    said = [(key, _titled(key, value, names)) for key, value in entry.params]
    return filled(said, say_key=f"why.{entry.reason}", subject="proofs", lang=names.lang)


def _titled(key: str, value: Any, names: Names) -> Any:
    if key not in _SORTS or value is None:
        return value
    if isinstance(value, tuple):
        return tuple(names.of(_SORTS[key], str(one)) for one in value)
    return names.of(_SORTS[key], str(value))


def not_proved_to_json(entry: NotProved, marks: Marks, names: Names) -> dict[str, Any]:
    """What is not proved, as plain data."""
    span = marks.span(entry.route, on="key")
    return {
        "check": entry.check,
        "reason": entry.reason,
        "params": {name: plain_param(value) for name, value in entry.params},
        "route": list(entry.route),
        "line": span.line,
        "column": span.column,
        "related": [
            {"route": list(route), "line": marks.span(route, on="key").line}
            for route in entry.related
        ],
        "message": not_proved_message(entry, names),
    }


def proof_to_json(
    proof: Proof, programme: Programme, marks: Marks, *, lang: Lang
) -> dict[str, Any]:
    """The record as plain data; dates as ISO text."""
    names = Names(programme, lang)
    return {
        "file": clean(marks.name),
        "programme": {"id": proof.programme, "version": proof.version},
        "definition": proof.digest,
        "place": proof.place,
        "variants": list(proof.variants),
        "horizon": proof.horizon,
        "first": to_date(proof.first).isoformat(),
        "last": to_date(proof.last).isoformat(),
        "calendar": {"name": proof.calendar, "version": proof.calendar_version},
        "thorough": proof.thorough,
        "checks": list(proof.checks),
        "looked_at": {
            "dates": proof.dates,
            "states": proof.states,
            "scenarios": proof.scenarios,
        },
        "taken": [_taken_to_json(taken) for taken in proof.taken],
        "faults": [fault_to_json(fault, marks, lang=lang) for fault in proof.findings],
        "not_proved": [not_proved_to_json(entry, marks, names) for entry in proof.not_proved],
    }


def _taken_to_json(taken: Taken) -> dict[str, Any]:
    value = taken.value
    said = [to_json(end) for end in value] if isinstance(value, Range) else setting_to_json(value)
    return {
        "parameter": taken.parameter,
        "value": said,
        "origin": taken.origin,
        "assumption": taken.assumption,
    }


class _Record:
    """A proof record as it is written out."""

    def __init__(self, proof: Proof, names: Names, *, width: int, paint: Paint) -> None:
        self.proof = proof
        self.names = names
        self.lang = names.lang
        self.width = width
        self.paint = paint

    def say(self, key: str, /, **params: Any) -> str:
        return say(self.lang, "proofs", key, **params)

    def lines(self, marks: Marks) -> Iterable[str]:
        title = self.say("record", file=clean(marks.name), version=self.proof.version)
        yield self.paint(title, "heading")
        yield from table([*self._rows()], width=self.width)
        if self.proof.taken:
            yield self.paint(self.say("taken"), "heading")
            yield from table([self._taken(one) for one in self.proof.taken], width=self.width)
        if not self.proof.not_proved:
            yield self.say("section.not_proved.none")
            return
        count_ = f"{self.say('section.not_proved')} ({len(self.proof.not_proved)})"
        yield self.paint(count_, "warning")
        for entry in sorted(self.proof.not_proved, key=lambda one: marks.span(one.route)):
            yield from self._entry(entry, marks)

    def _rows(self) -> Iterable[tuple[str, str]]:
        proof, lang = self.proof, self.lang
        yield self.say("definition"), proof.digest
        yield self.say("place"), clean(proof.place) if proof.place else self.say("place.none")
        if proof.variants:
            titles = (self.names.of("variant", name) for name in proof.variants)
            yield self.say("variants"), listed(lang, titles)
        years = count(lang, "unit.year", proof.horizon)
        first, last = (date_in_words(to_date(day), lang) for day in (proof.first, proof.last))
        yield self.say("starts"), self.say("starts.said", first=first, last=last, years=years)
        version = proof.calendar_version
        yield (
            self.say("calendar"),
            self.say("calendar.said", name=clean(proof.calendar), version=clean(version)),
        )
        yield self.say("looked"), self._looked()
        for number, check in enumerate(proof.checks):
            yield (self.say("checks") if not number else ""), self.say(f"check.{check}")
        yield self.say("found"), self._found()

    def _looked(self) -> str:
        proof = self.proof
        parts = [
            self.say(f"{what}.{'one' if n == 1 else 'other'}", n=n)
            for what, n in (
                ("dates", proof.dates),
                ("states", proof.states),
                ("scenarios", proof.scenarios),
            )
            if n
        ]
        said = listed(self.lang, parts) if parts else self.say("nothing")
        return said if proof.thorough else f"{said}; {self.say('scenarios.left')}"

    def _found(self) -> str:
        if not self.proof.findings:
            return self.say("found.none")
        return listed(self.lang, dict.fromkeys(fault.rule for fault in self.proof.findings))

    def _taken(self, taken: Taken) -> tuple[str, str, str]:
        by = self.say("taken.range.by" if taken.origin == "range" else f"taken.{taken.origin}")
        if taken.assumption:
            by = self.say("taken.assumed", by=by)
        return self.names.of("parameter", taken.parameter), self._value(taken.value), by

    def _value(self, value: Any) -> str:
        if isinstance(value, Range):
            low, high = (literal(end, self.names) for end in value)
            return self.say("taken.range", low=low, high=high)
        if isinstance(value, Moment):
            return moment_phrase(value, self.names)
        if isinstance(value, tuple) and not isinstance(value, Duration):
            return self.names.roles(tuple(str(role) for role in value))
        return literal(value, self.names)

    def _entry(self, entry: NotProved, marks: Marks) -> Iterable[str]:
        span = marks.span(entry.route, on="key")
        text = f"{clean(marks.name)}:{span.line}: {not_proved_message(entry, self.names)}"
        if numbers := sorted({marks.span(route, on="key").line for route in entry.related}):
            key = "lines.one" if len(numbers) == 1 else "lines.other"
            text += " " + self.say(key, lines=listed(self.lang, map(str, numbers)))
        yield from wrap(text, indent=2, hang=4, width=self.width)


def render_proof(
    proof: Proof,
    programme: Programme,
    marks: Marks,
    *,
    lang: Lang,
    colour: bool = False,
    width: int = WIDTH,
) -> str:
    """The record of a proof, to be read by whoever answers for the programme."""
    names = Names(programme, lang)
    record = _Record(proof, names, width=width, paint=painter(colour=colour))
    return "\n".join(record.lines(marks)) + "\n"
