"""Entries as nobody should deliver them: another kind, a wrong name, a day that cannot be."""

from datetime import date, timedelta
from typing import Any

from programflow.testing.drawing.choices import Choices

Plain = dict[str, Any]


def damaged(choices: Choices, row: Plain) -> Plain:
    """The entry with one thing wrong with it, or with nothing where it lacks the field."""
    return choices.pick(_DAMAGES)(choices, dict(row))


def _wrong_name(choices: Choices, row: Plain) -> Plain:
    names = ("step", "test", "spell", "incident", "option", "result", "reason", "by", "entry")
    there = [key for key in names if key in row]
    if there:
        row[choices.pick(there)] = "nobody"
    return row


def _wrong_kind(_: Choices, row: Plain) -> Plain:
    if row["kind"] in {"done", "missed"}:
        own = {"id", "on", "at", "recorded", "by", "about", "step"}
        kept = {key: value for key, value in row.items() if key in own}
        return {**kept, "kind": "decided", "option": "yea"}
    if row["kind"] in {"decided", "tested"}:
        return {"kind": "done", "id": row["id"], "on": row["on"], "step": _thing(row)}
    return row


def _thing(row: Plain) -> str:
    return str(row.get("step", row.get("test")))


def _missing_field(choices: Choices, row: Plain) -> Plain:
    there = [key for key in ("cause", "excused", "result", "about", "by", "reasons") if key in row]
    if there:
        del row[choices.pick(there)]
    return row


def _excused(choices: Choices, row: Plain) -> Plain:
    if row["kind"] in {"missed", "happened"}:
        row["excused"] = choices.chance(50)
    return row


def _chosen(_: Choices, row: Plain) -> Plain:
    return {**row, "chosen": ["1", "9"]} if row["kind"] == "decided" else row


def _too_early(choices: Choices, row: Plain) -> Plain:
    row["on"] = _days(row["on"], -choices.pick((400, 3)))
    return row


def _before_it_was(_: Choices, row: Plain) -> Plain:
    return {**row, "recorded": _days(row["on"], -1)}


def _another_day(_: Choices, row: Plain) -> Plain:
    return {**row, "at": f"{_days(row['on'], 1)}T12:00Z"}


def _days(on: str, days: int) -> str:
    return (date.fromisoformat(on) + timedelta(days)).isoformat()


def _out_of_range(_: Choices, row: Plain) -> Plain:
    wrong = {"fit": "perhaps", "level": 99, "born": 3, "colour": "green"}
    if row["kind"] == "answered":
        row["answers"] = {name: wrong.get(name, "?") for name in row["answers"]}
    elif row["kind"] == "began" and "settings" in row:
        row["settings"] = dict.fromkeys(row["settings"], "3 bananas")
    return row


def _again_enrolled(_: Choices, row: Plain) -> Plain:
    return {"kind": "enrolled", "id": row["id"], "on": row["on"]}


def _unreadable(choices: Choices, row: Plain) -> Plain:
    if row["kind"] != "corrected":
        return row
    fields = ({"step": "nobody"}, {"on": _days(row["on"], -900)}, {"cause": None}, {"at": "12:00"})
    return {key: row[key] for key in ("id", "kind", "on", "entry")} | {
        "fields": choices.pick(fields)
    }


_DAMAGES = (
    _wrong_name,
    _wrong_kind,
    _missing_field,
    _excused,
    _chosen,
    _too_early,
    _before_it_was,
    _another_day,
    _out_of_range,
    _again_enrolled,
    _unreadable,
    _unreadable,
)
