"""P24: the engine and the explorer of states accept the same paths.

A case is played in the engine, one entry a day, and in the explorer beside it. Whatever the
engine comes to, the explorer has among what may come; what the explorer holds for certain, the
engine does; what the engine offers to be done, the explorer has as an event.

A judgement acts in the engine on the day of what it judges (S4.9): the days since are lived anew.
What nobody had judged the explorer guessed, and went every way. So after a judgement the engine's
state is one that the same events lead to, whichever way was guessed before. Lived anew, an entry
may come out of order, or out of place, which the explorer leaves aside: there a walk ends.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from attrs import evolve

import programflow as pf
from programflow.case.folding import fold
from programflow.case.state import State as EngineState
from programflow.checking.exploring.building import model_of
from programflow.checking.exploring.closing import at_rest, first_states, following, lawful
from programflow.checking.exploring.events import WAIT, Event
from programflow.checking.exploring.model import Model, Noticed, State
from programflow.checking.exploring.oracle import SURELY, TooManyWays
from programflow.checking.exploring.values import Values
from programflow.checking.question import Question
from programflow.definition import setting_to_json
from programflow.definition.programme import Programme
from programflow.definition.steps import Step
from programflow.machine import Machine, compile_programme
from programflow.temporal import to_day
from programflow.testing.drawing import Choices
from tests.laws.happening import ENTRIES
from tests.laws.standing import Standing, fits, standing

FIRST = date(2026, 3, 2)
MOST_STATES = 1500
"""States of one day, gone through anew after a judgement, beyond which a walk ends."""


class Disorder(Exception):
    """Lived anew, something has come out of order: the walk ends."""


class Walk:
    """A case in the engine, and the states that it may be in as the explorer sees it."""

    def __init__(self, question: Question, follow: Iterable[str] | None = None) -> None:
        self.question = question
        self.machine: Machine = question.machine
        followed = question.plan.steps if follow is None else follow
        self.model: Model = model_of(question, followed, free=False)
        self.values = Values(question)
        self.today = FIRST
        self.n = 0
        settings = {n: setting_to_json(v) for n, v in question.settings.items()}
        started = pf.start(
            self.machine, id="walk", on=FIRST, variant=question.variant, settings=settings
        )
        assert isinstance(started, pf.Accepted), started
        self.case = started.case
        self.lived: list[Event] = []
        self.states = self._first()
        self._keep(self.engine())

    def _first(self) -> set[State]:
        return {at_rest(self.model, s) for s in first_states(self.model)}

    def engine(self) -> EngineState:
        """The engine's state at the close of the day."""
        return fold(self.machine, self.case, at=to_day(self.today)).state

    def standing(self) -> Standing:
        """The same in the explorer's numbers."""
        return standing(self.model, self.engine(), self.values)

    def _keep(self, state: EngineState) -> None:
        known = standing(self.model, state, self.values)
        kept = {s for s in self.states if fits(s, known)}
        assert kept, ("the explorer has no such state", self.apart(known))
        self.states = kept

    def apart(self, known: Standing) -> list[list[tuple[str, int, int | None]]]:
        """What the explorer has otherwise than the engine: place, its number, the engine's."""
        names = slots(self.model)
        return [
            [
                (names[i], e, k)
                for i, (e, k) in enumerate(zip(state, known, strict=True))
                if k not in {None, e}
            ]
            for state in self.states
        ]

    def wait(self) -> None:
        """A day goes by; only what is timed may turn."""
        self.today += timedelta(1)
        self.lived.append(WAIT)
        self.states = self._on(self.states, WAIT)
        self._keep(self.engine())

    def _on(self, states: set[State], event: Event) -> set[State]:
        """Where an event may lead from any of the states."""
        if event == WAIT and not self.model.is_timed:
            return states
        found = {
            at_rest(self.model, after)
            for state in states
            for after in following(self.model, state, event)
        }
        return found | states if event == WAIT else found

    def _keep_judged(self, state: EngineState) -> None:
        """Of a judgement: the states that the same events lead to, whatever was guessed."""
        known = standing(self.model, state, self.values)
        kept = {s for s in self.states if fits(s, known)}
        if not kept:
            self._see_order(state)
            states = self._first()
            for event in self.lived:
                states = self._on(states, event)
                if len(states) > MOST_STATES:
                    raise TooManyWays
            kept = {s for s in states if fits(s, known)}
        assert kept, ("the explorer has no such state", self.apart(known))
        self.states = kept

    def _see_order(self, state: EngineState) -> None:
        said = {found.finding for found in state.found.values()}
        if said & {"out_of_order", "out_of_place"} or self._is_unfounded():
            raise Disorder

    def _is_unfounded(self) -> bool:
        return bool(pf.status(self.machine, self.case, at=self.today).unfounded)

    def events(self) -> list[Event]:
        """What may lawfully happen, as the explorer has it."""
        found: dict[Event, None] = {}
        for state in sorted(self.states):
            found |= dict.fromkeys(e for e in lawful(self.model, state) if e != WAIT)
        return list(found)

    def go(self, event: Event) -> bool:
        """Let an event happen in both; whether the engine accepted it."""
        entry = self.entry(event)
        if entry is None:
            return False
        before = self.states
        self.today += timedelta(1)
        entry = evolve(entry, on=self.today)
        answer = pf.advance(self.machine, self.case, entry)
        ways: dict[State, int] = {}
        for state in before:
            for after, sure in following(self.model, state, event).items():
                ways[at_rest(self.model, after)] = sure
        certain = len(before) == 1 and len(ways) == 1 and set(ways.values()) == {SURELY}
        if isinstance(answer, pf.Rejected):
            self.today -= timedelta(1)
            unsaid = answer.code in {"choice-too-small", "value-out-of-range"} and event.chosen
            assert unsaid or not certain, ("the explorer is certain", event, answer.code)
            return False
        self.case = answer.case
        self.lived.append(event)
        self.states = set(ways)
        if (event.target, event.detail) in self.model.judging:
            self._keep_judged(self.engine())
            return True
        assert ways, ("the explorer does not accept", event)
        self._keep(self.engine())
        return True

    def offered(self) -> None:
        """Whatever the engine offers to be done is an event of the explorer."""
        status = pf.status(self.machine, self.case, at=self.today)
        names = {e.target for e in self.events()}
        for possible in status.possible:
            step = self.question.plan.steps.get(possible.step)
            followed = step is not None and step.name in self.model.steps
            if step is not None and followed and step.is_ != "form" and step.done_by is None:
                assert possible.step in names or not self._is_explored(), possible.step

    def _is_explored(self) -> bool:
        state = next(iter(self.states))
        return not self.model.is_over(state)

    def entry(self, event: Event) -> Any:
        """The event as an entry of today."""
        self.n += 1
        made: dict[str, Any] = {"id": f"w-{self.n}", "kind": event.kind, "on": str(self.today)}
        made |= ENTRIES[event.kind](self, event)
        if made.pop("impossible", False):
            return None
        entry = pf.entry_from_json(made)
        assert not isinstance(entry, tuple), entry
        return entry

    def about(self, step: Step) -> Iterator[tuple[str, Any]]:
        """Which of several instances is meant: the first that is open; of a named one the round."""
        state = self.engine()
        living = [i for i in state.of_step(step.name) if i.state == "open"]
        if step.repeat is not None and step.repeat.named and living:
            done = {f.entry.about for f in living[0].rounds if f.entry is not None}
            chosen = next((v for v in state.chosen.values() if v), None)
            rounds = chosen or [str(n) for n in range(1, 200)]
            yield "about", next(r for r in rounds if r not in done)
        elif len(living) > 1:
            yield "about", living[0].name


def slots(model: Model) -> dict[int, str]:
    """What stands where in a state."""
    names = {0: "place", 1: "previous"}
    for name, one in model.steps.items():
        places = (one.at, one.living, one.rounds, one.mask, one.older, one.before)
        said = ("", "/living", "/rounds", "/mask", "/older", "/before")
        for at, what in zip(places, said, strict=True):
            names[at] = name + what
        names |= {b.armed: f"{name}/armed" for b in one.begins}
    for counter in model.counters:
        names[counter.at] = f"count {counter.selection} in {counter.scope} by {counter.reader}"
    names |= {at: f"answer {name}" for name, (at, _) in model.answers.items()}
    names |= {at: f"spell {name}" for name, at in model.spells.items()}
    names |= {at: f"left {name}" for name, at in model.left.items()}
    names |= {at: f"chosen {name}" for name, at in model.chosen.items()}
    names |= {
        t.armed: f"{t.finding.name}/armed"
        for t in model.order_in[model.places[0]]
        if isinstance(t, Noticed)
    }
    return names


def question_of(
    machine: Machine, variant: str | None, settings: dict[str, Any] | None = None
) -> Question:
    """A programme as it is put to the provers."""
    first = to_day(FIRST)
    return Question(
        machine=machine, variant=variant, settings=settings or {}, first=first, last=first + 365
    )


def walk(
    question: Question, choices: Choices, *, follow: Iterable[str] | None = None, most: int = 12
) -> int:
    """Walk by choices; how many entries the engine has accepted. `follow`: steps, or all."""
    taken = 0
    try:
        walked = Walk(question, follow)
        for _ in range(most):
            if choices.chance(30):
                walked.wait()
            walked.offered()
            events = walked.events()
            if not events:
                break
            taken += walked.go(choices.pick(events))
    except (TooManyWays, Disorder):
        pass
    return taken


def walked(programme: Programme, choices: Choices) -> str:
    """Walk through a drawn programme; what was gone through."""
    machine = compile_programme(programme)
    question = question_of(machine, next(iter(programme.variants), None))
    judging = model_of(question, question.plan.steps).judging
    taken = walk(question, choices)
    return f"{'with' if judging else 'without'} judgements{'' if taken else ', not an entry'}"


__all__ = ["Walk", "question_of", "walk", "walked"]
