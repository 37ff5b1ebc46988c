"""First and last days: worked out by hand, and tried out in the engine."""

import pytest

import programflow as pf
from programflow.checking.proving import questions_of
from programflow.checking.timelines import Row, Timeline, timeline
from programflow.temporal import to_date, to_day
from programflow.testing.drawing.choices import seeded
from tests.checking.small import STEPS, drawn, is_on_time, text, ways


def of(definition: str, start: str | int, *, horizon: int = 1) -> Timeline:
    loaded = pf.loads(definition)
    questions = questions_of(loaded.programme, loaded.machine, horizon=horizon)
    return timeline(questions, start=to_day(start) if isinstance(start, str) else start)


def rows(found: Timeline) -> dict[str, Row]:
    (way,) = found.ways
    assert way.fits
    return {row.step if row.round is None else f"{row.step} {row.round}": row for row in way.rows}


def days(row: Row) -> tuple[str, str | None]:
    last = row.stretch.last
    return str(to_date(row.stretch.first)), None if last is None else str(to_date(last))


COURSE = text(
    "    window: [{from: enrolled, max: 3 weeks, modality: must}]\n    source: guide\n"
    "    steps:\n"
    "      a: {is: session, need: must, of: office, source: guide,"
    " window: [{from: enrolled, min: 2 days, modality: must}]}\n"
    "      b: {is: session, need: must, of: office, after: [a], source: guide,"
    " window: [{from: {done: a}, min: 1 week, modality: must}]}\n"
    "      c: {is: session, need: may, of: office, source: guide}\n"
)


def test_the_days_of_a_course() -> None:
    """From Monday 2 March: three weeks are over on the 23rd, and b needs a week after a."""
    found = rows(of(COURSE, "2026-03-02"))
    assert days(found["a"]) == ("2026-03-04", "2026-03-16")
    assert days(found["b"]) == ("2026-03-11", "2026-03-23")
    assert days(found["c"]) == ("2026-03-02", None)
    assert found["a"].stretch.slack == found["b"].stretch.slack == 12


def test_the_rule_that_binds_is_the_one_with_a_length() -> None:
    row = rows(of(COURSE, "2026-03-02"))["a"]
    assert row.stretch.first_rule is not None
    assert row.stretch.first_rule.route[-2:] == (0, "min")
    assert row.stretch.last_rule is not None
    assert row.stretch.last_rule.route == ("phases", "course", "steps", "b", "window", 0, "min")


def test_rounds_have_a_first_and_a_last() -> None:
    """Four rounds a week apart at most, at least two days, within three weeks."""
    body = (
        "    steps:\n"
        "      a: {is: session, need: must, of: office, source: guide,"
        " window: [{from: previous_round, min: 2 days, modality: must},"
        " {from: enrolled, max: 3 weeks, modality: must}],"
        " repeat: {times: 4, gap: {max: 1 week, modality: must}}}\n"
    )
    found = rows(of(text(body), "2026-03-02"))
    assert days(found["a first"]) == ("2026-03-02", "2026-03-17")
    assert days(found["a last"]) == ("2026-03-08", "2026-03-23")


def test_the_tightest_start_is_the_one_with_the_least_room() -> None:
    """Three working days and a week: one day of room is left most often, and none over Easter."""
    body = (
        "    steps:\n"
        "      a: {is: session, need: must, of: office, source: guide, window: [{from: enrolled,"
        " min: 3 working days, max: 8 days, modality: must}]}\n"
    )
    found = of(text(body), "2026-03-02")
    assert days(rows(found)["a"]) == ("2026-03-05", "2026-03-10")
    # Monday in Holy Week: the third working day after is Tuesday 7 April, and so is the eighth day.
    assert found.tightest == (to_day("2026-03-30"), 0)


def test_a_way_that_does_not_fit_has_no_days() -> None:
    (way,) = of(COURSE.replace("3 weeks", "8 days"), "2026-03-02").ways
    assert (way.fits, way.rows) == (False, ())


@pytest.mark.parametrize("seed", range(25))
def test_the_engine_agrees_on_the_first_and_the_last_day(seed: int) -> None:
    """On the first and the last day some way to go on is on time; a day outside, none."""
    choose = seeded(seed)
    definition, start = drawn(choose), to_day("2026-03-31")
    (way,) = of(definition, start).ways
    lasts = [row.stretch.last for row in way.rows]
    if not way.fits or way.left_out or any(last is None or last > start + 4 for last in lasts):
        return
    machine = pf.loads(definition).machine
    tried = [chosen for chosen in ways(start, within=6) if is_on_time(machine, start, chosen)]
    for row in way.rows:
        chosen_days = {chosen[STEPS.index(row.step)] for chosen in tried}
        assert (min(chosen_days), max(chosen_days)) == (row.stretch.first, row.stretch.last)
