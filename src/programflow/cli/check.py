"""``programflow check``: every fault of every file, at its place."""

from argparse import Namespace
from pathlib import Path

from programflow.cli.definitions import Read, label, read_definition, read_place
from programflow.cli.screen import FAULTY, FINE, UNREADABLE, Screen, Unreadable
from programflow.cli.shipped import programme_path
from programflow.definition.reading import ParsedPlace
from programflow.diagnostics import Fault
from programflow.rendering.faults import Problem, render_faults, summary

# Faults of the file and not of what it says: it could not be read at all.
UNREAD = frozenset({"not-utf8", "too-large"})


def command(arguments: Namespace, seen: Screen) -> int:
    """Check each file, and the place's values against each."""
    code = FINE
    read: list[tuple[str, tuple[Problem, ...]]] = []
    place, found, place_code = _place(arguments.place, seen)
    code = max(code, place_code)
    if found:
        read.append((label(Path(arguments.place)), found))
    for name in arguments.files:
        try:
            one = read_definition(name, place=place)
        except Unreadable as unreadable:
            seen.complain(unreadable.key, **unreadable.params)
            code = UNREADABLE
            continue
        read.append((label(programme_path(name)), one.problems))
        code = max(code, _code(one))
    _show(read, arguments.format, seen)
    return max([code, *(exit_code(fault) for _, problems in read for fault, _ in problems)])


def _place(name: str | None, seen: Screen) -> tuple[ParsedPlace | None, tuple[Problem, ...], int]:
    if name is None:
        return None, (), FINE
    try:
        place = read_place(Path(name))
    except Unreadable as unreadable:
        seen.complain(unreadable.key, **unreadable.params)
        return None, (), UNREADABLE
    return place, tuple((fault, place.marks) for fault in place.faults), FINE


def _code(one: Read) -> int:
    return max((exit_code(fault) for fault, _ in one.problems), default=FINE)


def exit_code(fault: Fault) -> int:
    """What one fault makes of the exit code."""
    if fault.rule in UNREAD:
        return UNREADABLE
    return FAULTY if fault.severity == "error" else FINE


def _show(read: list[tuple[str, tuple[Problem, ...]]], form: str, seen: Screen) -> None:
    problems = [problem for _, found in read for problem in found]
    seen.out(
        render_faults(problems, lang=seen.lang, form=form, colour=seen.colour)  # type: ignore[arg-type]  # argparse has looked
    )
    if form in {"full", "concise"}:
        if problems and form == "full":
            seen.out("\n")
        for name, found in read:
            seen.out(summary(name, (fault for fault, _ in found), lang=seen.lang) + "\n")
