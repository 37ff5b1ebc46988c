"""``python -m tests.hostile``: mutated definitions, as many as wanted; what did harm is kept.

The same seed and number give the same text: `--first N --count 1` reads one again.
"""

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from multiprocessing import Pool
from pathlib import Path

from tests.hostile.mutating import kept, mutated, shipped, small
from tests.hostile.trying import MOST_MEBIBYTES, complaint, peak

CHUNK = 500
SEEDS = {"small": small, "shipped": shipped}
Harm = tuple[int, str]


def tried(numbers: range, *, seeds: str, seed: int) -> list[Harm]:
    """What went wrong with the texts of these numbers."""
    texts = SEEDS[seeds]()
    for text in texts:
        complaint(text)
    idle, harm = peak(), []
    for number in numbers:
        said = complaint(mutated(texts, seed=seed, number=number))
        if said is None and peak() - idle > MOST_MEBIBYTES:
            said, idle = f"took {peak() - idle:.0f} MiB", peak()
        if said is not None:
            harm.append((number, said))
    return harm


def harms(arguments: argparse.Namespace) -> Iterator[Harm]:
    """What went wrong, as it is found."""
    last = arguments.first + arguments.count
    starts = range(arguments.first, last, CHUNK)
    chunks = [range(start, min(start + CHUNK, last)) for start in starts]
    work = partial(tried, seeds=arguments.seeds, seed=arguments.seed)
    with Pool(arguments.jobs, maxtasksperchild=40) as pool:
        for done, found in enumerate(pool.imap(work, chunks), start=1):
            yield from found
            if arguments.verbose:
                print(f"{done * CHUNK} read", file=sys.stderr, flush=True)


def main() -> int:
    """Read them; 1 if any did harm."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seeds", choices=SEEDS, default="small")
    parser.add_argument("--keep", type=Path, help="a folder for the texts that did harm")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    found = 0
    for number, said in harms(arguments):
        found += 1
        print(f"{arguments.seeds} {arguments.seed}/{number}: {said}")
        if arguments.keep:
            text = mutated(SEEDS[arguments.seeds](), seed=arguments.seed, number=number)
            print(f"  kept as {kept(arguments.keep, number=number, text=text)}")
    print(f"{arguments.count} mutated definitions ({arguments.seeds}): {found} did harm")
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main())
