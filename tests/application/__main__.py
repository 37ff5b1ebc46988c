"""``python -m tests.application``: the example's writer killed as often as wanted."""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.application.killing import killed


@contextmanager
def database(given: str | None) -> Iterator[Path]:
    if given is not None:
        yield Path(given)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "cases.db"


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.application", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many are killed")
    parser.add_argument("--seed", type=int, default=0, help="which moments chance gives")
    parser.add_argument("--database", help="a new file to be kept")
    arguments = parser.parse_args()
    began, faults = time.monotonic(), 0
    with database(arguments.database) as path:
        for fault in killed(path, count=arguments.count, seed=arguments.seed):
            print(fault)
            faults += 1
    took = time.monotonic() - began
    print(f"{arguments.count} writers killed in {took:.0f} s: {faults} faults")
    return faults > 0


if __name__ == "__main__":
    sys.exit(main())
