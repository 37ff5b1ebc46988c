"""``programflow schema``: the JSON Schemas that come with the library."""

from argparse import Namespace

from programflow.cli.screen import FINE, Screen, Unreadable
from programflow.cli.shipped import shipped


def command(arguments: Namespace, seen: Screen) -> int:
    """Print the schema of what an author writes, of a journal or a line of it, or of a status."""
    path = shipped("schemas", f"{arguments.what}.json")
    if path is None:
        raise Unreadable("file.missing", file=f"{arguments.what}.json")
    seen.out(path.read_text(encoding="utf-8"))
    return FINE
