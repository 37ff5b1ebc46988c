"""``programflow ics``: what is booked and due in a case, as a calendar."""

from argparse import Namespace

from programflow.cli.played import play, status_on
from programflow.cli.screen import Screen
from programflow.rendering.calendar_ics import render_ics


def command(arguments: Namespace, seen: Screen) -> int:
    """Print the calendar of the case that a journal tells of."""
    played = play(arguments.file, arguments.journal, seen)
    if isinstance(played, int):
        return played
    status = status_on(played, arguments, seen=seen)
    if isinstance(status, int):
        return max(status, played.code)
    calendar = render_ics(status, played.programme, lang=seen.lang)
    if not calendar:
        seen.complain("ics.empty")
    # The lines end as the standard has it, also where a terminal's own end otherwise.
    seen.out_bytes(calendar.encode())
    return played.code
