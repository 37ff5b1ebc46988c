"""Dates, wrapping and columns."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programflow.rendering.dates import (
    date_in_words,
    days_left,
    duration_in_words,
    moment_in_words,
    short_date,
)
from programflow.rendering.language import Lang
from programflow.rendering.layout import painter, table, wrap
from programflow.temporal import Duration, Unit

TUESDAY = date(2026, 3, 24)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nb", "tirsdag 24. mars 2026"),
        ("nn", "tysdag 24. mars 2026"),
        ("en", "Tuesday 24 March 2026"),
    ],
)
def test_dates_have_weekdays(lang: Lang, said: str) -> None:
    assert date_in_words(TUESDAY, lang) == said


def test_instants_have_a_time() -> None:
    instant = datetime(2026, 3, 24, 14, 5, tzinfo=UTC)
    assert moment_in_words(instant, "nb") == "tirsdag 24. mars 2026 kl. 14:05"
    assert moment_in_words(instant.isoformat(), "en") == "Tuesday 24 March 2026, 14:05"
    assert moment_in_words("soon", "en") == "soon"


def test_short_dates_leave_out_what_is_known() -> None:
    assert short_date(TUESDAY, "nb") == "24. mars 2026"
    assert short_date(TUESDAY, "nb", year=2026) == "24. mars"


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 3, 28), "4 dager igjen"),
        (date(2026, 3, 25), "1 dag igjen"),
        (TUESDAY, "siste dag"),
        (date(2026, 3, 23), "1 dag over fristen"),
        (date(2026, 3, 3), "21 dager over fristen"),
    ],
)
def test_the_distance_to_a_last_day_is_said(due: date, said: str) -> None:
    assert days_left(due, TUESDAY, "nb") == said


def test_lengths_are_said_in_their_own_unit() -> None:
    one, two = ([duration_in_words(Duration(n, unit), "nb") for unit in Unit] for n in (1, 2))
    assert one == ["1 time", "1 dag", "1 uke", "1 måned", "1 år", "1 virkedag"]
    assert two == ["2 timer", "2 dager", "2 uker", "2 måneder", "2 år", "2 virkedager"]


@given(st.text(st.characters(categories=["L", "Zs"])), st.integers(40, 100))
def test_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    assert all(len(line) <= width for line in wrap(text, indent=4, hang=6, width=width))


def test_columns_stand_below_each_other() -> None:
    lines = table([("a", "one"), ("long name", "two words that must be broken")], width=30)
    assert lines == [
        "  a          one",
        "  long name  two words that",
        "             must be broken",
    ]


@given(st.lists(st.tuples(st.text("ab ", max_size=90), st.text("cd ", max_size=90)), max_size=4))
def test_a_table_keeps_to_the_page(rows: list[tuple[str, str]]) -> None:
    assert all(len(line) <= 60 for line in table(rows, width=60))


def test_colour_is_put_on_only_when_told() -> None:
    assert painter(colour=False)("x", "bad") == "x"
    assert painter(colour=True)("x", "bad") == "\x1b[31mx\x1b[0m"
    assert painter(colour=True)("x", "plain") == "x"
