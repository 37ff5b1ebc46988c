"""What the bounds kernel costs, against loading the same definition."""

import gc
import sys
from collections.abc import Callable
from time import process_time

import pytest

import programflow as pf
from programflow.checking import prove_on_time
from programflow.checking.question import Question
from programflow.cli.entrance import SELDOM
from programflow.temporal import to_day
from tests.checking.small import text

FIRST = to_day("2026-01-01")
YEARS = 7305


def chain(steps: int) -> str:
    """So many steps one after the other, with working days in between and a frame around them."""
    lines = [f"    window: [{{from: enrolled, max: {steps * 2 + 30} days, modality: must}}]\n"]
    lines.append("    source: guide\n    steps:\n")
    for n in range(steps):
        after = f"after: [s{n - 1}], " if n else ""
        start = f"{{done: s{n - 1}}}" if n else "enrolled"
        bounds = [f"{{from: {start}, min: 1 working day, max: 9 days, modality: must}}"]
        if n % 10:
            bounds.pop()
        window = f"window: [{', '.join(bounds)}], " if bounds else ""
        lines.append(
            f"      s{n}: {{is: session, need: must, of: office, {after}{window}source: guide}}\n"
        )
    return text("".join(lines))


def seconds(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return process_time() - started


def asked(machine: pf.Machine, days: int) -> Question:
    return Question(machine=machine, first=FIRST, last=FIRST + days - 1)


@pytest.mark.alone
def test_twenty_years_of_two_hundred_steps_cost_at_most_twenty_times_loading_them() -> None:
    definition = chain(200)
    machine = pf.loads(definition).machine
    loading = min(seconds(lambda: pf.loads(definition)) for _ in range(3))
    proving = seconds(lambda: prove_on_time.prove(asked(machine, YEARS)))
    assert prove_on_time.prove(asked(machine, 30)).faults == ()
    assert proving <= 20 * loading, (proving, loading)


MOST = 15
ATTEMPTS = 4


def dearer(small: pf.Machine, large: pf.Machine) -> float:
    """How many times as much a pass over the large one costs."""
    few = min(seconds(lambda: prove_on_time.prove(asked(small, 100))) for _ in range(5))
    many = min(seconds(lambda: prove_on_time.prove(asked(large, 100))) for _ in range(2))
    return many / few


@pytest.mark.alone
@pytest.mark.parametrize("seldom", [False, True], ids=["usual", "check"])
def test_a_thousand_steps_cost_at_most_fifteen_times_a_hundred(*, seldom: bool) -> None:
    """With the collector as whoever imports the library has it, and as `check` has it."""
    small, large = (pf.loads(chain(n)).machine for n in (100, 1000))
    usual = gc.get_threshold()
    gc.set_threshold(SELDOM if seldom else usual[0])
    found: list[float] = []
    try:
        while len(found) < ATTEMPTS and min(found, default=MOST + 1) > MOST:
            found.append(dearer(small, large))
    finally:
        gc.set_threshold(*usual)
    assert min(found) <= MOST, found


def calls(work: Callable[[], object]) -> int:
    """How many functions are called: the same on a busy machine."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def test_ten_times_the_steps_take_ten_times_the_work() -> None:
    small, large = (pf.loads(chain(n)).machine for n in (60, 600))
    few, many = (calls(lambda m=m: prove_on_time.prove(asked(m, 30))) for m in (small, large))  # type: ignore[misc]  # each its own
    assert many <= 11 * few, (many, few)


@pytest.mark.alone
def test_twenty_sessions_in_any_order_cost_milliseconds() -> None:
    """One step with twenty rounds, of which any may come first, and bounds between them."""
    body = (
        "    window: [{from: enrolled, max: 26 weeks, modality: must}]\n    source: guide\n"
        "    steps:\n      a: {is: session, need: must, of: office, source: guide, repeat:"
        " {times: 20, gap: {max: 2 weeks, modality: must}}}\n"
    )
    machine = pf.loads(text(body)).machine
    question = asked(machine, YEARS)
    assert prove_on_time.prove(question).faults == ()
    assert min(seconds(lambda: prove_on_time.prove(question)) for _ in range(3)) < 0.05
