"""A parameter's value from JSON: typed by the unit, held against `between` and `among`."""

from datetime import date
from decimal import Decimal

import pytest

from programflow.definition import parse, parse_setting, setting_to_json
from programflow.definition.programme import Parameter, Programme, Setting
from programflow.definition.selections import Moment
from programflow.definition.values import NOT_STATED
from programflow.diagnostics import Fault
from programflow.temporal import Duration, Unit
from tests.definition.course import edited, well_formed

PARAMETERS = """parameters:
  weeks_of: {value: not stated, unit: weeks, between: [8 weeks, 14 weeks]}
  months_of: {value: not stated, unit: months}
  anchor: {value: not stated, unit: moment, among: [enrolled, {done: health}]}
  any_moment: {value: not stated, unit: moment}
  how_many: {value: not stated, unit: count, between: [1, 5]}
  part: {value: not stated, unit: percent}
  signers: {value: not stated, unit: roles}
  one_of: {value: not stated, unit: choice, among: [red, blue]}
  on_or_off: {value: not stated, unit: yes_no}
  day: {value: not stated, unit: date}
"""


def programme() -> Programme:
    parsed = parse(edited(("parameters:\n", PARAMETERS)), "course")
    assert parsed.programme is not None, parsed.faults
    return parsed.programme


P = programme()


def parameter(name: str) -> Parameter:
    return P.parameters[name]


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("weeks_of", "10 weeks", Duration(10, Unit.WEEKS)),
        ("weeks_of", "8 weeks", Duration(8, Unit.WEEKS)),
        ("weeks_of", "70 days", Duration(70, Unit.DAYS)),
        ("weeks_of", Duration(14, Unit.WEEKS), Duration(14, Unit.WEEKS)),
        ("weeks_of", "not stated", NOT_STATED),
        ("weeks_of", {"value": "9 weeks", "assumption": True}, Duration(9, Unit.WEEKS)),
        ("months_of", "1 year", Duration(1, Unit.YEARS)),
        ("anchor", "enrolled", Moment(form="enrolled")),
        ("anchor", {"value": "enrolled"}, Moment(form="enrolled")),
        ("how_many", 3, 3),
        ("how_many", Decimal("2.5"), Decimal("2.5")),
        ("how_many", 2.5, Decimal("2.5")),
        ("how_many", 2.0, 2),
        ("part", 40, 40),
        ("signers", ["swimmer", "office"], ("swimmer", "office")),
        ("signers", "office", ("office",)),
        ("one_of", "red", "red"),
        ("on_or_off", True, True),
        ("on_or_off", "no", False),
        ("day", "2026-03-01", date(2026, 3, 1)),
        ("day", date(2026, 3, 1), date(2026, 3, 1)),
    ],
)
def test_what_is_taken(name: str, raw: object, value: Setting) -> None:
    found = parse_setting(parameter(name), raw, P)
    assert found == value
    assert type(found) is type(value)
    assert parse_setting(parameter(name), setting_to_json(value), P) == value


def test_a_moment() -> None:
    found = parse_setting(parameter("anchor"), {"done": "health"}, P)
    assert isinstance(found, Moment)
    assert found == parameter("anchor").among[1]
    assert setting_to_json(found) == {"done": "health"}


@pytest.mark.parametrize(
    ("name", "raw", "rule"),
    [
        ("weeks_of", "7 weeks", "value-outside"),
        ("weeks_of", "15 weeks", "value-outside"),
        ("weeks_of", "99 days", "value-outside"),
        ("weeks_of", "3 months", "unit-mismatch"),
        ("weeks_of", 10, "unit-mismatch"),
        ("weeks_of", "10", "quoted"),
        ("weeks_of", "ten weeks", "wrong-kind"),
        ("weeks_of", None, "wrong-kind"),
        ("weeks_of", "", "empty-value"),
        ("how_many", 6, "value-outside"),
        ("how_many", True, "unit-mismatch"),
        ("how_many", "3", "quoted"),
        ("how_many", 1.23456, "number-places"),
        ("how_many", 10**20, "number-size"),
        ("how_many", float("nan"), "number-form"),
        ("how_many", object(), "wrong-kind"),
        ("anchor", {"done": "lesson", "which": "last"}, "value-outside"),
        ("anchor", {"doen": "health"}, "unknown-key"),
        ("any_moment", {"done": "helth"}, "unknown-name"),
        ("signers", ["nobody"], "unknown-name"),
        ("signers", [1], "wrong-kind"),
        ("one_of", "green", "value-outside"),
        ("on_or_off", "true", "boolean-spelling"),
        ("day", "2026-02-30", "impossible-date"),
    ],
)
def test_what_is_not(name: str, raw: object, rule: str) -> None:
    fault = parse_setting(parameter(name), raw, P)
    assert isinstance(fault, Fault)
    assert fault.rule == rule
    assert fault.route[:2] == ("settings", name)
    well_formed((fault,))


def test_without_a_programme_names_are_not_asked_for() -> None:
    assert parse_setting(parameter("signers"), ["nobody"]) == ("nobody",)
