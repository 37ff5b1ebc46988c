"""Twenty faults in one file: those and no others, in their order, each at its key or value."""

from pathlib import Path

from programflow.checking.loading import diagnose
from programflow.diagnostics import Fault, Marks

NAME = "twenty.yaml"
TEXT = (Path(__file__).parent / NAME).read_text(encoding="utf-8")

# Line, rule, what the caret is under, and what may have been meant.
PLANTED = [
    (3, "id-form", "swimming_course", ()),
    (5, "impossible-date", "2026-02-30", ()),
    (6, "unknown-zone", "Europe/Olso", ("Europe/Oslo",)),
    (8, "unknown-name", "ofice", ("office",)),
    (12, "unquoted-prose", "for svømmekurs", ()),
    (15, "not-a-choice", "participent", ()),
    (16, "text-not-a-map", "Kontoret", ()),
    (17, "duplicate-key", "side", ()),
    (20, "value-outside", "20 weeks", ()),
    (24, "unknown-key", "sorce", ("source",)),
    (27, "name-form", "Pause", ()),
    (30, "which-one", "{missed: lesson}", ()),
    (33, "boolean-spelling", "NO", ()),
    (37, "empty-list", "[]", ()),
    (38, "comparison-not-for-type", "at_least", ()),
    (41, "unit-missing", "21", ()),
    (44, "top-level-without-opens", "report", ()),
    (51, "rule-without-source", "talk", ()),
    (52, "missing-key", "lesson", ()),
    (58, "adverse-without-decision", "excluded", ()),
]


def told(fault: Fault, marks: Marks) -> tuple[int, str, str, tuple[str, ...]]:
    span = fault.span(marks)
    assert span.line == span.end_line
    at = marks.line(span.line)[span.column - 1 : span.end_column - 1]
    return span.line, fault.rule, at, fault.param("near") or ()


def test_twenty_faults_are_found_at_once() -> None:
    programme, faults, marks = diagnose(TEXT, NAME)
    assert programme is None
    assert [told(fault, marks) for fault in faults] == PLANTED
    assert len({rule for _, rule, _, _ in PLANTED}) == 20


def test_mended_one_by_one_from_the_top_no_other_comes() -> None:
    """Blanked line by line, what is left is still found, as far as it does not hang on what is gone."""
    rules = {rule for _, rule, _, _ in PLANTED}
    for line, rule, _, _ in PLANTED[:10]:
        lines = TEXT.split("\n")
        lines[line - 1] = ""
        _, faults, _ = diagnose("\n".join(lines), NAME)
        found = [fault.rule for fault in faults if fault.rule not in {"missing-key", "unknown-name"}]
        assert set(found) <= rules - {rule} | {"empty-value"}
