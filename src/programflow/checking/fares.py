"""How a running case would fare by another version of its programme."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

import programflow.case as cases
from programflow.definition.entries import Entry
from programflow.machine import Machine


@frozen(kw_only=True)
class Fares:
    """One case by both versions on one day.

    `phase` is where it is by the old and by the new, None where it is not there at all. `due` are
    the dates that differ, as (step, before, after), None where one has none. `found` are findings
    that only the new version makes, as (name, grade); `no_longer` those that only the old one did.
    `rejected` are the entries that the new version does not accept, with the code.
    """

    case: str
    phase: tuple[str | None, str | None]
    due: tuple[tuple[str, date | None, date | None], ...]
    found: tuple[tuple[str, str], ...]
    no_longer: tuple[tuple[str, str], ...]
    rejected: tuple[tuple[str, str], ...]

    @property
    def differs(self) -> bool:
        """Whether anything is otherwise."""
        moved = self.phase[0] != self.phase[1]
        return moved or bool(self.due or self.found or self.no_longer or self.rejected)

    @property
    def worse(self) -> tuple[tuple[str, str], ...]:
        """What was no breach or deviation, and would be one."""
        return tuple(one for one in self.found if one[1] != "notice")


def fares(old: Machine, new: Machine, entries: Iterable[Entry], *, name: str, at: date) -> Fares:
    """Play a journal by both versions, and compare where it stands on a day."""
    rows = tuple(entries)
    before, after = (_stands(machine, rows, at) for machine in (old, new))
    replayed = cases.replay(new, rows)
    known = {r.entry.id for r in cases.replay(old, rows).rejected}
    return Fares(
        case=name,
        phase=(before.phase, after.phase),
        due=tuple(_dates(before.due, after.due)),
        found=tuple(sorted(after.found - before.found)),
        no_longer=tuple(sorted(before.found - after.found)),
        rejected=tuple((r.entry.id, r.code) for r in replayed.rejected if r.entry.id not in known),
    )


@frozen
class _Stand:
    phase: str | None
    due: dict[str, date]
    found: frozenset[tuple[str, str]]


def _stands(machine: Machine, entries: tuple[Entry, ...], at: date) -> _Stand:
    case = cases.replay(machine, entries).case
    if case is None or at < case.enrolled.on:
        return _Stand(None, {}, frozenset())
    status = cases.status(machine, case, at=at)
    due: dict[str, date] = {}
    for one in status.due:
        due[one.step] = min(one.on, due.get(one.step, one.on))
    found = {(f.step or f.name, f.grade) for f in status.findings if f.accounted}
    return _Stand(status.outcome or status.phase, due, frozenset(found))


def _dates(
    before: dict[str, date], after: dict[str, date]
) -> Iterable[tuple[str, date | None, date | None]]:
    for step in dict.fromkeys([*before, *after]):
        if before.get(step) != after.get(step):
            yield step, before.get(step), after.get(step)
