"""Bookings and last days as a calendar that other programs read: iCalendar, RFC 5545.

It says what and when, and in whose duty; nothing of who it is about. The case's key is in it only
as part of a hash, so that the same event keeps its UID when the calendar is made again.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from programflow.case.verdict import Status
from programflow.definition.programme import Programme
from programflow.rendering.cleaning import clean
from programflow.rendering.language import Lang, say
from programflow.rendering.names import Names

# RFC 5545, 3.1: lines of at most 75 octets, the end of the line not counted.
_OCTETS = 75


class Event(NamedTuple):
    """What is in the calendar: a day, or an instant where a rule counts in hours."""

    uid: str
    on: date | datetime
    summary: str
    description: str
    takes_time: bool


def render_ics(status: Status, programme: Programme, *, lang: Lang) -> str:
    """What is booked, and last days, from the day of the status on. Lines end as in CR LF.

    Without any of them it is empty: a calendar must have something in it (RFC 5545, 3.6).
    """
    names = Names(programme, lang)
    events = sorted((*_booked(status, names), *_due(status, names)), key=_order)
    if not events:
        return ""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//programflow//programflow//{lang.upper()}",
        "CALSCALE:GREGORIAN",
        *(line for event in events for line in _event(event, status.at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _order(event: Event) -> tuple[str, str]:
    return event.on.isoformat(), event.uid


def _booked(status: Status, names: Names) -> Iterator[Event]:
    for step in status.steps:
        living = step.state in {"waiting", "open"}
        if living and step.booked is not None and step.booked >= status.at:
            summary = say(names.lang, "status", "ics.booked", step=names.of("step", step.step))
            described = say(names.lang, "status", "ics.by", role=names.role(step.by))
            uid = _uid(status.case, f"booked:{step.item}")
            yield Event(uid, step.booked, summary, described, takes_time=True)


def _due(status: Status, names: Names) -> Iterator[Event]:
    for due in status.due:
        if due.on < status.at:
            continue
        sort = "phase" if names.is_phase(due.step) else "step"
        summary = say(names.lang, "status", "ics.due", step=names.of(sort, due.step))
        modality = say(names.lang, "status", f"modality.{due.modality}")
        duty = {"modality": modality, "role": names.role(due.of)}
        described = say(names.lang, "status", "ics.duty", **duty)
        uid = _uid(status.case, due.item)
        yield Event(uid, due.at or due.on, summary, described, takes_time=False)


def _uid(case: str, item: str) -> str:
    said = f"{case}\n{item}"
    return f"{sha256(said.encode()).hexdigest()[:32]}@programflow"


def _event(event: Event, at: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    # The calendar says what was so on a day; when it was made, it does not know.
    yield f"DTSTAMP:{at:%Y%m%d}T000000Z"
    if isinstance(event.on, datetime):
        yield f"DTSTART:{event.on.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    # Nobody else need see what kind of programme somebody has.
    yield "CLASS:PRIVATE"
    yield f"TRANSP:{'OPAQUE' if event.takes_time else 'TRANSPARENT'}"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """A text with what means something in it escaped (RFC 5545, 3.3.11)."""
    said = clean(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return said.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets; each but the first begins with a space."""
    part, length = "", 0
    for character in line:
        octets = len(character.encode())
        if length + octets > _OCTETS:
            yield part
            part, length = " ", 1
        part += character
        length += octets
    yield part
