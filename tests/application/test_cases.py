"""The example application: entries recorded once, two writers, snapshots, the worklist, timers."""

from datetime import date, timedelta

import pytest
from attrs import evolve

import programflow as pf
from application import cases, worklist
from application.cases import Desk
from application.database import change, rows
from tests.application.servers import Connect
from tests.application.stories import TODAY, faults, machine, story
from tests.project.root import ROOT

FOLDER = ROOT / "examples" / "application"


@pytest.fixture
def desk(connect: Connect) -> Desk:
    return Desk(connect(), machine(), TODAY)


def record_all(desk: Desk, case: str, entries: tuple[pf.Entry, ...] = story()) -> None:
    for entry in entries:
        assert isinstance(cases.record(desk, case, entry), pf.Accepted)


def count(desk: Desk, table: str = "journal") -> int:
    (row,) = rows(desk.db, f"SELECT count(*) FROM {table}")
    return int(row[0])


def test_it_can_be_read_in_one_sitting() -> None:
    files = [path for path in FOLDER.iterdir() if path.is_file()]
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files) < 300


def test_what_was_recorded_is_the_case(desk: Desk) -> None:
    record_all(desk, "c-1")
    played = pf.replay(machine(), story(), id="c-1").case
    assert cases.load(desk, "c-1") == (len(story()), played)
    assert [*faults(desk)] == []


def test_sent_again_it_is_recorded_once(desk: Desk) -> None:
    for entry in story():
        for _ in range(2):
            assert isinstance(cases.record(desk, "c-1", entry), pf.Accepted)
    assert count(desk) == len(story())


def test_another_entry_with_the_same_id_is_rejected(desk: Desk) -> None:
    record_all(desk, "c-1", story()[:3])
    answer = cases.record(desk, "c-1", evolve(story()[2], by="prison"))
    assert isinstance(answer, pf.Rejected)
    assert answer.code == "id-reused"
    assert count(desk) == 3


def test_nothing_is_recorded_before_an_enrolment(desk: Desk) -> None:
    answer = cases.record(desk, "c-1", story()[1])
    assert isinstance(answer, pf.Rejected)
    assert answer.code == "not-enrolled"
    assert count(desk) == count(desk, "work") == 0


def test_an_act_that_is_not_available_is_rejected_and_leaves_no_trace(desk: Desk) -> None:
    record_all(desk, "c-1", story()[:3])
    offer = next(entry for entry in story() if isinstance(entry, pf.Decided))
    answer = cases.record(desk, "c-1", offer)
    assert isinstance(answer, pf.Rejected)
    assert count(desk) == 3


def test_whoever_finds_the_place_taken_asks_again(
    desk: Desk, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_all(desk, "c-1", story()[:9])
    offer = story()[9]
    assert isinstance(offer, pf.Decided)
    colleague = Desk(connect(), machine(), TODAY)
    load, seen = cases.load, []

    def load_and_be_slow(asked: Desk, case: str) -> tuple[int, pf.Case | None]:
        found = load(asked, case)
        seen.append(found[0])
        if asked is desk and len(seen) == 1:
            cases.record(colleague, case, evolve(offer, id="first", option="refuse", reasons=["x"]))
        return found

    monkeypatch.setattr(cases, "load", load_and_be_slow)
    answer = cases.record(desk, "c-1", offer)
    assert isinstance(answer, pf.Rejected)
    assert answer.code == "already-decided"
    assert seen == [9, 9, 10]
    assert [*faults(desk)] == []


def test_a_snapshot_that_is_of_no_use_is_passed_over(desk: Desk) -> None:
    record_all(desk, "c-1")
    before = cases.load(desk, "c-1")
    ((taken,),) = rows(desk.db, "SELECT snapshot FROM snapshot")
    assert f'"id": "{story()[19].id}"' in taken
    for spoilt in (taken[:-20], taken.replace('"version": 1', '"version": 9', 1), "", taken[1:]):
        change(desk.db, "UPDATE snapshot SET snapshot = ?", spoilt)
        assert cases.load(desk, "c-1") == before


def test_all_but_the_journal_may_be_emptied(desk: Desk) -> None:
    record_all(desk, "c-1", story()[:12])
    for table in ("snapshot", "work", "timer"):
        change(desk.db, f"DELETE FROM {table}")
    record_all(desk, "c-1", story()[12:])
    assert [*faults(desk)] == []


def test_the_worklist_says_what_is_open_due_and_to_settle_and_for_whom(connect: Connect) -> None:
    desk = Desk(connect(), machine(), date(2026, 9, 16))
    record_all(desk, "c-1", story()[:12])
    found = {(item.what, item.about, item.day) for item in worklist.for_role(desk.db, "officer")}
    # Talk 1 was held on Tuesday the 15th. The example place lets the three weeks run from it.
    assert ("open", "talk_2", None) in found
    assert ("settle", "prison", None) in found
    (due,) = (i for i in worklist.for_role(desk.db, "prison") if i.about == "talks")
    assert due == worklist.Item("c-1", "prison", "due", "talks", "2026-10-06")


def test_time_alone_changes_the_worklist_on_the_day_of_the_timer(connect: Connect) -> None:
    before = Desk(connect(), machine(), date(2026, 10, 5))
    record_all(before, "c-1", story()[:18])
    record_all(before, "c-2", story()[:1])
    last = date(2026, 10, 6)
    for day in (last - timedelta(days=1), last, last + timedelta(days=1)):
        desk = before._replace(today=day)
        cases.wake(desk)
        found = worklist.for_role(desk.db, "officer")
        assert (worklist.Item("c-1", "officer", "open", "confirm") in found) == (day > last), day


def test_a_case_whose_day_has_not_come_is_left_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_all(desk, "c-1")
    monkeypatch.setattr(cases, "load", lambda *_: pytest.fail("there was nothing to look at"))
    cases.wake(desk)


def test_a_late_look_does_not_undo_what_was_written_meanwhile(desk: Desk) -> None:
    record_all(desk, "c-1", story()[:11])
    seq, case = cases.load(desk, "c-1")
    assert case is not None
    old = worklist.work_in(machine(), case, today=TODAY)
    record_all(desk, "c-1", story()[11:])
    now = worklist.for_role(desk.db, "officer")
    worklist.put(desk.db, "c-1", old, seq=seq)
    assert worklist.for_role(desk.db, "officer") == now
