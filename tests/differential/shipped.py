"""The shipped programmes and the one from elsewhere, and journals that begin as theirs do."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import programflow as pf
from programflow.definition.entries import Entry
from programflow.machine import Machine
from programflow.testing.drawing import Choices, draw_journal
from programflow.testing.drawing.entries import Look

ROOT = Path(__file__).parents[2]
ELSEWHERE = "prevention-course"
SHIPPED = ("russamtalen", "er-vil-kan", "ruskontrakt", ELSEWHERE)


def path_of(name: str) -> Path:
    """Where a shipped programme is, or that from elsewhere; another name is a path."""
    if name not in SHIPPED:
        return Path(name)
    folder = ROOT / "examples" / name if name == ELSEWHERE else ROOT / "programmes"
    return folder / f"{name}.yaml"


@lru_cache
def machine_of(name: str) -> Machine:
    """A shipped programme, by its name, or one from a file."""
    return pf.load(path_of(name)).machine


@lru_cache
def journals_of(name: str) -> tuple[tuple[dict[str, Any], ...], ...]:
    """The journals that come with a shipped programme, as JSON; of another programme none."""
    paths = sorted((ROOT / "examples" / name).rglob("*.jsonl")) if name in SHIPPED else []
    return tuple(
        tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        for path in paths
    )


def draw_shipped(choices: Choices, name: str, *, look: Look | None, most: int) -> list[Entry]:
    """A journal that begins like one of those that come with the programme."""
    rows = journals_of(name)
    begun = choices.pick(rows) if rows else ()
    return draw_journal(
        choices,
        machine_of(name).programme,
        look=look,
        settings=begun[0].get("settings") if begun else None,
        begun=begun[: choices.between(1, len(begun))] if begun else (),
        most=most,
    )
