"""Criteria made ready to be read off a state: each atom a function of the day."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from programflow.checking.exploring import bits
from programflow.checking.exploring.bits import ANY, BIT, NO, TRUTHS, YES, Ends, Truth
from programflow.checking.exploring.events import WAIT
from programflow.checking.exploring.oracle import SURELY, Oracle, every_way

PREVIOUS = 1
"""Where it stands in a state which phase was last left: its number and one, 0 for none."""

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from programflow.checking.exploring.day import Day


@frozen(eq=False, repr=False)
class Leaf:
    """An atom. `key` is the same for atoms that say the same in the same place.

    `in_time`: it comes to be yes by time alone. `is_guess`: nothing in a state says what it is.
    """

    key: int
    read: "Callable[[Day], int]"
    in_time: bool = False
    is_guess: bool = False

    def bits(self, day: "Day") -> int:
        """What it may be on the day."""
        return self.read(day)

    def settle(self, day: "Day") -> Truth:
        """What it is, chosen where it may be several things."""
        found = self.read(day)
        if found in TRUTHS:
            return TRUTHS[found]
        key = (self.key, day.place, found)
        in_time = self.in_time and day.event == WAIT
        return day.oracle.pick(key, bits.options(found), in_time=in_time)


@frozen(eq=False, repr=False)
class Free:
    """An answer that only decisions look at: `table` is what it may be, by its cell.

    It is chosen for the whole day: whoever is to decide may have it given, or given anew. While a
    form waits for it, giving it does more than that, and nobody can say.
    """

    name: str
    table: "tuple[int, ...]"

    def bits(self, day: "Day") -> int:
        """What it may be on the day."""
        cell = day.oracle.known(("answer", self.name))
        return reduce(or_, self.table) if cell is None else self.table[cell - 1]

    def settle(self, day: "Day") -> Truth:
        """What it is, an answer chosen."""
        cells = range(1, len(self.table) + 1)
        waits = day.model.asks(day.v, self.name)
        cell = day.oracle.pick(("answer", self.name), cells, free=not waits)
        found = self.table[cell - 1]
        if found in TRUTHS:
            return TRUTHS[found]
        return day.oracle.pick((self.name, found), bits.options(found))


@frozen(eq=False, repr=False)
class Node:
    """``all``, ``any``, ``not`` or ``at_least``."""

    form: str
    members: "Sequence[Reading]"
    wanted: Ends | None = None
    _guesses: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_guesses", guesses_in(self))

    def bits(self, day: "Day") -> int:
        """What it may be on the day, its members taken as independent."""
        found = [member.bits(day) for member in self.members]
        return self._joined(found)

    def _joined(self, found: list[int]) -> int:
        if self.form == "all":
            return bits.every(found)
        if self.form == "any":
            return bits.some(found)
        if self.form == "not":
            return bits.negated(found[0])
        return bits.at_least(found, self.wanted)

    def settle(self, day: "Day") -> Truth:
        """What it is; members are chosen only as far as the answer hangs on them.

        Of many of which nothing is known the whole is guessed, and not each.
        """
        found = [member.bits(day) for member in self.members]
        if self._guesses > MOST_GUESSES:
            joined = self._joined(found)
            if joined in TRUTHS:
                return TRUTHS[joined]
            return day.oracle.pick((id(self), tuple(found)), bits.options(joined))
        for i, member in enumerate(self.members):
            joined = self._joined(found)
            if joined in TRUTHS:
                return TRUTHS[joined]
            found[i] = BIT[member.settle(day)]
        joined = self._joined(found)
        if joined in TRUTHS:
            return TRUTHS[joined]
        return day.oracle.pick((id(self), tuple(found)), bits.options(joined))


@frozen(eq=False, repr=False)
class Back:
    """What the phase that was last left asks before it is entered; without one nothing is asked."""

    asked: "Mapping[int, Reading]"

    def bits(self, day: "Day") -> int:
        """What it may be on the day."""
        asked = self.asked.get(day.v[PREVIOUS] - 1)
        return YES if asked is None else asked.bits(day)

    def settle(self, day: "Day") -> Truth:
        """What it is, chosen where it may be several things."""
        asked = self.asked.get(day.v[PREVIOUS] - 1)
        return True if asked is None else asked.settle(day)


Reading = Free | Leaf | Node | Back
MOST_GUESSES = 6


def guesses_in(reading: Reading) -> int:
    """How many atoms a reading has, if each is a guess; else nought."""
    if not isinstance(reading, Node):
        return int(isinstance(reading, Leaf) and reading.is_guess and not reading.in_time)
    found = [guesses_in(member) for member in reading.members]
    return sum(found) if all(found) else 0


def holds(reading: Reading, day: "Day") -> bool:
    """Whether it is yes; only yes sets anything off."""
    found = reading.bits(day)
    if not found & YES:
        return False
    return found == YES or reading.settle(day) is True


class Held(NamedTuple):
    """How surely a condition holds for somebody (None: for nobody), and what they have answered."""

    sure: int | None
    answers: tuple[tuple[str, int], ...] = ()


def holds_for_some(reading: Reading, day: "Day") -> Held:
    """Whether it is yes for some of the answers that are free, looked at by themselves."""
    if not reading.bits(day) & YES:
        return Held(None)
    usual, found = day.oracle, Held(None)

    def run(oracle: Oracle) -> tuple[bool, Oracle]:
        day.oracle = oracle
        return holds(reading, day), oracle

    try:
        for (held, oracle), sure in every_way(run):
            if held and sure > (-1 if found.sure is None else found.sure):
                said = ((name, oracle.known(("answer", name))) for name in day.model.free)
                found = Held(sure, tuple((name, cell) for name, cell in said if cell is not None))
                if sure == SURELY:
                    break
    finally:
        day.oracle = usual
    return found


@frozen
class Constant:
    """A reading that is the same on every day."""

    found: int

    def __call__(self, _: "Day") -> int:
        """What it is."""
        return self.found


def constant(found: int) -> Constant:
    """A reading that is the same on every day."""
    return Constant(found)


__all__ = ["ANY", "NO", "YES", "Back", "Leaf", "Node", "Reading", "constant", "holds"]
