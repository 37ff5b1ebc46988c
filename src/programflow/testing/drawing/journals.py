"""Journals for a programme: likely entries and unlikely ones, corrections, duplicates."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from attrs import evolve

from programflow.definition import entry_from_json
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.testing.drawing.choices import Choices
from programflow.testing.drawing.corrections import corrected_entry
from programflow.testing.drawing.damage import damaged
from programflow.testing.drawing.entries import (
    Drawing,
    Look,
    Plain,
    act,
    answered_entry,
    booked_entry,
    drawn_settings,
    happened_entry,
    missed_entry,
    review_entry,
    some_name,
    spell_entry,
)

# Dates are often wrong about ends of months, leap days, clock changes, Easter and the new year.
STARTS = tuple(
    map(
        date.fromisoformat,
        (
            "2026-01-05",
            "2026-01-30",
            "2026-02-27",
            "2026-03-26",
            "2026-03-30",
            "2026-04-29",
            "2026-10-22",
            "2026-12-22",
            "2024-02-27",
        ),
    )
)
STEPS_OF_TIME = (0, 1, 0, 2, 1, 3, 0, 5, 7, 2, 0, 14)
SOON = timedelta(90)  # a journal that waits for years is long to read, and says little more
TIMES = ("09:00", "12:00", "12:00:00.5", "02:30", "23:59", "00:00")


def draw_journal(
    choices: Choices,
    programme: Programme,
    *,
    look: Look | None = None,
    settings: Plain | None = None,
    begun: Sequence[Plain] = (),
    most: int = 12,
) -> list[Entry]:
    """Entries in the order of delivery, the enrolment first; not all of them will be accepted.

    Args:
        choices: what to draw with.
        programme: whose steps, questions and spells are named.
        look: what to do next, asked now and then; None: entries are drawn blindly.
        settings: the values of the place; None: some are drawn, or none.
        begun: the entries with which it begins, as JSON has them; none: an enrolment.
        most: the greatest number of entries after the enrolment.
    """
    variants = list(programme.variants)
    start = choices.pick(STARTS)
    drawing = Drawing(choices, programme, start, choices.pick(variants) if variants else None)
    drawing.settings = settings
    drawing.entries += begun or [_enrolled(drawing)]
    drawing.today = date.fromisoformat(drawing.entries[-1]["on"])
    read: list[Entry] = []
    for _ in range(choices.between(min(3, most), most)):
        if look is not None and choices.chance(80):
            read += _read(drawing.entries[len(read) :])
            drawing.hint = look(read)
        drawing.today = _day(drawing)
        drawing.entries += _entry(drawing)
    return _delivered(choices, [*read, *_read(drawing.entries[len(read) :])])


def _read(plain: Iterable[Plain]) -> list[Entry]:
    entries = []
    for row in plain:
        entry = entry_from_json(row)
        assert isinstance(entry, Entry), (row, entry)
        entries.append(entry)
    return entries


def _delivered(choices: Choices, entries: list[Entry]) -> list[Entry]:
    """Mostly as drawn; sometimes one comes later than others, or twice."""
    if len(entries) > 2 and choices.chance(15):
        late = entries.pop(choices.between(1, len(entries) - 1))
        entries.append(late)
    if choices.chance(10):
        entries.append(entries[choices.below(len(entries))])
    elif choices.chance(5):
        entries.append(evolve(entries[-1], session="again"))
    return entries


def _day(drawing: Drawing) -> date:
    """The day of the last entry, a little later, or about a day on which something turns."""
    choices = drawing.choices
    coming = [d for d in drawing.hint.days if timedelta(0) <= d - drawing.today <= SOON]
    if coming and choices.chance(50):
        return max(drawing.today, choices.pick(coming) + timedelta(choices.pick((0, 1, -1))))
    return drawing.today + timedelta(choices.pick(STEPS_OF_TIME))


def _enrolled(drawing: Drawing) -> Plain:
    choices, drawn = drawing.choices, Plain(id="e0", kind="enrolled", on=drawing.today.isoformat())
    if drawing.variant is not None:
        drawn["variant"] = drawing.variant
    if choices.chance(30):
        drawn["place"] = "north"
    if drawing.settings is not None:
        drawn["settings"] = dict(drawing.settings)
    elif choices.chance(40):
        drawn["settings"] = drawn_settings(drawing)
    return drawn


def _entry(drawing: Drawing) -> list[Plain]:
    """One entry, with its time, its recording and its actor."""
    choices, p = drawing.choices, drawing.programme
    makers: dict[Callable[[Drawing], Plain | None], int] = {act: 12, missed_entry: 4}
    makers |= {answered_entry: 4} if p.questions else {}
    makers |= {spell_entry: 6 if choices.heavy else 4} if p.spells else {spell_entry: 1}
    makers |= {happened_entry: 2} if p.incidents else {}
    makers |= {corrected_entry: 2, review_entry: 1, booked_entry: 1}
    makers |= {corrected_entry: 5, review_entry: 4} if choices.heavy else {}
    drawn = choices.weighted(makers)(drawing)
    if drawn is None:
        return []
    drawn = {"id": f"e{len(drawing.entries)}", "on": drawing.today.isoformat(), **drawn}
    drawn |= _about_it(drawing, drawn)
    return [damaged(choices, drawn) if choices.chance(8) else drawn]


def _about_it(drawing: Drawing, drawn: Plain) -> Plain:
    choices = drawing.choices
    more = _times(choices, drawn["on"])
    if choices.chance(10):
        more["actor"] = choices.pick(("x", "y"))
    if choices.chance(8):
        more["credentials"] = [choices.pick(("course", "other"))]
    if "about" not in drawn and choices.chance(12):
        about = some_name(drawing)
        if about is not None:
            more["about"] = about
    return more


def _times(choices: Choices, on: str) -> Plain:
    drawn = Plain()
    if choices.chance(25):
        drawn["at"] = f"{on}T13:00+02:00" if choices.chance(15) else choices.pick(TIMES)
    if choices.chance(15, heavy=40):
        day = date.fromisoformat(on) + timedelta(choices.pick((1, 2, 9)))
        drawn["recorded"] = day.isoformat()
        if choices.chance(30):
            drawn["recorded"] += "T10:00:00+01:00"
    return drawn
