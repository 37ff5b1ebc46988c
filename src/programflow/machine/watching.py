"""The topics that a part of a definition reads, through named values down to facts and marks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from programflow.definition.criteria import Atom
from programflow.definition.node import Node
from programflow.definition.programme import Parameter
from programflow.definition.selections import Clock, Moment, Scope, Selector, Spell
from programflow.definition.steps import Bound, Repeat
from programflow.definition.values import ParameterRef, TallyRef
from programflow.machine.unfilled import children_of

if TYPE_CHECKING:
    from programflow.machine.plan import Plan

Topic = tuple[str, ...]
"""``(fact, kind, target)``, ``(any, kind)``, ``(step, name)``, ``(acts, step)``,
``(place, phase)``, ``(moved,)``, ``(outcome,)``, ``(lived,)``, ``(time,)``, ``(set, parameter)``,
``(extended, step or phase)``, ``(chosen, decision)``, ``(met, phase)``, ``(edge, key)``,
``(every,)``: all of them."""


class Watching:
    """Walks parts down to topics. A named value is walked once."""

    def __init__(self, plan: "Plan") -> None:
        self._plan = plan
        self._programme = plan.programme
        self._seen: set[tuple[str, str]] = set()
        self._topics: set[Topic] = set()

    def found(self) -> frozenset[Topic]:
        """All topics so far."""
        return frozenset(self._topics)

    def topic(self, *topic: str) -> None:
        """One topic."""
        self._topics.add(topic)

    def fact(self, kind: str, target: str) -> None:
        """Facts or marks of one kind and target."""
        self._topics.add(("fact", kind, target))

    def parts(self, parts: Iterable[Any]) -> None:
        """What each part reads; what is no part of a definition reads nothing."""
        for part in parts:
            if isinstance(part, Node):
                self._part(part)

    def _part(self, part: Any) -> None:
        match part:
            case Selector():
                self._selector(part)
            case Atom():
                self._atom(part)
            case Moment():
                self._moment(part)
            case Scope(form="run" | "visit"):
                self.topic("moved")
            case Scope(form="last"):
                self.topic("time")
            case _:
                self._named_in(part)
        self.parts(children_of(part))

    def _named_in(self, part: Any) -> None:
        """What a part reads by name."""
        match part:
            case ParameterRef(name=name):
                self._once("parameter", name)
            case TallyRef(tally=name):
                self._once("tally", name)
            case Bound(clock=str(name)):
                self._once("clock", name)
            case Clock():
                self.topic("time")
                self._spells((*part.except_, *part.during))
            case Repeat():
                self._spells(part.except_)

    def _spells(self, names: Iterable[str]) -> None:
        for name in names:
            self.spell(name)

    def _selector(self, selector: Selector) -> None:
        if selector.target_is is not None:
            for step in self._plan.steps.values():
                if step.is_ == selector.target_is:
                    self.fact(selector.kind, step.name)
        elif selector.target in (None, "any"):
            self.topic("any", selector.kind)
        else:
            self.fact(selector.kind, selector.target or "")

    def _atom(self, atom: Atom) -> None:
        name = atom.name or ""
        match atom.form:
            case "answer":
                self.fact("answered", name)
            case "step":
                self.step(name)
                self.fact("lapsed", name)
            case "phase":
                self.topic("place", name)
                if "done" in atom.states:
                    self.phase_done(name)
            case "finding":
                self.fact("found", name)
            case "spell":
                self.spell(name)
            case "tally" | "clock" | "criterion" | "parameter":
                self._once(atom.form, name)

    def _moment(self, moment: Moment) -> None:
        name = moment.name or ""
        match moment.form:
            case "selection":
                self.topic("moved")
            case "answer":
                self.fact("answered", name)
            case "due" | "aim":
                self.step(name)
                self.bounds(name)
            case "middle":
                self.window(name)
            case "expected_end":
                self.spell(name)
            case "parameter":
                self._once("parameter", name)

    def _once(self, sort: str, name: str) -> None:
        if (sort, name) in self._seen:
            return
        self._seen.add((sort, name))
        part = _named(self._programme, sort, name)
        if isinstance(part, Parameter):
            self._parameter(part)
        self.parts((part,))

    def _parameter(self, parameter: Parameter) -> None:
        self.topic("set", parameter.name)
        self.spell("place")
        if parameter.per == "visit":
            self.topic("moved")
        if parameter.dated and parameter.read == "on_day":
            self.topic("time")
        if parameter.unit == "moment" and not parameter.among:
            # A place may say any moment there is.
            self.topic("every")

    def step(self, name: str) -> None:
        """The latest instance in view of a step."""
        self.topic("step", name)
        self.topic("moved")

    def spell(self, name: str) -> None:
        """The days of a spell."""
        if ("spell", name) in self._seen:
            return
        self._seen.add(("spell", name))
        self.fact("began", name)
        self.fact("ended", name)
        if name == "place":
            self.topic("any", "enrolled")
        known: Spell | None = self._programme.spells.get(name)
        self.parts((known,))

    def phase_done(self, name: str) -> None:
        """Whether a phase is done: its steps, and whether they are needed."""
        self.topic("place", name)
        for step in self._plan.by_phase.get(name, ()):
            self.topic("step", step.name)
            self.parts((step.need,))

    def bounds(self, name: str) -> None:
        """The dates of a step's bounds."""
        step = self._plan.steps.get(name)
        if step is None or ("bounds", name) in self._seen:
            return
        self._seen.add(("bounds", name))
        self.topic("step", name)
        self.topic("extended", name)
        self.fact("lapsed", name)
        self.parts((*step.window, step.repeat))
        self._spells(step.during)
        for before in step.before:
            self.step(before.step)
        if step.repeat is not None and step.repeat.per is not None:
            self.topic("time")

    def window(self, name: str) -> None:
        """The dates of a phase's window."""
        if ("window", name) in self._seen:
            return
        self._seen.add(("window", name))
        self.topic("place", name)
        self.topic("extended", name)
        self.topic("met", name)
        self.fact("lapsed", name)
        self.parts(getattr(self._plan.places.get(name), "window", ()))


def _named(programme: Any, sort: str, name: str) -> Any:
    """The part that a name stands for; of a criterion its test."""
    if sort == "criterion":
        known = programme.criteria.get(name)
        return None if known is None else known.test
    tables = {"parameter": "parameters", "tally": "tallies", "clock": "clocks"}
    return getattr(programme, tables[sort]).get(name)
