"""Small programmes of one phase, and every way to go through one, asked of the engine."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import product

import programflow as pf
from programflow.checking.proving import questions_of
from programflow.checking.question import Question
from programflow.machine import compile_programme
from programflow.temporal import to_date
from programflow.testing.drawing import draw_programme
from programflow.testing.drawing.choices import Choices, seeded

HEAD = """\
programflow: 1
id: small
version: 1
valid_from: 2026-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {nb: Lite}
sources: {guide: {title: {nb: Veileder}}}
roles: {one: {side: participant}, office: {}}
phases:
  course:
    initial: yes
    of: office
"""
TAIL = """\
    next: [{when: {phase: course, is: done}, go: completed, source: guide}]
outcomes:
  completed: {adverse: no}
"""
STEPS = ("a", "b", "c")
LENGTHS = ("0 days", "1 day", "2 days", "3 days", "1 working day", "2 working days", "4 days")


def text(body: str) -> str:
    """A whole definition around the steps of its one phase."""
    return HEAD + body + TAIL


def drawn(choose: Choices) -> str:
    """A definition with three steps, an order, and windows between them."""
    lines = []
    if choose.chance(30):
        window = f"{{from: enrolled, max: {choose.pick(LENGTHS)}, modality: must}}"
        lines.append(f"    window: [{window}]\n    source: guide\n")
    lines.append("    steps:\n")
    for at, step in enumerate(STEPS):
        after = choose.some(STEPS[:at], least=min(at, 1), most=2)
        order = f"after: [{', '.join(after)}], " if after else ""
        bounds = [_bound(choose, at) for _ in range(choose.between(0, 2))]
        window = f"window: [{', '.join(bounds)}], " if bounds else ""
        lines.append(
            f"      {step}: {{is: session, need: must, of: office, {order}{window}source: guide}}\n"
        )
    return text("".join(lines))


def _bound(choose: Choices, at: int) -> str:
    froms = ["enrolled", "opened", "{entered: course}", *(f"{{done: {s}}}" for s in STEPS[:at])]
    if at > 1:
        froms.append("{latest: [{done: a}, {done: b}]}")
    end = choose.pick(("max", "min"))
    statutory = ", counting: statutory" if end == "max" and choose.chance(25) else ""
    said = f"{end}: {choose.pick(LENGTHS)}"
    return f"{{from: {choose.pick(froms)}, {said}, modality: must{statutory}}}"


def drawn_questions(seeds: Iterable[int]) -> Iterator[Question]:
    """What is asked of programmes drawn over the whole language; a draw that fails is left out."""
    for seed in seeds:
        programme = draw_programme(seeded(seed), tries=1)
        if programme is not None:
            yield questions_of(programme, compile_programme(programme), horizon=1)[0]


def ways(day: int, *, within: int) -> Iterable[tuple[int, ...]]:
    """Every choice of a day for each step."""
    return product(range(day, day + within), repeat=len(STEPS))


def is_on_time(machine: pf.Machine, day: int, days: Iterable[int]) -> bool:
    """Whether a case that goes so ends well, with no finding on the way: asked of the engine."""
    entries: list[pf.Entry] = [
        pf.Done(id=step, step=step, on=to_date(on), by="office")
        for step, on in zip(STEPS, days, strict=True)
    ]
    enrolled: pf.Entry = pf.Enrolled(id="enrolled", on=to_date(day))
    played = pf.replay(machine, [enrolled, *entries], id="c")
    assert played.case is not None
    last = max(entry.on for entry in entries) + timedelta(days=1)
    status = pf.status(machine, played.case, at=last)
    return status.outcome == "completed" and not status.findings
