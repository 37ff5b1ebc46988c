"""The wheel carries the programmes and examples, and works where there is no checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project.root import MODULES, PACKAGE, ROOT

BUILD = "import sys, hatchling.build as b; print(b.build_wheel(sys.argv[1]))"
RUN = "import sys; from programflow.cli import main; sys.exit(main())"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-c", BUILD, folder], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return folder / built.stdout.split()[-1]


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    """The wheel, unpacked as an installer would."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    return tmp_path / "installed"


def test_the_wheel_has_every_module_and_its_types(contents: set[str]) -> None:
    modules = {module.relative_to(PACKAGE.parent).as_posix() for module in MODULES}
    assert modules | {"programflow/py.typed"} <= contents


@pytest.mark.parametrize("folder", ["programmes", "examples", "schemas", "docs/reference/rules"])
def test_the_wheel_has_what_is_shipped(contents: set[str], folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert files
    shipped = {f"programflow/_data/{path.relative_to(ROOT).as_posix()}" for path in files}
    assert shipped <= contents


def test_the_wheel_has_nothing_else(contents: set[str]) -> None:
    folders = {name.partition("/")[0] for name in contents}
    assert folders == {"programflow", f"programflow-{_version(contents)}.dist-info"}
    assert not [name for name in contents if name.endswith(".pyc")]


def _version(contents: set[str]) -> str:
    (metadata,) = (name for name in contents if name.endswith(".dist-info/METADATA"))
    return metadata.partition("-")[2].partition(".dist-info")[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "russamtalen"],
        ["rule", "unknown-key"],
        ["show", "er-vil-kan"],
        ["schema", "entry"],
        ["new", "cooking-course"],
        ["demo"],
    ],
    ids=" ".join,
)
def test_it_works_where_there_is_no_checkout(
    installed: Path, tmp_path: Path, arguments: list[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=elsewhere,
        env=os.environ | {"PYTHONPATH": str(installed)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert str(ROOT) not in done.stdout + done.stderr
