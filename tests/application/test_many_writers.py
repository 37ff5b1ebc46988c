"""Sixty-four writers on eight cases: no update is lost, nobody waits for ever, no case differs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import programflow as pf
from application import cases
from application.cases import Desk
from application.database import rows
from tests.application.servers import postgres, sqlite
from tests.application.stories import TODAY, environment, faults, machine, story
from tests.application.writing import CASES, EACH, LENGTH, share
from tests.project.root import ROOT

LONGEST = 300
WRITING = [sys.executable, "-m", "tests.application.writing"]
Where = dict[str, str]


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest) -> Where:
    if request.param == "sqlite":
        return {"path": str(request.getfixturevalue("tmp_path") / "cases.db")}
    found: Where = request.getfixturevalue("postgresql")
    return found


def test_the_shares_make_up_the_story() -> None:
    for case in range(CASES):
        shares = [share(writer) for writer in range(CASES * EACH) if writer % CASES == case]
        assert {name for name, _ in shares} == {f"c-{case}"}
        entries = sorted(entry.id for _, left in shares for entry in left)
        assert entries == sorted(entry.id for entry in story()[1:LENGTH])


def test_sixty_four_writers_on_eight_cases(where: Where) -> None:
    opened = sqlite(Path(where["path"])) if "path" in where else postgres(where)
    with opened as connect:
        desk = Desk(connect(), machine(), TODAY)
        for case in range(CASES):
            cases.record(desk, f"c-{case}", story()[0])
        arguments = [json.dumps(where), str(LONGEST)]
        commands = [[*WRITING, str(n * EACH), *arguments] for n in range(CASES)]
        started = [_start(command) for command in commands]
        printed = [process.communicate(timeout=2 * LONGEST)[0].decode() for process in started]
        assert "".join(printed).strip() == ""
        assert [process.returncode for process in started] == [0] * CASES
        assert [*faults(desk)] == []
        for case in range(CASES):
            _is_the_story(desk, f"c-{case}")


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE)


def _is_the_story(desk: Desk, case_id: str) -> None:
    """The case is what it would have been if one had written the whole story, line by line."""
    alone = pf.replay(machine(), story()[:LENGTH], id=case_id).case
    _, case = cases.load(desk, case_id)
    assert case is not None
    assert case == alone
    assert pf.status(machine(), case, at=TODAY) == pf.status(machine(), alone, at=TODAY)
    assert rows(desk.db, "SELECT count(*) FROM journal WHERE case_id = ?", case_id) == [(LENGTH,)]
