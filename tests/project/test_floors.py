"""Imports go down the floors, and the tool that says so would notice if they did not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.root import PACKAGE, ROOT

LINTER = Path(sys.executable).parent / "lint-imports"


def lint(source: Path) -> subprocess.CompletedProcess[str]:
    """Run the project's contracts over the package that lies in `source`."""
    return subprocess.run(
        [LINTER, "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "programflow", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_the_floors_hold() -> None:
    linted = lint(PACKAGE.parent)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize(
    ("floor", "line"),
    [
        ("temporal", "import programflow.definition"),
        ("temporal", "import programflow.diagnostics"),
        ("definition", "from programflow import machine"),
        ("machine", "from programflow import case"),
        ("case", "import programflow.rendering"),
        ("rendering", "from programflow.cli import main"),
        ("case", "import hypothesis"),
    ],
)
def test_an_import_upwards_is_noticed(copy: Path, floor: str, line: str) -> None:
    with (copy / "programflow" / floor / "__init__.py").open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    linted = lint(copy)
    assert linted.returncode == 1
    assert f"programflow.{floor} " in linted.stdout


def test_a_ninth_floor_is_noticed(copy: Path) -> None:
    (copy / "programflow" / "attic.py").touch()
    linted = lint(copy)
    assert linted.returncode == 1
    assert "attic" in linted.stdout
