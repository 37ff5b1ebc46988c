"""Whatever a definition's texts, sources and links hold, no command shows it uncleaned."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from programflow.definition.emitting import emit
from programflow.definition.shapes import Word
from tests.cli.shell import run
from tests.project.root import ROOT

HARM = "\x1b]0;owned\x07\x1b[2J\u202e\u2066\r\n"
UNFIT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
JOURNAL = ROOT / "examples" / "ruskontrakt" / "breach.jsonl"


def harmful(key: str, part: Any) -> Any:
    """A part with harm around every text, behind every source, and in every link."""
    if isinstance(part, dict):
        return {name: harmful(name, item) for name, item in part.items()}
    if isinstance(part, list):
        return [harmful(key, item) for item in part]
    if key in {"nb", "nn", "en", "link"}:
        return HARM + part + HARM
    if key == "source":
        return f"{part} {HARM}x"
    return Word(part)


@pytest.fixture(scope="module")
def definition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = (ROOT / "programmes" / "ruskontrakt.yaml").read_text(encoding="utf-8")
    path = tmp_path_factory.mktemp("harm") / "ruskontrakt.yaml"
    path.write_text(emit(harmful("", yaml.load(text, Loader=yaml.BaseLoader))), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["show"],
        ["show", "--sources"],
        ["graph"],
        ["run", JOURNAL, "--at", "2026-09-01"],
        ["run", JOURNAL, "--at", "2026-09-01", "--json"],
        ["why", JOURNAL, "breach_assessment", "--at", "2026-09-01"],
        ["timeline"],
    ],
    ids=lambda arguments: " ".join(str(word) for word in arguments if word != JOURNAL),
)
def test_no_text_of_a_definition_reaches_the_terminal_uncleaned(
    arguments: list[str | Path], definition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *rest = arguments
    ran = run(capsys, command, definition, *rest)
    assert ran.code == 0
    assert UNFIT.search(ran.out + ran.err) is None
