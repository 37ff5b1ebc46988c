"""``python -m tests.testing [COUNT]``: which changes under `unnoticed` show on drawn journals."""

import sys

from programflow.checking.loading import load_scenarios
from tests.testing.equivalents import SUITES, seen

if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for path in SUITES:
        suite = load_scenarios(path)
        found = list(seen(suite, range(count)))
        print(f"{path.name}: {len(suite.suite.unnoticed)} unnoticed, {len(found)} of them seen")
        for one in found:
            print(f"  {one.change}: {one.part}")
            for entry in one.journal:
                print(f"    {entry!r}")
