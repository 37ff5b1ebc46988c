"""What reads what, and from it the order in which a day is settled.

A step or a finding is settled after all that it reads. What is read is found by walking criteria,
tallies, clocks and moments down to the marks of steps and findings; entries are no dependency, as
they are all there before the day is settled.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from programflow.definition.criteria import Atom, Combination, Comparison, Criterion
from programflow.definition.node import Node
from programflow.definition.programme import Finding, Programme
from programflow.definition.selections import Clock, Moment, Scope, Selection, Selector, Tally
from programflow.definition.steps import Bound, Step
from programflow.definition.values import TallyRef
from programflow.machine.unfilled import ParameterWalk

Thing = tuple[str, str]
"""``("step", name)`` or ``("finding", name)``."""


def settle_order(
    programme: Programme, steps: Mapping[str, Step], findings: Mapping[str, Finding]
) -> tuple[Thing, ...]:
    """Steps by name, then findings, each after what it reads that has not come yet. (S3.6)

    The order of keys means nothing, and two texts of one digest are one machine. Members of a
    cycle (which the checks refuse) follow by name too.
    """
    read = arcs_of(programme, steps, findings)
    arcs = {thing: read[thing] for thing in sorted(read, key=_place_of)}
    at = {thing: n for n, thing in enumerate(arcs)}
    arcs = {
        thing: tuple(sorted((r for r in read if r in at), key=at.__getitem__))
        for thing, read in arcs.items()
    }
    placed: dict[Thing, None] = {}
    for thing in arcs:
        _place(thing, arcs, placed)
    return tuple(placed)


def _place_of(thing: Thing) -> tuple[bool, str]:
    return thing[0] == "finding", thing[1]


def _place(
    start: Thing, arcs: Mapping[Thing, tuple[Thing, ...]], placed: dict[Thing, None]
) -> None:
    """Depth first without recursion: definitions may have chains of a thousand steps."""
    stack: list[tuple[Thing, Iterator[Thing]]] = [(start, iter(arcs[start]))]
    seen = {start}
    while stack:
        thing, waiting = stack[-1]
        for read in waiting:
            if read in arcs and read not in placed and read not in seen:
                seen.add(read)
                stack.append((read, iter(arcs[read])))
                break
        else:
            placed[thing] = None
            stack.pop()


def arcs_of(
    programme: Programme, steps: Mapping[str, Step], findings: Mapping[str, Finding]
) -> dict[Thing, tuple[Thing, ...]]:
    """For each step and finding, what must come before it. (S3.6)

    That is what it reads, directly or through named values; the steps whose own completion offers,
    opens, waives or extends it; and those whose completion sets a parameter that it reads.
    """
    walk, set_for = Reads(programme, steps), Setters(programme, steps)
    arcs: dict[Thing, tuple[Thing, ...]] = {}
    for name, step in steps.items():
        arcs["step", name] = (*_read_by_step(step, walk), *set_for(_parts_read(step)))
    for other in steps.values():
        for called in _acts_on(other):
            if ("step", called) in arcs:
                arcs["step", called] += (("step", other.name),)
    for name, finding in findings.items():
        arcs["finding", name] = (*_read_by_finding(finding, walk), *set_for([finding]))
    return {
        thing: tuple(r for r in dict.fromkeys(read) if r != thing) for thing, read in arcs.items()
    }


def _acts_on(step: Step) -> Iterator[str]:
    if step.offers is not None:
        yield step.offers
    yield from (e.target for e in step.then if e.form in {"open", "waive", "extend"})


def _parts_read(step: Step) -> list[Any]:
    """The parts of a step that say when it begins, opens, lapses and is done."""
    parts = [step.need, *step.opens, step.unless, *step.window, step.repeat, step.signed_by]
    return [*parts, step.done_by, step.chooses]


class Setters:
    """The steps whose own `then` sets a parameter that some parts read."""

    def __init__(self, programme: Programme, steps: Mapping[str, Step]) -> None:
        self._programme = programme
        self._by_parameter: dict[str, list[Thing]] = {}
        for step in steps.values():
            for effect in step.then:
                if effect.form == "set":
                    self._by_parameter.setdefault(effect.target, []).append(("step", step.name))

    def __call__(self, parts: Iterable[Any]) -> Iterator[Thing]:
        """The setters of all that the parts read."""
        if not self._by_parameter:
            return
        walk = ParameterWalk(self._programme, lambda _: True)
        for part in parts:
            if isinstance(part, Node):
                for name in walk.of_part(part):
                    yield from self._by_parameter.get(name, ())


def _read_by_step(step: Step, walk: "Reads") -> Iterator[Thing]:
    yield from (("step", name) for name in step.after)
    yield from (("step", before.step) for before in step.before)
    for criterion in (step.unless, step.need.must_when, *(o.criterion for o in step.opens)):
        if criterion is not None:
            yield from walk.criterion(criterion)
    for selection in (step.done_by, *(o.selection for o in step.opens)):
        if selection is not None:
            yield from walk.selection(selection)
    if step.repeat is not None and step.repeat.until is not None:
        yield from walk.criterion(step.repeat.until)
    for bound in step.window:
        yield from walk.bound(bound)


def _read_by_finding(finding: Finding, walk: "Reads") -> Iterator[Thing]:
    if finding.each is not None:
        yield from walk.selection(finding.each)
    if finding.when is not None:
        yield from walk.criterion(finding.when)


class Reads:
    """Walks values down to the things they read. Names that do not exist read nothing."""

    def __init__(self, programme: Programme, steps: Mapping[str, Step]) -> None:
        self._programme = programme
        self._steps = steps
        self._walking: set[tuple[str, str]] = set()

    def criterion(self, criterion: Criterion) -> Iterator[Thing]:
        """What a criterion reads, combined or an atom."""
        if isinstance(criterion, Combination):
            for member in criterion.members:
                yield from self.criterion(member)
        else:
            yield from self._atom(criterion)

    def _atom(self, atom: Atom) -> Iterator[Thing]:
        name = atom.name or ""
        if atom.form in {"step", "finding"}:
            yield atom.form, name
        elif atom.form == "phase" and "done" in atom.states:
            yield from (("step", s.name) for s in self._steps.values() if s.phase == name)
        else:
            yield from self._through(atom.form, name)
        if atom.selection is not None:
            yield from self.selection(atom.selection)
        if atom.scope is not None:
            yield from self.scope(atom.scope)
        for comparison in atom.comparisons:
            yield from self._comparison(comparison)

    def _through(self, form: str, name: str) -> Iterator[Thing]:
        """What a named value reads."""
        walks = {"criterion": self._named, "tally": self._tally, "clock": self._clock}
        if form in walks:
            yield from self._once(form, name, walks[form])
        elif form == "parameter":
            yield from self._once(form, name, self._parameter)

    def _comparison(self, comparison: Comparison) -> Iterator[Thing]:
        if isinstance(comparison.operand, TallyRef):
            yield from self._once("tally", comparison.operand.tally, self._tally)

    def _once(
        self, sort: str, name: str, walk: Callable[[str], Iterable[Thing]]
    ) -> Iterator[Thing]:
        if (sort, name) in self._walking:
            return
        self._walking.add((sort, name))
        yield from walk(name)
        self._walking.discard((sort, name))

    def _named(self, name: str) -> Iterator[Thing]:
        if name in self._programme.criteria:
            yield from self.criterion(self._programme.criteria[name].test)

    def _tally(self, name: str) -> Iterator[Thing]:
        tally: Tally | None = self._programme.tallies.get(name)
        if tally is not None:
            yield from self.selection(tally.selection)
            yield from self.scope(tally.scope)
            for other in (tally.among, tally.broken_by):
                if other is not None:
                    yield from self.selection(other)

    def _clock(self, name: str) -> Iterator[Thing]:
        clock: Clock | None = self._programme.clocks.get(name)
        if clock is not None:
            yield from self.moment(clock.from_)
            if clock.until is not None:
                yield from self.moment(clock.until)

    def _parameter(self, name: str) -> Iterator[Thing]:
        """A parameter may be a moment. (S6.3)"""
        known = self._programme.parameters.get(name)
        if known is not None and isinstance(known.value, Moment):
            yield from self.moment(known.value)

    def bound(self, bound: Bound) -> Iterator[Thing]:
        """What the dates of a bound hang on."""
        if bound.from_ is not None:
            yield from self.moment(bound.from_)
        if bound.clock is not None:
            yield from self._once("clock", bound.clock, self._clock)

    def scope(self, scope: Scope) -> Iterator[Thing]:
        """What a scope begins with."""
        if scope.moment is not None:
            yield from self.moment(scope.moment)

    def moment(self, moment: Moment) -> Iterator[Thing]:
        """What a date hangs on."""
        if moment.selection is not None:
            yield from self.selection(moment.selection)
        for member in moment.members:
            yield from self.moment(member)
        if moment.form in {"due", "aim"} and moment.name in self._steps:
            yield "step", moment.name or ""
        elif moment.form == "parameter":
            yield from self._once("parameter", moment.name or "", self._parameter)

    def selection(self, selection: Selection) -> Iterator[Thing]:
        """The steps and findings whose marks, or whose voiding, a selection sees."""
        for selector in selection.members:
            yield from self._selector(selector)

    def _selector(self, selector: Selector) -> Iterator[Thing]:
        if selector.kind == "found":
            names = self._programme.findings if selector.target == "any" else (selector.target,)
            yield from (("finding", name) for name in names if name is not None)
        elif selector.kind in {"opened", "dropped", "lapsed"}:
            yield from (("step", s.name) for s in self._steps.values() if _meant(selector, s))
        elif selector.kind in {"done", "tested"}:
            yield from self._voided_by(selector)

    def _voided_by(self, selector: Selector) -> Iterator[Thing]:
        """Entries count whoever takes them up, but a step may void those outside its window."""
        for step in self._steps.values():
            if _meant(selector, step) and any(
                bound.outside == "does_not_count" for bound in step.window
            ):
                yield "step", step.name


def _meant(selector: Selector, step: Step) -> bool:
    return selector.target in (step.name, "any") or selector.target_is == step.is_
