"""Values to text. The only floor below the shells that makes sentences.

Each function takes the language (``nb``, ``nn`` or ``en``); its words are read when they are first
needed. Nothing here writes anywhere or asks what day it is.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from programflow.rendering.calendar_ics import render_ics as render_ics
    from programflow.rendering.cleaning import clean as clean
    from programflow.rendering.faults import render_faults as render_faults
    from programflow.rendering.prose import render_prose as render_prose
    from programflow.rendering.reasons import render_reason as render_reason
    from programflow.rendering.schema import entry_schema as entry_schema
    from programflow.rendering.schema import status_schema as status_schema
    from programflow.rendering.schema_documents import diagnostics_schema as diagnostics_schema
    from programflow.rendering.schema_documents import migration_schema as migration_schema
    from programflow.rendering.schema_documents import proof_schema as proof_schema
    from programflow.rendering.schema_journals import journal_schema as journal_schema
    from programflow.rendering.schema_journals import snapshot_schema as snapshot_schema
    from programflow.rendering.status_json import reason_to_json as reason_to_json
    from programflow.rendering.status_json import status_to_json as status_to_json
    from programflow.rendering.status_text import render_status as render_status

_HOMES = {
    "clean": "cleaning",
    "diagnostics_schema": "schema_documents",
    "entry_schema": "schema",
    "journal_schema": "schema_journals",
    "migration_schema": "schema_documents",
    "proof_schema": "schema_documents",
    "reason_to_json": "status_json",
    "render_faults": "faults",
    "render_ics": "calendar_ics",
    "render_prose": "prose",
    "render_reason": "reasons",
    "render_status": "status_text",
    "snapshot_schema": "schema_journals",
    "status_schema": "schema",
    "status_to_json": "status_json",
}

__all__ = [
    "clean",
    "diagnostics_schema",
    "entry_schema",
    "journal_schema",
    "migration_schema",
    "proof_schema",
    "reason_to_json",
    "render_faults",
    "render_ics",
    "render_prose",
    "render_reason",
    "render_status",
    "snapshot_schema",
    "status_schema",
    "status_to_json",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    from importlib import import_module  # only on the first use of a name

    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
