"""Parameters of codes as phrases: what stands in the blanks of a sentence."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from programflow.definition.selections import Moment
from programflow.definition.values import NOT_STATED, Citation, Text
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import duration_in_words, moment_in_words
from programflow.rendering.language import Lang, listed, say, words
from programflow.rendering.names import Names
from programflow.temporal import Duration

# What a parameter of this name names. Titles stand in quotes; roles do not.
_SORTS = {
    "step": "step",
    "steps": "step",
    "other": "step",
    "waits_for": "step",
    "phase": "phase",
    "outcome": "phase",
    "to_phase": "phase",
    "parameter": "parameter",
    "question": "question",
    "questions": "question",
    "ask": "question",
    "form": "form",
    "incident": "incident",
    "spell": "spell",
    "spells": "spell",
    "clock": "clock",
    "tally": "tally",
    "criterion": "criterion",
    "finding": "finding",
    "variant": "variant",
}
_ROLES = frozenset({"role", "roles", "of", "by", "party", "bearer", "signed_by"})
_INSTANCES = frozenset({"item", "instance", "lapse", "about"})
_LITERAL = frozenset({"entry", "entries", "id", "case", "programme", "version", "actor", "given"})
# Parameters whose values are a closed set of words, and the family of the catalogue they are in.
_FAMILIES = {
    "act": "act",
    "cause": "cause",
    "grade": "grade",
    "kind": "kind",
    "modality": "modality",
    "need": "need",
    "side": "side",
    "state": "state",
    "states": "state",
    "strength": "strength",
    "truth": "truth",
    "verdict": "truth",
}

Params = Iterable[tuple[str, Any]]


def phrases(params: Params, names: Names) -> dict[str, str]:
    """Each parameter as it stands in a sentence."""
    given = dict(params)
    return {name: phrase(name, value, names=names, beside=given) for name, value in given.items()}


def phrase(name: str, value: Any, *, names: Names, beside: Mapping[str, Any] | None = None) -> str:
    """One parameter as a phrase, by its name and by what it is.

    `beside` are the other parameters: an option is looked up in the decision that stands there.
    """
    if isinstance(value, tuple | list) and not isinstance(value, Duration):
        if not value:
            return say(names.lang, "dates", "nothing")
        many = (phrase(name, item, names=names, beside=beside) for item in value)
        return listed(names.lang, many)
    if isinstance(value, str):
        return _named(name, value, names, beside or {})
    return literal(value, names)


def _named(name: str, value: str, names: Names, beside: Mapping[str, Any]) -> str:
    family = _FAMILIES.get(name)
    if family and (word := words(names.lang, "status").get(f"{family}.{value}")):
        return word
    if name in _SORTS:
        return names.quoted(names.of(_SORTS[name], value.partition("<")[0]))
    if name in _ROLES:
        return names.role(value)
    if name in {"option", "options"}:
        return names.quoted(names.option(str(beside.get("step", "")), value))
    if name in _INSTANCES:
        return names.quoted(names.instance(value))
    if name == "source":
        return names.citation(value)
    if name in _LITERAL:
        return clean(value)
    return _guessed(value, names)


def _guessed(value: str, names: Names) -> str:
    """A text that no parameter's name explains: a date, a truth, a name, or just itself."""
    if value[:4].isdecimal() and value[4:5] == "-":
        return moment_in_words(value, names.lang)
    if value in {"yes", "no", "unknown"}:
        return say(names.lang, "dates", value)
    return names.title_of(value) or clean(value.replace("_", " "))


def literal(value: Any, names: Names) -> str:
    """A value that is no name: a date, a length of time, a number, yes or no, a moment."""
    lang = names.lang
    if value is None or value is NOT_STATED:
        return say(lang, "dates", "unknown" if value is None else "not_stated")
    if isinstance(value, bool):
        return say(lang, "dates", "yes" if value else "no")
    if isinstance(value, date | datetime):
        return moment_in_words(value, lang)
    if isinstance(value, Duration):
        return duration_in_words(value, lang)
    if isinstance(value, int | Decimal | Fraction):
        return number(value, lang)
    if isinstance(value, Text):
        return names.text(value)
    if isinstance(value, Citation):
        return names.citation(value)
    return moment(value, names) if isinstance(value, Moment) else clean(str(value))


def number(value: int | Decimal | Fraction, lang: Lang) -> str:
    """A number, with the decimal sign of the language."""
    text = str(value) if not isinstance(value, Fraction) else f"{float(value):g}"
    return text if lang == "en" else text.replace(".", ",")


def moment(value: Moment, names: Names) -> str:
    """A moment of a definition in words."""
    from programflow.rendering.value_phrases import moment_phrase  # each needs the other

    return moment_phrase(value, names)
