"""Answers, as many as rules can tell apart: each cell stands for all answers that do the same."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from programflow.checking.exploring.bits import ANY, NO, YES, Ends, compared, every
from programflow.checking.exploring.values import Values
from programflow.checking.index import Index
from programflow.definition.criteria import Comparison
from programflow.definition.programme import Question
from programflow.definition.values import Literal


def comparisons_of(index: Index, question: str) -> list[Comparison]:
    """Every comparison that an answer meets anywhere in the programme."""
    atoms = [a for a in index.atoms if a.form == "answer" and a.name == question]
    return [comparison for atom in atoms for comparison in atom.comparisons]


def cells(question: Question, comparisons: list[Comparison], values: Values) -> tuple[Literal, ...]:
    """One answer for each way in which the comparisons can come out, in the order of answers."""
    found: dict[tuple[int, ...], Literal] = {}
    for answer in _candidates(question, comparisons, values):
        signature = tuple(bits_of(answer, comparison, values) for comparison in comparisons)
        found.setdefault(signature, answer)
    return tuple(found.values())


def _candidates(
    question: Question, comparisons: list[Comparison], values: Values
) -> Iterator[Literal]:
    if question.type == "yes_no":
        yield from (True, False)
    elif question.type == "choice":
        named = [one for c in comparisons for one in _listed(c.operand)]
        yield from dict.fromkeys([*(n for n in named if n in question.choices), *question.choices])
    elif question.type == "date":
        yield from _around(_limits(comparisons, values, date), timedelta(1)) or [date(2020, 1, 1)]
    else:
        numbers = _around(_limits(comparisons, values, (int, Decimal)), _half(question))
        low, high = question.between or (None, None)
        inside = [n for n in numbers if low is None or (low <= n and (high is None or n <= high))]
        yield from inside or [0 if low is None else low]


def _half(question: Question) -> int | Decimal:
    return 1 if question.type == "scale" else Decimal("0.5")


def _limits(comparisons: list[Comparison], values: Values, kinds: Any) -> list[Any]:
    limits: set[Any] = set()
    for comparison in comparisons:
        for one in _listed(comparison.operand):
            ends = values.ends(one)
            limits |= {one} if ends is None else set(ends)
    return sorted(n for n in limits if isinstance(n, kinds) and not isinstance(n, bool))


def _around(limits: list[Any], step: Any) -> list[Any]:
    """Each limit, what lies just beside it."""
    return sorted({n for limit in limits for n in (limit - step, limit, limit + step)})


def _listed(operand: Any) -> tuple[Any, ...]:
    return operand if isinstance(operand, tuple) else (operand,)


def bits_of(answer: Literal, comparison: Comparison, values: Values) -> int:
    """What one comparison says of an answer."""
    if comparison.op == "among":
        return YES if any(_same(answer, one) for one in _listed(comparison.operand)) else NO
    operand = comparison.operand
    ends = values.ends(operand)
    if isinstance(answer, bool | str):
        known = isinstance(operand, bool | str)
        return (YES if _same(answer, operand) else NO) if known else ANY
    if isinstance(answer, date):
        ends = Ends(operand, operand) if isinstance(operand, date) else None
    return ANY if ends is None else compared(comparison.op, Ends(answer, answer), ends)


def _same(answer: Any, other: Any) -> bool:
    if isinstance(answer, bool) or isinstance(other, bool):
        return answer is other
    return bool(answer == other)


def all_bits(answer: Literal, comparisons: Iterable[Comparison], values: Values) -> int:
    """What an atom with several comparisons says of an answer."""
    return every([bits_of(answer, comparison, values) for comparison in comparisons])
