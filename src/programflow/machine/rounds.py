"""The points of a step: one, or its rounds, of which any may come first."""

from itertools import pairwise

from programflow.definition.steps import Repeat, Step
from programflow.machine.drafts import Conditions, Draft, Instance
from programflow.machine.waits import waits_of

MOST = 400
"""Rounds with bounds of their own beyond which they are not drawn up."""


def add_rounds(draft: Draft, instance: Instance, *, condition: Conditions) -> None:
    """``first`` and ``done`` of an instance, and its rounds where bounds lie between them."""
    step, number, repeat = instance.step, instance.number, instance.step.repeat
    if repeat is None:
        done = draft.point("done", step.name, number, condition=condition)
        draft.same(done, "first", step.name, number)
        return
    times = draft.number(repeat.times)
    if times is None:
        _add_open(draft, instance, repeat, condition=condition)
        return
    apart = own_bounds(step) or repeat.gap is not None or repeat.per is not None
    if apart and times > MOST:
        draft.leave_out("many-rounds", repeat.route, step=step.name, most=MOST)
    count = times if apart and times <= MOST else min(times, 2)
    rounds = [draft.point("round", step.name, number, k, condition=condition) for k in range(count)]
    rule = draft.rule("round", repeat.route, step.name)
    for earlier, later in pairwise(rounds):
        draft.lower(earlier, later, rule)
    if not rounds:
        rounds = [draft.point("done", step.name, number, condition=condition)]
    draft.same(rounds[0], "first", step.name, number)
    draft.same(rounds[-1], "done", step.name, number)
    if apart and times <= MOST:
        _add_pace(draft, instance, repeat, rounds=rounds)


def own_bounds(step: Step) -> bool:
    """Whether a bound counts from the round before."""
    return any(b.from_ is not None and b.from_.form == "previous_round" for b in step.window)


def _add_open(draft: Draft, instance: Instance, repeat: Repeat, *, condition: Conditions) -> None:
    """Rounds of which nobody knows how many: the first, and the day on which no more are wanted."""
    step, number = instance.step, instance.number
    first = draft.point("first", step.name, number, condition=condition)
    done = draft.point("done", step.name, number, condition=condition)
    draft.lower(first, done, draft.rule("round", repeat.route, step.name))
    waits = waits_of(draft.plan.programme, repeat.until)
    for name in waits.steps:
        point = draft.known("done", name, 0)
        if point is not None:
            draft.lower(point, done, draft.rule("waits", (*repeat.route, "until"), step.name))


def _add_pace(draft: Draft, instance: Instance, repeat: Repeat, *, rounds: list[int]) -> None:
    """At most and at least so many in each week, month or year."""
    if repeat.per is None:
        return
    name = instance.step.name
    most, least = draft.number(repeat.max), draft.number(repeat.min)
    if most:
        rule = draft.rule("most", (*repeat.route, "max"), name, modality=repeat.modality, said=most)
        following = draft.lengths.next_period(repeat.per)
        for k in range(len(rounds) - most):
            draft.lower(rounds[k], rounds[k + most], rule, following)
    if least:
        _add_least(draft, instance, repeat, rounds=rounds, least=least)


def _add_least(
    draft: Draft, instance: Instance, repeat: Repeat, *, rounds: list[int], least: int
) -> None:
    """No whole period has fewer: from any round on, so many more by the end of the next period.

    Where shortened periods are not waived, the first has as many too. The one of the last round may
    have fewer, and fewer are enough where no more are left. (S9.8)
    """
    step = instance.step
    rule = draft.rule(
        "least", (*repeat.route, "min"), step.name, modality=repeat.modality, said=least
    )
    assert repeat.per is not None
    end = draft.lengths.period_end(repeat.per, later=1)
    for k in range(len(rounds) - least):
        draft.upper(rounds[k], rounds[k + least], rule, end)
    opened = draft.point("opened", step.name, instance.number)
    this = draft.lengths.period_end(repeat.per, later=0)
    whole = draft.lengths.last_before_whole(repeat.per).then(end)
    first = this if repeat.partial == "required" else whole
    draft.upper(opened, rounds[min(least, len(rounds)) - 1], rule, first)
