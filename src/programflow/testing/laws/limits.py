"""Laws of time: P7 to P11. Windows of one programme at a time, on dates where dates go wrong."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

import programflow as pf
from programflow.definition.writing import dumps
from programflow.machine import Machine
from programflow.temporal import EMPTY, NORWAY
from programflow.testing.drawing import Choices
from programflow.testing.drawing.journals import STARTS
from programflow.testing.laws.plain import moved, plain
from programflow.testing.laws.subjects import Subject, days, played, raw, status

PROGRAMME = """
programflow: 1
id: one-window
version: 1
valid_from: 2020-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {{nb: Ett vindu}}
sources: {{guide: {{title: {{nb: Veileder}}}}}}
roles: {{client: {{side: participant}}, office: {{}}}}
spells: {{pause: {{assumption: yes}}}}
clocks: {{run: {{from: {{done: start}}, {stop}assumption: yes}}}}
phases:
  a:
    initial: yes
    steps:
      start: {{is: session, need: must, of: client, source: guide 1}}
      goal:
        {{is: session, need: must, of: client, source: guide 1,
          window: [{{{bound}, modality: must}}]}}
outcomes: {{out: {{adverse: no}}}}
"""
GOAL = "goal<entered:a:1"
LENGTHS = ("3 days", "0 days", "1 week", "2 working days", "5 working days", "1 month", "3 months")
STOPPED = ("3 days", "0 days", "1 week", "10 days")


class Window(NamedTuple):
    """A programme with one window, and the day from which it is counted."""

    machine: Machine
    start: date


@lru_cache(maxsize=256)
def machine_of(bound: str, stop: str = "") -> Machine:
    """The programme of one bound."""
    return pf.loads(PROGRAMME.format(bound=bound, stop=stop)).machine


def anchored(choices: Choices, bound: str, *, stop: str = "") -> Window:
    """A window whose first day is one of those near a boundary."""
    start = choices.pick(STARTS) + timedelta(choices.between(0, 6))
    return Window(machine_of(bound, stop), start)


def upper(choices: Choices, lengths: tuple[str, ...] = LENGTHS) -> str:
    """An upper bound."""
    key = choices.pick(("max: {0}", "aim: {0}, late: 1 day", "max: {0}, counting: statutory"))
    return "from: {done: start}, " + key.format(choices.pick(lengths))


def told(window: Window, *entries: dict[str, Any], at: date | None = None) -> Any:
    """The status of a case with these entries, its start done on the first day."""
    rows = [
        {"id": "e0", "kind": "enrolled", "on": STARTS[-1].isoformat()},
        {"id": "e1", "kind": "done", "step": "start", "on": window.start.isoformat()},
        *({"id": f"f{n}", **row} for n, row in enumerate(entries)),
    ]
    read = [pf.entry_from_json(row) for row in rows]
    case = raw(window.machine, [e for e in read if isinstance(e, pf.Entry)])
    return pf.status(window.machine, case, at=at or max(e.on for e in case.entries))


def due_of(window: Window, *entries: dict[str, Any], at: date | None = None) -> Any:
    """The last day of the window."""
    said = told(window, *entries, at=at)
    return next(b.due for s in said.steps if s.item == GOAL for b in s.bounds)


def p8_later_anchor_later_due(subject: Subject) -> None:
    """P8: a later anchor never gives an earlier due date."""
    window = anchored(subject.choices, upper(subject.choices))
    later = window._replace(start=window.start + timedelta(subject.choices.between(1, 5)))
    assert due_of(window) <= due_of(later)


def p9_boundary(subject: Subject) -> None:
    """P9: due − 1 in time, due in time, due + 1 late; for a first day the same from below."""
    choices = subject.choices
    window = anchored(choices, upper(choices))
    due = due_of(window)
    for days_off, late in ((-1, False), (0, False), (1, True)):
        on = due + timedelta(days_off)
        if on < window.start:
            continue
        found = told(window, _done(on)).findings
        assert [f.item for f in found] == ([f"lapsed:{GOAL}/window/0"] if late else [])
    _lower_boundary(choices)


def _lower_boundary(choices: Choices) -> None:
    length = choices.pick([n for n in LENGTHS if n != "0 days"])
    window = anchored(choices, "from: {done: start}, min: " + length)
    said = told(window)
    low = next(b.earliest for s in said.steps if s.item == GOAL for b in s.bounds)
    assert low is not None
    for days_off, early in ((-1, True), (0, False), (1, False)):
        found = told(window, _done(low + timedelta(days_off))).findings
        assert [f.item for f in found] == ([f"outside:{GOAL}/window/0<f0"] if early else [])


def _done(on: date) -> dict[str, Any]:
    return {"kind": "done", "step": "goal", "on": on.isoformat()}


def p10_pause_moves_due(subject: Subject) -> None:
    """P10: a pause moves due by exactly the paused days after the anchor and up to due; an empty
    or split pause, or an open one that began after due, changes nothing.
    """
    choices = subject.choices
    bound = "clock: run, max: " + choices.pick(STOPPED)
    window = anchored(choices, bound, stop="except: [pause], ")
    plain_due = due_of(window)
    first = window.start + timedelta(choices.between(-2, 8))
    last = first + timedelta(choices.between(0, 6))
    long_after = max(last, plain_due) + timedelta(40)
    due = due_of(window, *_pause(first, last), at=long_after)
    paused = {first + timedelta(n) for n in range((last - first).days)}
    counted = sum(window.start < day <= due for day in paused)
    assert due == plain_due + timedelta(counted)
    middle = first + (last - first) // 2
    split = (*_pause(first, middle), *_pause(middle, last))
    assert due_of(window, *split, at=long_after) == due
    begun = _pause(plain_due + timedelta(1 + choices.between(0, 3)), None)
    assert due_of(window, *begun, at=long_after) == plain_due


def _pause(first: date, last: date | None) -> tuple[dict[str, Any], ...]:
    first = max(first, STARTS[-1])
    began = {"kind": "began", "spell": "pause", "on": first.isoformat()}
    if last is None:
        return (began,)
    return began, {"kind": "ended", "spell": "pause", "on": last.isoformat()}


class MoreHolyDays:
    """The Norwegian calendar with some days more on which nobody works."""

    name = "more"
    version = "1"

    def __init__(self, more: Iterable[date]) -> None:
        self.more = frozenset(day.toordinal() for day in more)

    def is_working_day(self, day: int) -> bool:
        """Not on the days added."""
        return day not in self.more and NORWAY.is_working_day(day)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MoreHolyDays) and other.more == self.more

    def __hash__(self) -> int:
        return hash(self.more)


def p11_added_holiday(subject: Subject) -> None:
    """P11: a holiday more never makes a rolled or working-day deadline earlier."""
    choices = subject.choices
    window = anchored(choices, upper(choices))
    due = due_of(window)
    near = [due + timedelta(n) for n in (0, 1, -1, 2, 3)] + [window.start + timedelta(1)]
    calendar = MoreHolyDays(choices.some(near, least=1, most=3))
    machine = Machine(window.machine.programme, window.machine.digest, calendar)
    assert due_of(Window(machine, window.start)) >= due


# What no shift leaves alone: lengths that depend on the date, and dates in the definition.
_FIXED = re.compile(r"\b(months?|years?|hours?|dated|date)\b")


def p7_shift(subject: Subject) -> None:
    """P7: shifting events and calendar together by weeks shifts every date."""
    if _FIXED.search(dumps(subject.programme).partition("roles:")[2]):
        return
    case = played(subject)
    machine = Machine(subject.programme, case.digest, EMPTY)
    weeks = 7 * subject.choices.pick((1, 2, 4, 52, -3))
    shifted = [pf.entry_from_json(moved(pf.entry_to_json(e), weeks)) for e in case.entries]
    if any(e.at == "02:30" for e in case.entries):
        return  # a local time that some days have not, and some have twice
    other = raw(machine, [e for e in shifted if isinstance(e, pf.Entry)])
    for at in days(case):
        one = status(machine, raw(machine, case.entries), at)
        two = status(machine, other, at + timedelta(weeks))
        if one is None or two is None:
            assert one is two
            continue
        left, right = moved(plain(one), weeks), plain(two)
        for name in left:
            assert left[name] == right[name], (name, left[name], right[name])
