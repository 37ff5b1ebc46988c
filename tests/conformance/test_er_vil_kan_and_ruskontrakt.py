"""Cases written from the facts of ER-VIL-KAN and ruskontrakt, played by engine and reference."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from tests.conformance import breaking, er_vil_kan, ruskontrakt
from tests.conformance.asking import Asked
from tests.conformance.cases import Case, Moment
from tests.conformance.players import PLAYERS, Player, player
from tests.conformance.telling import Suite, checks

SUITES: Mapping[str, Suite] = {
    suite.names.programme: suite for suite in (er_vil_kan.SUITE, ruskontrakt.SUITE)
}
BROKEN = {"er-vil-kan": breaking.ER_VIL_KAN, "ruskontrakt": breaking.RUSKONTRAKT}
CHECKS = {name: checks(suite) for name, suite in SUITES.items()}
CASES = {case.id: case for suite in SUITES.values() for case in suite.cases()}
MOMENTS = [(case.id, n) for case in CASES.values() for n in range(len(case.moments))]
INVENTIONS = [(name, phrase) for name, edits in BROKEN.items() for phrase in edits]


def _named(moment: tuple[str, int]) -> str:
    return f"{moment[0]}-{moment[1] + 1}"


def _programme(case: Case) -> str:
    return case.names.programme


def asked_of(by: Player, case: Case, moment: Moment) -> Asked:
    seen = by.seen(case.journal, at=moment.at, known=moment.known)
    return Asked(by, case, moment, case.journal, {}, seen)


@pytest.mark.parametrize("case_id", CASES)
def test_everything_is_accepted(case_id: str) -> None:
    case = CASES[case_id]
    assert player("engine", _programme(case)).refusals(case.journal) == {}


@pytest.mark.parametrize("case_id", CASES)
def test_the_reference_accepts_every_act(case_id: str) -> None:
    """It reads the whole case anew for each entry, and of these only acts turn on the case."""
    case = CASES[case_id]
    by = player("reference", _programme(case))
    acts = [n for n, said in enumerate(case.journal) if said.kind == "decided"]
    assert [by.tried(case.journal[:n], case.journal[n]) for n in acts] == [None] * len(acts)


_SILENT = {"must_not", "source_does_not_say"}


@pytest.mark.parametrize("who", PLAYERS)
@pytest.mark.parametrize("which", MOMENTS, ids=_named)
def test_a_moment_is_as_the_facts_have_it(which: tuple[str, int], who: str) -> None:
    """What no source says is asked of the engine alone: it takes many cases, and long ones."""
    case = CASES[which[0]]
    moment = case.moments[which[1]]
    asked = asked_of(player(who, _programme(case)), case, moment)
    by_key = CHECKS[_programme(case)]
    expected = [key for key in moment.expect if who == "engine" or key not in _SILENT]
    wrong = {key: list(by_key[key](asked, moment.expect[key])) for key in expected}
    assert {key: said for key, said in wrong.items() if said} == {}


def _told(programme: str, phrase: str) -> list[tuple[Case, Moment]]:
    """The moments in which a phrase stands."""
    return [
        (case, moment)
        for case in CASES.values()
        for moment in case.moments
        if _programme(case) == programme
        and phrase
        in [
            *moment.expect.get("must_not", ()),
            *(row["invention"] for row in moment.expect.get("source_does_not_say", ())),
        ]
    ]


@pytest.mark.parametrize("programme", SUITES)
def test_every_phrase_has_a_check_and_every_check_a_phrase(programme: str) -> None:
    moments = [m for case in CASES.values() if _programme(case) == programme for m in case.moments]
    acts = {
        row["act"]
        for m in moments
        for key in ("allowed", "not_allowed")
        for row in m.expect.get(key, ())
    }
    reasons = {row["reason"] for m in moments for row in m.expect.get("not_allowed", ())}
    phrases = {phrase for m in moments for phrase in m.expect.get("must_not", ())} | {
        row["invention"] for m in moments for row in m.expect.get("source_does_not_say", ())
    }
    suite = SUITES[programme]
    assert acts == set(suite.acts)
    assert reasons == set(suite.grounds)
    assert phrases == set(suite.silences) == set(BROKEN[programme])


@pytest.mark.parametrize(("programme", "phrase"), INVENTIONS)
def test_an_invention_is_noticed_where_it_is_made(programme: str, phrase: str) -> None:
    by = breaking.broken(programme, BROKEN[programme][phrase])
    noticed = SUITES[programme].silences[phrase]
    for case, moment in _told(programme, phrase):
        assert by.refusals(case.journal) == {}
        assert list(noticed(asked_of(by, case, moment)))


_ANOTHER = {"yes": "no", "no": "yes", "unknown": "yes"}
_WRONG: Mapping[str, Any] = {
    "phase": lambda _: "place",
    "fulfilled": _ANOTHER.get,
    "criteria": lambda said: {name: _ANOTHER[truth] for name, truth in said.items()},
    "counters": lambda said: {name: number + 1 for name, number in said.items()},
    "due": lambda said: {
        name: last + timedelta(days=1) if isinstance(last, date) else date.max
        for name, last in said.items()
    },
    "not_running": lambda said: [*said, "nothing"],
    "deviations": lambda said: [*said, {"what": _SOMETHING}],
    "breaches": lambda said: [*said, _SOMETHING],
    "unaccounted": lambda said: [*said, _SOMETHING],
    "open_decisions": lambda said: [*said, {"decision": _SOMETHING}],
}
# A name that both tables have, and that is neither a finding nor a decision.
_SOMETHING = "place"
_TURNED = {"done": "not_done", "open": "not_open", "not_open": "open"}


def _other(key: str, wanted: Any) -> tuple[str, Any]:
    """A check and what to expect of it, such that it cannot hold where `key: wanted` does."""
    if key == "not_due":
        return "due", dict.fromkeys(wanted, date.max)
    if key == "no_open_decision":
        return "open_decisions", [{"decision": name} for name in wanted]
    return (_TURNED[key], wanted) if key in _TURNED else (key, _WRONG[key](wanted))


@pytest.mark.parametrize("which", MOMENTS, ids=_named)
def test_each_check_can_fail(which: tuple[str, int]) -> None:
    case = CASES[which[0]]
    moment = case.moments[which[1]]
    asked = asked_of(player("engine", _programme(case)), case, moment)
    for key, wanted in moment.expect.items():
        if key not in {*_SILENT, "allowed", "not_allowed"}:
            check, wrong = _other(key, wanted)
            assert list(CHECKS[_programme(case)][check](asked, wrong)), key


_DAY = r"(\d{4}-\d\d-\d\d)(?: (Mon|Tue|Wed|Thu|Fri|Sat|Sun))?"


def _date(said: str, weekday: str | None) -> date:
    day = date.fromisoformat(said)
    assert weekday in {None, day.strftime("%a")}
    return day


def _years(day: date, years: int) -> date:
    leap_day_in_common_year = (day.month, day.day) == (2, 29) and (day.year + years) % 4
    return day.replace(year=day.year + years, day=28 if leap_day_in_common_year else day.day)


@pytest.mark.parametrize(
    "line", sorted({line for case in CASES.values() for line in case.arithmetic})
)
def test_a_sum_holds(line: str) -> None:
    if found := re.fullmatch(rf"{_DAY} \+ (\d+) (days|years) = {_DAY}", line):
        first, w1, number, unit, last, w2 = found.groups()
        start, n = _date(first, w1), int(number)
        end = start + timedelta(days=n) if unit == "days" else _years(start, n)
        assert end == _date(last, w2)
    elif found := re.fullmatch(rf"{_DAY} - {_DAY} = (\d+) days", line):
        last, w2, first, w1, days = found.groups()
        assert (_date(last, w2) - _date(first, w1)).days == int(days)
    else:
        found = re.fullmatch(rf"{_DAY} is a Sunday, last day of the calendar week", line)
        assert found is not None, line
        assert _date(*found.groups()).isoweekday() == 7
