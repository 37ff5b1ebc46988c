"""An entry made in Python holds no more than a journal can hold: it is refused, or comes back."""

import json
import pickle
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import programflow as pf
from programflow.definition.entries import ENTRY_CLASSES
from tests.project.root import ROOT

NEEDED: dict[str, Any] = {
    "step": "lesson",
    "test": "breath",
    "option": "start",
    "spell": "pause",
    "incident": "smoked",
    "entry": "e-0",
    "for_": "2026-03-09",
    "answers": {"heart": True},
    "from_": "course@1",
    "to": "course@2",
}
ODD: list[Any] = [
    "", " ", "\u00a0", "a b", "\n", "\x00", "Ø", "\ud800", "me", 0, 1, 1.5, True, float("nan"),
    float("inf"), Decimal("NaN"), Decimal("1e30"), Fraction(1, 2), date(2026, 3, 5), b"x", object(),
    ["a"], [1], [" "], {1: 2}, {"A b": 1}, {"a": None}, {"a": [1]}, {"a": {"b": 1}}, {"a": b"x"},
    {"a": 0.12345}, {"a": 10**30}, {"a": float("inf")}, {"on": None}, {"colour": None},
]  # fmt: skip
FOR_THE_PROGRAMME = {"by", "variant", "items", "answers", "settings", *NEEDED}
"""Names and values that a programme tells, and times that its zone does: `advance` refuses them."""
TIMES = {"on", "at", "recorded", "expected_end", "for_"}


def whole(cls: type[pf.Entry], **said: Any) -> pf.Entry:
    needed = {f.name: NEEDED[f.name] for f in cls.__attrs_attrs__ if f.name in NEEDED}
    return cls(**({"id": "e-1", "on": "2026-03-05"} | needed | said))


def fields() -> Iterator[tuple[type[pf.Entry], str]]:
    for cls in ENTRY_CLASSES:
        for field in cls.__attrs_attrs__:
            if field.name not in FOR_THE_PROGRAMME | TIMES and field.name != "renames":
                yield cls, field.name


@pytest.mark.parametrize(("cls", "field"), list(fields()))
def test_what_a_field_holds_comes_back_or_is_refused(cls: type[pf.Entry], field: str) -> None:
    refused = 0
    for odd in ODD:
        try:
            made = whole(cls, **{field: odd})
        except (pf.UnreadableField, TypeError, ValueError):
            refused += 1
            continue
        through = json.loads(json.dumps(pf.entry_to_json(made)))
        assert pf.entry_from_json(through) == made, odd
    assert refused > len(ODD) / 2


@pytest.mark.parametrize(
    ("cls", "said", "rule"),
    [
        (pf.Done, {"id": ""}, "empty-value"),
        (pf.Done, {"id": "\u00a0"}, "empty-value"),
        (pf.Done, {"id": 17}, "wrong-kind"),
        (pf.Done, {"actor": " "}, "empty-value"),
        (pf.Done, {"about": 3}, "wrong-kind"),
        (pf.Done, {"session": ""}, "empty-value"),
        (pf.Done, {"credentials": ("first aid",)}, "name-form"),
        (pf.Done, {"cause": "weather"}, "not-a-choice"),
        (pf.Done, {"values": {"hours": None}}, "wrong-kind"),
        (pf.Done, {"values": {"first aid": 1}}, "name-form"),
        (pf.Missed, {"excused": "yes"}, "wrong-kind"),
        (pf.Missed, {"cause": "illness"}, "not-a-choice"),
        (pf.Began, {"reason": "ill in bed"}, "name-form"),
        (pf.Decided, {"reasons": ["  "]}, "empty-value"),
        (pf.Happened, {"witnesses": [1]}, "wrong-kind"),
        (pf.Tested, {"void": 1}, "wrong-kind"),
        (pf.Corrected, {"fields": {"colour": None}}, "unknown-key"),
        (pf.Enrolled, {"place": ""}, "empty-value"),
    ],
)
def test_the_error_names_the_field_and_the_rule_and_not_what_it_holds(
    cls: type[pf.Entry], said: dict[str, Any], rule: str
) -> None:
    (field,) = said
    with pytest.raises(pf.UnreadableField) as raised:
        whole(cls, **said)
    error = pickle.loads(pickle.dumps(raised.value))
    assert (error.field, error.rule) == (field, rule)
    assert str(error) == f"{field}: {rule}"


def test_answers_to_nothing_come_back() -> None:
    made = whole(pf.Answered, answers={})
    assert pf.entry_from_json(pf.entry_to_json(made)) == made


def test_what_may_not_be_corrected_is_left_to_admission() -> None:
    for field in ("id", "kind", "recorded"):
        made = whole(pf.Corrected, fields={field: "x"})
        assert made.kind == "corrected"


@pytest.mark.parametrize("field", ["at", "recorded"])
@pytest.mark.parametrize(
    "said",
    ["10:00", "9:00", "10:00Z", "2026-03-05T10:00", "2026-03-05T10:00+01:00", "2026-03-05",
     "2026-03-05 10:00+01:00", "20260305T1000+0100", "2026-W10-4T10:00+01:00",
     "2026-03-05T10+01:00", "2026-03-05T10:00:00,5+01:00", "2026-03-05T10:00+01:00:30"],
)  # fmt: skip
def test_a_time_that_comes_in_comes_back(field: str, said: str) -> None:
    """`str` of a moment is no ISO text, though Python reads it."""
    machine = pf.load(ROOT / "programmes" / "russamtalen.yaml").machine
    begun = pf.start(machine, id="c", on="2026-03-02", variant="section_40").case
    assert begun is not None
    told = pf.Done(id="d", on="2026-03-05", step="clarification", **{field: said})  # type: ignore[arg-type]
    answer = pf.advance(machine, begun, told)
    if isinstance(answer, pf.Accepted):
        assert pf.restore(machine, pf.snapshot(machine, answer.case)) == answer.case
    else:
        assert answer.code == "time-unreadable"
