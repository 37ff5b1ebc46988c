"""Journals as files: every fault at its line and place, and what is passed over."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programflow.cli.json_lines import read_journal
from programflow.rendering.faults import render_faults
from tests.cli.shell import ENROLLED

DONE = '{"kind": "done", "id": "e-1", "on": "2026-03-03", "step": "talk_1"}'


def faults(*lines: str | bytes) -> list[tuple[str, int, int]]:
    rows = [line if isinstance(line, bytes) else line.encode() for line in lines]
    read = read_journal(b"\n".join(rows), "j.jsonl")
    spans = [(fault.rule, fault.span(read.marks)) for fault in read.faults]
    return [(rule, span.line, span.column) for rule, span in spans]


@pytest.mark.parametrize(
    ("line", "rule", "column"),
    [
        ("not json", "json-syntax", 1),
        ('{"kind": "done",}', "json-syntax", 17),
        ('{"kind": NaN}', "json-syntax", 1),
        ("9" * 5000, "json-syntax", 1),
        ("[" * 100_000, "json-syntax", 1),
        ('{"a": "\x00"}', "json-syntax", 8),
        ("null", "wrong-kind", 1),
        ("{}", "missing-key", 1),
        ('{"kind": "dne"}', "entry-kind", 10),
        (DONE.replace("03-03", "02-30"), "impossible-date", 37),
        (DONE.replace('"talk_1"', "7"), "wrong-kind", 59),
        (DONE.replace("talk_1", "Talk 1"), "name-form", 59),
        (DONE.replace("step", "stp"), "unknown-key", 51),
        (DONE[:-1] + ', "values": {"a": {"b": 1}}}', "wrong-kind", 85),
        (DONE[:-1] + ', "at": "25:00"}', "time-form", 75),
        (DONE[:-1] + ', "step": "x"}', "duplicate-key", 69),
        (b'{"kind": "\xff"}', "not-utf8", 11),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_fault_is_at_its_place(line: str | bytes, rule: str, column: int) -> None:
    assert (rule, 2, column) in faults(ENROLLED, line)


def test_a_line_may_not_be_endless() -> None:
    assert faults(ENROLLED, "x" * (1024 * 1024 + 1)) == [("line-too-long", 2, 1)]


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"\xef\xbb\xbf", b" \r\n"])
def test_a_journal_without_entries_is_empty(raw: bytes) -> None:
    assert [fault.rule for fault in read_journal(raw, "j").faults] == ["journal-empty"]


def test_the_first_entry_is_the_enrolment() -> None:
    assert faults(DONE, ENROLLED) == [("journal-start", 1, 10)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_another_encoding_is_named_once(encoding: str) -> None:
    read = read_journal(f"{ENROLLED}\n{DONE}\n".encode(encoding), "j")
    assert [fault.rule for fault in read.faults] == ["not-utf8"]


def test_marks_and_line_ends_of_other_systems_are_passed_over() -> None:
    raw = b"\xef\xbb\xbf" + f"{ENROLLED}\r\n\r\n  \n{DONE}\r\n".encode()
    read = read_journal(raw, "j")
    assert read.faults == ()
    assert [entry.id for entry in read.entries] == ["enrolled", "e-1"]
    assert [read.line_of(entry) for entry in read.entries] == [1, 4]


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_no_bytes_make_it_fail(lines: list[bytes]) -> None:
    read = read_journal(b"\n".join(lines), "j")
    problems = [(fault, read.marks) for fault in read.faults]
    assert render_faults(problems, lang="nb") or read.entries


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["kind", "id", "on", "step", "values", "x"]), VALUES))
def test_no_object_makes_it_fail(entry: dict[str, object]) -> None:
    read = read_journal(json.dumps({"kind": "done", **entry}, ensure_ascii=False).encode(), "j")
    for fault in read.faults:
        assert fault.span(read.marks).line == 1
