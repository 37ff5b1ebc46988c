"""Entries ⇄ JSON: closed kinds, strict types, unknown keys are faults.

Read numbers with ``json.loads(text, parse_float=Decimal)``, or as floats: by its shortest text a
float is the
same number within 15 digits.
"""

from collections.abc import Callable, Mapping
from typing import Any

from programflow.definition.entries import ENTRY_CLASSES, Entry, correctable
from programflow.definition.json_values import (
    Misfit,
    by_name,
    cause,
    day,
    literal,
    many,
    name,
    raw,
    text,
    to_json,
    wrong,
    yes_no,
)
from programflow.definition.naming import nearest
from programflow.definition.norwegian import meant_word
from programflow.definition.norwegian_values import meant_value
from programflow.diagnostics import Fault
from programflow.temporal import instant_from_text, parse_instant

Read = Callable[[Any], Any]


def _time(value: Any) -> str:
    said = text(value)
    try:
        # Whether a local time is one of the zone's is asked where the zone is known.
        instant_from_text(said) if "T" in said else parse_instant(said, on=1, zone="UTC")
    except ValueError:
        raise Misfit("time-form", text=said, near=meant_value(said, ["time"])) from None
    return said


def _recorded(value: Any) -> str:
    if isinstance(value, str) and "T" in value:
        return _time(value)
    return day(value).isoformat()


def _about(value: Any) -> str:
    """An instance, a lapse, an entry, or the number of a round."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return text(value)


_VALUES = by_name(literal)
_NAMES = many(name)
_SETTINGS = by_name(raw)

# For each kind the fields of its own, and after them those of every entry. `!` marks a required
# one.
_COMMON: dict[str, Read] = {
    "id!": text,
    "on!": day,
    "at": _time,
    "recorded": _recorded,
    "by": name,
    "actor": text,
    "credentials": _NAMES,
    "about": _about,
    "session": text,
}
_OWN: dict[str, dict[str, Read]] = {
    "enrolled": {"variant": name, "place": text, "settings": _SETTINGS},
    "booked": {"step!": name, "for!": day},
    "done": {"step!": name, "items": _NAMES, "values": _VALUES, "cause": cause},
    "missed": {"step!": name, "cause": cause, "excused": yes_no},
    "answered": {"answers!": _VALUES},
    "tested": {"test!": name, "result": name, "void": yes_no, "values": _VALUES},
    "decided": {
        "step!": name,
        "option!": name,
        "chosen": many(_about),
        "reasons": many(text),
        "values": _VALUES,
    },
    "began": {
        "spell!": name,
        "reason": name,
        "expected_end": day,
        "values": _VALUES,
        "settings": _SETTINGS,
    },
    "ended": {"spell!": name, "reason": name, "values": _VALUES},
    "happened": {
        "incident!": name,
        "witnesses": many(text),
        "excused": yes_no,
        "values": _VALUES,
    },
    "corrected": {"entry!": text, "void": yes_no},
    "migrated": {"from!": text, "to!": text, "renames": by_name(raw)},
}
_FIELD_NAMES = {"for": "for_", "from": "from_"}
_CLASSES = {cls.kind: cls for cls in ENTRY_CLASSES}


def _readers(kind: str) -> dict[str, tuple[Read, bool]]:
    rows = {**_OWN[kind], **_COMMON}
    return {key.rstrip("!"): (read, key.endswith("!")) for key, read in rows.items()}


_READERS = {kind: _readers(kind) for kind in _OWN}


def _fields(value: Any) -> dict[str, Any]:
    """What `corrected` may replace: any field of any kind but id, kind and recorded."""
    if not isinstance(value, Mapping):
        raise wrong("map", value)
    known = correctable()
    for key in value:
        if key not in known:
            near = nearest(str(key), known)
            raise Misfit(
                "unknown-key", str(key), key=str(key), near=near, known=tuple(sorted(known))
            )
    return {key: None if item is None else raw(item) for key, item in value.items()}


_READERS["corrected"]["fields"] = (_fields, False)


def entry_from_json(mapping: object) -> Entry | tuple[Fault, ...]:
    """The entry that a JSON object says, or everything wrong with it.

    A fault's route goes by the object's keys. Whether a programme has such a step, role or question
    is not asked here.
    """
    if not isinstance(mapping, Mapping):
        return (_fault(wrong("map", mapping)),)
    kind = mapping.get("kind")
    if kind is None:
        return (_fault(Misfit("missing-key", key="kind")),)
    if not isinstance(kind, str) or kind not in _READERS:
        said = str(kind)
        near = meant_word(said, _READERS) or nearest(said, _READERS)
        return (_fault(Misfit("entry-kind", "kind", kind=said, near=near)),)
    values, faults = _read(mapping, _READERS[kind])
    if faults:
        return tuple(faults)
    return _CLASSES[kind](**{_FIELD_NAMES.get(key, key): value for key, value in values.items()})


def _read(
    mapping: Mapping[Any, Any], readers: Mapping[str, tuple[Read, bool]]
) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for key, item in mapping.items():
        try:
            if key in readers:
                values[key] = readers[key][0](item)
            elif key != "kind":
                known = ("kind", *readers)
                near = nearest(str(key), known)
                raise Misfit("unknown-key", key=str(key), near=near, known=known)
        except Misfit as misfit:
            faults.append(_fault(misfit, str(key)))
    for key, (_, required) in readers.items():
        if required and key not in mapping:
            faults.append(_fault(Misfit("missing-key", key=key)))
    return values, faults


def _fault(misfit: Misfit, *at: str) -> Fault:
    return Fault(
        rule=misfit.rule,
        route=(*at, *misfit.at),
        params=misfit.params,
        on="key" if misfit.rule == "unknown-key" else "value",
    )


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """A JSON object that reads back as an equal entry: what is not said is left out."""
    plain: dict[str, Any] = {"kind": entry.kind}
    readers = _READERS[entry.kind]
    for key in ("id", *(key for key in readers if key != "id")):
        value = getattr(entry, _FIELD_NAMES.get(key, key))
        if (
            value is None
            or (value == () and key != "items" and not readers[key][1])
            or (key == "void" and value is False and entry.kind == "tested")
        ):
            continue
        pairs = key in {"settings", "values", "answers", "renames", "fields"}
        plain[key] = to_json(dict(value) if pairs else value)
    return plain
