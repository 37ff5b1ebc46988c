"""Journals of each kind are what they are called, for the shipped programmes and for drawn ones."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import programflow as pf
from programflow.testing import dates_near_boundaries, journals, programmes
from programflow.testing.generating.journals import is_lawful
from programflow.testing.strategies import KINDS
from tests.project.root import ROOT

PLACE = pf.load_place(ROOT / "programmes" / "places" / "example.yaml")
LOADED = {p.stem: pf.load(p) for p in sorted((ROOT / "programmes").glob("*.yaml"))}
FEW = settings(
    max_examples=3, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)

pytestmark = pytest.mark.hypothesis


def drawn(name: str, kind: Any) -> list[tuple[list[pf.Entry], pf.Status]]:
    """Some journals of a kind, all accepted, with the status on the day of their last entry."""
    loaded, found = LOADED[name], []

    @FEW
    @given(journals(loaded.programme, kind=kind, place=PLACE, most=6))
    def collect(journal: list[pf.Entry]) -> None:
        played = pf.replay(loaded.machine, journal)
        assert played.rejected == ()
        assert played.case is not None
        found.append((journal, pf.status(loaded.machine, played.case, at=journal[-1].on)))

    collect()
    return found


@pytest.mark.parametrize("name", LOADED)
def test_a_lawful_one_has_no_breach_and_nothing_that_lapsed(name: str) -> None:
    found = drawn(name, "lawful")
    assert all(is_lawful(there) for _, there in found)
    assert max(len(journal) for journal, _ in found) > 3, "and is more than an enrolment"


@pytest.mark.parametrize("name", LOADED)
def test_of_a_breaching_one_something_is_found(name: str) -> None:
    assert all(there.findings for _, there in drawn(name, "breaching"))


def test_one_near_boundaries_is_about_the_days_on_which_something_turns() -> None:
    loaded = LOADED["russamtalen"]
    near = 0
    for journal, _ in drawn("russamtalen", "near_boundaries"):
        for place, entry in enumerate(journal[1:], start=1):
            case = pf.replay(loaded.machine, journal[:place]).case
            assert case is not None
            there = pf.status(loaded.machine, case, at=journal[place - 1].on)
            turns = [*(d.on for d in there.due), *(n.on for n in there.next)]
            near += any(abs((entry.on - day).days) <= 1 for day in turns)
    assert near >= 5


def test_an_adversarial_one_may_be_refused_in_part() -> None:
    refused = []
    loaded = LOADED["russamtalen"]

    @FEW
    @given(journals(loaded.programme, kind="adversarial", place=PLACE, most=20))
    def collect(journal: list[pf.Entry]) -> None:
        refused.append(len(pf.replay(loaded.machine, journal).rejected))

    collect()
    assert any(refused)


@FEW
@given(st.data())
def test_every_kind_can_be_drawn_for_a_drawn_programme(data: st.DataObject) -> None:
    programme = data.draw(programmes())
    kind = data.draw(st.sampled_from([kind for kind in KINDS if kind != "breaching"]))
    journal = data.draw(journals(programme, kind=kind))
    assert isinstance(journal[0], pf.Enrolled) or kind == "adversarial"


@FEW
@given(dates_near_boundaries())
def test_dates_are_near_what_dates_are_wrong_about(day: Any) -> None:
    assert day.year in {2024, 2025, 2026, 2027}
