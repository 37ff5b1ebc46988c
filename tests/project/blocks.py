"""The examples of a page, and how they are run.

Every block fenced as ``python`` or ``console`` is run, from the project's root, unless the line
before it is a comment ``<!-- not run: why -->``.

- ``python`` with a prompt (``>>>``) is a doctest; without one it must run through. The blocks of a
  page share their names, from top to bottom.
- ``console``: a line that begins with ``$`` is a command; the lines until the next one are what it
  prints, both streams. ``...`` stands for anything. An exit code other than 0 shows as a last line
  ``[exit 1]``.
"""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

FENCE = re.compile(
    r"(?P<skip><!-- not run: .+ -->\n+)?"
    r"^(?P<indent> *)```(?P<language>python|console)\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@frozen
class Block:
    """One fenced example; `line` is the number of its first line of text."""

    language: str
    text: str
    line: int


def blocks(page: str) -> Iterator[Block]:
    """The examples of a page that are to be run."""
    for found in FENCE.finditer(page):
        if not found["skip"]:
            text = re.sub(f"^{found['indent']}", "", found["text"], flags=re.MULTILINE)
            yield Block(found["language"], text, page.count("\n", 0, found.start("text")) + 1)


def run_page(path: Path) -> list[str]:
    """Run a page's examples in order; what they did that the page does not say."""
    names: dict[str, Any] = {"__name__": "__main__"}
    faults: list[str] = []
    for block in blocks(path.read_text(encoding="utf-8")):
        run = _run_console if block.language == "console" else _run_python
        faults += [f"{path}:{block.line}: {fault}" for fault in run(block, names)]
    return faults


def _run_python(block: Block, names: dict[str, Any]) -> Iterator[str]:
    if ">>>" not in block.text:
        exec(compile(block.text, f"<line {block.line}>", "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block.text, names, "page", None, block.line)
    printed: list[str] = []
    runner = doctest.DocTestRunner(optionflags=OPTIONS, verbose=False)
    runner.run(test, out=printed.append, clear_globs=False)
    names.update(test.globs)
    if runner.failures:
        yield "".join(printed)


def _run_console(block: Block, names: dict[str, Any]) -> Iterator[str]:
    del names  # a shell has its own
    for command, expected in commands(block.text):
        printed = _shell(command)
        if not doctest.OutputChecker().check_output(expected, printed, doctest.ELLIPSIS):
            yield f"$ {command}\nexpected:\n{expected}\nprinted:\n{printed}"


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command with what it is said to print."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected.rstrip("\n") + "\n" if expected.strip() else ""


def _shell(command: str) -> str:
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    if done.returncode:
        lines.append(f"[exit {done.returncode}]")
    return "".join(f"{line}\n" for line in lines)
