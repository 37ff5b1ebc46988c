"""The engine against the reference interpreter, at length: `python -m tests.differential`."""

import sys
from argparse import ArgumentParser
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from time import monotonic

from tests.differential.compare import difference
from tests.differential.running import drawn, smaller, told

CHUNK = 50


def main() -> int:
    """Compare so many pairs; say each sort of difference once, made small. 1 if there is any."""
    parser = ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many pairs")
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first pair")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument("--shrink", type=float, default=60, help="seconds for each sort found")
    said = parser.parse_args()
    since = monotonic()
    starts = range(said.seed, said.seed + said.count, CHUNK)
    sizes = [min(CHUNK, said.seed + said.count - start) for start in starts]
    compared, found = 0, list[tuple[int, str]]()
    with ProcessPoolExecutor(said.jobs) as pool:
        for pairs, differing in pool.map(_chunk, starts, sizes):
            compared += pairs
            found += differing
    counts = Counter(key for _, key in found)
    for key, count in counts.most_common():
        seeds = [seed for seed, other in found if other == key]
        print(f"--- {key}: {count} times, seeds {seeds[:5]}")
        print(_told(seeds[0], said.shrink), flush=True)
    taken = monotonic() - since
    print(f"{compared} pairs compared, {len(found)} differ, in {taken:.0f} s (seed {said.seed})")
    return 1 if found else 0


def _chunk(start: int, size: int) -> tuple[int, list[tuple[int, str]]]:
    compared, found = 0, []
    for seed in range(start, start + size):
        example = drawn(seed)
        if example is None:
            continue
        compared += 1
        differing = difference(example.programme, example.journal)
        if differing is not None:
            found.append((seed, differing.key))
    return compared, found


def _told(seed: int, seconds: float) -> str:
    example = drawn(seed)
    assert example is not None
    found = difference(example.programme, example.journal)
    assert found is not None
    if not seconds:
        return told(example.tree, example.journal, found)
    return told(*smaller(example, found, seconds=seconds))


if __name__ == "__main__":
    sys.exit(main())
