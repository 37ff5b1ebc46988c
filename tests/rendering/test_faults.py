"""Faults as text: at their place, with what to do, in every form."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programflow.definition import parse
from programflow.diagnostics import SPECS, Fault, Marks, Span
from programflow.rendering.excerpts import excerpt
from programflow.rendering.fault_phrases import advice, message
from programflow.rendering.faults import explained, github, render_faults, summary
from programflow.rendering.language import LANGUAGES, Lang

TEXT = """\
programflow: 1
id: swimming
version: 1
valid_from: 2026-02-30
zone: Europe/Oslo
calendar: norway
record_keper: office
title: {nb: Svømmekurs}
roles: {office: {side: participent}, office: {}}
phases: {course: {initial: yes}}
"""
PARSED = parse(TEXT, "swimming.yaml")
PROBLEMS = [(fault, PARSED.marks) for fault in PARSED.faults]
FAULTS = {fault.rule: fault for fault in PARSED.faults}


def test_the_full_form_shows_the_place_and_what_to_do() -> None:
    shown = render_faults([(FAULTS["impossible-date"], PARSED.marks)], lang="nb")
    assert shown == (
        "swimming.yaml:4:13: feil: Datoen 2026-02-30 finnes ikke. [impossible-date]\n"
        "  |\n"
        "4 | valid_from: 2026-02-30\n"
        "  |             ^~~~~~~~~~\n"
        "  = hjelp: Rett dag eller måned. Datoer skrives år-måned-dag, som 2026-03-24.\n"
    )


def test_related_places_are_shown() -> None:
    shown = render_faults([(FAULTS["duplicate-key"], PARSED.marks)], lang="en")
    assert "= see also: swimming.yaml:9:9" in shown


@pytest.mark.parametrize(
    ("rule", "said"),
    [("unknown-key", "Mente du «record_keeper»?"), ("not-a-choice", "Mente du «participant»?")],
)
def test_what_may_have_been_meant_is_said(rule: str, said: str) -> None:
    assert advice(FAULTS[rule], "nb") == said


def test_the_concise_form_is_one_line_each() -> None:
    lines = render_faults(PROBLEMS, lang="en", form="concise").splitlines()
    assert len(lines) == len(PROBLEMS)
    assert all(line.startswith("swimming.yaml:") and line.endswith("]") for line in lines)


def test_json_is_complete_and_stable() -> None:
    text = render_faults(PROBLEMS, lang="en", form="json")
    assert text == render_faults(PROBLEMS, lang="en", form="json")
    document = json.loads(text)
    assert (document["format"], document["version"]) == ("programflow/diagnostics", 1)
    assert [fault["rule"] for fault in document["faults"]] == [f.rule for f in PARSED.faults]
    first = next(fault for fault in document["faults"] if fault["rule"] == "impossible-date")
    assert (first["line"], first["column"], first["end_column"]) == (4, 13, 23)
    assert first["params"] == {"text": "2026-02-30", "meant": None}


def test_no_faults_are_an_empty_text_and_an_empty_list() -> None:
    assert render_faults([], lang="en") == ""
    assert json.loads(render_faults([], lang="en", form="json"))["faults"] == []


def test_github_gets_one_escaped_command_each() -> None:
    fault = Fault(rule="not-a-choice", params=(("text", "50%\n::error::x"), ("choices", ("yes",))))
    line = github(fault, Marks("a,b:c%.yaml", "x"), lang="en")
    assert line.startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,")
    assert "\n" not in line
    assert "50%25" in line


@pytest.mark.parametrize("form", ["full", "concise", "json", "github"])
def test_hostile_input_is_shown_clean(form: str) -> None:
    text = 'id: "\x1b[31m\u202e"\n'
    marks = Marks("x\x1b[2J.yaml", text)
    fault = Fault(rule="id-form", params=(("text", "\x1b[31m\u202e"),), at=Span(1, 5, 1, 10))
    shown = render_faults([(fault, marks)], lang="en", form=form)  # type: ignore[arg-type]
    assert not {"\x1b", "\u202e"} & set(shown)


@given(st.text(), st.integers(0, 200), st.integers(0, 200))
def test_the_caret_never_leaves_the_line(text: str, start: int, length: int) -> None:
    marks = Marks("x", text)
    span = Span(1, start + 1, 1, start + 1 + length)
    lines = excerpt(marks, span)
    assert lines == [] or (len(lines) == 3 and "^" in lines[2])


def test_carets_stand_below_wide_letters_and_after_tabs() -> None:
    marks = Marks("x", "日本\t: abc")
    _, line, caret = excerpt(marks, Span(1, 6, 1, 9))
    assert line == "1 | 日本 : abc"
    assert caret == "  | " + " " * 7 + "^~~"


def test_of_a_long_line_only_the_surroundings_are_shown() -> None:
    marks = Marks("x", "a" * 500 + "WRONG" + "b" * 500)
    _, line, caret = excerpt(marks, Span(1, 501, 1, 506))
    assert len(line) < 120
    assert line[caret.index("^") : caret.index("^") + 5] == "WRONG"


def test_a_summary_counts_by_severity() -> None:
    warning = next(rule for rule, spec in SPECS.items() if spec.severity == "warning")
    faults = [Fault(rule="tab"), Fault(rule="tab"), Fault(rule=warning)]
    assert summary("x.yaml", faults, lang="nb") == "x.yaml: 2 feil og 1 advarsel."
    assert summary("x.yaml", [], lang="en") == "x.yaml: no faults."


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", SPECS)
def test_every_rule_can_be_explained_and_said(rule: str, lang: Lang) -> None:
    assert explained(rule, lang=lang).startswith(f"{rule} (")
    params = tuple((name, ("a", "b")) for name in SPECS[rule].params)
    fault = Fault(rule=rule, params=params)
    assert message(fault, lang)
    assert advice(fault, lang)
