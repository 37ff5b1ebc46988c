"""What wakes what: which facts, marks and moves can change what a step or a finding comes to.

Each thing that is worked out at the close of a day has a bit; each topic (a kind of fact about a
target, an instance of a step, a move, the day itself) has the bits of all that reads it, directly
or through named values. What no topic has touched comes to what it came to before, so a fold
works out only what has been touched. Too much may be woken; too little never.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from programflow.machine.watching import Topic, Watching

if TYPE_CHECKING:
    from programflow.machine.plan import Plan

EVERY: Topic = ("every",)

Watched = tuple[str, str]
"""``(sort, name)``: step and finding (settled), done and next and window (phases), bounds (steps),
clocks and sliding (all there are; these four have days to come)."""


@frozen(eq=False, repr=False)
class Wakes:
    """Topics and the bits they wake. The bits of steps and findings are their settle order.

    `facts` is by kind and target; `kinds` is for targets that nobody names, `every` for topics that
    nobody reads by name; `steps` are the topics of instances by their step. `settled` are the bits
    of all steps and findings, `agenda` those of what has days to come (each with its bit in
    `dates`), `all` every bit, `moved` and `time` the bits of those that any move and any day may
    change.
    """

    facts: Mapping[tuple[str, str], int]
    kinds: Mapping[str, int]
    topics: Mapping[Topic, int]
    steps: Mapping[str, int]
    bits: Mapping[Watched, int]
    every: int
    settled: int
    agenda: int
    dates: Mapping[int, Watched]
    all: int
    moved: int
    time: int


def wakes_of(plan: "Plan") -> Wakes:
    """The table of one variant."""
    watched = [*_things(plan), *_others(plan)]
    first = len(watched)
    watched += _dates(plan)
    masks: dict[Topic, int] = {}
    for i, (_, topics) in enumerate(watched):
        for topic in topics:
            masks[topic] = masks.get(topic, 0) | 1 << i
    every = masks.pop(EVERY, 0)
    masks = {topic: mask | every for topic, mask in masks.items()}
    kinds = {topic[1]: mask for topic, mask in masks.items() if topic[0] == "any"}
    return Wakes(
        facts={
            (topic[1], topic[2]): mask | kinds.get(topic[1], 0)
            for topic, mask in masks.items()
            if topic[0] == "fact"
        },
        kinds=kinds,
        topics={topic: mask for topic, mask in masks.items() if topic[0] not in ("fact", "any")},
        steps={topic[1]: mask for topic, mask in masks.items() if topic[0] == "step"},
        every=every,
        bits={name: 1 << i for i, (name, _) in enumerate(watched)},
        settled=(1 << len(plan.order)) - 1,
        agenda=(1 << len(watched)) - (1 << first),
        dates={1 << i: watched[i][0] for i in range(first, len(watched))},
        all=(1 << len(watched)) - 1,
        moved=masks.get(("moved",), every),
        time=masks.get(("time",), every),
    )


def _things(plan: "Plan") -> Iterator[tuple[Watched, frozenset[Topic]]]:
    """Steps and findings, by what their settling reads."""
    for sort, name in plan.order:
        watching = Watching(plan)
        if sort == "step":
            _step(watching, plan, name)
        else:
            finding = plan.findings[name]
            watching.topic("outcome")
            watching.topic("lived")
            watching.topic("edge", f"found:{name}")
            watching.parts((finding.each, finding.when))
        yield (sort, name), watching.found()


def _step(watching: Watching, plan: "Plan", name: str) -> None:
    step = plan.steps[name]
    watching.topic("step", name)
    watching.topic("acts", name)
    watching.fact("lapsed", name)
    watching.topic("outcome")
    watching.topic("lived")
    if step.phase is None:
        watching.topic("moved")
    else:
        watching.topic("place", step.phase)
    for other in step.after:
        watching.step(other)
    for spell in step.during:
        watching.spell(spell)
    for question in plan.questions_of(step.form or name):
        watching.fact("answered", question.name)
    for decision in plan.choosing:
        chooses = decision.chooses
        if chooses is not None and (name in chooses.from_ or chooses.rounds_of == name):
            watching.topic("chosen", decision.name)
    parts = (*step.opens, step.need, step.unless, step.repeat, step.signed_by, step.done_by)
    watching.parts(parts)


def _others(plan: "Plan") -> Iterator[tuple[Watched, frozenset[Topic]]]:
    """What phases read: whether one is done, and where it moves on to."""
    for phase in plan.programme.phases.values():
        watching = Watching(plan)
        watching.phase_done(phase.name)
        yield ("done", phase.name), watching.found()
        watching = Watching(plan)
        watching.topic("moved")
        watching.parts(phase.next)
        for following in phase.next:
            watching.parts((getattr(plan.places.get(following.go), "enter", None),))
        yield ("next", phase.name), watching.found()


def _dates(plan: "Plan") -> Iterator[tuple[Watched, frozenset[Topic]]]:
    """What has days on which time alone turns something, by what those days hang on."""
    for name in plan.steps:
        if ("step", name) in plan.ends or name in plan.paced:
            watching = Watching(plan)
            watching.bounds(name)
            yield ("bounds", name), watching.found()
    for name in plan.programme.phases:
        if ("phase", name) in plan.ends:
            watching = Watching(plan)
            watching.window(name)
            yield ("window", name), watching.found()
    if plan.clock_limits:
        yield ("clocks", ""), _of_clocks(plan)
    if plan.sliding:
        yield ("sliding", ""), _of_sliding(plan)


def _of_clocks(plan: "Plan") -> frozenset[Topic]:
    watching = Watching(plan)
    for name, operand in plan.clock_limits:
        watching.parts((plan.programme.clocks[name], operand))
    return watching.found() - {("time",)} | _dated(plan, (o for _, o in plan.clock_limits))


def _of_sliding(plan: "Plan") -> frozenset[Topic]:
    watching = Watching(plan)
    for selection, scope, _ in plan.sliding:
        watching.parts((selection, scope.length))
    return watching.found()


def _dated(plan: "Plan", operands: Iterable[object]) -> frozenset[Topic]:
    """The days that change a length read from a parameter; the clock itself needs none."""
    watching = Watching(plan)
    watching.parts(operands)
    return watching.found()
