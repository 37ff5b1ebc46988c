"""Every law is seen to fail: the engine with one fault, and the law that finds it."""

import re

import pytest

from programflow.testing.drawing import seeded
from programflow.testing.laws.asserting import LAWS, broken
from tests.laws.planted import FAULTS
from tests.laws.planting import Planted, planted
from tests.laws.subjects import draw_subject
from tests.project.root import ROOT

ENOUGH = 400


def examples_until_found(fault: Planted) -> int | None:
    """How many subjects, drawn one after the other, until the law does not hold; None: never."""
    asked = 0
    for seed in range(ENOUGH):
        subject = draw_subject(seeded(seed), shipped=fault.shipped)
        if subject is None:
            continue
        asked += 1
        with planted(fault):
            if broken(LAWS[fault.law], subject) is not None:
                return asked
    return None


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.law}: {fault.fault}")
def test_a_law_finds_the_fault(fault: Planted) -> None:
    assert examples_until_found(fault) is not None, f"{fault.law} misses that {fault.fault}"


def test_there_are_enough_of_them() -> None:
    assert len(FAULTS) >= 25
    assert {fault.law for fault in FAULTS} == set(LAWS)


def test_the_page_has_each_of_them_with_how_soon_it_is_found() -> None:
    page = (ROOT / "docs" / "reference" / "testing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (P[0-9]+) \| (.+) \| [0-9]+ \|$", page, re.MULTILINE)
    law = {fault.law: LAWS[fault.law].__name__.partition("_")[0].upper() for fault in FAULTS}
    assert rows == [(law[fault.law], fault.fault) for fault in FAULTS]
