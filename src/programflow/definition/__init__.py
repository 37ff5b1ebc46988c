"""Definition: text ⇄ `Programme`. Frozen values without behaviour, each with its route.

Importing this reads no grammar and no YAML library; the functions do when they are first asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from programflow.definition.codec import entry_from_json, entry_to_json
    from programflow.definition.reading import Parsed, ParsedPlace, parse, parse_place
    from programflow.definition.settings import parse_setting, setting_to_json
    from programflow.definition.writing import digest, dumps, dumps_place

_HOMES = {
    "Parsed": "reading",
    "ParsedPlace": "reading",
    "parse": "reading",
    "parse_place": "reading",
    "parse_setting": "settings",
    "setting_to_json": "settings",
    "digest": "writing",
    "dumps": "writing",
    "dumps_place": "writing",
    "entry_from_json": "codec",
    "entry_to_json": "codec",
}

__all__ = [
    "Parsed",
    "ParsedPlace",
    "digest",
    "dumps",
    "dumps_place",
    "entry_from_json",
    "entry_to_json",
    "parse",
    "parse_place",
    "parse_setting",
    "setting_to_json",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    from importlib import import_module  # only on the first use of a name

    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
