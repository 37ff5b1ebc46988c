"""Drawn cases moved to drawn next versions: by the page, and by new names. (S12.10, S12.11)"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import NamedTuple

import pytest
from attrs import evolve

import programflow as pf
from programflow.definition import dumps
from programflow.definition.entries import Entry, Migrated
from programflow.definition.programme import Programme
from programflow.machine import compile_programme
from programflow.rendering import status_to_json
from programflow.testing.drawing import seeded
from programflow.testing.drawing.choices import Choices
from programflow.testing.mutating.mutants import mutants, runnable
from tests.differential.admitting import admitted
from tests.differential.migrating import reasons
from tests.differential.running import JOURNALS, Example, drawn

CASES = 50
CHANGES = 3
CLOSE = frozenset({"max", "late", "modality", "of", "unit", "window"})
"""Half of the changes are of these: most others do not touch what has come to pass."""
SORTS = {
    **dict.fromkeys(("new-finding", "new-lapse", "graver-finding"), "worse-finding"),
    **dict.fromkeys(("earlier", "graver-last-day", "new-last-day"), "tighter"),
}


class Begun(NamedTuple):
    """A case, and its entries in the order in which they were let in."""

    example: Example
    case: pf.Case
    entries: list[Entry]


@cache
def cases() -> tuple[Begun, ...]:
    """One case of each of some programmes."""
    numbers = range(5000, 5000 + CASES * JOURNALS, JOURNALS)
    examples = (drawn(number) for number in numbers)
    return tuple(begun(e) for e in examples if e is not None and not e.name)


def begun(example: Example) -> Begun:
    """A journal delivered entry by entry."""
    case, entries = None, list[Entry]()
    for entry in example.journal:
        before = 0 if case is None else len(case.entries)
        case, _ = admitted(example.drawn.machine, case, entry)
        if case is not None and len(case.entries) > before:
            entries.append(entry)
    assert case is not None, example.again
    return Begun(example, case, entries)


def next_versions(programme: Programme, choices: Choices) -> Iterator[Programme]:
    """The same once more, and some that differ in a point."""
    yield programme
    found = mutants(programme)
    close = [mutant for mutant in found if mutant.change.key in CLOSE] or found
    few = [choices.pick(of) for of in (close, found) for _ in range(CHANGES)]
    yield from (other for _, other in runnable(programme, tuple(few)))


def test_a_case_is_moved_unless_the_page_says_why_not() -> None:
    seen: Counter[str] = Counter()
    for example, case, entries in cases():
        choices = seeded(example.number)
        for programme in next_versions(example.programme, choices):
            new = evolve(programme, version=2)
            on = max(e.on for e in entries) + timedelta(days=choices.pick((0, 0, 1, 5, 30)))
            answer = pf.migrate(
                example.drawn.machine, compile_programme(new), case, id="moved", on=on
            )
            codes = [r.code for r in answer.reasons] if isinstance(answer, pf.Refused) else []
            moved = Migrated(id="moved", on=on, from_="drawn@1", to="drawn@2")
            wanted = reasons(example.programme, new, entries, moved=moved)
            assert {SORTS.get(code, code) for code in codes} == wanted, example.again
            seen.update(wanted or ["moved"])
    assert seen.keys() >= {"moved", "elsewhere", "undone", "worse-finding", "tighter"}, seen


STEP = r"\bs([0-9]+)\b"


def test_by_new_names_a_case_is_what_it_was() -> None:
    moved = 0
    for example, case, _ in cases():
        text = dumps(example.programme)
        names = sorted(set(re.findall(STEP, text)))
        renames = ", ".join(f"s{number}: step_{number}" for number in names)
        declared = f"version: 2\nchanges: {{renames: {{steps: {{{renames}}}}}}}\n"
        new_text = re.sub(STEP, r"step_\1", text).replace("version: 1\n", declared, 1)
        if not names or "migrated:" in text:  # which counts the move
            continue
        old, new = example.drawn.machine, pf.loads(new_text, "drawn").machine
        on = max(entry.on for entry in case.entries)
        answer = pf.migrate(old, new, case, id="moved", on=on)
        assert isinstance(answer, pf.Moved), example.again
        for at in (on, on + timedelta(days=9)):
            assert _told(old, case, at) == _told(new, answer.case, at), example.again
        for entry in case.entries:
            again = pf.advance(new, answer.case, entry)
            assert again.case == answer.case, (example.again, entry)
        played = pf.replay(new, [*case.entries, answer.entry], id=case.id)
        assert played.case == answer.case, example.again
        assert pf.restore(new, pf.snapshot(new, answer.case)) == answer.case, example.again
        moved += 1
    assert moved > CASES / 2


def _told(machine: pf.Machine, case: pf.Case, at: object) -> str:
    """A status by the new names, without the version."""
    said = json.dumps(status_to_json(pf.status(machine, case, at=at)), sort_keys=True)  # type: ignore[arg-type]
    return re.sub(r'"version": [12]', '"version": 0', re.sub(STEP, r"step_\1", said))


@pytest.mark.parametrize("word", ["opened", "previous_round"])
def test_a_word_for_a_moment_may_be_a_value(word: str) -> None:
    """A mutant showed it: a value has a place, too, and `check` asks where a moment stands."""
    text = """
programflow: 1
id: words
version: 1
valid_from: 2026-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {nb: Ord}
sources: {guide: {title: {nb: Veileder}}}
roles: {office: {}, person: {side: participant}}
parameters: {anchor: {value: WORD, unit: moment, source: guide 1}}
phases:
  one:
    initial: yes
    next: [{when: {phase: one, is: done}, go: good, source: guide 1}]
    steps:
      talk: {is: session, need: must, of: office, source: guide 1,
        window: [{from: {parameter: anchor}, max: 2 weeks, modality: should, source: guide 1}]}
outcomes: {good: {adverse: no}}
"""
    assert pf.loads(text.replace("WORD", word), "words").machine.programme.id == "words"
