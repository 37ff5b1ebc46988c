"""A state machine of Hypothesis that walks any programme; needs the extra `testing`.

>>> import programflow as pf
>>> class CourseWalk(ProgrammeWalk):
...     programme = pf.load("programmes/er-vil-kan.yaml").programme
>>> TestCourse = CourseWalk.TestCase
"""

from datetime import date, timedelta
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from programflow.case import Case, Rejected, Status, advance, replay, status
from programflow.definition.entries import Answered, Entry
from programflow.definition.programme import Place, Programme
from programflow.definition.scenarios import Scenario, Suite
from programflow.machine import Machine, compile_programme
from programflow.testing.drawing.journals import STARTS
from programflow.testing.generating.moves import Moves
from programflow.testing.scenarios.playing import enrolment
from programflow.testing.strategies import choices_by


class ProgrammeWalk(RuleBasedStateMachine):
    """A case of a programme, entry by entry, with what must hold after each.

    A subclass gives `programme`, perhaps `place`, and invariants of its own: `case`, `today`,
    `entries` and `status()` are there to ask.
    """

    programme: ClassVar[Programme]
    place: ClassVar[Place | None] = None

    machine: Machine
    case: Case
    today: date
    entries: tuple[Entry, ...]

    @initialize(data=st.data())
    def enrol(self, data: st.DataObject) -> None:
        """Begin on a day that dates are often wrong about, in one of the variants."""
        self.machine = compile_programme(self.programme)
        self.today = data.draw(st.sampled_from(STARTS))
        variants = list(self.programme.variants)
        variant = data.draw(st.sampled_from(variants)) if variants else None
        scenario = Scenario(name="", start=self.today, variant=variant)
        first = enrolment(Suite(programme=""), scenario, self.programme, place=self.place)
        begun = replay(self.machine, [first]).case
        assert begun is not None, "an enrolment with the place's values is accepted"
        self.case, self.entries = begun, (first,)

    @rule(days=st.sampled_from((1, 1, 2, 7, 30)))
    def wait(self, days: int) -> None:
        """Let days go by in which nothing is recorded."""
        self.today += timedelta(days)

    @rule(data=st.data())
    def record(self, data: st.DataObject) -> None:
        """Record something that may come now."""
        moves = Moves(self.programme, choices_by(data.draw))
        answered = {
            name: 1 for e in self.entries if isinstance(e, Answered) for name, _ in e.answers
        }
        entry = moves.next(self.status(), f"e-{len(self.entries)}", answered)
        if entry is None:
            return
        answer = advance(self.machine, self.case, entry)
        if isinstance(answer, Rejected):
            assert answer.case == self.case, "a refused entry leaves the case as it was"
            return
        assert isinstance(answer.case, Case)
        self.case, self.entries = answer.case, (*self.entries, entry)

    def status(self) -> Status:
        """The case at the close of the day that it is."""
        return status(self.machine, self.case, at=self.today)

    @invariant()
    def played_again_is_the_same(self) -> None:
        """The journal alone is the case."""
        if hasattr(self, "entries"):
            assert replay(self.machine, self.entries, id=self.case.id).case == self.case

    @invariant()
    def nothing_adverse_without_a_person(self) -> None:
        """An adverse outcome is reached by a decision, or not at all."""
        if not hasattr(self, "entries"):
            return
        there = self.status()
        outcome: Any = self.programme.outcomes.get(there.outcome or "")
        if outcome is not None and outcome.adverse:
            assert any(entry.kind == "decided" for entry in self.entries)
