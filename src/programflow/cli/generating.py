"""``programflow test --generate``: scenarios made from a definition, to be read and kept."""

import os
from argparse import Namespace
from pathlib import Path

from programflow.checking.loading import DefinitionError, load, load_place
from programflow.cli.screen import FAULTY, FINE, Screen, Unreadable
from programflow.cli.shipped import programme_path
from programflow.definition.emitting import emit
from programflow.definition.grammar_scenarios import SUITE
from programflow.definition.programme import Place
from programflow.rendering.cleaning import clean_lines
from programflow.testing.generating import generate


def generated(arguments: Namespace, seen: Screen) -> int:
    """Print a file of scenarios; the paths in it are those of the arguments."""
    path = programme_path(arguments.generate)
    try:
        machine = load(path).machine
        place = _place(arguments.place)
    except DefinitionError as error:
        seen.complain("definition.unread", file=error.marks.name)
        return FAULTY
    except FileNotFoundError as error:
        raise Unreadable("file.missing", file=error.filename) from None
    except OSError as error:
        raise Unreadable("file.failed", file=path, why=type(error).__name__) from None
    suite = generate(
        machine,
        programme_path=os.fspath(path),
        place=place,
        place_path=arguments.place,
        lang=seen.lang,
    )
    seen.out("\n".join(clean_lines(emit(SUITE.write(suite)))))
    return FINE


def _place(name: str | None) -> Place | None:
    return None if name is None else load_place(Path(name))
