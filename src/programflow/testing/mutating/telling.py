"""A change of a definition as a sentence: nobody would notice if …"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from programflow.definition.criteria import Atom, Combination, Comparison
from programflow.definition.node import Node, Route
from programflow.definition.programme import Next, Outcome, Parameter, Phase, Programme
from programflow.definition.selections import Moment, Scope, Selection, Selector, Spell
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
    Repeat,
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
from programflow.testing.mutating.change import Change
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
# Operators that have a sentence of their own.
_OWN = frozenset(
    {"negated", "once", "ends-swapped", "order-swapped", "doubled", "reversed", "level-skipped"}
    | {"by-itself", "loop-added", "sliding", "calendar", "calendar-emptied", "clock-stopped"}
    | {"unknown-is-no", "each-time", "other-choice", "boundary"}
)
_NAMED = {"of": "role", "by": "role", "go": "phase", "target": "phase"}


def nobody(mutant: Mutant, names: Names) -> str:
    """The sentence that nobody would notice a change."""
    return say(names.lang, "mutants", "nobody", what=clause(mutant, names))


def clause(mutant: Mutant, names: Names) -> str:
    """What would be otherwise, as a clause."""
    change, lang = mutant.change, names.lang
    thing = thing_at((*mutant.path, *change.inside), names)
    key = say(lang, "mutants", f"key.{_key(change)}")
    before, after = (_value(value, mutant, names) for value in (change.before, change.after))
    said = {"thing": thing, "key": key, "before": before, "after": after}
    return say(lang, "mutants", _template(mutant), **said)


def _key(change: Change) -> str:
    """The word for a field; of a pace `min` is a number, and one of a spell's reasons a reason."""
    if isinstance(change.node, Repeat) and change.key in {"min", "max"}:
        return "at_least" if change.key == "min" else "at_most"
    one_reason = change.key == "reasons" and change.index is not None
    return "reason" if one_reason else change.key.rstrip("_")


def _template(mutant: Mutant) -> str:
    change = mutant.change
    if change.operator == "dropped":
        if change.key in {"findings", "steps", "options"}:
            return "gone"
        return "dropped" if change.before in {None, True, False, ()} else "dropped.said"
    if change.key == "counting":
        return f"counting.{change.after}"
    if change.operator == "ends-swapped" and change.key == "min":
        return "ends-swapped.min"
    return change.operator if change.operator in _OWN else "changed"


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


def rule_at(route: Route, names: Names) -> str:
    """A rule by the thing around it, and which of its keys it stands under."""
    thing = thing_at(route, names)
    keys = [str(key) for key in route if isinstance(key, str)]
    word = words(names.lang, "mutants").get(f"key.{keys[-1]}") if keys else None
    named = len(keys) > 1 and (keys[-2] in _SORTS or keys[-2] == "options")
    return thing if word is None or named else f"{thing}: {word}"


def _value(value: Any, mutant: Mutant, names: Names) -> str:
    """A value of a change, in words."""
    lang = names.lang
    if isinstance(value, Node):
        return _part(value, mutant, names)
    plain = next((told for kind, told in _PLAIN if isinstance(value, kind)), None)
    if plain is not None:
        return str(plain(value, lang))
    if isinstance(value, tuple):
        return listed(lang, (_value(item, mutant, names) for item in value))
    if value is None:
        return say(lang, "mutants", "value.nothing")
    return _word(str(value), mutant.change.key, mutant, names=names)


# By type; a bool is an int too, and comes first, and a length of time is a tuple.
_PLAIN: tuple[tuple[type, Any], ...] = (
    (bool, lambda value, lang: words(lang, "dates")["yes" if value else "no"]),
    (int, lambda value, _: str(value)),
    (Decimal, lambda value, _: format(value, "f")),
    (Duration, duration_in_words),
    (date, date_in_words),
)


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
    Outcome: lambda part, names: names.quoted(names.of("phase", part.name)),
    Spell: lambda part, names: names.quoted(names.of("spell", part.name)),
    Parameter: lambda part, names: names.quoted(names.of("parameter", part.name)),
}


def sentences(mutants: tuple[Mutant, ...], programme: Programme, lang: Any) -> list[str]:
    """The sentences of several changes."""
    names = Names(programme, lang)
    return [capital(nobody(mutant, names)) for mutant in mutants]
