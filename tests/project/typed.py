"""What mypy and pyright must say of the calls: nothing here is run, all of it is checked."""

from datetime import date
from typing import Any, assert_type

import programflow as pf
from programflow.case.verdict import Due, FindingStatus, NextDate, OpenDecision, Possible
from programflow.definition import dumps
from programflow.definition.programme import Place, Programme
from programflow.diagnostics import Fault
from programflow.rendering import render_reason, render_status, status_to_json


def definitions() -> pf.Machine:
    loaded = pf.load("programmes/russamtalen.yaml")
    assert_type(loaded, pf.Loaded)
    assert_type(loaded.programme, Programme)
    assert_type(loaded.diagnostics, tuple[Fault, ...])
    assert_type(dumps(loaded.programme), str)
    assert_type(pf.load_place("programmes/places/example.yaml"), Place)
    return assert_type(loaded.machine, pf.Machine)


def calls(machine: pf.Machine, case: pf.Case) -> None:
    started = pf.start(machine, id="c-1", on="2026-03-02", variant="voluntary")
    assert_type(started, pf.Accepted | pf.Rejected)
    assert_type(pf.start(machine, id="c-1", on=date(2026, 3, 2)), pf.Accepted | pf.Rejected)
    assert_type(pf.replay(machine, case.entries).case, pf.Case | None)
    assert_type(pf.what_if(machine, case, []).rejected, tuple[pf.Rejected, ...])
    assert_type(pf.next_dates(machine, case), tuple[NextDate, ...])
    assert_type(pf.snapshot(machine, case), str)
    assert_type(pf.restore(machine, ""), pf.Case | pf.Unusable)


def answers(answer: pf.Accepted | pf.Rejected) -> pf.Case | None:
    assert_type(answer.ok, bool)
    assert_type(answer.entry, pf.Entry)
    if isinstance(answer, pf.Accepted):
        return assert_type(answer.case, pf.Case)
    assert_type(answer, pf.Rejected)
    assert_type(answer.code, str)
    assert_type(answer.reason, pf.Reason)
    return assert_type(answer.case, pf.Case | None)


def entries(plain: dict[str, Any]) -> pf.Entry | None:
    done = pf.Done(id="e-1", step="talk_1", on="2026-03-05", by="officer", items=["purpose"])
    assert_type(done.on, date)
    assert_type(done.items, tuple[str, ...] | None)
    assert_type(pf.Booked(id="e-2", step="talk_2", on=done.on, for_="2026-03-12").for_, date)
    assert_type(pf.entry_to_json(done), dict[str, Any])
    entry = pf.entry_from_json(plain)
    if isinstance(entry, pf.Entry):
        return assert_type(entry, pf.Entry)
    assert_type(entry, tuple[Fault, ...])
    return None


def statuses(machine: pf.Machine, case: pf.Case) -> str:
    status = assert_type(pf.status(machine, case, at="2026-03-20"), pf.Status)
    assert_type(status.phase, str | None)
    assert_type(status.due, tuple[Due, ...])
    assert_type(status.possible, tuple[Possible, ...])
    assert_type(status.decisions, tuple[OpenDecision, ...])
    assert_type(status.findings, tuple[FindingStatus, ...])
    assert_type(status.findings[0].grade in {"breach", "deviation"}, bool)
    reason = assert_type(pf.why(status, status.due[0]), pf.Reason)
    assert_type(status.due[0].because, pf.Reason)
    assert_type(status_to_json(status), dict[str, Any])
    assert_type(render_status(status, machine.programme, lang="nb"), str)
    return render_reason(reason, machine.programme, lang="nn")
