"""The rules of the house that a tool can see."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.project.lowest import lowest
from tests.project.root import MODULES, PACKAGE, ROOT, named, pyproject

RUNTIME = {"attrs", "cattrs", "pyyaml"}
NAMES_OF_NOTHING = {"utils", "helpers", "common", "core", "base", "types"}
# A longer file has a decision record that says why, and stands here.
LONGEST = 300
LONGER = {"src/programflow/testing/reference.py": 1900}  # decisions 0007, 0010


def ruff(path: str, text: str) -> subprocess.CompletedProcess[str]:
    """Lint `text` as if it lay at `path`."""
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--stdin-filename", path, "-"]
    return subprocess.run(
        command, cwd=ROOT, input=text, capture_output=True, text=True, check=False
    )


CLOCKS = [
    "from datetime import date\n\nTODAY = date.today()\n",
    "import datetime\n\nNOW = datetime.datetime.now(tz=datetime.UTC)\n",
    "import time\n\nNOW = time.time()\n",
]


@pytest.mark.parametrize("text", CLOCKS)
@pytest.mark.parametrize("floor", ["temporal", "machine", "case", "rendering"])
def test_a_clock_below_the_shells_is_noticed(floor: str, text: str) -> None:
    linted = ruff(f"src/programflow/{floor}/late.py", f'"""A module."""\n\n{text}')
    assert linted.returncode == 1
    assert "TID251" in linted.stdout or "banned-api" in linted.stdout


@pytest.mark.parametrize("text", [CLOCKS[0], 'print("seen")\n'])
def test_a_shell_may_print_and_ask_what_day_it_is(text: str) -> None:
    assert ruff("src/programflow/cli/late.py", f'"""A module."""\n\n{text}').returncode == 0


def test_printing_below_the_shells_is_noticed() -> None:
    assert ruff("src/programflow/case/late.py", '"""A module."""\n\nprint("x")\n').returncode == 1


def test_no_file_is_named_for_nothing() -> None:
    assert [named(module) for module in MODULES if module.stem in NAMES_OF_NOTHING] == []


def test_files_can_be_read_in_one_sitting() -> None:
    lengths = {named(m): len(m.read_text(encoding="utf-8").splitlines()) for m in MODULES}
    assert {name: n for name, n in lengths.items() if n > LONGER.get(name, LONGEST)} == {}


def test_three_dependencies_and_no_other() -> None:
    dependencies = pyproject()["project"]["dependencies"]
    assert {re.split(r"[^\w-]", name)[0].lower() for name in dependencies} == RUNTIME


def test_every_dependency_has_a_lowest_version() -> None:
    pins = lowest(pyproject()["project"]["dependencies"])
    assert all(re.fullmatch(r"[\w-]+==[\d.]+", pin) for pin in pins)


def imported(module: Path) -> Iterator[str]:
    """The top-level names of other people's packages that a module imports."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        yield from {name.partition(".")[0] for name in names} - sys.stdlib_module_names


@cache
def _distributions() -> Mapping[str, list[str]]:
    """What is installed is asked once: it takes a second."""
    return packages_distributions()


def may_import(module: Path) -> set[str]:
    """The distributions that a module may import, by the floor it is on."""
    extras = {
        "testing": {"hypothesis", "pytest"},
        "pytest_plugin": {"pytest"},
        "temporal": {"holidays"},
    }
    floor = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return RUNTIME | extras.get(floor, set())


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_imports_what_is_declared(module: Path) -> None:
    distributions = _distributions()
    foreign = {distributions[name][0].lower() for name in imported(module) if name != "programflow"}
    assert foreign <= may_import(module)


def test_the_tests_import_what_is_declared() -> None:
    extras = pyproject()["project"]["optional-dependencies"].values()
    declared = {re.split(r"[^\w.-]", name)[0].lower() for extra in extras for name in extra}
    distributions = _distributions()
    for test in (ROOT / "tests").rglob("*.py"):
        names = set(imported(test)) - {"application", "benchmarks", "programflow", "tests"}
        assert {distributions[name][0].lower() for name in names} <= declared | RUNTIME, test


def test_the_version_has_its_changes_written_down() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {pyproject()['project']['version']}" in changes
