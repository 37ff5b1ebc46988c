"""The engine against the reference interpreter, at length: `python -m tests.differential`.

The same number draws the same pair: `--first N --count 1` compares one again, and says what
differs.

A long run goes in parts: `--minutes` stops it, and with `--kept FILE` the same command goes on from
where the last one stopped, with the counts of all its parts, until all are compared.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import count
from pathlib import Path
from time import monotonic, process_time
from typing import NamedTuple

from attrs import asdict, define, field

from tests.differential.acting import told as keys_acted
from tests.differential.drawn import told as keys_drawn
from tests.differential.running import drawn, smaller, told

CHUNK = 50


class Chunk(NamedTuple):
    """What came of some numbers: pairs compared, those that differ, seconds of work, the next."""

    compared: int
    found: list[tuple[int, str]]
    work: float
    next: int


@define
class Run:
    """How far a run has come, over all its parts: pairs compared, those that differ, seconds."""

    first: int
    next: int
    compared: int = 0
    work: float = 0.0
    found: list[tuple[int, str]] = field(factory=list)


def main() -> int:
    """Compare so many pairs; say each sort of difference once, made small. 1 if there is any."""
    said = _arguments()
    if said.drawn or said.acted:
        return _say_what_is_drawn(said)
    run, since = _begun(said), monotonic()
    while run.compared < said.count and not _is_over(said, since):
        for chunk in _chunks(said, run):
            run.next, run.compared = chunk.next, run.compared + chunk.compared
            run.work += chunk.work
            for number, key in chunk.found:
                is_new = all(key != other for _, other in run.found)
                run.found.append((number, key))
                print(f"pair {number} differs: {key}", flush=True)
                if is_new:
                    print(_told(number, said), flush=True)
            _keep(said, run)
            print(_progress(said, run), file=sys.stderr, flush=True)
            if run.compared >= said.count or _is_over(said, since):
                break
    for key, times in Counter(key for _, key in run.found).most_common():
        print(f"{times} times {key}: {[n for n, other in run.found if other == key][:5]}")
    print(
        f"{run.compared} pairs compared, {len(run.found)} differ (numbers {run.first} to "
        f"{run.next - 1}; {monotonic() - since:.0f} s, {run.work:.0f} s of work)"
    )
    return 1 if run.found else 0


def _say_what_is_drawn(said: Namespace) -> int:
    tell = partial(keys_acted, heavy=said.heavy) if said.acted else keys_drawn
    for line in tell(range(said.first, said.first + said.count)):
        print(line)
    return 0


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many pairs, at least")
    parser.add_argument("--first", type=int, default=0, help="the first pair's number")
    parser.add_argument(
        "--heavy", action="store_true", help="rules and entries that meddle with one another"
    )
    parser.add_argument("--drawn", action="store_true", help="say how often each key is drawn")
    parser.add_argument("--acted", action="store_true", help="and which changed no verdict")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument("--minutes", type=float, help="stop after so many, wherever it has come")
    parser.add_argument("--kept", type=Path, help="a file: go on from there, and note how far")
    parser.add_argument(
        "--programme", default="", help="a shipped programme, or a file; else drawn"
    )
    parser.add_argument("--shrink", type=float, default=60, help="seconds for each sort found")
    return parser.parse_args()


def _begun(said: Namespace) -> Run:
    if said.kept is None or not said.kept.exists():
        return Run(said.first, said.first)
    kept = json.loads(said.kept.read_text(encoding="utf-8"))
    return Run(**{**kept, "found": [(number, key) for number, key in kept["found"]]})


def _keep(said: Namespace, run: Run) -> None:
    if said.kept is not None:
        said.kept.write_text(json.dumps(asdict(run)) + "\n", encoding="utf-8")


def _is_over(said: Namespace, since: float) -> bool:
    return said.minutes is not None and monotonic() - since > 60 * said.minutes


def _progress(said: Namespace, run: Run) -> str:
    each = run.work / max(run.compared, 1)
    left = max(said.count - run.compared, 0) * each / said.jobs / 60
    return (
        f"{run.compared} of {said.count} compared, {len(run.found)} differ, {1000 * each:.0f} ms "
        f"each, next {run.next}, {left:.0f} min left"
    )


def _chunks(said: Namespace, run: Run) -> Iterator[Chunk]:
    """Chunks in the order of their numbers, as many as may be needed."""
    missing = max(said.count - run.compared, 1)
    numbers = (range(n, min(n + CHUNK, run.next + missing)) for n in count(run.next, CHUNK))
    chunks = (next(numbers) for _ in range(-(-missing // CHUNK)))
    compare = partial(_compared, name=said.programme, heavy=said.heavy)
    if said.jobs == 1:
        yield from map(compare, list(chunks))
        return
    with ProcessPoolExecutor(said.jobs) as pool:
        try:
            yield from pool.map(compare, list(chunks))
        finally:
            pool.shutdown(cancel_futures=True)


def _compared(numbers: range, *, name: str, heavy: bool) -> Chunk:
    since, compared, found = process_time(), 0, []
    for number in numbers:
        example = drawn(number, name=name, heavy=heavy)
        if example is None:
            continue
        compared += 1
        differing = example.difference()
        if differing is not None:
            found.append((number, differing.key))
    return Chunk(compared, found, process_time() - since, numbers.stop)


def _told(number: int, said: Namespace) -> str:
    example = drawn(number, name=said.programme, heavy=said.heavy)
    assert example is not None
    found = example.difference()
    assert found is not None
    if said.shrink:
        text = smaller(example, found, seconds=said.shrink)
    else:
        text = told(example.tree, example.journal, found)
    return f"{text}\nAgain: {example.again}"


if __name__ == "__main__":
    sys.exit(main())
