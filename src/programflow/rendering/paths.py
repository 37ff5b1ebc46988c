"""How a case comes to a state that a proof has found, entry by entry."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from programflow.checking.exploring.telling import Happening
from programflow.diagnostics import Fault
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import date_in_words
from programflow.rendering.language import Lang, say


def path_lines(fault: Fault, *, lang: Lang) -> list[str]:
    """The way as numbered lines below a fault, and the round that it leads to, if to one."""
    path: tuple[Happening, ...] | None = fault.param("path")
    if path is None:
        return []
    loop: tuple[Happening, ...] = fault.param("loop") or ()
    numbered = [f"      {n}. {said}" for n, said in enumerate(happenings(path + loop, lang), 1)]
    head = f"  = {say(lang, 'paths', 'path')}:"
    lines = [head, *numbered[: len(path)]] if path else [f"{head} {say(lang, 'paths', 'at_once')}"]
    return [
        *lines,
        *([f"  = {say(lang, 'paths', 'loop')}:"] if loop else []),
        *numbered[len(path) :],
    ]


def happenings(path: Iterable[Happening], lang: Lang) -> list[str]:
    """Each entry of a way in words."""
    return [_happening(one, lang) for one in path]


def _happening(one: Happening, lang: Lang) -> str:
    quoted = _quoted(one.target, lang)
    key = one.kind if one.said is None else f"{one.kind}.said"
    if one.kind == "missed":
        key = f"missed.{one.said}"
    return say(lang, "paths", key, name=quoted, said=_said(one.said, lang))


def answer_phrase(answer: tuple[str, Any], lang: Lang) -> str:
    """An answer to a question, as it stands in a list of them."""
    question, value = answer
    return say(lang, "paths", "answer", name=_quoted(question, lang), said=_said(value, lang))


def _said(value: Any, lang: Lang) -> str:
    if isinstance(value, bool):
        return say(lang, "paths", "yes" if value else "no")
    if isinstance(value, date):
        return date_in_words(value, lang)
    return _quoted(value, lang) if isinstance(value, str) else clean(str(value))


def _quoted(text: str, lang: Lang) -> str:
    return f"{say(lang, 'dates', 'open_quote')}{clean(text)}{say(lang, 'dates', 'close_quote')}"
