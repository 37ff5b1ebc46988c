"""JSON Schemas (draft-07) of entries and of statuses, made from the types."""

from collections.abc import Mapping
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, ForwardRef, Literal, Union, get_args, get_origin

from attrs import NOTHING, Attribute

from programflow.case import verdict
from programflow.case.verdict import Change, Part, Reason, Status
from programflow.definition.entries import ENTRY_CLASSES, Entry
from programflow.definition.held_fields import Pairs
from programflow.rendering.status_json import FORMAT, VERSION

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
DATE: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_SIMPLE: dict[Any, Schema] = {
    Any: {},
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: DATE,
    datetime: {"type": "string"},
    NoneType: {"type": "null"},
}


def status_schema() -> Schema:
    """The schema of what `status_to_json` gives, with or without reasons."""
    fields = _properties(Status)
    version = {"oneOf": [{"type": "integer"}, {"type": "string"}]}
    programme = object_of({"id": fields.pop("programme"), "version": version})
    del fields["version"]
    head: Schema = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "programme": programme,
    }
    parts = [c for c in vars(verdict).values() if isinstance(c, type) and issubclass(c, Part)]
    definitions = {part.__name__: _part(part) for part in parts if part is not Part}
    definitions |= {cls.__name__: object_of(_properties(cls)) for cls in (Reason, Change)}
    return {
        "$schema": DRAFT,
        "title": "A case on a day",
        **object_of(head | fields),
        "definitions": definitions,
    }


def _part(part: type[Part]) -> Schema:
    schema = object_of(_properties(part))
    schema["properties"]["because"] = {"$ref": "#/definitions/Reason"}
    return schema


def entry_schema() -> Schema:
    """The schema of one line of a journal."""
    return {
        "$schema": DRAFT,
        "title": "An entry of a journal",
        "type": "object",
        "required": ["kind"],
        "oneOf": [{"$ref": f"#/definitions/{cls.kind}"} for cls in ENTRY_CLASSES],
        "definitions": {cls.kind: _entry(cls) for cls in ENTRY_CLASSES},
    }


# What an entry's JSON says more narrowly, or more widely, than the type of the field.
_NUMBER_OR_NAME: Schema = {"type": ["string", "integer"]}
_SAID: dict[str, Schema] = {
    "about": _NUMBER_OR_NAME,
    "chosen": {"type": "array", "items": _NUMBER_OR_NAME},
    "cause": {"enum": ["participant", "provider", "outside"]},
    "excused": {"enum": [True, False, "yes", "no"]},
    "void": {"enum": [True, False, "yes", "no"]},
}
_KEYS = {"for_": "for", "from_": "from"}


def _entry(cls: type[Entry]) -> Schema:
    fields = {a.name: a for a in _attributes(cls)}
    # What every entry has comes first; the kind tells which entry it is.
    properties: Schema = {"kind": {"const": cls.kind}}
    for name, attribute in fields.items():
        properties[_KEYS.get(name, name)] = _SAID.get(name) or _of(_said_type(attribute))
    required = [_KEYS.get(n, n) for n, a in fields.items() if a.default is NOTHING]
    return {
        "type": "object",
        "properties": properties,
        "required": ["kind", *required],
        "additionalProperties": False,
    }


def _said_type(attribute: "Attribute[Any]") -> Any:
    """The type of a field without None: an entry leaves out what it does not say."""
    members = [t for t in get_args(attribute.type) if t is not NoneType]
    optional = get_origin(attribute.type) in {UnionType, Union} and len(members) == 1
    return members[0] if optional else attribute.type


def _attributes(cls: type[Any]) -> "tuple[Attribute[Any], ...]":
    return cls.__attrs_attrs__  # type: ignore[no-any-return]  # set by attrs


def _properties(cls: type[Any]) -> Schema:
    return {a.name: _of(a.type) for a in _attributes(cls) if a.name != "explain"}


def object_of(properties: Mapping[str, Schema]) -> Schema:
    """The schema of an object that has these keys, all of them, and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [*properties],
        "additionalProperties": False,
    }


def _of(said: Any) -> Schema:
    """The schema of a type."""
    if isinstance(said, str | ForwardRef):
        name = said if isinstance(said, str) else said.__forward_arg__
        return {"$ref": f"#/definitions/{name}"}
    if said in {Pairs, verdict.Params}:
        return {"type": "object"}
    if said in _SIMPLE:
        return _SIMPLE[said]
    arguments = get_args(said)
    if get_origin(said) is Literal:
        return {"enum": [*arguments]}
    if get_origin(said) in {UnionType, Union}:
        return {"anyOf": [_of(member) for member in arguments]}
    if get_origin(said) is tuple:
        return {"type": "array", "items": _of(arguments[0])}
    return {"$ref": f"#/definitions/{said.__name__}"}
