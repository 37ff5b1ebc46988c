"""The golden files: for each rule texts that keep it and texts that break it, and what is said.

`python -m tests.rules` writes every `.out` anew, and what the pages show of them. Read the change
through before it is committed: it is what an author of definitions will see.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

from programflow.checking import rules_places
from programflow.checking.loading import diagnose
from programflow.checking.proving import prove
from programflow.cli.json_lines import LONGEST, read_journal
from programflow.definition.compose import MAX_NODES, MAX_SCALAR
from programflow.definition.guard import MAX_BYTES
from programflow.diagnostics import Fault, Marks
from programflow.diagnostics.fault import in_order
from programflow.machine import compile_programme
from programflow.rendering.faults import render_faults
from programflow.temporal import CalendarsNotInstalled

FOLDER = Path(__file__).parent

# Texts too big to be kept, made from the rule's `ok` file.
GROWN: dict[str, Callable[[str], str]] = {
    "too-large": lambda ok: ok + "#" * (MAX_BYTES + 1 - len(ok.encode())),
    "too-many-nodes": lambda ok: ok + "always: [" + "lesson, " * MAX_NODES + "lesson]\n",
    "line-too-long": lambda ok: ok + "x" * (LONGEST + 1) + "\n",
    "scalar-too-long": lambda ok: ok.replace("nb: Svømmekurs", "nb: " + "x" * (MAX_SCALAR + 1)),
}


def broken(rule: str) -> list[Path]:
    """The files that break a rule, also those that are made when they are wanted."""
    if rule in GROWN:
        return [sound(rule).with_stem("err")]
    return sorted(path for path in (FOLDER / rule).glob("err*") if path.suffix != ".out")


def sound(rule: str) -> Path:
    """The file that keeps a rule."""
    (path,) = (FOLDER / rule).glob("ok.*")
    return path


def content(path: Path) -> bytes:
    """What a golden file says."""
    rule = path.parent.name
    if rule in GROWN and path.stem.startswith("err"):
        return GROWN[rule](sound(rule).read_text(encoding="utf-8")).encode()
    return path.read_bytes()


def found(path: Path) -> tuple[tuple[Fault, ...], Marks]:
    """The faults of a golden file."""
    raw = content(path)
    if path.suffix == ".jsonl":
        journal = read_journal(raw, path.name)
        return journal.faults, journal.marks
    if path.parent.name == "calendar-not-installed":
        with patch.object(rules_places, "calendar_named", _missing):
            _, faults, marks = diagnose(raw, path.name)
            return faults, marks
    programme, faults, marks = diagnose(raw, path.name)
    if programme is None or any(fault.severity == "error" for fault in faults):
        return faults, marks
    proof = prove(programme, compile_programme(programme), thorough=True)
    return in_order([*faults, *proof.findings], marks), marks


def _missing(name: str) -> None:
    raise CalendarsNotInstalled(name)


def said(path: Path) -> str:
    """What is said of a golden file, in Norwegian."""
    faults, marks = found(path)
    return render_faults([(fault, marks) for fault in faults], lang="nb")


def out(path: Path) -> Path:
    """Where that is kept."""
    return path.with_suffix(".out")


def every() -> Iterator[tuple[str, Path]]:
    """Every rule that has a folder, with each of its files that break it."""
    for folder in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
        if folder.name != "__pycache__":
            for path in broken(folder.name):
                yield folder.name, path
