"""Running commands as a shell would, and what they print."""

import subprocess
import sys
from pathlib import Path

import pytest
from attrs import frozen

from programflow.cli import main
from tests.project.root import ROOT

STORIES = ROOT / "examples" / "russamtalen"
ENROLLED = '{"kind": "enrolled", "id": "enrolled", "on": "2026-03-02", "variant": "section_40"}'


@frozen
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ran:
    """Run a command in this process."""
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return Ran(code, printed.out, printed.err)


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "programflow.cli", *map(str, arguments)],
        env={"PATH": "", "LC_ALL": "C.UTF-8", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        cwd=ROOT,
    )


def journal(folder: Path, *lines: str | bytes, name: str = "c.jsonl") -> Path:
    """A journal of these lines."""
    path = folder / name
    rows = [line if isinstance(line, bytes) else line.encode() for line in lines]
    path.write_bytes(b"".join(row + b"\n" for row in rows))
    return path
