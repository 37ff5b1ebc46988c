"""The cases as they were written, read into entries of a definition's names."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from programflow.definition import entry_from_json
from programflow.definition.entries import Entry
from tests.conformance.names import Names

FOLDER = Path(__file__).parent
Journal = tuple[Entry, ...]

_NAMED = ("step", "spell", "incident", "test")
_YES_NO = {"yes": True, "no": False}


class Moment(NamedTuple):
    """A day, what was known, and what is expected of it then."""

    at: date
    known: date
    expect: Mapping[str, Any]


class Case(NamedTuple):
    """A story with its journal. `facts` are the rows that it was written from."""

    id: str
    facts: tuple[str, ...]
    journal: Journal
    moments: tuple[Moment, ...]
    arithmetic: tuple[str, ...]
    names: Names

    def rejected(self) -> frozenset[str]:
        """The entries that no moment takes for readable."""
        rows = [row for m in self.moments for row in m.expect.get("rejected", ())]
        return frozenset(row["entry"] for row in rows)


def read_cases(names: Names) -> list[Case]:
    """The cases of a programme, in the order of their file."""
    text = (FOLDER / f"{names.programme}.yaml").read_text(encoding="utf-8")
    return [_case(row, names) for row in yaml.safe_load(text)]


def _case(row: Mapping[str, Any], names: Names) -> Case:
    settings = {
        name: names.setting(name, said["value"]) for name, said in row.get("settings", {}).items()
    }
    return Case(
        id=row["id"],
        facts=tuple(row["facts"]),
        journal=tuple(entry(said, names, settings=settings) for said in row["entries"]),
        moments=tuple(_moment(said) for said in row["expect"]),
        arithmetic=tuple(row.get("arithmetic", ())),
        names=names,
    )


def _moment(said: Mapping[str, Any]) -> Moment:
    expect = {key: value for key, value in said.items() if key not in {"at", "known"}}
    return Moment(said["at"], said.get("known", said["at"]), expect)


def entry(
    said: Mapping[str, Any], names: Names, *, settings: Mapping[str, Any] | None = None
) -> Entry:
    """An entry of a case file; the settings of the case go into its enrolment."""
    plain = {key: _plain(value) for key, value in said.items()}
    plain |= {key: names.thing(plain[key]) for key in _NAMED if key in plain}
    if "option" in plain:
        plain["option"] = names.option(plain["option"])
    if "answers" in plain:
        plain["answers"] = {q: names.answer(q, v) for q, v in plain["answers"].items()}
    if "values" in plain:
        told = plain["values"]
        plain["values"] = {names.value(n, told.get("reaction")): v for n, v in told.items()}
    for key in ("void", "excused"):
        if key in plain:
            plain[key] = _YES_NO[plain[key]]
    if plain["kind"] == "enrolled" and settings:
        plain["settings"] = dict(settings)
    read = entry_from_json(plain)
    assert isinstance(read, Entry), (plain, read)
    return read


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


def without(journal: Iterable[Entry], *ids: str) -> Journal:
    """The journal as if these entries had never come; each of them must be in it."""
    rows = tuple(journal)
    assert {*ids} <= {e.id for e in rows}, ids
    return tuple(e for e in rows if e.id not in ids)


def known_by(journal: Iterable[Entry], day: date) -> Journal:
    """The entries that were recorded by the end of a day."""
    return tuple(e for e in journal if (e.recorded or e.on.isoformat()) <= day.isoformat())
