"""Entries read by the names of a later version. (S12.10)"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from programflow.definition.codec import entry_from_json, entry_to_json
from programflow.definition.entries import Entry, Migrated
from programflow.definition.programme import Programme

Renames = Mapping[str, Mapping[str, str]]

# The sort of thing that a key of an entry names, or that the keys of a map under it name.
_NAMED = {
    "by": ("roles",),
    "incident": ("incidents",),
    "option": ("options",),
    "spell": ("spells",),
    "step": ("steps", "phases", "outcomes"),
    "test": ("steps",),
    "variant": ("variants",),
    "chosen": ("steps",),
}
_KEYED = {"answers": "questions", "settings": "parameters", "values": "parameters"}
# What a name of an instance or a mark is put together of. (S15)
_IN_A_NAME = ("steps", "phases", "outcomes", "findings")
SORTS = frozenset({*_KEYED.values(), *(s for sorts in _NAMED.values() for s in sorts), "findings"})


def renamed(entry: Entry, renames: Renames, *, ids: Collection[str] = ()) -> Entry:
    """The entry as a version with other names says it; `ids` are no names, whatever they look like.

    An entry that has none of the names is given back itself.
    """
    plain = entry_to_json(entry)
    said = _renamed(plain, renames, ids)
    if said == plain:
        return entry
    read = entry_from_json(said)
    return read if isinstance(read, Entry) else entry


def _renamed(plain: dict[str, Any], renames: Renames, ids: Collection[str]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for key, value in plain.items():
        if key in _NAMED:
            said[key] = _anywhere(value, renames, _NAMED[key])
        elif key in _KEYED and isinstance(value, dict):
            names = renames.get(_KEYED[key], {})
            said[key] = {names.get(n, n): _inside(v, renames) for n, v in value.items()}
        elif key == "fields":
            said[key] = _renamed(value, renames, ids)
        elif key == "about" and isinstance(value, str):
            said[key] = name_renamed(value, renames, ids=ids)
        else:
            said[key] = value
    return said


def _anywhere(value: Any, renames: Renames, sorts: Iterable[str]) -> Any:
    if isinstance(value, list):
        return [_anywhere(item, renames, sorts) for item in value]
    return next((renames[s][value] for s in sorts if value in renames.get(s, {})), value)


def _inside(value: Any, renames: Renames) -> Any:
    """A value that a place has filled in: a moment names steps and phases, a list roles."""
    if isinstance(value, dict):
        return {key: _inside(item, renames) for key, item in value.items()}
    sorts = ("roles",) if isinstance(value, list) else ("steps", "phases", "outcomes")
    return _anywhere(value, renames, sorts) if isinstance(value, str | list) else value


def name_renamed(name: str, renames: Renames, *, ids: Collection[str] = ()) -> str:
    """The name of an instance, a mark, a lapse or a finding, by the new names. (S15)"""
    if name in ids:
        return name
    parts = re.split(r"([<:/])", name)
    return "".join(p if p in ids else _anywhere(p, renames, _IN_A_NAME) for p in parts)


def version_name(programme: Programme) -> str:
    """A version as `migrated` entries name it."""
    return f"{programme.id}@{programme.version}"


def way_to(programme: Programme, entries: Sequence[Entry]) -> list[Migrated]:
    """The migrations by which a journal has come to this version, the first one first."""
    by_target = {entry.to: entry for entry in entries if isinstance(entry, Migrated)}
    way: list[Migrated] = []
    target = version_name(programme)
    while target in by_target and by_target[target] not in way:
        way.insert(0, by_target[target])
        target = way[0].from_
    return way


def by_way(entry: Entry, way: Iterable[Migrated], *, ids: Collection[str] = ()) -> Entry:
    """An entry of the first version of the way, as the last one says it."""
    for migrated in way:
        entry = renamed(entry, dict(migrated.renames), ids=ids)
    return entry
