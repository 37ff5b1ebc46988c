"""Pauses: spells that stop a count, how long each may last, and who sees to it that it ends.

No key says how long a pause may last: it is a limit like any other, that somebody answers for. So
it is read off what counts from its beginning, and looks to its end.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from attrs import frozen

from programflow.checking.question import Question, Range
from programflow.checking.responses import read_by
from programflow.definition.criteria import Atom, Combination
from programflow.definition.node import Route
from programflow.definition.programme import Phase
from programflow.definition.selections import Moment, Selection, Selector
from programflow.definition.steps import Bound, Effect, Step
from programflow.definition.values import ParameterRef
from programflow.machine import present
from programflow.temporal import Duration, Unit, add

_REACHED = frozenset({"at_least", "more_than"})


@frozen(eq=False, repr=False, kw_only=True)
class Watch:
    """Something that asks about a pause as long as it lasts.

    `step` is asked from when the pause begins, or (`by_time`) when so much of it has gone; None: it
    is a finding, or a move. `place` is the phase in which it is there at all; None: any.
    """

    route: Route
    step: str | None = None
    by_time: bool = False
    place: str | None = None


class Longest(NamedTuple):
    """How long a pause may last, and where that is said; `length` None: that is not stated."""

    length: Duration | None
    route: Route


def pauses_of(question: Question) -> tuple[str, ...]:
    """The spells that stop a clock or a pace, consents apart."""
    clocks = (c for c in question.programme.clocks.values() if present(c, question.variant))
    stopping = {name for clock in clocks for name in clock.except_}
    for step in question.plan.steps.values():
        stopping |= set(() if step.repeat is None else step.repeat.except_)
    spells = question.programme.spells.values()
    return tuple(
        spell.name
        for spell in spells
        if spell.name in stopping and not spell.consent and present(spell, question.variant)
    )


def watches_of(question: Question, pause: str) -> Iterator[Watch]:
    """All that asks about a pause while it lasts."""
    for step in question.plan.steps.values():
        by_time = _is_timed(question, step.opens, pause)
        if by_time or looks_to_end(question, step, pause):
            yield Watch(route=step.route, step=step.name, by_time=by_time, place=step.phase)
    for finding in question.plan.findings.values():
        if _is_timed(question, finding.when, pause):
            yield Watch(route=finding.route)
    for place in question.plan.places.values():
        for move in place.next if isinstance(place, Phase) else ():
            if present(move, question.variant) and _is_timed(question, move.when, pause):
                yield Watch(route=move.route, place=place.name)


def _is_timed(question: Question, part: Any, pause: str) -> bool:
    """Whether a part asks if so much of a pause has gone; be it by a clock that stands in it, which
    is told elsewhere.
    """
    return any(
        _asks_for_time(atom) and _is_began(question.programme.clocks[atom.name or ""].from_, pause)
        for atom in _atoms(question, part)
    )


def looks_to_end(question: Question, step: Step, pause: str) -> bool:
    """Whether a step is over when a pause is: done by its end, dropped by it, or open in it."""
    if pause in step.during or _names(step.done_by, "ended", pause):
        return True
    until = None if step.repeat is None else step.repeat.until
    read = list(read_by(question, (step.unless, until)))
    ends = any(isinstance(n, Atom) and (n.form, n.name) == ("spell", pause) for n in read) or any(
        isinstance(n, Selector) and (n.kind, n.target) == ("ended", pause) for n in read
    )
    return ends and begins_with(question, step, pause)


def begins_with(question: Question, step: Step, pause: str) -> bool:
    """Whether a step begins when a pause does."""
    return any(_names(opening.selection, "began", pause) for opening in step.opens) or any(
        (atom.form, atom.name) == ("spell", pause) for atom in _atoms(question, step.opens)
    )


def is_always_there(question: Question, watch: Watch, pause: str) -> bool:
    """Whether it can be read off the text that it asks in every state in which a pause lasts."""
    phases = [one for one in question.plan.places.values() if isinstance(one, Phase)]
    if watch.place is not None and len(phases) > 1:
        return False
    if watch.step is None:
        return True
    step = question.plan.steps[watch.step]
    if watch.by_time:
        return step.unless is None
    bound = step.after or step.during or _is_waived(question, step)
    return (
        not bound
        and _till_the_case_is_over(question, step)
        and _each_time(step, pause)
        and _to_its_end(question, step, pause)
    )


def _till_the_case_is_over(question: Question, step: Step) -> bool:
    """Whether it is dropped, if at all, because the case has come to an outcome."""
    outcomes = question.programme.outcomes
    read = list(read_by(question, step.unless))
    return all(
        one.form == "any" if isinstance(one, Combination) else isinstance(one, Atom)
        and (one.form, one.states) == ("phase", ("current",)) and one.name in outcomes
        for one in read
    )  # fmt: skip


def _each_time(step: Step, pause: str) -> bool:
    """Whether it begins each time that the pause does, whoever says so and why."""
    return any(
        (one.kind, one.target, one.reason, one.by) == ("began", pause, None, None)
        for opening in step.opens
        for one in (() if opening.selection is None else opening.selection.members)
    )


def _to_its_end(question: Question, step: Step, pause: str) -> bool:
    """Whether nothing but the end of the pause is its end."""
    if step.done_by is not None:
        members = step.done_by.members
        return step.repeat is None and all(
            (one.kind, one.target) == ("ended", pause) for one in members
        )
    repeat = step.repeat
    if repeat is None or repeat.times is not None or repeat.until is None:
        return False
    atoms = list(_atoms(question, repeat.until))
    return bool(atoms) and all((a.form, a.name) == ("spell", pause) for a in atoms)


def _is_waived(question: Question, step: Step) -> bool:
    return any(
        one.form == "waive" and one.target == step.name for one in question.index.all(Effect)
    )


def longest(question: Question, pause: str) -> Longest | None:
    """The least of what is said of how long a pause may last; None: nothing is said."""
    said = list(_said(question, pause))
    stated = [one for one in said if one.length is not None]
    if stated:
        return min(stated, key=lambda one: _days(question, one.length))
    return said[0] if said else None


def _days(question: Question, length: Duration | None) -> int:
    assert length is not None
    return add(question.first, length, question.machine.calendar)


def _said(question: Question, pause: str) -> Iterator[Longest]:
    for step in question.plan.steps.values():
        begun = any(_names(opening.selection, "began", pause) for opening in step.opens)
        for bound in step.window if looks_to_end(question, step, pause) else ():
            if present(bound, question.variant) and _is_limit(question, bound, pause, begun=begun):
                yield Longest(_length(question, bound.max), (*bound.route, "max"))
    for atom in question.index.all(Atom):
        if not _asks_for_time(atom) or not _runs_in(question, atom.name or "", pause):
            continue
        for comparison in atom.comparisons:
            if comparison.op in _REACHED:
                length = _length(question, comparison.operand)
                yield Longest(length, comparison.route or atom.route)


def _is_limit(question: Question, bound: Bound, pause: str, *, begun: bool) -> bool:
    """Whether a last day counts from a pause's beginning. `begun`: the step begins then."""
    if bound.max is None or bound.modality == "may":
        return False
    if bound.clock is not None:
        return _runs_in(question, bound.clock, pause)
    moment = bound.from_
    return _is_began(moment, pause) or (begun and moment is not None and moment.form == "opened")


def _asks_for_time(atom: Atom) -> bool:
    return atom.form == "clock" and any(one.op in _REACHED for one in atom.comparisons)


def _runs_in(question: Question, clock: str, pause: str) -> bool:
    """Whether a clock counts from the beginning of a pause, and does not stop for it."""
    found = question.programme.clocks[clock]
    return pause not in found.except_ and _is_began(found.from_, pause)


def _is_began(moment: Moment | None, pause: str) -> bool:
    if moment is None:
        return False
    if moment.form == "latest":
        return any(_is_began(member, pause) for member in moment.members)
    return _names(moment.selection, "began", pause)


def _names(selection: Selection | None, kind: str, spell: str) -> bool:
    members = () if selection is None else selection.members
    return any(one.kind == kind and one.target in {"any", spell} for one in members)


def _atoms(question: Question, part: Any) -> Iterator[Atom]:
    return (node for node in read_by(question, part) if isinstance(node, Atom))


def _length(question: Question, operand: object) -> Duration | None:
    """A length; of one that may be anything between bounds, the greatest."""
    if isinstance(operand, ParameterRef):
        operand = question.value(operand.name, on=question.first)
    if isinstance(operand, Range):
        operand = operand.high
    return operand if isinstance(operand, Duration) and operand.unit is not Unit.HOURS else None
