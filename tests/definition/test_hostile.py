"""Whatever the text, reading gives faults or a programme, and never raises."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from programflow.checking import check
from programflow.definition import digest, dumps, parse
from programflow.diagnostics import SPECS, Span
from tests.definition.course import TEXT

WORDS = [
    "{", "}", "[", "]", ":", ",", "-", "&a", "*a", "!x", "yes", "NO", "null", "~", "12:30", "1.10",
    "2026-02-30", "999999999999999999999", "not stated", "3 weeks", "lesson", "{missed: lesson}",
    "'", '"', "|", ">", "%", "@", "? ", "\n", "  ", "[]", "{}", "---", "ø", "\x00", "\t",
]  # fmt: skip
LINES = TEXT.splitlines(keepends=True)


def total(text: str | bytes) -> None:
    parsed = parse(text, "any")
    for fault in parsed.faults:
        assert tuple(name for name, _ in fault.params) == SPECS[fault.rule].params
        assert fault.span(parsed.marks) >= Span(1, 1, 1, 1)
    if parsed.programme is None:
        assert parsed.faults
        return
    assert parse(dumps(parsed.programme), "again").programme == parsed.programme
    assert digest(parsed.programme)
    for fault in check(parsed.programme):
        assert tuple(name for name, _ in fault.params) == SPECS[fault.rule].params


@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    total(raw)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    total(text)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(TEXT)), st.integers(0, 30), st.sampled_from(WORDS))
@example(0, 0, "")
def test_the_course_with_something_in_it(at: int, gone: int, word: str) -> None:
    total(TEXT[:at] + word + TEXT[at + gone :])


@settings(max_examples=150, deadline=None)
@given(at=st.lists(st.integers(0, len(LINES) - 1), min_size=1, max_size=4), twice=st.booleans())
def test_the_course_with_lines_gone_or_twice(at: list[int], *, twice: bool) -> None:
    total(
        "".join(
            line * (1 + twice) if i in at else line
            for i, line in enumerate(LINES)
            if twice or i not in at
        )
    )


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_the_course_with_one_value_for_another(data: st.DataObject) -> None:
    number = data.draw(st.sampled_from([i for i, line in enumerate(LINES) if ": " in line]))
    key, _, _ = LINES[number].partition(": ")
    _, _, value = LINES[
        data.draw(st.sampled_from([i for i, line in enumerate(LINES) if ": " in line]))
    ].partition(": ")
    total("".join([*LINES[:number], f"{key}: {value}", *LINES[number + 1 :]]))
