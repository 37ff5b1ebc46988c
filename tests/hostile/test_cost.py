"""What checking costs, in times of what the YAML library needs to compose the same text."""

from collections.abc import Callable
from statistics import median
from time import process_time

import pytest
import yaml

from programflow.checking.loading import diagnose
from tests.definition.course import TEXT

pytestmark = pytest.mark.alone

# What is promised, whatever else the machine does: both are measured one after the other.
CLEAN, FAULTY = 5, 8
STEP = """\
      talk_{n}:
        is: session
        need: must
        of: office
        by: instructor
        after: [{before}]
        title: {{nb: Samtale nummer {n}, en: Talk number {n}}}
        window:
          - {{from: {{entered: course}}, min: 1 day, max: frame, modality: should, source: guide 2}}
          - from: enrolled
            aim: {weeks} weeks
            early: 3 days
            late: 3 days
            modality: may
        unless:
          all:
            - {{answer: heart, is: yes}}
            - {{clock: silent, at_least: {weeks} weeks}}
            - not: {{has: {{missed: lesson, excused: no}}}}
        source: guide {n}
"""
STEPS = 100


Change = Callable[[int, str], str]


def as_it_is(n: int, step: str) -> str:
    del n
    return step


def everywhere(old: str, new: str) -> Change:
    """In each step one text for another."""
    return lambda _, step: step.replace(old, new, 1)


def long(change: Change = as_it_is) -> str:
    """The course with a hundred steps more, each perhaps changed: some 2,000 lines."""
    head, tail = TEXT.split("    next:\n")
    names = ["health", *(f"talk_{n}" for n in range(STEPS))]
    steps = (
        change(n, STEP.format(n=n, before=before, weeks=n + 1))
        for n, before in enumerate(names[:STEPS])
    )
    return f"{head}{''.join(steps)}    next:\n{tail}"


def ratio(text: str) -> float:
    """How many times as long as composing: the median of pairs measured one after the other."""

    def seconds(call: Callable[[], object]) -> float:
        began = process_time()
        call()
        return process_time() - began

    loader = yaml.CSafeLoader
    pairs = [
        (
            seconds(lambda: diagnose(text, "long.yaml")),
            seconds(lambda: yaml.compose(text, Loader=loader)),
        )
        for _ in range(9)
    ]
    return median(checked for checked, _ in pairs) / median(composed for _, composed in pairs)


MIXED = (
    ("is: session", "is: sesion"),
    ("after: [", "after: [xx_"),
    ("of: office", "off: office"),
    ("min: 1 day,", "min: 1,"),
    ("source: guide ", "sorce: guide "),
    ("late: 3 days", "late: 12:30"),
    ("modality: may", "modality: must not"),
    ("answer: heart", "answer: hart"),
    ("title: {nb: ", "title: {no: "),
    ("need: must", "need:"),
)


def test_a_clean_text_of_two_thousand_lines() -> None:
    text = long()
    assert text.count("\n") > 2000
    assert diagnose(text, "long.yaml")[1] == ()
    assert ratio(text) < CLEAN


FAULTS: dict[str, Change] = {
    "of ten kinds": lambda n, step: step.replace(*MIXED[n % 10], 1),
    "misspelt names": everywhere("after: [", "after: [x"),
    "misspelt keys": everywhere("by: ", "bby: "),
    "of meaning": everywhere("        source: guide", "        assumption: no #"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_text_with_a_hundred_faults(name: str) -> None:
    text = long(FAULTS[name])
    found = len(diagnose(text, "long.yaml")[1])
    assert 100 <= found < 130
    assert ratio(text) < FAULTY
