"""What one pause breaks is what no schedule mends, by days counted here or by the engine."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest

import programflow as pf
from programflow.checking.one_pause import one_pause
from programflow.checking.pauses import longest, pauses_of
from programflow.checking.question import NotProved, Question
from programflow.checking.timetables import timetables
from programflow.diagnostics import Fault
from programflow.temporal import to_date, to_day
from programflow.testing.drawing.choices import Choices, seeded
from tests.checking.planted import Planted, line_of, proof_of
from tests.checking.small import text

FIRST = to_day("2026-03-26")
"""A Thursday, a week before Easter: some days are no working days."""
DAYS = 10
PAUSE = 3
HEAD = "spells: {pause: {party: one, source: guide}}\nclocks:\n"
CLOCKS = (
    "  whole: {from: enrolled, except: [pause], source: guide}\n"
    "  later: {from: {done: a}, except: [pause], source: guide}\n"
    "  away: {from: {began: pause, which: last}, during: [pause], source: guide}\n"
    "findings:\n  long: {when: {clock: away, more_than: 3 days}, modality: may, of: office,"
    " source: guide}\n"
)


def drawn(choose: Choices) -> str:
    """Two sessions, with limits of which the pause stops some."""
    body = ["    steps:\n"]
    for name in "ab":
        froms = ["from: enrolled", "clock: whole", "from: opened"]
        froms += ["from: {done: a}", "clock: later"] if name == "b" else []
        bounds = [
            f"{{{choose.pick(froms)}, {choose.pick(('max', 'max', 'min'))}:"
            f" {choose.between(0, 5)} {choose.pick(('days', 'days', 'working days'))},"
            " modality: must}"
            for _ in range(choose.between(0, 2))
        ]
        # What a pause may stop is counted in days.
        bounds = [b.replace("working days", "days") if "clock" in b else b for b in bounds]
        window = f"window: [{', '.join(bounds)}], " if bounds else ""
        order = "after: [a], " if name == "b" and choose.chance(60) else ""
        body.append(
            f"      {name}: {{is: session, need: must, of: office, {order}{window}source: guide}}\n"
        )
    return text("".join(body)) + HEAD + CLOCKS


def found(question: Question) -> list[Fault | NotProved]:
    (timing,) = timetables(question, "delays").timings
    return list(one_pause(question, timing, "pause", check="delays"))


def breaks(machine: pf.Machine, day: int) -> bool:
    """Whether some pause leaves no days to keep the rules on, asked of the engine."""
    return any(
        not any(
            is_kept(machine, day, begins, days)
            for days in product(range(day, day + DAYS + PAUSE), repeat=2)
            if all(not begins <= one < begins + PAUSE for one in days)
        )
        for begins in range(day, day + DAYS)
    )


def is_kept(machine: pf.Machine, day: int, begins: int, days: tuple[int, ...]) -> bool:  # noqa: PLR0917
    entries: list[pf.Entry] = [pf.Enrolled(id="enrolled", on=to_date(day))]
    entries += [
        pf.Done(id=step, step=step, on=to_date(on), by="office")
        for step, on in zip("ab", days, strict=True)
    ]
    entries.append(pf.Began(id="began", spell="pause", on=to_date(begins), by="one"))
    entries.append(pf.Ended(id="ended", spell="pause", on=to_date(begins + PAUSE), by="one"))
    last = max(*days, begins + PAUSE)
    # A pause that begins when all is over is none.
    kept = [one for one in entries if one.id not in {"began", "ended"} or begins <= max(days)]
    case = pf.replay(machine, kept, id="c").case
    assert case is not None
    status = pf.status(machine, case, at=to_date(last) + timedelta(days=1))
    return status.outcome == "completed" and not status.findings


def fits(machine: pf.Machine, day: int) -> bool:
    """Whether the rules can be kept without a pause."""
    return any(
        is_kept(machine, day, day + 2 * DAYS + PAUSE, days)
        for days in product(range(day, day + DAYS), repeat=2)
    )


def cases(seeds: range) -> Iterator[tuple[Question, int]]:
    for seed in seeds:
        machine = pf.loads(drawn(seeded(seed))).machine
        day = FIRST + seed % 7
        yield Question(machine=machine, first=day, last=day, thorough=True), day


def test_a_pause_breaks_what_no_schedule_mends() -> None:
    """Against every schedule and every pause of two weeks, played by the engine."""
    seen = set()
    for question, day in cases(range(82, 90)):
        if not fits(question.machine, day):
            continue
        broken = breaks(question.machine, day)
        assert bool(found(question)) is broken, question.programme
        seen.add(broken)
    assert seen == {True, False}


SESSIONS = text(
    "    steps:\n      a: {is: session, need: must, of: office, window: [{WINDOW,"
    " modality: must}], source: guide}\n"
) + HEAD.replace("clocks:\n", "")
BACK = """\
steps:
  back:
    is: task
    need: may
    of: office
    opens: [{each: {began: pause}}]
    done_by: {ended: pause}
    window: [LIMIT]
    source: guide
"""
CLOCK = "clocks: {time: {from: enrolled, except: [pause], source: guide}}\n"
NOTED = (
    "findings: {late: {when: {clock: time, more_than: 90 days}, modality: may, of: office,"
    " source: guide}}\n"
)


def asked(window: str, limit: str) -> Question:
    definition = SESSIONS.replace("WINDOW", window) + CLOCK + NOTED + BACK.replace("LIMIT", limit)
    machine = pf.loads(definition).machine
    return Question(machine=machine, first=FIRST, last=FIRST + 99, thorough=True)


@pytest.mark.parametrize(("pause", "breaks_it"), [(28, False), (29, True)])
def test_a_limit_that_runs_on_holds_a_pause_of_as_many_days(pause: int, *, breaks_it: bool) -> None:
    """Within 28 days: away for 28, somebody comes on the last day."""
    limit = f"{{from: opened, max: {pause} days, modality: should}}"
    question = asked("from: enrolled, max: 28 days", limit)
    assert longest(question, "pause").length.n == pause  # type: ignore[union-attr]  # it is stated
    faults = found(question)
    assert [getattr(one, "rule", None) for one in faults] == ["no-time-for-pause"] * breaks_it
    assert all(isinstance(f, Fault) and f.param("dates") == 100 for f in faults)


def test_a_limit_that_the_pause_stops_holds_any() -> None:
    limit = "{from: opened, max: 400 days, modality: should}"
    assert found(asked("clock: time, max: 28 days", limit)) == []
    assert pauses_of(asked("clock: time, max: 28 days", limit)) == ("pause",)


def test_where_nothing_says_how_long_it_is_left_open() -> None:
    question = asked("from: enrolled, max: 28 days", "{from: opened, max: 9 days, modality: may}")
    assert longest(question, "pause") is None
    (entry,) = found(question)
    assert isinstance(entry, NotProved)
    assert (entry.reason, dict(entry.params)) == ("pause-open", {"spell": "pause", "thing": "a"})


def test_of_several_limits_the_strictest_is_the_longest_pause() -> None:
    bounds = ("max: 5 weeks", "max: 34 days")
    limits = [f"{{from: opened, {bound}, modality: should}}" for bound in bounds]
    said = longest(asked("from: enrolled, max: 28 days", ", ".join(limits)), "pause")
    assert said is not None
    assert (str(said.length), said.route[-2:]) == ("34 days", (1, "max"))


TALK = "      individual_talk_1:\n        is: session\n        need: must\n        of: unit\n"
PAUSED = Planted(
    "er-vil-kan",
    TALK,
    TALK + "        window: [{from: enrolled, max: 8 weeks, modality: should, counting: statutory,"
    " source: article Struktur}]\n",
    "max: 8 weeks",
)
DONE_BY = "    done_by: {ended: pause}\n"
WINDOW = "    window: [{from: opened, max: 10 weeks, modality: should}]\n"
WATCHED = DONE_BY, DONE_BY + WINDOW


def test_a_pause_that_breaks_a_shipped_programme_is_found() -> None:
    """Ten weeks away, and the first talk within eight of the enrolment."""
    proof = proof_of(PAUSED, WATCHED, only="delays")
    assert [fault.rule for fault in proof.findings] == ["no-time-for-pause"]
    assert PAUSED.at in line_of(PAUSED, proof, "no-time-for-pause", WATCHED)
