"""Operators on how time is counted: sliding or by the calendar, stopped, without holy days."""

from collections.abc import Iterator
from typing import Any

from programflow.definition.node import Node
from programflow.definition.programme import Programme
from programflow.definition.selections import Clock
from programflow.definition.steps import Bound, Gap, Repeat
from programflow.temporal import EMPTY, Duration, Unit
from programflow.testing.mutating.change import Change, altered
from programflow.testing.mutating.walking import parts

# The longest that a calendar period can be.
_DAYS = {"week": 7, "month": 31, "year": 366}


def countings(node: Node, programme: Programme) -> Iterator[Change]:
    """A part in which time is counted in another way."""
    if isinstance(node, Programme) and node.calendar != EMPTY.name and _counts_working(node):
        other: Node = altered(node, calendar=EMPTY.name)
        yield Change(operator="calendar-emptied", key="calendar", node=other, before=node.calendar)
    if isinstance(node, Repeat):
        yield from _pace(node)
    if isinstance(node, Clock | Repeat):
        yield from _stopped(node, programme)


def _counts_working(programme: Programme) -> bool:
    """Whether anything asks which days are working days."""
    for _, node in parts(programme):
        if isinstance(node, Bound) and node.counting == "statutory":
            return True
        values = (getattr(node, field.name) for field in _fields(node))
        if any(v == "working_days" or _in_working_days(v) for v in values):
            return True
    return False


def _fields(node: Node) -> Any:
    return node.__attrs_attrs__  # type: ignore[attr-defined]  # set by attrs


def _in_working_days(value: object) -> bool:
    return isinstance(value, Duration) and value.unit is Unit.WORKING_DAYS


def _pace(repeat: Repeat) -> Iterator[Change]:
    """So often in each period, and never longer apart than one, for each other."""
    if repeat.per is not None and repeat.min is not None and repeat.gap is None:
        longest = Duration(_DAYS[repeat.per], Unit.DAYS)
        gap = Gap(
            max=longest, modality=repeat.modality or "should", assumption=True, route=repeat.route
        )
        less = {"per": None, "min": None, "max": None, "partial": None, "modality": None}
        other = altered(repeat, **less, gap=gap)
        yield Change(operator="sliding", key="per", node=other, before=repeat.per, after=longest)
    if repeat.gap is not None and repeat.per is None:
        longest_gap = repeat.gap.max
        days = _days(longest_gap)
        per = next((name for name, most in _DAYS.items() if days <= most), "year")
        paced = altered(
            repeat, gap=None, per=per, min=1, partial="waived", modality=repeat.gap.modality
        )
        yield Change(operator="calendar", key="gap", node=paced, before=longest_gap, after=per)


def _days(length: Any) -> int:
    if not isinstance(length, Duration):
        return 0
    return length.n * (7 if length.unit is Unit.WEEKS else 1)


def _stopped(node: Clock | Repeat, programme: Programme) -> Iterator[Change]:
    """One more spell that stops the counting."""
    if isinstance(node, Repeat) and node.per is None and node.gap is None:
        return
    for name, spell in programme.spells.items():
        if name in node.except_ or (isinstance(node, Clock) and name in node.during):
            continue
        other = altered(node, except_=(*node.except_, name))
        yield Change(operator="clock-stopped", key="except_", node=other, after=spell, index=name)
