"""On which days two versions of a time limit differ: every day that it may be counted from."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from programflow.definition.programme import Phase
from programflow.definition.steps import Bound, Step
from programflow.definition.values import ParameterRef
from programflow.machine import Machine
from programflow.temporal import Duration, Unit, last_day


@frozen(kw_only=True)
class DeadlineChange:
    """One time limit that is counted otherwise.

    `differing` of the days from `first` to `last` lead to another last day; `on` is the first of
    them, as a day number, with the last days `before` and `after`. `earlier` and `later` are the
    most days by which it comes earlier or later; nought where it never does.
    """

    sort: str
    name: str
    bound: int
    differing: int
    days: int
    on: int
    before: int
    after: int
    earlier: int
    later: int


def deadline_changes(
    old: Machine,
    new: Machine,
    pairs: Iterable[tuple[str, Any, Any]],
    *,
    first: int,
    last: int,
) -> Iterator[DeadlineChange]:
    """Each upper bound of both versions that counts otherwise from the same day.

    Bounds are paired as written; one that counts from something else, or whose length is not
    known, is no change of counting and shows among the changes only.
    """
    for sort, one, other in pairs:
        if not isinstance(one, Step | Phase) or other is None:
            continue
        for i, (before, after) in enumerate(zip(one.window, other.window, strict=False)):
            lengths = _length(before, old), _length(after, new)
            if None in lengths or before.from_ != after.from_ or before.clock != after.clock:
                continue
            if lengths[0] == lengths[1] and before.counting == after.counting:
                continue
            ends = [
                _ends(machine, length, bound.counting, first=first, last=last)
                for machine, length, bound in (
                    (old, lengths[0], before),
                    (new, lengths[1], after),
                )
            ]
            found = _compared(ends[0], ends[1], first)
            if found is not None:
                yield DeadlineChange(sort=sort, name=other.name, bound=i, **found)


def _length(bound: Bound, machine: Machine) -> Duration | None:
    """The longest time of a bound, as the definition itself has it."""
    said: Any = bound.max
    if isinstance(said, ParameterRef):
        said = machine.programme.parameters[said.name].value
    return said if isinstance(said, Duration) and said.unit is not Unit.HOURS else None


def _ends(machine: Machine, length: Any, counting: str, *, first: int, last: int) -> list[int]:
    return [
        last_day(day, length, statutory=counting == "statutory", calendar=machine.calendar)
        for day in range(first, last + 1)
    ]


def _compared(before: list[int], after: list[int], first: int) -> dict[str, int] | None:
    moved = [b - a for a, b in zip(before, after, strict=True)]
    differing = [i for i, n in enumerate(moved) if n]
    if not differing:
        return None
    at = differing[0]
    return {
        "differing": len(differing),
        "days": len(moved),
        "on": first + at,
        "before": before[at],
        "after": after[at],
        "earlier": max(0, *(-n for n in moved)),
        "later": max(0, *moved),
    }
