"""``programflow replay``: many journals played, a line of JSON a case."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from programflow.bulk import Row, replay
from programflow.cli.definitions import label
from programflow.cli.json_lines import Journal, read_journal
from programflow.cli.played import complain_of, defined
from programflow.cli.progress import Bar
from programflow.cli.screen import FAULTY, FINE, UNREADABLE, Screen, Unreadable, read_bytes
from programflow.machine import Machine
from programflow.rendering.cleaning import clean_json


def command(arguments: Namespace, seen: Screen) -> int:
    """Play each journal; one that cannot be read is told of, and the others go on."""
    machine = defined(arguments.file, seen)
    if isinstance(machine, int):
        return machine
    paths = list(_paths(arguments.journals))
    at: date = arguments.at or date.today()
    bar, code = Bar(sys.stderr, sys.stdout, len(paths)), FINE
    try:
        for done, path in enumerate(paths):
            bar.show(done)
            code = max(code, _play(machine, path, at=at, bar=bar, seen=seen))
    finally:
        bar.clear()
    return code


def _paths(names: list[str]) -> Iterator[Path]:
    """The journals, and of a folder those in it."""
    for path in map(Path, names):
        if path.is_dir():
            yield from sorted(path.glob("*.jsonl"))
        else:
            yield path


def _play(machine: Machine, path: Path, *, at: date, bar: Bar, seen: Screen) -> int:
    try:
        told = read_journal(read_bytes(path, name=label(path)), label(path))
    except Unreadable as unreadable:
        bar.clear()
        seen.complain(unreadable.key, **unreadable.params)
        return UNREADABLE
    if told.faults:
        bar.clear()
        complain_of(told, seen)
        return UNREADABLE
    (row,) = replay(machine, ((path.stem, entry) for entry in told.entries), at=at)
    rejected = _rejected(row, told)
    if rejected:
        bar.clear()
    for one in rejected:
        place = f"{told.marks.name}:{one['line']}"
        seen.complain("replay.rejected", place=place, entry=one["entry"], code=one["code"])
    seen.out(clean_json(json.dumps(_said(row, rejected), ensure_ascii=False)) + "\n")
    return FAULTY if rejected else FINE


def _rejected(row: Row, told: Journal) -> list[dict[str, Any]]:
    """The rejected entries with their lines, in the order of the journal."""
    found: list[dict[str, Any]] = []
    waiting, taken = list(row.rejected), set[str]()
    for entry, line in zip(told.entries, told.lines, strict=True):
        name, code = waiting[0] if waiting else ("", "")
        if waiting and name == entry.id and (code != "id-reused" or entry.id in taken):
            found.append({"entry": name, "line": line, "code": code})
            del waiting[0]
        else:
            taken.add(entry.id)
    return found


def _said(row: Row, rejected: list[dict[str, Any]]) -> dict[str, Any]:
    """A row as JSON has it."""
    return {
        "case": row.id,
        "phase": row.phase,
        "outcome": row.outcome,
        "due": None if row.due is None else row.due.isoformat(),
        "next": None if row.next is None else row.next.isoformat(),
        "waits": row.waits,
        "rejected": rejected,
    }
