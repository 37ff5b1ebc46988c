"""P24: the engine and the explorer accept the same paths."""

from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

import programflow as pf
from programflow.checking.exploring import tending
from programflow.definition.writing import dumps
from programflow.machine import compile_programme
from programflow.testing.laws.subjects import repeating
from programflow.testing.strategies import choices_by, programmes
from tests.differential.shipped import SHIPPED, path_of
from tests.laws.paths import question_of, walk
from tests.project.root import ROOT


@lru_cache(maxsize=4)
def loaded(name: str) -> tuple[pf.Loaded, dict[str, Any]]:
    place = pf.load_place(ROOT / "programmes" / "places" / "example.yaml")
    found = pf.load(path_of(name))
    return found, {n: s.value for n, s in place.settings.get(name, {}).items()}


@pytest.mark.hypothesis
@settings(max_examples=max(1, settings().max_examples * 40 // 100))
@given(st.data())
def test_p24_on_drawn_programmes(data: Any) -> None:
    programme = data.draw(programmes())
    note(dumps(programme))
    variant = next(iter(programme.variants), None)
    machine = compile_programme(programme)
    walk(question_of(machine, variant), choices_by(data.draw))


@pytest.mark.parametrize("name", SHIPPED)
def test_p24_on_shipped_programmes(name: str) -> None:
    found, values = loaded(name)
    taken = 0
    for variant in found.programme.variants or (None,):
        for seed in range(6):
            drawn = [(seed * 7919 + k * k * 613) % 9973 for k in range(60)]
            question = question_of(found.machine, variant, values)
            steps = question.plan.steps if name != "ruskontrakt" else ()
            taken += walk(question, repeating(drawn), follow=steps, most=14)
    assert taken > 40


def test_a_fault_in_the_explorer_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """It forgets that a step waits for others."""
    monkeypatch.setattr(tending, "_is_after", lambda *_: True)
    with pytest.raises(AssertionError):
        test_p24_on_shipped_programmes("russamtalen")
