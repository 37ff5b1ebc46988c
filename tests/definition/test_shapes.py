"""Every fault of shape, at its key or value, and no other fault beside it."""

# ruff: noqa: E501  # a table reads best with a case a line

import pytest

from tests.definition.course import edited, one, place, read, rules


@pytest.mark.parametrize(
    ("old", "new", "rule", "at"),
    [
        ("of: health\n    type", "off: health\n    type", "unknown-key", "off"),
        ("modality: must}]", "modalty: must}]", "unknown-key", "modalty"),
        ("title: {nb: Svømmekurs for voksne, en: Swimming course for adults}",
         "title: Svømmekurs for voksne", "text-not-a-map", "Svømmekurs for voksne"),
        ("title: {nb: Svømmekurs for voksne, en: Swimming course for adults}",
         "title: {en: Swimming course for adults}", "missing-key", "title"),
        ("title: {nb: Svømmekurs for voksne, en:", "title: {nb: Svømmekurs, for voksne, en:",
         "unquoted-prose", "for voksne"),
        ("title: {nb: Svømmekurs for voksne, en: Swimming course for adults}",
         "title: {nb: , en: x}", "empty-value", ""),
        ("type: yes_no", "type: boolean", "not-a-choice", "boolean"),
        ("is: session", "is: sesion", "not-a-choice", "sesion"),
        ("is: session", "is: [session]", "wrong-kind", "[session]"),
        ("after: [lesson]", "after: lesson", "wrong-kind", "lesson"),
        ("results: [passed, failed]", "results: []", "empty-list", "[]"),
        ("opens: [{each: {missed: lesson}}]", "opens: [{each: {mised: lesson}}]", "unknown-key", "mised"),
        ("opens: [{each: {missed: lesson}}]", "opens: [{called: no}]", "not-a-choice", "no"),
        ("count: {missed: lesson, excused: no}", "count: {missed: lesson, done: lesson}",
         "two-kinds", "done"),
        ("count: {missed: lesson, excused: no}", "count: {excused: no, cause: any}", "no-kind",
         "{excused: no, cause: any}"),
        ("count: {missed: lesson, excused: no}", "count: []", "empty-list", "[]"),
        ("count: {missed: lesson, excused: no}", "count: {done: lesson, excused: no}",
         "unknown-key", "excused"),
        ("{tally: unexcused, at_least: 3}", "{tally: unexcused}", "missing-one-of", "when"),
        ("{tally: unexcused, at_least: 3}", "{tally: unexcused, over: 3}", "unknown-key", "over"),
        ("in: {last: 30 days}", "in: forever", "not-a-choice", "forever"),
        (", in: {last: 30 days}", "", "missing-key", "unexcused"),
        ("{from: enrolled, max: 1 week, modality: should}", "{max: 1 week, modality: should}",
         "missing-one-of", "{max: 1 week, modality: should}"),
        ("{from: enrolled, max: 1 week, modality: should}",
         "{from: enrolled, clock: silent, max: 1 week, modality: should}", "one-too-many", "clock"),
        ("{from: enrolled, max: 1 week, modality: should}", "{from: enrolled, modality: should}",
         "missing-one-of", "{from: enrolled, modality: should}"),
        ("window: [{from: enrolled, max: 1 week, modality: should}]",
         "window: {from: enrolled, max: 1 week, modality: should}", "wrong-kind",
         "{from: enrolled, max: 1 week, modality: should}"),
        ("{excuse: cause}", "{excuse: it}", "not-a-choice", "it"),
        ("{go: excluded}", "{go: excluded, open: absence}", "two-kinds", "open"),
        ("reasons: required, then: [{go:", "reasons: yes, then: [{go:", "not-a-choice", "yes"),
        ("need: {must_when: {answer: heart, is: yes}, else: may}",
         "need: {must_when: {answer: heart, is: yes}}", "missing-key", "need"),
        ("need: {must_when: {answer: heart, is: yes}, else: may}", "need: always", "not-a-choice",
         "always"),
        ("{phase: excluded, is: current}", "{phase: excluded, is: left}", "not-a-choice", "left"),
        ("frame: {value: 10 weeks,", "frame: {value: 20 weeks,", "value-outside", "20 weeks"),
        ("frame: {value: 10 weeks,", "frame: {value: 10 months,", "unit-mismatch", ""),
        ("frame: {value: 10 weeks, between: [8 weeks, 14 weeks],",
         "frame: {value: 10 weeks, between: [14 weeks, 8 weeks],", "between-form",
         "[14 weeks, 8 weeks]"),
        ("frame: {value: 10 weeks, between: [8 weeks, 14 weeks],",
         "frame: {value: 10 weeks, between: [8 weeks],", "between-form", "[8 weeks]"),
        ("frame: {value: 10 weeks, between: [8 weeks, 14 weeks],", "frame: {value: not stated,",
         "missing-key", "frame"),
        ("source: guide 3", "source: 3.2 guide", "citation-form", "3.2 guide"),
        ("  left: {adverse: no}", "  left:", "empty-value", ""),
        ("  left: {adverse: no}", "  any: {adverse: no}", "built-in-name", "any"),
    ],
)  # fmt: skip
def test_a_fault_of_shape(*, old: str, new: str, rule: str, at: str) -> None:
    text = edited((old, new))
    faults = [fault for fault in read(text).faults if fault.rule != "unknown-name"]
    assert rule in {fault.rule for fault in faults}
    if at:
        (fault,) = faults
        assert place(text, fault) == at


def test_what_may_have_been_meant() -> None:
    fault = one(edited(("results:", "reslts:")))
    assert fault.param("near") == ("results",)
    assert "needs" not in fault.param("known")


def test_duplicate_keys_are_faults_with_both_places() -> None:
    text = edited(("  office: {}\n", "  office: {}\n  swimmer: {side: outside}\n"))
    fault = one(text)
    assert (fault.rule, fault.route) == ("duplicate-key", ("roles", "swimmer"))
    first = read(text).marks.span(fault.related[0], on="key")
    second = fault.span(read(text).marks)
    assert first.line < second.line
    assert place(text, fault) == "swimmer"


def test_a_key_twice_inside_brackets() -> None:
    fault = one(edited(("{adverse: yes}", "{adverse: yes, adverse: no}")))
    assert (fault.rule, fault.route) == ("duplicate-key", ("outcomes", "excluded", "adverse"))


def test_a_name_twice_in_two_phases() -> None:
    text = edited(("      diploma:", "      lesson:"))
    fault = one(text)
    assert (fault.rule, fault.related) == (
        "duplicate-name",
        (("phases", "course", "steps", "lesson"),),
    )


def test_a_broken_part_is_known_by_its_name() -> None:
    assert rules(edited(("is: session", "is: sesion"))) == ["not-a-choice"]
    assert rules(
        edited(("  pause: {reasons: [illness, travel], source: guide 2}", "  pause: 3"))
    ) == ["wrong-kind"]


def test_of_a_section_that_cannot_be_read_nothing_is_known() -> None:
    text = edited(
        ("spells:\n", "spells: [consent]\nalwais:\n"),
        ("  consent: {party: swimmer, consent: yes, source: guide 1}\n", ""),
        ("  pause: {reasons: [illness, travel], source: guide 2}\n", ""),
    )
    assert rules(text) == ["wrong-kind", "unknown-key"]


def test_all_faults_come_at_once_in_the_order_of_the_text() -> None:
    text = edited(
        ("valid_from: 2026-01-01", "valid_from: 2026-02-30"),
        ("type: yes_no", "type: boolean"),
        ("is: session", "is: sesion"),
        ("go: left}", "go: lft}"),
    )
    faults = read(text).faults
    assert [fault.rule for fault in faults] == [
        "impossible-date",
        "not-a-choice",
        "not-a-choice",
        "unknown-name",
    ]
    marks = read(text).marks
    assert [f.span(marks) for f in faults] == sorted(f.span(marks) for f in faults)


@pytest.mark.parametrize("text", ["3", "[]", "lesson", "- a\n- b", '"x"'])
def test_a_document_that_is_no_map(text: str) -> None:
    assert rules(text) == ["wrong-kind"]


def test_an_empty_map_lacks_every_key_that_must_stand() -> None:
    assert {f.param("key") for f in read("{}").faults} == {
        "programflow", "id", "version", "valid_from", "zone", "calendar", "record_keeper",
        "title", "phases",
    }  # fmt: skip
