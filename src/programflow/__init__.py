"""Programmes as data: a YAML definition becomes a state machine that gives reasons.

>>> import programflow as pf
>>> case = pf.start(pf.load("programmes/russamtalen.yaml").machine,
...     id="c-17", on="2026-03-02", variant="section_40").case
>>> case
Case('c-17', entries=1)

Names are imported when they are first used, so that importing the package costs next to nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from programflow.case import Accepted as Accepted
    from programflow.case import BeforeEnrolment as BeforeEnrolment
    from programflow.case import Bookable as Bookable
    from programflow.case import Case as Case
    from programflow.case import MachineMismatch as MachineMismatch
    from programflow.case import Moved as Moved
    from programflow.case import ProgramflowError as ProgramflowError
    from programflow.case import Reason as Reason
    from programflow.case import Refused as Refused
    from programflow.case import Rejected as Rejected
    from programflow.case import Replayed as Replayed
    from programflow.case import Status as Status
    from programflow.case import UnknownStep as UnknownStep
    from programflow.case import Unusable as Unusable
    from programflow.case import advance as advance
    from programflow.case import can_book as can_book
    from programflow.case import migrate as migrate
    from programflow.case import next_dates as next_dates
    from programflow.case import replay as replay
    from programflow.case import restore as restore
    from programflow.case import snapshot as snapshot
    from programflow.case import start as start
    from programflow.case import status as status
    from programflow.case import what_if as what_if
    from programflow.case import why as why
    from programflow.checking.loading import DefinitionError as DefinitionError
    from programflow.checking.loading import Loaded as Loaded
    from programflow.checking.loading import load as load
    from programflow.checking.loading import load_place as load_place
    from programflow.checking.loading import loads as loads
    from programflow.checking.loading import loads_place as loads_place
    from programflow.definition.codec import entry_from_json as entry_from_json
    from programflow.definition.codec import entry_to_json as entry_to_json
    from programflow.definition.entries import Answered as Answered
    from programflow.definition.entries import Began as Began
    from programflow.definition.entries import Booked as Booked
    from programflow.definition.entries import Corrected as Corrected
    from programflow.definition.entries import Decided as Decided
    from programflow.definition.entries import Done as Done
    from programflow.definition.entries import Ended as Ended
    from programflow.definition.entries import Enrolled as Enrolled
    from programflow.definition.entries import Entry as Entry
    from programflow.definition.entries import Happened as Happened
    from programflow.definition.entries import Migrated as Migrated
    from programflow.definition.entries import Missed as Missed
    from programflow.definition.entries import Tested as Tested
    from programflow.definition.held_fields import UnreadableField as UnreadableField
    from programflow.machine import Machine as Machine
    from programflow.temporal import UnreadableDate as UnreadableDate

_ENTRIES = (
    "Answered Began Booked Corrected Decided Done Ended Enrolled Entry Happened Migrated Missed"
    " Tested"
)
_CASE = (
    "Accepted BeforeEnrolment Bookable Case MachineMismatch Moved ProgramflowError Reason Refused"
    " Rejected Replayed Status UnknownStep Unusable advance can_book migrate next_dates replay"
    " restore snapshot start status what_if why"
)
_LOADING = "DefinitionError Loaded load load_place loads loads_place"

_HOMES = {
    **dict.fromkeys(_ENTRIES.split(), "definition.entries"),
    **dict.fromkeys(_CASE.split(), "case"),
    **dict.fromkeys(_LOADING.split(), "checking.loading"),
    "entry_from_json": "definition.codec",
    "entry_to_json": "definition.codec",
    "Machine": "machine",
    "UnreadableDate": "temporal",
    "UnreadableField": "definition.held_fields",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - the names stand in one table


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    from importlib import import_module

    value = getattr(import_module(f"programflow.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
