"""Can everything still be kept if others are slow, or a session has to be held again? (check 13)

Check 2 shows that *some* schedule is on time. Here a case does not go as well as it could: a step
of somebody outside comes on its last day; with `--proof` also every step on its own last day, every
session a day later than it could, as after one absence, and one pause that lasts as long as it may
(`one_pause`). All delays of a kind are taken together: what can be kept then can be kept with any
of them. What cannot is thinned to the delays that it takes.
"""

from collections.abc import Iterator

from attrs import evolve

from programflow.checking.one_pause import is_in_doubt, one_pause
from programflow.checking.pauses import pauses_of
from programflow.checking.prove_on_time import conflicts, failing
from programflow.checking.prove_pauses import running_on
from programflow.checking.question import NotProved, Question, Shown
from programflow.checking.stories import told
from programflow.checking.timetables import timetables
from programflow.definition.steps import Step
from programflow.diagnostics import Fault
from programflow.machine.drafts import Rule
from programflow.machine.lengths import Length
from programflow.machine.network import Link, Network
from programflow.machine.schedules import WRITTEN
from programflow.machine.timing import Timing

CHECK = "delays"
_DAY = Length(shift=1)

Delay = tuple[str, Link]
"""The step that is delayed, and what delays it; the link's own rule is the bound it uses up."""


def prove(question: Question) -> Shown:
    """The delays of each kind, all at once, on every way."""
    kinds = [("others-too-slow", _outside)]
    if question.thorough:
        kinds += [("no-time-left", _slow), ("no-day-for-absence", _absent)]
    pauses = _pauses(question) if question.thorough else ()
    found: dict[object, Fault | NotProved] = {}
    scenarios = 0
    for timing in timetables(question, CHECK).timings:
        for entry in _without_end(question, timing):
            found.setdefault(entry.route, entry)
        for rule, delays_of in kinds:
            delays = list(delays_of(question, timing))
            scenarios += bool(delays)
            for fault in _of_kind(question, timing, rule, delays) if delays else ():
                found.setdefault((fault.rule, fault.route, fault.param("steps")), fault)
        scenarios += len(pauses)
        for pause in pauses:
            for one in one_pause(question, timing, pause, check=CHECK):
                found.setdefault((pause, one.route), one)
    return Shown(
        faults=tuple(one for one in found.values() if isinstance(one, Fault)),
        not_proved=tuple(one for one in found.values() if isinstance(one, NotProved)),
        scenarios=scenarios,
    )


def _pauses(question: Question) -> tuple[str, ...]:
    """The pauses. Limits that run on in one are told of without `--proof`, and not once more."""
    running = {fault.route for fault in running_on(question)}
    question.shared.setdefault("tight", set()).update(running)
    return pauses_of(question)


def _of_kind(question: Question, timing: Timing, rule: str, delays: list[Delay]) -> Iterator[Fault]:  # noqa: PLR0917
    """The conflicts that delays bring about, each with the delays that it takes."""
    first = len(timing.rules)
    made = [
        (link._replace(rule=first + n), _rule(timing, name, link))
        for n, (name, link) in enumerate(delays)
    ]
    network = timing.network
    delayed = evolve(
        timing,
        network=Network(network.points, (*network.links, *(k for k, _ in made)), network.lasts),
        rules=(*timing.rules, *(r for _, r in made)),
    )
    for conflict in conflicts(delayed, question.starts, set()):
        late = tuple(delayed.rules[n].thing for n in sorted(conflict.rules) if n >= first)
        if late and not is_in_doubt(question, delayed, conflict):
            dates = failing(conflict.part, question.starts)
            fault = told(delayed, conflict, dates=dates, of=len(question.starts))
            question.shared.setdefault("tight", set()).add(fault.route)
            kept = dict(fault.params) | {"dates": dates, "of": len(question.starts)}
            names = ("thing", "start", "short", "dates", "of", "chain")
            params = (
                *((name, kept[name]) for name in names),
                ("steps", tuple(dict.fromkeys(late))),
            )
            yield evolve(fault, rule=rule, params=params)


def _rule(timing: Timing, name: str, link: Link) -> Rule:
    """A delay stands where the last day does that it uses up; an absence has no line of its own."""
    own = timing.rules[link.rule]
    route = own.route if own.kind in WRITTEN else timing.plan.steps[name].route
    return Rule(kind="delay", route=route, thing=name)


def _side(question: Question, step: Step) -> str:
    role = question.programme.roles.get(step.by or step.of)
    return "" if role is None else role.side


def _steps(timing: Timing) -> Iterator[tuple[Step, int]]:
    """The steps on a way with the point at which each is done."""
    for key, point in timing.numbers.items():
        if key[0] == "done" and key[2] == 0:
            yield timing.plan.steps[key[1]], point


def _outside(question: Question, timing: Timing) -> Iterator[Delay]:
    """Steps of others, each on its own last day."""
    for step, point in _steps(timing):
        if _side(question, step) == "outside":
            yield from _on_last_day(timing, step, point)


def _slow(question: Question, timing: Timing) -> Iterator[Delay]:
    """Every step, on its own last day."""
    del question
    for step, point in _steps(timing):
        yield from _on_last_day(timing, step, point)


def _on_last_day(timing: Timing, step: Step, point: int) -> Iterator[Delay]:
    """Not before the one last day that a step has for itself."""
    own = [
        link
        for link in timing.network.links
        if link.upper and link.head == point and _is_own(timing.rules[link.rule], step)
    ]
    if len(own) == 1:
        yield step.name, own[0]._replace(upper=False)


def _is_own(rule: Rule, step: Step) -> bool:
    return rule.kind in WRITTEN and rule.doubt is None and rule.thing == step.name


def _absent(question: Question, timing: Timing) -> Iterator[Delay]:
    """Every session that must be held, a day after it could be."""
    del question
    for step, point in _steps(timing):
        first = timing.numbers["first", step.name, 0]
        if step.is_ == "session" and step.need.modality == "must" and first == point:
            for link in timing.network.links:
                if not link.upper and link.head == point and link.length.shift == 0:
                    yield step.name, link._replace(length=_DAY)


def _without_end(question: Question, timing: Timing) -> Iterator[NotProved]:
    """Steps of others without a last day, for which something that must be in time has to wait."""
    for step, point in _steps(timing):
        if _side(question, step) != "outside" or list(_on_last_day(timing, step, point)):
            continue
        waiting = {k.head for k in timing.network.links if not k.upper and k.tail == point}
        for link in timing.network.links:
            rule = timing.rules[link.rule]
            must = rule.modality == "must" and rule.doubt is None
            if link.upper and must and link.head in waiting and link.tail != point:
                params = (("step", step.name), ("thing", rule.thing))
                yield NotProved(
                    check=CHECK,
                    reason="outside-open",
                    params=params,
                    route=step.route,
                    related=(rule.route,),
                )
                break
