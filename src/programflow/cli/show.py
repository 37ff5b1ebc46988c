"""``programflow show``: the definition read back as sentences."""

from argparse import Namespace
from pathlib import Path

from programflow.cli.check import exit_code
from programflow.cli.definitions import read_definition, read_place
from programflow.cli.screen import FINE, Screen
from programflow.rendering.faults import Problem, render_faults
from programflow.rendering.prose import render_prose
from programflow.rendering.traceability import render_traceability


def command(arguments: Namespace, seen: Screen) -> int:
    """Show a definition, with the values of a place where one is given."""
    place = None if arguments.place is None else read_place(Path(arguments.place))
    read = read_definition(arguments.file, place=place)
    problems: list[Problem] = list(read.problems)
    if place is not None:
        problems += [(fault, place.marks) for fault in place.faults]
    if problems:
        seen.err(render_faults(problems, lang=seen.lang, colour=seen.colour))
    code = max((exit_code(fault) for fault, _ in problems), default=FINE)
    if read.programme is None or code != FINE:
        return code
    if arguments.sources:
        seen.out(render_traceability(read.programme, lang=seen.lang))
        return code
    settings = None
    if place is not None and place.place is not None:
        settings = place.place.settings.get(read.programme.id, {})
    seen.out(
        render_prose(
            read.programme,
            lang=seen.lang,
            place=settings,
            place_name=None if place is None or place.place is None else place.place.place,
            colour=seen.colour,
            width=seen.width,
        )
    )
    return code
