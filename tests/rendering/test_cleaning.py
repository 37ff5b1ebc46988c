"""No input reaches a terminal as anything but text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from programflow.rendering.cleaning import REPLACEMENT, clean, clean_lines

HARMFUL = [chr(n) for n in (*range(32), *range(0x7F, 0xA0))]
TURNING = list("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
UNSEEN = list("\u200b\u200d\u2060\ufeff\u00ad\u2028\u2029\U000e0041\ud800")


@pytest.mark.parametrize("character", HARMFUL + TURNING + UNSEEN, ids=lambda c: f"U+{ord(c):04X}")
def test_what_could_do_harm_is_replaced(character: str) -> None:
    assert clean(f"a{character}b") == ("a b" if character == "\t" else f"a{REPLACEMENT}b")


@pytest.mark.parametrize(
    "text", ["blåbær på ø", "Straffegjennomføringsloven § 40", "e\u0301", "日本"]
)
def test_letters_stay(text: str) -> None:
    assert clean(text) == text


@given(st.text())
@example("\x1b]0;title\x07\x1b[2J")
def test_columns_are_kept_and_nothing_controls(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cs", "Zl", "Zp"}


def test_lines_end_where_files_say() -> None:
    assert clean_lines("a\r\nb\nc\u2028d") == ["a", "b", f"c{REPLACEMENT}d"]
