"""What `programflow run --json` says of journals on some of their days: compared byte by byte.

``python -m tests.project.verdicts`` prints it for every shipped journal, or for those named; with
``--drawn 100`` also for a hundred programmes and journals drawn from seeds. It needs no more than
the library, so that every Python can be asked.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from programflow.cli import main as programflow
from programflow.definition import entry_to_json
from programflow.testing.drawing import draw_journal, draw_tree, seeded, write
from programflow.testing.drawing.programmes import accepted
from tests.project.root import ROOT, named

LATER = timedelta(days=60)


def days_of(journal: Path) -> Iterator[date]:
    """The first day, one in the middle, the last, and a later one; none before the enrolment.

    Where the enrolment was corrected to a later day, none before that.
    """
    entries = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    moved = (
        e["fields"].get("on")
        for e in entries
        if e.get("entry") == entries[0]["id"] and "fields" in e
    )
    enrolled = max(filter(None, (entries[0]["on"], *moved)))
    on = sorted(
        {
            date.fromisoformat(day)
            for day in (enrolled, *(e["on"] for e in entries))
            if day >= enrolled
        }
    )
    yield from dict.fromkeys((on[0], on[len(on) // 2], on[-1], on[-1] + LATER))


def say(definition: str | Path, journal: Path) -> None:
    """Print what holds on each of those days; what was rejected is no matter here."""
    for day in days_of(journal):
        command = ["run", str(definition), str(journal), "--json", "--at", day.isoformat()]
        with redirect_stderr(StringIO()) as complaints:
            code = programflow(command)
        assert code < 2, complaints.getvalue()


def say_drawn(seed: int, folder: Path) -> None:
    """Print it for what is drawn from a seed, where the checks accept the programme."""
    choices = seeded(seed)
    found = accepted(draw_tree(choices))
    if found is None:
        return
    programme, tree = found
    definition, journal = folder / f"{programme.id}.yaml", folder / "journal.jsonl"
    definition.write_text(write(tree), encoding="utf-8")
    entries = (json.dumps(entry_to_json(e)) for e in draw_journal(choices, programme))
    journal.write_text("".join(f"{entry}\n" for entry in entries), encoding="utf-8")
    say(definition, journal)


def shipped() -> Iterator[Path]:
    """The journals that come with shipped programmes; other examples have their own definitions."""
    for programme in (ROOT / "programmes").glob("*.yaml"):
        yield from (ROOT / "examples" / programme.stem).rglob("*.jsonl")


def main(arguments: Sequence[str]) -> None:
    parser = ArgumentParser(prog="python -m tests.project.verdicts", description=__doc__)
    parser.add_argument("journals", nargs="*", type=Path, help="default: all that are shipped")
    parser.add_argument("--drawn", type=int, default=0, help="from how many seeds")
    asked = parser.parse_args(arguments)
    for journal in asked.journals or sorted(shipped()):
        say(named(journal.absolute()).split("/")[1], journal)
    with TemporaryDirectory() as folder:
        for seed in range(asked.drawn):
            say_drawn(seed, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
