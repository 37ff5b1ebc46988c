"""Time programflow and its peers: ``python -m benchmarks [--rounds N] [--write]``.

Everything is measured in rounds; within a round each implementation takes its turn, and what is
reported is the ratio to the hand-written class of the same round. Machines differ and are shared,
so seconds would say little; ratios within a round say what an implementation costs.
"""

import argparse
import importlib
import pickle
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from attrs import frozen

import programflow as pf
from benchmarks import ours
from benchmarks.dues import scanned
from benchmarks.page import page
from benchmarks.peers import handwritten
from benchmarks.scenarios import HAPPY, SCENARIOS
from programflow import bulk

PEERS = (
    ("table", None),
    ("with_automat", "automat"),
    ("with_xstate", None),
    ("with_transitions", "transitions"),
    ("with_spiff", "SpiffWorkflow"),
    ("with_sismic", "sismic"),
    ("with_statemachine", "python-statemachine"),
)
EVENTS = len(HAPPY.events)
SHARD = 100
"""How many cases are replayed at a time."""
OPEN = 1_000_000
"""How many open cases are asked which of them a day concerns."""
MIDDLE = 9
"""Entries of the happy story after which a case is in mid-course: the first talk is held."""


@frozen
class Row:
    """A line of the table.

    Args:
        name: what was timed.
        version: of the package, or empty.
        ratios: to the hand-written class's event, one for each round.
        target: the highest ratio we ask of ourselves, or None.
    """

    name: str
    version: str
    ratios: tuple[float, ...]
    target: float | None = None

    @property
    def median(self) -> float:
        """The middle ratio."""
        return statistics.median(self.ratios)


def tell_alike(peer: Any) -> None:
    """The peer tells every story as it must be told; otherwise it is not timed."""
    for story in SCENARIOS:
        told = peer.stands(peer.play(peer.prepare(story.events)), story.asked)
        if told != (story.state, story.overdue):
            raise SystemExit(f"{peer.__name__}: {story.name}: {told}")


def seconds(play: Callable[[], object], least: float = 0.05) -> float:
    """What one call costs: called as often as `least` seconds want."""
    times, spent = 1, 0.0
    while True:
        begun = time.perf_counter()
        for _ in range(times):
            play()
        spent = time.perf_counter() - begun
        if spent >= least:
            return spent / times
        times = max(times * 2, int(times * least / max(spent, 1e-9)) + 1)


def event_of(peer: Any) -> Callable[[], float]:
    """What an event of the happy story costs in this implementation, in seconds."""
    prepared = peer.prepare(HAPPY.events)
    if hasattr(peer, "seconds"):
        peer.seconds(prepared, 5000)  # V8 compiles what is hot
        return lambda: float(peer.seconds(prepared, 2000)) / 2000 / EVENTS
    return lambda: seconds(lambda: peer.play(prepared)) / EVENTS


def _live() -> dict[str, tuple[Callable[[], float], float]]:
    """What programflow does, each with the ratio it should not exceed."""
    entries = ours.prepare(HAPPY.events)
    middle = ours.play(entries[:MIDDLE])
    following = entries[MIDDLE]
    talk = HAPPY.events[MIDDLE + 1]
    on = following.on

    shard = ours.shard(SHARD)

    def replayed() -> object:
        return [row.outcome for row in bulk.replay(ours.MACHINE, shard, at=on)]

    def asked() -> object:
        return pf.status(ours.MACHINE, middle, at=on)

    def asked_why() -> object:
        status = pf.status(ours.MACHINE, middle, at=on)
        return [part.because for part in (*status.steps, *status.findings, *status.possible)]

    def built() -> object:
        entry = pf.Done(id="e99", on=on, by="staff", step=talk.name)
        return pf.advance(ours.MACHINE, middle, entry)

    def advanced() -> object:
        return pf.advance(ours.MACHINE, middle, following)

    assert isinstance(advanced(), pf.Accepted)
    assert isinstance(built(), pf.Accepted)
    return {
        "`bulk.replay`, 5 % of entries late": (lambda: seconds(replayed) / len(shard), 4),
        "a whole story, entry by entry": (lambda: seconds(lambda: ours.play(entries)) / EVENTS, 12),
        "`advance` on a ready entry": (lambda: seconds(advanced), 12),
        "`advance` with building the entry": (lambda: seconds(built), 16),
        "`status`, nobody asks why": (lambda: seconds(asked), 60),
        "`status` with every reason": (lambda: seconds(asked_why), 300),
    }


def measure(rounds: int) -> list[Row]:
    """All rows: the yardstick, the peers, programflow."""
    todo: list[tuple[str, str, Callable[[], float], float | None]] = []
    for module, package in PEERS:
        try:
            peer = importlib.import_module(f"benchmarks.peers.{module}")
            tell_alike(peer)
        except (ImportError, FileNotFoundError) as absent:
            print(f"{module}: not here ({absent})", file=sys.stderr)
            continue
        version = metadata.version(package) if package else getattr(peer, "version", "")
        todo.append((peer.NAME, version, event_of(peer), None))
    tell_alike(ours)
    todo += [(name, "", cost, target) for name, (cost, target) in _live().items()]
    tell_alike(handwritten)
    yardstick = event_of(handwritten)
    ratios: dict[str, list[float]] = {name: [] for name, *_ in todo}
    by_hand: list[float] = []
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        one = yardstick()
        by_hand.append(one * 1e6)
        for name, _, cost, _ in todo:
            ratios[name].append(cost() / one)
    print(f"hand-written: {statistics.median(by_hand):.2f} µs an event", file=sys.stderr)
    return [Row(name, version, tuple(ratios[name]), target) for name, version, _, target in todo]


def memory() -> dict[str, int]:
    """Bytes of a case in mid-course: packed (the mean of 100), and live (the growth over 1,000)."""
    entries = ours.prepare(HAPPY.events)[:8]
    hundred = [_middle(f"c-{number}", entries) for number in range(100)]
    packed = sum(len(pickle.dumps(case, 5)) for case in hundred) // len(hundred)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = [_middle(f"c-{number}", ours.prepare(HAPPY.events)[:8]) for number in range(1000)]
    live = (tracemalloc.get_traced_memory()[0] - before) // len(kept)
    tracemalloc.stop()
    return {"packed": packed, "live": live}


def _middle(id_: str, entries: Sequence[pf.Entry]) -> pf.Case:
    case = ours.begin(id_)
    for entry in entries:
        answer = pf.advance(ours.MACHINE, case, entry)
        assert isinstance(answer, pf.Accepted)
        case = answer.case
    return case


def main() -> None:
    """Measure, print, and with ``--write`` renew the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--write", action="store_true", help="renew docs/reference/benchmarks.md")
    arguments = parser.parse_args()
    rows = measure(arguments.rounds)
    scan = Row("`bulk.due`", "", tuple(scanned(OPEN, rounds=arguments.rounds)), 1.1)
    text = page(rows, memory(), arguments.rounds, scan=scan)
    if arguments.write:
        Path("docs/reference/benchmarks.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
