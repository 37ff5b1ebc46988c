"""Every law is seen to fail: the engine with one fault, and the law that finds it."""

import pytest

from programflow.testing.drawing import seeded
from programflow.testing.laws.asserting import LAWS, broken
from tests.laws.planted import FAULTS
from tests.laws.planting import Planted, planted
from tests.laws.subjects import draw_subject

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
