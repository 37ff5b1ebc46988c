"""Two versions of a programme: what changed, on which days time limits differ, how cases fare."""

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

import programflow as pf
from programflow.checking.differences import Comparison, compare
from programflow.checking.fares import fares
from programflow.definition.programme import Programme
from programflow.definition.reading import parse
from programflow.machine import compile_programme
from programflow.rendering.differences import render_comparison
from programflow.temporal import to_date, to_day
from tests.rules.golden import FOLDER

HEAD = (FOLDER / "never-yes" / "ok.yaml").read_text(encoding="utf-8").split("\nquestions:")[0]
BODY = """
parameters:
  frame: {value: 3 weeks, source: guide 1}
tallies:
  absences: {count: {missed: lesson, excused: no}, in: case, source: guide 4}
findings:
  fell_behind:
    {when: {tally: absences, at_least: 3}, modality: should, of: swimmer, source: guide 4}
phases:
  course:
    initial: yes
    of: office
    steps:
      lesson: {is: session, need: must, of: office, source: guide 2,
        window: [{from: enrolled, max: frame, modality: should}]}
      talk: {is: session, need: may, of: office, source: guide 2}
    next: [{when: {phase: course, is: done}, go: completed, source: guide 3}]

outcomes:
  completed: {adverse: no}
  left: {adverse: no}
"""
TALK = "      talk: {is: session, need: may, of: office, source: guide 2}\n"
LEFT = "  left: {adverse: no}\n"
FIRST, LAST = to_day("2026-01-01"), to_day("2026-12-31")


def version(*changes: tuple[str, str]) -> Programme:
    text = HEAD + BODY
    for passage, instead in changes:
        assert text.count(passage) == 1, passage
        text = text.replace(passage, instead)
    parsed = parse(text, "version.yaml")
    assert parsed.programme is not None, parsed.faults
    return parsed.programme


def compared(*changes: tuple[str, str]) -> Comparison:
    return compare(version(), version(*changes), first=FIRST, last=LAST)


def test_a_version_is_not_another_for_its_words_or_the_order_of_its_keys() -> None:
    found = compared(
        ("lesson: {is: session, need: must", "lesson: {need: must, is: session"),
        ("title: {nb: Svømmekurs, en: Swimming course}", "title: {nb: Kurs}"),
    )
    assert (found.changes, found.deadlines) == ((), ())


@pytest.mark.parametrize(
    ("passage", "instead", "effect", "sort", "name"),
    [
        ("at_least: 3", "at_least: 2", "tightens", "findings", "fell_behind"),
        ("at_least: 3", "at_least: 4", "loosens", "findings", "fell_behind"),
        ("modality: should}]", "modality: must}]", "tightens", "steps", "lesson"),
        ("max: frame", "max: 4 weeks", "loosens", "steps", "lesson"),
        ("max: frame", "max: 20 days", "tightens", "steps", "lesson"),
        # Neither of the two is always the longer.
        ("max: frame", "max: 1 month", "loosens", "steps", "lesson"),
        (TALK, "", "removes", "steps", "talk"),
        (LEFT, LEFT + "  moved: {adverse: no}\n", "adds", "outcomes", "moved"),
        ("need: may", "need: must", "tightens", "steps", "talk"),
        ("go: completed", "go: left", "moves", "phases", "course"),
        ("value: 3 weeks", "value: 4 weeks", "changes", "parameters", "frame"),
    ],
)  # fmt: skip
def test_a_change_is_told_by_what_it_does(  # noqa: PLR0917 - a row of the table
    passage: str, instead: str, effect: str, sort: str, name: str
) -> None:
    changes = compared((passage, instead)).changes
    assert [(c.effect, c.sort, c.name) for c in changes] == [(effect, sort, name)]


def test_what_is_renamed_is_the_same_under_another_name() -> None:
    renamed = "outcomes:\n  completed: {adverse: no}"
    changes = "changes: {renames: {steps: {talk: chat}}}\noutcomes:\n  completed: {adverse: no}"
    found = compared(("      talk:", "      chat:"), (renamed, changes))
    assert found.changes == ()


@pytest.mark.parametrize("length", ["1 month", "22 days", "15 working days", "4 weeks"])
def test_the_days_on_which_a_time_limit_differs_are_counted_one_by_one(length: str) -> None:
    (found,) = compared(("max: frame", f"max: {length}")).deadlines
    machine = compile_programme(version(("max: frame", f"max: {length}")))
    n, unit = int(length.split(maxsplit=1)[0]), length.split(maxsplit=1)[1]
    days = [date(2026, 1, 1) + timedelta(i) for i in range(365)]
    moved = [(_last(day, n, unit, machine=machine) - day).days - 21 for day in days]
    assert found.differing == sum(map(bool, moved))
    assert found.days == 365
    assert (found.earlier, found.later) == (max(0, *(-n for n in moved)), max(0, *moved))
    at = next(i for i, shift in enumerate(moved) if shift)
    assert to_date(found.on) == days[at]
    assert found.after - found.before == moved[at]


def _last(day: date, n: int, unit: str, *, machine: Any) -> date:
    """Worked out by somebody else's code, and working days one by one."""
    if unit in {"month", "months"}:
        return day + relativedelta(months=n)
    if unit == "working days":
        while n:
            day += timedelta(1)
            n -= machine.calendar.is_working_day(day.toordinal())
        return day
    return day + timedelta(days=n * (7 if unit.startswith("week") else 1))


def test_a_case_that_kept_the_rules_and_would_keep_them_no_longer_is_told() -> None:
    old = compile_programme(version())
    new = compile_programme(version(("at_least: 3", "at_least: 2"), ("max: frame", "max: 1 week")))
    case = pf.start(old, id="c", on="2026-03-02").case
    assert case is not None
    for n, on in enumerate(("2026-03-04", "2026-03-05")):
        missed = pf.Missed(id=f"e-{n}", step="lesson", on=on, cause="participant", excused=False)
        case = pf.advance(old, case, missed).case
        assert case is not None
    found = fares(old, new, case.entries, name="c", at=date(2026, 3, 6))
    assert found.found == (("fell_behind", "deviation"),)
    assert found.worse == found.found
    assert found.due == (("lesson", date(2026, 3, 23), date(2026, 3, 9)),)
    assert found.phase == ("course", "course")
    same = fares(old, old, case.entries, name="c", at=date(2026, 3, 6))
    assert not same.differs


WEEKLY = "repeat: {per: week, min: 1, modality: must}"
APART = "repeat: {gap: {max: 9 days, modality: must}}"


@pytest.mark.parametrize(
    ("before", "after", "effect"), [(WEEKLY, APART, "loosens"), (APART, WEEKLY, "tightens")]
)
def test_a_modality_that_comes_or_goes_binds_more_or_less(
    before: str, after: str, effect: str
) -> None:
    talk = "talk: {is: session, need: may, of: office, source: guide 2"
    old, new = (version((talk, f"{talk}, {repeat}")) for repeat in (before, after))
    found = compare(old, new, first=FIRST, last=LAST)
    keys = {change.keys: change.effect for change in found.changes if change.name == "talk"}
    assert keys["repeat", "modality"] == keys["repeat", "min"] == effect
    said = render_comparison(found, old, new, lang="nb", colour=False, width=99)
    assert "færrest ganger i perioden" in said
    assert "første dag" not in said
