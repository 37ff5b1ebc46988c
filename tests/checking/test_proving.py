"""`prove`: which questions are put, and what a proof keeps of them."""

import pytest

import programflow as pf
from programflow.checking.proving import UnfitPlace, prove
from programflow.checking.question import Question, Range
from programflow.definition import parse
from programflow.machine import compile_programme
from programflow.temporal import parse_duration, to_day
from tests.project.root import ROOT

PROGRAMMES = ROOT / "programmes"
PLACE = PROGRAMMES / "places" / "example.yaml"


def question(name: str, **given: object) -> Question:
    loaded = pf.load(PROGRAMMES / f"{name}.yaml")
    first, last = to_day("2026-01-01"), to_day("2026-12-31")
    return Question(machine=loaded.machine, first=first, last=last, **given)  # type: ignore[arg-type]


def test_what_a_place_leaves_alone_may_be_anything_between_its_bounds() -> None:
    asked = question("russamtalen")
    low, high = parse_duration("3 weeks"), parse_duration("4 weeks")
    assert asked.value("series_limit", on=asked.first) == Range(low, high)


def test_what_a_place_fills_in_is_that() -> None:
    asked = question("russamtalen", settings={"series_limit": parse_duration("4 weeks")})
    assert asked.value("series_limit", on=asked.first) == parse_duration("4 weeks")


def test_the_horizon_begins_with_the_definition_and_ends_the_day_before_its_anniversary() -> None:
    loaded = pf.load(PROGRAMMES / "ruskontrakt.yaml")
    proof = prove(loaded.programme, loaded.machine, horizon=1)
    assert (proof.first, proof.last) == (to_day("2019-09-01"), to_day("2020-08-31"))


def test_a_place_that_does_not_fit_is_a_mistake_of_the_caller() -> None:
    loaded = pf.load(PROGRAMMES / "russamtalen.yaml")
    wrong = pf.loads_place(
        "place: x\nsettings: {russamtalen: {series_limit: {value: 9 weeks, assumption: yes}}}\n"
    )
    with pytest.raises(UnfitPlace):
        prove(loaded.programme, loaded.machine, place=wrong)


@pytest.mark.parametrize("name", ["russamtalen", "er-vil-kan", "ruskontrakt"])
def test_two_proofs_of_the_same_are_equal(name: str) -> None:
    loaded, place = pf.load(PROGRAMMES / f"{name}.yaml"), pf.load_place(PLACE)
    again = pf.load(PROGRAMMES / f"{name}.yaml")
    first = prove(loaded.programme, loaded.machine, place=place, horizon=1)
    assert first == prove(again.programme, again.machine, place=place, horizon=1)


def test_forms_of_an_earlier_run_come_to_rest() -> None:
    """A form is filled in once in a day, however many of an earlier run come into view."""
    text = (ROOT / "tests" / "checking" / "filled-in-again.yaml").read_text(encoding="utf-8")
    programme = parse(text, "drawn").programme
    assert programme is not None
    proof = prove(programme, compile_programme(programme), horizon=1)
    assert "too-many-ways" not in {one.reason for one in proof.not_proved}
