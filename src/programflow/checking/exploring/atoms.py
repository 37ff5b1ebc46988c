"""Atoms as readings: where each stands in a state, or what it may be where nothing says so."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from programflow.checking.exploring import bits
from programflow.checking.exploring.bits import ANY, EITHER, NO, UNKNOWN, YES, Ends
from programflow.checking.exploring.cells import all_bits
from programflow.checking.exploring.counters import Counter
from programflow.checking.exploring.events import Event, matches
from programflow.checking.exploring.model import AGAIN, DONE, DROPPED, LIVING, OPEN, WAITING
from programflow.checking.exploring.readings import Constant, Free, Leaf, Reading, constant
from programflow.checking.exploring.values import Values
from programflow.checking.question import Range
from programflow.definition.criteria import Atom, Comparison
from programflow.definition.selections import Clock, Moment, Scope, Selection, Selector, Tally
from programflow.definition.values import NOT_STATED
from programflow.temporal import Duration

if TYPE_CHECKING:
    from programflow.checking.exploring.building import Builder
    from programflow.checking.exploring.day import Day

Read = Callable[["Day"], int]
ENROLLED = Event("enrolled")
_STATES = {
    "waiting": frozenset({WAITING, AGAIN}),
    "open": frozenset({OPEN}),
    "done": frozenset({DONE}),
    "dropped": frozenset({DROPPED}),
}


class Atoms:
    """Makes atoms ready; one that says the same in the same place is made once."""

    def __init__(self, builder: "Builder") -> None:
        self._builder = builder
        self._made: dict[Any, Reading] = {}
        self._turning: Atom | None = None
        self._forms: dict[str, Callable[[Atom, str | None], Read]] = {
            "answer": self._answer,
            "tally": self._tally,
            "clock": self._clock,
            "step": self._step,
            "phase": self._phase,
            "spell": self._spell,
            "finding": self._finding,
            "has": self._has,
            "variant": self._variant,
            "parameter": self._parameter,
        }

    def leaf(self, atom: Atom, place: str | None) -> Reading:
        """An atom as a reading; a named criterion as what it names."""
        key = (atom, place)
        if key not in self._made:
            if atom.form == "criterion":
                named = self._builder.question.programme.criteria[atom.name or ""]
                self._made[key] = self._builder.reading(named.test, place)
            elif atom.form == "answer" and atom.name in self._builder.free:
                self._made[key] = self._freely(atom)
            else:
                read = self._forms[atom.form](atom, place)
                guess = isinstance(read, Constant) and read.found == ANY
                in_time = self._comes_in_time(atom)
                self._made[key] = Leaf(len(self._made), read, in_time, guess)
        return self._made[key]

    def _answer(self, atom: Atom, place: str | None) -> Read:
        del place
        at, table = self._table(atom)
        return lambda day: table[day.v[at]]

    def _freely(self, atom: Atom) -> Reading:
        return Free(atom.name or "", self._table(atom)[1][1:])

    def _table(self, atom: Atom) -> tuple[int, tuple[int, ...]]:
        """Where an answer stands, and what the atom says by the number that stands there."""
        at, known = self._builder.answer(atom.name or "")
        found = [all_bits(one, atom.comparisons, self._builder.values) for one in known]
        return at, (UNKNOWN, *found)

    def _tally(self, atom: Atom, place: str | None) -> Read:
        tally = self._builder.question.programme.tallies[atom.name or ""]
        counts = tally.form in {"count", "consecutive"}
        cap = max(1, self._highest(atom.comparisons) + 1) if counts else 1
        counter = self._builder.count(tally.selection, tally.scope, place, cap=cap)
        if counts:
            exact = counter.exact and tally.form == "count"
            values = self._builder.values
            return lambda day: _counted(values, counter, atom.comparisons, day.ends(counter, exact))
        self._builder.is_timed = True
        if tally.form == "share" and tally.among is not None:
            counter = self._builder.count(tally.among, tally.scope, place)
        # Of nothing there is no value and no share, and the sum is nought.
        none = ANY if tally.form == "sum" else UNKNOWN
        return lambda day: ANY if day.most(counter) else none

    def _highest(self, comparisons: tuple[Comparison, ...]) -> int:
        """The greatest number that a count is compared with."""
        listed = [
            one
            for c in comparisons
            for one in (c.operand if isinstance(c.operand, tuple) else (c.operand,))
        ]
        ends = [self._builder.values.ends(one) for one in listed]
        return max((int(e.high) for e in ends if e is not None), default=0)

    def _clock(self, atom: Atom, place: str | None) -> Read:
        clock = self._builder.question.programme.clocks[atom.name or ""]
        self._builder.is_timed = True
        self._see_moment(clock.until)
        begun = self._anchors(clock.from_, place)
        if begun is None:
            self._see_moment(clock.from_)
            return constant(ANY)
        found = EITHER if self._is_plain(clock, atom.comparisons) else ANY
        at_once = at_nought(atom.comparisons) if clock.until is None else None
        if not begun and at_once is None:
            return constant(found)
        anew, steps = self._anew(clock), dict(self._builder.plan.steps)

        def read(day: "Day") -> int:
            if begun and not any(day.v[counter.at] == counter.cap for counter in begun):
                return NO
            today = ENROLLED in day.fresh or any(
                matches(one, event, steps) is True for event in day.fresh for one in anew
            )
            return found if at_once is None or not today else at_once

        return read

    def _anew(self, clock: Clock) -> list[Selector]:
        """What begins a clock anew on its day, whatever has been before; all does on the first."""
        moment = clock.from_
        members = moment.members if moment.form == "latest" else (moment,)
        if any(m.form not in {"selection", "enrolled"} for m in members):
            return []
        selections = [one.selection for one in members if one.selection is not None]
        return [
            one
            for selection in selections
            for one in selection.members
            if _which(selection) == "last"
        ]

    def _anchors(self, moment: Moment, place: str | None) -> list[Counter] | None:
        """What a clock runs from: it has not begun while none of these has all its members.

        Only of two members is one the last but one. (S6.2)

        Empty: it has begun with the case. None: nobody can say.
        """
        if moment.form == "enrolled":
            return []
        if moment.form == "latest":
            found = [self._anchors(member, place) for member in moment.members]
            known = [one for one in found if one is not None]
            if len(known) < len(found):
                return None
            return [] if [] in known else [counter for one in known for counter in one]
        if moment.form != "selection" or moment.selection is None:
            return None
        least = 2 if _which(moment.selection) == "previous" else 1
        counter = self._builder.count(moment.selection, None, place, cap=least)
        return [counter] if counter.exact and not counter.unseen else None

    def _see_moment(self, moment: Moment | None) -> None:
        if moment is not None and moment.form == "answer":
            self._builder.answer(moment.name or "")

    def _is_plain(self, clock: Clock, comparisons: tuple[Comparison, ...]) -> bool:
        """Whether it is never unknown once it has begun."""
        if clock.except_ or clock.during or clock.until is not None:
            return False
        return not any(_reads_parameter(c, self._builder) for c in comparisons)

    def _comes_in_time(self, atom: Atom) -> bool:
        """Whether a clock comes to be yes by time alone, as the only one that does."""
        if atom.form != "clock" or self._turning not in {None, atom}:
            return False
        clock = self._builder.question.programme.clocks[atom.name or ""]
        rises = all(c.op in {"at_least", "more_than"} for c in atom.comparisons)
        if rises and self._is_plain(clock, atom.comparisons):
            self._turning = atom
            return True
        return False

    def _step(self, atom: Atom, place: str | None) -> Read:
        del place
        name = atom.name or ""
        if name not in self._builder.plan.steps:
            return constant(NO)
        at = self._builder.follow(name)
        meant = frozenset().union(*(_STATES[s] for s in atom.states if s in _STATES))
        if "late" not in atom.states:
            return lambda day: YES if day.v[at] in meant else NO
        self._builder.is_timed = True
        return lambda day: YES if day.v[at] in meant else ANY if day.v[at] in LIVING else NO

    def _phase(self, atom: Atom, place: str | None) -> Read:
        del place
        name = atom.name or ""
        reads: list[Read] = []
        if "current" in atom.states:
            reads.append(lambda day: YES if day.place == name else NO)
        if "done" in atom.states:
            for step in self._builder.plan.by_phase.get(name, ()):
                self._builder.follow(step.name)
            if name not in self._builder.left:
                self._builder.left[name] = self._builder.slot()
            reads.append(lambda day: day.phase_done(name))
        return lambda day: bits.some([read(day) for read in reads])

    def _spell(self, atom: Atom, place: str | None) -> Read:
        del place
        name = atom.name or ""
        spell = self._builder.question.programme.spells.get(name)
        closed = atom.states == ("closed",)
        if len(atom.states) > 1:
            return constant(YES)
        if spell is None:
            return constant(EITHER)
        at = self._builder.spell(name)
        if name not in self._builder.plan.spells or (spell.approval is None and spell.many is None):
            return lambda day: YES if bool(day.v[at]) is not closed else NO
        self._builder.is_timed = True
        return constant(ANY)

    def _finding(self, atom: Atom, place: str | None) -> Read:
        selection = Selection(members=(Selector(kind="found", target=atom.name),))
        return self._member(selection, atom.scope, place)

    def _has(self, atom: Atom, place: str | None) -> Read:
        assert atom.selection is not None
        return self._member(atom.selection, atom.scope, place)

    def _member(self, selection: Selection, scope: Scope | None, place: str | None) -> Read:
        counter = self._builder.count(selection, scope, place)
        if counter.exact and not counter.unseen:
            return lambda day: YES if day.v[counter.at] else NO
        none = NO | UNKNOWN if counter.adrift else NO
        return lambda day: ANY if day.most(counter) else none

    def _variant(self, atom: Atom, place: str | None) -> Read:
        del place
        return constant(YES if self._builder.plan.variant in atom.states else NO)

    def _parameter(self, atom: Atom, place: str | None) -> Read:
        """Whatever it is, a place may have chosen otherwise."""
        del self, atom, place
        return constant(ANY)


def _counted(  # noqa: PLR0917 - read at every settle
    values: Values, counter: Counter, comparisons: tuple[Comparison, ...], ends: Ends
) -> int:
    """A count against what it is compared with."""
    found = []
    for comparison in comparisons:
        if comparison.op == "among":
            listed = comparison.operand if isinstance(comparison.operand, tuple) else ()
            found.append(bits.among(ends, listed))
            continue
        other = values.ends(comparison.operand)
        found.append(ANY if other is None else bits.compared(comparison.op, ends, other))
    joined = bits.every(found)
    if counter.adrift:
        return joined | UNKNOWN
    return joined if counter.exact or joined in bits.TRUTHS else joined | UNKNOWN


def _which(selection: Selection) -> str | None:
    """Which member is meant: of a union the first that is written, for all of it. (S6.2)"""
    return next((one.which for one in selection.members if one.which is not None), None)


def at_nought(comparisons: tuple[Comparison, ...]) -> int | None:
    """What a clock says on the day on which it begins; None where that is not certain."""
    lengths = [c.operand for c in comparisons]
    if not all(isinstance(one, Duration) and one.n > 0 for one in lengths):
        return None
    return YES if all(c.op in {"at_most", "less_than"} for c in comparisons) else NO


def _reads_parameter(comparison: Comparison, builder: "Builder") -> bool:
    operand = comparison.operand
    name = getattr(operand, "name", None)
    if name is None:
        return False
    value: Any = builder.values.parameter(name)
    return value is None or value is NOT_STATED or isinstance(value, Range)


__all__ = ["Atoms", "Tally"]
