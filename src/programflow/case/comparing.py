"""Comparing: literals, intervals, and what a parameter may be. (S6.8, S7.4, S7.10)"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from programflow.case.counting import plus
from programflow.case.kleene import Kleene, agreed, some
from programflow.case.parameters import Between, between_of, quantity, unfilled, value_of
from programflow.case.said_values import day_in
from programflow.case.state import State
from programflow.case.tallies import Range, holds, tally_of
from programflow.definition.criteria import Comparison
from programflow.definition.values import NOT_STATED, ParameterRef, TallyRef
from programflow.temporal import Duration, Unit


def compare_literal(
    state: State, value: Any, comparison: Comparison, *, place: str | None = None
) -> Kleene:
    """A known literal against what a comparison says. Types that do not compare give no. (S7.4)

    `place`: the phase of the step that reads it, whose visit a tally on the other side counts in.
    """
    operand = comparison.operand
    if comparison.op == "among":
        return some(_is(state, value, one) for one in _listed(operand))
    if isinstance(operand, TallyRef) or (isinstance(operand, ParameterRef) and is_number(value)):
        return compare_number(state, Range(value, value), comparison, place=place)
    other = quantity(state, operand) if isinstance(operand, ParameterRef) else operand
    if other is NOT_STATED:
        span = between_of(state, operand)
        ways = (Comparison(op=comparison.op, operand=end) for end in span or ())
        return None if span is None else agreed(compare_literal(state, value, way) for way in ways)
    if comparison.op == "is":
        return _is(state, value, other)
    pair = _comparable(state, value, other)
    if pair is None:
        return None if _are_lengths(value, other) else False
    return holds(comparison.op, pair[0] - pair[1])


def compare_lengths(state: State, value: Duration, other: Duration, *, op: str) -> Kleene:
    """By the days that they reach from enrolment, hours by their number; the two do not compare."""
    pair = _comparable(state, value, other)
    return None if pair is None else holds(op, pair[0] - pair[1])


def _are_lengths(value: Any, other: Any) -> bool:
    return isinstance(value, Duration) and isinstance(other, Duration)


def _is(state: State, value: Any, other: Any) -> Kleene:
    if _are_lengths(value, other):
        return compare_lengths(state, value, other, op="is")
    return _equal(value, other)


def is_number(value: Any) -> bool:
    """Whether a value is a number; yes and no are none."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _listed(operand: Any) -> tuple[Any, ...]:
    return operand if isinstance(operand, tuple) else ()


def _equal(value: Any, other: Any) -> bool:
    if isinstance(value, bool) or isinstance(other, bool):
        return value is other
    return bool(_plain(value) == _plain(other))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _comparable(state: State, value: Any, other: Any) -> tuple[Any, Any] | None:
    """Both as numbers; None if they are of two sorts."""
    mine, yours = _measure(state, value), _measure(state, other)
    if mine is None or yours is None or mine[0] != yours[0]:
        return None
    return mine[1], yours[1]


def _measure(state: State, value: Any) -> tuple[str, Any] | None:
    """Numbers and hours as they are, dates as days, other lengths as the day that they reach."""
    if is_number(value):
        return "number", value
    if isinstance(value, Duration) and value.unit is Unit.HOURS:
        return "hours", value.n
    if isinstance(value, Duration):
        reached = plus(state, state.enrolled, value)
        return None if reached is None else ("length", reached)
    day = day_in(value)
    return None if day is None else ("date", day)


def over_operand(state: State, comparison: Comparison, test: Callable[[Any], Kleene]) -> Kleene:
    """A test against the other side: its value, or both ends of what it may be. (S7.10)"""
    operand = comparison.operand
    if isinstance(operand, ParameterRef):
        value = value_of(state, operand.name)
        if value is NOT_STATED:
            between = unfilled(state, operand.name)
            return None if between is None else agreed(test(end) for end in between)
        return test(value) if is_number(value) or isinstance(value, Duration) else None
    return test(operand) if is_number(operand) or isinstance(operand, Duration) else None


def compare_number(
    state: State, value: Range, comparison: Comparison, *, place: str | None = None
) -> Kleene:
    """An interval against a number, a parameter or another tally. (S6.8)"""
    operand = comparison.operand
    if comparison.op == "among":
        return _among(value, _listed(operand))
    if isinstance(operand, TallyRef):
        other = _affine(state, operand, place)
        return None if other is None else _ranges(comparison.op, value, other)
    if isinstance(operand, ParameterRef) and comparison.op == "is":
        return _is_parameter(state, value, operand)
    return over_operand(state, comparison, lambda t: _ranges(comparison.op, value, Range(t, t)))


def _is_parameter(state: State, value: Range, operand: ParameterRef) -> Kleene:
    other = value_of(state, operand.name)
    if is_number(other):
        return _ranges("is", value, Range(other, other))
    between = unfilled(state, operand.name) if other is NOT_STATED else None
    return None if between is None else _ranges("is", value, Range(*between))


def _affine(state: State, operand: TallyRef, place: str | None) -> Range | None:
    value = tally_of(state, state.plan.programme.tallies[operand.tally], place)
    if not isinstance(value, Range):
        return None
    return Range(*sorted((operand.times * end + operand.plus) for end in value))


def _among(value: Range, listed: tuple[Any, ...]) -> Kleene:
    inside = [one for one in listed if is_number(one) and value.low <= one <= value.high]
    if not inside:
        return False
    return True if value.low == value.high else None


def _ranges(op: str, value: Range, other: Range) -> Kleene:
    """Two intervals, taken as independent."""
    if op == "is":
        if value.low == value.high == other.low == other.high:
            return True
        return False if value.low > other.high or value.high < other.low else None
    return agreed(holds(op, d) for d in (value.low - other.high, value.high - other.low))


def compare_between(
    state: State, between: Between, comparison: Comparison, *, place: str | None
) -> Kleene:
    """A parameter that is not filled, by its interval: of one answer at both ends that. (S7.10)"""
    if comparison.op not in ("is", "among") or between.low == between.high:
        return agreed(compare_literal(state, end, comparison, place=place) for end in between)
    operand = comparison.operand
    listed = _listed(operand) if comparison.op == "among" else (operand,)
    return None if any(_inside(state, between, one) for one in listed) else False


def _inside(state: State, between: Between, one: Any) -> bool:
    low, high = _comparable(state, between.low, one), _comparable(state, one, between.high)
    if _are_lengths(between.low, one) and (low is None or high is None):
        return True  # or it may be
    return low is not None and high is not None and low[0] <= low[1] and high[0] <= high[1]
