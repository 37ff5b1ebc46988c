"""Rows of many cases say what a status of each says, in whatever process they are made."""

import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context

import pytest
from attrs import astuple

import programflow as pf
from programflow import bulk
from programflow.machine import compile_programme
from tests.differential.running import drawn

AT = date(2026, 3, 20)
TEXT = """\
programflow: 1
id: course
version: 1
valid_from: 2020-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {nb: Kurs, en: Course}
roles: {person: {side: participant, assumption: yes}, office: {assumption: yes}}
phases:
  course:
    initial: yes
    assumption: yes
    steps:
      talk: {is: session, need: must, of: person, by: office,
        window: [{from: enrolled, max: 2 weeks, modality: should}], assumption: yes}
      judge: {is: decision, need: may, of: office, after: [talk], options: {keep: {}},
        assumption: yes}
    next: [{when: {step: talk, is: done}, go: over, assumption: yes}]
outcomes:
  over: {adverse: no, assumption: yes}
"""
MACHINE = pf.loads(TEXT, "course.yaml").machine


def journal(number: int) -> Iterator[tuple[str, pf.Entry]]:
    """One that is open, one that is over, one that begins later, one that never began."""
    id_, on = f"c-{number:03}", AT - timedelta(10)
    if number % 4 == 3:
        yield id_, pf.Done(id="e1", step="talk", on=on)
        return
    yield id_, pf.Enrolled(id="e0", on=AT + timedelta(1) if number % 4 == 2 else on)
    if number % 4 == 1:
        yield id_, pf.Done(id="e1", step="talk", on=on + timedelta(3))
        yield id_, pf.Done(id="e2", step="walk", on=on + timedelta(3))


def shard(first: int, size: int = 8) -> list[tuple[str, pf.Entry]]:
    return [row for number in range(first, first + size) for row in journal(number)]


def rows_of(machine: pf.Machine, entries: list[tuple[str, pf.Entry]]) -> list[bulk.Row]:
    return list(bulk.replay(machine, entries, at=AT))


def said(row: bulk.Row) -> tuple[object, ...]:
    """All but the id and the case."""
    return astuple(row, recurse=False)[2:]


def test_a_row_a_case() -> None:
    opened, over, later, never = rows_of(MACHINE, shard(0, 4))
    due = AT + timedelta(4)
    assert said(opened) == ((), "course", None, due, due + timedelta(1), False)
    assert said(over) == ((("e2", "unknown-name"),), None, "over", None, None, False)
    assert (later.case is not None, later.phase) == (True, None)
    assert (never.case, never.rejected) == (None, (("e1", "not-enrolled"),))
    assert [row.id for row in (opened, over, later, never)] == ["c-000", "c-001", "c-002", "c-003"]


def test_an_enrolment_that_was_corrected_to_a_later_day() -> None:
    later = {"on": (AT + timedelta(1)).isoformat()}
    told = [pf.Enrolled(id="e0", on=AT), pf.Corrected(id="k", on=AT, entry="e0", fields=later)]
    (row,) = rows_of(MACHINE, [("c", entry) for entry in told])
    assert (row.case is not None, row.rejected, row.phase) == (True, (), None)


def test_rows_are_what_the_calls_say() -> None:
    compared = 0
    for seed in range(4200, 4215):
        example = drawn(seed)
        if example is None:
            continue
        machine = compile_programme(example.programme)
        at = max(entry.on for entry in example.journal)
        (row,) = bulk.replay(machine, (("c", entry) for entry in example.journal), at=at)
        played = pf.replay(machine, example.journal, id="c")
        assert row.case == played.case
        assert row.rejected == tuple((r.entry.id, r.code) for r in played.rejected)
        if played.case is not None and played.case.enrolled.on <= at:
            said = pf.status(machine, played.case, at=at)
            assert (row.phase, row.outcome, row.waits) == (
                said.phase,
                said.outcome,
                bool(said.decisions),
            )
            compared += 1
    assert compared > 6


@pytest.mark.parametrize("before", [timedelta(1), timedelta(0), timedelta(-1)])
def test_the_day_before_what_comes_the_day_and_the_day_after(before: timedelta) -> None:
    rows = rows_of(MACHINE, shard(0))
    comes = rows[0].next
    assert comes is not None
    concerned = [row.id for row in bulk.due(rows, comes - before)]
    assert concerned == ([] if before > timedelta(0) else ["c-000", "c-004"])


def test_rows_come_one_by_one() -> None:
    asked: list[str] = []

    def read() -> Iterator[tuple[str, pf.Entry]]:
        for id_, entry in shard(0):
            asked.append(id_)
            yield id_, entry

    rows = bulk.replay(MACHINE, read(), at=AT)
    assert next(rows).id == "c-000"
    assert "c-002" not in asked


def test_cases_that_do_not_stand_in_order() -> None:
    with pytest.raises(bulk.NotSorted):
        rows_of(MACHINE, [*shard(4, 1), *shard(0, 1)])


def test_shards_in_processes_of_their_own() -> None:
    shards = [shard(0), shard(8)]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        made = list(pool.map(partial(rows_of, MACHINE), shards))
    assert made == [rows_of(MACHINE, one) for one in shards]
    assert pickle.loads(pickle.dumps(made)) == made
