"""``programflow why``: why something holds, down to rule, source and entry."""

from argparse import Namespace
from collections.abc import Iterator

import programflow as pf
from programflow.case.verdict import Part
from programflow.cli.played import play, status_on
from programflow.cli.screen import UNREADABLE, Screen
from programflow.rendering.cleaning import clean
from programflow.rendering.reasons import render_reason


def command(arguments: Namespace, seen: Screen) -> int:
    """Show the reason tree of an item: a part of the status, a step, or where the case is."""
    played = play(arguments.file, arguments.journal, seen)
    if isinstance(played, int):
        return played
    status = status_on(played, arguments, seen=seen)
    if isinstance(status, int):
        return max(status, played.code)
    item = arguments.item
    reason = pf.why(status, item)
    if reason.code == "no-reason":
        seen.complain("why.unknown", item=item)
        seen.complain("why.items")
        seen.err("".join(f"  {clean(name)}\n" for name in items(status)))
        return UNREADABLE
    seen.out(
        render_reason(
            reason, played.programme, lang=seen.lang, entries=played.entries, width=seen.width
        )
    )
    return played.code


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
