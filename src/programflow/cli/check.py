"""``programflow check``: every fault of every file, at its place, and what is proved of it."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from attrs import frozen

from programflow.checking.proving import Proof, prove
from programflow.cli.definitions import Read, read_definition, read_place
from programflow.cli.screen import FAULTY, FINE, NOT_PROVED, UNREADABLE, Screen, Unreadable
from programflow.definition.programme import Place, Programme
from programflow.definition.reading import ParsedPlace
from programflow.diagnostics import Fault, Marks
from programflow.diagnostics.fault import in_order
from programflow.machine import compile_programme
from programflow.rendering.faults import Problem, render_faults, summary
from programflow.rendering.proofs import not_proved_line, proof_to_json, render_proof

# Faults of the file and not of what it says: it could not be read at all.
UNREAD = frozenset({"not-utf8", "too-large"})


@frozen(kw_only=True)
class Proved:
    """A programme, its text, and the proof of it."""

    programme: Programme
    marks: Marks
    proof: Proof


def command(arguments: Namespace, seen: Screen) -> int:
    """Check each file, and the place's values against each, and prove what can be proved."""
    place, problems, code = _place(arguments.place, seen)
    names = [] if place is None else [place.marks.name]
    proofs: list[Proved] = []
    for file in arguments.files:
        try:
            read = read_definition(file, place=place)
        except Unreadable as unreadable:
            seen.complain(unreadable.key, **unreadable.params)
            code = UNREADABLE
        else:
            names.append(read.name)
            proved = _prove(read, None if place is None else place.place, arguments)
            problems += _all(read, proved)
            proofs += [] if proved is None else [proved]
    _show(names, problems, arguments, seen=seen, proofs=proofs)
    if arguments.require_proof and any(one.proof.not_proved for one in proofs):
        code = max(code, NOT_PROVED)
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


def _prove(read: Read, place: Place | None, arguments: Namespace) -> Proved | None:
    """The proof of a definition without errors; where there are some, nothing can be proved."""
    if read.programme is None or any(fault.severity == "error" for fault, _ in read.problems):
        return None
    proof = prove(
        read.programme,
        compile_programme(read.programme),
        place=place,
        horizon=arguments.horizon,
        thorough=arguments.proof,
    )
    return Proved(programme=read.programme, marks=read.marks, proof=proof)


def _all(read: Read, proved: Proved | None) -> list[Problem]:
    """The faults of a definition and those that a proof has found, in the order of the text."""
    own = [fault for fault, marks in read.problems if marks is read.marks]
    others = [(fault, marks) for fault, marks in read.problems if marks is not read.marks]
    found = () if proved is None else proved.proof.findings
    return [(fault, read.marks) for fault in in_order([*own, *found], read.marks)] + others


def exit_code(fault: Fault) -> int:
    """What one fault makes of the exit code."""
    if fault.rule in UNREAD:
        return UNREADABLE
    return FAULTY if fault.severity == "error" else FINE


def _show(
    names: list[str],
    problems: list[Problem],
    arguments: Namespace,
    *,
    seen: Screen,
    proofs: list[Proved],
) -> None:
    form: Any = arguments.format
    records = [proof_to_json(one.proof, one.programme, one.marks, lang=seen.lang) for one in proofs]
    seen.out(render_faults(problems, lang=seen.lang, form=form, colour=seen.colour, proofs=records))
    if form in {"full", "concise"}:
        if problems and form == "full":
            seen.out("\n")
        _show_sums(names, problems, arguments, seen=seen, proofs=proofs)
    elif form == "github":
        for one in proofs:
            line = not_proved_line(one.marks.name, one.proof, lang=seen.lang)
            seen.out(f"::notice title=not-proved::{line}\n" if line else "")


def _show_sums(
    names: list[str],
    problems: list[Problem],
    arguments: Namespace,
    *,
    seen: Screen,
    proofs: list[Proved],
) -> None:
    """How many faults each file has, and how much is not proved; with --proof the records."""
    for name in dict.fromkeys(names):
        faults = (fault for fault, marks in problems if marks.name == name)
        seen.out(summary(name, faults, lang=seen.lang) + "\n")
        for one in proofs:
            if one.marks.name == name:
                _show_proof(one, whole=arguments.proof, seen=seen)


def _show_proof(one: Proved, *, whole: bool, seen: Screen) -> None:
    lang, colour = seen.lang, seen.colour
    line = not_proved_line(one.marks.name, one.proof, lang=lang, colour=colour, more=not whole)
    seen.out(f"{line}\n" if line else "")
    if whole:
        record = render_proof(
            one.proof, one.programme, one.marks, lang=lang, colour=colour, width=seen.width
        )
        seen.out(f"\n{record}")
