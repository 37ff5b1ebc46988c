"""``python -m tests.application.writing``: eight of the sixty-four who write at once.

Each thread is one writer with a connection of its own and some entries of the story of one of
eight cases. An act that is not available yet is sent again when others have written more.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import programflow as pf
from application import cases, database, postgresql
from application.cases import Desk
from tests.application.stories import TODAY, machine, story

CASES = 8
EACH = 8
# Two entries for each: what takes time is not the writing but the waiting for one's turn.
LENGTH = 1 + 2 * EACH


def share(writer: int) -> tuple[str, list[pf.Entry]]:
    """The case of a writer, and its share of that case's story after the enrolment."""
    nth, case = divmod(writer, CASES)
    return f"c-{case}", [*story()[1 + nth : LENGTH : EACH]]


def write(writer: int, where: dict[str, str], *, until: float) -> str:
    case, left = share(writer)
    opened = postgresql.connect(**where) if "user" in where else database.connect(where["path"])
    with closing(opened) as db:
        while left and time.monotonic() < until:
            answers = [(e, cases.record(Desk(db, machine(), TODAY), case, e)) for e in left]
            left = [entry for entry, answer in answers if not answer.ok]
            time.sleep(0.2 if left else 0)
    return f"{writer}: {left}" if left else ""


def main() -> int:
    first, where = int(sys.argv[1]), json.loads(sys.argv[2])
    until = time.monotonic() + float(sys.argv[3])
    with ThreadPoolExecutor(EACH) as pool:
        writers = range(first, first + EACH)
        wrong = [*filter(None, pool.map(lambda n: write(n, where, until=until), writers))]
    sys.stdout.write("\n".join(wrong))
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main())
