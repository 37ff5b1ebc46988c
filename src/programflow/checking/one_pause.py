"""Can everything still be kept if one pause lasts as long as it may? (check 13, with `--proof`)

A pause is at its worst when it begins on a day on which somebody could have come at the earliest:
one that begins before, and after the last such day, is over sooner. So there are a few days on
which it is tried to begin; and they are tried for those start dates only for which it is not enough
to be slower everywhere.
"""

from collections.abc import Iterable, Iterator

from attrs import evolve

from programflow.checking.paused import Paused, paused
from programflow.checking.prove_on_time import MOST, weakest
from programflow.checking.question import NotProved, Question
from programflow.checking.stories import Conflict, told
from programflow.checking.timetables import both_ways
from programflow.checking.told_days import Day, told_day
from programflow.diagnostics import Fault
from programflow.machine.components import Component, components
from programflow.machine.network import smallest_conflict
from programflow.machine.timing import Timing

SCENARIOS = 2**8
"""Beginnings of a pause that are tried for one start date, at most."""


def one_pause(
    question: Question, timing: Timing, pause: str, *, check: str
) -> Iterator[Fault | NotProved]:
    """What a pause makes impossible on a way, and what it leaves open."""
    way = paused(question, timing, pause)
    for conflict, begins in _conflicts(question, way):
        if is_in_doubt(question, way.timing, conflict):
            continue
        if way.said is not None:
            yield _fault(question, way, conflict, begins=begins)
            continue
        about = way.timing.rules[weakest(way.timing, conflict.rules)]
        yield NotProved(
            check=check,
            reason="pause-open",
            params=(("spell", pause), ("thing", about.thing)),
            route=way.timing.rules[way.rule].route,
            related=(about.route,),
        )
        return


def is_in_doubt(question: Question, timing: Timing, conflict: Conflict) -> bool:
    """Whether it is not certain that these rules meet, or it is told elsewhere."""
    rules = [timing.rules[number] for number in conflict.rules]
    told_of = question.shared.get("broken", set()) | question.shared.get("tight", set())
    return (
        any(rule.doubt is not None or rule.route in told_of for rule in rules)
        or len(timing.apart(conflict.rules)) > 1
        or both_ways(rules, question) is not None
    )


def _conflicts(question: Question, way: Paused) -> Iterator[tuple[Conflict, int]]:
    """Conflicts that the pause is part of, each with the day on which it begins."""
    doubtful = _doubtful(question, way)
    for part in components(way.timing.for_modalities("must", "should")) if doubtful else ():
        if way.places.isdisjoint(part.points):
            continue
        kept = frozenset(link.rule for link in part.network.links)
        for _ in range(MOST):
            left = part.only(kept)
            found = next(_broken(way, left, doubtful), None)
            if found is None:
                break
            day, begins = found
            rules = smallest_conflict(left.network, [day] * left.network.points, left.fixed(day))
            if way.rule in rules:
                yield Conflict(rules, day, part.only(frozenset(rules))), begins
            kept -= {weakest(way.timing, rules)}


def _doubtful(question: Question, way: Paused) -> list[int]:
    """Start dates for which being slower everywhere is too slow; of those all alike, one."""
    found: set[int] = set()
    for part in components(way.slow):
        if not way.places.isdisjoint(part.points):
            found.update(part.failing(question.starts[: part.network.repeats]))
    return sorted(found)


def _broken(way: Paused, part: Component, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Start dates on which all can be kept, but for a pause that begins on the day beside it."""
    network = part.network
    seconds = [at for at, point in enumerate(part.points) if point in way.places]
    for day in starts:
        low, fixed = [day] * network.points, part.fixed(day)
        way.never_begins()
        found = network.raised(low, fixed)
        if network.fits(low, fixed) is not True:
            continue
        for begins in sorted({found.days[at] for at in seconds})[:SCENARIOS]:
            way.begins(begins)
            if network.fits(low, fixed) is False:
                yield day, begins
                break


def _fault(question: Question, way: Paused, conflict: Conflict, *, begins: int) -> Fault:
    of = dates = len(question.starts)
    if not way.slow.is_steady:
        dates = sum(1 for _ in _broken(way, conflict.part, question.starts))
    way.begins(begins)
    fault = told(way.timing, conflict, dates=dates, of=of)
    question.shared.setdefault("tight", set()).add(fault.route)
    kept = dict(fault.params) | {"dates": dates, "of": of, "spell": way.pause, "said": way.said}
    kept["chain"] = _with_pause(way, kept["chain"], begins=begins)
    names = ("thing", "start", "short", "dates", "of", "chain", "spell", "said")
    params = tuple((name, kept[name]) for name in names)
    return evolve(fault, rule="no-time-for-pause", params=params)


def _with_pause(way: Paused, chain: tuple[Day, ...], *, begins: int) -> tuple[Day, ...]:
    """The story with the pause told where it is first in the way."""
    route = way.timing.rules[way.rule].route
    at = next((n for n, line in enumerate(chain) if line.route == route), 1)
    came = told_day(begins, "began", way.pause, route=("spells", way.pause))
    over = told_day(way.gap.end, "ended", way.pause, route=route, said=way.said)
    rest = (line._replace(route=(), key="") if line.route == route else line for line in chain[at:])
    return (*chain[:at], came, over, *rest)
