"""A change of a definition as a sentence: nobody would notice if …"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from programflow.definition.criteria import Atom, Combination, Comparison
from programflow.definition.node import Node, Route
from programflow.definition.programme import Next, Parameter, Phase, Programme
from programflow.definition.selections import Moment, Scope, Selection, Selector
from programflow.definition.steps import (
    Before,
    Bound,
    Chooses,
    Effect,
    Gap,
    Item,
    Opening,
    Option,
    Recommendation,
    Step,
)
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import date_in_words, duration_in_words
from programflow.rendering.language import listed, say, words
from programflow.rendering.names import Names, spaced
from programflow.rendering.reasons import capital
from programflow.rendering.value_phrases import (
    comparison,
    criterion_phrase,
    moment_phrase,
    quantity,
    scope_phrase,
    selection_phrase,
)
from programflow.temporal import Duration
from programflow.testing.mutating.mutants import Mutant

_SORTS = {
    "roles": "role",
    "parameters": "parameter",
    "questions": "question",
    "incidents": "incident",
    "spells": "spell",
    "clocks": "clock",
    "tallies": "tally",
    "criteria": "criterion",
    "findings": "finding",
    "steps": "step",
    "phases": "phase",
    "outcomes": "phase",
}
_NAMED = {"of": "role", "by": "role", "go": "phase", "target": "phase"}


def nobody(mutant: Mutant, names: Names) -> str:
    """The sentence that nobody would notice a change."""
    return say(names.lang, "mutants", "nobody", what=clause(mutant, names))


def clause(mutant: Mutant, names: Names) -> str:
    """What would be otherwise, as a clause."""
    change, lang = mutant.change, names.lang
    thing = thing_at(mutant.path, names)
    key = say(lang, "mutants", f"key.{change.key.rstrip('_')}")
    before, after = (_value(value, mutant, names) for value in (change.before, change.after))
    said = {"thing": thing, "key": key, "before": before, "after": after}
    return say(lang, "mutants", _template(mutant), **said)


def _template(mutant: Mutant) -> str:
    change = mutant.change
    if change.operator == "dropped":
        if change.key in {"findings", "steps", "options"}:
            return "gone"
        return "dropped" if change.before in {None, True, False, ()} else "dropped.said"
    if change.operator == "ends-swapped" and change.key == "min":
        return "ends-swapped.min"
    own = {"negated", "once", "ends-swapped", "order-swapped"}
    return change.operator if change.operator in own else "changed"


def thing_at(path: Route, names: Names) -> str:
    """The named thing around a part: a step, an option of a decision, a finding, a phase."""
    said = say(names.lang, "mutants", "thing.programme")
    step = ""
    for key, name in pairwise(path):
        if key in _SORTS and isinstance(name, str):
            said = names.quoted(names.of(_SORTS[str(key)], name))
            step = name
        elif key == "options" and isinstance(name, str):
            option = names.quoted(names.option(step, name))
            said = say(names.lang, "mutants", "thing.option", option=option, step=said)
    return said


def _value(value: Any, mutant: Mutant, names: Names) -> str:
    """A value of a change, in words."""
    lang, key = names.lang, mutant.change.key
    if isinstance(value, Node):
        return _part(value, mutant, names)
    if isinstance(value, bool):
        return words(lang, "dates")["yes" if value else "no"]
    if isinstance(value, Duration):
        return duration_in_words(value, lang)
    if isinstance(value, date):
        return date_in_words(value, lang)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return listed(lang, (_value(item, mutant, names) for item in value))
    if value is None:
        return say(lang, "mutants", "value.nothing")
    return _word(str(value), key, mutant, names=names)


def _word(word: str, key: str, mutant: Mutant, *, names: Names) -> str:
    if key in _NAMED:
        return names.quoted(names.of(_NAMED[key], word))
    if mutant.change.key == "comparisons":
        return names.quoted(_choice(word, mutant, names))
    for subject, prefix in (("mutants", "value"), ("status", "modality"), ("status", "strength")):
        said = words(names.lang, subject).get(f"{prefix}.{word}")
        if said is not None:
            return said
    for prefix in ("side", "cause", "state"):
        said = words(names.lang, "status").get(f"{prefix}.{word}")
        if said is not None:
            return said
    title = names.title_of(word)
    return title or names.quoted(spaced(word)) if word else clean(word)


def _choice(word: str, mutant: Mutant, names: Names) -> str:
    node = mutant.change.node
    return names.choice(node.name or "", word) if isinstance(node, Atom) else spaced(word)


def _part(part: Node, mutant: Mutant, names: Names) -> str:  # a table by type
    if isinstance(part, Atom | Combination):
        return criterion_phrase(part, names, inside=True)
    if isinstance(part, Selector):
        return selection_phrase(Selection(members=(part,)), names)
    if isinstance(part, Selection):
        return selection_phrase(part, names)
    if isinstance(part, Moment):
        return moment_phrase(part, names)
    if isinstance(part, Scope):
        return scope_phrase(part, names)
    if isinstance(part, Comparison):
        return comparison(part.op, part.operand, names=names)
    told = _TOLD.get(type(part))
    if told is not None:
        return str(told(part, names))
    return _titled(part, mutant, names)


def _titled(part: Node, mutant: Mutant, names: Names) -> str:
    name = getattr(part, "name", None)
    if name is None:
        return quantity(part, names)
    if isinstance(part, Option):
        step = str(mutant.path[-1]) if mutant.path else ""
        return names.quoted(names.option(step, name))
    return names.quoted(names.any(name))


def _length(bound: Any, names: Names) -> str:
    for field in ("max", "min", "aim"):
        value = getattr(bound, field, None)
        if value is not None:
            return quantity(value, names)
    return ""


def _opening(opening: Opening, names: Names) -> str:
    if opening.selection is not None:
        return selection_phrase(opening.selection, names)
    if opening.criterion is not None:
        return criterion_phrase(opening.criterion, names)
    return names.quoted(spaced(opening.form))


def _effect(effect: Effect, names: Names) -> str:
    return names.title_of(effect.target) or names.quoted(spaced(effect.form))


_TOLD: Mapping[type[Node], Any] = {
    Bound: _length,
    Gap: _length,
    Chooses: lambda part, names: quantity(part.at_least, names) if part.at_least else "",
    Before: lambda part, names: names.quoted(names.of("step", part.step)),
    Item: lambda part, names: names.quoted(names.text(part.says) if part.says else part.item),
    Next: lambda part, names: names.quoted(names.of("phase", part.go)),
    Opening: _opening,
    Effect: _effect,
    Recommendation: lambda part, names: criterion_phrase(part.when, names),
    Step: lambda part, names: names.quoted(names.of("step", part.name)),
    Phase: lambda part, names: names.quoted(names.of("phase", part.name)),
    Parameter: lambda part, names: names.quoted(names.of("parameter", part.name)),
}


def sentences(mutants: tuple[Mutant, ...], programme: Programme, lang: Any) -> list[str]:
    """The sentences of several changes."""
    names = Names(programme, lang)
    return [capital(nobody(mutant, names)) for mutant in mutants]
