"""Criteria as tables: what they read as variables with few values, and every row of them.

A variable has one value for each way in which rules can tell what it stands for apart. Variables
are taken as independent, so that there are more rows than cases: what holds in every row holds in
every case, and what holds in a row that is made of answers holds of somebody.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from math import prod
from typing import Any

from programflow.case.kleene import every, negated, some
from programflow.checking.columns import Columns, Key, Row
from programflow.checking.exploring.bits import TRUTHS, Ends, Truth, compared
from programflow.checking.exploring.bits import among as among_of
from programflow.checking.exploring.cells import all_bits
from programflow.checking.question import Question
from programflow.definition.criteria import Atom, Combination, Comparison, Criterion

MOST_ROWS = 20_000


class TooManyRows(Exception):
    """There are more rows than are gone through."""


class Table:
    """The criteria of a programme, read in rows."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.columns = Columns(question)
        self._forms: dict[str, Callable[[Atom, Row], Truth]] = {
            "answer": self._answer,
            "tally": self._tallies,
            "clock": self.columns.clock,
            "phase": self._phase,
            "step": self._stated,
            "variant": self._stated,
            "spell": self._spell,
        }

    def keys(self, criteria: Iterable[Criterion]) -> tuple[Key, ...]:
        """What criteria read, each once, in the order of reading."""
        found: dict[Key, None] = {}
        for criterion in criteria:
            self._gather(criterion, found)
        return tuple(found)

    def _gather(self, criterion: Criterion, found: dict[Key, None]) -> None:
        if isinstance(criterion, Combination):
            for member in criterion.members:
                self._gather(member, found)
        elif criterion.form == "criterion":
            self._gather(self._named(criterion), found)
        else:
            found |= dict.fromkeys(self.columns.keys(criterion))

    def _named(self, atom: Atom) -> Criterion:
        return self.question.programme.criteria[atom.name or ""].test

    def rows(self, keys: tuple[Key, ...], *, known: bool = False) -> Iterator[Row]:
        """Every row of some variables; `known`: those in which every answer is given.

        Raises:
            TooManyRows: there are too many.
        """
        columns = [self.columns.values(key) for key in keys]
        if known:
            columns = [
                [value for value in column if value is not None or key[0] != "answer"]
                for key, column in zip(keys, columns, strict=True)
            ]
        if prod(map(len, columns)) > MOST_ROWS:
            raise TooManyRows
        for values in product(*columns):
            yield dict(zip(keys, values, strict=True))

    def truth(self, criterion: Criterion, row: Row) -> Truth:
        """What a criterion is in a row."""
        if isinstance(criterion, Combination):
            values = [self.truth(member, row) for member in criterion.members]
            return self._joined(criterion, values)
        if criterion.form == "criterion":
            return self.truth(self._named(criterion), row)
        return self._atom(criterion, row)

    def _joined(self, criterion: Combination, values: list[Truth]) -> Truth:
        if criterion.form == "all":
            return every(values)
        if criterion.form == "any":
            return some(values)
        if criterion.form == "not":
            return negated(values[0])
        wanted = self.columns.numbers.ends(criterion.n)
        sure = values.count(True)
        count = Ends(sure, sure + values.count(None))
        return None if wanted is None else _one("at_least", count, wanted)

    def _atom(self, atom: Atom, row: Row) -> Truth:
        if atom.form in self._forms:
            return self._forms[atom.form](atom, row)
        return row[atom.form, self.columns.said(atom)]  # type: ignore[no-any-return]  # a column of truths

    def _answer(self, atom: Atom, row: Row) -> Truth:
        value = row["answer", atom.name]
        if value is None:
            return None
        return TRUTHS.get(all_bits(value, atom.comparisons, self.columns.numbers))

    def _tallies(self, atom: Atom, row: Row) -> Truth:
        return every([self._tally(atom, c, row) for c in atom.comparisons])

    @staticmethod
    def _phase(atom: Atom, row: Row) -> Truth:
        return some(
            [
                row["phase", ""] == atom.name if state == "current" else row["done", atom.name]
                for state in atom.states
            ]
        )

    @staticmethod
    def _spell(atom: Atom, row: Row) -> Truth:
        open_ = row["spell", atom.name]
        return some([open_ if state == "open" else negated(open_) for state in atom.states])

    @staticmethod
    def _stated(atom: Atom, row: Row) -> Truth:
        if atom.form == "variant":
            return row["variant", ""] in atom.states
        told = [row["step", atom.name] == s for s in atom.states if s != "late"]
        return some([*told, *([row["late", atom.name]] if "late" in atom.states else [])])

    def _tally(self, atom: Atom, comparison: Comparison, row: Row) -> Truth:
        told = "compared", (atom.name, self.columns.said(comparison))
        if told in row:
            return row[told]  # type: ignore[no-any-return]  # a column of truths
        value = row["tally", atom.name]
        if value is None:
            return None
        if comparison.op == "among":
            listed = comparison.operand if isinstance(comparison.operand, tuple) else ()
            return TRUTHS.get(among_of(Ends(value, value), listed))
        other = self.columns.numbers.ends(comparison.operand)
        return None if other is None else _one(comparison.op, Ends(value, value), other)


def _one(op: str, value: Ends, other: Ends) -> Truth:
    return TRUTHS.get(compared(op, value, other))


def applicant(row: Mapping[Key, Any]) -> tuple[tuple[str, Any], ...]:
    """The answers of a row, for somebody to picture."""
    return tuple((str(key[1]), value) for key, value in row.items() if key[0] == "answer")
