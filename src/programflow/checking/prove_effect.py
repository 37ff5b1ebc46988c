"""Is there a rule of time that changes nothing, since others are always stricter? (check 15)

A bound is without effect if breaking it, and keeping all the others, is impossible on every start
date. That is asked of the kernel: the bound is turned round by a day, and nothing may fit.
"""

from collections.abc import Iterator
from typing import NamedTuple

from programflow.checking.question import Question, Shown
from programflow.checking.timetables import lengths_of, loosest, tightest
from programflow.definition.node import Route
from programflow.diagnostics import Fault
from programflow.machine.drafts import START, Rule
from programflow.machine.lengths import Length
from programflow.machine.network import Link, Network, smallest_conflict
from programflow.machine.routes import MOST, ways
from programflow.machine.timing import Timing, timing_of

CHECK = "effect"
ENDS = frozenset({"min", "max", "early", "late"})


class Idle(NamedTuple):
    """A rule that changed nothing on a way, and the rules that are stricter."""

    rule: Rule
    stricter: tuple[Route, ...]


def prove(question: Question) -> Shown:
    """A warning for each bound that changes nothing on any way."""
    lengths = lengths_of(question)
    idle: dict[Route, Idle] = {}
    working: set[Route] = set()
    for way in ways(question.plan)[:MOST]:
        tight, loose = (
            timing_of(question.plan, way, lengths=lengths, values=values)
            for values in (tightest(question), loosest(question))
        )
        for link in _asked(tight, loose):
            rule = tight.rules[link.rule]
            if rule.route in working or (link.upper and _is_of_others(question, rule)):
                continue
            stricter = _stricter(loose, link, rule, starts=question.starts)
            if stricter is None:
                working.add(rule.route)
            else:
                idle.setdefault(rule.route, Idle(rule, stricter))
    found = {route: one for route, one in idle.items() if route not in working}
    question.shared.setdefault("tight", set()).update(found)
    return Shown(
        faults=tuple(_fault(one) for one in found.values()),
        dates=len(question.starts),
    )


def _is_of_others(question: Question, rule: Rule) -> bool:
    """Whether it says how long somebody outside may take: nobody else's rules make that shorter."""
    step = question.plan.steps.get(rule.thing)
    role = None if step is None else question.programme.roles.get(step.by or step.of)
    return role is not None and role.side == "outside"


def _asked(tight: Timing, loose: Timing) -> Iterator[Link]:
    """The bounds that stand for themselves: one link each, from a date that is on the way."""
    if len(tight.rules) != len(loose.rules):
        return
    number: dict[int, int] = {}
    for link in tight.network.links:
        number[link.rule] = number.get(link.rule, 0) + 1
    for link in tight.network.links:
        rule = tight.rules[link.rule]
        if rule.kind in ENDS and rule.doubt is None and number[link.rule] == 1:
            yield link


def _stricter(loose: Timing, link: Link, rule: Rule, *, starts: range) -> tuple[Route, ...] | None:
    """The rules by which a bound cannot be broken; None if it can be, on some start date."""
    modalities = ("must",) if rule.modality == "must" else ("must", "should")
    others = loose.for_modalities(*modalities, doubted=False).without({link.rule})
    turned = link.length.then(Length(shift=1 if link.upper else -1))
    broken = Network(
        others.points,
        (*others.links, link._replace(length=turned, upper=not link.upper)),
        others.lasts,
    )
    for day in starts[:1] if broken.is_steady else starts:
        low, fixed = [day] * broken.points, {START: day}
        if broken.fits(low, fixed) is not False or others.fits(low, fixed) is not True:
            return None
    day = starts[0]
    low, fixed = [day] * broken.points, {START: day}
    found = [one for one in smallest_conflict(broken, low, fixed) if one != link.rule]
    if not _is_always_there(loose, link, found):
        return None
    return tuple(loose.rules[one].route for one in found if loose.rules[one].modality is not None)


def _is_always_there(timing: Timing, link: Link, rules: list[int]) -> bool:
    """Whether what is stricter is in a case whenever the bound itself is."""
    with_it = timing.conditions[link.tail] | timing.conditions[link.head]
    points = {p for k in timing.network.links if k.rule in rules for p in (k.tail, k.head)}
    return all(timing.conditions[point] <= with_it for point in points)


def _fault(idle: Idle) -> Fault:
    rule = idle.rule
    return Fault(
        rule="no-effect",
        route=rule.route,
        params=(("thing", rule.thing), ("said", f"{rule.route[-1]}: {rule.said}")),
        related=idle.stricter,
    )
