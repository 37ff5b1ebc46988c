"""The part of the reference that is made from the grammar: keys, what may stand there, defaults.

A page holds such a table between ``<!-- keys: step -->`` and ``<!-- end -->``.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from attrs import NOTHING

from programflow.definition.containers import Later, ListOf, MapOf, Pair, Single
from programflow.definition.grammar_criteria import CRITERION
from programflow.definition.grammar_frames import HeldBy, NamedTest
from programflow.definition.grammar_steps import Signed
from programflow.definition.grammar_values import (
    COUNT,
    LENGTH,
    MOMENT,
    QUANTITY,
    SCOPE,
    DatedMoment,
    Selected,
    Target,
    WordOr,
)
from programflow.definition.parameters import Setting
from programflow.definition.records import Key, Record, Union, _defaults
from programflow.definition.shapes import Choice, Cited, Id, Line, Name, Shape, Typed, Version
from programflow.definition.values import NOT_STATED
from tests.language.forms import BY_SHAPE, NAMES, WORDS, Place, keys, places, records
from tests.project.root import ROOT

PAGES = ROOT / "docs" / "reference" / "language"
ANCHOR = re.compile(r"^#+ .*\{#([a-z0-9_-]+)\}$", re.MULTILINE)
TABLE = re.compile(r"(?<=<!-- keys: )([a-z-]+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)
LIST = re.compile(r"(<!-- every key -->\n).*?(?=<!-- end -->)", re.DOTALL)
# What is said once, under a name, and linked to.
_CALLED: dict[int, tuple[str, str]] = {
    id(COUNT): ("number", "count"),
    id(LENGTH): ("length of time", "length"),
    id(QUANTITY): ("length of time or number", "quantity"),
    id(CRITERION): ("criterion", "criterion"),
    id(MOMENT): ("moment", "moment"),
    id(SCOPE): ("scope", "scope"),
}
_KINDS = {
    "yes_no": "yes or no",
    "number": "number",
    "integer": "whole number",
    "date": "date",
    "duration": "length of time",
    "not_stated": "`not stated`",
}


@cache
def anchors() -> dict[str, Path]:
    """Every section of the reference that has an anchor, with its page."""
    return {
        anchor: page
        for page in sorted(PAGES.glob("*.md"))
        for anchor in ANCHOR.findall(page.read_text(encoding="utf-8"))
    }


def anchor_of(place: Place) -> str | None:
    """The section about a key."""
    return next((anchor for anchor in place.anchors if anchor in anchors()), None)


def made(page: Path) -> str:
    """A page with its tables made anew."""
    text = page.read_text(encoding="utf-8")
    text = LIST.sub(lambda found: f"{found[1]}{_list_of_keys(page)}", text)
    return TABLE.sub(lambda found: f"{found[1]}{found[2]}{_table(found[1], page)}", text)


def _list_of_keys(page: Path) -> str:
    """Every key there is, with the sections about it; a key that many forms share has but one."""
    sections: dict[str, dict[str, list[str]]] = {}
    for place in places():
        anchor = anchor_of(place)
        if anchor is not None:
            forms = sections.setdefault(place.key, {}).setdefault(anchor, [])
            if place.form not in forms:
                forms.append(place.form)
    rows = ["", "| key | of |", "|---|---|"]
    for key, found in sorted(sections.items()):
        of = (
            f"[{'many' if anchor.startswith('shared-') else ', '.join(forms).replace('-', ' ')}]"
            f"({_to(anchor, page)})"
            for anchor, forms in found.items()
        )
        rows.append(f"| `{key}` | {', '.join(of)} |")
    return "\n".join([*rows, "", ""])


def _table(form: str, page: Path) -> str:
    rows = _union(form, page) if isinstance(NAMES[form], Union) else _record(form, page)
    return "\n".join(["", *rows, "", ""])


def _record(form: str, page: Path) -> list[str]:
    ((_, record),) = records(form)
    rows = ["| key | what stands there | without it |", "|---|---|---|"]
    for key, shape, of in keys(record):
        place = Place(form, None, key)
        rows.append(f"| {_key(place, page)} | {_shape(shape, page)} | {_without(record, of)} |")
    return [
        *rows,
        *(line for said in _groups(record) for line in ("", f"{said[0].upper()}{said[1:]}")),
    ]


def _union(form: str, page: Path) -> list[str]:
    """One row for each kind; then one for each key beside, where kinds differ one for each."""
    rows = ["| kind | what stands there | beside it |", "|---|---|---|"]
    rows.extend(
        f"| {_key(Place(form, word, word), page)} | nothing: the word stands alone |  |"
        for word in WORDS.get(form, ())
    )
    beside: dict[str, dict[tuple[str, str], list[Place]]] = {}
    groups: dict[str, list[str]] = {}
    for kind, record in records(form):
        assert kind is not None
        others: dict[str, None] = {}
        first = ""
        for key, shape, of in keys(record):
            place = Place(form, kind, key)
            said = (_shape(shape, page), _without(record, of))
            if key == kind:
                first = said[0]
            else:
                others[f"`{key}`" + ("*" if of and of.required else "")] = None
                beside.setdefault(key, {}).setdefault(said, []).append(place)
        here = _key(Place(form, kind, kind), page)
        rows.append(f"| {here} | {first} | {' '.join(others)} |")
        for line in _groups(record):
            groups.setdefault(line, []).append(f"`{kind}`")
    if any("*" in row.rpartition(" | ")[2] for row in rows):
        rows += ["", "A key with a star is required."]
    rows += ["", "| key beside | what stands there | without it |", "|---|---|---|"]
    for (what, without, *kinds), alike in _merged(beside).items():
        links = ", ".join(_key(place, page) for place in alike)
        only = f" of {', '.join(f'`{kind}`' for kind in kinds)}" if kinds[0] else ""
        rows.append(f"| {links}{only} | {what} | {without} |")
    said_of = (f"Of {', '.join(kinds)}: {line}" for line, kinds in groups.items())
    return [*(rows if beside else rows[:-3]), *(line for said in said_of for line in ("", said))]


Said = tuple[str, str]


def _merged(beside: dict[str, dict[Said, list[Place]]]) -> dict[tuple[str, ...], list[Place]]:
    """Keys of which the same is said of the same kinds, by what is said and of which kinds."""
    rows: dict[tuple[str, ...], list[Place]] = {}
    for key, said_of in beside.items():
        for said, of_kinds in said_of.items():
            kinds = [str(place.kind) for place in of_kinds]
            row = (*said, *kinds) if len(said_of) > 1 else (*said, "", key)
            rows.setdefault(row, []).append(of_kinds[0])
    return rows


def _groups(record: Record) -> list[str]:
    said = [("exactly one", group) for group in record.exactly_one]
    said += [("at least one", group) for group in record.at_least_one]
    if record.gather is not None:
        said.append(("at least one", tuple(record.gather.shapes)))
    return [f"{how} of {', '.join(f'`{key}`' for key in group)} must stand." for how, group in said]


def _key(place: Place, page: Path) -> str:
    anchor = anchor_of(place)
    return f"`{place.key}`" if anchor is None else f"[`{place.key}`]({_to(anchor, page)})"


def _to(anchor: str, page: Path) -> str:
    at = anchors().get(anchor)
    return f"#{anchor}" if at == page or at is None else f"{at.name}#{anchor}"


def _without(record: Record, key: Key | None) -> str:
    if key is None:
        return ""
    if key.required:
        return "required"
    if key.only is not None:
        return ""
    default = _defaults(record.cls).get(key.to, NOTHING)
    if default is NOTHING or default is None or default in ((), {}):
        return ""
    if default is NOT_STATED:
        return "`not stated`"
    if isinstance(default, bool):
        return "`yes`" if default else "`no`"
    return f"`{default}`"


def _shape(shape: Any, page: Path) -> str:
    """What may stand at a place, in words."""
    if isinstance(shape, Later):
        return _shape(shape.shape(), page)
    if isinstance(shape, Single):
        return _shape(shape.shape, page)
    if (called := _CALLED.get(id(shape))) is not None:
        return f"[{called[0]}]({_to(called[1], page)})"
    if (form := BY_SHAPE.get(id(shape))) is not None:
        return f"[{form.replace('-', ' ')}]({_to(form, page)})"
    return next(write(shape, page) for kind, write in _WRITE.items() if isinstance(shape, kind))


def _or(parts: Iterable[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} or {last}" if most else last


def _name(shape: Name, _: Path) -> str:
    words = [f"`{word}`" for word in shape.also]
    if not shape.sorts:
        return _or(["a name", *words])
    article = "an" if shape.sorts[0][0] in "aeiou" else "a"
    return _or([f"name of {article} {_or(shape.sorts)}", *words])


def _typed(shape: Typed, page: Path) -> str:
    parts = [said for kind, said in _KINDS.items() if kind in shape.kinds]
    if shape.name:
        parts.append({"parameter": "name of a parameter", "literal": "a name"}[shape.name])
    return _or([*parts, *(_shape(inner, page) for inner in shape.maps.values())])


def _list(shape: ListOf, page: Path) -> str:
    inner = _shape(shape.shape, page)
    if isinstance(shape, Pair):
        return f"list of two, least and greatest: {inner}"
    return f"{inner}, or a list of such" if shape.bare else f"list of: {inner}"


def _map(shape: MapOf, page: Path) -> str:
    inner = _shape(shape.shape, page)
    if shape.refers:
        return f"map from the names of {shape.refers}s to: {inner}"
    if shape.dated:
        return f"map from dates to: {inner}"
    return f"map from {'ids of programmes' if shape.ids else 'names'} to: {inner}"


def _target(shape: Target, page: Path) -> str:
    return _or([_name(shape.name, page), *(["`{is: KIND}`"] if shape.steps else [])])


_WRITE: dict[type[Shape], Callable[[Any, Path], str]] = {
    HeldBy: lambda _, page: f"[text]({_to('line', page)}) or `not stated`",
    Line: lambda _, page: f"[text]({_to('line', page)})",
    Name: _name,
    Id: lambda _, page: f"[id]({_to('id', page)})",
    Version: lambda _, __: "whole number or text",
    Choice: lambda shape, _: _or(f"`{word}`" for word in shape.words),
    Typed: _typed,
    Cited: lambda _, page: f"[citation]({_to('citation', page)})",
    ListOf: _list,
    MapOf: _map,
    WordOr: lambda shape, page: _or(
        [*(f"`{word}`" for word in shape.words), _shape(shape.otherwise, page)]
    ),
    Selected: lambda _, page: f"[selection]({_to('selection', page)})",
    DatedMoment: lambda _, page: f"[moment]({_to('moment', page)})",
    NamedTest: lambda _, page: f"[criterion]({_to('criterion', page)})",
    Target: _target,
    Setting: lambda _, page: f"[value]({_to('setting', page)})",
    Signed: lambda _, __: "list of: name of a role; or name of a parameter",
}
