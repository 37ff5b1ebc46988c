"""The calls on a case: start, advance, replay, what_if, next_dates, why. Total and pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from programflow.case.admission import admit_first, let_in, reject
from programflow.case.answers import Accepted, MachineMismatch, Rejected, Replayed
from programflow.case.journal import Case
from programflow.case.playing import play
from programflow.case.refusals import Refusal
from programflow.case.usual import usual
from programflow.definition.entries import Enrolled, Entry
from programflow.definition.programme import Place
from programflow.machine import Machine

if TYPE_CHECKING:
    from programflow.case.verdict import NextDate, Part, Reason, Status

FIRST = "enrolled"


def start(
    machine: Machine,
    *,
    id: str,  # noqa: A002 - the word that callers know; keyword only
    on: date | str,
    recorded: date | str | None = None,
    variant: str | None = None,
    settings: Place | Mapping[str, Any] | None = None,
    entry: str = FIRST,
) -> Accepted | Rejected:
    """Start a case: its first entry is the enrolment, which carries variant, place and settings.

    Args:
        machine: the programme.
        id: the application's key of the case; not a person's name.
        on: the date of enrolment, a date or ISO text.
        recorded: a date or an instant as ISO text; None: `on`.
        variant: required where the programme has variants.
        settings: a place, whose values are copied in, or values by parameter as JSON has them.
        entry: the id of the enrolment.

    Raises:
        UnreadableDate: `on` cannot be read, or lies outside the years 1900-2200.
    """
    place, values = _copied(machine, settings)
    enrolled = Enrolled(
        id=entry, on=on, recorded=recorded, variant=variant, place=place, settings=values
    )
    return admit_first(machine, id, enrolled)


def _copied(
    machine: Machine, settings: Place | Mapping[str, Any] | None
) -> tuple[str | None, dict[str, Any]]:
    from programflow.definition import setting_to_json

    if settings is None:
        return None, {}
    if not isinstance(settings, Place):
        return None, dict(settings)
    values: dict[str, Any] = {}
    for name, setting in settings.settings.get(machine.programme.id, {}).items():
        value = setting_to_json(setting.value)
        values[name] = {"value": value, "assumption": True} if setting.assumption else value
    return settings.place, values


def advance(machine: Machine, case: Case, entry: Entry) -> Accepted | Rejected:
    """The case with one entry more, or why not. A fact is never refused for breaking a rule. (S13)

    Raises:
        MachineMismatch: the case goes by another definition.
    """
    accepted = usual(machine, case, entry)
    if accepted is not None:
        return accepted
    answer = let_in(machine, case, entry)
    return reject(case, entry, answer) if isinstance(answer, Refusal) else answer


def replay(
    machine: Machine,
    entries: Iterable[Entry],
    *,
    id: str = "case",  # noqa: A002 - as in `start`
) -> Replayed:
    """A journal played from its first entry, in the order given. (S13.5)

    In the journal of a case that was migrated to the machine's version, what stands before the
    `migrated` entry is read by its renames, and is not refused for what the new version says.
    """
    case, turned = play(machine, entries, case_id=id)
    return Replayed(case, tuple(reject(*one) for one in turned))


def status(
    machine: Machine, case: Case, *, at: date | str, known: date | str | None = None
) -> "Status":
    """The case at the close of the day `at`, by what was known. (S14)

    Args:
        machine: the case's own.
        case: the case.
        at: a date, or its ISO text.
        known: a date (to its end), or an instant as ISO text with offset; None: all.

    Raises:
        MachineMismatch: the case goes by another definition.
        UnreadableDate: the day or the knowledge cannot be read, or is not of 1900-2200.
        BeforeEnrolment: the day, or the knowledge, lies before the enrolment.
    """
    from programflow.case.status_at import status_of  # starting and advancing need no status

    return status_of(machine, case, at=at, known=known)


def what_if(machine: Machine, case: Case, entries: Iterable[Entry]) -> Replayed:
    """The case as it would be with more entries; the case itself is as it was.

    Raises:
        MachineMismatch: the case goes by another definition, whether there are entries or not.
    """
    if case.digest != machine.digest:
        raise MachineMismatch(case.id)
    rejected: list[Rejected] = []
    for entry in entries:
        answer = advance(machine, case, entry)
        if isinstance(answer, Rejected):
            rejected.append(answer)
        else:
            case = answer.case
    return Replayed(case, tuple(rejected))


def next_dates(
    machine: Machine, case: Case, *, after: date | str | None = None
) -> "tuple[NextDate, ...]":
    """Future dates on which something may lapse, open or turn, if no more is recorded. (S14.13)

    Nothing turns between them; on one of them it may be that nothing does.

    Args:
        machine: the case's own.
        case: the case.
        after: the dates after this one; None: after the last entry.

    Raises:
        MachineMismatch: the case goes by another definition.
        UnreadableDate: the day cannot be read, or lies outside the years 1900-2200.
        BeforeEnrolment: the day lies before the enrolment.
    """
    last = case.journal.last.entry.on
    return status(machine, case, at=last if after is None else after).next


def why(status: "Status", item: "str | Part" = "") -> "Reason":
    """The reason tree of a part of a status, or of the item of that name; of none: of the place."""
    return status.explain(item) if isinstance(item, str) else item.because


__all__ = [
    "Accepted",
    "MachineMismatch",
    "Rejected",
    "Replayed",
    "advance",
    "next_dates",
    "replay",
    "start",
    "status",
    "what_if",
    "why",
]
