"""The JSON Schemas (draft-07) of journals and snapshots, on top of the entry's."""

from programflow.case.codes import SEMANTICS
from programflow.case.snapshots import FORMAT, VERSION
from programflow.definition.entries import Enrolled
from programflow.rendering.schema import Schema, entry_schema

_SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def journal_schema() -> Schema:
    """The schema of a journal as one list: the objects of its lines, the enrolment first."""
    return {**_entries(), "title": "A journal, as the list of its lines"}


def snapshot_schema() -> Schema:
    """The schema of what `programflow.snapshot` gives."""
    journal = _entries()
    properties = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "semantics": {"const": SEMANTICS},
        "programme": {
            "type": "object",
            "properties": {
                "id": {"type": "string"},
                "version": {"type": ["integer", "string"]},
            },
            "required": ["id", "version"],
            "additionalProperties": False,
        },
        "definition": _SHA256,
        "case": {"type": "string"},
        # In the order in which the case has them, where an enrolment need not come first.
        "entries": {"type": "array", "minItems": 1, "items": journal["items"]},
        "sha256": _SHA256,
    }
    return {
        "$schema": journal["$schema"],
        "title": "A snapshot of a case",
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
        "definitions": journal["definitions"],
    }


def _entries() -> Schema:
    schema = entry_schema()
    definitions = {"entry": {"oneOf": schema["oneOf"]}, **schema["definitions"]}
    return {
        "$schema": schema["$schema"],
        "title": schema["title"],
        "type": "array",
        "minItems": 1,
        "items": {"$ref": "#/definitions/entry"},
        "allOf": [{"items": [{"$ref": f"#/definitions/{Enrolled.kind}"}]}],
        "definitions": definitions,
    }
