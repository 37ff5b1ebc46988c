"""The engine against the reference interpreter, at length: `python -m tests.differential`.

The same number draws the same pair: `--seed N --count 1` compares one again, and says what differs.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from time import monotonic, process_time
from typing import NamedTuple

from tests.differential.compare import difference
from tests.differential.running import drawn, smaller, told

CHUNK = 50


class Chunk(NamedTuple):
    """What came of some pairs: how many, the differing ones by number, and seconds of work."""

    compared: int
    found: list[tuple[int, str]]
    work: float


def main() -> int:
    """Compare so many pairs; say each sort of difference once, made small. 1 if there is any."""
    parser = ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many pairs")
    parser.add_argument("--seed", type=int, default=0, help="the number of the first pair")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument(
        "--programme", default="", help="a shipped programme, or a file; else drawn"
    )
    parser.add_argument("--shrink", type=float, default=60, help="seconds for each sort found")
    said = parser.parse_args()
    since, done, found, work = monotonic(), 0, list[tuple[int, str]](), 0.0
    for chunk in _chunks(said):
        done, work = done + chunk.compared, work + chunk.work
        for number, key in chunk.found:
            first = all(key != other for _, other in found)
            found.append((number, key))
            print(f"pair {number} differs: {key}", flush=True)
            if first:
                print(_told(number, said), flush=True)
        each = 1000 * work / max(done, 1)
        print(
            f"{done} compared, {len(found)} differ, {each:.0f} ms each", file=sys.stderr, flush=True
        )
    for key, count in Counter(key for _, key in found).most_common():
        print(f"{count} times {key}: {[n for n, other in found if other == key][:5]}")
    last = said.seed + said.count - 1
    print(
        f"{done} pairs compared, {len(found)} differ (numbers {said.seed} to {last}; "
        f"{monotonic() - since:.0f} s, {work:.0f} s of work)"
    )
    return 1 if found else 0


def _chunks(said: Namespace) -> Iterator[Chunk]:
    end = said.seed + said.count
    starts = range(said.seed, end, CHUNK)
    chunks = [range(start, min(start + CHUNK, end)) for start in starts]
    compare = partial(_compared, name=said.programme)
    if said.jobs == 1:
        yield from map(compare, chunks)
        return
    with ProcessPoolExecutor(said.jobs) as pool:
        yield from pool.map(compare, chunks)


def _compared(numbers: range, *, name: str) -> Chunk:
    since, compared, found = process_time(), 0, []
    for number in numbers:
        example = drawn(number, name=name)
        if example is None:
            continue
        compared += 1
        differing = difference(example.programme, example.journal)
        if differing is not None:
            found.append((number, differing.key))
    return Chunk(compared, found, process_time() - since)


def _told(number: int, said: Namespace) -> str:
    example = drawn(number, name=said.programme)
    assert example is not None
    found = difference(example.programme, example.journal)
    assert found is not None
    if said.shrink:
        text = smaller(example, found, seconds=said.shrink)
    else:
        text = told(example.tree, example.journal, found)
    return f"{text}\nAgain: {example.again}"


if __name__ == "__main__":
    sys.exit(main())
