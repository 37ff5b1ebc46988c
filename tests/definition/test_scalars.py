"""Only plain scalars are typed, and only as what they plainly are."""

from datetime import date
from decimal import Decimal

import pytest

from programflow.definition.scalars import is_id, is_name, typed
from programflow.definition.values import NOT_STATED
from programflow.temporal import Duration, Unit
from tests.definition.course import edited, one, place


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("yes", "yes_no", True),
        ("no", "yes_no", False),
        ("not stated", "not_stated", NOT_STATED),
        ("0", "number", 0),
        ("-7", "number", -7),
        ("1.10", "number", Decimal("1.1")),
        ("2.0", "number", 2),
        ("0.125", "number", Decimal("0.125")),
        ("2026-02-28", "date", date(2026, 2, 28)),
        ("3 weeks", "duration", Duration(3, Unit.WEEKS)),
        ("-2 days", "duration", Duration(-2, Unit.DAYS)),
        ("5 working days", "duration", Duration(5, Unit.WORKING_DAYS)),
        ("lesson", "word", "lesson"),
        ("NO way", "word", "NO way"),
        ("", "null", None),
        ("~", "null", None),
        ("null", "null", None),
        ("None", "null", None),
    ],
)
def test_what_a_plain_scalar_is(text: str, kind: str, value: object) -> None:
    assert typed(text) == (kind, value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((text, "boolean_spelling") for text in ("NO", "No", "YES", "on", "off", "true", "False")),
        *((text, "boolean_spelling") for text in ("y", "N", "On")),
        ("12:30", "number_form"),
        ("01017012345", "number_form"),
        ("0o17", "number_form"),
        ("0x1F", "number_form"),
        ("1_000", "number_form"),
        ("1e3", "number_form"),
        ("+1", "number_form"),
        (".5", "number_form"),
        ("5.", "number_form"),
        ("-0", "number_form"),
        ("1,5", "number_form"),
        ("1.2345", "number_places"),
        ("9" * 16, "number_size"),
        ("9" * 60_000, "number_size"),
        ("2026-02-30", "impossible_date"),
        ("2026-13-01", "impossible_date"),
        ("0000-01-01", "impossible_date"),
    ],
)
def test_what_only_looks_like_one(text: str, kind: str) -> None:
    assert typed(text)[0] == kind


def test_a_date_with_a_time_is_no_date() -> None:
    assert typed("2026-01-01T10:00")[0] == "word"


@pytest.mark.parametrize("text", ["yes", "no", "on", "off", "null", "Lesson", "1a", "a-b", ""])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_names_and_ids() -> None:
    assert is_name("talk_1")
    assert is_name("y")
    assert not is_name("talk_1\n")
    assert is_id("er-vil-kan")
    assert not is_id("er_vil_kan")


@pytest.mark.parametrize(
    ("old", "new", "rule", "at"),
    [
        ("initial: yes", "initial: true", "boolean-spelling", "true"),
        ("initial: yes", "initial: on", "boolean-spelling", "on"),
        ("initial: yes", "initial: YES", "boolean-spelling", "YES"),
        ("initial: yes", "initial: 1", "wrong-kind", "1"),
        ("initial: yes", 'initial: "yes"', "quoted", '"yes"'),
        ("initial: yes", "initial:", "empty-value", ""),
        ("times: 8", "times: 12:30", "number-form", "12:30"),
        ("times: 8", "times: 08", "number-form", "08"),
        ("times: 8", "times: '8'", "quoted", "'8'"),
        ("times: 8", "times: 1.2345", "number-places", "1.2345"),
        ("times: 8", "times: 99999999999999999999", "number-size", "99999999999999999999"),
        ("times: 8", "times: yes", "wrong-kind", "yes"),
        ("times: 8", "times: [8]", "wrong-kind", "[8]"),
        ("times: 8", "times: 8 weeks", "wrong-kind", "8 weeks"),
        ("max: 14 days", "max: 14", "unit-missing", "14"),
        ("max: 14 days", "max: '14 days'", "quoted", "'14 days'"),
        ("max: 14 days", "max: fourteen days", "wrong-kind", "fourteen days"),
        ("max: 14 days", "max: 14 fortnights", "wrong-kind", "14 fortnights"),
        ("valid_from: 2026-01-01", "valid_from: 2026-02-30", "impossible-date", "2026-02-30"),
        ("valid_from: 2026-01-01", "valid_from: 1899-12-31", "date-out-of-reach", "1899-12-31"),
        ("valid_from: 2026-01-01", "valid_from: '2026-01-01'", "quoted", "'2026-01-01'"),
        ("valid_from: 2026-01-01", "valid_from: 01.01.2026", "wrong-kind", "01.01.2026"),
        ("reasons: [illness, travel]", "reasons: [NO, travel]", "name-form", "NO"),
        ("programflow: 1", "programflow: 1.5", "wrong-kind", "1.5"),
        ("id: swimming-course", "id: swimming_course", "id-form", "swimming_course"),
        ("in: {last: 30 days}", "in: {last: None}", "empty-value", "None"),
    ],
)
def test_a_wrong_scalar_is_one_fault_at_its_place(
    *, old: str, new: str, rule: str, at: str
) -> None:
    text = edited((old, new))
    fault = one(text)
    assert fault.rule == rule
    assert place(text, fault) == at


def test_a_boolean_in_the_place_of_a_name_is_said_so() -> None:
    fault = one(
        edited(("by: instructor\n        after: [lesson]", "by: no\n        after: [lesson]"))
    )
    assert (fault.rule, fault.param("wanted"), fault.param("got")) == (
        "wrong-kind",
        "name",
        "yes_no",
    )


def test_the_suggestion_for_a_boolean() -> None:
    fault = one(edited(("adverse: yes", "adverse: True")))
    assert fault.param("meant") == "yes"
