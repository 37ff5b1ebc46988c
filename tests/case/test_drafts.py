"""Every part of a status is whole when it is frozen: a draft has no defaults to fall back on."""

from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import programflow as pf
from benchmarks import ours
from benchmarks.scenarios import HAPPY
from programflow.case.drafts import StepDraft
from programflow.case.reasons import Compared
from programflow.case.verdict import StepStatus
from tests.differential.running import drawn

PAIRS = 40


def parts_of(value: Any) -> Iterator[Compared]:
    """A status, and everything in it that can be compared."""
    if isinstance(value, tuple):
        for one in value:
            yield from parts_of(one)
    elif isinstance(value, Compared):
        yield value
        for field in attrs.fields(type(value)):
            yield from parts_of(getattr(value, field.name))


def test_every_field_of_every_part_is_set() -> None:
    seen: set[type] = set()
    for number in range(PAIRS):
        example = drawn(number)
        if example is None:
            continue
        machine, last = example.drawn.machine, max(entry.on for entry in example.journal)
        case = pf.replay(machine, example.journal).case
        assert case is not None
        status = pf.status(machine, case, at=last)
        seen |= {type(part) for part in parts_of(status)}
    assert len(seen) > 10


def test_a_part_is_as_frozen_as_one_from_its_constructor() -> None:
    entries = ours.prepare(HAPPY.events)
    status = pf.status(ours.MACHINE, ours.play(entries), at=entries[-1].on)
    for part in parts_of(status):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            part.explain = None  # type: ignore[attr-defined]
        made = type(part)(**{f.name: getattr(part, f.name) for f in attrs.fields(type(part))})
        assert made == part
        assert hash(made) == hash(part)


def test_a_draft_has_no_defaults() -> None:
    draft = StepDraft()
    draft.__class__ = StepStatus
    with pytest.raises(AttributeError):
        _ = draft.bounds
