"""Every law is seen to fail: the engine with one fault, and the law that finds it."""

from importlib import import_module

import pytest
from hypothesis.errors import UnsatisfiedAssumption

from programflow.testing.drawing import seeded
from tests.laws.planted import FAULTS
from tests.laws.planting import Planted, planted
from tests.laws.subjects import draw_subject

ENOUGH = 400


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.law}: {fault.fault}")
def test_a_law_finds_the_fault(fault: Planted) -> None:
    module, _, name = fault.law.partition(".")
    law = getattr(import_module(f"tests.laws.{module}"), name)
    for seed in range(ENOUGH):
        subject = draw_subject(seeded(seed), shipped=fault.shipped)
        if subject is None:
            continue
        try:
            with planted(fault):
                law(subject)
        except UnsatisfiedAssumption:
            continue
        except (AssertionError, ValueError):
            return
    pytest.fail(f"{fault.law} does not find that {fault.fault}")
