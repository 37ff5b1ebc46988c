"""The example as processes: two write, one is killed in the middle and started again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from application.cases import Desk
from application.database import rows
from tests.application import killing
from tests.application.servers import sqlite
from tests.application.stories import PROGRAMME, TODAY, environment, faults, machine, sent, story
from tests.project.root import ROOT

Process = subprocess.Popen[str]


def start(path: Path) -> Process:
    """The shell of the example, waiting for lines."""
    return subprocess.Popen(
        [sys.executable, "-m", "application", str(path), str(PROGRAMME), "record"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(),
    )


def ask(process: Process, line: str) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line)
    process.stdin.flush()
    return process.stdout.readline()


def end(process: Process) -> None:
    process.communicate(timeout=60)
    assert process.returncode == 0


def test_two_write_and_one_is_killed_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "cases.db"
    first, second = start(path), start(path)
    lines = [sent(case, entry) for entry in story() for case in ("c-1", "c-2")]
    half = len(lines) // 2
    for n, line in enumerate(lines[:half]):
        assert ask(second if n % 2 else first, line).startswith("accepted")
    assert first.stdin is not None
    first.stdin.write(lines[half])
    first.stdin.flush()
    first.kill()
    first.communicate()
    again = start(path)
    # Whether the last line came through nobody knows, so it is sent again, and some that did.
    for n, line in enumerate(lines[half - 4 :]):
        assert ask(second if n % 2 else again, line).startswith("accepted")
    end(second)
    end(again)
    with sqlite(path) as connect:
        desk = Desk(connect(), machine(), TODAY)
        assert [*faults(desk)] == []
        written = "SELECT entry_id FROM journal WHERE case_id = ? ORDER BY seq"
        for case in ("c-1", "c-2"):
            assert [i for (i,) in rows(desk.db, written, case)] == [e.id for e in story()]


def test_the_shell_says_what_it_cannot_read_and_what_is_rejected(tmp_path: Path) -> None:
    process = start(tmp_path / "cases.db")
    line = json.dumps({"case": "c-1", "entry": {"kind": "dnoe", "id": "e-1"}}) + "\n"
    assert ask(process, line) == "unreadable c-1 entry-kind\n"
    assert ask(process, sent("c-1", story()[1])) == "rejected c-1 e-01 not-enrolled\n"
    end(process)


def test_the_shell_shows_the_worklist_of_a_role(tmp_path: Path) -> None:
    process = start(tmp_path / "cases.db")
    ask(process, sent("c-1", story()[0]))
    end(process)
    shown = subprocess.run(
        [sys.executable, "-m", "application", tmp_path / "cases.db", PROGRAMME, "work", "officer"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment(),
    )
    assert "-\topen\tc-1\tclarification\n" in shown.stdout


def test_killed_at_any_moment_it_loses_nothing() -> None:
    command = [sys.executable, "-m", "tests.application", "--count", "25", "--seed", "1"]
    ran = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "25 writers killed" in ran.stdout


def test_what_is_lost_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An application that answers before it has written would be found out."""
    monkeypatch.setattr(killing, "_one_writer", lambda *_, **__: 4)
    assert [*killing.killed(tmp_path / "cases.db", count=1, seed=0)] != []
