"""The rounds of a step of which nobody knows how many there will be, as a network of their own."""

from attrs import evolve

from programflow.definition.steps import Step
from programflow.machine.drafts import NO_CONDITION, START, Draft, Instance, Values
from programflow.machine.lengths import Lengths
from programflow.machine.limits import add_round_limits
from programflow.machine.network import Network
from programflow.machine.plan import Plan
from programflow.machine.rounds import add_rounds
from programflow.machine.timing import Timing

PERIODS = 6
"""Periods of the pace for which rounds are drawn up."""

FEWEST, MOST = 12, 60
"""Rounds that are drawn up at the least, and at the most."""

# What keeps rounds apart, and what does not let them be far.
_APART = frozenset({"min", "early", "most"})
_TOGETHER = frozenset({"max", "late", "gap", "least"})


def recurrence_of(plan: Plan, step: Step, *, lengths: Lengths, values: Values) -> Timing | None:
    """The first rounds of an open-ended step, from the day on which it is opened.

    None: they can be as near to each other as they like, or as far, so that nothing can contradict;
    or their number is known, and they are on the way itself.
    """
    repeat = step.repeat
    if repeat is None or repeat.times is not None:
        return None
    draft = Draft(plan, lengths, values)
    draft.same(START, "opened", step.name, 0)
    paces = [draft.number(n) for n in (repeat.min, repeat.max)]
    rounds = max(FEWEST, *(PERIODS * (n or 0) for n in paces))
    drawn = evolve(step, repeat=evolve(repeat, times=min(rounds, MOST), until=None))
    instance = Instance(drawn, 0, START, rooted=False, opening=step.route)
    add_rounds(draft, instance, condition=NO_CONDITION)
    first = draft.point("first", step.name, 0)
    draft.lower(START, first, draft.rule("opens", step.route, step.name))
    add_round_limits(draft, instance)
    kinds = {rule.kind for rule in draft.rules}
    if kinds.isdisjoint(_APART) or kinds.isdisjoint(_TOGETHER):
        return None
    return Timing(
        plan=plan,
        places=(step.name,),
        network=Network(len(draft.keys), tuple(draft.links), tuple(draft.lasts)),
        keys=tuple(draft.keys),
        numbers=dict(draft.numbers),
        conditions=tuple(draft.conditions),
        rules=tuple(draft.rules),
        doubts=(),
        unset=(),
    )
