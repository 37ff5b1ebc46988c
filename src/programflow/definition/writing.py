"""`Programme` to text: YAML as a person would write it, and a digest of what it says."""

from programflow.definition.emitting import emit
from programflow.definition.grammar import PLACE, PROGRAMME
from programflow.definition.json_values import to_json
from programflow.definition.programme import Place, Programme


def dumps(programme: Programme) -> str:
    """The definition as YAML: ``parse(dumps(p), name).programme == p``.

    Comments, the order of keys and quotes of a text that it was read from are not kept.
    """
    return emit(PROGRAMME.write(programme))


def dumps_place(place: Place) -> str:
    """A place's values as YAML: ``parse_place(dumps_place(p), name).place == p``."""
    return emit(PLACE.write(place))


def digest(programme: Programme) -> str:
    """SHA-256, in hexadecimal, of what a definition says.

    Equal programmes have equal digests. Comments, the order of keys, quotes and places in a file do
    not
    count; the order in lists does.
    """
    import hashlib  # seldom needed
    import json  # seldom needed

    plain = to_json(PROGRAMME.write(programme))
    canonical = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
