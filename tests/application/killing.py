"""Writers of the example application, killed at any moment; and what is then in the database.

A writer is forked off, sends the entries of a story and says which of them were acknowledged. After
a time of chance it is killed with a signal that nobody can catch. The next one sends again what
was not acknowledged, and two that were.
"""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random  # noqa: TID251  # seeded: what is drawn can be drawn again

import programflow as pf
from application import cases, database
from application.cases import Desk
from application.database import rows
from tests.application.stories import TODAY, faults, machine, story

LONGEST = 0.4  # seconds that a writer lives; a dozen entries or so


def killed(path: Path, *, count: int, seed: int) -> Iterator[str]:
    """What is wrong after so many kills, as it is found."""
    chance = Random(seed)
    _write_once(":memory:")  # so that those forked off have nothing left to import
    with closing(database.connect(str(path))) as db:
        database.create(db)
    case, acknowledged, most = 0, 0, 0
    for n in range(count):
        first = max(0, acknowledged - 2)
        heard = _one_writer(path, f"c-{case}", first=first, lives=chance.random() * LONGEST)
        acknowledged = max(acknowledged, first + heard)
        most = max(most, heard)
        yield from (f"kill {n}: {fault}" for fault in _lost(path, f"c-{case}", acknowledged))
        if acknowledged == len(story()):
            case, acknowledged = case + 1, 0
    with closing(database.connect(str(path))) as db:
        yield from faults(Desk(db, machine(), TODAY))
    if most < 3:
        yield f"no writer lived to write more than {most} entries: nothing was tried"


def _write_once(path: str) -> None:
    with closing(database.connect(path)) as db:
        database.create(db)
        for entry in story():
            assert cases.record(Desk(db, machine(), TODAY), "c", entry).ok


def _one_writer(path: Path, case: str, *, first: int, lives: float) -> int:
    """How many entries were acknowledged before the writer was killed."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _write(path, case, story()[first:], heard=theirs)
            time.sleep(LONGEST)
        finally:
            os._exit(1)  # never back into whoever forked
    os.close(theirs)
    time.sleep(lives)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with os.fdopen(ours, "rb") as pipe:
        return len(pipe.read())


def _write(path: Path, case: str, entries: tuple[pf.Entry, ...], *, heard: int) -> None:
    desk = Desk(database.connect(str(path)), machine(), TODAY)
    for entry in entries:
        if not cases.record(desk, case, entry).ok:
            return
        os.write(heard, b".")


def _lost(path: Path, case: str, acknowledged: int) -> Iterator[str]:
    """The journal is the beginning of the story: what was acknowledged, and one more at most."""
    with closing(database.connect(str(path))) as db:
        query = "SELECT entry_id FROM journal WHERE case_id = ? ORDER BY seq"
        there = [entry for (entry,) in rows(db, query, case)]
        last = rows(db, "SELECT seq FROM timer WHERE case_id = ?", case)
    wanted = [entry.id for entry in story()]
    if there != wanted[: len(there)] or len(there) not in {acknowledged, acknowledged + 1}:
        yield f"{case}: {acknowledged} were acknowledged, and there are {there}"
    if last != [(len(there),)] and there:
        yield f"{case}: the worklist is of entry {last}, the journal has {len(there)}"
