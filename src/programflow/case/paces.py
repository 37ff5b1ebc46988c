"""Paces: the rounds that each week, month or year must have. (S9.8)"""

from collections.abc import Iterator
from typing import NamedTuple, cast

from programflow.case.parameters import quantity
from programflow.case.spells import days_of
from programflow.case.state import Instance, Lapse, State
from programflow.definition.steps import Repeat
from programflow.definition.values import NOT_STATED
from programflow.temporal import Period, covers, period_of, to_iso


class Stretch(NamedTuple):
    """The dates of a period in which an instance was active, both inclusive.

    `start` is the first day of the period itself.
    """

    first: int
    last: int
    start: int

    @property
    def name(self) -> str:
        """The period, named by its first day. (S1.8)"""
        return to_iso(self.start)


def calendar_period(day: int, per: str) -> tuple[int, int]:
    """First day of the week, month or year of a day, and of the next. (S1.8)"""
    return period_of(day, cast("Period", per))


def stretch_of(instance: Instance, repeat: Repeat, day: int) -> Stretch | None:
    """The part of the day's period in which the instance was active.

    None: it is not judged, being only a part, or the one in which the instance came to its end
    with a round, or by `unless`, a choice or a waiver.
    """
    if repeat.per is None or not instance.opened:
        return None
    start, after = calendar_period(day, repeat.per)
    first = max(start, instance.opened[0])
    last = after - 1 if instance.closed is None else min(after - 1, instance.closed)
    if first > last or _asks_no_more(instance):
        return None
    is_whole = first == start and last == after - 1
    return Stretch(first, last, start) if is_whole or repeat.partial == "required" else None


def _asks_no_more(instance: Instance) -> bool:
    """Whether no more rounds were to come in the period in which it came to its end."""
    if instance.closed_by in ("unless", "choice", "waived"):
        return True
    rounds = instance.rounds if instance.state == "done" else ()
    return any(fact.day == instance.closed for fact in rounds)


def short_of(state: State, instance: Instance, stretch: Stretch) -> bool:
    """Whether the rounds are fewer than the least, as far as has been seen. Not filled: no."""
    repeat = instance.step.repeat
    least = NOT_STATED if repeat is None else quantity(state, repeat.min, instance)
    if least is None or least is NOT_STATED:
        return False
    until = min(stretch.last, state.today)
    rounds = sum(stretch.first <= f.day <= stretch.last for f in instance.rounds)
    return bool(rounds < least) and _is_clear(state, instance, range(stretch.first, until + 1))


class Awaited(NamedTuple):
    """So many more rounds are to come by a day."""

    more: int
    by: int


def awaited_of(state: State, instance: Instance) -> tuple[Awaited, ...] | None:
    """What this period and the next ask of a living instance, seen from today.

    None: today is excepted, or a spell that must be open is not; nobody knows for how long. A
    period with such a day behind it asks for nothing, nor does one that is waived. (S9.8)
    """
    repeat = instance.step.repeat
    least = NOT_STATED if repeat is None else quantity(state, repeat.min, instance)
    if repeat is None or repeat.per is None or not instance.opened or not isinstance(least, int):
        return ()
    if not _is_clear(state, instance, range(state.today, state.today + 1)):
        return None
    _, after = calendar_period(state.today, repeat.per)
    found = [Awaited(least, calendar_period(after, repeat.per)[1] - 1)]
    stretch = stretch_of(instance, repeat, state.today)
    if stretch is not None and _is_clear(state, instance, range(stretch.first, state.today)):
        rounds = sum(stretch.first <= f.day <= stretch.last for f in instance.rounds)
        found.append(Awaited(least - rounds, stretch.last))
    return tuple(one for one in found if one.more > 0)


def _is_clear(state: State, instance: Instance, days: range) -> bool:
    """Whether no day is excepted, or lacks a spell that must be open, as far as is known."""
    repeat = instance.step.repeat
    excepted = [days_of(state, s).perhaps for s in (() if repeat is None else repeat.except_)]
    required = [days_of(state, spell).sure for spell in instance.step.during]
    return all(
        not any(covers(day, stretches) for stretches in excepted)
        and all(covers(day, stretches) for stretches in required)
        for day in days
    )


def missed_paces(state: State, instance: Instance) -> Iterator[Lapse]:
    """The pace period that ended today, with fewer rounds than its least."""
    step, repeat = instance.step, instance.step.repeat
    stretch = None if repeat is None else stretch_of(instance, repeat, state.today)
    if repeat is None or stretch is None or stretch.last != state.today:
        return
    if short_of(state, instance, stretch):
        yield Lapse(
            name=f"lapsed:{instance.name}/per/{stretch.name}",
            instance=instance.name,
            thing=step.name,
            bound="per",
            modality=repeat.modality or "should",
            of=step.of,
            carried_by=step.by or step.of,
            due=stretch.last,
        )
