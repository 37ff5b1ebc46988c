"""Parameters of codes as phrases: what stands in the blanks of a sentence."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import frozen

from programflow.definition.criteria import Atom, Combination, Comparison
from programflow.definition.selections import Moment, Scope, Selection
from programflow.definition.values import (
    NOT_STATED,
    Citation,
    ParameterRef,
    TallyRef,
    Text,
    ValueRef,
)
from programflow.rendering.cleaning import clean
from programflow.rendering.code_phrases import moment_told, operand_told, selection_told
from programflow.rendering.dates import duration_in_words, moment_in_words
from programflow.rendering.language import Lang, listed, say, words
from programflow.rendering.names import Names
from programflow.temporal import Duration

# What a parameter of this name names. Titles stand in quotes; roles do not.
_SORTS = {
    "step": "step",
    "before": "step",
    "phase": "phase",
    "place": "phase",
    "from": "phase",
    "parameter": "parameter",
    "question": "question",
    "ask": "question",
    "spell": "spell",
    "clock": "clock",
    "tally": "tally",
    "criterion": "criterion",
    "finding": "finding",
    "variant": "variant",
    "variants": "variant",
}
_ROLES = frozenset({"role", "by"})
_INSTANCES = frozenset({"instances", "what", "name"})
_LITERAL = frozenset({"entry", "id", "to", "field", "code", "kind"})
# Parameters whose values are a closed set of words, and where those words are.
_FAMILIES = {
    "cause": "cause",
    "modality": "modality",
    "now": "state",
    "open": "fulfilled",
    "per": "per",
    "side": "side",
    "states": "state",
    "strength": "strength",
    "value": "fulfilled",
    "wanted": "does",
    "why": "why",
}  # Marks that set something off, in words.
_MARKED = {"entered": "by.entered", "left": "by.left", "lapsed": "by.lapsed", "found": "by.found"}

Params = Iterable[tuple[str, Any]]


@frozen
class Blank:
    """A blank to be filled: the parameter's name, and the other parameters of its sentence."""

    name: str
    beside: Mapping[str, Any]
    names: Names

    @property
    def lang(self) -> Lang:
        """The language of the sentence."""
        return self.names.lang


def phrases(params: Params, names: Names) -> dict[str, str]:
    """Each parameter as it stands in a sentence."""
    given = dict(params)
    return {name: phrase(value, Blank(name, given, names)) for name, value in given.items()}


def phrase(value: Any, blank: Blank) -> str:
    """One parameter as a phrase, by its name and by what it is."""
    if blank.name == "comparisons":
        return _comparisons(value, blank)
    if isinstance(value, tuple | list) and not isinstance(value, Duration):
        if not value:
            return say(blank.lang, "dates", "nothing")
        last = "or" if blank.name in {"states", "nearest", "wanted", "instances"} else "and"
        return listed(blank.lang, (phrase(item, blank) for item in value), last=last)
    if isinstance(value, str):
        return _named(value, blank)
    if isinstance(value, bool) and blank.name in _FAMILIES:
        return words(blank.lang, "status")[f"fulfilled.{'yes' if value else 'no'}"].lower()
    return literal(value, blank.names)


def _named(value: str, blank: Blank) -> str:
    name, names = blank.name, blank.names
    if name == "nearest" or (name == "name" and "sort" in blank.beside):
        # A name that was typed is shown as typed.
        return names.quoted(clean(value))
    family = _FAMILIES.get(name)
    if name == "states" and (verb := _verb(value, blank)):
        return verb
    if family and (word := words(blank.lang, "status").get(f"{family}.{value}")):
        return word
    for known, told in _TOLD:
        if name in known:
            return told(value, blank)
    return guessed(value, names)


def _verb(value: str, blank: Blank) -> str | None:
    """The state of a phase or a spell, with its verb."""
    sort = next((sort for sort in ("phase", "spell") if sort in blank.beside), None)
    return words(blank.lang, "status").get(f"state.{sort}.{value}")


def _title(value: str, blank: Blank) -> str:
    names = blank.names
    sort = _SORTS[blank.name]
    thing = value.partition("<")[0]
    return names.quoted(names.any(thing) if sort == "step" else names.of(sort, thing))


def _role(value: str, blank: Blank) -> str:
    return blank.names.role(value)


def _option(value: str, blank: Blank) -> str:
    return blank.names.quoted(blank.names.option(str(blank.beside.get("step", "")), value))


def _instance(value: str, blank: Blank) -> str:
    return blank.names.quoted(blank.names.instance(value))


def _item(value: str, blank: Blank) -> str:
    """A point of a step by what it says; else the part of a status that is called so."""
    said = blank.names.item(str(blank.beside.get("step", "")), value)
    return _instance(value, blank) if said is None else blank.names.quoted(said)


def _sort(value: str, blank: Blank) -> str:
    return words(blank.lang, "kinds").get(f"sort.{value}", clean(value))


def _cause(value: str, blank: Blank) -> str:
    """What set something off: a mark or an instance by its name, else an entry by its id."""
    kind = value.partition(":")[0]
    if key := _MARKED.get(kind):
        return say(blank.lang, "status", key, what=_instance(value, blank))
    if "<" in value or ":" in value:
        return _instance(value, blank)
    return say(blank.lang, "status", "entry", entry=clean(value))


def _moment(value: str, blank: Blank) -> str:
    return moment_told(value, blank.names)


def _selection(value: str, blank: Blank) -> str:
    return selection_told(value, blank.names)


def _length(value: str, blank: Blank) -> str:
    """A length of time; that it counts backwards the sentence says."""
    return operand_told(value.removeprefix("-"), blank.names) or clean(value)


def _given(value: str, blank: Blank) -> str:
    if value in {"yes", "no", "unknown"}:
        return say(blank.lang, "dates", value)
    question = str(blank.beside.get("question", ""))
    return blank.names.quoted(blank.names.choice(question, value))


def _plain(value: str, blank: Blank) -> str:
    del blank
    return clean(value)


def _wanted(value: str, blank: Blank) -> str:
    return blank.names.role(value)


_TOLD: tuple[tuple[frozenset[str], Callable[[str, Blank], str]], ...] = (
    (frozenset(_SORTS), _title),
    (_ROLES, _role),
    (frozenset({"option", "options"}), _option),
    (_INSTANCES, _instance),
    (frozenset({"cause"}), _cause),
    (frozenset({"item"}), _item),
    (frozenset({"given"}), _given),
    (frozenset({"anchor"}), _moment),
    (frozenset({"selection"}), _selection),
    (frozenset({"length"}), _length),
    (frozenset({"sort"}), _sort),
    (frozenset({"wanted"}), _wanted),
    (_LITERAL, _plain),
)


def guessed(value: str, names: Names) -> str:
    """A text that no parameter's name explains: a date, a truth, a name, or just itself."""
    if value[:4].isdecimal() and value[4:5] == "-":
        return moment_in_words(value, names.lang)
    if value in {"yes", "no", "unknown"}:
        return say(names.lang, "dates", value)
    return names.title_of(value) or clean(value.replace("_", " "))


def _comparisons(value: Any, blank: Blank) -> str:
    """Comparisons, as nodes of the definition or as pairs of an operator and an operand."""
    from programflow.rendering.value_phrases import comparison  # each needs the other

    question = blank.beside.get("question")
    pairs = ((c.op, c.operand) if isinstance(c, Comparison) else tuple(c) for c in value)
    said = (comparison(op, operand, names=blank.names, question=question) for op, operand in pairs)
    return listed(blank.lang, said)


def literal(value: Any, names: Names) -> str:
    """A value that is no name: a date, a length of time, a number, yes or no, or a part."""
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
    return part(value, names)


def part(value: Any, names: Names) -> str:
    """A part of the definition in words."""
    from programflow.rendering import value_phrases  # each needs the other

    if isinstance(value, Moment):
        return value_phrases.moment_phrase(value, names)
    if isinstance(value, Selection):
        return value_phrases.selection_phrase(value, names)
    if isinstance(value, Scope):
        return value_phrases.scope_phrase(value, names)
    if isinstance(value, Atom | Combination):
        return value_phrases.criterion_phrase(value, names)
    if isinstance(value, ParameterRef | ValueRef | TallyRef):
        return value_phrases.quantity(value, names)
    return clean(str(value))


def number(value: int | Decimal | Fraction, lang: Lang) -> str:
    """A number, with the decimal sign of the language."""
    text = str(value) if not isinstance(value, Fraction) else f"{float(value):g}"
    return text if lang == "en" else text.replace(".", ",")
