"""Faults planted in the shipped programmes are found; without them nothing is."""

import pytest

import programflow as pf
from programflow.checking.proving import Proof, prove
from programflow.definition.programme import Place
from tests.project.root import ROOT

PROGRAMMES = ROOT / "programmes"
PLACE = pf.load_place(PROGRAMMES / "places" / "example.yaml")
SHIPPED = sorted(path.stem for path in PROGRAMMES.glob("*.yaml"))


def read(name: str) -> str:
    return (PROGRAMMES / f"{name}.yaml").read_text(encoding="utf-8")


def proved(text: str, *, place: Place | None = PLACE, thorough: bool = False) -> Proof:
    loaded = pf.loads(text)
    return prove(loaded.programme, loaded.machine, place=place, thorough=thorough)


@pytest.mark.parametrize("thorough", [False, True])
@pytest.mark.parametrize("place", [None, PLACE], ids=["none", "example"])
@pytest.mark.parametrize("name", SHIPPED)
def test_no_shipped_programme_has_a_fault(
    name: str,
    place: Place | None,
    thorough: bool,  # noqa: FBT001
) -> None:
    assert proved(read(name), place=place, thorough=thorough).findings == ()


def planted(name: str, old: str, new: str) -> str:
    text = read(name)
    assert text.count(old) == 1, old
    return text.replace(old, new)


# Where, what stands there, what is put there instead, and the rule that is to say so.
AFTER = "        after: [talk_1]\n"
OPENED = "    window: [{from: opened, max: registration_deadline, modality: must}]\n"
ROUNDS = "        repeat: {times: gatherings, named: yes}\n"
ENTERED = "window: [{from: {entered: trinn}, max: trinn_length,"
WEEKLY = "named: yes, per: week, max: 1, partial: waived, modality: must}"

FAULTS = {
    ("russamtalen", AFTER): (
        f"{AFTER}        window: [{{from: {{done: talk_1}}, min: 25 days, modality: should}}]\n",
        "no-date-fits-advice",
    ),
    ("russamtalen", OPENED): (
        OPENED.replace(
            "modality: must}",
            "modality: must}, {from: opened, min: 2 working days, modality: must}",
        ),
        "some-dates-fail-advice",
    ),
    ("er-vil-kan", ROUNDS): (ROUNDS.replace("named: yes}", WEEKLY), "no-date-fits-advice"),
    ("ruskontrakt", ENTERED): (
        ENTERED.replace("max:", "min: 14 weeks, max:"),
        "no-date-fits-advice",
    ),
}


@pytest.mark.parametrize(("name", "old"), FAULTS)
def test_a_planted_fault_is_found(name: str, old: str) -> None:
    new, rule = FAULTS[name, old]
    proof = proved(planted(name, old, new))
    assert [fault.rule for fault in proof.findings] == [rule]
