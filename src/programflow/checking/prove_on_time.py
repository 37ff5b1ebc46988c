"""Can everything be done on time, whatever day the case begins? (checks 2 and 5)"""

from collections.abc import Iterator
from typing import Any

from programflow.checking.question import NotProved, Question, Shown
from programflow.checking.stories import Conflict, told
from programflow.checking.timetables import both_ways, timetables
from programflow.definition.node import Route
from programflow.machine.components import Component, components
from programflow.machine.drafts import Rule
from programflow.machine.network import smallest_conflict
from programflow.machine.timing import Timing

CHECK = "on-time"

MOST = 12
"""Conflicts of one way after which no more are looked for."""


def prove(question: Question) -> Shown:
    """Every conflict of every way, told once."""
    tables = timetables(question, CHECK)
    found = []
    doubts = list(tables.not_proved)
    seen: set[object] = set()
    fitting: set[frozenset[Route]] = set()
    for timing in tables.timings:
        for conflict in conflicts(timing, question.starts, fitting):
            rules = [timing.rules[number] for number in conflict.rules]
            key = frozenset(rule.route for rule in rules)
            if key in seen:
                continue
            seen.add(key)
            last = {rule.route for rule in rules if rule.kind in LAST_DAYS}
            question.shared.setdefault("broken", set()).update(last)
            doubt = _doubt(question, timing, conflict, rules=rules)
            if doubt is None:
                dates = failing(conflict.part, question.starts)
                found.append(told(timing, conflict, dates=dates, of=len(question.starts)))
            else:
                doubts.append(doubt)
    return Shown(faults=tuple(found), not_proved=tuple(doubts), dates=len(question.starts))


def conflicts(timing: Timing, starts: range, fitting: set[frozenset[Route]]) -> Iterator[Conflict]:
    """Conflicts, each found with the rules left that earlier ones have not taken out.

    Args:
        timing: the network of a way.
        starts: the start dates.
        fitting: the rules of parts that were found to fit on other ways; they are not asked again,
            and what fits is added.
    """
    network = timing.for_modalities("must", "should")
    for part in components(network):
        kept = frozenset(link.rule for link in part.network.links)
        for _ in range(MOST):
            routes = frozenset(timing.rules[rule].route for rule in kept)
            left = part.only(kept)
            day = None if routes in fitting else first_failing(left, starts)
            if day is None:
                fitting.add(routes)
                break
            rules = smallest_conflict(left.network, [day] * part.network.points, part.fixed(day))
            yield Conflict(rules, day, part.only(frozenset(rules)))
            kept -= {weakest(timing, rules)}


def first_failing(part: Component, starts: range) -> int | None:
    """The first start date for which the bounds cannot be kept."""
    return next(part.failing(starts[: part.network.repeats]), None)


def failing(part: Component, starts: range) -> int:
    """For how many start dates they cannot."""
    if part.network.is_steady:
        return 0 if part.fits(starts[0]) else len(starts)
    return sum(1 for _ in part.failing(starts))


def weakest(timing: Timing, rules: tuple[int, ...]) -> int:
    """The rule of a conflict that gives way: advice before duty, a last day before the rest."""

    def strength(number: int) -> tuple[bool, bool, bool]:
        rule = timing.rules[number]
        return rule.modality is None, rule.modality == "must", rule.kind not in LAST_DAYS

    return min(rules, key=strength)


LAST_DAYS = frozenset({"max", "late", "gap", "before", "least"})


def _doubt(
    question: Question, timing: Timing, conflict: Conflict, *, rules: list[Rule]
) -> NotProved | None:
    """Why a conflict is no fault after all, as far as can be told."""
    about = timing.rules[weakest(timing, conflict.rules)]
    related = tuple(rule.route for rule in rules if rule is not about)
    reason: str | None = None
    params: tuple[tuple[str, Any], ...] = ()
    doubted = next((rule for rule in rules if rule.doubt is not None), None)
    together = timing.apart(conflict.rules)
    if doubted is not None:
        reason, about = doubted.doubt, doubted
        params = (("step", doubted.thing),)
    elif len(together) > 1:
        reason, params = "together", (("step", together),)
    elif (name := both_ways(rules, question)) is not None:
        reason, params = "range-both-ways", (("parameter", name),)
    if reason is None:
        return None
    return NotProved(check=CHECK, reason=reason, params=params, route=about.route, related=related)
