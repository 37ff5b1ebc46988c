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
    (15, "not-a-choice", "participent", ("participant",)),
    (16, "text-not-a-map", "Kontoret", ()),
    (17, "duplicate-key", "side", ()),
    (20, "value-outside", "20 weeks", ()),
    (24, "unknown-key", "sorce", ("source",)),
    (27, "name-form", "Pause", ("pause",)),
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


MENDED = {
    "id-form": ("swimming_course", "swimming-course"),
    "impossible-date": ("2026-02-30", "2026-02-28"),
    "unknown-zone": ("Europe/Olso", "Europe/Oslo"),
    "unknown-name": ("ofice", "office"),
    "unquoted-prose": ("{nb: Veileder, for svømmekurs,", '{nb: "Veileder, for svømmekurs",'),
    "not-a-choice": ("participent", "participant"),
    "text-not-a-map": ("Kontoret", "{nb: Kontoret}"),
    "duplicate-key": (", side: outside", ""),
    "value-outside": ("20 weeks", "12 weeks"),
    "unknown-key": ("sorce", "source"),
    "name-form": ("Pause", "pause"),
    "which-one": ("{missed: lesson}, source", "{missed: lesson, which: last}, source"),
    "boolean-spelling": ("NO", "no"),
    "empty-list": ("{all: []}", "{step: lesson, is: done}"),
    "comparison-not-for-type": ("at_least: 3", "is: yes"),
    "unit-missing": ("21", "21 days"),
    "top-level-without-opens": ("report: {", "report: {opens: [{each: {missed: lesson}}], "),
    "rule-without-source": ("of: leader}", "of: leader, source: guide 2}"),
    "missing-key": ("is: session\n", "is: session\n        need: must\n"),
    "adverse-without-decision": ("adverse: yes", "adverse: no"),
}


def test_mended_one_by_one_the_others_stay_and_no_other_comes() -> None:
    text, left = TEXT, [rule for _, rule, _, _ in PLANTED]
    for rule, (old, new) in MENDED.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
        left.remove(rule)
        _, faults, _ = diagnose(text, NAME)
        assert [fault.rule for fault in faults] == left
    assert left == []
