"""Criteria made ready to be read off a state: each atom a function of the day."""

from typing import TYPE_CHECKING

from attrs import frozen

from programflow.checking.exploring import bits
from programflow.checking.exploring.bits import ANY, BIT, NO, TRUTHS, YES, Ends, Truth
from programflow.checking.exploring.events import WAIT

PREVIOUS = 1
"""Where it stands in a state which phase was last left: its number and one, 0 for none."""

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from programflow.checking.exploring.day import Day


@frozen(eq=False, repr=False)
class Leaf:
    """An atom. `key` is the same for atoms that say the same in the same place.

    `in_time`: it comes to be yes by time alone.
    """

    key: int
    read: "Callable[[Day], int]"
    in_time: bool = False

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
class Node:
    """``all``, ``any``, ``not`` or ``at_least``."""

    form: str
    members: "Sequence[Reading]"
    wanted: Ends | None = None

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
        """What it is; members are chosen only as far as the answer hangs on them."""
        found = [member.bits(day) for member in self.members]
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


Reading = Leaf | Node | Back


def holds(reading: Reading, day: "Day") -> bool:
    """Whether it is yes; only yes sets anything off."""
    found = reading.bits(day)
    if not found & YES:
        return False
    return found == YES or reading.settle(day) is True


def constant(found: int) -> "Callable[[Day], int]":
    """A reading that is the same on every day."""
    return lambda _: found


__all__ = ["ANY", "NO", "YES", "Back", "Leaf", "Node", "Reading", "constant", "holds"]
