"""Criteria that measure: a tally, a clock, a parameter against what is said of it. (S7.2, S7.10)"""

from collections.abc import Iterator

from programflow.case.clocks import clock_compares, reading_of
from programflow.case.comparing import (
    compare_between,
    compare_literal,
    compare_number,
    over_operand,
)
from programflow.case.kleene import Kleene, agreed, every, some
from programflow.case.parameters import Between, between_of, unfilled, value_of
from programflow.case.state import State
from programflow.case.tallies import (
    Shares,
    holds,
    share_against,
    tally_of,
)
from programflow.definition.criteria import Atom, Comparison
from programflow.definition.selections import Clock
from programflow.definition.values import NOT_STATED


def tally_test(state: State, atom: Atom, place: str | None) -> Kleene:
    """Against numbers or other tallies; a share against a percent. (S6.7, S6.8)"""
    value = tally_of(state, state.plan.programme.tallies[atom.name or ""], place)
    if value is None:
        return None
    if isinstance(value, Shares):
        return every(_compare_share(state, value, c) for c in atom.comparisons)
    return every(compare_number(state, value, c, place=place) for c in atom.comparisons)


def _compare_share(state: State, shares: Shares, comparison: Comparison) -> Kleene:
    """Against a percent; `among` is any of those listed. (S6.7)"""
    if comparison.op == "among":
        return some(_compare_share(state, shares, way) for way in _ways(comparison))
    span = between_of(state, comparison.operand)
    if comparison.op == "is" and span is not None:
        return _is_share(shares, span)
    return over_operand(
        state,
        comparison,
        lambda t: (
            _is_share(shares, Between(t, t))
            if comparison.op == "is"
            else agreed(holds(comparison.op, end) for end in share_against(shares, t))
        ),
    )


def _is_share(shares: Shares, percent: Between) -> Kleene:
    """What lies between the least and the greatest is not known to be another. (S6.7)"""
    # The more percent, the less is over.
    least, most = share_against(shares, percent.high).low, share_against(shares, percent.low).high
    if least == most == 0:
        return True
    return None if least <= 0 <= most else False


def _ways(among: Comparison) -> Iterator[Comparison]:
    """What a comparison with a list comes to, one with each that is listed."""
    listed = among.operand if isinstance(among.operand, tuple) else ()
    return (Comparison(op="is", operand=one) for one in listed)


def clock_test(state: State, atom: Atom) -> Kleene:
    """Compared at its place; one that has not begun is no, whatever it is compared with. (S6.4)"""
    clock = state.plan.programme.clocks[atom.name or ""]
    if reading_of(state, clock) is None:
        return False
    return every(_compare_clock(state, clock, c) for c in atom.comparisons)


def _compare_clock(state: State, clock: Clock, comparison: Comparison) -> Kleene:
    """Against a length; `among` is any of those listed. (S6.5)"""
    if comparison.op == "among":
        return some(_compare_clock(state, clock, way) for way in _ways(comparison))
    span = between_of(state, comparison.operand)
    if comparison.op == "is" and span is not None and span.low != span.high:
        below = clock_compares(state, clock, "less_than", length=span.low)
        above = clock_compares(state, clock, "more_than", length=span.high)
        return False if below or above else None
    return over_operand(
        state, comparison, lambda length: clock_compares(state, clock, comparison.op, length=length)
    )


def parameter_test(state: State, atom: Atom, place: str | None) -> Kleene:
    """Its value; not filled: the interval that it may lie in. (S7.10)"""
    value = value_of(state, atom.name or "")
    if value is not NOT_STATED:
        return every(compare_literal(state, value, c, place=place) for c in atom.comparisons)
    between = unfilled(state, atom.name or "")
    if between is None:
        return None
    return every(compare_between(state, between, c, place=place) for c in atom.comparisons)
