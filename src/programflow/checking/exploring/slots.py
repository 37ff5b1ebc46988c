"""Places in a state, given out as things are read for the first time."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from programflow.checking.exploring.cells import cells, comparisons_of
from programflow.checking.exploring.counters import Counter, is_exact, is_seen
from programflow.checking.exploring.free import free_in
from programflow.checking.exploring.values import Values
from programflow.checking.question import Question
from programflow.definition.selections import Scope, Selection, Selector
from programflow.definition.steps import Effect, Step
from programflow.definition.values import Literal, ParameterRef
from programflow.machine import present
from programflow.temporal import Duration

if TYPE_CHECKING:
    from programflow.checking.exploring.readings import Reading

MOVING = frozenset({"go", "restart"})
_BY_STEP = frozenset({"done", "tested", "decided", "missed", "opened", "dropped"})


class Slots:
    """What is followed so far, and what has still to be laid out.

    `wild`: decisions that stand in no phase and move the case, where they are not to be followed.
    """

    def __init__(self, question: Question, *, wild: bool, free: bool) -> None:
        self.question = question
        self.plan = question.plan
        self.values = Values(question)
        self.free = free_in(question) if free else frozenset()
        self.wild = frozenset(
            step.name
            for step in self.plan.steps.values()
            if wild and step.phase is None and step.is_ == "decision" and self.moves(step)
        )
        self.initial: list[int] = [0, 0]
        self.places: dict[str, tuple[int, ...]] = {}
        self.counters: dict[Any, Counter] = {}
        self.answers: dict[str, tuple[int, tuple[Literal, ...]]] = {}
        self.spells: dict[str, int] = {}
        self.incidents: dict[str, None] = {}
        self.missed: dict[str, None] = {}
        self.lapses: set[str] = set()
        self.opened: set[str] = set()
        self.dropped: set[str] = set()
        self.results: set[str] = set()
        self.left: dict[str, int] = {}
        self.edges: list[tuple[int, Reading, str | None]] = []
        self.is_timed = False
        self._restarts = any(
            effect.form == "restart"
            for step in self.plan.steps.values()
            for effect in self.effects(step)
        )
        self.new_steps: list[Step] = []
        self.new_findings: list[str] = []
        self._noticed: set[str] = set()

    def slot(self, value: int = 0) -> int:
        """A new place in the state."""
        self.initial.append(value)
        return len(self.initial) - 1

    def options(self, step: Step) -> list[str]:
        """The options that are present in the variant."""
        return [n for n, option in step.options.items() if present(option, self.plan.variant)]

    def effects(self, step: Step) -> Iterable[Effect]:
        """All effects that a step can have."""
        for name in self.options(step):
            yield from step.options[name].then
        yield from step.then

    def moves(self, step: Step) -> bool:
        """Whether a step can move the case."""
        return any(effect.form in MOVING for effect in self.effects(step))

    def follow(self, name: str) -> int:
        """The place of a step's latest instance; from now on the step is followed."""
        if name not in self.places:
            step = self.plan.steps[name]
            living = -1 if is_single(step) else self.slot()
            rounds = self.slot() if step.repeat is not None or step.signed_by else -1
            mask = self.slot() if step.is_ == "form" and step.done_by is None else -1
            older = self.slot() if step.phase is None and self._restarts else -1
            self.places[name] = (self.slot(), living, rounds, mask, older)
            self.new_steps.append(step)
        return self.places[name][0]

    def notice(self, name: str) -> None:
        """From now on the marks of a finding are made."""
        if name not in self._noticed:
            self._noticed.add(name)
            self.new_findings.append(name)

    def spell(self, name: str) -> int:
        """Where it stands whether a spell is open."""
        if name not in self.spells:
            self.spells[name] = self.slot()
        return self.spells[name]

    def is_blurred(self, name: str) -> bool:
        """Whether a spell that is there is judged by others, or can have begun more than once."""
        said = self.plan.spells.get(name)
        return said is not None and (said.approval is not None or said.many is not None)

    def see_spells(self, names: Iterable[str]) -> None:
        """Follow spells, whether or not anything reads them."""
        for name in names:
            self.spell(name)

    def answer(self, name: str) -> tuple[int, tuple[Literal, ...]]:
        """Where the answer's cell stands (0: none), and an answer of each cell."""
        if name not in self.answers:
            question = self.question.programme.questions[name]
            compared = comparisons_of(self.question.index, name)
            # What is not asked in the variant has no answer. (S3.1)
            asked = name not in self.plan.unasked
            known = cells(question, compared, self.values) if asked else ()
            self.answers[name] = (self.slot(), known)
        return self.answers[name]

    def count(
        self, selection: Selection, scope: Scope | None, place: str | None, *, cap: int = 1
    ) -> Counter:
        """The counter of a selection in a scope, as a rule of a phase reads it."""
        reader = place if scope is not None and scope.form == "visit" else None
        key = (selection, scope, reader, cap)
        if key not in self.counters:
            self.see(selection)
            self.counters[key] = Counter(
                at=self.slot(),
                selection=selection,
                scope=scope,
                reader=reader,
                cap=cap,
                exact=is_exact(selection, scope, self.plan),
                unseen=not is_seen(selection),
                adrift=scope is not None and self._is_adrift(scope),
            )
            seen = self.counters[key]
            self.is_timed |= seen.unseen or (scope is not None and scope.form == "last")
        return self.counters[key]

    def _is_adrift(self, scope: Scope) -> bool:
        """Whether a scope's beginning may be unknown."""
        if scope.form == "since":
            return scope.moment is None or scope.moment.form not in {"enrolled", "selection"}
        length = scope.length
        if scope.form == "last" and isinstance(length, ParameterRef):
            return not isinstance(self.values.parameter(length.name), Duration)
        return scope.form == "last" and not isinstance(length, Duration)

    def see(self, selection: Selection) -> None:
        """Follow whatever makes the entries and marks of a selection."""
        for selector in selection.members:
            self._see(selector)

    def _see(self, selector: Selector) -> None:
        kind, target, programme = selector.kind, selector.target, self.question.programme
        if kind in _BY_STEP:
            self._see_steps(selector)
        elif kind == "lapsed":
            lapsing = _all(target, self.plan.steps)
            self.lapses.update(name for name in lapsing if self.follow(name))
            self.is_timed = True
        elif kind == "happened":
            self.incidents |= dict.fromkeys(_all(target, programme.incidents))
        elif kind in {"began", "ended", "answered", "found"}:
            named, see = self._named_by(kind)
            for name in _all(target, named):
                see(name)

    def _named_by(self, kind: str) -> tuple[Mapping[str, Any], Callable[[str], Any]]:
        if kind == "found":
            return self.plan.findings, self.notice
        if kind == "answered":
            return self.question.programme.questions, self.answer
        return self.question.programme.spells, self.spell

    def _see_steps(self, selector: Selector) -> None:
        for step in self.plan.steps.values():
            if selector.kind == "decided" and step.name in self.wild:
                continue
            if selector.target not in {"any", step.name} and selector.target_is != step.is_:
                continue
            self.follow(step.name)
            if selector.kind == "missed":
                self.missed[step.name] = None
            if selector.kind == "opened":
                self.opened.add(step.name)
            if selector.kind == "dropped":
                self.dropped.add(step.name)
            if selector.result is not None:
                self.results.add(step.name)


def _all(target: str | None, named: Mapping[str, Any]) -> list[str]:
    return list(named) if target == "any" else [name for name in named if name == target]


def is_single(step: Step) -> bool:
    """Whether a visit of its phase has one instance of it, or none."""
    return step.phase is not None and not step.opens and step.need.must_when is None
