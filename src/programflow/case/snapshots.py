"""Snapshots: a case as it was admitted, so that its entries need not be asked in again.

A cache, and never the record: what a snapshot cannot be used for, the journal can. Decision 0020
says why it holds entries and not the state of the fold.
"""

import hashlib
import json
from typing import Any

from attrs import frozen

from programflow.case.answers import MachineMismatch
from programflow.case.codes import SEMANTICS
from programflow.case.journal import Case, case_of, place
from programflow.case.reasons import Reason
from programflow.definition.codec import entry_from_json, entry_to_json
from programflow.definition.entries import Entry
from programflow.machine import Machine

FORMAT = "programflow/snapshot"
VERSION = 1


@frozen
class Unusable:
    """A snapshot that is not restored, and why. Nothing is changed: replay the journal instead.

    `code` is one of `SNAPSHOT_CODES`.
    """

    code: str
    reason: Reason


def snapshot(machine: Machine, case: Case) -> str:
    """The case as JSON, to be kept beside its journal and thrown away at will.

    It is good for one definition, one meaning and one format, all of which it names.

    Raises:
        MachineMismatch: the case goes by another definition.
    """
    if case.digest != machine.digest:
        raise MachineMismatch(case.id)
    programme = machine.programme
    document = {
        "format": FORMAT,
        "version": VERSION,
        "semantics": SEMANTICS,
        "programme": {"id": programme.id, "version": programme.version},
        "definition": machine.digest.text,
        "case": case.id,
        "entries": [entry_to_json(entry) for entry in case.entries],
    }
    return json.dumps({**document, "sha256": _sum(document)}, ensure_ascii=False)


def restore(machine: Machine, text: str) -> Case | Unusable:
    """The case that a snapshot holds, equal to the one it was taken of; or why it is not usable.

    Refused are: what is damaged or cut short, a format newer than this library knows, a case played
    by another meaning, a case of another definition than the machine's, and a case with an entry
    that does not read back, because it was made in the program with what no journal can say.
    """
    document = _read(text)
    if document is None:
        return _unusable("snapshot-damaged")
    if document["version"] > VERSION:
        return _unusable("snapshot-newer-format", version=document["version"], known=VERSION)
    if document.pop("sha256", None) != _sum(document):
        return _unusable("snapshot-damaged")
    if document["semantics"] != SEMANTICS:
        taken = document["semantics"]
        return _unusable("snapshot-other-semantics", semantics=taken, known=SEMANTICS)
    if document["definition"] != machine.digest.text:
        return _unusable(
            "snapshot-other-definition",
            taken=_called(**document["programme"]),
            wanted=_called(machine.programme.id, machine.programme.version),
        )
    return _case(machine, document)


def _read(text: str) -> dict[str, Any] | None:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    is_one = isinstance(document, dict) and document.get("format") == FORMAT
    return document if is_one and isinstance(document.get("version"), int) else None


def _sum(document: dict[str, Any]) -> str:
    # The keys in order: a database may keep them in its own.
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _called(id: str, version: int | str) -> str:  # noqa: A002 - as the document names it
    return f"{id}@{version}"


def _case(machine: Machine, document: dict[str, Any]) -> Case | Unusable:
    zone = machine.programme.zone
    placed = []
    for number, said in enumerate(document["entries"], start=1):
        entry = entry_from_json(said)
        if not isinstance(entry, Entry):
            return _unusable("snapshot-unreadable-entry", n=number, entry=str(said["id"]))
        placed.append(place(entry, zone))
    return case_of(document["case"], placed, digest=machine.digest, zone=zone)


def _unusable(code: str, **params: Any) -> Unusable:
    return Unusable(code, Reason(code=code, params=tuple(params.items())))


__all__ = ["FORMAT", "VERSION", "Unusable", "restore", "snapshot"]
