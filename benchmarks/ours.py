"""programflow on the same stories: `peer.yaml` and the public calls, nothing behind the scenes."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import programflow as pf
from benchmarks.scenarios import START, Event

MACHINE = pf.load(Path(__file__).with_name("peer.yaml")).machine

_DECISIONS = {
    "decide": ("decide", "offer", "staff"),
    "refuse": ("decide", "refuse", "staff"),
    "accept": ("accept", "accept", "participant"),
    "decline": ("answer_follow_up", "decline", "participant"),
    "accept_follow_up": ("answer_follow_up", "accept", "participant"),
}
_LEAVING = {"referred": "leave_early", "offered": "leave_offer", "talks": "leave_talks"}


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


def stands(case: pf.Case, on: int) -> tuple[str, bool]:
    """The state and whether the talks are overdue, as the status says."""
    status = pf.status(MACHINE, case, at=START + timedelta(days=on))
    overdue = any(found.name == "talks" for found in status.findings)
    return status.outcome or status.phase or "", overdue
