"""What a file of scenarios would say if what came of it were right: proposed as a text.

Nobody but a person can say that it is right, so this proposes and writes nothing.
"""

from collections.abc import Iterator
from typing import Any

from attrs import evolve, frozen

from programflow.case import Status
from programflow.definition.emitting import flow
from programflow.definition.grammar_scenarios import ADVICE, EXPECTED, THERE
from programflow.definition.node import Route
from programflow.definition.programme import Place
from programflow.definition.scenarios import Expected, FoundThere, Suite
from programflow.diagnostics import Marks, Span
from programflow.machine import Machine
from programflow.testing.scenarios.describing import changed, described, there
from programflow.testing.scenarios.expected_findings import is_met_by
from programflow.testing.scenarios.playing import status_for, tell

LONGEST = 96
_MAPS = ("steps", "due", "allowed", "recommended", "criteria", "tallies")


@frozen(kw_only=True)
class _Edit:
    span: Span
    text: str


def accepted(suite: Suite, marks: Marks, machine: Machine, *, place: Place | None = None) -> str:
    """The text of the file with each value that failed as it is now, all else as it stands."""
    edits: list[_Edit] = []
    for scenario in suite.scenarios:
        case = tell(suite, scenario, machine, place=place).case
        if case is None:
            continue
        for expected in scenario.then:
            if expected.on >= scenario.start:
                edits += _edits(expected, status_for(expected, machine, case), marks)
    return _applied(marks.text, edits)


def _edits(expected: Expected, status: Status, marks: Marks) -> Iterator[_Edit]:
    now = described(status, like=expected)
    if (expected.phase, expected.outcome) != (now.phase, now.outcome):
        yield from _moved(expected, now, marks)
    for key in ("open", "unfounded"):
        before, after = getattr(expected, key), getattr(now, key)
        if before is not None and {*before} != {*after}:
            yield from _edit((*expected.route, key), [*after], marks)
    if expected.found is not None:
        yield from _found(expected, status, marks)
    written = EXPECTED.write(now)
    for key in _MAPS:
        for name in changed(getattr(expected, key), getattr(now, key)):
            if key == "recommended" and _same_advice(expected, now, name):
                continue
            yield from _edit((*expected.route, key, name), written[key][name], marks)


def _same_advice(expected: Expected, now: Expected, name: str) -> bool:
    """A strength that was not asked for is no change."""
    before, after = expected.recommended[name], now.recommended[name]
    plain = ADVICE.write(before)
    said = ADVICE.write(after)
    return isinstance(plain, str) and plain == (said if isinstance(said, str) else after.option)


def _moved(expected: Expected, now: Expected, marks: Marks) -> Iterator[_Edit]:
    """Another phase or outcome; the key before it may have to change with it."""
    before = "phase" if expected.phase is not None else "outcome"
    after = "phase" if now.phase is not None else "outcome"
    key = marks.exact((*expected.route, before), on="key")
    value = marks.exact((*expected.route, before))
    if key is not None and value is not None:
        span = Span(key.line, key.column, value.end_line, value.end_column)
        yield _Edit(span=span, text=f"{after}: {getattr(now, after)}")


def _found(expected: Expected, status: Status, marks: Marks) -> Iterator[_Edit]:
    """Findings that were expected stand as they were written, the others in full."""
    assert expected.found is not None
    left = [evolve(one, times=1) for one in expected.found for _ in range(one.times)]
    n = len(left)
    findings: list[FoundThere] = []
    for one in status.findings:
        known = next((wanted for wanted in left if is_met_by(wanted, one)), None)
        if known is not None:
            left.remove(known)
        findings.append(known or there(one))
    if left or len(findings) != n:
        written = [THERE.write(one) for one in findings]
        yield from _edit((*expected.route, "found"), written, marks)


def _edit(route: Route, plain: Any, marks: Marks) -> Iterator[_Edit]:
    span = marks.exact(route)
    if span is None:
        return
    text = flow(plain)
    if isinstance(plain, list) and span.column + len(text) > LONGEST:
        pad = "\n" + " " * span.column
        text = "[" + ("," + pad).join(map(flow, plain)) + "]"
    yield _Edit(span=span, text=text)


def _applied(text: str, edits: list[_Edit]) -> str:
    """The text with each stretch replaced, from the end so that the places before it stay."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    for edit in sorted(edits, key=lambda e: (e.span.line, e.span.column), reverse=True):
        start = starts[edit.span.line - 1] + edit.span.column - 1
        end = starts[edit.span.end_line - 1] + edit.span.end_column - 1
        text = text[:start] + edit.text + text[end:]
    return text
