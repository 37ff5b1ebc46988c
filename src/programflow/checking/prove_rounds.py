"""Do recurrences fit the calendar as it is: every week, every gap, one after the other? (check 11)

What is repeated without an end is looked at by itself, from every day on which it may be opened. A
pace or a gap that the rounds cannot keep is a fault as any other of time. One that they can keep
only on days off, or several on one day, is a note.
"""

from collections.abc import Iterator
from typing import Any, cast

from programflow.checking.days_off import runs_of
from programflow.checking.prove_on_time import conflicts, failing
from programflow.checking.question import Question, Shown
from programflow.checking.stories import told
from programflow.checking.timetables import both_ways, lengths_of, tightest
from programflow.definition.steps import Step
from programflow.definition.values import ParameterRef
from programflow.diagnostics import Fault, Route
from programflow.machine import present
from programflow.machine.recurring import recurrence_of
from programflow.temporal import Duration, Unit, to_date
from programflow.temporal.periods import Period, period_of

CHECK = "rounds"
_FIXED = {Unit.DAYS: 1, Unit.WEEKS: 7}


def prove(question: Question) -> Shown:
    """Every step that is repeated, its rounds by themselves."""
    faults: list[Fault] = []
    for step in question.plan.steps.values():
        if step.repeat is not None:
            found = list(_contradictions(question, step))
            faults += found
            if not found and _is_for_staff(question, step):
                faults += [*_too_few_days(question, step), *_long_gaps(question, step)]
    return Shown(faults=tuple(faults))


def _contradictions(question: Question, step: Step) -> Iterator[Fault]:
    """Rules of rounds without an end that the rounds cannot keep one after the other."""
    values = tightest(question)
    timing = recurrence_of(question.plan, step, lengths=lengths_of(question), values=values)
    if timing is None:
        return
    seen: set[frozenset[Route]] = set()
    for conflict in conflicts(timing, question.starts, set()):
        rules = [timing.rules[number] for number in conflict.rules]
        key = frozenset(rule.route for rule in rules)
        if key not in seen and both_ways(rules, question) is None:
            seen.add(key)
            dates = failing(conflict.part, question.starts)
            yield told(timing, conflict, dates=dates, of=len(question.starts))


def _is_for_staff(question: Question, step: Step) -> bool:
    """Whether somebody who keeps working days is to do it."""
    role = question.programme.roles.get(step.by or step.of)
    return role is not None and role.side == "provider"


def _value(question: Question, said: object, *, upper: bool) -> Any:
    return tightest(question)(said.name, upper=upper) if isinstance(said, ParameterRef) else said


def _too_few_days(question: Question, step: Step) -> Iterator[Fault]:
    """The first whole period with fewer working days than rounds."""
    repeat = step.repeat
    assert repeat is not None
    least = _value(question, repeat.min, upper=False)
    if repeat.per is None or not isinstance(least, int) or repeat.modality == "may":
        return
    working = question.machine.calendar.is_working_day
    periods = list(_periods(question, repeat.per))
    short = [(p, n) for p in periods if (n := sum(map(working, p))) < least]
    if short:
        days, number = short[0]
        params: tuple[tuple[str, object], ...] = (
            ("thing", step.name),
            ("min", least),
            ("first", to_date(days[0])),
            ("last", to_date(days[-1])),
            ("working", number),
            ("dates", len(short)),
            ("of", len(periods)),
        )
        yield Fault(rule="period-too-short", route=(*repeat.route, "min"), params=params)


def _periods(question: Question, per: str) -> Iterator[range]:
    """The whole weeks, months or years of the horizon."""
    day = period_of(question.first, cast("Period", per))[1]
    while True:
        following = period_of(day, cast("Period", per))[1]
        if following - 1 > question.last:
            return
        yield range(day, following)
        day = following


def _long_gaps(question: Question, step: Step) -> Iterator[Fault]:
    """The first days off in a row that are longer than two rounds may lie apart."""
    for said, route in _gaps(question, step):
        if isinstance(said, Duration) and said.unit in _FIXED:
            run = runs_of(question).first_longer(said.n * _FIXED[said.unit] - 1)
            if run is not None:
                params = (
                    ("thing", step.name),
                    ("said", said),
                    ("first", to_date(run[0] - 1)),
                    ("last", to_date(run[1] + 1)),
                )
                yield Fault(rule="gap-over-days-off", route=route, params=params)


def _gaps(question: Question, step: Step) -> Iterator[tuple[object, Route]]:
    gap = None if step.repeat is None else step.repeat.gap
    if gap is not None and gap.modality != "may":
        yield _value(question, gap.max, upper=True), (*gap.route, "max")
    for bound in step.window:
        own = bound.from_ is not None and bound.from_.form == "previous_round"
        here = present(bound, question.variant) and bound.modality != "may"
        if own and here and bound.max is not None and bound.counting == "plain":
            yield _value(question, bound.max, upper=True), (*bound.route, "max")
