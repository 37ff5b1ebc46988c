"""What is worse in one reading of a case than in another: what a migration must not bring."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from programflow.case.reasons import Reason
from programflow.case.renaming import name_renamed
from programflow.case.verdict import Due, FindingStatus, Status, StepStatus


class Compared(NamedTuple):
    """The status under the old version and the new, on one day, and what the new calls things."""

    before: Status
    now: Status
    renames: Mapping[str, Mapping[str, str]]
    ids: Collection[str]

    def called(self, name: str) -> str:
        """A name of the old version, by the new one."""
        return name_renamed(name, self.renames, ids=self.ids)


def worsened(compared: Compared) -> Iterator[Reason]:
    """All that the new version would make worse than the old has it."""
    yield from _elsewhere(compared)
    yield from _undone(compared)
    yield from _found(compared)
    yield from _unfounded(compared)


def _elsewhere(compared: Compared) -> Iterator[Reason]:
    before, now = compared.before, compared.now
    was, is_now = compared.called(before.phase or before.outcome or ""), now.phase or now.outcome
    if (was, before.visit, before.since) != (is_now, now.visit, now.since):
        because = (now.explain(""),)
        yield _reason("elsewhere", because, place=is_now, was=was, on=now.since)


def _undone(compared: Compared) -> Iterator[Reason]:
    """Steps that were done, or had rounds done, and would not be."""
    now = {step.item: step for step in compared.now.steps}
    for step in compared.before.steps:
        if step.state == "done" or (step.state == "open" and step.rounds):
            there = now.get(compared.called(step.item))
            if not _is_kept(step, there):
                name = compared.called(step.step)
                because = () if there is None else (there.because,)
                yield _reason("undone", because, step=name, on=step.done_on or step.since)


def _is_kept(before: StepStatus, now: StepStatus | None) -> bool:
    if now is None:
        return False
    if before.state == "done":
        return now.state == "done" and now.done_on == before.done_on
    return now.state in {"open", "done"} and now.rounds >= before.rounds


def _found(compared: Compared) -> Iterator[Reason]:
    """Findings and lapses that the old version does not have, or holds to be less."""
    had: Counter[tuple[Any, ...]] = Counter()
    for finding in compared.before.findings:
        had[_kind(finding, compared)] += 1
    for finding in sorted(compared.now.findings, key=_weight):
        key = _kind(finding, None)
        if had[key] > 0:
            had[key] -= 1
            continue
        lighter = [k for k, n in had.items() if n and k[:-1] == key[:-1] and k[-1] > key[-1]]
        if lighter:
            had[min(lighter, key=lambda k: int(k[-1]))] -= 1
            continue
        graver = any(n and k[:-1] == key[:-1] for k, n in had.items())
        code = "graver-finding" if graver else "new-lapse" if finding.lapse else "new-finding"
        yield _reason(code, (finding.because,), name=finding.item, on=finding.on)


def _kind(finding: FindingStatus, compared: Compared | None) -> tuple[Any, ...]:
    """What makes two findings the same: what, of which step, when; last how grave it is."""
    names = (finding.name, finding.step or "")
    if compared is not None:
        names = (compared.called(names[0]), compared.called(names[1]))
    return *names, finding.on, finding.lapse, _weight(finding)


def _weight(finding: FindingStatus) -> int:
    """An unaccounted lapse is nobody's yet; after it notice, deviation, breach. (S12.11)

    Of the same grade one that the participant bears is graver.
    """
    grade = 1 + _GRADES.index(finding.grade) if finding.accounted else 0
    return 2 * grade + (finding.side == "participant")


_GRADES = ("notice", "deviation", "breach")


def _unfounded(compared: Compared) -> Iterator[Reason]:
    already = {one.entry for one in compared.before.unfounded}
    for one in compared.now.unfounded:
        if one.entry not in already:
            yield _reason("newly-unfounded", (one.because,), step=one.step, entry=one.entry)


def tightened(compared: Compared) -> Iterator[Reason]:
    """Last days ahead that come earlier or bind more than they did, or that there were none of."""
    roles = compared.renames.get("roles", {})
    had = {
        (compared.called(thing), roles.get(of, of), weight): days
        for (thing, of, weight), days in _last_days(compared.before).items()
    }
    told: set[tuple[str, Ends]] = set()
    for (thing, of, weight), days in _last_days(compared.now).items():
        was = had.get((thing, of, weight), [])
        is_lighter = any((thing, of, w) in had for w in range(weight))
        for due in _unmatched(days, was):
            if (due.item, _ends(due)) not in told:
                told.add((due.item, _ends(due)))
                yield _tightened(due, was, is_lighter=is_lighter)


def _unmatched(days: list[Due], was: list[Due]) -> list[Due]:
    """The last days that do not each come with, or after, one of those that there were."""
    left, others = sorted(map(_ends, was)), list[Due]()
    for due in sorted(days, key=_ends, reverse=True):
        if _ends(due) in left:
            left.remove(_ends(due))
        else:
            others.append(due)
    found = list[Due]()
    for due in others:
        kept = [old for old in left if old < _ends(due)]
        if kept:
            left.remove(kept[-1])
        else:
            found.append(due)
    return found[::-1]


def _tightened(due: Due, was: list[Due], *, is_lighter: bool) -> Reason:
    until = due.at or due.on
    later = [old for old in was if _ends(old) > _ends(due)]
    if later:
        old = min(later, key=_ends)
        return _reason("earlier", (due.because,), step=due.step, due=until, was=old.at or old.on)
    code = "graver-last-day" if is_lighter and not was else "new-last-day"
    return _reason(code, (due.because,), step=due.step, due=until)


_MODALITIES = ("may", "should", "must")
_LABEL = re.compile(r"/(?:window|before|gap|per)/[-/0-9]+$")
"""What stands behind the name of the instance or visit in the name of a last day. (S15.3)"""


def _last_days(status: Status) -> dict[tuple[str, str, int], list[Due]]:
    """The last days ahead of each instance or visit, by bearer and how much they bind at least.

    What binds more also binds less: a last day that must be kept is one that should be.
    """
    days: dict[tuple[str, str, int], list[Due]] = {}
    for due in status.due:
        if due.on >= status.at:
            thing = _LABEL.sub("", due.item.removeprefix("due:"))
            for weight in range(_MODALITIES.index(due.modality) + 1):
                days.setdefault((thing, due.of, weight), []).append(due)
    return days


Ends = tuple[date, bool, datetime | None]


def _ends(due: Due) -> Ends:
    """When a last day ends: with it, or at an instant of it."""
    return due.on, due.at is None, due.at


def _reason(code: str, because: tuple[Reason, ...], **params: Any) -> Reason:
    said = ((k, v.isoformat() if isinstance(v, date) else v) for k, v in params.items())
    return Reason(code=code, params=tuple(said), children=because)
