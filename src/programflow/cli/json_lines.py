"""A journal's text: JSON Lines to entries, each with its line, and every fault at its place."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from attrs import frozen

from programflow.definition import entry_from_json
from programflow.definition.entries import Enrolled, Entry
from programflow.diagnostics import Fault, Marks, Route, Span
from programflow.rendering.cleaning import clean_lines

LONGEST = 1024 * 1024


@frozen(kw_only=True)
class Journal:
    """What a journal says: its entries, the line of each, its faults and their places."""

    entries: tuple[Entry, ...]
    lines: tuple[int, ...]
    faults: tuple[Fault, ...]
    marks: Marks

    def line_of(self, entry: Entry) -> int:
        """The line of an entry; of several with one id the very one that is meant."""
        return next(n for n, one in zip(self.lines, self.entries, strict=True) if one is entry)


def read_journal(raw: bytes, name: str) -> Journal:
    """Read every line, and note everything that is wrong with it.

    A byte order mark, empty lines and the line ends of other systems are passed over.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:2].count(0) == 1:
        fault = Fault(rule="not-utf8", params=(("encoding", "UTF-16"),), at=Span(1, 1, 1, 1))
        return Journal(entries=(), lines=(), faults=(fault,), marks=Marks(name, ""))
    numbered = list(enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1))
    text = "\n".join(clean_lines(raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")))
    texts = dict(enumerate(text.split("\n"), start=1))
    marks = Marks(name, text, lambda route, on: _locate(texts, route, on))
    entries: list[Entry] = []
    lines: list[int] = []
    faults: list[Fault] = []
    for number, line in numbered:
        stripped = line.strip(b" \t\r")
        if not stripped:
            continue
        read = _read_line(line.rstrip(b"\r"), number)
        if isinstance(read, Entry):
            entries.append(read)
            lines.append(number)
        else:
            faults += read
    faults += _start(entries, faults, lines)
    return Journal(entries=tuple(entries), lines=tuple(lines), faults=tuple(faults), marks=marks)


def _start(entries: list[Entry], faults: list[Fault], lines: list[int]) -> Iterator[Fault]:
    if faults:
        return
    if not entries:
        yield Fault(rule="journal-empty", at=Span(1, 1, 1, 1))
    elif not isinstance(entries[0], Enrolled):
        yield Fault(rule="journal-start", route=(lines[0], "kind"))


def _read_line(line: bytes, number: int) -> Entry | list[Fault]:
    if len(line) > LONGEST:
        at = Span(number, 1, number, 2)
        return [Fault(rule="line-too-long", params=(("limit", LONGEST),), at=at)]
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        column = len(line[: error.start].decode("utf-8", "replace")) + 1
        at = Span(number, column, number, column + 1)
        return [Fault(rule="not-utf8", params=(("encoding", None),), at=at)]
    try:
        value = json.loads(
            text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_object
        )
    except _Twice as twice:
        params = (("key", twice.key),)
        return [Fault(rule="duplicate-key", route=(number, twice.key), params=params, on="key")]
    except json.JSONDecodeError as error:
        at = Span(number, error.pos + 1, number, error.pos + 2)
        return [Fault(rule="json-syntax", at=at)]
    except (ValueError, RecursionError):
        return [Fault(rule="json-syntax", at=Span(number, 1, number, 2))]
    read = entry_from_json(value)
    return read if isinstance(read, Entry) else [_moved(fault, number) for fault in read]


def _moved(fault: Fault, number: int) -> Fault:
    return Fault(rule=fault.rule, route=(number, *fault.route), params=fault.params, on=fault.on)


class _Twice(ValueError):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a key that stands twice nobody can say which is meant."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _locate(texts: dict[int, str], route: Route, on: str) -> Span | None:
    """Where a part of a line stands: the first item of the route is the line's number."""
    if not route or not isinstance(route[0], int) or route[0] not in texts:
        return None
    number = route[0]
    try:
        found = _walk(texts[number], route[1:], on)
    except ValueError:  # a line that is no JSON has no parts
        return None
    return None if found is None else Span(number, found[0] + 1, number, found[1] + 1)


def _walk(line: str, route: Route, on: str) -> tuple[int, int] | None:
    start, key = _blank(line, 0), None
    for step in route:
        items = {name: (spot, value) for name, spot, value in _items(line, start)}
        if step not in items:
            return None
        key, start = items[step]
    if on == "key" and key is not None:
        return key
    return start, _end(line, start)


def _items(line: str, start: int) -> Iterator[tuple[str | int, tuple[int, int], int]]:
    """The name, the place of the name, and the start of the value of what is directly inside."""
    opening, at, index = line[start : start + 1], _blank(line, start + 1), 0
    while opening in {"{", "["} and at < len(line) and line[at] not in "}]":
        name: str | int = index
        spot = (at, at)
        if opening == "{":
            end = _end(line, at)
            name, spot = json.loads(line[at:end]), (at, end)
            at = _blank(line, _blank(line, end) + 1)
        yield name, spot, at
        index += 1
        at = _blank(line, _end(line, at))
        if line[at : at + 1] == ",":
            at = _blank(line, at + 1)


def _end(line: str, start: int) -> int:
    return json.JSONDecoder().raw_decode(line, start)[1]


def _blank(line: str, at: int) -> int:
    while line[at : at + 1] in {" ", "\t"}:
        at += 1
    return at
