"""Nothing a definition says is left out when it is read back: an expert signs what is told."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import attrs

import programflow as pf
from programflow.rendering import render_prose
from tests.project.root import ROOT

FILES = [
    *sorted((ROOT / "programmes").glob("*.yaml")),
    *sorted((ROOT / "tests" / "rules").rglob("ok*.yaml")),
]
# Said otherwise: a text in one language is read in that one, a unit stands with its value, and a
# step in its phase.
NOT_TOLD = {("Text", "en"), ("Text", "nn"), ("Parameter", "unit"), ("Step", "phase")}
ENOUGH = 12
"""How often a key is tried before it counts as not told."""

Key = tuple[str, str]
Rebuild = Callable[[Any], Any]


def with_key(value: Any, name: str, new: Any) -> Any:
    return attrs.evolve(value, **{name: new})


def with_member(value: dict[str, Any], key: str, new: Any) -> dict[str, Any]:
    return {**value, key: new}


def with_item(value: tuple[Any, ...], at: int, new: Any) -> tuple[Any, ...]:
    return (*value[:at], new, *value[at + 1 :])


def then(rebuild: Rebuild, change: Rebuild, new: Any) -> Any:
    return rebuild(change(new))


def parts(value: Any) -> Iterator[tuple[Any, Rebuild]]:
    """Each part of a value, and the value with another in its place."""
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield getattr(value, field.name), partial(with_key, value, field.name)
    elif isinstance(value, dict):
        yield from ((member, partial(with_member, value, key)) for key, member in value.items())
    elif isinstance(value, tuple):
        yield from ((item, partial(with_item, value, at)) for at, item in enumerate(value))


def without(value: Any, rebuild: Rebuild) -> Iterator[tuple[Key, Callable[[], Any]]]:
    """The programme without one optional key, for each such key in it."""
    for part, change in parts(value):
        yield from without(part, partial(then, rebuild, change))
    for field in attrs.fields(type(value)) if attrs.has(type(value)) else ():
        default: Any = field.default
        default = default.factory() if hasattr(default, "factory") else default
        optional = field.name != "route" and default is not attrs.NOTHING
        if optional and getattr(value, field.name) != default:
            key = type(value).__name__, field.name
            yield key, partial(then, rebuild, partial(with_key, value, field.name), default)


def read_back(path: Path, told: set[Key], tried: Counter[Key]) -> None:
    """Note each key whose absence the prose shows, and how often the others were tried."""
    try:
        programme = pf.load(path).programme
    except pf.DefinitionError:  # of another kind
        return
    whole = render_prose(programme, lang="nb")
    for key, shortened in without(programme, lambda same: same):
        if key in told or tried[key] >= ENOUGH:
            continue
        try:
            other = render_prose(shortened(), lang="nb")
        except (AssertionError, AttributeError, KeyError, TypeError, ValueError):
            continue  # without this key it is no programme
        tried[key] += 1
        if other != whole:
            told.add(key)


def test_every_key_that_a_definition_uses_is_read_back() -> None:
    told: set[Key] = set()
    tried: Counter[Key] = Counter()
    for path in FILES:
        read_back(path, told, tried)
    assert set(tried) - told == NOT_TOLD
    assert len(told) > 100
