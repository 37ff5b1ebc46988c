"""xstate on Node: the machine is `xstate.mjs`, which tells its own time; no pipe is timed."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.scenarios import Event

NAME = "xstate"
_HERE = Path(__file__).parent
_PACKAGE = json.loads((_HERE / "package.json").read_text(encoding="utf-8"))
version = _PACKAGE["dependencies"]["xstate"]
Prepared = list[dict[str, Any]]

if not (_HERE / "node_modules" / "xstate").is_dir():
    raise ImportError("`npm install` in benchmarks/peers brings it")


class Node:
    """One process, asked line by line."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", str(_HERE / "xstate.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, question: dict[str, Any]) -> Any:
        """The answer to one question."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())


_NODE: list[Node] = []


def _node() -> Node:
    if not _NODE:
        _NODE.append(Node())
    return _NODE[0]


def prepare(events: Sequence[Event]) -> Prepared:
    return [
        {"type": event.name, "day": event.day}
        | ({"question": event.value[0], "yes": event.value[1]} if event.value else {})
        for event in events
    ]


def play(prepared: Prepared) -> Prepared:
    # A case lives in Node; here it is what it has been through.
    return prepared


def seconds(prepared: Prepared, times: int) -> float:
    """What `times` cases cost in Node."""
    return float(_node().ask({"play": times, "events": prepared})) / 1e9


def stands(case: Prepared, on: int) -> tuple[str, bool]:
    state, overdue = _node().ask({"stands": on, "events": case})
    return state, overdue
