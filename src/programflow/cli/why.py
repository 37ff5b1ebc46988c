"""``programflow why``: why something holds, down to rule, source and entry."""

from argparse import Namespace
from collections.abc import Iterator

import programflow as pf
from programflow.case.verdict import Part
from programflow.cli.played import Played, play, status_on
from programflow.cli.screen import UNREADABLE, Screen
from programflow.rendering.cleaning import clean
from programflow.rendering.language import say
from programflow.rendering.names import Names
from programflow.rendering.reasons import render_reason


def command(arguments: Namespace, seen: Screen) -> int:
    """Show the reason tree of an item: a part of the status, a step, or where the case is."""
    played = play(arguments.file, arguments.journal, seen)
    if isinstance(played, int):
        return played
    status = status_on(played, arguments, seen=seen)
    if isinstance(status, int):
        return max(status, played.code)
    names = Names(played.programme, seen.lang)
    item = _named(status, arguments.item, names)
    reason = pf.why(status, item)
    if reason.code != "no-reason":
        seen.out(_told(reason, played, seen))
    elif item in names.steps:
        step = names.quoted(names.of("step", item))
        seen.out(say(seen.lang, "shell", "why.not_begun", step=step) + "\n")
    else:
        return _complain(status, arguments.item, names, seen=seen)
    return played.code


def _told(reason: pf.Reason, played: Played, seen: Screen) -> str:
    entries, programme = played.entries, played.programme
    return render_reason(reason, programme, lang=seen.lang, entries=entries, width=seen.width)


def _complain(status: pf.Status, item: str, names: Names, *, seen: Screen) -> int:
    seen.complain("why.unknown", item=item)
    seen.complain("why.items")
    # Not in columns: a name is to be copied as it is, however long.
    seen.err("".join(f"  {clean(name)}  {names.instance(name)}\n" for name in items(status)))
    return UNREADABLE


def _named(status: pf.Status, item: str, names: Names) -> str:
    """The name of an item; its title will do for it, as the status shows it."""
    parts = [*items(status)]
    if item in parts or item in names.steps:
        return item
    titles = {names.of("step", name).casefold(): name for name in names.steps}
    titles |= {names.instance(name).casefold(): name for name in reversed(parts)}
    return titles.get(item.casefold(), item)


def items(status: pf.Status) -> Iterator[str]:
    """The name of every part of a status, each once."""
    found: dict[str, None] = {status.outcome or status.phase or "": None}
    parts: list[object] = [status]
    while parts:
        part = parts.pop(0)
        if isinstance(part, Part):
            found[part.item] = None
        fields = getattr(part, "__attrs_attrs__", ())
        values = (getattr(part, field.name) for field in fields if field.name != "explain")
        for value in values:
            inside = value if isinstance(value, tuple) else (value,)
            parts += [one for one in inside if isinstance(one, Part)]
    yield from found
