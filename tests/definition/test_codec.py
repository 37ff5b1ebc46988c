"""Entries ⇄ JSON: closed, strict, and back again the same."""

# ruff: noqa: E501  # a table reads best with a case a line

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from programflow.definition import entry_from_json, entry_to_json
from programflow.definition.entries import (
    ENTRY_CLASSES,
    Answered,
    Booked,
    Corrected,
    Done,
    Enrolled,
    Entry,
    Migrated,
    Missed,
    Tested,
)
from programflow.temporal import UnreadableDate
from tests.definition.course import well_formed

FULL: list[dict[str, Any]] = [
    {"kind": "enrolled", "variant": "adults", "place": "Nord", "settings": {
        "a": "3 weeks", "b": {"done": "talk_1"}, "c": 3, "d": ["inmate"], "e": {"value": 1.5, "assumption": True}}},
    {"kind": "booked", "step": "lesson", "for": "2026-03-10"},
    {"kind": "done", "step": "lesson", "items": [], "values": {"hours": 1.5, "on_day": "2026-03-01"}, "cause": "provider"},
    {"kind": "missed", "step": "lesson", "cause": "participant", "excused": False},
    {"kind": "answered", "answers": {"heart": True, "age": 17, "colour": "red"}},
    {"kind": "tested", "test": "final_swim", "result": "passed", "void": True, "values": {"ppm": 12}},
    {"kind": "decided", "step": "offer", "option": "start", "chosen": ["1", "2"], "reasons": ["r-1"], "values": {"amount": "20 days"}},
    {"kind": "began", "spell": "pause", "reason": "illness", "expected_end": "2026-04-01", "values": {"town": "x"}, "settings": {"a": 1}},
    {"kind": "ended", "spell": "pause", "reason": "travel", "values": {"a": 1}},
    {"kind": "happened", "incident": "smoked", "witnesses": ["p-1", "p-2"], "excused": True, "values": {"n": 1}},
    {"kind": "corrected", "entry": "e-1", "void": False, "fields": {"on": "2026-03-01", "for": "2026-03-02", "at": None}},
    {"kind": "migrated", "from": "course@1", "to": "course@2", "renames": {"steps": {"a": "b"}}},
]  # fmt: skip
AROUND = {
    "id": "e-9",
    "on": "2026-03-05",
    "at": "10:30",
    "recorded": "2026-03-06T09:00+01:00",
    "by": "office",
    "actor": "k-17",
    "credentials": ["lifesaving"],
    "about": "absence<e-7",
    "session": "s-1",
}


def entry(**values: Any) -> Entry:
    found = entry_from_json({"id": "e-1", "on": "2026-03-05", **values})
    assert isinstance(found, Entry), found
    return found


def faults(**values: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    given = {"id": "e-1", "on": "2026-03-05", "kind": "done", "step": "lesson", **values}
    found = entry_from_json({key: value for key, value in given.items() if value is not ...})
    assert isinstance(found, tuple), found
    well_formed(found)
    return [(fault.rule, fault.route) for fault in found]


@pytest.mark.parametrize("own", FULL, ids=[str(own["kind"]) for own in FULL])
def test_every_field_of_every_kind_comes_back(own: dict[str, Any]) -> None:
    full = {**own, **AROUND}
    read = entry_from_json(full)
    assert isinstance(read, Entry), read
    assert read.kind == own["kind"]
    assert entry_to_json(read) == full
    through = json.loads(json.dumps(entry_to_json(read)), parse_float=Decimal)
    assert entry_from_json(through) == read
    assert entry_from_json(json.loads(json.dumps(entry_to_json(read)))) == read
    assert hash(read) == hash(entry_from_json(through))


def test_there_are_twelve_kinds_and_each_has_its_fields() -> None:
    assert [own["kind"] for own in FULL] == [cls.kind for cls in ENTRY_CLASSES]
    for own, cls in zip(FULL, ENTRY_CLASSES, strict=True):
        fields = {field.name.rstrip("_") for field in cls.__attrs_attrs__}
        assert fields == {*own, *AROUND} - {"kind"}


def test_what_is_read() -> None:
    assert entry(kind="booked", step="lesson", **{"for": "2026-03-10"}) == Booked(
        id="e-1", on=date(2026, 3, 5), step="lesson", for_=date(2026, 3, 10)
    )
    assert entry(kind="missed", step="lesson", excused="no") == Missed(
        id="e-1", on="2026-03-05", step="lesson", excused=False
    )
    assert entry(kind="answered", answers={"a": "yes", "b": "2026-01-01", "c": 0.1}) == Answered(
        id="e-1",
        on="2026-03-05",
        answers={"a": True, "b": date(2026, 1, 1), "c": Decimal("0.1")},
    )
    assert entry(kind="done", step="lesson").items is None  # type: ignore[attr-defined]
    assert entry(kind="done", step="lesson", about=3).about == "3"
    assert isinstance(entry(kind="tested", test="final_swim"), Tested)


def test_what_is_not_said_is_not_written() -> None:
    assert entry_to_json(Done(id="e-1", on="2026-03-05", step="lesson")) == {
        "kind": "done",
        "id": "e-1",
        "on": "2026-03-05",
        "step": "lesson",
    }
    assert entry_to_json(Done(id="e", on="2026-03-05", step="lesson", items=()))["items"] == []
    assert "void" not in entry_to_json(Tested(id="e", on="2026-03-05", test="t"))
    assert entry_to_json(Corrected(id="e", on="2026-03-05", entry="x", void=False))["void"] is False
    migrated = Migrated(id="e", on="2026-03-05", from_="a@1", to="a@2")
    assert entry_to_json(migrated)["from"] == "a@1"


def test_settings_cannot_be_changed_from_outside() -> None:
    settings: dict[str, Any] = {"signers": ["a"]}
    read = entry_from_json(
        {"kind": "enrolled", "id": "e", "on": "2026-03-05", "settings": settings}
    )
    assert isinstance(read, Enrolled)
    settings["signers"].append("b")
    assert dict(read.settings) == {"signers": ("a",)}


@pytest.mark.parametrize(
    ("values", "rule", "route"),
    [
        ({"stepp": "lesson"}, "unknown-key", ("stepp",)),
        ({"step": ...}, "missing-key", ()),
        ({"id": ...}, "missing-key", ()),
        ({"on": ...}, "missing-key", ()),
        ({"kind": ...}, "missing-key", ()),
        ({"kind": "doone"}, "entry-kind", ("kind",)),
        ({"kind": 3}, "entry-kind", ("kind",)),
        ({"on": "2026-02-30"}, "impossible-date", ("on",)),
        ({"on": "1899-12-31"}, "date-out-of-reach", ("on",)),
        ({"on": "2201-01-01"}, "date-out-of-reach", ("on",)),
        ({"on": "5 March 2026"}, "wrong-kind", ("on",)),
        ({"on": 20260305}, "wrong-kind", ("on",)),
        ({"on": ""}, "wrong-kind", ("on",)),
        ({"on": None}, "wrong-kind", ("on",)),
        ({"at": "25:00"}, "time-form", ("at",)),
        ({"at": "2026-03-05T10:00"}, "time-form", ("at",)),
        ({"recorded": "2026-03-05T10:00"}, "time-form", ("recorded",)),
        ({"recorded": "yesterday"}, "wrong-kind", ("recorded",)),
        ({"step": "Lesson"}, "name-form", ("step",)),
        ({"step": 1}, "wrong-kind", ("step",)),
        ({"step": None}, "wrong-kind", ("step",)),
        ({"id": ""}, "empty-value", ("id",)),
        ({"id": True}, "wrong-kind", ("id",)),
        ({"items": "safety"}, "wrong-kind", ("items",)),
        ({"items": ["a", 1]}, "wrong-kind", ("items", 1)),
        ({"values": {"a": None}}, "wrong-kind", ("values", "a")),
        ({"values": {"a": [1]}}, "wrong-kind", ("values", "a")),
        ({"values": {"A b": 1}}, "name-form", ("values", "A b")),
        ({"values": {"a": 1.23456}}, "number-places", ("values", "a")),
        ({"values": {"a": 10**15}}, "number-size", ("values", "a")),
        ({"values": {"a": Decimal("1e30")}}, "number-size", ("values", "a")),
        ({"values": {"a": float("inf")}}, "number-form", ("values", "a")),
        ({"values": {"a": "2026-02-30"}}, "impossible-date", ("values", "a")),
        ({"cause": "weather"}, "not-a-choice", ("cause",)),
        ({"cause": ["provider"]}, "not-a-choice", ("cause",)),
        ({"by": "on"}, "name-form", ("by",)),
        ({"credentials": "lifesaving"}, "wrong-kind", ("credentials",)),
    ],
)
def test_what_cannot_be_read(
    values: dict[str, Any], rule: str, route: tuple[str | int, ...]
) -> None:
    assert faults(**values) == [(rule, route)]


def test_a_yes_or_no_is_one() -> None:
    for wrong in ("true", 1, 0, "", None):
        assert faults(kind="missed", excused=wrong) == [("wrong-kind", ("excused",))]


def test_all_faults_come_at_once() -> None:
    assert faults(on="x", step=1, colour="red") == [
        ("wrong-kind", ("on",)),
        ("wrong-kind", ("step",)),
        ("unknown-key", ("colour",)),
    ]


def test_fields_that_may_not_be_corrected() -> None:
    for key in ("id", "kind", "recorded", "colour"):
        found = faults(kind="corrected", step=..., entry="e-2", fields={key: "x"})
        assert found == [("unknown-key", ("fields", key))]


@pytest.mark.parametrize("raw", [None, 3, "x", [], [("kind", "done")]])
def test_what_is_no_object(raw: object) -> None:
    found = entry_from_json(raw)
    assert isinstance(found, tuple)
    assert [fault.rule for fault in found] == ["wrong-kind"]


MADE = [
    Enrolled(id="a", on="2026-03-02", settings={"by": {"value": ["inmate", "officer"]}, "n": 0.5}),
    Answered(id="a", on="2026-03-02", answers={"born": "2008-02-29", "hours": 0.1, "heart": "yes"}),
    Answered(
        id="a", on=date(2026, 3, 2), answers={"born": date(2008, 2, 29), "n": 2, "smokes": False}
    ),
    Done(id="a", on="2026-03-02", step="lesson", values={"hours": 1.25, "what": "no more"}),
    Corrected(
        id="a", on="2026-03-02", entry="b", fields={"items": ["x"], "values": {"hours": 0.1}}
    ),
]


@pytest.mark.parametrize("entry", MADE)
def test_an_entry_made_in_python_is_the_one_that_its_journal_has(entry: Entry) -> None:
    read = entry_from_json(json.loads(json.dumps(entry_to_json(entry))))
    assert read == entry
    assert isinstance(read, Entry)
    assert hash(read) == hash(entry)


@pytest.mark.parametrize("on", [date(1899, 12, 31), date(2201, 1, 1), "0206-01-01"])
def test_an_entry_of_another_age_is_none(on: date | str) -> None:
    with pytest.raises(UnreadableDate):
        Done(id="e", on=on, step="x")
