"""Cases written from the facts of Russamtalen, played by the engine and by the reference."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from tests.conformance.asking import Asked
from tests.conformance.broken import BROKEN, broken
from tests.conformance.cases import Case, Journal, Moment, read_cases
from tests.conformance.expectations import EVERYWHERE, Check
from tests.conformance.names import RUSSAMTALEN
from tests.conformance.players import PLAYERS, Player, Refused, player
from tests.conformance.russamtalen_acts import ACTS, GROUNDS
from tests.conformance.russamtalen_acts import CHECKS as ACTING
from tests.conformance.russamtalen_silences import CHECKS as SILENT
from tests.conformance.russamtalen_silences import INVENTIONS, MUST_NOT

CASES = {case.id: case for case in read_cases(RUSSAMTALEN)}
CHECKS: Mapping[str, Check] = {**EVERYWHERE, **ACTING, **SILENT}
Told = tuple[Case, Moment]
MOMENTS = [(case.id, n) for case in CASES.values() for n in range(len(case.moments))]


def _named(moment: tuple[str, int]) -> str:
    return f"{moment[0]}-{moment[1] + 1}"


@cache
def refusals(who: str, case_id: str) -> dict[str, Refused]:
    return player(who, RUSSAMTALEN.programme).refusals(CASES[case_id].journal)


def asked_of(by: Player, told: Told, *, refused: dict[str, Refused]) -> Asked:
    case, moment = told
    journal: Journal = tuple(e for e in case.journal if e.id not in refused)
    seen = by.seen(journal, at=moment.at, known=moment.known)
    return Asked(by, case, moment, journal, refused, seen)


@pytest.mark.parametrize("who", PLAYERS)
@pytest.mark.parametrize("case_id", CASES)
def test_everything_that_can_be_read_is_accepted(case_id: str, who: str) -> None:
    assert set(refusals(who, case_id)) == CASES[case_id].rejected()


@pytest.mark.parametrize("who", PLAYERS)
@pytest.mark.parametrize("which", MOMENTS, ids=_named)
def test_a_moment_is_as_the_facts_have_it(which: tuple[str, int], who: str) -> None:
    case = CASES[which[0]]
    moment = case.moments[which[1]]
    by = player(who, RUSSAMTALEN.programme)
    asked = asked_of(by, (case, moment), refused=refusals(who, case.id))
    wrong = {key: list(CHECKS[key](asked, wanted)) for key, wanted in moment.expect.items()}
    assert {key: said for key, said in wrong.items() if said} == {}


def _phrases(key: str, field: str | None) -> set[Any]:
    rows = [row for case in CASES.values() for m in case.moments for row in m.expect.get(key, ())]
    return {row if field is None else row[field] for row in rows}


def test_no_check_is_without_a_case() -> None:
    used = {key for case in CASES.values() for moment in case.moments for key in moment.expect}
    assert used == set(CHECKS)
    assert _phrases("allowed", "act") | _phrases("not_allowed", "act") == set(ACTS)
    assert _phrases("not_allowed", "reason") == set(GROUNDS)
    assert _phrases("must_not", None) == set(MUST_NOT)
    assert _phrases("source_does_not_say", "invention") == set(INVENTIONS)


def _told(phrase: str) -> list[Told]:
    """The moments in which a phrase stands."""
    return [
        (case, moment)
        for case in CASES.values()
        for moment in case.moments
        if phrase in moment.expect.get("must_not", ())
        or phrase in [r["invention"] for r in moment.expect.get("source_does_not_say", ())]
    ]


@pytest.mark.parametrize("phrase", BROKEN)
def test_an_invention_is_noticed_where_it_is_made(phrase: str) -> None:
    by, check = broken(phrase), {**MUST_NOT, **INVENTIONS}[phrase]
    for case, moment in _told(phrase):
        refused = by.refusals(case.journal)
        assert set(refused) == case.rejected()
        assert list(check(asked_of(by, (case, moment), refused=refused)))


@pytest.mark.parametrize("phrase", sorted({*MUST_NOT, *INVENTIONS} - {*BROKEN}))
def test_a_decision_that_is_undone_in_silence_is_noticed(phrase: str) -> None:
    by = player("engine", RUSSAMTALEN.programme)
    ((case, moment),) = _told(phrase)
    asked = asked_of(by, (case, moment), refused={})
    silent = asked._replace(seen=asked.seen._replace(unfounded=frozenset()))
    assert list(MUST_NOT[phrase](silent))


def _other(key: str, wanted: Any) -> tuple[str, Any]:
    """A check and what to expect of it, such that it cannot hold where `key: wanted` does."""
    turned = {"done": "not_done", "open": "not_open", "phase": "outcome", "allowed": "not_allowed"}
    turned |= {other: key for key, other in turned.items()}
    if key == "allowed":
        return "not_allowed", [{**row, "reason": next(iter(GROUNDS))} for row in wanted]
    if key == "not_due":
        return "due", dict.fromkeys(wanted, date.max)
    if key == "no_open_decision":
        return "open_decisions", [{"decision": name} for name in wanted]
    return (turned[key], wanted) if key in turned else (key, _WRONG[key](wanted))


_ANOTHER = {"yes": "no", "no": "yes", "unknown": "yes"}
_WRONG: Mapping[str, Any] = {
    "fulfilled": _ANOTHER.get,
    "criteria": lambda said: {name: _ANOTHER[truth] for name, truth in said.items()},
    "due": lambda said: {name: last + timedelta(days=1) for name, last in said.items()},
    "deviations": lambda said: [*said, {"what": "series"}],
    "breaches": lambda said: [*said, "talk_1"],
    "unaccounted": lambda said: [*said, "talk_1"],
    "unfounded": lambda said: [*said, "e1"],
    "open_decisions": lambda said: [*said, {"decision": "belief_scale"}],
    "recommendation": lambda _: {"decision": "offer", "option": "go_on", "strength": "strong"},
    "not_running": lambda said: [*said, "series_limit"],
    "rejected": lambda said: [{**said[0], "entry": "e1"}],
}
_SILENT = {"must_not", "source_does_not_say"}


@pytest.mark.parametrize("which", MOMENTS, ids=_named)
def test_each_check_can_fail(which: tuple[str, int]) -> None:
    case = CASES[which[0]]
    moment = case.moments[which[1]]
    by = player("engine", RUSSAMTALEN.programme)
    asked = asked_of(by, (case, moment), refused=refusals("engine", case.id))
    for key, wanted in moment.expect.items():
        if key not in _SILENT:
            check, wrong = _other(key, wanted)
            assert list(CHECKS[check](asked, wrong)), key
