"""P20, and that it would be found out if it did not hold."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from programflow.case.filling import Filling
from programflow.case.pending import Ahead
from programflow.testing.drawing.choices import seeded
from tests.laws.booking import begun, p20_offered_is_completable

NUMBERS = range(2000, 2024)
"""``python -m tests.laws booking`` asks of thousands."""


def test_p20() -> None:
    """And days are offered, and days are not."""
    found = Counter(p20_offered_is_completable(begun(seeded(number))) for number in NUMBERS)
    assert min(found["days"], found["none"]) > 0
    assert found["days"] + found["none"] > len(NUMBERS) // 3


def a_day_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    span = Ahead.span

    def longer(ahead: Ahead, step: str) -> tuple[int, int | None]:
        first, last = span(ahead, step)
        return first, None if last is None else last + 1

    monkeypatch.setattr(Ahead, "span", longer)
    monkeypatch.setattr(Ahead, "fits_on", lambda *_: True)


def pauses_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Filling, "_count_to_come", lambda *_: None)


@pytest.mark.parametrize(
    ("plant", "number"),
    [
        (a_day_too_many, 2001),
        (pauses_are_forgotten, 2394),
    ],
)
def test_a_planted_fault_is_found(
    plant: Callable[[pytest.MonkeyPatch], None], number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a case of which it is known that the fault shows in it."""
    case: Any = begun(seeded(number))
    p20_offered_is_completable(case)
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        p20_offered_is_completable(case)
