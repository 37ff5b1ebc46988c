"""Sets of truth values as bits: what a criterion may be, where more than one is possible."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

YES, NO, UNKNOWN = 1, 2, 4
EITHER = YES | NO
ANY = YES | NO | UNKNOWN

Truth = bool | None
TRUTHS: dict[int, Truth] = {YES: True, NO: False, UNKNOWN: None}
BIT = {truth: bit for bit, truth in TRUTHS.items()}


class Ends(NamedTuple):
    """What a number may be: all from `low` to `high`."""

    low: Any
    high: Any


def options(bits: int) -> tuple[Truth, ...]:
    """The truth values of a set."""
    return tuple(truth for bit, truth in TRUTHS.items() if bits & bit)


def negated(bits: int) -> int:
    """Of each its negation."""
    return (bits & UNKNOWN) | (YES if bits & NO else 0) | (NO if bits & YES else 0)


def every(members: Sequence[int]) -> int:
    """What a conjunction may be, its members taken as independent."""
    each, any_of, unrefuted = ANY, 0, True
    for bits in members:
        each &= bits
        any_of |= bits
        unrefuted = unrefuted and bits & (YES | UNKNOWN) != 0
    return each & YES | any_of & NO | (any_of & UNKNOWN if unrefuted else 0)


def some(members: Sequence[int]) -> int:
    """What a disjunction may be."""
    return negated(every([negated(bits) for bits in members]))


def at_least(members: Sequence[int], wanted: Ends | None) -> int:
    """What `at_least` of the members may be; of a number that is not known, anything."""
    if wanted is None:
        return ANY
    sure = sum(bits == YES for bits in members)
    perhaps = sum(bool(bits & YES) for bits in members)
    open_ = sum(bool(bits & (YES | UNKNOWN)) for bits in members)
    least_open = sum(not bits & NO for bits in members)
    found = YES if perhaps >= wanted.low else 0
    found |= NO if least_open < wanted.high else 0
    blurred = any(bits & UNKNOWN for bits in members) or wanted.low != wanted.high
    found |= UNKNOWN if blurred and open_ >= wanted.low and sure < wanted.high else 0
    return found


def compared(op: str, value: Ends, other: Ends) -> int:
    """What a comparison of two numbers may be; unknown too where the right one is not fixed."""
    if op == "is":
        found = YES if value.low <= other.high and other.low <= value.high else 0
        found |= 0 if value.low == value.high == other.low == other.high else NO
    else:
        best, worst = _corners(op, value, other)
        found = (YES if best else 0) | (0 if worst else NO)
    return found | UNKNOWN if other.low != other.high and found == EITHER else found


def _corners(op: str, value: Ends, other: Ends) -> tuple[bool, bool]:
    """Whether it holds where that is likeliest, and where it is least likely."""
    if op == "at_least":
        return value.high >= other.low, value.low >= other.high
    if op == "more_than":
        return value.high > other.low, value.low > other.high
    if op == "at_most":
        return value.low <= other.high, value.high <= other.low
    return value.low < other.high, value.high < other.low


def among(value: Ends, listed: Iterable[Any]) -> int:
    """What it may be that a number is one of those listed."""
    inside = [one for one in listed if value.low <= one <= value.high]
    if not inside:
        return NO
    return YES if value.low == value.high else EITHER
