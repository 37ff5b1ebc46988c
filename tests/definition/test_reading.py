"""A good definition is read whole; a part knows where it stands."""

from datetime import date
from decimal import Decimal

import pytest

from programflow.definition import parse, parse_place
from programflow.definition.criteria import Atom, Comparison
from programflow.definition.node import Node
from programflow.definition.selections import Moment, Scope, Selection, Selector
from programflow.definition.steps import Need
from programflow.definition.values import NOT_STATED, Citation, ParameterRef, Text
from programflow.temporal import Duration, Unit
from tests.definition.course import TEXT, edited, one, read, rules


def test_the_course_is_read_without_faults() -> None:
    parsed = read(TEXT)
    assert parsed.faults == ()
    programme = parsed.programme
    assert programme is not None
    assert programme.id == "swimming-course"
    assert programme.valid_from == date(2026, 1, 1)
    assert programme.title == Text(nb="Svømmekurs for voksne", en="Swimming course for adults")
    assert list(programme.phases["course"].steps) == ["health", "doctor", "lesson", "final_swim"]
    lesson = programme.phases["course"].steps["lesson"]
    assert (lesson.phase, lesson.by, lesson.during) == ("course", "instructor", ("consent",))
    assert lesson.source == Citation(source="guide", place="2")
    assert programme.steps["absence"].phase is None
    assert programme.roles["leader"].held_by is NOT_STATED
    assert programme.outcomes["excluded"].adverse is True
    assert programme.parameters["frame"].value == Duration(10, Unit.WEEKS)
    assert programme.parameters["frame"].unit == "weeks"
    assert programme.phases["course"].window[0].max == ParameterRef(name="frame")


def test_unions_are_told_apart_by_their_key() -> None:
    programme = read(TEXT).programme
    assert programme is not None
    unexcused = programme.tallies["unexcused"]
    assert (unexcused.form, unexcused.scope) == (
        "count",
        Scope(form="last", length=Duration(30, Unit.DAYS)),
    )
    assert unexcused.selection == Selection(
        members=(Selector(kind="missed", target="lesson", excused=False),)
    )
    assert programme.findings["fell_behind"].when == Atom(
        form="tally",
        name="unexcused",
        comparisons=(Comparison(op="at_least", operand=3),),
    )
    assert programme.phases["course"].steps["doctor"].need == Need(
        modality="may",
        must_when=Atom(
            form="answer", name="heart", comparisons=(Comparison(op="is", operand=True),)
        ),
    )
    moment = programme.clocks["silent"].from_
    assert moment.form == "latest"
    assert [member.form for member in moment.members] == ["selection", "selection"]
    assert programme.phases["course"].window[0].from_ == Moment(form="enrolled")


def test_every_part_has_a_route_that_the_marks_resolve() -> None:
    parsed = read(TEXT)
    seen = 0

    def visit(part: object) -> None:
        nonlocal seen
        if isinstance(part, Node):
            seen += 1
            route = part.route  # type: ignore[attr-defined]  # every part of a definition has one
            assert parsed.marks.span(route) != parsed.marks.span(("nowhere",)) or route == ()
            for field in part.__attrs_attrs__:  # type: ignore[attr-defined]  # set by attrs
                visit(getattr(part, field.name))
        elif isinstance(part, dict):
            for item in part.values():
                visit(item)
        elif type(part) is tuple:
            for item in part:
                visit(item)

    visit(parsed.programme)
    assert seen > 100


def test_where_a_key_and_a_value_stand() -> None:
    marks = read(TEXT).marks
    lines = TEXT.splitlines()
    key = marks.span(("phases", "course", "steps", "lesson"), on="key")
    assert lines[key.line - 1][key.column - 1 : key.end_column - 1] == "lesson"
    value = marks.span(("phases", "course", "steps", "lesson", "repeat", "times"))
    assert lines[value.line - 1][value.column - 1 : value.end_column - 1] == "8"


def test_the_end_of_a_block_does_not_run_on_to_the_next_token() -> None:
    marks = read(TEXT).marks
    phase = marks.span(("phases", "course"))
    last = TEXT.splitlines()[phase.end_line - 1]
    assert last.endswith("go: completed}")
    assert phase.end_column == len(last) + 1


def test_a_list_item_and_a_part_that_is_not_there() -> None:
    marks = read(TEXT).marks
    item = marks.span(("phases", "course", "next", 1), on="key")
    assert TEXT.splitlines()[item.line - 1][item.column - 1 :].startswith("{when: {phase")
    missing = marks.span(("phases", "course", "next", 7, "go"))
    assert missing == marks.span(("phases", "course", "next"), on="key")


def test_equal_programmes_are_equal_wherever_they_stand() -> None:
    moved = read("# A comment more.\n\n" + TEXT).programme
    assert moved == read(TEXT).programme
    assert hash(moved) == hash(read(TEXT).programme)


@pytest.mark.parametrize(
    ("raw", "value"),
    [("1", 1), ("1.10", "1.10"), ('"1"', "1"), ("2026-1", "2026-1"), ("1.0", "1.0")],
)
def test_a_version_is_an_integer_or_text_as_written(raw: str, value: int | str) -> None:
    programme = read(edited(("version: 1\n", f"version: {raw}\n"))).programme
    assert programme is not None
    assert programme.version == value
    assert type(programme.version) is type(value)


def test_numbers_are_exact() -> None:
    programme = read(edited(("at_least: 3}", "at_least: 2.125}"))).programme
    assert programme is not None
    when = programme.findings["fell_behind"].when
    assert isinstance(when, Atom)
    assert when.comparisons[0].operand == Decimal("2.125")


def test_another_version_of_the_language() -> None:
    fault = one(edited(("programflow: 1", "programflow: 2")))
    assert (fault.rule, fault.route) == ("language-version", ("programflow",))


def test_a_place() -> None:
    text = """
place: example
settings:
  er-vil-kan:
    talk_gap: {value: 5 days, assumption: yes}
    frame_from: {value: {done: talk_1}, source: letter 1}
    signers: {value: [inmate, officer], assumption: yes}
    later: {value: not stated}
"""
    parsed = parse_place(text, "example.yaml")
    assert parsed.faults == ()
    assert parsed.place is not None
    settings = parsed.place.settings["er-vil-kan"]
    assert settings["talk_gap"].value == Duration(5, Unit.DAYS)
    assert settings["signers"].value == ("inmate", "officer")
    assert settings["later"].value is NOT_STATED
    assert isinstance(settings["frame_from"].value, Moment)


def test_a_place_with_faults() -> None:
    parsed = parse_place("place: example\nsettings: {course: {gap: {valeu: 1}}}\n", "example.yaml")
    assert parsed.place is None
    assert [fault.rule for fault in parsed.faults] == ["unknown-key"]


def test_bytes_and_text_are_read_alike() -> None:
    assert parse(TEXT.encode(), "a").programme == parse(TEXT, "b").programme
    assert parse(b"\xef\xbb\xbf" + TEXT.encode(), "a").programme == parse(TEXT, "b").programme
    assert rules(TEXT.replace("\n", "\r\n").encode()) == []
