"""P20, and that it would be found out if it did not hold."""

import pytest

from programflow.case.pending import Ahead
from programflow.temporal import to_day
from programflow.testing.drawing.choices import seeded
from tests.laws.booking import (
    Begun,
    begun,
    is_on_time_so_far,
    offered,
    p20_offered_is_completable,
)

STARTS = [to_day(day) for day in ("2026-03-10", "2026-03-13", "2026-03-31", "2026-04-29")]
SEEDS = range(72, 90)


def case_of(seed: int) -> Begun:
    choose = seeded(seed)
    return begun(choose, choose.pick(STARTS))


@pytest.mark.parametrize("seed", SEEDS[::3])
def test_p20(seed: int) -> None:
    p20_offered_is_completable(case_of(seed))


def test_days_are_offered_and_days_are_not() -> None:
    """The law is asked of both, of cases that are on time."""
    cases = [case for seed in SEEDS if is_on_time_so_far(case := case_of(seed))]
    sets = [days for case in cases if (days := offered(case)) is not None]
    assert sum(len(days) == 0 for days in sets) > 0
    assert sum(len(days) > 0 for days in sets) > 6


def test_a_planted_fault_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day too many at the end."""
    span = Ahead.span

    def longer(ahead: Ahead, step: str) -> tuple[int, int | None]:
        first, last = span(ahead, step)
        return first, None if last is None else last + 1

    monkeypatch.setattr(Ahead, "span", longer)
    monkeypatch.setattr(Ahead, "fits_on", lambda *_: True)

    def every() -> None:
        for seed in SEEDS:
            p20_offered_is_completable(case_of(seed))

    with pytest.raises(AssertionError):
        every()
