"""``programflow new``: a definition to begin with."""

from argparse import Namespace
from pathlib import Path

from programflow.cli.screen import FINE, Screen, Unreadable
from programflow.cli.shipped import PACKAGE
from programflow.definition.scalars import is_id


def command(arguments: Namespace, seen: Screen) -> int:
    """Write a definition that checks clean, with comments in the reader's language."""
    name = arguments.name
    if not is_id(name):
        raise Unreadable("id.form", text=name)
    template = PACKAGE / "_data" / "templates" / f"{seen.lang}.yaml"
    path = Path(f"{name}.yaml")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            text = template.read_text(encoding="utf-8")
            file.write(text.replace("id: my-programme", f"id: {name}"))
    except FileExistsError:
        raise Unreadable("file.exists", file=path) from None
    except OSError as error:
        why = type(error).__name__
        raise Unreadable("file.unwritable", file=path, why=why) from None
    seen.out(seen.say("new.written", file=path) + "\n")
    return FINE
