"""``programflow run``: a journal played, and what holds on a day."""

import json
from argparse import Namespace

from programflow.cli.played import play, status_on
from programflow.cli.screen import Screen
from programflow.rendering.cleaning import clean_json
from programflow.rendering.status_json import status_to_json
from programflow.rendering.status_text import render_status


def command(arguments: Namespace, seen: Screen) -> int:
    """Show the status of the case that a journal tells of."""
    played = play(arguments.file, arguments.journal, seen)
    if isinstance(played, int):
        return played
    status = status_on(played, arguments, seen=seen)
    if isinstance(status, int):
        return max(status, played.code)
    if arguments.json:
        document = status_to_json(status, because=True)
        seen.out(clean_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n")
    else:
        seen.out(
            render_status(
                status,
                played.programme,
                lang=seen.lang,
                colour=seen.colour,
                entries=played.entries,
                width=seen.width,
            )
        )
    return played.code
