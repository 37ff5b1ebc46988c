"""What `check` and `migrate` print with `--json`, and the schemas that say what it is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from programflow.diagnostics import SPECS
from programflow.rendering import diagnostics_schema, migration_schema, proof_schema
from programflow.rendering.faults import render_faults
from tests.cli.shell import STORIES, run
from tests.project.root import ROOT
from tests.rules.golden import GROWN, broken, found

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "diagnostics": diagnostics_schema,
    "migration": migration_schema,
    "proof": proof_schema,
}


def valid(document: Any, schema: dict[str, Any]) -> bool:
    return bool(jsonschema.Draft7Validator(schema).is_valid(document))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_the_one_of_the_code(name: str) -> None:
    schema = SCHEMAS[name]()
    jsonschema.Draft7Validator.check_schema(schema)
    path = ROOT / "schemas" / f"{name}.json"
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(json.dumps(schema))


def test_every_rule_is_told_as_the_schema_says() -> None:
    validator = jsonschema.Draft7Validator(diagnostics_schema())
    told: set[str] = set()
    for rule in sorted(set(SPECS) - set(GROWN)):
        faults, marks = found(broken(rule)[0])
        problems = [(fault, marks) for fault in faults]
        document = json.loads(render_faults(problems, lang="nb", form="json"))
        assert [error.message for error in validator.iter_errors(document)] == []
        told |= {fault["rule"] for fault in document["faults"]}
    assert told >= set(SPECS) - set(GROWN)


def test_a_record_is_what_its_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    place = ROOT / "programmes" / "places" / "example.yaml"
    ran = run(capsys, "check", "er-vil-kan", "--place", place, "--horizon", "1", "--json")
    document = json.loads(ran.out)
    assert valid(document, diagnostics_schema())
    (proof,) = document["proofs"]
    assert proof["taken"]
    assert valid(proof, proof_schema())
    for key in proof:
        assert not valid({name: proof[name] for name in proof if name != key}, proof_schema())
    assert not valid({**proof, "first": "1 March"}, proof_schema())


def test_what_came_of_moving_is_what_its_schema_says(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = (ROOT / "programmes" / "russamtalen.yaml").read_text(encoding="utf-8")
    new = tmp_path / "russamtalen.yaml"
    tighter = text.replace("value: 3 weeks", "value: 2 weeks")
    tighter = tighter.replace("[3 weeks, 4 weeks]", "[2 weeks, 4 weeks]")
    new.write_text(tighter.replace("\nversion: 1", "\nversion: 2", 1), encoding="utf-8")
    told = [STORIES / f"{name}.jsonl" for name in ("completed", "left-after-talk-1")]
    ran = run(
        capsys, "migrate", "russamtalen", new, *told, "--dry-run", "--json", "--on", "2026-12-01"
    )
    document = json.loads(ran.out)
    assert sorted(case["moved"] for case in document["cases"]) == [False, True]
    assert valid(document, migration_schema())
    for case in document["cases"]:
        for key in case:
            less = {name: case[name] for name in case if name != key}
            assert not valid({**document, "cases": [less]}, migration_schema())
