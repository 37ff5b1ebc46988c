"""The variables of criteria, and the few values of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from programflow.case.kleene import every
from programflow.checking.exploring.bits import Truth
from programflow.checking.exploring.cells import cells, comparisons_of
from programflow.checking.exploring.values import Values
from programflow.checking.question import Question
from programflow.definition.criteria import Atom, Comparison
from programflow.definition.node import Node
from programflow.definition.values import ParameterRef, TallyRef
from programflow.temporal import Duration, add, to_day

Key = tuple[str, Any]
Row = Mapping[Key, Any]

TRUTH: tuple[Truth, ...] = (True, False, None)
_STATES = ("waiting", "open", "done", "dropped", None)
# Lengths of time are put in order by where they lead from these days; if that differs, they have
# no order, and a clock is only compared.
_FROM = ("2025-02-28", "2026-07-31", "2027-12-30")
NOT_BEGUN = "not begun"


def _key_of_state(form: str, name: str | None, state: str) -> Key:
    if form == "phase":
        return ("phase", "") if state == "current" else ("done", name)
    return ("late" if state == "late" else "step", name)


class Columns:
    """Which values each variable has; worked out when first asked."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.numbers = Values(question)
        self._known: dict[Key, list[Any]] = {}
        self._lengths: dict[str, list[Duration] | None] = {}
        self._numbers: dict[Node, int] = {}
        self.nodes: list[Node] = []
        self._number_of: dict[int, tuple[Node, int]] = {}

    def said(self, node: Node) -> int:
        """A number for what a part says: the same for parts that say the same.

        To compare two parts is to go through all of both, which is done once for each. `nodes` are
        the parts by their numbers.
        """
        known = self._number_of.get(id(node))
        if known is None:
            known = node, self._numbers.setdefault(node, len(self._numbers))
            self._number_of[id(node)] = known
            if known[1] == len(self.nodes):
                self.nodes.append(node)
        return known[1]

    def keys(self, atom: Atom) -> Iterator[Key]:
        """The variables that an atom reads."""
        form, name = atom.form, atom.name
        if form == "variant":
            yield "variant", ""
        elif form in {"phase", "step"}:
            yield from dict.fromkeys(_key_of_state(form, name, state) for state in atom.states)
        elif form == "tally":
            yield from self._of_tally(atom)
        elif form == "clock":
            ordered = self.lengths(name or "") is not None
            yield ("clock", name) if ordered else ("clock", self.said(atom))
        else:
            yield form, name if form in {"answer", "spell"} else self.said(atom)

    def _of_tally(self, atom: Atom) -> Iterator[Key]:
        for comparison in atom.comparisons:
            if self._is_number(comparison):
                yield "tally", atom.name
            else:
                yield "compared", (atom.name, self.said(comparison))

    def _is_number(self, comparison: Comparison) -> bool:
        if comparison.op == "among":
            return True
        if isinstance(comparison.operand, TallyRef):
            return False
        ends = self.numbers.ends(comparison.operand)
        return ends is not None and ends.low == ends.high

    def values(self, key: Key) -> list[Any]:
        """The values of a variable."""
        if key not in self._known:
            self._known[key] = list(self._values(*key))
        return self._known[key]

    def _values(self, form: str, name: Any) -> Iterable[Any]:
        programme = self.question.programme
        if form == "answer":
            compared = comparisons_of(self.question.index, name)
            return (*cells(programme.questions[name], compared, self.numbers), None)
        if form == "tally":
            return self._counts(name)
        if form == "clock" and isinstance(name, str):
            return (*range(2 * len(self.lengths(name) or ()) + 1), NOT_BEGUN, None)
        if form == "phase":
            return (*programme.phases, *programme.outcomes)
        if form == "variant":
            return tuple(programme.variants) or (None,)
        return _STATES if form == "step" else TRUTH

    def _counts(self, name: str) -> Iterator[Any]:
        limits: set[Any] = set()
        for atom in self.question.index.atoms:
            if atom.form == "tally" and atom.name == name:
                for comparison in atom.comparisons:
                    limits |= set(self._limits(comparison))
        form = self.question.programme.tallies[name].form
        whole = form in {"count", "consecutive"}
        step: Any = 1 if whole else Decimal("0.5")
        numbers = {0, *(n for limit in limits for n in (limit - step, limit, limit + step))}
        yield from sorted(n for n in numbers if n >= 0 or not whole)
        yield None

    def _limits(self, comparison: Comparison) -> Iterator[Any]:
        operand = comparison.operand
        for one in operand if isinstance(operand, tuple) else (operand,):
            ends = self.numbers.ends(one)
            if ends is not None:
                yield from ends

    def lengths(self, clock: str) -> list[Duration] | None:
        """The lengths with which a clock is compared, in order; None: they have none."""
        if clock not in self._lengths:
            found = {
                self._length(comparison)
                for atom in self.question.index.atoms
                if atom.form == "clock" and atom.name == clock
                for comparison in atom.comparisons
            }
            self._lengths[clock] = None if None in found else self._ordered(found)
        return self._lengths[clock]

    def _length(self, comparison: Comparison) -> Any:
        operand = comparison.operand
        if isinstance(operand, ParameterRef):
            operand = self.numbers.parameter(operand.name)
        return operand if isinstance(operand, Duration) else None

    def _ordered(self, lengths: set[Any]) -> list[Duration] | None:
        calendar = self.question.machine.calendar
        orders = {tuple(sorted(lengths, key=self._reached_from(day))) for day in _FROM}
        distinct = [len({add(to_day(day), n, calendar) for n in lengths}) for day in _FROM]
        if len(orders) > 1 or set(distinct) != {len(lengths)}:
            return None
        return list(orders.pop())

    def _reached_from(self, day: str) -> Callable[[Duration], int]:
        return lambda length: add(to_day(day), length, self.question.machine.calendar)

    def clock(self, atom: Atom, row: Row) -> Truth:
        """What an atom of a clock is in a row; one that has not begun is no. (S6.4)"""
        if ("clock", atom.name) not in row:
            return row["clock", self.said(atom)]  # type: ignore[no-any-return]  # of truths
        stands = row["clock", atom.name]
        if stands is None:
            return None
        if stands == NOT_BEGUN:
            return False
        return every([self._compares(atom, c, stands) for c in atom.comparisons])

    def _compares(self, atom: Atom, comparison: Comparison, stands: int) -> bool:
        lengths = self.lengths(atom.name or "") or []
        mark = 2 * lengths.index(self._length(comparison)) + 1
        return {
            "at_least": stands >= mark,
            "more_than": stands > mark,
            "at_most": stands <= mark,
            "less_than": stands < mark,
            "is": stands == mark,
        }[comparison.op]
