"""A status and the entries of a journal as JSON, and the schemas that say what they are."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import jsonschema
import pytest

import programflow as pf
from programflow.definition import entry_to_json
from programflow.rendering import (
    entry_schema,
    journal_schema,
    snapshot_schema,
    status_schema,
    status_to_json,
)
from tests.project.root import ROOT
from tests.rendering.statuses import ENTRIES, STATUS

JOURNALS = sorted((ROOT / "examples").glob("*/*.jsonl"))
SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "entry": entry_schema,
    "journal": journal_schema,
    "snapshot": snapshot_schema,
    "status": status_schema,
}


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False))


@pytest.mark.parametrize("because", [False, True])
def test_a_status_is_what_its_schema_says(because: bool) -> None:  # noqa: FBT001  # a parameter
    document = through_json(status_to_json(STATUS, because=because))
    jsonschema.validate(document, status_schema(), jsonschema.Draft7Validator)
    assert ("because" in document["due"][0]) is because


def test_a_status_is_complete() -> None:
    document = status_to_json(STATUS, because=True)
    fields = [a.name for a in STATUS.__attrs_attrs__ if a.name != "explain"]
    assert set(fields) <= set(document)
    assert document["programme"] == {"id": "swimming", "version": 2}
    assert document["due"][0]["because"]["params"]["step"] == "lesson"
    assert document["due"][0]["on"] == "2026-03-24"


def test_the_same_status_is_the_same_bytes() -> None:
    first, second = (
        json.dumps(status_to_json(STATUS, because=True), ensure_ascii=False) for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_the_one_of_the_types(name: str) -> None:
    path = ROOT / "schemas" / f"{name}.json"
    assert json.loads(path.read_text(encoding="utf-8")) == through_json(SCHEMAS[name]())


@pytest.mark.parametrize("schema", SCHEMAS.values())
def test_schemas_are_schemas(schema: Callable[[], dict[str, Any]]) -> None:
    jsonschema.Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("journal", JOURNALS, ids=lambda path: path.stem)
def test_the_shipped_journals_are_what_the_schema_says(journal: Any) -> None:
    for line in journal.read_text(encoding="utf-8").splitlines():
        jsonschema.validate(json.loads(line), entry_schema(), jsonschema.Draft7Validator)


@pytest.mark.parametrize("journal", JOURNALS, ids=lambda path: path.stem)
def test_a_journal_as_a_list_is_what_its_schema_says(journal: Any) -> None:
    lines = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    jsonschema.validate(lines, journal_schema(), jsonschema.Draft7Validator)
    for wrong in ([], lines[1:], [*lines, {"kind": "done"}]):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, journal_schema(), jsonschema.Draft7Validator)


def test_a_snapshot_is_what_its_schema_says() -> None:
    machine = pf.load(ROOT / "programmes" / "er-vil-kan.yaml").machine
    case = pf.start(machine, id="c-1", on="2026-03-02").case
    assert case is not None
    document = json.loads(pf.snapshot(machine, case))
    jsonschema.validate(document, snapshot_schema(), jsonschema.Draft7Validator)
    for key in document:
        less = {name: value for name, value in document.items() if name != key}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(less, snapshot_schema(), jsonschema.Draft7Validator)


def test_entries_are_written_as_the_schema_says() -> None:
    for entry in ENTRIES:
        jsonschema.validate(entry_to_json(entry), entry_schema(), jsonschema.Draft7Validator)


@pytest.mark.parametrize(
    "entry",
    [
        {"kind": "dne", "id": "e", "on": "2026-03-01"},
        {"kind": "done", "id": "e", "on": "2026-03-01"},
        {"kind": "done", "id": "e", "on": "2026-03-01", "step": "x", "stp": 1},
        {"kind": "done", "id": "e", "on": "1 March", "step": "x"},
        {"kind": "missed", "id": "e", "on": "2026-03-01", "step": "x", "cause": "weather"},
    ],
)
def test_schema_and_codec_refuse_the_same(entry: dict[str, Any]) -> None:
    assert not jsonschema.Draft7Validator(entry_schema()).is_valid(entry)
    assert not isinstance(pf.entry_from_json(entry), pf.Entry)


# The tutorial's journals go by the definition that is being written there.
PLAYED = [p for p in JOURNALS if (ROOT / "programmes" / f"{p.parent.name}.yaml").exists()]


@pytest.mark.parametrize("journal", PLAYED, ids=lambda path: path.stem)
def test_real_statuses_are_what_the_schema_says(journal: Any) -> None:
    loaded = pf.load(ROOT / "programmes" / f"{journal.parent.name}.yaml")
    lines = journal.read_text(encoding="utf-8").splitlines()
    entries = [pf.entry_from_json(json.loads(line)) for line in lines]
    read = [entry for entry in entries if isinstance(entry, pf.Entry)]
    replayed = pf.replay(loaded.machine, read, id="c")
    assert replayed.case is not None
    last = max(entry.on for entry in read)
    for day in (read[0].on, last, date(last.year + 1, 1, 1)):
        document = status_to_json(pf.status(loaded.machine, replayed.case, at=day), because=True)
        jsonschema.validate(through_json(document), status_schema(), jsonschema.Draft7Validator)
