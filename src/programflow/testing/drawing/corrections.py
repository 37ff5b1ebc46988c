"""Corrections of a drawn journal: what an entry may have been wrong about."""

from datetime import date, timedelta
from typing import Any

from programflow.testing.drawing.entries import Drawing, Plain, drawn_settings, some_name


def corrected_entry(drawing: Drawing) -> Plain | None:
    """Void it, lift that, or say it anew: another day, option, result, cause."""
    choices = drawing.choices
    row = drawing.entries[choices.below(len(drawing.entries))]
    drawn: Plain = {"kind": "corrected", "entry": row["id"]}
    if choices.chance(55):
        return {**drawn, "void": not choices.chance(20)}
    days = (-1, -1, 1) if row["kind"] == "enrolled" else (1, -1, 3)
    day = date.fromisoformat(row["on"]) + timedelta(choices.pick(days))
    fields: Plain = {"on": day.isoformat()}
    others = _others(drawing, row, day.isoformat())
    there = [key for key in others if key in row or row["kind"] == "enrolled"]
    if there and choices.chance(60):
        key = choices.pick(there)
        fields = {key: choices.pick(others[key])}
    return {**drawn, "fields": fields}


def _others(drawing: Drawing, row: Plain, day: str) -> dict[str, tuple[Any, ...]]:
    """What else than its day an entry may have been wrong about, and what it says instead."""
    if row["kind"] == "enrolled":
        said = {"settings": (drawn_settings(drawing), None), "place": ("south", None)}
        variants = tuple(drawing.programme.variants)
        return said | ({"variant": variants} if variants else {})
    same = [s.name for s in drawing.steps() if row.get("step") != s.name]
    return {
        "result": ("dirty", "clean"),
        "cause": ("provider", "participant", None),
        "option": ("nay", "yea"),
        "reason": ("trip", None),
        "values": ({"amount": 2}, {"amount": -1}, None),
        "for": (day,),
        "by": ("staff", "client", None),
        "about": (some_name(drawing), None),
        "at": ("08:00", None),
        "actor": ("x", "z", None),
        "excused": (True, False),
        "expected_end": (day, None),
        "step": (*same, row.get("step")),
        "spell": tuple(drawing.programme.spells) or ("place",),
    }
