"""``programflow schema``: the JSON Schemas that come with the library."""

from argparse import Namespace

from programflow.cli.screen import FINE, Screen, Unreadable
from programflow.cli.shipped import PACKAGE


def command(arguments: Namespace, seen: Screen) -> int:
    """Print the schema of an entry or of a status."""
    path = PACKAGE / "_data" / "schemas" / f"{arguments.what}.json"
    if not path.is_file():
        raise Unreadable("file.missing", file=path.name)
    seen.out(path.read_text(encoding="utf-8"))
    return FINE
