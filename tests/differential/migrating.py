"""What keeps a case with the version it began by, as the reference reads both versions. (S12.11)

Written from the page alone; `programflow.case.worsening` is not asked.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from programflow.definition.entries import Entry, Migrated
from programflow.definition.programme import Programme
from programflow.testing import reference
from programflow.testing.reference_admission import unreadable

GRADES = ("", "notice", "deviation", "breach")
Found = dict[Any, list[tuple[int, bool]]]
BUILT_IN = ("confirm<", "review<")  # no instances of S14.3
BINDS = ("may", "should", "must")


def reasons(
    old: Programme, new: Programme, entries: Sequence[Entry], *, moved: Migrated
) -> set[str]:
    """The codes of all that would be worse on the day of the move; names are the same in both.

    `entries` are in the order in which they were delivered.
    """
    if any(unreadable(new, entries[:n], entry) for n, entry in enumerate(entries)):
        return {"unreadable"}
    before = reference.verdict(old, entries, at=moved.on)
    now = reference.verdict(new, [*entries, moved], at=moved.on)
    return {
        *_elsewhere(before, now),
        *_undone(before, now),
        *_found(_by_sort(old, before, entries), _by_sort(new, now, entries)),
        *_unfounded(before, now),
        *_last_days(before, now, moved.on),
    }


def _elsewhere(before: Any, now: Any) -> Iterator[str]:
    at = [(v.phase, v.outcome, v.visit, v.since) for v in (before, now)]
    if at[0] != at[1]:
        yield "elsewhere"


def _undone(before: Any, now: Any) -> Iterator[str]:
    for name, (state, _, _, done, _, rounds, _) in before.steps.items():
        if name.startswith(BUILT_IN):
            continue
        there = now.steps.get(name)
        if state == "done" and (there is None or (there[0], there[3]) != ("done", done)):
            yield "undone"
        is_there = there is not None and there[0] in {"open", "done"} and there[5] >= rounds
        if state == "open" and rounds and not is_there:
            yield "undone"


def _found(had: Found, has: Found) -> Iterator[str]:
    """Of each sort the gravest against the gravest, and so on: none may be more, or graver."""
    for sort, grades in has.items():
        was = [*sorted(had.get(sort, ()), reverse=True)]
        for grade in sorted(grades, reverse=True):
            if not was or was.pop(0) < grade:
                yield "worse-finding"


def _by_sort(programme: Programme, verdict: Any, entries: Sequence[Entry]) -> Found:
    of = {entry.id: getattr(entry, "step", getattr(entry, "test", "")) for entry in entries}
    found: Found = {}
    for name, grade, _, bearer, on, _, _ in verdict.findings:
        side = programme.roles[bearer].side if bearer else None
        sort, _, rest = name.partition(":")
        thing, _, cause = rest.partition("<")
        if sort in {"lapsed", "outside", "missing"}:
            thing = thing.partition(":")[0].partition("/")[0]
        elif not rest:
            sort, _, cause = name.partition("<")
            thing = of.get(cause, "")
        elif thing in {"out_of_order", "out_of_place"}:
            sort, thing = thing, of.get(cause, "")
        else:
            thing = thing.partition(":")[0]
        grave = GRADES.index(grade), side == "participant"
        found.setdefault((sort, thing, on), []).append(grave)
    return found


def _unfounded(before: Any, now: Any) -> Iterator[str]:
    if {name for name, _ in now.unfounded} - {name for name, _ in before.unfounded}:
        yield "newly-unfounded"


def _last_days(before: Any, now: Any, on: Any) -> Iterator[str]:
    """Of n dates the n soonest that there were must each come as soon."""
    had = _ahead(before, on)
    for key, days in _ahead(now, on).items():
        was = sorted(had.get(key, ()))
        if len(days) > len(was) or any(
            new < old for new, old in zip(sorted(days), was, strict=False)
        ):
            yield "tighter"


def _ahead(verdict: Any, on: Any) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for name, day, of, modality in verdict.due:
        for binds in BINDS[: BINDS.index(modality) + 1]:
            if day >= on:
                found.setdefault((_thing(name), of, binds), []).append(day)
    return found


def _thing(name: str) -> str:
    """The instance or visit, before the name of the bound."""
    for label in ("window", "before", "gap", "per"):
        head, mark, _ = name.rpartition(f"/{label}/")
        if mark and "<" not in name[len(head) :]:
            return head
    raise AssertionError(name)
