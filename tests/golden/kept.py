"""The golden journals as they are kept: a definition once, a journal a line with its verdicts."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import programflow as pf

FOLDER = Path(__file__).parent
DEFINITIONS = FOLDER / "definitions"
JOURNALS = FOLDER / "journals"


class Kept(NamedTuple):
    """A journal with what it meant when it was written down."""

    name: str
    definition: str
    semantics: int
    entries: tuple[pf.Entry, ...]
    rejected: list[list[str]]
    verdicts: dict[str, Any]


@cache
def text_of(definition: str) -> str:
    return (DEFINITIONS / f"{definition}.yaml").read_text(encoding="utf-8")


@cache
def machine_of(definition: str) -> pf.Machine:
    return loaded(text_of(definition))


def loaded(text: str) -> pf.Machine:
    """The machine of a text; what a definition calls itself is the name of its file."""
    said = next(line for line in text.splitlines() if line.startswith("id:"))
    return pf.loads(text, said.removeprefix("id:").strip()).machine


@cache
def kept() -> tuple[Kept, ...]:
    return tuple(_kept())


def _kept() -> Iterator[Kept]:
    for path in sorted(JOURNALS.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            entries = [pf.entry_from_json(entry) for entry in row["entries"]]
            assert all(isinstance(entry, pf.Entry) for entry in entries), (path.name, number)
            yield Kept(
                name=f"{path.stem}-{number}",
                definition=row["definition"],
                semantics=row["semantics"],
                entries=tuple(entry for entry in entries if isinstance(entry, pf.Entry)),
                rejected=row["rejected"],
                verdicts=row["verdicts"],
            )
