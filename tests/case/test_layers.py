"""A table in layers is the dict it stands for, and two of them share no change."""

from typing import Any

import pytest

from programflow.case.layers import SMALL, Layers, Table, laid
from programflow.testing.drawing import seeded


def same(table: Table[int], model: dict[str, int]) -> None:
    assert list(table) == list(model)
    assert list(table.items()) == list(model.items())
    assert list(table.values()) == list(model.values())
    assert list(table.keys()) == list(model.keys())
    assert len(table) == len(model)
    assert all(table[key] == table.get(key) == value for key, value in model.items())
    assert "absent" not in table
    assert table.get("absent", 7) == 7


@pytest.mark.parametrize("seed", range(6))
def test_copies_of_copies(seed: int) -> None:
    draw = seeded(seed)
    tables: list[tuple[Table[int], dict[str, int]]] = [({}, {})]
    size = (10, SMALL // 2, 4 * SMALL)[seed % 3]
    for number in range(12):
        at = draw.below(len(tables))
        table, model = tables[at]
        for key in (f"k{draw.below(2 * size)}" for _ in range(size // 2)):
            table[key] = model[key] = number
        kept = laid(table)
        tables[at] = kept, model
        tables.append((kept.copy(), dict(model)))
    for table, model in tables:
        same(table, model)
    assert any(isinstance(table, Layers) for table, _ in tables) is (size > SMALL)


def test_a_small_table_is_a_dict() -> None:
    few: dict[Any, int] = dict.fromkeys(range(SMALL), 1)
    assert laid(few) is few
    few[SMALL] = 1
    many = laid(few)
    assert isinstance(many, Layers)
    assert isinstance(many.copy(), Layers)
    assert laid(many) is many
    with pytest.raises(KeyError):
        del many[0]
