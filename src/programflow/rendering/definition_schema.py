"""JSON Schemas (draft-07) of definitions, places and scenarios, from the tables of the grammar.

Editors read a definition as YAML 1.2 and hold it against the schema. It says the shape: which keys
there are, and what may stand under them. Names that must exist, quotation marks and the rules of
meaning are beyond a schema; `programflow check` says them all.
"""

from collections.abc import Callable, Iterable
from typing import Any

from programflow.definition.containers import Later, ListOf, MapOf, Pair, Single
from programflow.definition.grammar import PLACE, PROGRAMME
from programflow.definition.grammar_criteria import CRITERION
from programflow.definition.grammar_frames import HeldBy, NamedTest
from programflow.definition.grammar_scenarios import SUITE, ByForm, WordIn
from programflow.definition.grammar_steps import BOUND, EFFECT, ROLES, STEP, Signed
from programflow.definition.grammar_values import (
    CITATION,
    COUNT,
    DATED_SELECTION,
    LENGTH,
    MOMENT,
    MOMENTS,
    QUANTITY,
    SCOPE,
    SELECTION,
    TALLY_REF,
    TEXT,
    VALUE_REF,
    DatedMoment,
    Selected,
    Target,
    WordOr,
)
from programflow.definition.parameters import Setting
from programflow.definition.records import Record, Union
from programflow.definition.scalars import NOT_NAMES, RESERVED
from programflow.definition.shapes import Choice, Cited, Id, Line, Name, Shape, Typed, Version
from programflow.definition.told_entries import KINDS, REFUSALS, ToldForm, keys_of, required_of
from programflow.rendering.schema import DRAFT, Schema, entry_schema
from programflow.temporal import Unit

_NAME: Schema = {
    "type": "string",
    "pattern": "^[a-z][a-z0-9_]*$",
    "not": {"enum": sorted(NOT_NAMES)},
}
_A_NAME: Schema = {"$ref": "#/definitions/name"}
_NAMES: Schema = {"$ref": "#/definitions/names"}
_ID: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}
_DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": "\\S"}
_UNITS = "|".join(unit.value.removesuffix("s").replace("_", " ") for unit in Unit)
_SCALARS: dict[str, Schema] = {
    "yes_no": {"enum": ["yes", "no"]},
    "not_stated": {"const": "not stated"},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "date": _DAY,
    "duration": {"type": "string", "pattern": f"^-?(0|[1-9][0-9]*) ({_UNITS})s?$"},
}
# What is written out once, and referred to from elsewhere; criteria and moments hold themselves.
_SHARED: dict[int, tuple[str, Shape]] = {
    id(shape): (name, shape)
    for name, shape in {
        "text": TEXT,
        "criterion": CRITERION,
        "selection": SELECTION,
        "dated_selection": DATED_SELECTION,
        "moment": MOMENT,
        "scope": SCOPE,
        "bound": BOUND,
        "effect": EFFECT,
        "step": STEP,
        "citation": CITATION,
        "tally_value": TALLY_REF,
        "decided_value": VALUE_REF,
        "length": LENGTH,
        "count": COUNT,
        "quantity": QUANTITY,
    }.items()
}


def definition_schema() -> Schema:
    """The schema of a definition."""
    return _document(PROGRAMME, "A programme's definition")


def place_schema() -> Schema:
    """The schema of a place's values."""
    return _document(PLACE, "A place's values")


def scenario_schema() -> Schema:
    """The schema of a file of scenarios."""
    return _document(SUITE, "Scenarios of a programme")


def _document(shape: Record, title: str) -> Schema:
    definitions = {name: _written_out(shared) for name, shared in _SHARED.values()}
    definitions |= {"name": _NAME, "names": {"type": "array", "items": _A_NAME}}
    used = _used(_written_out(shape), definitions)
    return {
        "$schema": DRAFT,
        "title": title,
        **_written_out(shape),
        "definitions": {name: one for name, one in definitions.items() if name in used},
    }


def _used(schema: Any, definitions: dict[str, Schema]) -> set[str]:
    """The definitions that a schema refers to, and those that they refer to."""
    used: set[str] = set()
    waiting: list[Any] = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            waiting += part.values()
            name = str(part.get("$ref", "")).rpartition("/")[2]
            if name and name not in used:
                used.add(name)
                waiting.append(definitions[name])
    return used


def _of(shape: Shape) -> Schema:
    """The schema of a shape, or the reference to it."""
    if isinstance(shape, Later):
        return _of(shape.shape())
    if isinstance(shape, Single):
        return _of(shape.shape)
    shared = _SHARED.get(id(shape))
    return _written_out(shape) if shared is None else {"$ref": f"#/definitions/{shared[0]}"}


def _written_out(shape: Shape) -> Schema:
    return next(write(shape) for kind, write in _WRITE.items() if isinstance(shape, kind))


def _any_of(schemas: Iterable[Schema]) -> Schema:
    found = list(schemas)
    return found[0] if len(found) == 1 else {"anyOf": found}


def _typed(shape: Typed) -> Schema:
    kinds = [kind for kind in _SCALARS if kind in shape.kinds]
    names = [_A_NAME] if shape.name else []
    return _any_of([*(_SCALARS[kind] for kind in kinds), *names, *map(_of, shape.maps.values())])


def _cited(shape: Cited) -> Schema:
    del shape
    return {"type": "string", "pattern": "^\\s*[a-z][a-z0-9_]*(\\s|$)"}


def _list(shape: ListOf) -> Schema:
    if isinstance(shape.shape, Name) and not shape.filled:
        return _any_of([_A_NAME, _NAMES]) if shape.bare else _NAMES
    items: Schema = {"type": "array", "items": _of(shape.shape)}
    if isinstance(shape, Pair):
        items |= {"minItems": 2, "maxItems": 2}
    elif shape.filled:
        items["minItems"] = 1
    return _any_of([_of(shape.shape), items]) if shape.bare else items


def _map(shape: MapOf) -> Schema:
    names = _DAY if shape.dated else _ID if shape.ids else _A_NAME
    if shape.defines:
        names = _NAME | {"not": {"enum": sorted(NOT_NAMES | RESERVED)}}
    return {
        "type": "object",
        "propertyNames": names,
        "additionalProperties": _of(shape.shape),
    }


def _record(shape: Record, *, beside: Record | None = None) -> Schema:
    keys = {key.key: _of(key.shape) for key in (*shape.by_key.values(), *_keys(beside))}
    groups = list(shape.at_least_one)
    if shape.gather is not None:
        keys |= {key: _of(inner) for key, inner in shape.gather.shapes.items()}
        groups.append(tuple(shape.gather.shapes))
    schema: Schema = {"type": "object", "properties": keys, "additionalProperties": False}
    if shape.required:
        schema["required"] = list(shape.required)
    also = [{"oneOf": [{"required": [key]} for key in group]} for group in shape.exactly_one]
    also += [{"anyOf": [{"required": [key]} for key in group]} for group in groups]
    return schema | ({"allOf": also} if also else {})


def _keys(record: Record | None) -> Iterable[Any]:
    return () if record is None else record.by_key.values()


def _union(shape: Union) -> Schema:
    return _any_of(_record(record) for record in shape.records.values())


def _named_test(shape: NamedTest) -> Schema:
    assert isinstance(CRITERION, Union)
    return _any_of(_record(record, beside=shape.beside) for record in CRITERION.records.values())


def _target(shape: Target) -> Schema:
    kind = {
        "type": "object",
        "properties": {"is": _of(shape.kind)},
        "required": ["is"],
        "additionalProperties": False,
    }
    return _any_of([_of(shape.name), *([kind] if shape.steps else [])])


def _setting(shape: Setting) -> Schema:
    return _any_of([_of(MOMENT), _of(shape.scalar), _of(shape.names)])


def _by_form(shape: ByForm) -> Schema:
    forms = (shape.scalar, shape.sequence, shape.mapping)
    return _any_of(_of(form) for form in forms if form is not None)


def _told(shape: ToldForm) -> Schema:
    """Entries as the journal has them, with the kind as a key."""
    del shape
    return _any_of(map(_told_kind, KINDS))


def _told_kind(kind: str) -> Schema:
    said = entry_schema()["definitions"][kind]["properties"]
    own = {kind: KINDS[kind][0]}
    keys = {key: said[own.get(key, key)] for key in keys_of(kind) if key != "rejected"}
    return {
        "type": "object",
        "properties": {**keys, "rejected": {"enum": [*REFUSALS]}},
        "required": [*required_of(kind)],
        "additionalProperties": False,
    }


# What each shape becomes; the first that fits, so the narrower come first.
_WRITE: dict[type[Shape], Callable[[Any], Schema]] = {
    HeldBy: lambda _: _TEXT,
    Line: lambda _: _TEXT,
    Name: lambda _: _A_NAME,
    Id: lambda _: _ID,
    Version: lambda _: {"type": ["string", "number"], "pattern": "\\S"},
    Choice: lambda shape: {"enum": list(shape.words)},
    Typed: _typed,
    Cited: _cited,
    ListOf: _list,
    MapOf: _map,
    Record: _record,
    Union: _union,
    WordIn: lambda shape: _any_of([{"enum": list(shape.words)}, _of(shape.shape)]),
    ByForm: _by_form,
    ToldForm: _told,
    WordOr: lambda shape: _any_of([{"enum": list(shape.words)}, _of(shape.otherwise)]),
    Selected: lambda shape: _of(shape.union),
    DatedMoment: lambda _: _any_of([_of(MOMENTS), _of(DATED_SELECTION)]),
    NamedTest: _named_test,
    Target: _target,
    Setting: _setting,
    Signed: lambda shape: _any_of([_of(ROLES), _of(shape.parameter)]),
}
