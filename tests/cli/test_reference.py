"""The reference pages: what they say of journals and statuses is what the library does."""

import json
import re
from typing import Any

import jsonschema
import pytest

import programflow as pf
from programflow.cli.arguments import COMMANDS
from programflow.definition.entries import ENTRY_CLASSES
from programflow.rendering import entry_schema, status_to_json
from tests.project.root import ROOT
from tests.rendering.statuses import STATUS

PAGES = ROOT / "docs" / "reference"
JOURNAL = (PAGES / "journal.md").read_text(encoding="utf-8")
SECTIONS: dict[str, str] = dict(
    re.findall(r"^### (\w+)\n(.*?)(?=^##)", JOURNAL, re.MULTILINE | re.DOTALL)
)
KINDS = [cls.kind for cls in ENTRY_CLASSES]


def fields(section: str) -> dict[str, bool]:
    """The fields in a table of the page, and whether each is required whatever the programme."""
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*)\|", section, re.MULTILINE)
    return {name: re.match(r"required(:|\s*$|: )", said.strip()) is not None for name, said in rows}


def schema(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = entry_schema()["definitions"][kind]
    return found


def test_every_kind_has_its_section() -> None:
    assert list(SECTIONS) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_is_an_entry(kind: str) -> None:
    (line,) = re.findall(r"```json\n(.*)\n```", SECTIONS[kind])
    entry = json.loads(line)
    assert entry["kind"] == kind
    assert isinstance(pf.entry_from_json(entry), pf.Entry)
    jsonschema.validate(entry, entry_schema(), jsonschema.Draft7Validator)


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_of_a_kind_are_those_it_has(kind: str) -> None:
    table = fields(JOURNAL.partition("## What every entry has")[2].partition("## The kinds")[0])
    own = fields(SECTIONS[kind])
    assert set(schema(kind)["properties"]) == {*table, *own}
    required = {name for name, is_required in {**table, **own}.items() if is_required}
    assert set(schema(kind)["required"]) == required


def test_every_field_of_a_status_is_told() -> None:
    page = (PAGES / "status.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+)`", page.partition("## Reasons")[0]))
    assert set(status_to_json(STATUS)) <= told


def test_every_command_is_told() -> None:
    page = (PAGES / "cli.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)", page, re.MULTILINE)
    assert sorted(told) == sorted(COMMANDS)
