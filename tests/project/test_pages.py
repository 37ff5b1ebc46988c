"""What the pages say is so: their examples run, their paths, targets and links exist."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.blocks import commands, run_page
from tests.project.root import MODULES, PACKAGE, PAGES, ROOT, named

ROAD = ROOT / "docs" / "explanation" / "road.md"
# A path is what stands in backquotes and begins at a folder of the project's; `<...>` is a blank.
PATH = re.compile(r"`((?:src|tests|docs|programmes|examples|\.ci)/[^`\s<>*]*)`")
MAIN = "import sys; from programflow.cli import main; sys.exit(main())"
TARGET = re.compile(r"(?:`|^\$? ?)make ([a-z-]+)", re.MULTILINE)
COMMAND = re.compile(r"^programflow ([a-z]+)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_example_does_what_the_page_says(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert run_page(page) == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_path_on_the_page_exists(page: Path) -> None:
    paths = PATH.findall(page.read_text(encoding="utf-8"))
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_on_the_page_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_target_on_the_page_can_be_made(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(TARGET.findall(page.read_text(encoding="utf-8"))) <= targets


def test_every_command_on_the_front_page_is_known() -> None:
    commands_named = set(COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert commands_named
    for command in sorted(commands_named):
        run = [sys.executable, "-c", MAIN, command, "--help"]
        done = subprocess.run(run, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def stands_on(road: set[str], module: Path) -> bool:
    """Named itself, or by its folder: a floor's for its `__init__`, a subfolder's for all in it."""
    folders = [f"{named(folder)}/" for folder in module.parents if PACKAGE in folder.parents]
    floors = folders if module.name == "__init__.py" else folders[:-1]
    return named(module) in road or any(folder in road for folder in floors)


def test_the_road_names_every_file_of_the_package() -> None:
    road = set(PATH.findall(ROAD.read_text(encoding="utf-8")))
    assert [named(module) for module in MODULES if not stands_on(road, module)] == []


def test_the_road_names_the_floors_from_the_top_down() -> None:
    headings = re.findall(r"^## `?([a-z]+)`?", ROAD.read_text(encoding="utf-8"), re.MULTILINE)
    floors = [path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()]
    assert sorted(set(floors) - set(headings)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```python\n>>> 1 + 1\n3\n```\n", "Expected:\n    3"),
        ("```console\n$ echo one\ntwo\n```\n", "printed:\none"),
        ("```console\n$ exit 3\n```\n", "[exit 3]"),
        ("> text\n\n  ```console\n  $ echo one\n  two\n  ```\n", "printed:\none"),
    ],
)
def test_a_page_that_says_what_is_not_so_is_found_out(tmp_path: Path, text: str, said: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    (fault,) = run_page(page)
    assert said in fault


def test_a_script_that_fails_is_found_out(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```python\nassert 1 == 2\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        run_page(page)


@pytest.mark.parametrize(
    "text",
    [
        "```python\n>>> n = 2\n```\n\n```python\n>>> n\n2\n```\n",
        "```console\n$ seq 9\n1\n...\n9\n$ false\n[exit 1]\n```\n",
        "<!-- not run: it would take a week -->\n```console\n$ echo one\ntwo\n```\n",
        "```text\n>>> 1\n2\n```\n",
    ],
)
def test_a_page_that_says_what_is_so_passes(tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    assert run_page(page) == []


def test_a_command_takes_the_lines_until_the_next() -> None:
    assert list(commands("$ a b\none\n\ntwo\n$ c\n")) == [("a b", "one\n\ntwo\n"), ("c", "")]
