"""Stopped days (T9, P10), against sets of days counted one by one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programflow.temporal import (
    Stretch,
    Stretches,
    complement,
    covers,
    elapsed_running,
    merge,
    nth_running_day,
    overlapping,
    stopped_between,
)
from tests.temporal.days import days_of

END = 200

ends = st.integers(0, 60) | st.none()
loose = st.lists(st.tuples(st.integers(0, 60), ends), max_size=6)
closed = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


def walked(anchor: int, n: int, stopped: set[int]) -> int:
    """The n-th day after the anchor that is not stopped, one day at a time."""
    on = anchor
    for _ in range(abs(n)):
        on += 1 if n > 0 else -1
        while on in stopped:
            on += 1 if n > 0 else -1
    return on


@given(loose)
def test_merging_keeps_the_days_and_nothing_else(found: list[Stretch]) -> None:
    merged = merge(found)
    kept = [(s, e) for s, e in found if e is None or s < e]
    assert days_of(merged, END) == days_of(tuple(kept), END)
    assert all(end is not None for _, end in merged[:-1])
    assert all(s < (END if e is None else e) for s, e in merged)
    assert all((a[1] or END) < b[0] for a, b in pairwise(merged))
    assert merge(merged) == merged
    assert merge(reversed(found)) == merged


@given(loose, st.integers(1, 4))
def test_overlapping_counts_each_day(found: list[Stretch], count: int) -> None:
    deep = {
        d for d in range(END) if sum(s <= d and (e is None or d < e) for s, e in found) >= count
    }
    assert days_of(overlapping(found, count), END) == deep


@given(loose, st.integers(0, 70))
def test_the_complement_is_every_other_day(found: list[Stretch], since: int) -> None:
    merged = merge(found)
    rest = complement(merged, since)
    assert days_of(rest, END) == set(range(since, END)) - days_of(merged, END)
    assert merge(rest) == rest
    assert all(covers(d, rest) != covers(d, merged) for d in range(since, END))


@given(loose, st.integers(0, 70), st.integers(0, 70))
def test_stopped_and_running_days_are_all_days(
    found: list[Stretch], anchor: int, length: int
) -> None:
    merged, on = merge(found), anchor + length
    stopped = days_of(merged, END) & set(range(anchor + 1, on + 1))
    assert stopped_between(anchor, on, merged) == len(stopped)
    assert elapsed_running(anchor, on, merged) == length - len(stopped)


@given(loose, st.integers(0, 70), st.integers(1, 70))
def test_before_the_anchor_nothing_has_elapsed(
    found: list[Stretch], anchor: int, length: int
) -> None:
    assert elapsed_running(anchor, anchor - length, merge(found)) == -length


@given(closed, st.integers(0, 70), st.integers(-60, 60))
def test_the_nth_running_day_is_the_one_walked_to(
    found: list[Stretch], anchor: int, n: int
) -> None:
    merged = merge(found)
    assert nth_running_day(anchor, n, merged) == walked(anchor, n, days_of(merged, END))


@given(closed, st.integers(0, 70), st.integers(0, 60))
def test_p10_a_pause_moves_it_by_its_days_after_the_anchor_and_up_to_it(
    found: list[Stretch], anchor: int, n: int
) -> None:
    merged = merge(found)
    moved = nth_running_day(anchor, n, merged)
    assert moved is not None
    assert moved == anchor + n + stopped_between(anchor, moved, merged)


@given(
    found=closed,
    anchor=st.integers(0, 70),
    n=st.integers(-60, 60),
    cut=st.integers(0, 60),
    empty=st.integers(0, 60),
)
def test_p10_empty_and_split_pauses_change_nothing(
    *, found: list[Stretch], anchor: int, n: int, cut: int, empty: int
) -> None:
    halves = [
        half
        for start, end in found
        for half in ([(start, cut), (cut, end)] if end and start <= cut <= end else [(start, end)])
    ]
    whole = nth_running_day(anchor, n, merge(found))
    assert nth_running_day(anchor, n, merge([*halves, (empty, empty)])) == whole
    # Also unmerged, as long as they are sorted and apart: nothing hangs on the form.
    assert nth_running_day(anchor, n, split(merge(found), cut)) == whole


def split(stretches: Stretches, cut: int) -> Stretches:
    """The same days, with a seam at `cut` and an empty stretch in it."""
    found: list[Stretch] = []
    for start, end in stretches:
        inside = end is not None and start < cut < end
        found += [(start, cut), (cut, cut), (cut, end)] if inside else [(start, end)]
    return tuple(found)


@given(found=closed, anchor=st.integers(0, 70), n=st.integers(1, 60), begun=st.integers(0, 140))
def test_p10_an_open_pause_makes_it_unknown_unless_it_began_later(
    *, found: list[Stretch], anchor: int, n: int, begun: int
) -> None:
    """The other pauses are over before the open one begins."""
    before = merge((s, min(e, begun)) for s, e in found if e is not None)
    without = nth_running_day(anchor, n, before)
    assert without is not None
    with_open = nth_running_day(anchor, n, merge([*before, (begun, None)]))
    assert with_open == (without if begun > without else None)


@given(loose, st.integers(0, 70), st.integers(0, 60))
def test_it_is_reached_when_so_many_days_have_run(
    found: list[Stretch], anchor: int, n: int
) -> None:
    merged = merge(found)
    reached = nth_running_day(anchor, n, merged)
    for on in range(anchor, END):
        has_run = elapsed_running(anchor, on, merged) >= n
        assert has_run == (reached is not None and on >= reached)


@given(loose, st.integers(0, 70), st.integers(0, 60))
def test_p8_a_later_anchor_is_never_due_earlier(found: list[Stretch], anchor: int, n: int) -> None:
    merged = merge(found)
    one, other = nth_running_day(anchor, n, merged), nth_running_day(anchor + 1, n, merged)
    if one is not None and other is not None:
        assert one <= other
    if one is None and n > 0:
        assert other is None


@pytest.mark.parametrize(
    ("pauses", "due"),
    [
        ((), 110),
        (((90, 101),), 110),  # over before the first day counts: day 100 is day 0
        (((90, 102),), 111),
        (((100, 101),), 110),
        (((101, 102),), 111),
        (((109, 110),), 111),
        (((110, 111),), 111),  # due itself is stopped
        (((111, 112),), 110),
        (((105, 107), (111, 112)), 113),  # the first moves due into the second
        (((110, None),), None),
        (((111, None),), 110),
        (((90, None),), None),
        (((105, 107), (112, None)), None),
        (((105, 107), (113, None)), 112),
    ],
)
def test_ten_days_from_day_100(pauses: Stretches, due: int | None) -> None:
    assert nth_running_day(100, 10, pauses) == due


def test_no_days_are_over_at_once_also_in_a_pause() -> None:
    assert nth_running_day(100, 0, ((90, None),)) == 100


def test_backwards_an_open_pause_is_known_up_to_the_anchor() -> None:
    assert nth_running_day(100, -1, ((95, None),)) == 94
    assert nth_running_day(100, -1, ((100, None),)) == 99


@pytest.mark.parametrize(
    ("on", "covered"), [(4, False), (5, True), (6, True), (7, False), (9, True), (10**6, True)]
)
def test_a_stretch_is_half_open(*, on: int, covered: bool) -> None:
    assert covers(on, ((5, 7), (9, None))) is covered
