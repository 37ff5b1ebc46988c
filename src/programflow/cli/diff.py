"""``programflow diff``: what a new version changes, and what it would do to running cases."""

import json
from argparse import Namespace
from datetime import date
from pathlib import Path

from programflow.checking.differences import compare
from programflow.checking.fares import Fares, fares
from programflow.checking.proving import HORIZON
from programflow.cli.definitions import label
from programflow.cli.json_lines import read_journal
from programflow.cli.played import complain_of, defined
from programflow.cli.screen import FAULTY, FINE, UNREADABLE, Screen, Unreadable, read_bytes
from programflow.machine import Machine
from programflow.rendering.cleaning import clean_json
from programflow.rendering.differences import (
    comparison_to_json,
    render_comparison,
    render_fares,
)
from programflow.temporal import Duration, Unit, add, to_day


def command(arguments: Namespace, seen: Screen) -> int:
    """Compare two versions; a case that would newly be found at fault makes the exit code 1."""
    old, new = defined(arguments.old, seen), defined(arguments.new, seen)
    if isinstance(old, int) or isinstance(new, int):
        return max(code for code in (old, new) if isinstance(code, int))
    first = to_day(new.programme.valid_from)
    years = HORIZON if arguments.horizon is None else arguments.horizon
    last = add(first, Duration(years, Unit.YEARS), new.calendar) - 1
    found = compare(old.programme, new.programme, first=first, last=last)
    cases, code = _cases(old, new, arguments, seen=seen)
    if arguments.json:
        document = comparison_to_json(found, cases)
        seen.out(clean_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n")
    else:
        said = {"lang": seen.lang, "colour": seen.colour, "width": seen.width}
        seen.out(render_comparison(found, old.programme, new.programme, **said))  # type: ignore[arg-type]
        if arguments.journals is not None:
            seen.out(render_fares(cases, old.programme, new.programme, **said))  # type: ignore[arg-type]
    tightens = new.programme.changes.tightens if new.programme.changes else ()
    undeclared = [name for one in cases for name, _ in one.worse if name not in tightens]
    return max(code, FAULTY if undeclared else FINE)


def _cases(
    old: Machine, new: Machine, arguments: Namespace, *, seen: Screen
) -> tuple[list[Fares], int]:
    if arguments.journals is None:
        return [], FINE
    folder = Path(arguments.journals)
    if not folder.is_dir():
        raise Unreadable("folder.missing", folder=label(folder))
    at = date.today() if arguments.at is None else arguments.at
    found, code = [], FINE
    for path in sorted(folder.glob("*.jsonl")):
        told = read_journal(read_bytes(path, name=label(path)), label(path))
        if told.faults:
            complain_of(told, seen)
            code = UNREADABLE
            continue
        found.append(fares(old, new, told.entries, name=path.stem, at=at))
    return found, code
