"""The pre-commit hook names a command that there is, and files that are definitions."""

import re

import yaml

from programflow.cli.arguments import COMMANDS
from tests.project.root import ROOT, named, pyproject

(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
HOW_TO = (ROOT / "docs" / "how-to" / "ci.md").read_text(encoding="utf-8")


def test_the_hook_runs_the_check() -> None:
    script, command = HOOK["entry"].split()
    assert script in pyproject()["project"]["scripts"]
    assert command in COMMANDS
    assert (HOOK["language"], HOOK["types"]) == ("python", ["yaml"])


def test_the_hook_looks_at_definitions_and_not_at_places() -> None:
    paths = {named(path) for path in (ROOT / "programmes").rglob("*.yaml")}
    seen = {path for path in paths if re.search(HOOK["files"], path)}
    assert seen == {named(path) for path in (ROOT / "programmes").glob("*.yaml")}


def test_the_page_names_the_hook() -> None:
    assert f"- id: {HOOK['id']}" in HOW_TO
