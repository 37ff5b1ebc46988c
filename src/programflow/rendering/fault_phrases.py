"""A fault in sentences: what is wrong, what to do, and an example of what to write."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from programflow.diagnostics import Fault
from programflow.rendering.cleaning import clean, clean_lines
from programflow.rendering.dates import date_in_words, duration_in_words
from programflow.rendering.language import Lang, listed, placeholders, say, words
from programflow.rendering.paths import answer_phrase
from programflow.temporal import Duration

MOST_KNOWN = 12
_SLOT = re.compile("‹([a-z]+)›")
_QUOTED = frozenset(
    {"choices", "clock", "decision", "entry", "inside", "key", "keys", "kind", "kinds", "known"}
    | {"name", "near", "needs", "op", "outcome", "parameter", "phase", "places", "step", "target"}
    | {"goes", "names", "option", "options", "outcomes", "outer", "place", "thing", "variants"}
    | {"other", "spell", "steps", "targets", "through", "waits"}
)
_ALL_OF = frozenset(
    {"applicant", "options", "ring", "step", "steps", "targets", "through", "variants", "waits"}
)
# Where the words for a code are looked up, by the parameter that holds it.
_FAMILIES = {
    "wanted": ("kind", "unit", "what"),
    "got": ("kind", "unit", "what"),
    "sorts": ("sort",),
    "sort": ("sort",),
    "what": ("which",),
    "unit": ("unit",),
    "type": ("type",),
}
# A word of the language, and what it means to somebody who does not know it.
_GLOSSED = frozenset({"choices", "causes"})
# What was meant is a guess, and how such a thing is written is worth knowing anyway.
_GUESS_AND_HELP = frozenset({"name-form"})


def message(fault: Fault, lang: Lang) -> str:
    """What is wrong, in one sentence."""
    inside = f"{fault.rule}.in"
    if inside in words(lang, "faults") and fault.route and isinstance(fault.route[-1], str):
        return _filled(fault, inside, lang)
    return _filled(fault, fault.rule, lang)


def advice(fault: Fault, lang: Lang) -> str:
    """What to do: names that may have been meant, else what helps, and what may stand."""
    said = []
    near = fault.param("near")
    if near:
        said.append(say(lang, "faults", "near", near=_joined("near", near, lang)))
    if not near or fault.rule in _GUESS_AND_HELP:
        said.append(_help(fault, lang))
    if not near and (known := fault.param("known")) and not fault.param("places"):
        said.append(_known(known, lang))
    return " ".join(part for part in said if part)


def _help(fault: Fault, lang: Lang) -> str:
    how = _HELP.get(fault.rule)
    said = "" if how is None else how(fault, lang)
    return said or _filled(fault, f"{fault.rule}.help", lang)


def _how_to_write(fault: Fault, lang: Lang) -> str:
    """How what is wanted is written, where a thing of another kind or nothing stands."""
    first, _, _ = str(fault.param("wanted")).partition("|")
    return _said("kinds", f"write.{first}", lang)


def _what_it_says(fault: Fault, lang: Lang) -> str:
    """What the key that lacks is for: of an entry, of what is to stand there, or always."""
    key = fault.param("key")
    more = "entry" if fault.route and isinstance(fault.route[0], int) else fault.param("wanted")
    means = _said("keys", f"means.{key}.{more}", lang) or _said("keys", f"means.{key}", lang)
    if not means:
        return ""
    return say(lang, "faults", "means", key=one("key", key, lang), means=means)


def _what_they_say(fault: Fault, lang: Lang) -> str:
    return _said("keys", f"one_of.{'.'.join(fault.param('keys'))}", lang)


def _what_to_look_for(fault: Fault, lang: Lang) -> str:
    indents = {name: fault.param(name) for name in ("here", "above")}
    return _said("kinds", f"problem.{fault.param('problem')}.help", lang, **indents)


def _where_it_belongs(fault: Fault, lang: Lang) -> str:
    key = fault.param("key")
    if fault.example is not None and f"{{{key}: " in fault.example:
        return say(lang, "faults", "unknown-key.around")
    return _filled(fault, "unknown-key.places", lang) if fault.param("places") else ""


def _decided_already(fault: Fault, lang: Lang) -> str:
    there = fault.param("decision") is not None
    return _filled(fault, "adverse-without-decision.decided", lang) if there else ""


_HELP: dict[str, Callable[[Fault, Lang], str]] = {
    "wrong-kind": _how_to_write,
    "empty-value": _how_to_write,
    "missing-key": _what_it_says,
    "missing-one-of": _what_they_say,
    "yaml-syntax": _what_to_look_for,
    "unknown-key": _where_it_belongs,
    "adverse-without-decision": _decided_already,
}


def _said(subject: str, key: str, lang: Lang, **params: Any) -> str:
    """The words of a key; empty where it has none."""
    return say(lang, subject, key, **params) if key in words(lang, subject) else ""


def example(fault: Fault, lang: Lang) -> list[str]:
    """The lines of an example of what to write; none where what was meant is said."""
    if fault.example is None or fault.param("near"):
        return []
    filled = _SLOT.sub(
        lambda slot: f"‹{_said('kinds', f'sort.{slot[1]}', lang) or slot[1]}›", fault.example
    )
    return clean_lines(filled)


def _known(known: tuple[str, ...], lang: Lang) -> str:
    shown = known if len(known) <= MOST_KNOWN + 1 else known[:MOST_KNOWN]
    text = ", ".join(one("known", name, lang) for name in shown)
    if len(shown) == len(known):
        return say(lang, "faults", "known", known=text)
    return say(lang, "faults", "known.some", known=text, more=len(known) - len(shown))


def filled(params: Iterable[tuple[str, Any]], *, say_key: str, subject: str, lang: Lang) -> str:
    """A sentence of a catalogue with a fault's or a proof's parameters in its blanks."""
    said = {name: _joined(name, value, lang) for name, value in params}
    return words(lang, subject)[say_key].format_map(said)


def _filled(fault: Fault, key: str, lang: Lang) -> str:
    template = words(lang, "faults").get(key)
    said = {name: _joined(name, value, lang) for name, value in fault.params}
    if fault.route:
        said["inside"] = one("inside", fault.route[-1], lang)
    if fault.rule == "two-kinds":
        said["keys"] = _joined("keys", fault.param("keys"), lang, last="and")
    if fault.rule == "no-such-cause":
        said["kinds"] = _joined("causes", fault.param("kinds"), lang)
    if fault.rule == "boolean-spelling" and fault.param("meant") is None:
        said["meant"] = "yes | no"
    if template is None or not placeholders(template) <= said.keys():
        extra = ", ".join(said[name] for name, _ in fault.params)
        return "" if key.endswith(".help") else f"{fault.rule}: {extra}".rstrip(": ")
    return template.format_map(said)


def _joined(name: str, value: Any, lang: Lang, *, last: str | None = None) -> str:
    if name == "wanted" and isinstance(value, str):
        value = tuple(value.split("|"))
    if isinstance(value, Duration):
        return duration_in_words(value, lang)
    if isinstance(value, date):
        return date_in_words(value, lang)
    if not isinstance(value, tuple):
        return one(name, value, lang)
    distinct = dict.fromkeys(one(name, item, lang) for item in value)
    return listed(lang, distinct, last=last or ("and" if name in _ALL_OF else "or"))


def one(name: str, value: Any, lang: Lang) -> str:
    """A parameter's value: the words for its code, else itself, cleaned and shortened."""
    if name == "applicant" and isinstance(value, tuple):
        return answer_phrase(value, lang)
    if name == "ring" and isinstance(value, tuple):
        sort, said = value
        return f"{_said('kinds', f'sort.{sort}', lang)} {one('name', said, lang)}"
    text = str(value) if value is not None else say(lang, "dates", "not_stated")
    if name == "problem":
        return _said("kinds", f"problem.{text}", lang) or _said("kinds", "problem.other", lang)
    for family in _FAMILIES.get(name, ()):
        if word := _said("kinds", f"{family}.{text}", lang):
            return word
    gloss = _said("keys", f"word.{text}", lang) if name in _GLOSSED else ""
    text = clean(text if len(text) <= 60 else text[:59] + "…")
    if name in _QUOTED or name in _GLOSSED:
        quoted = f"{say(lang, 'dates', 'open_quote')}{text}{say(lang, 'dates', 'close_quote')}"
        return f"{quoted} ({gloss})" if gloss else quoted
    return text
