"""A copy of a state has all of it, and shares no table with it."""

from datetime import date

import pytest

from benchmarks import ours
from benchmarks.scenarios import HAPPY
from programflow.case import copying
from programflow.case.copying import TABLES
from programflow.case.folding import fold
from programflow.case.layers import Layers
from programflow.case.state import State
from programflow.case.tables import Tables


def folded() -> State:
    case = ours.play(ours.prepare(HAPPY.events))
    return fold(ours.MACHINE, case, at=date(2026, 4, 1).toordinal()).state


@pytest.mark.parametrize("small", [256, 0])
def test_all_of_a_state_is_copied(small: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "SMALL", small)
    state = folded()
    other = state.copy()
    for name in (*Tables.__slots__, *State.__slots__):
        mine, its = getattr(state, name), getattr(other, name)
        if name in TABLES:
            assert its is not mine
            assert dict(its) == dict(mine)
        else:
            assert its is mine


def test_a_table_in_layers_stays_one() -> None:
    state = folded()
    many = {f"n{n}": fact for n, fact in enumerate([*state.by_id.values()] * 60)}
    state.by_id = many
    other = state.copy().copy()
    assert isinstance(other.by_id, Layers)
    other.by_id["more"] = state.first
    assert "more" not in state.by_id
