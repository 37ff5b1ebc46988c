"""``programflow check``: every fault of every file, at its place."""

from argparse import Namespace
from pathlib import Path

from programflow.cli.definitions import read_definition, read_place
from programflow.cli.screen import FAULTY, FINE, UNREADABLE, Screen, Unreadable
from programflow.definition.reading import ParsedPlace
from programflow.diagnostics import Fault
from programflow.rendering.faults import Problem, render_faults, summary

# Faults of the file and not of what it says: it could not be read at all.
UNREAD = frozenset({"not-utf8", "too-large"})


def command(arguments: Namespace, seen: Screen) -> int:
    """Check each file, and the place's values against each."""
    place, problems, code = _place(arguments.place, seen)
    names = [] if place is None else [place.marks.name]
    for file in arguments.files:
        try:
            read = read_definition(file, place=place)
        except Unreadable as unreadable:
            seen.complain(unreadable.key, **unreadable.params)
            code = UNREADABLE
        else:
            names.append(read.name)
            problems += read.problems
    _show(names, problems, arguments.format, seen=seen)
    return max([code, *(exit_code(fault) for fault, _ in problems)])


def _place(name: str | None, seen: Screen) -> tuple[ParsedPlace | None, list[Problem], int]:
    if name is None:
        return None, [], FINE
    try:
        place = read_place(Path(name))
    except Unreadable as unreadable:
        seen.complain(unreadable.key, **unreadable.params)
        return None, [], UNREADABLE
    return place, [(fault, place.marks) for fault in place.faults], FINE


def exit_code(fault: Fault) -> int:
    """What one fault makes of the exit code."""
    if fault.rule in UNREAD:
        return UNREADABLE
    return FAULTY if fault.severity == "error" else FINE


def _show(names: list[str], problems: list[Problem], form: str, *, seen: Screen) -> None:
    seen.out(
        render_faults(problems, lang=seen.lang, form=form, colour=seen.colour)  # type: ignore[arg-type]  # argparse has looked
    )
    if form not in {"full", "concise"}:
        return
    if problems and form == "full":
        seen.out("\n")
    for name in dict.fromkeys(names):
        faults = (fault for fault, marks in problems if marks.name == name)
        seen.out(summary(name, faults, lang=seen.lang) + "\n")
