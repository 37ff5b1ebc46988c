"""A pause stops what it is to stop, and its own limit can be reached.

That a pause can end needs no proof: `ended` is a fact, and no fact is ever refused.
"""

from collections.abc import Iterator

from programflow.checking.limits import Limit, last_day, limits_of_phase, limits_of_step
from programflow.checking.question import Question, Shown
from programflow.checking.responses import read_by
from programflow.checking.told_days import Day, told_day
from programflow.definition.criteria import Atom
from programflow.definition.node import Route
from programflow.definition.programme import Phase
from programflow.definition.selections import Clock, Selector
from programflow.definition.steps import Bound, Step
from programflow.definition.values import ParameterRef
from programflow.diagnostics import Fault
from programflow.machine import present
from programflow.temporal import Duration, Unit, add

CHECK = "pauses"


def prove(question: Question) -> Shown:
    """No limit runs where its step must wait or its phase pauses; no clock stops itself."""
    faults = [*_waiting(question), *running_on(question), *_stopping_themselves(question)]
    return Shown(faults=tuple(faults))


def _waiting(question: Question) -> Iterator[Fault]:
    """Limits that run while their step, for want of an open spell, cannot be done."""
    for step in question.plan.steps.values():
        for limit in limits_of_step(question, step) if step.during else ():
            spells = [
                s for s in step.during if s not in limit.runs_in and not _ends(question, step, s)
            ]
            if spells and not limit.is_at_once:
                spell = spells[0]
                yield Fault(
                    rule="runs-while-waiting",
                    route=limit.route,
                    params=(
                        ("thing", limit.thing),
                        ("spell", spell),
                        ("chain", _story(question, limit, spell=spell, side="ended")),
                    ),
                    related=((*step.route, "during"),),
                )


def _ends(question: Question, step: Step, spell: str) -> bool:
    """Whether the step is dropped, or its phase left, by a rule that reads the spell."""
    place = question.plan.places.get(step.phase or "")
    moves = [move.when for move in place.next] if isinstance(place, Phase) else []
    return any(
        (isinstance(node, Atom) and node.form == "spell" and node.name == spell)
        or (isinstance(node, Selector) and node.kind == "ended" and node.target == spell)
        for node in read_by(question, (step.unless, *moves))
    )


def running_on(question: Question) -> Iterator[Fault]:
    """Limits of a phase, or of a step of none, that run on while a pause stops another."""
    for group in _groups(question):
        stopped = {spell: limit for limit in reversed(group) for spell in limit.stopped_by}
        for limit in group:
            for spell in sorted(stopped.keys() - limit.stopped_by - limit.runs_in):
                if limit.attended and not (limit.statutory or limit.is_at_once):
                    yield Fault(
                        rule="runs-on-in-pause",
                        route=limit.route,
                        params=(
                            ("thing", limit.thing),
                            ("spell", spell),
                            ("other", stopped[spell].thing),
                            ("chain", _story(question, limit, spell=spell, side="began")),
                        ),
                        related=(stopped[spell].route, ("spells", spell)),
                    )


def _groups(question: Question) -> Iterator[list[Limit]]:
    for place in question.plan.places.values():
        if isinstance(place, Phase):
            yield list(limits_of_phase(question, place))
    for step in question.plan.by_phase.get(None, ()):
        yield list(limits_of_step(question, step))


def _stopping_themselves(question: Question) -> Iterator[Fault]:
    """Clocks that count from the beginning of a spell, and stand still as long as it is open."""
    for clock in question.programme.clocks.values():
        if present(clock, question.variant):
            for spell in _begins_with(clock):
                used = next(_uses(question, clock.name), None)
                if spell in clock.except_ and used is not None:
                    yield _stands(question, clock, spell=spell, used=used)


def _begins_with(clock: Clock) -> Iterator[str]:
    selection = clock.from_.selection
    for one in selection.members if selection is not None else ():
        if one.kind == "began" and one.target not in {None, "any"}:
            yield str(one.target)


def _uses(question: Question, clock: str) -> Iterator[tuple[Route, Duration | None]]:
    """Where it is asked whether so much time has gone, and how much."""
    for bound in question.index.all(Bound):
        if bound.clock == clock and bound.max is not None:
            yield (*bound.route, "max"), _duration(question, bound.max)
    for atom in question.index.all(Atom):
        if atom.form == "clock" and atom.name == clock:
            for comparison in atom.comparisons:
                if comparison.op in {"at_least", "more_than"}:
                    yield comparison.route or atom.route, _duration(question, comparison.operand)


def _duration(question: Question, operand: object) -> Duration | None:
    if isinstance(operand, ParameterRef):
        operand = question.value(operand.name, on=question.first)
    return operand if isinstance(operand, Duration) and operand.unit is not Unit.HOURS else None


def _stands(
    question: Question, clock: Clock, *, spell: str, used: tuple[Route, Duration | None]
) -> Fault:
    route, length = used
    first = question.first
    days: tuple[Day, ...] = ()
    if length is not None:
        later = add(first, length, question.machine.calendar)
        days = (
            told_day(first, "began", spell, route=("spells", spell)),
            told_day(later, "stands", clock.name, route=clock.route),
        )
    return Fault(
        rule="clock-stops-itself",
        route=(*clock.route, "except"),
        params=(("clock", clock.name), ("spell", spell), ("chain", days)),
        related=(route,),
    )


def _story(question: Question, limit: Limit, *, spell: str, side: str) -> tuple[Day, ...]:
    """From day to day: the limit is counted, the pause comes, the limit is over all the same."""
    first = question.first
    last = last_day(question, limit, counted_from=first)
    if last is None or last <= first:
        return ()
    return (
        told_day(first, "counts", limit.thing, route=limit.route, said=limit.last or limit.per),
        told_day(first + 1, side, spell, route=("spells", spell)),
        told_day(last, "last", limit.thing),
        told_day(last + 1, "passed", limit.thing),
    )
