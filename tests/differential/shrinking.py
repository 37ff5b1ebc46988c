"""Makes an example small: leaves out of a definition and a journal whatever is not needed."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from time import monotonic
from typing import Any

from programflow.checking import check
from programflow.definition import entry_from_json, entry_to_json, parse
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.testing.drawing import write

Tree = dict[str, Any]
Rows = list[Tree]
Holds = Callable[[Programme, list[Entry]], bool]

_KEPT = frozenset(
    {"programflow", "id", "version", "valid_from", "zone", "calendar", "record_keeper", "title"}
)
_INSIDE = ("all", "any", "of", "latest")


def shrunk(
    tree: Tree, journal: list[Entry], holds: Holds, *, seconds: float = 60
) -> tuple[Tree, list[Entry]]:
    """A smaller definition and journal of which `holds` is still true."""
    until = monotonic() + seconds
    rows = [entry_to_json(entry) for entry in journal]
    changed = True
    while changed and monotonic() < until:
        changed = False
        for smaller in _journals(rows):
            if monotonic() < until and _holds(tree, smaller, holds):
                rows, changed = smaller, True
                break
        else:
            for less in _trees(tree):
                if monotonic() < until and _holds(less, rows, holds):
                    tree, changed = less, True
                    break
    return tree, _entries(rows) or []


def shortened(
    journal: list[Entry], holds: Callable[[list[Entry]], bool], *, seconds: float = 60
) -> list[Entry]:
    """A smaller journal, for a definition that stays as it is."""
    until, changed = monotonic() + seconds, True
    rows = [entry_to_json(entry) for entry in journal]
    while changed and monotonic() < until:
        changed = False
        for smaller in _journals(rows):
            entries = _entries(smaller)
            if monotonic() < until and entries is not None and holds(entries):
                rows, changed = smaller, True
                break
    return _entries(rows) or []


def _holds(tree: Tree, rows: Rows, holds: Holds) -> bool:
    programme, entries = _programme(tree), _entries(rows)
    return programme is not None and entries is not None and holds(programme, entries)


def _programme(tree: Tree) -> Programme | None:
    programme = parse(write(tree), "small.yaml").programme
    if programme is None or any(f.severity == "error" for f in check(programme)):
        return None
    return programme


def _entries(rows: Rows) -> list[Entry] | None:
    entries = [entry_from_json(row) for row in rows]
    return [e for e in entries if isinstance(e, Entry)] if _all_read(entries) else None


def _all_read(entries: list[Any]) -> bool:
    return all(isinstance(entry, Entry) for entry in entries)


def _journals(rows: Rows) -> Iterator[Rows]:
    size = len(rows) // 2
    while size:
        for at in range(len(rows) - size, 0, -1):
            yield rows[:at] + rows[at + size :]
        size //= 2
    for at, row in enumerate(rows):
        for key in row:
            if key not in {"id", "kind", "on"}:
                yield [*rows[:at], {k: v for k, v in row.items() if k != key}, *rows[at + 1 :]]
    for at, row in enumerate(rows):
        if at and row["on"] != rows[at - 1]["on"]:
            yield [*rows[:at], {**row, "on": rows[at - 1]["on"]}, *rows[at + 1 :]]


def _trees(tree: Tree) -> Iterator[Tree]:
    paths = sorted(_paths(tree, ()), key=lambda path: (len(path), path and str(path[0])))
    for path in paths:
        if path[0] not in _KEPT:
            yield _without(tree, path)
    for path in paths:
        for value in _simpler(_at(tree, path)):
            yield _with(tree, path, value)


def _paths(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        yield (*path, key)
        if isinstance(item, dict | list):
            yield from _paths(item, (*path, key))


def _simpler(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for key in _INSIDE:
            members = value.get(key)
            if isinstance(members, list):
                yield from members
        if isinstance(value.get("not"), dict):
            yield value["not"]
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        return
    if isinstance(value, str) and value.endswith((" days", " weeks", " months")):
        yield "1 day"


def _at(tree: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def _without(tree: Tree, path: tuple[Any, ...]) -> Tree:
    tree = deepcopy(tree)
    del _at(tree, path[:-1])[path[-1]]
    return tree


def _with(tree: Tree, path: tuple[Any, ...], value: Any) -> Tree:
    tree = deepcopy(tree)
    _at(tree, path[:-1])[path[-1]] = deepcopy(value)
    return tree
