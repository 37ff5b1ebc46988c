"""A way through the states as plain values: what happened, in order, as a person would enter it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from programflow.checking.exploring.events import Event
from programflow.checking.exploring.model import Model


class Happening(NamedTuple):
    """One entry of such a way: its kind, what it is about, and what it says.

    `said` is an option, a result, an answer or a cause; None where there is nothing more to say.
    """

    kind: str
    target: str
    said: Any = None


def told(model: Model, events: Iterable[Event]) -> tuple[Happening, ...]:
    """Events as happenings; an answer's cell as an answer of it."""
    return tuple(_told(model, event) for event in events)


def _told(model: Model, event: Event) -> Happening:
    if event.kind == "answered" and isinstance(event.detail, int):
        return Happening("answered", event.target, model.answers[event.target][1][event.detail - 1])
    return Happening(event.kind, event.target, event.detail)
