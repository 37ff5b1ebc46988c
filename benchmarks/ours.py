"""programflow on the same stories: `peer.yaml` and the public calls, nothing behind the scenes."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import programflow as pf
from benchmarks.scenarios import HAPPY, START, Event

MACHINE = pf.load(Path(__file__).with_name("peer.yaml")).machine

_DECISIONS = {
    "decide": ("decide", "offer", "staff"),
    "refuse": ("decide", "refuse", "staff"),
    "accept": ("accept", "accept", "participant"),
    "decline": ("answer_follow_up", "decline", "participant"),
    "accept_follow_up": ("answer_follow_up", "accept", "participant"),
}
_LEAVING = {"referred": "leave_early", "offered": "leave_offer", "talks": "leave_talks"}


# Of fourteen entries one in twenty is late if seven cases in ten have a late one.
LATE_OF_TEN = 7


def entry(event: Event, number: int, phase: str = "talks") -> pf.Entry:
    """The entry that records an event; `phase` is where somebody leaves from."""
    id_, on = f"e{number}", event.on
    if event.name == "answer" and event.value is not None:
        return pf.Answered(id=id_, on=on, by="staff", answers=dict([event.value]))
    if event.name == "consent":
        return pf.Began(id=id_, on=on, by="participant", spell="consent")
    if event.name == "leave":
        return pf.Decided(id=id_, on=on, by="participant", step=_LEAVING[phase], option="leave")
    if event.name in _DECISIONS:
        step, option, by = _DECISIONS[event.name]
        why = "four times no" if option == "refuse" else ()
        return pf.Decided(id=id_, on=on, by=by, step=step, option=option, reasons=why)
    return pf.Done(id=id_, on=on, by="staff", step=event.name)


def prepare(events: Sequence[Event]) -> list[pf.Entry]:
    """Ready entries. The referral is the enrolment, which `start` makes."""
    return [entry(event, number) for number, event in enumerate(events) if event.name != "refer"]


def begin(id_: str = "c") -> pf.Case:
    """A case that was referred: the first event of each story."""
    started = pf.start(MACHINE, id=id_, on=START)
    assert isinstance(started, pf.Accepted)
    return started.case


def play(entries: Sequence[pf.Entry]) -> pf.Case:
    """A case through ready entries; one that is rejected changes nothing."""
    case = begin()
    for one in entries:
        result = pf.advance(MACHINE, case, one)
        case = result.case if isinstance(result, pf.Accepted) else case
    return case


def shard(cases: int) -> list[tuple[str, pf.Entry]]:
    """The happy story of many cases, each begun on another day, sorted by case.

    Of all entries one in twenty is late: a talk that is told of after the next one.
    """
    rows: list[tuple[str, pf.Entry]] = []
    first, second = (n for n, e in enumerate(HAPPY.events) if e.name in ("talk_1", "talk_2"))
    for number in range(cases):
        begun = timedelta(number % 365)
        events = [Event(e.name, e.day + begun.days, e.value) for e in HAPPY.events]
        told = [pf.Enrolled(id="enrolled", on=START + begun), *prepare(events)]
        if number % 10 < LATE_OF_TEN:
            told[first], told[second] = told[second], told[first]
        rows += ((f"c-{number:07}", one) for one in told)
    return rows


def stands(case: pf.Case, on: int) -> tuple[str, bool]:
    """The state and whether the talks are overdue, as the status says."""
    status = pf.status(MACHINE, case, at=START + timedelta(days=on))
    overdue = any(found.name == "talks" for found in status.findings)
    return status.outcome or status.phase or "", overdue
