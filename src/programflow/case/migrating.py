"""Moving a case to another version of its programme, or saying why it must stay. (S12.10)

The new version reads the whole journal, under the new names. So a case is moved only if that
changes nothing for the worse: where the case is, what is done, what has been found, what has been
decided. Decision 0021 says why.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from programflow.case.answers import MachineMismatch
from programflow.case.journal import Case, variant_of
from programflow.case.reasons import Reason
from programflow.case.refusals import Refusal
from programflow.case.renaming import renamed, version_name
from programflow.case.rereading import as_read, unread
from programflow.case.status_at import status_of
from programflow.case.worsening import Compared, tightened, worsened
from programflow.definition.entries import Entry, Migrated
from programflow.machine import Machine


@frozen
class Moved:
    """The case under the new version; `entry` is in its journal, to be kept like any other.

    `declared`: last days that come earlier, as the new version declares under `tightens`.
    """

    case: Case
    entry: Migrated
    declared: tuple[Reason, ...] = field(repr=False, default=())


@frozen
class Refused:
    """The case cannot be moved; `case` is as it was. `reasons` are all there are."""

    case: Case
    reasons: tuple[Reason, ...]


def migrate(
    old: Machine,
    new: Machine,
    case: Case,
    *,
    id: str,  # noqa: A002 - as in `start`
    on: date | str,
    recorded: date | str | None = None,
    by: str | None = None,
) -> Moved | Refused:
    """Move a case from one version to another, on a day. Pure: nothing is written anywhere.

    No past that was in order becomes a finding, nothing done is undone, and no decision loses its
    ground: else the case stays where it is, with the reasons. Things are known by their names, or
    by the names that the new version declares under `changes: renames`.

    Args:
        old: the version by which the case goes.
        new: the version by which it is to go.
        case: the case.
        id: the id of the `migrated` entry.
        on: its date; not before the last date of the journal.
        recorded: as in `start`.
        by: the role that moves it.

    Raises:
        MachineMismatch: the case does not go by `old`.
    """
    if case.digest != old.digest:
        raise MachineMismatch(case.id)
    changes = new.programme.changes
    entry = Migrated(
        id=id,
        on=on,
        recorded=recorded,
        by=by,
        from_=version_name(old.programme),
        to=version_name(new.programme),
        renames={} if changes is None else changes.renames,
    )
    reasons = tuple(_unfit(old, new, case, entry=entry))
    moved = None if reasons else _read(new, case, entry)
    if moved is None:
        return Refused(case, reasons)
    if not isinstance(moved, Case):
        return Refused(case, moved)
    return _compared(old, new, case, moved=moved, entry=entry)


def _unfit(old: Machine, new: Machine, case: Case, *, entry: Migrated) -> Iterator[Reason]:
    """Why the two versions, or the day, do not fit the case at all."""
    if old.programme.id != new.programme.id or entry.from_ == entry.to:
        yield _reason("not-another-version", leaves=entry.from_, to=entry.to)
    last = max(placed.entry.on for placed in case.journal.all())
    if entry.on < last:
        yield _reason("entries-after", on=entry.on, last=last)
    if case.find(entry.id) is not None:
        yield _reason("id-reused", id=entry.id)
    for sort, names in dict(entry.renames).items():
        there = _names(new, sort, variant_of(case))
        for before, now in names.items():
            if before in there or list(names.values()).count(now) > 1:
                yield _reason("rename-unfit", old=before, new=now)


def _names(new: Machine, sort: str, variant: str | None) -> set[str]:
    """The names of a sort in the new version."""
    known = new.programme.variants
    steps = new.plan(variant if variant in known else None).steps
    if sort == "steps":
        return set(steps)
    if sort == "options":
        return {option for step in steps.values() for option in step.options}
    return set(getattr(new.programme, sort, ()))


def _read(new: Machine, case: Case, entry: Migrated) -> Case | tuple[Reason, ...]:
    """The journal as the new version reads it, or every entry that it cannot read."""
    renames: Mapping[str, Mapping[str, str]] = dict(entry.renames)
    said = [*(renamed(one, renames, ids=case.ids) for one in case.entries), entry]
    refused = [(one, refusal) for one, refusal in unread(new, case.id, said)]
    if refused:
        return tuple(_unreadable(one, refusal) for one, refusal in refused)
    return as_read(new, case.id, said)


def _unreadable(entry: Entry, refusal: Refusal) -> Reason:
    from programflow.case.because_refusals import rejection  # seldom needed

    return Reason(
        code="unreadable",
        params=(("entry", entry.id),),
        entries=(entry.id,),
        children=(rejection(entry, refusal),),
    )


def _compared(
    old: Machine, new: Machine, case: Case, *, moved: Case, entry: Migrated
) -> Moved | Refused:
    """Both versions on the day of the migration."""
    before = status_of(old, case, at=entry.on, known=None)
    now = status_of(new, moved, at=entry.on, known=None)
    compared = Compared(before, now, dict(entry.renames), case.ids)
    declares = () if new.programme.changes is None else new.programme.changes.tightens
    earlier = list(tightened(compared))
    undeclared = [reason for reason in earlier if dict(reason.params)["step"] not in declares]
    reasons = (*worsened(compared), *undeclared)
    return Refused(case, reasons) if reasons else Moved(moved, entry, tuple(earlier))


def _reason(code: str, **params: Any) -> Reason:
    said = ((k, v.isoformat() if isinstance(v, date) else v) for k, v in params.items())
    return Reason(code=code, params=tuple(said))


__all__ = ["Moved", "Refused", "migrate"]
