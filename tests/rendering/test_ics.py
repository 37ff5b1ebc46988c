"""A calendar read back by another library, and by the rules of RFC 5545 themselves."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import programflow as pf
from programflow.rendering import render_ics
from programflow.rendering.calendar_ics import _folded, _text
from programflow.rendering.language import LANGUAGES
from tests.project.root import ROOT

WHY = "icalendar is not installed (the extra `dev` has it)"
STORIES = sorted((ROOT / "examples" / "russamtalen").glob("*.jsonl"))


@pytest.fixture(scope="module")
def machine() -> pf.Machine:
    return pf.load(ROOT / "programmes" / "russamtalen.yaml").machine


def statuses(machine: pf.Machine) -> list[pf.Status]:
    """Every day of the shipped stories, as it was known on that day."""
    found = []
    for path in STORIES:
        read = [
            pf.entry_from_json(json.loads(line))
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
        entries = [entry for entry in read if isinstance(entry, pf.Entry)]
        case = pf.replay(machine, entries, id=f"case-{path.stem}").case
        assert case is not None
        days = sorted({entry.on for entry in entries})
        found += [pf.status(machine, case, at=day, known=day) for day in days]
    return found


def parsed(text: str) -> Any:
    icalendar = pytest.importorskip("icalendar", reason=WHY)
    return icalendar.Calendar.from_ical(text)


def wanted(status: pf.Status) -> list[tuple[date | datetime, str]]:
    """What ought to be in the calendar, by our own account."""
    booked = [
        (step.booked, "booked")
        for step in status.steps
        if step.booked and step.booked >= status.at and step.state in {"open", "waiting"}
    ]
    due = [(one.at or one.on, "due") for one in status.due if one.on >= status.at]
    return sorted([*booked, *due], key=str)


def test_what_is_read_back_is_what_is_booked_and_due(machine: pf.Machine) -> None:
    seen = 0
    for status in statuses(machine):
        text = render_ics(status, machine.programme, lang="nb")
        events = parsed(text).walk("VEVENT") if text else []
        said = []
        for event in events:
            kind = "booked" if str(event["SUMMARY"]).startswith("Avtalt: ") else "due"
            assert str(event["SUMMARY"]).startswith(("Avtalt: ", "Siste dag: "))
            assert event["DTEND"].dt == event["DTSTART"].dt + timedelta(days=1)
            assert str(event["CLASS"]) == "PRIVATE"
            said.append((event["DTSTART"].dt, kind))
        assert sorted(said, key=str) == wanted(status)
        seen += len(said)
    assert seen > 30


def test_the_same_event_keeps_its_uid_and_no_two_have_one(machine: pf.Machine) -> None:
    pytest.importorskip("icalendar", reason=WHY)
    uids: dict[str, set[str]] = {}
    for status in statuses(machine):
        text = render_ics(status, machine.programme, lang="nb")
        events = parsed(text).walk("VEVENT") if text else []
        own = [str(event["UID"]) for event in events]
        assert len(own) == len(set(own))
        for event in events:
            uids.setdefault(str(event["UID"]), set()).add(str(event["SUMMARY"]))
    assert all(len(summaries) == 1 for summaries in uids.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_in_it(machine: pf.Machine, lang: Any) -> None:
    for status in statuses(machine):
        text = render_ics(status, machine.programme, lang=lang).replace("\r\n ", "")
        assert status.case not in text
        for private in ("p-04", "p-11", "section_40", "krus_training"):
            assert private not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_lines_are_as_the_standard_has_them(machine: pf.Machine, lang: Any) -> None:
    for status in statuses(machine):
        text = render_ics(status, machine.programme, lang=lang)
        if not text:
            continue
        assert text.endswith("END:VCALENDAR\r\n")
        lines = text.split("\r\n")[:-1]
        assert all(len(line.encode()) <= 75 and "\n" not in line for line in lines)
        names = [line.partition(":")[0].partition(";")[0] for line in lines if line[0] != " "]
        assert set(names) <= {
            "BEGIN",
            "END",
            "VERSION",
            "PRODID",
            "CALSCALE",
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "SUMMARY",
            "DESCRIPTION",
            "CLASS",
            "TRANSP",
        }


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cf"))))
def test_any_title_comes_through_folding_and_escaping(title: str) -> None:
    line = f"SUMMARY:{_text(title)}"
    parts = list(_folded(line))
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part.removeprefix(" ") for part in parts[1:]) == line
    text = "".join(f"{part}\r\n" for part in parts)
    body = f"BEGIN:VEVENT\r\nUID:x\r\nDTSTAMP:20260101T000000Z\r\n{text}END:VEVENT\r\n"
    calendar = parsed(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{body}END:VCALENDAR\r\n")
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]).strip() == title.strip()
