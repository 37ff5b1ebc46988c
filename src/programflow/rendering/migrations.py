"""What came of moving cases, as plain data for JSON."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import frozen

from programflow.case.migrating import Moved, Refused
from programflow.definition.codec import entry_to_json
from programflow.definition.programme import Programme
from programflow.rendering.status_json import reason_to_json

FORMAT = "programflow/migration"
VERSION = 1


@frozen(kw_only=True)
class Tried:
    """What came of one case; `answer` is None where it could not be played under the old.

    Args:
        case: its id.
        journal: where its journal lies, as it is shown.
        answer: what `migrate` gave.
    """

    case: str
    journal: str
    answer: Moved | Refused | None


def migration_to_json(
    old: Programme, new: Programme, tried: Iterable[Tried], *, on: date
) -> dict[str, Any]:
    """The cases of one run, in the order given; dates as ISO text."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "from": {"id": old.id, "version": old.version},
        "to": {"id": new.id, "version": new.version},
        "on": on.isoformat(),
        "cases": [_case(one) for one in tried],
    }


def _case(one: Tried) -> dict[str, Any]:
    moved = one.answer if isinstance(one.answer, Moved) else None
    refused = one.answer if isinstance(one.answer, Refused) else None
    return {
        "case": one.case,
        "journal": one.journal,
        "played": one.answer is not None,
        "moved": moved is not None,
        "entry": None if moved is None else entry_to_json(moved.entry),
        "declared": [reason_to_json(reason) for reason in moved.declared] if moved else [],
        "reasons": [reason_to_json(reason) for reason in refused.reasons] if refused else [],
    }
