"""``programflow replay``: a line a case, faults at their line, a bar only where somebody looks."""

import io
import json
from pathlib import Path

import pytest

from programflow.cli.progress import Bar
from tests.cli.shell import ENROLLED, STORIES, journal, process, run

AT = ("--at", "2026-04-20")
UNKNOWN = '{"kind": "done", "id": "d", "on": "2026-03-03", "step": "walk"}'


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def rows(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_folder_is_its_journals(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "replay", "russamtalen", STORIES, *AT)
    named = run(capsys, "replay", "russamtalen", *sorted(STORIES.glob("*.jsonl")), *AT)
    assert (ran.code, ran.out, ran.err) == (0, named.out, "")
    assert [row["case"] for row in rows(ran.out)] == ["completed", "late", "left-after-talk-1"]
    assert rows(ran.out)[2] == {
        "case": "left-after-talk-1",
        "phase": "talks",
        "outcome": None,
        "due": "2026-04-27",
        "next": "2026-04-28",
        "waits": False,
        "rejected": [],
    }


def test_what_is_rejected_has_its_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    again = ENROLLED.replace("2026-03-02", "2026-03-03")
    path = journal(tmp_path, ENROLLED, "", UNKNOWN, again, name="c.jsonl")
    ran = run(capsys, "replay", "russamtalen", path, *AT, "--lang", "en")
    assert ran.code == 1
    (row,) = rows(ran.out)
    assert row["rejected"] == [
        {"entry": "d", "line": 3, "code": "unknown-name"},
        {"entry": "enrolled", "line": 4, "code": "id-reused"},
    ]
    said = " ".join(ran.err.split())
    assert "c.jsonl:3: d was not taken in (unknown-name)." in said
    assert "c.jsonl:4: enrolled was not taken in (id-reused)." in said


def test_a_fault_is_told_at_its_line_and_the_others_are_played(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bad = journal(tmp_path, ENROLLED, '{"kind": "done"', name="a.jsonl")
    good = journal(tmp_path, ENROLLED, name="b.jsonl")
    ran = run(capsys, "replay", "russamtalen", bad, tmp_path / "none.jsonl", good, *AT)
    assert ran.code == 2
    assert [row["case"] for row in rows(ran.out)] == ["b"]
    assert "a.jsonl:2:" in ran.err
    assert "none.jsonl" in ran.err


def test_nothing_but_rows_goes_into_a_pipe() -> None:
    ran = process("replay", "russamtalen", STORIES, *AT)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert len(rows(ran.stdout.decode())) == 3


def test_a_bar_is_drawn_over_itself_and_taken_away() -> None:
    stream = Terminal()
    bar = Bar(stream, io.StringIO(), 2)
    for done in (0, 1, 1):
        bar.show(done)
    bar.clear()
    empty, half, gone = stream.getvalue().split("\r")[1:4]
    assert (empty.strip("█░ "), half.strip("█░ "), gone.strip()) == ("0/2", "1/2", "")
    assert half.count("█") == half.count("░") == 15


@pytest.mark.parametrize(
    ("stream", "lines"), [(io.StringIO(), io.StringIO()), (Terminal(), Terminal())]
)
def test_no_bar_without_a_terminal_of_its_own(stream: io.StringIO, lines: io.StringIO) -> None:
    bar = Bar(stream, lines, 2)
    bar.show(1)
    bar.clear()
    assert stream.getvalue() == ""
