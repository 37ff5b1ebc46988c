"""Hypothesis strategies for programmes, journals and dates; needs the extra `testing`.

>>> from hypothesis import given
>>> from programflow.testing.strategies import cases
>>> @given(cases())
... def test(case):
...     programme, journal = case
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from hypothesis import assume
from hypothesis import strategies as st

from programflow.case import replay, status
from programflow.definition.entries import Enrolled, Entry
from programflow.definition.programme import Place, Programme
from programflow.definition.scenarios import Scenario, Suite
from programflow.machine import Machine, compile_programme
from programflow.testing.drawing import Choices, draw_journal, draw_programme
from programflow.testing.drawing.journals import STARTS
from programflow.testing.generating.journals import breaching, lawful, near_boundaries
from programflow.testing.laws.subjects import Subject, draw_subject, repeating
from programflow.testing.scenarios.playing import enrolment

Draw = Callable[[st.SearchStrategy[Any]], Any]


@lru_cache(maxsize=256)
def _numbers(n: int) -> st.SearchStrategy[int]:
    return st.integers(0, n - 1)


def choices_by(draw: Draw) -> Choices:
    """Small choices that Hypothesis makes, so that it can shrink what is drawn with them."""
    return Choices(lambda n: int(draw(_numbers(n))))


@st.composite
def programmes(draw: Draw) -> Programme:
    """Small programmes that the loader and the checks accept, with many keys of the language."""
    programme = draw_programme(choices_by(draw), tries=1)
    assume(programme is not None)
    assert programme is not None
    return programme


Kind = Literal["any", "lawful", "breaching", "adversarial", "near_boundaries"]


def journals(
    programme: Programme, *, kind: Kind = "any", place: Place | None = None, most: int = 12
) -> st.SearchStrategy[list[Entry]]:
    """Entries in the order of delivery: the enrolment, then at most so many.

    Args:
        programme: one that the checks accept.
        kind: ``lawful``: all accepted, nothing passed by, no breach and no deviation;
            ``breaching``: all accepted, and something is found or has lapsed;
            ``near_boundaries``: all accepted, on the days about those on which something turns;
            ``adversarial``: likely entries and unlikely ones, damaged, corrected, late and twice,
            of which not all will be accepted; ``any``: one of these.
        place: the values of a place, for the enrolment; None: some are drawn, or none.
        most: the greatest number of entries after the enrolment.
    """
    machine = compile_programme(programme)
    return _journals(_Asked(machine=machine, kind=kind, place=place, most=most))


class _Asked:
    """What journals are asked for. Its repr is short: Hypothesis prints it where a test fails.

    No attrs class: of those Hypothesis prints the fields, and thus the whole programme.
    """

    def __init__(self, *, machine: Machine, kind: Kind, place: Place | None, most: int) -> None:
        self.machine, self.kind, self.place, self.most = machine, kind, place, most

    def __repr__(self) -> str:
        return f"{self.machine!r}, kind={self.kind!r}, most={self.most}"


@st.composite
def _journals(draw: Draw, asked: _Asked) -> list[Entry]:
    kind = draw(st.sampled_from(KINDS)) if asked.kind == "any" else asked.kind
    choices, machine = choices_by(draw), asked.machine
    if kind == "adversarial":
        settings = None
        if asked.place is not None:
            settings = dict(_first(choices, machine.programme, asked.place).settings)
        return draw_journal(choices, machine.programme, settings=settings, most=asked.most)
    first = _first(choices, machine.programme, asked.place)
    journal = _DRAWN[kind](choices, machine, first, most=asked.most)
    if kind == "breaching":
        case = replay(machine, journal).case
        assume(case is not None and status(machine, case, at=journal[-1].on).findings)
    return journal


KINDS: tuple[Kind, ...] = ("lawful", "adversarial", "breaching", "near_boundaries")
_DRAWN = {"lawful": lawful, "breaching": breaching, "near_boundaries": near_boundaries}


def _first(choices: Choices, programme: Programme, place: Place | None) -> Enrolled:
    """An enrolment on a day that dates are often wrong about, in one of the variants."""
    variants = list(programme.variants)
    variant = choices.pick(variants) if variants else None
    scenario = Scenario(name="", start=choices.pick(STARTS), variant=variant)
    return enrolment(Suite(programme=""), scenario, programme, place=place)


@st.composite
def cases(draw: Draw, *, most: int = 12) -> tuple[Programme, list[Entry]]:
    """A programme and a journal for it."""
    programme = draw(programmes())
    return programme, draw(journals(programme, most=most))


@st.composite
def subjects_of(draw: Draw, machine: Machine, *, most: int = 10) -> Subject:
    """A programme's journals as the laws want them, with choices of the law's own."""
    found = draw_subject(choices_by(draw), machine=machine, most=most)
    assert found is not None
    spare = draw(st.lists(st.integers(0, 9999), min_size=30, max_size=30))
    return found._replace(choices=repeating(spare))


def dates_near_boundaries() -> st.SearchStrategy[date]:
    """Dates about ends of months, leap days, clock changes, Easter and the turn of the year."""
    return st.builds(
        lambda start, days: start + timedelta(days), st.sampled_from(STARTS), st.integers(-3, 5)
    )
