"""Playing a journal from its file: what `run`, `why` and `demo` share."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from attrs import evolve, frozen

import programflow as pf
from programflow.cli.check import exit_code
from programflow.cli.definitions import label, read_definition
from programflow.cli.json_lines import Journal, read_journal
from programflow.cli.screen import FAULTY, FINE, UNREADABLE, Screen, read_bytes
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.machine import Machine, compile_programme
from programflow.rendering.dates import date_in_words, moment_in_words
from programflow.rendering.faults import render_faults
from programflow.rendering.language import say
from programflow.rendering.reasons import reason_lines, teller


@frozen(kw_only=True)
class Played:
    """A case as its journal tells it, and what the exit code is so far."""

    programme: Programme
    machine: Machine
    entries: tuple[Entry, ...]
    case: pf.Case
    code: int


def play(file: str, journal: str | Path, seen: Screen) -> Played | int:
    """Read a definition and a journal and play it; complaints are shown.

    Returns:
        The case; or, where it cannot be played, the exit code.

    Raises:
        Unreadable: one of the files cannot be read.
    """
    machine = defined(file, seen)
    path = Path(journal)
    told = read_journal(read_bytes(path, name=label(path)), label(path))
    if told.faults:
        complain_of(told, seen)
        return UNREADABLE
    return machine if isinstance(machine, int) else played_from(machine, told, path.stem, seen=seen)


def defined(file: str, seen: Screen) -> Machine | int:
    """The machine of a definition; or, where it has errors, which are shown, the exit code.

    Raises:
        Unreadable: the file cannot be read.
    """
    read = read_definition(file)
    errors = [problem for problem in read.problems if problem[0].severity == "error"]
    if errors or read.programme is None:
        seen.err(render_faults(errors, lang=seen.lang, form="concise"))
        seen.complain("definition.unread", file=read.name)
        return max((exit_code(fault) for fault, _ in read.problems), default=FAULTY)
    return compile_programme(read.programme)


def complain_of(told: Journal, seen: Screen) -> None:
    """Show everything that is wrong with a journal's text."""
    problems = [(fault, told.marks) for fault in told.faults]
    seen.err(render_faults(problems, lang=seen.lang, colour=seen.colour) + "\n")
    n = len(problems)
    faults = say(seen.lang, "shell", f"journal.faults.{'one' if n == 1 else 'other'}", n=n)
    seen.complain("journal.unread", faults=faults)


def played_from(machine: Machine, told: Journal, name: str, *, seen: Screen) -> Played | int:
    """Play a journal that can be read; what is rejected is shown.

    Returns:
        The case; or, where it never begins, the exit code.
    """
    programme = machine.programme
    replayed = pf.replay(machine, told.entries, id=name)
    for rejected in replayed.rejected:
        _reject(rejected, programme, told, seen=seen)
    if n := len(replayed.rejected):
        seen.complain(f"rejected.sum.{'one' if n == 1 else 'other'}", n=n)
    if replayed.case is None:
        return FAULTY
    return Played(
        programme=programme,
        machine=machine,
        entries=told.entries,
        case=replayed.case,
        code=FAULTY if replayed.rejected else FINE,
    )


def _reject(rejected: pf.Rejected, programme: Programme, told: Journal, *, seen: Screen) -> None:
    entry = rejected.entry
    tells = teller(programme, lang=seen.lang, entries=told.entries, brief=True)
    # Of two lines with one id the second is the one refused.
    line = told.line_of(entry)
    place = f"{told.marks.name}:{line}"
    seen.complain("rejected", place=place, entry=tells.entry(entry.id))
    lead = say(seen.lang, "shell", "rejected.lead")
    # The entry stands in the line above.
    reason = evolve(rejected.reason, entries=())
    lines = reason_lines(reason, tells, lead=lead, indent=2, width=seen.width)
    seen.err("\n".join(lines) + "\n")


def status_on(
    played: Played, arguments: Namespace, *, seen: Screen, at: date | None = None
) -> pf.Status | int:
    """The status that is asked for; where there is none, the exit code, with a complaint.

    `at` is the day unless the arguments say another; without either it is today.
    """
    day = getattr(arguments, "at", None) or at or date.today()
    known = getattr(arguments, "known", None)
    enrolled = next(entry for entry in played.entries if entry.kind == "enrolled")
    if day < enrolled.on:
        seen.complain("at.before", date=date_in_words(enrolled.on, seen.lang))
        return UNREADABLE
    try:
        return pf.status(played.machine, played.case, at=day, known=known)
    except pf.BeforeEnrolment:
        recorded = moment_in_words(enrolled.recorded or enrolled.on, seen.lang)
        seen.complain("known.before", date=recorded)
        return UNREADABLE
