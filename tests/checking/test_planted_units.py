"""Units that say something else than they seem to, planted in programmes; and their dates."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta

import programflow as pf
from programflow.checking.loading import diagnose
from programflow.diagnostics import Fault
from programflow.temporal import NORWAY, to_day
from tests.checking.planted import PROGRAMMES, Planted, text_with
from tests.checking.small import text
from tests.project.root import ROOT

SERIES = "    window: [{from: {parameter: series_anchor}, max: series_limit, modality: should,"
SIGNED = "    window: [{from: opened, max: signing_deadline, modality: must}]\n"
APPEAL = "        window: [{from: opened, max: appeal_deadline, modality: may}]\n"
REGISTER = "    window: [{from: opened, max: registration_deadline, modality: must}]\n"
FOLLOWED = "    window: [{from: {parameter: offer_follow_up_due}, max: 0 days, modality: must}]\n"
BOOKLET = "            max: 0 days\n"

PLANTED = {
    # The frame is three to four weeks; somebody adds that it is a month.
    "month-not-weeks": Planted(
        "russamtalen",
        SERIES,
        SERIES.replace("[{", "[{from: {parameter: series_anchor}, max: 1 month, modality: may}, {"),
        "series_limit",
    ),
    "last-day-unmoved": Planted(
        "russamtalen", APPEAL, APPEAL.replace("appeal_deadline", "3 weeks"), "max: 3 weeks"
    ),
    "hours-from-date": Planted(
        "russamtalen", SIGNED, SIGNED.replace("signing_deadline", "48 hours"), "48 hours"
    ),
    "nothing-to-move": Planted(
        "russamtalen",
        REGISTER,
        REGISTER.replace("registration_deadline", "2 working days, counting: statutory"),
        "2 working days",
    ),
    "moves-back": Planted(
        "russamtalen",
        FOLLOWED,
        FOLLOWED.replace("{parameter: offer_follow_up_due}", "{booked: talk_3}").replace(
            "0 days", "-2 days, counting: statutory"
        ),
        "-2 days",
    ),
    "known-too-late": Planted(
        "ruskontrakt", BOOKLET, BOOKLET.replace("0 days", "-1 day"), "max: -1 day"
    ),
}
SOUND = [*sorted(PROGRAMMES.glob("*.yaml")), *sorted((ROOT / "examples").rglob("*course.yaml"))]


def found(definition: str, rule: str) -> tuple[Fault, ...]:
    _, faults, _ = diagnose(definition, "planted")
    assert not [fault for fault in faults if fault.severity == "error"], faults
    return tuple(fault for fault in faults if fault.rule == rule)


@pytest.mark.parametrize("rule", PLANTED)
def test_a_unit_that_deceives_is_found_at_its_line(rule: str) -> None:
    planted = PLANTED[rule]
    _, faults, marks = diagnose(text_with(planted), planted.programme)
    assert {fault.rule for fault in faults} == {rule}
    assert planted.at in marks.line(faults[0].span(marks).line)


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_nothing_is_said_of_a_sound_programme(path: object) -> None:
    assert pf.load(str(path)).diagnostics == ()


def two(first: str, second: str) -> str:
    line = (
        "      {}: {{is: session, need: must, of: office, source: guide,"
        " window: [{{from: enrolled, max: {}, modality: must}}]}}\n"
    )
    return text("    steps:\n" + line.format("a", first) + line.format("b", second))


@pytest.mark.parametrize(
    ("days", "months", "said"),
    [
        (28, 1, True), (30, 1, True), (31, 1, True), (27, 1, False), (32, 1, False),
        (84, 3, True), (91, 3, True), (93, 3, True), (182, 6, True), (168, 6, False),
        (364, 12, True), (365, 12, True), (366, 12, True), (336, 12, False), (370, 12, False),
    ],
)  # fmt: skip
def test_a_month_is_told_from_its_weeks(days: int, months: int, *, said: bool) -> None:
    """The first working day from which they part, by another library's months."""
    faults = found(two(f"{days} days", f"{months} months"), "month-not-weeks")
    assert bool(faults) is said
    for fault in faults:
        start, *ends = [date.fromisoformat(day.on) for day in fault.param("chain")]
        both = {start + relativedelta(days=days), start + relativedelta(months=months)}
        assert ends == sorted(both)
        assert len(both) == 2
        for n in range(1, (start - date(2026, 1, 1)).days + 1):
            day = start - relativedelta(days=n)
            same = day + relativedelta(days=days) == day + relativedelta(months=months)
            assert same or not NORWAY.is_working_day(to_day(day))


def test_a_last_day_that_never_falls_on_a_day_off_is_let_be() -> None:
    """In the calendar in which every day is a working day."""
    right = (
        "    steps:\n      a: {is: task, need: may, of: one, source: guide,"
        " window: [{from: enrolled, max: 3 weeks, modality: may}]}\n"
        "      b: {is: decision, need: must, of: office, source: guide, options: {x: {}, y: {}},"
        " opens: [{each: {done: a}}]}\n"
    )
    assert found(text(right), "last-day-unmoved")
    every_day = text(right).replace("calendar: norway", "calendar: every-day")
    assert not found(every_day, "last-day-unmoved")
