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
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.machine import Machine
from programflow.testing.drawing import Choices, draw_journal, draw_programme
from programflow.testing.drawing.journals import STARTS
from programflow.testing.laws.subjects import Subject, draw_subject, repeating

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


@st.composite
def journals(draw: Draw, programme: Programme, *, most: int = 12) -> list[Entry]:
    """Entries in the order of delivery: the enrolment, then at most so many, likely and unlikely.

    Not all of them will be accepted.
    """
    return draw_journal(choices_by(draw), programme, most=most)


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
