"""The public names: the page is theirs, and none of them changes unnoticed."""

import difflib
import shutil
import subprocess
import sys

import pytest

import programflow as pf
from tests.project.api import NAMES, PAGE, page
from tests.project.root import ROOT
from tests.project.signatures import lines, public


def test_the_page_is_made_of_the_docstrings() -> None:
    """Renew it with ``python -m tests.project.api``."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_no_public_name_changes_unnoticed() -> None:
    """What applications rely on: docs/reference/stability.md says what a change asks for."""
    known = NAMES.read_text(encoding="utf-8").splitlines()
    changed = [*difflib.unified_diff(known, [*lines()], "relied on", "now", lineterm="")]
    assert changed == []


def test_every_public_name_is_explained() -> None:
    assert [one.name for one in public() if not (one.value.__doc__ or "").strip()] == []


def test_every_public_name_stands_on_the_page_once() -> None:
    headings = [line for line in page().splitlines() if line.startswith("### ")]
    assert sorted(headings) == sorted(f"### {one.name}" for one in public())
    assert {f"### {name}" for name in pf.__all__} <= set(headings)


def test_pyright_agrees_with_the_types() -> None:
    """mypy reads the same files in `make check`."""
    pytest.importorskip("pyright", reason="pyright is not installed (the extra `dev` has it)")
    if shutil.which("node") is None:
        pytest.skip("pyright runs on node, which is not installed")
    ran = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
