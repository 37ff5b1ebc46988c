"""How often something can come up: the most rounds that fit in a stretch of time."""

from collections.abc import Iterator

from programflow.checking.exploring.values import Values
from programflow.checking.question import Question, Range
from programflow.definition.node import Route
from programflow.definition.selections import Scope, Selector, Tally
from programflow.definition.steps import Step
from programflow.definition.values import ParameterRef
from programflow.temporal import Duration, Unit

_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}
_PERIOD = {"week": 7, "month": 28, "year": 365}
COUNTED = frozenset({"done", "missed", "tested"})


def most_in(question: Question, tally: Tally) -> int | None:
    """The most that a count can come to; None: nothing sets a limit that is known.

    A round missed is held again, or not, but rounds come no closer than their bounds let them, and
    one that is missed is counted once.
    """
    if tally.form != "count":
        return None
    steps = [_step(question, selector) for selector in tally.selection.members]
    if len({step.name for step in steps if step is not None}) < len(steps) or None in steps:
        return None
    each = [_most_of(question, step, tally.scope) for step in steps if step is not None]
    known = [n for n in each if n is not None]
    return sum(known) if len(known) == len(steps) else None


def _step(question: Question, selector: Selector) -> Step | None:
    if selector.kind not in COUNTED:
        return None
    return question.plan.steps.get(selector.target or "")


def _most_of(question: Question, step: Step, scope: Scope) -> int | None:
    if step.repeat is None or scope.form != "last":
        return None
    window = _days(question, scope.length)
    if window is None:
        return None
    limits = [*_by_gap(question, step, window), *_by_pace(question, step, window)]
    return min(limits, default=None)


def _days(question: Question, length: object) -> int | None:
    """A length in days, at its longest."""
    if isinstance(length, ParameterRef):
        length = Values(question).parameter(length.name)
    if isinstance(length, Range):
        length = length.high
    if not isinstance(length, Duration) or length.unit not in _DAYS:
        return None
    return length.n * _DAYS[length.unit]


def _by_gap(question: Question, step: Step, window: int) -> Iterator[int]:
    """Rounds that must lie so many days apart."""
    for bound in step.window:
        if bound.from_ is None or bound.from_.form != "previous_round" or bound.min is None:
            continue
        gap = _days(question, bound.min)
        if gap:
            yield window // gap + 1


def _by_pace(question: Question, step: Step, window: int) -> Iterator[int]:
    """So many rounds at the most in each period; as many periods as the window can touch."""
    repeat = step.repeat
    if repeat is None or repeat.per is None or repeat.max is None:
        return
    ends = Values(question).ends(repeat.max)
    if ends is not None:
        touched = (window + _PERIOD[repeat.per] - 1) // _PERIOD[repeat.per] + 1
        yield int(ends.high) * touched


def bounds_of(question: Question, tally: Tally) -> Iterator[Route]:
    """The places of the bounds that set these limits."""
    for selector in tally.selection.members:
        step = _step(question, selector)
        if step is None or step.repeat is None:
            continue
        if step.repeat.max is not None:
            yield (*step.repeat.route, "max")
        for bound in step.window:
            if bound.from_ is not None and bound.from_.form == "previous_round":
                yield bound.route
