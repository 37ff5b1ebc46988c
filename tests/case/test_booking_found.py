"""Bookings that the drawn courses of P20 found wrong, each made small; dates worked out by hand."""

from datetime import date

import pytest

import programflow as pf

HEAD = """\
programflow: 1
id: course
version: 1
valid_from: 2026-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {nb: Kurs}
sources: {guide: {title: {nb: Veileder}}}
roles: {one: {side: participant}, office: {}}
spells: {pause: {}}
clocks: {running: {from: enrolled, except: [pause]}}
phases:
"""
TAIL = "outcomes: {completed: {adverse: no}}\n"
TASK = "is: task, need: must, of: office, source: guide"


def phase(name: str, *steps: str, to: str, more: str = "") -> str:
    """A phase of these steps, left when all are done; `to` nothing: a step leads out of it."""
    lines = [f"  {name}:", "    of: office", "    source: guide"]
    lines += ["    initial: yes"] if name == "first" else []
    lines += [f"    {more}"] if more else []
    lines += ["    steps:", *(f"      {step}" for step in steps)]
    done = f"{{when: {{phase: {name}, is: done}}, go: {to}, source: guide}}"
    return "\n".join([*lines, *([f"    next: [{done}]"] if to else [])]) + "\n"


def window(bound: str, *, more: str = "") -> str:
    return f"{{{TASK}, {more}window: [{{{bound}, modality: must}}]}}"


def booked(body: str, step: str, at: str, *entries: pf.Entry) -> pf.Bookable:
    machine = pf.loads(HEAD + body + TAIL).machine
    journal = [pf.Enrolled(id="e-0", on="2026-03-02"), *entries]
    case = pf.replay(machine, journal).case
    assert case is not None
    return pf.can_book(machine, case, step, at=at)


def done(step: str, on: str, *, n: int = 1) -> pf.Entry:
    return pf.Done(id=f"{step}-{n}", step=step, on=on, by="office")


def span(found: pf.Bookable) -> tuple[date | None, date | None]:
    return found.first, found.last


DECISION = (
    "b: {is: decision, need: must, of: office, source: guide, window: "
    "[{from: enrolled, max: 4 days, modality: must}], "
    "options: {lead_on: {then: [{go: completed}]}}}"
)


@pytest.mark.parametrize("a_on", ["2026-03-03", None], ids=["brought there today", "to come"])
def test_what_a_next_leads_to_may_be_decided_on_the_day(a_on: str | None) -> None:
    """The decision is open on the day on which the `next` is made, and moves from there. (S4.5)"""
    body = phase("first", f"a: {{{TASK}}}", to="second") + phase("second", DECISION, to="")
    entries = [] if a_on is None else [done("a", a_on)]
    found = booked(body, "b", "2026-03-03", *entries)
    assert span(found) == (date(2026, 3, 3), date(2026, 3, 6))


def test_the_last_of_several_that_have_come() -> None:
    """The second phase has three days from the last of two things, which are behind."""
    bound = "{from: {latest: [{done: a}, enrolled]}, max: 3 days, modality: must}"
    body = phase("first", f"a: {{{TASK}}}", f"c: {{{TASK}}}", to="second")
    body += phase("second", f"b: {{{TASK}}}", to="completed", more=f"window: [{bound}]")
    found = booked(body, "b", "2026-03-05", done("a", "2026-03-04"))
    assert span(found) == (date(2026, 3, 5), date(2026, 3, 7))


def test_a_pause_behind_gives_a_step_to_come_its_days() -> None:
    """Four days from Monday the 2nd, two of them paused: until the 8th."""
    body = phase("first", f"a: {{{TASK}}}", to="second")
    body += phase("second", "b: " + window("clock: running, max: 4 days"), to="completed")
    began = pf.Began(id="p-1", spell="pause", on="2026-03-03")
    ended = pf.Ended(id="p-2", spell="pause", on="2026-03-05")
    assert span(booked(body, "b", "2026-03-05", began, ended)) == (
        date(2026, 3, 5),
        date(2026, 3, 8),
    )
    found = booked(body, "b", "2026-03-04", began)
    assert found.left_out == (("phases", "second", "steps", "b", "window", 0),)


def test_a_bound_of_what_is_to_come_may_have_passed() -> None:
    """The second phase was to be over by the 4th. It can still be gone through, on any day."""
    bound = "{from: enrolled, max: 2 days, modality: must}"
    body = phase("first", f"a: {{{TASK}}}", to="second")
    body += phase("second", f"b: {{{TASK}}}", to="completed", more=f"window: [{bound}]")
    assert span(booked(body, "b", "2026-03-06")) == (date(2026, 3, 6), None)


PACE = "repeat: {times: 3, per: week, min: 1, partial: required, modality: must, source: guide}"


def test_a_week_missed_is_behind_and_this_one_is_not() -> None:
    """Nothing in the week of the 2nd: a lapse. The week of the 9th still asks for a round."""
    body = phase("first", f"a: {{{TASK}, {PACE}}}", to="completed")
    assert span(booked(body, "a", "2026-03-10")) == (date(2026, 3, 10), date(2026, 3, 15))
    again = booked(body, "a", "2026-03-11", done("a", "2026-03-11"))
    assert span(again) == (date(2026, 3, 11), date(2026, 3, 22))


def test_the_first_week_of_a_step_to_come() -> None:
    """It opens on the 3rd at the latest, and its first week asks for a round by the 8th."""
    body = phase("first", "a: " + window("from: enrolled, max: 1 day"), to="second")
    body += phase("second", f"b: {{{TASK}, {PACE}}}", to="completed")
    assert span(booked(body, "b", "2026-03-02")) == (date(2026, 3, 2), date(2026, 3, 8))


def test_what_has_lapsed_once_is_behind() -> None:
    """By the 4th, a lapse; done on the 6th, a gives b a new last day, which is no second lapse."""
    bound = "from: {latest: [{done: a}, enrolled]}, max: 2 days"
    body = phase("first", f"a: {{{TASK}}}", "b: " + window(bound), to="completed")
    for entries in ([done("a", "2026-03-06")], []):
        found = booked(body, "b", "2026-03-07", *entries)
        assert (span(found), found.left_out) == ((date(2026, 3, 7), None), ())


def test_bounds_from_what_may_come_after_are_named() -> None:
    """Of two steps in no order, one counts from the other: only the days will say whether."""
    body = phase(
        "first", f"a: {{{TASK}}}", "b: " + window("from: {done: a}, max: 1 day"), to="completed"
    )
    found = booked(body, "a", "2026-03-03")
    assert found.left_out == (("phases", "first", "steps", "b", "window", 0, "max"),)


def test_the_latest_of_several_moves_until_the_last_has_come() -> None:
    """By the 6th; c comes a day after b at the earliest, though a is done and b is not."""
    c = f"c: {window('from: {latest: [{done: a}, {done: b}]}, min: 1 day', more='after: [b], ')}"
    by = "window: [{from: enrolled, max: 4 days, modality: must}]"
    body = phase("first", f"a: {{{TASK}}}", f"b: {{{TASK}}}", c, to="completed", more=by)
    found = booked(body, "b", "2026-03-03", done("a", "2026-03-02"))
    assert span(found) == (date(2026, 3, 3), date(2026, 3, 5))


def test_days_that_do_not_fit_where_nothing_sets_a_last() -> None:
    """The second phase is to be over on the day on which it is entered, or on the Monday after a
    weekend, and its decision is to be made a day after: only a Sunday or a Monday is left.
    """
    by = "window: [{from: {entered: second}, max: 0 days, modality: must, counting: statutory}]"
    decision = DECISION.replace("enrolled, max: 4 days", "{entered: second}, min: 1 day")
    body = phase("first", f"a: {{{TASK}}}", to="second") + phase("second", decision, to="", more=by)
    found = booked(body, "b", "2026-03-02")
    days = [day for day in range(2, 16) if found.covers(date(2026, 3, day))]
    assert (days, found.last) == ([8, 9, 15], None)


def test_last_days_that_move_are_named() -> None:
    """Of c two days after the latest of a and b: b may come late for that, and c be in time."""
    c = f"c: {window('from: {latest: [{done: a}, {done: b}]}, max: 2 days', more='after: [b], ')}"
    body = phase("first", f"a: {{{TASK}}}", f"b: {{{TASK}}}", c, to="completed")
    named = (("phases", "first", "steps", "c", "window", 0, "max"),)
    assert booked(body, "b", "2026-03-03", done("a", "2026-03-03")).left_out == named


def test_bounds_of_today_are_named_that_count_from_what_is_still_to_be_done() -> None:
    """B was to come a day after a, and came before it; were a to come today, b was too early."""
    b = "b: " + window("from: {done: a}, min: 1 day")
    body = phase("first", f"a: {{{TASK}}}", b, to="completed")
    found = booked(body, "a", "2026-03-03", done("b", "2026-03-03"))
    assert found.left_out == (("phases", "first", "steps", "b", "window", 0),)
    assert not booked(body, "a", "2026-03-04", done("b", "2026-03-03")).left_out


@pytest.mark.parametrize(
    ("repeat", "entries", "ends"),
    [
        # Enrolled on a Monday: two this week, and two of the three that are left by next Sunday.
        ("times: 3, partial: required", [], "2026-03-08"),
        ("times: 5, partial: waived", ["2026-03-03", "2026-03-05"], "2026-03-15"),
        # One is left: it is the last, and one is enough, on any day of next week.
        ("times: 3, partial: required", ["2026-03-03", "2026-03-05"], "2026-03-15"),
        # One of two, and a week in which two were asked for: done by its end.
        ("times: 2, partial: required", ["2026-03-03"], "2026-03-08"),
        ("times: 1, partial: required", [], "2026-03-08"),
    ],
)
def test_fewer_rounds_are_enough_where_no_more_are_left(
    repeat: str, entries: list[str], ends: str
) -> None:
    """S9.8: the week of the last round is not judged."""
    rounds = f"repeat: {{{repeat}, per: week, min: 2, modality: must}}"
    body = phase("first", f"a: {{{TASK}, {rounds}}}", to="completed")
    taken = [done("a", on, n=n) for n, on in enumerate(entries)]
    first = (entries or ["2026-03-02"])[-1]
    found = booked(body, "a", first, *taken)
    assert span(found) == (date.fromisoformat(first), date.fromisoformat(ends))
