"""The sentences of a reason of a small case, for the tests of what reasons say."""

from typing import Any

import programflow as pf
from programflow.definition import entry_from_json
from programflow.definition.entries import Entry
from programflow.machine import compile_programme
from programflow.rendering import render_reason
from programflow.rendering.language import Lang
from tests.reference.build import programme

STOPPED = """
spells: {pause: {}, home: {}}
clocks: {act: {from: enrolled, except: [pause]}, there: {from: enrolled, during: [home]}}
phases: {one: {initial: yes, steps: {
  law: {is: session, need: must, of: person,
    window: [{from: enrolled, max: 3 weeks, modality: must, counting: statutory}]},
  act: {is: session, need: must, of: person, window: [{clock: act, max: 3 days, modality: must}]},
  in: {is: task, need: must, of: person, window: [{clock: there, max: 3 days, modality: must}]},
  test: {is: task, need: must, of: person, window: [{from: enrolled, min: 2 days, max: 4 days,
    grace: 2 days, modality: must, outside: does_not_count}]},
  bare: {is: task, need: may, of: person, window: [{from: enrolled, max: 4 days,
    modality: must, outside: does_not_count}]}}}}
"""


def read(kind: str, on: str, **said: Any) -> Entry:
    entry = entry_from_json({"id": f"{kind}-{on[-2:]}", "kind": kind, "on": on, **said})
    assert isinstance(entry, Entry), entry
    return entry


def why(text: str, item: str, *entries: Entry, at: str, lang: Lang = "nb", on: str) -> list[str]:
    """The sentences of a reason, each on one line."""
    p = programme(text)
    first = read("enrolled", on)
    machine = compile_programme(p)
    replayed = pf.replay(machine, [first, *entries], id="c")
    assert not replayed.rejected
    assert replayed.case is not None
    status = pf.status(machine, replayed.case, at=at)
    told = render_reason(pf.why(status, item), p, lang=lang, width=10_000)
    return [line.strip() for line in told.splitlines()]


def done(step: str, on: str) -> Entry:
    return read("done", on, step=step)


def stopped(item: str, *entries: Entry, at: str, lang: Lang = "nb") -> list[str]:
    return why(STOPPED, item, *entries, at=at, lang=lang, on="2026-03-12")
