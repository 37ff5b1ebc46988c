"""A definition by its sources: for each, and each place in it, the rules that rest on it."""

import re
from collections.abc import Iterator
from typing import Any

from attrs import fields, frozen, has

from programflow.definition.node import Node, Route
from programflow.definition.programme import Conflict, Programme
from programflow.definition.values import NOT_STATED, Citation
from programflow.rendering.cleaning import clean
from programflow.rendering.language import Lang, say
from programflow.rendering.names import Names

# What is a place for sentences, or for Markdown, in a table.
_MARKUP = re.compile(r"[|<`*_\[\]\\]")


@frozen(kw_only=True)
class Ground:
    """One part of a definition and what it rests on.

    Args:
        route: to the part.
        title: of the part, or of the nearest one around it that has a title.
        source: the source's name; None for an assumption.
        place: where in the source; empty where nothing is said.
    """

    route: Route
    title: str
    source: str | None
    place: str = ""


def grounds(programme: Programme, *, lang: Lang) -> tuple[Ground, ...]:
    """Every part that says what it rests on, in the order of the definition."""
    return tuple(_grounds(programme, "", Names(programme, lang)))


def _grounds(part: Any, around: str, names: Names) -> Iterator[Ground]:
    title = _title(part, around, names) if isinstance(part, Node) else around
    source = getattr(part, "source", None)
    if isinstance(source, Citation):
        place = clean(source.place)
        yield Ground(route=part.route, title=title, source=source.source, place=place)
    elif getattr(part, "assumption", False):
        yield Ground(route=part.route, title=title, source=None)
    for member in _members(part):
        yield from _grounds(member, title, names)


def _members(part: Any) -> Iterator[Any]:
    if has(type(part)) and not isinstance(part, Citation):
        yield from (getattr(part, field.name) for field in fields(type(part)))
    elif isinstance(part, dict):
        yield from part.values()
    elif isinstance(part, tuple):
        yield from part


def _title(part: Node, around: str, names: Names) -> str:
    if isinstance(part, Conflict):
        return say(names.lang, "prose", "trace.conflict", title=around, says=names.text(part.says))
    for said in (getattr(part, "title", None), getattr(part, "says", None)):
        if said is not None:
            return names.text(said)
    return around


def render_traceability(programme: Programme, *, lang: Lang) -> str:
    """Markdown: a table for each source, then the assumptions, then what no source states."""
    names = Names(programme, lang)
    found = grounds(programme, lang=lang)
    lines: list[str] = []
    for name in programme.sources:
        rules = sorted((one for one in found if one.source == name), key=_by_place)
        lines += _heading(names.of("source", name))
        if not rules:
            lines += ["", say(lang, "prose", "trace.no_rule")]
            continue
        lines += ["", *_table(lang)]
        lines += (f"| {_shown(one.place)} | {_rule(one)} |" for one in rules)
    assumed = [one for one in found if one.source is None]
    if assumed:
        lines += [*_heading(say(lang, "prose", "trace.assumed")), ""]
        lines += (f"- {_rule(one)}" for one in assumed)
    open_ = [one for one in programme.parameters.values() if one.value is NOT_STATED]
    if open_:
        lines += [*_heading(say(lang, "prose", "trace.not_stated")), ""]
        lines += (f"- {_shown(names.of('parameter', one.name))}" for one in open_)
    return "\n".join(lines).strip() + "\n"


def _heading(title: str) -> list[str]:
    return ["", f"### {_shown(title)}"]


def _table(lang: Lang) -> list[str]:
    place, rule = (say(lang, "prose", f"trace.{key}") for key in ("place", "rule"))
    return [f"| {place} | {rule} |", "|---|---|"]


def _rule(one: Ground) -> str:
    route = ".".join(str(part + 1 if isinstance(part, int) else part) for part in one.route)
    return f"{_shown(one.title)} (`{route}`)" if one.title else f"`{route}`"


def _shown(text: str) -> str:
    return _MARKUP.sub(lambda found: "\\" + found[0], text)


def _by_place(one: Ground) -> list[tuple[int, int, str]]:
    """Numbers in a place are ordered as numbers: 3.10 comes after 3.9."""
    parts = re.findall(r"\d+|\D+", one.place)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]
