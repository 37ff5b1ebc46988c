"""What sets off what, with no decision between: steps that begin steps, phases after phases."""

from collections.abc import Iterable, Iterator
from typing import Any

from programflow.checking.index import walk
from programflow.checking.question import Question
from programflow.definition.criteria import Atom
from programflow.definition.node import Node
from programflow.definition.programme import Phase
from programflow.definition.selections import Selector
from programflow.definition.steps import Step
from programflow.machine import present
from programflow.machine.components import parts_of

Thing = tuple[str, str]
"""A step or a finding: its sort, its name."""
# Marks and entries of a step that come without anybody's decision.
MOVING = frozenset({"go", "restart"})
_OF_STEPS = frozenset({"done", "tested", "missed", "opened", "dropped", "lapsed"})


def rings(question: Question) -> list[tuple[str, ...]]:
    """Steps that may begin themselves again, through each other and through findings.

    Each ring is named by its steps, in the order of the text. That they can is read off what is
    written; whether they do is another question.
    """
    plan = question.plan
    things: list[Thing] = [("step", name) for name in plan.steps]
    things += [("finding", name) for name in plan.findings]
    number = {thing: i for i, thing in enumerate(things)}
    ways = [
        (number[cause], number[thing])
        for thing in things
        for cause in _causes(question, thing)
        if cause in number
    ]
    turned = {source for source, target in ways if source == target}
    parts = (sorted(p) for p in parts_of(len(things), ways) if len(p) > 1 or p[0] in turned)
    named = (tuple(things[i][1] for i in part if things[i][0] == "step") for part in parts)
    return sorted(ring for ring in named if ring)


def phases_in_a_ring(question: Question) -> tuple[str, ...]:
    """The phases that may follow each other in a circle; empty where a decision is on every one."""
    places = list(question.plan.places)
    number = {name: i for i, name in enumerate(places)}
    ways = [(number[a], number[b]) for a, b in _moves(question)]
    turned = {a for a, b in ways if a == b}
    parts = parts_of(len(places), ways)
    found = sorted(i for part in parts if len(part) > 1 or part[0] in turned for i in part)
    return tuple(places[i] for i in found)


def _moves(question: Question) -> Iterator[tuple[str, str]]:
    """From which phase to which a case goes without a decision."""
    places = question.plan.places
    for name, place in places.items():
        if isinstance(place, Phase):
            yield from ((name, m.go) for m in place.next if present(m, question.variant))
    for step in question.plan.steps.values():
        for effect in step.then if step.is_ != "decision" else ():
            if effect.form in MOVING and present(effect, question.variant):
                to = list(places) if effect.target == "previous" else [effect.target]
                yield from ((at, t) for at in ([step.phase] if step.phase else places) for t in to)


def _causes(question: Question, thing: Thing) -> Iterator[Thing]:
    sort, name = thing
    if sort == "finding":
        finding = question.plan.findings[name]
        yield from _read(question, (finding.each, finding.when))
        return
    step = question.plan.steps[name]
    yield from _read(question, (step.opens, step.need.must_when))
    yield from (("step", other.name) for other in _callers(question, name))


def _callers(question: Question, name: str) -> Iterator[Step]:
    """The steps whose doing calls another. What a decision calls, a person has decided."""
    for step in question.plan.steps.values():
        if step.is_ != "decision":
            then = (e for e in step.then if present(e, question.variant))
            if step.offers == name or any(e.form == "open" and e.target == name for e in then):
                yield step


def _read(question: Question, part: Any) -> Iterator[Thing]:
    """The steps and findings that something hangs on, through criteria, tallies and clocks."""
    for node in read_by(question, part):
        if isinstance(node, Selector):
            yield from _selected(question, node)
        elif isinstance(node, Atom) and node.form == "clock":
            yield from _started(question, node.name or "")
        elif isinstance(node, Atom) and node.form in {"step", "finding"}:
            yield node.form, node.name or ""


def _started(question: Question, clock: str) -> Iterator[Thing]:
    """What a clock counts from, and to: it begins anew when that comes again."""
    found = question.programme.clocks[clock]
    for node in walk((found.from_, found.until)):
        if isinstance(node, Selector):
            yield from _selected(question, node)


def read_by(question: Question, part: Any) -> Iterator[Node]:
    """All that stands in a part, and in the criteria and tallies that it names."""
    waiting, seen = [part], set()
    while waiting:
        for node in walk(waiting.pop()):
            yield node
            names = isinstance(node, Atom) and node.form in {"criterion", "tally"}
            if isinstance(node, Atom) and names and (node.form, node.name) not in seen:
                seen.add((node.form, node.name))
                waiting.append(_named(question, node))


def _named(question: Question, atom: Atom) -> Any:
    programme = question.programme
    named = programme.criteria if atom.form == "criterion" else programme.tallies
    return named[atom.name or ""]


def _selected(question: Question, selector: Selector) -> Iterable[Thing]:
    if selector.kind == "found":
        names = [n for n in question.plan.findings if selector.target in {"any", n}]
        return [("finding", name) for name in names]
    if selector.kind not in _OF_STEPS:
        return []
    return [
        ("step", step.name)
        for step in question.plan.steps.values()
        if selector.target in {"any", step.name} or selector.target_is == step.is_
    ]
