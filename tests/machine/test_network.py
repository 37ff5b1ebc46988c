"""The bounds kernel says what a solver, a graph library and trying all days say."""

import pytest

from programflow.machine.components import components
from programflow.machine.lengths import Length
from programflow.machine.network import Last, Link, Network, smallest_conflict
from programflow.machine.reducing import Reduced
from programflow.temporal import Duration, Unit, to_day
from programflow.testing.drawing.choices import seeded
from tests.machine.networks import (
    ANY,
    LENGTHS,
    STEADY,
    by_brute_force,
    by_z3,
    drawn,
    has_negative_cycle,
    holds,
)

SEEDS = range(150)
# Maundy Thursday 2026 and the days around it: working days are few.
EASTER = to_day("2026-03-26")
DAY = Duration(1, Unit.DAYS)


def days(n: int) -> Duration:
    return Duration(n, Unit.DAYS)


@pytest.mark.parametrize("seed", SEEDS)
def test_it_fits_where_some_choice_of_days_does(seed: int) -> None:
    choose = seeded(seed)
    network = drawn(choose, points=4, links=choose.between(1, 6), units=ANY)
    day = EASTER + choose.between(0, 12)
    chosen = by_brute_force(network, day, within=24)
    fits = network.fits([day] * 4, {0: day})
    assert fits or not chosen
    if fits and not chosen:
        # Later than was tried: the days that were found keep every bound all the same.
        assert holds(network, network.days([day] * 4, {0: day}).days)
    if chosen and not network.lasts:
        earliest = network.raised([day] * 4, {0: day}).days
        assert earliest == [min(days) for days in zip(*chosen, strict=True)]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_solver_says_the_same(seed: int) -> None:
    choose = seeded(seed)
    points = choose.between(2, 12)
    network = drawn(choose, points=points, links=choose.between(1, 20), units=STEADY)
    assert network.fits([EASTER] * points, {0: EASTER}) is by_z3(network, EASTER)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_graph_library_finds_the_same_contradictions(seed: int) -> None:
    choose = seeded(seed)
    points = choose.between(2, 12)
    drawn_ = drawn(choose, points=points, links=choose.between(1, 20), units=STEADY)
    network = Network(points, drawn_.links)
    assert network.fits([EASTER] * points, {0: EASTER}) is not has_negative_cycle(network)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_parts_fit_where_the_whole_does(seed: int) -> None:
    choose = seeded(seed)
    points = choose.between(2, 9)
    network = drawn(choose, points=points, links=choose.between(1, 14), units=STEADY)
    whole = network.fits([EASTER] * points, {0: EASTER})
    assert all(part.fits(EASTER) for part in components(network)) is whole


@pytest.mark.parametrize("seed", SEEDS)
def test_with_fewer_points_it_fits_on_the_same_dates(seed: int) -> None:
    choose = seeded(seed)
    points = choose.between(2, 9)
    drawn_ = drawn(choose, points=points, links=choose.between(1, 14), units=ANY)
    network = Network(points, drawn_.links)
    reduced = Reduced(network, 0)
    for day in range(EASTER, EASTER + 20):
        assert reduced.fits(day) is network.fits([day] * points, {0: day})


@pytest.mark.parametrize("seed", SEEDS)
def test_of_a_conflict_no_rule_can_be_left_out(seed: int) -> None:
    choose = seeded(seed)
    points = choose.between(2, 8)
    network = drawn(choose, points=points, links=choose.between(4, 20), units=ANY)
    low, fixed = [EASTER] * points, {0: EASTER}
    if network.fits(low, fixed) is not False:
        return
    conflict = smallest_conflict(network, low, fixed)
    assert network.only(conflict).fits(low, fixed) is False
    for rule in conflict:
        assert network.only(set(conflict) - {rule}).fits(low, fixed) is True


@pytest.mark.parametrize("seed", SEEDS)
def test_more_time_never_makes_it_not_fit(seed: int) -> None:
    """P12: widening a window never removes a feasible timeline."""
    choose = seeded(seed)
    points = choose.between(3, 8)
    network = drawn(choose, points=points, links=choose.between(4, 14), units=ANY)
    low, fixed = [EASTER] * points, {0: EASTER}
    if not network.links or not network.fits(low, fixed):
        return
    at = choose.pick(
        [n for n, link in enumerate(network.links) if not is_own(link, network)] or [0]
    )
    link = network.links[at]
    more = LENGTHS.of(DAY)
    assert more is not None
    longer = link._replace(length=link.length.then(more)) if link.upper else None
    links = [*network.links[:at], *([longer] if longer else []), *network.links[at + 1 :]]
    assert Network(points, tuple(links), network.lasts).fits(low, fixed)


def test_what_raises_itself_for_long_may_fit_in_the_end() -> None:
    """Six days after, but never past the hundred and sixth until that is four days off."""
    after = Length(lambda day: day + 6 if day < 100 else max(106, day + 4))
    five = Length(shift=5)
    links = (
        Link(0, 1, Length(shift=0), upper=False, rule=0),
        Link(1, 2, after, upper=False, rule=1),
        Link(1, 2, five, upper=True, rule=2),
    )
    found = Network(3, links).days([0] * 3, {0: 0})
    assert found == ((0, 101, 106), True)
    assert Reduced(Network(3, links), 0).fits(0)


def is_own(link: Link, network: Network) -> bool:
    return any(link.head == last.point for last in network.lasts)


def test_the_last_of_others_is_no_later_than_they_are() -> None:
    """A third point within two days of the last of two; one of them a week after the start."""
    at = {n: length for n in (0, 2, 7) if (length := LENGTHS.of(days(n)))}
    lasts = (Last(3, ((1, at[0]), (2, at[0]))),)
    links = (
        Link(0, 1, at[7], upper=False, rule=0),
        Link(0, 2, at[2], upper=True, rule=1),
        Link(0, 1, at[7], upper=True, rule=2),
        Link(1, 3, at[0], upper=False, rule=3),
        Link(2, 3, at[0], upper=False, rule=3),
        Link(3, 4, at[2], upper=True, rule=4),
    )
    network = Network(5, links, lasts)
    low = [EASTER] * 5
    assert network.fits([*low[:4], EASTER + 9], {0: EASTER})
    assert not network.fits([*low[:4], EASTER + 10], {0: EASTER})
