"""``programflow ics``: the calendar on standard output, its lines as the standard has them."""

import pytest

from tests.cli.shell import STORIES, process, run

LATE = STORIES / "late.jsonl"


def test_the_calendar_is_printed_byte_by_byte() -> None:
    days = ("--at", "2026-09-15", "--known", "2026-09-15")
    ran = process("--lang", "nb", "ics", "russamtalen", LATE, *days)
    assert ran.returncode == 0
    assert ran.stderr == b""
    assert ran.stdout.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert ran.stdout.count(b"\r\n") == ran.stdout.count(b"\n")
    assert b"SUMMARY:Siste dag: Samtalerekken\r\n" in ran.stdout


def test_where_nothing_is_ahead_it_says_so_and_writes_nothing() -> None:
    ran = process("--lang", "en", "ics", "russamtalen", LATE, "--at", "2027-09-15")
    assert ran.returncode == 0
    assert ran.stdout == b""
    assert b"Nothing is booked or due" in ran.stderr


def test_a_journal_that_cannot_be_read_is_no_calendar(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "ics", "russamtalen", STORIES / "no-such.jsonl").code == 2
    assert run(capsys, "ics", "russamtalen", LATE, "--at", "2020-01-01").code == 2
