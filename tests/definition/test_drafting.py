"""What is filled in as a draft is the value that its constructor would have made."""

import copy
import pickle
from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
import pytest

from programflow.definition.drafting import drafted
from programflow.definition.entries import ENTRY_CLASSES, Done, Entry
from programflow.definition.node import Node


def _in_order(value: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(value))


@attrs.frozen(eq=False, repr=False)
class Guarded(Node):
    """As attrs makes it."""

    a: int
    b: tuple[int, ...] = attrs.field(default=(), converter=_in_order)
    c_: str = "c"
    d: tuple[int, ...] = attrs.field(default=(), kw_only=True, converter=_in_order)


@drafted
@attrs.frozen(eq=False, repr=False)
class Filled(Node):
    """The same, filled in as a draft."""

    a: int
    b: tuple[int, ...] = attrs.field(default=(), converter=_in_order)
    c_: str = "c"
    d: tuple[int, ...] = attrs.field(default=(), kw_only=True, converter=_in_order)


GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}),
    ((1, [2, 1], "x"), {"d": (5, 4)}),
    ((), {"a": 1, "b": (), "c": "y"}),
    ((), {}),
    ((1, (), "x", ()), {}),
    ((1,), {"c_": "y"}),
]


@pytest.mark.parametrize(("args", "named"), GIVEN)
def test_a_constructor_takes_what_it_took(args: Any, named: Any) -> None:
    try:
        wanted = Guarded(*args, **named)
    except TypeError:
        with pytest.raises(TypeError):
            Filled(*args, **named)
        return
    made = Filled(*args, **named)
    assert type(made) is Filled
    assert [getattr(made, name) for name in ["a", "b", "c_", "d"]] == [
        getattr(wanted, name) for name in ["a", "b", "c_", "d"]
    ]


ENTRIES: dict[str, Any] = {
    "step": "talk", "test": "swim", "spell": "leave", "incident": "fight", "option": "yes",
    "entry": "e", "to": "2", "from_": "1", "for_": date(2026, 1, 3), "answers": {"q": True},
}  # fmt: skip


@pytest.mark.parametrize("kind", ENTRY_CLASSES, ids=lambda kind: kind.kind)
def test_an_entry_is_frozen_and_comes_back(kind: type[Entry]) -> None:
    fields = {f.name: f.alias for f in attrs.fields(kind)}
    said = {fields[name]: value for name, value in ENTRIES.items() if name in fields}
    entry = kind(id="e", on=date(2026, 1, 2), **said)
    assert type(entry) is kind
    for name in fields:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(entry, name, None)
    again = [pickle.loads(pickle.dumps(entry, protocol)) for protocol in range(6)]
    for other in (*again, copy.copy(entry), copy.deepcopy(entry), attrs.evolve(entry)):
        assert type(other) is kind
        assert other == entry
        assert hash(other) == hash(entry)


def test_a_default_is_what_a_field_converted_it_to() -> None:
    made = Done(id="e", on=date(2026, 1, 2), step="talk")
    assert made == Done(
        id="e", on="2026-01-02", step="talk", credentials=[], values={}, items=None, recorded=None
    )
    assert (made.credentials, made.values, made.items) == ((), (), None)
