"""Moments: one date must be meant where several may come; two words are a step's."""

from collections.abc import Iterator

from programflow.checking.index import Index
from programflow.definition.selections import Selection, Selector
from programflow.definition.steps import Effect, Step
from programflow.diagnostics import Fault

ALWAYS_SEVERAL = frozenset(
    {"missed", "answered", "happened", "began", "ended", "lapsed", "corrected"}
)
_ONCE = frozenset({"enrolled", "booked"})


def anchors(index: Index) -> Iterator[Fault]:
    """Anchoring on what can come more than once says which."""
    several = Several(index)
    for moment in index.moments:
        if moment.selection is None:
            continue
        for selector in moment.selection.members:
            if selector.which is None and several.selector(selector, moment.route):
                params = (("kind", selector.kind), ("target", selector.target))
                yield Fault(rule="which-one", route=selector.route, params=params)


def visited_again(index: Index) -> set[str]:
    """The phases and outcomes that may be entered more than once, as far as moves alone tell."""
    p = index.programme
    moves: dict[str, set[str]] = {name: set() for name in (*p.phases, *p.outcomes)}
    for phase in p.phases.values():
        moves[phase.name].update(move.go for move in phase.next)
    for step in index.steps.values():
        for effect in _effects(step):
            if effect.form in {"go", "restart"}:
                to = list(moves) if effect.target == "previous" else [effect.target]
                for name in moves if step.phase is None else [step.phase]:
                    moves[name].update(to)
    return {name for name in moves if name in _reached(name, moves)}


def _reached(start: str, moves: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(moves[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += moves.get(name, ())
    return reached


class Several:
    """Whether entries and marks can come more than once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._asking: set[tuple[str, str]] = set()
        self._again = visited_again(index)

    def selector(self, selector: Selector, route: tuple[str | int, ...] = ()) -> bool:
        """Whether more than one may match."""
        if selector.kind in _ONCE:
            return False
        if selector.kind in ALWAYS_SEVERAL or selector.target in {None, "any"}:
            return True
        if selector.kind in {"entered", "left"}:
            return self._phase(str(selector.target), route)
        if selector.kind == "found":
            return self._finding(str(selector.target))
        step = self._index.steps.get(str(selector.target))
        return step is None or self._step(step)

    def _phase(self, name: str, route: tuple[str | int, ...]) -> bool:
        """Inside the phase itself, its entry is this visit's."""
        return route[:2] not in {("phases", name), ("outcomes", name)} and name in self._again

    def _finding(self, name: str) -> bool:
        finding = self._index.programme.findings.get(name)
        if finding is None or finding.each is None:
            return True
        return self._selection(finding.each, ("finding", name))

    def _step(self, step: Step) -> bool:
        if step.repeat is not None or any(opening.form == "when" for opening in step.opens):
            return True
        called = [opening for opening in step.opens if opening.form == "called"]
        if len(step.opens) > 1 or (called and self._called(step)):
            return True
        selections = (o.selection for o in step.opens if o.selection is not None)
        return any(self._selection(selection, ("step", step.name)) for selection in selections)

    def _called(self, step: Step) -> bool:
        callers = [
            other
            for other in self._index.steps.values()
            if other.offers == step.name
            or any(e.form == "open" and e.target == step.name for e in _effects(other))
        ]
        if len(callers) != 1 or ("called", step.name) in self._asking:
            return True
        self._asking.add(("called", step.name))
        several = self._step(callers[0])
        self._asking.discard(("called", step.name))
        return several

    def _selection(self, selection: Selection, asking: tuple[str, str]) -> bool:
        """More than one cause, or one that comes more than once; what turns on itself is so."""
        if len(selection.members) > 1 or asking in self._asking:
            return True
        self._asking.add(asking)
        several = any(self.selector(selector) for selector in selection.members)
        self._asking.discard(asking)
        return several


def _effects(step: Step) -> list[Effect]:
    options = (option.then for option in step.options.values())
    return [effect for then in (step.then, *options) for effect in then]


def words(index: Index) -> Iterator[Fault]:
    """`opened` is an instance's; `previous_round` a repeated step's."""
    for moment in index.moments:
        if moment.form not in {"opened", "previous_round"} or moment.route[0] == "parameters":
            continue
        step = index.step_around(moment.route)
        rounds = step is not None and step.repeat is not None
        if step is None or (moment.form == "previous_round" and not rounds):
            params = (("word", moment.form),)
            yield Fault(rule="moment-not-there", route=moment.route, params=params)


RULES = (anchors, words)
