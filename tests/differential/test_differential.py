"""Two readings of the semantics page give one verdict; the long run is `make differential`."""

import pytest

from tests.differential.running import drawn, told

CHUNKS = 10
PAIRS = 30


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_engine_and_reference_agree(chunk: int) -> None:
    compared = 0
    for seed in range(chunk * PAIRS, (chunk + 1) * PAIRS):
        example = drawn(seed, most=5)
        if example is None:
            continue
        compared += 1
        found = example.difference()
        assert found is None, told(example.tree, example.journal, found)
    assert compared > PAIRS * 3 // 4


def test_they_agree_where_rules_meddle_with_one_another() -> None:
    """Pauses, extensions, variants, settings, corrections, reviews and new runs, all at once."""
    for seed in range(40, 60):
        example = drawn(seed, most=4, heavy=True)
        found = None if example is None else example.difference()
        assert example is None or found is None, told(example.tree, example.journal, found)
