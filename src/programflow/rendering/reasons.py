"""Reasons as text: a tree of sentences with their sources, entries and what would change them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from programflow.case.verdict import Change, Reason
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import date_in_words, short_date
from programflow.rendering.language import Lang, listed, placeholders, say, words
from programflow.rendering.layout import WIDTH, wrap
from programflow.rendering.names import Names, spaced
from programflow.rendering.phrases import Params, phrases

# A tree of reasons ends long before; this keeps a broken one from filling the screen.
DEEPEST = 24


@frozen(kw_only=True)
class Teller:
    """Tells reasons: what things are called, and when the entries that witness them occurred."""

    names: Names
    dates: Mapping[str, date] = field(factory=dict)

    @property
    def lang(self) -> Lang:
        """The language of the telling."""
        return self.names.lang

    def entry(self, entry: str) -> str:
        """An entry by its id, with its date where that is known."""
        if entry not in self.dates:
            return say(self.lang, "status", "entry", entry=clean(entry))
        day = short_date(self.dates[entry], self.lang)
        return say(self.lang, "status", "entry.dated", entry=clean(entry), date=day)

    def entries(self, entries: Iterable[str]) -> str:
        """Several entries as one phrase."""
        return listed(self.lang, map(self.entry, entries))


def teller(programme: Programme, *, lang: Lang, entries: Iterable[Entry] = ()) -> Teller:
    """A teller of reasons; `entries` is the journal, from which the dates are taken."""
    dates = {entry.id: entry.on for entry in entries}
    return Teller(names=Names(programme, lang), dates=dates)


def sentence(code: str, params: Params, *, names: Names) -> str:
    """The sentence of a code.

    A code that has no words, or that lacks a parameter, is shown as itself with what it says beside
    it: an explanation may be clumsy, it must not fail.
    """
    given = dict(params)
    template = _template(code, given, names.lang)
    said = phrases(given.items(), names)
    if template is not None and placeholders(template) <= said.keys():
        return capital(template.format_map(said))
    extra = ", ".join(f"{spaced(name)}: {text}" for name, text in said.items())
    bare = capital(spaced(code.rpartition(".")[2].replace("-", "_")))
    return f"{bare} ({extra})" if extra else bare


def _template(code: str, given: Mapping[str, Any], lang: Lang) -> str | None:
    """The sentence that fits what is given: some parameters may have nothing to say."""
    catalogue = words(lang, "reasons")
    if given.get("nearest"):
        code = f"{code}.near" if f"{code}.near" in catalogue else code
    elif "low" in given and given["low"] == given.get("high"):
        code = f"{code}.exact" if f"{code}.exact" in catalogue else code
    elif any(name in given and given[name] in {None, ""} for name in ("by", "wanted", "since")):
        code = f"{code}.bare" if f"{code}.bare" in catalogue else code
    return catalogue.get(code)


def grounds(reason: Reason, teller: Teller) -> str:
    """What a reason rests on, in brackets: its sources and its entries. Empty where it names none."""
    parts = [teller.names.citations(reason.sources)] if reason.sources else []
    parts += [teller.entries(reason.entries)] if reason.entries else []
    return f"[{'; '.join(parts)}]" if parts else ""


def told(reason: Reason, teller: Teller) -> str:
    """A reason's own sentence, with what it rests on."""
    said = sentence(reason.code, reason.params, names=teller.names)
    return f"{said} {grounds(reason, teller)}".rstrip()


def change_told(change: Change, teller: Teller) -> str:
    """What would change a conclusion, as a sentence; with the date where time alone will."""
    said = sentence(f"change.{change.code}", change.params, names=teller.names)
    if change.on is None or "on" in dict(change.params):
        return said
    return say(
        teller.lang, "reasons", "changes.on", change=said, on=date_in_words(change.on, teller.lang)
    )


def reason_lines(
    reason: Reason, teller: Teller, *, indent: int = 0, depth: int = DEEPEST, width: int = WIDTH
) -> list[str]:
    """The tree in lines: each reason a sentence, what it rests on below it, further in."""
    lines = wrap(told(reason, teller), indent=indent, hang=indent + 2, width=width)
    if depth > 0:
        for child in unrepeated(reason):
            lines += reason_lines(child, teller, indent=indent + 2, depth=depth - 1, width=width)
    for change in reason.changes:
        text = say(teller.lang, "reasons", "changes", change=change_told(change, teller))
        lines += wrap(text, indent=indent + 2, hang=indent + 4, width=width)
    return lines


def unrepeated(reason: Reason) -> Iterator[Reason]:
    """The children, without what only says the parent's sentence again."""
    for child in dict.fromkeys(reason.children):
        if (child.code, child.params) != (reason.code, reason.params):
            yield child
        else:
            yield from unrepeated(child)


def render_reason(
    reason: Reason,
    programme: Programme,
    *,
    lang: Lang,
    entries: Iterable[Entry] = (),
    width: int = WIDTH,
) -> str:
    """A reason as indented sentences, down to rules, sources and entries."""
    lines = reason_lines(reason, teller(programme, lang=lang, entries=entries), width=width)
    return "\n".join(lines) + "\n"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
