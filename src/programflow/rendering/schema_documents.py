"""The JSON Schemas (draft-07) of what `check` and `migrate` print with `--json`."""

from typing import Any

from programflow.rendering import faults, migrations
from programflow.rendering.schema import DATE, DRAFT, Schema, entry_schema, object_of, status_schema

_TEXT: Schema = {"type": "string"}
_OR_NULL: Schema = {"type": ["string", "null"]}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_PLACE_IN_TEXT: Schema = {"type": "integer", "minimum": 1}
# From the document's root to a key or an item: names and positions.
_ROUTE: Schema = {"type": "array", "items": {"type": ["string", "integer"]}}
_PARAMS: Schema = {"type": "object"}
_SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _version_of() -> Schema:
    return object_of({"id": _TEXT, "version": {"type": ["integer", "string"]}})


def proof_schema() -> Schema:
    """The schema of a proof record: one of the `proofs` that `check --proof --json` prints."""
    return {"$schema": DRAFT, "title": "A proof record", **_proof(), "definitions": _said()}


def diagnostics_schema() -> Schema:
    """The schema of what `check --json` prints: the faults, and the proof records."""
    head: dict[str, Schema] = {
        "format": {"const": faults.FORMAT},
        "version": {"const": faults.VERSION},
        "faults": _list(_ref("fault")),
        "proofs": _list(_ref("proof")),
    }
    return {
        "$schema": DRAFT,
        "title": "The faults of definitions, and what is proved of them",
        **object_of(head),
        "definitions": {**_said(), "proof": _proof()},
    }


def migration_schema() -> Schema:
    """The schema of what `migrate --json` prints: which cases move, by what entry, and why not."""
    entry, status = entry_schema(), status_schema()
    reasons = _list(_ref("Reason"))
    case = {
        "case": _TEXT,
        "journal": _TEXT,
        "played": _FLAG,
        "moved": _FLAG,
        "entry": {"anyOf": [_ref("migrated"), {"type": "null"}]},
        "declared": reasons,
        "reasons": reasons,
    }
    head: dict[str, Schema] = {
        "format": {"const": migrations.FORMAT},
        "version": {"const": migrations.VERSION},
        "from": _version_of(),
        "to": _version_of(),
        "on": DATE,
        "cases": _list(object_of(case)),
    }
    of_reasons = {name: status["definitions"][name] for name in ("Reason", "Change")}
    return {
        "$schema": DRAFT,
        "title": "Cases moved to another version of their programme, or why they stay",
        **object_of(head),
        "definitions": {"migrated": entry["definitions"]["migrated"], **of_reasons},
    }


def _said() -> Schema:
    """What a record and the faults have in common."""
    line = {"route": _ROUTE, "line": _PLACE_IN_TEXT}
    place = {**line, "column": _PLACE_IN_TEXT}
    fault = {
        "file": _TEXT,
        "line": _PLACE_IN_TEXT,
        "column": _PLACE_IN_TEXT,
        "end_line": _PLACE_IN_TEXT,
        "end_column": _PLACE_IN_TEXT,
        "severity": {"enum": ["error", "warning", "note"]},
        # By its form and not by a list: a rule more is no other format.
        "rule": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "route": _ROUTE,
        "message": _TEXT,
        "help": _TEXT,
        "example": _OR_NULL,
        "related": _list(object_of(place)),
        "params": _PARAMS,
    }
    not_proved = {
        "check": _TEXT,
        "reason": _TEXT,
        "params": _PARAMS,
        "route": _ROUTE,
        "line": _PLACE_IN_TEXT,
        "column": _PLACE_IN_TEXT,
        "related": _list(object_of(line)),
        "message": _TEXT,
    }
    # A parameter's value, or the two ends of the range in which a place may choose.
    taken: dict[str, Any] = {
        "parameter": _TEXT,
        "value": {},
        "origin": {"enum": ["place", "definition", "range"]},
        "assumption": _FLAG,
    }
    return {
        "fault": object_of(fault),
        "not_proved": object_of(not_proved),
        "taken": object_of(taken),
    }


def _proof() -> Schema:
    return object_of(
        {
            "file": _TEXT,
            "programme": _version_of(),
            "definition": _SHA256,
            "place": _OR_NULL,
            "variants": _list(_TEXT),
            "horizon": {"type": "integer", "minimum": 1},
            "first": DATE,
            "last": DATE,
            "calendar": object_of({"name": _TEXT, "version": _TEXT}),
            "thorough": _FLAG,
            "checks": _list(_TEXT),
            "looked_at": object_of({"dates": _COUNT, "states": _COUNT, "scenarios": _COUNT}),
            "taken": _list(_ref("taken")),
            "faults": _list(_ref("fault")),
            "not_proved": _list(_ref("not_proved")),
        }
    )
