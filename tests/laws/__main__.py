"""The laws at length.

``python -m tests.laws``: each planted fault, and after how many examples its law finds it.
``python -m tests.laws booking`` and ``paths``: P20 and P24, asked of so many drawn programmes.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from time import process_time

from programflow.testing.drawing import draw_programme
from programflow.testing.drawing.choices import seeded
from programflow.testing.laws.asserting import LAWS
from tests.laws.booking import begun, p20_offered_is_completable
from tests.laws.paths import walked
from tests.laws.planted import FAULTS
from tests.laws.test_planted import examples_until_found


def booking(number: int) -> str:
    """P20, of one course in mid-course."""
    return p20_offered_is_completable(begun(seeded(number)))


def paths(number: int) -> str:
    """P24, of one programme drawn over the whole language."""
    choose = seeded(number)
    programme = draw_programme(choose, tries=1)
    return "refused" if programme is None else walked(programme, choose)


ASKED: dict[str, Callable[[int], str]] = {"booking": booking, "paths": paths}


def main() -> int:
    """Ask a law at length; 1 if it does not hold. Without one: the table of planted faults."""
    parser = ArgumentParser(prog="python -m tests.laws", description=main.__doc__)
    parser.add_argument("law", nargs="?", choices=sorted(ASKED))
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    said = parser.parse_args()
    if said.law is None:
        _table()
        return 0
    counts: Counter[str] = Counter()
    for number in range(said.first, said.first + said.count):
        try:
            counts[ASKED[said.law](number)] += 1
        except AssertionError as wrong:
            counts["broken"] += 1
            print(f"{said.law} {number}: {wrong}", flush=True)
    print(", ".join(f"{n} {what}" for what, n in counts.most_common()))
    print(f"{said.count} asked, {process_time():.0f} s of work")
    return 1 if counts["broken"] else 0


def _table() -> None:
    print("| law | planted | examples until found |\n|---|---|---|")
    for fault in FAULTS:
        rule = LAWS[fault.law].__name__.partition("_")[0].upper()
        print(f"| {rule} | {fault.fault} | {examples_until_found(fault)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
