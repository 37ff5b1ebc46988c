"""`can_book`: Russamtalen under the example place, its dates worked out by hand."""

from datetime import date

import pytest

import programflow as pf
from tests.project.root import ROOT

MACHINE = pf.load(ROOT / "programmes" / "russamtalen.yaml").machine
PLACE = pf.load_place(ROOT / "programmes" / "places" / "example.yaml")


def case(*entries: pf.Entry, on: str = "2026-03-02") -> pf.Case:
    begun = pf.start(MACHINE, id="c", on=on, variant="section_40", settings=PLACE).case
    assert begun is not None
    played = pf.what_if(MACHINE, begun, entries)
    assert (played.rejected, played.case is not None) == ((), True)
    assert played.case is not None
    return played.case


UNDER_WAY = (
    pf.Began(id="e-1", spell="agreement", on="2026-03-03", by="inmate"),
    pf.Done(id="e-2", step="clarification", on="2026-03-03", by="officer"),
    pf.Answered(id="e-3", answers={"positive_test": True}, on="2026-03-03"),
    pf.Decided(id="e-4", step="offer", option="start", on="2026-03-04", by="prison"),
    pf.Done(id="e-5", step="talk_1", on="2026-03-10", by="officer"),
)


def span(found: pf.Bookable) -> tuple[date | None, date | None, str | None]:
    return found.first, found.last, found.kept


def test_until_when_a_talk_can_be_booked() -> None:
    """Three weeks from talk 1 on Tuesday 10 March are over on Tuesday the 31st."""
    found = pf.can_book(MACHINE, case(*UNDER_WAY), "talk_2", at="2026-03-11")
    assert span(found) == (date(2026, 3, 11), date(2026, 3, 31), "should")
    assert found.set_by == ("phases", "talks", "window", 0)
    days = [date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 31), date(2026, 4, 1)]
    assert [found.covers(day) for day in days] == [False, True, True, False]


def test_what_comes_later_may_set_the_last_date() -> None:
    """Nothing bounds the offer itself; talk 1 should be held within 14 days of the start."""
    found = pf.can_book(MACHINE, case(*UNDER_WAY[:3]), "offer", at="2026-03-03")
    assert span(found) == (date(2026, 3, 3), date(2026, 3, 16), "should")
    assert found.set_by[:4] == ("phases", "talks", "steps", "talk_1")


def test_what_has_passed_refuses_no_date() -> None:
    """The letter was to be signed by the 5th: it can still be signed, on any day."""
    found = pf.can_book(MACHINE, case(*UNDER_WAY), "sign_letter", at="2026-03-11")
    assert span(found) == (date(2026, 3, 11), None, "should")


@pytest.mark.parametrize("step", ["talk_1", "clarification"])
def test_what_is_done_is_not_booked(step: str) -> None:
    found = pf.can_book(MACHINE, case(*UNDER_WAY), step, at="2026-03-11")
    assert span(found) == (None, None, None)
    assert not found.covers(date(2026, 3, 12))


def test_asking_changes_nothing_and_is_asked_of_the_right_machine() -> None:
    subject = case(*UNDER_WAY)
    before = pf.status(MACHINE, subject, at="2026-03-11")
    pf.can_book(MACHINE, subject, "talk_2", at="2026-03-11")
    assert pf.status(MACHINE, subject, at="2026-03-11") == before
    other = pf.load(ROOT / "programmes" / "ruskontrakt.yaml").machine
    with pytest.raises(pf.MachineMismatch):
        pf.can_book(other, subject, "talk", at="2026-03-11")
    with pytest.raises(pf.BeforeEnrolment):
        pf.can_book(MACHINE, subject, "talk_2", at="2026-03-01")
    with pytest.raises(pf.UnknownStep):
        pf.can_book(MACHINE, subject, "talk_9", at="2026-03-11")


COURSE = """\
programflow: 1
id: course
version: 1
valid_from: 2026-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {nb: Kurs}
sources: {guide: {title: {nb: Veileder}}}
roles: {one: {side: participant}, office: {}}
spells: {pause: {}}
clocks: {running: {from: enrolled, except: [pause]}}
phases:
  course:
    initial: yes
    of: office
    window: [{clock: running, max: 8 weeks, modality: must}]
    source: guide
    steps:
      lesson:
        is: session
        need: must
        of: office
        window: [{from: previous_round, min: 2 days, modality: must}]
        repeat: {times: 4, gap: {max: 2 weeks, modality: should}}
        source: guide
    next: [{when: {phase: course, is: done}, go: completed, source: guide}]
outcomes:
  completed: {adverse: no}
"""


def test_rounds_and_pauses() -> None:
    """Eight weeks from Monday 2 March are over on 27 April. Of four rounds two are done, the last
    on the 10th; the third comes two days to two weeks later, and leaves two days for the fourth.
    After a pause of a week the frame is over on 4 May.
    """
    machine = pf.loads(COURSE).machine
    entries: list[pf.Entry] = [
        pf.Enrolled(id="enrolled", on="2026-03-02"),
        pf.Done(id="l-1", step="lesson", on="2026-03-03", by="office"),
        pf.Done(id="l-2", step="lesson", on="2026-03-10", by="office"),
    ]
    subject = pf.replay(machine, entries).case
    assert subject is not None
    found = pf.can_book(machine, subject, "lesson", at="2026-03-11")
    assert span(found) == (date(2026, 3, 12), date(2026, 3, 24), "should")
    late = pf.can_book(machine, subject, "lesson", at="2026-04-24")
    assert span(late) == (date(2026, 4, 24), date(2026, 4, 25), "should")
    paused = [
        pf.Began(id="p-1", spell="pause", on="2026-04-01"),
        pf.Ended(id="p-2", spell="pause", on="2026-04-08"),
    ]
    after = pf.what_if(machine, subject, paused).case
    assert after is not None
    late = pf.can_book(machine, after, "lesson", at="2026-04-24")
    assert span(late) == (date(2026, 4, 24), date(2026, 5, 2), "should")
