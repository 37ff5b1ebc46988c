"""``programflow graph``: the phases and steps of a definition as a Mermaid diagram."""

from argparse import Namespace

from programflow.cli.check import exit_code
from programflow.cli.definitions import read_definition
from programflow.cli.screen import FINE, Screen
from programflow.rendering.faults import render_faults
from programflow.rendering.graph import render_graph


def command(arguments: Namespace, seen: Screen) -> int:
    """Print the diagram; what is wrong with the definition goes to the error stream."""
    read = read_definition(arguments.file)
    if read.problems:
        seen.err(render_faults(read.problems, lang=seen.lang, colour=seen.colour))
    code = max((exit_code(fault) for fault, _ in read.problems), default=FINE)
    if read.programme is not None and code == FINE:
        seen.out(render_graph(read.programme, lang=seen.lang))
    return code
