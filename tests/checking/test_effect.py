"""A rule that changes nothing is told of; and taking it out changes no way to go through."""

import pytest

import programflow as pf
from programflow.checking import prove_anchors, prove_effect
from programflow.checking.question import Question
from programflow.checking.timetables import timetables
from programflow.temporal import to_day
from programflow.testing.drawing.choices import seeded
from tests.checking.small import STEPS, drawn, text
from tests.machine.networks import by_brute_force

FIRST = to_day("2026-03-26")


def question(definition: str, days: int = 30) -> Question:
    machine = pf.loads(definition).machine
    return Question(machine=machine, first=FIRST, last=FIRST + days - 1)


@pytest.mark.parametrize("seed", range(60))
def test_without_such_a_rule_all_ways_are_the_same(seed: int) -> None:
    asked = question(drawn(seeded(seed)))
    (timing,) = timetables(asked, "effect").timings
    routes = [fault.route for fault in prove_effect.prove(asked).faults]
    numbers = {n for n, rule in enumerate(timing.rules) if rule.route in routes}
    if timing.network.points > len(STEPS) + 4:
        return
    whole = timing.for_modalities("must", doubted=False)
    for number in numbers:
        for day in (FIRST, FIRST + 5):
            kept = by_brute_force(whole, day, within=6)
            assert kept == by_brute_force(whole.without({number}), day, within=6)


def step(bounds: str) -> str:
    return text(
        "    steps:\n      a: {is: session, need: must, of: office, source: guide,"
        f" window: [{bounds}]}}\n"
    )


@pytest.mark.parametrize(
    ("bounds", "idle"),
    [
        ("{from: enrolled, max: 1 week, modality: must}", []),
        (
            (
                "{from: enrolled, max: 1 week, modality: must},"
                " {from: enrolled, max: 2 weeks, modality: must}"
            ),
            [1],
        ),
        # Advice is stricter, but need not be kept: the duty says something.
        (
            (
                "{from: enrolled, max: 1 week, modality: should},"
                " {from: enrolled, max: 2 weeks, modality: must}"
            ),
            [],
        ),
        (
            (
                "{from: enrolled, max: 1 week, modality: must},"
                " {from: enrolled, max: 2 weeks, modality: should}"
            ),
            [1],
        ),
        # From a Saturday ten working days are a day less than two weeks; eleven never are.
        (
            (
                "{from: enrolled, max: 10 working days, modality: must},"
                " {from: enrolled, max: 2 weeks, modality: must}"
            ),
            [],
        ),
        (
            (
                "{from: enrolled, max: 11 working days, modality: must},"
                " {from: enrolled, max: 2 weeks, modality: must}"
            ),
            [0],
        ),
        ("{from: enrolled, min: 0 days, modality: must}", [0]),
    ],
)
def test_which_of_two_bounds_says_nothing(bounds: str, idle: list[int]) -> None:
    faults = prove_effect.prove(question(step(bounds), days=365)).faults
    assert [fault.route[-2] for fault in faults] == idle


def test_a_bound_runs_on_every_way_of_the_shipped_programmes() -> None:
    for name in ("russamtalen", "er-vil-kan", "ruskontrakt"):
        machine = pf.load(f"programmes/{name}.yaml").machine
        for variant in tuple(machine.programme.variants) or (None,):
            asked = Question(machine=machine, variant=variant, first=FIRST, last=FIRST)
            assert prove_anchors.prove(asked).faults == ()
