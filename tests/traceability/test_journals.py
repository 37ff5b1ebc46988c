"""The journals of the examples, played: each is accepted whole and ends where its story says."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import programflow as pf

EXAMPLES = Path(__file__).parents[2] / "examples"
PROGRAMMES = EXAMPLES.parent / "programmes"

ENDS = {
    "russamtalen/completed": "completed",
    "russamtalen/late": "completed",
    "russamtalen/left-after-talk-1": "left",
    "er-vil-kan/whole": "completed",
    "er-vil-kan/pause": "completed",
    "er-vil-kan/stopped": "stopped_early",
    "er-vil-kan/talk-missing": "programme",
    "er-vil-kan/group-of-eight/1": "completed",
    "er-vil-kan/group-of-eight/2": "completed",
    "er-vil-kan/group-of-eight/3": "programme",
    "er-vil-kan/group-of-eight/4": "completed",
    "er-vil-kan/group-of-eight/5": "programme",
    "er-vil-kan/group-of-eight/6": "programme",
    "er-vil-kan/group-of-eight/7": "completed",
    "er-vil-kan/group-of-eight/8": "stopped_early",
    "ruskontrakt/completed": "completed",
    "ruskontrakt/breach": "trinn",
    "ruskontrakt/moved": "trinn",
    "ruskontrakt/two-ladders": "trinn",
    "ruskontrakt/voluntary": "completed",
    "ruskontrakt/withdrawn-consent": "left",
}


@cache
def _machine(programme: str) -> pf.Machine:
    return pf.load(PROGRAMMES / f"{programme}.yaml").machine


def _entries(name: str) -> list[pf.Entry]:
    lines = (EXAMPLES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_entry(json.loads(line, parse_float=Decimal)) for line in lines]


def _entry(said: dict[str, Any]) -> pf.Entry:
    entry = pf.entry_from_json(said)
    assert isinstance(entry, pf.Entry), entry
    return entry


def _played(name: str) -> tuple[pf.Machine, pf.Case]:
    machine = _machine(name.split("/", maxsplit=1)[0])
    played = pf.replay(machine, _entries(name), id=name)
    assert [(r.entry.id, r.code) for r in played.rejected] == []
    assert played.case is not None
    return machine, played.case


def test_every_journal_has_an_end() -> None:
    shipped = {path.stem for path in (EXAMPLES.parent / "programmes").glob("*.yaml")}
    journals = [path.relative_to(EXAMPLES) for path in EXAMPLES.rglob("*.jsonl")]
    found = {p.with_suffix("").as_posix() for p in journals if p.parts[0] in shipped}
    assert found == set(ENDS)


@pytest.mark.parametrize(("name", "end"), ENDS.items())
def test_a_journal_ends_where_its_story_says(name: str, end: str) -> None:
    machine, case = _played(name)
    status = pf.status(machine, case, at=max(e.on for e in _entries(name)))
    assert (status.outcome or status.phase) == end
    assert status.unfounded == ()


def test_a_group_meets_once_for_all_who_were_called() -> None:
    """Entries of one gathering share its session, day and number, attended or not."""
    meetings: dict[str, set[tuple[str, str | None]]] = {}
    members: dict[str, int] = {}
    for n in range(1, 9):
        for entry in _entries(f"er-vil-kan/group-of-eight/{n}"):
            if entry.session is not None:
                meetings.setdefault(entry.session, set()).add((entry.on.isoformat(), entry.about))
                members[entry.session] = members.get(entry.session, 0) + 1
    weekly = {name: said for name, said in meetings.items() if name.startswith("wed-")}
    assert [len(said) for said in weekly.values()] == [1] * 7
    assert [members[name] for name in sorted(weekly)] == [8, 8, 8, 8, 7, 7, 7]


def _findings(name: str, at: str) -> dict[str, tuple[str, bool]]:
    machine, case = _played(name)
    status = pf.status(machine, case, at=at)
    return {f.item: (f.grade, f.accounted) for f in status.findings}


def test_three_missed_tests_are_a_question_and_not_a_breach() -> None:
    found = _findings("ruskontrakt/breach", "2026-10-05")
    assert found == {"found:many_missed_tests:2026-10-01": ("notice", True)}


def test_what_is_counted_moves_with_the_young_person() -> None:
    machine, case = _played("ruskontrakt/moved")
    counts = {}
    for at in ("2026-09-30", "2026-10-29"):
        tallies = {t.name: (t.low, t.high) for t in pf.status(machine, case, at=at).tallies}
        counts[at] = tallies["tests_taken"], tallies["tests_missed_unexcused"]
    assert counts == {
        "2026-09-30": ((3, 3), (1, 1)),
        "2026-10-29": ((7, 7), (1, 1)),
    }


def test_no_test_is_due_while_a_guardian_does_not_consent() -> None:
    machine, case = _played("ruskontrakt/withdrawn-consent")
    states = {}
    for at in ("2026-03-04", "2026-03-06", "2026-03-13"):
        status = pf.status(machine, case, at=at)
        (states[at],) = [s.state for s in status.steps if s.step == "rapid_test"]
    assert states == {"2026-03-04": "open", "2026-03-06": "waiting", "2026-03-13": "open"}


def test_the_two_ladders_are_apart() -> None:
    machine, case = _played("ruskontrakt/two-ladders")
    before = pf.status(machine, case, at="2026-05-07")
    after = pf.status(machine, case, at="2026-05-08")
    assert "next_penal_step" not in [d.step for d in before.decisions]
    assert "next_penal_step" in [d.step for d in after.decisions]
    assert (after.phase, after.visit) == (before.phase, before.visit) == ("trinn", 1)
