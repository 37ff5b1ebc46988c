"""What may happen to a case on one day, as far as a rule can tell it apart."""

from typing import NamedTuple

from programflow.definition.selections import Selector
from programflow.definition.steps import Step


class Event(NamedTuple):
    """An entry without its date, a mark that the day has made, or time that passes (``wait``).

    ``judged`` is what was missed before, in another light from now on.

    `detail` is an option, a result, a cause, or the number of an answer's cell; `excused` is yes or
    no of a `missed` that nobody judges; `chosen` how many rounds a decision chooses (None: none).
    """

    kind: str
    target: str = ""
    detail: str | int | None = None
    excused: bool | None = None
    chosen: int | None = None


WAIT = Event("wait")
OWN_KIND = {"session": "done", "task": "done", "test": "tested", "decision": "decided"}

# Filters of which an event says nothing, so that a match is a guess.
_UNTOLD = ("by", "reason")


def matches(selector: Selector, event: Event, steps: dict[str, Step]) -> bool | None:
    """Whether a selector matches; None: it may, by fields that an event does not have."""
    if event.kind == "judged":
        absent = selector.kind == "missed" and selector.excused is not None
        return None if absent and _targets(selector, event, steps) else False
    if selector.kind != event.kind or not _targets(selector, event, steps):
        return False
    if event.kind == "lapsed":
        return None
    return _filtered(selector, event)


def _filtered(selector: Selector, event: Event) -> bool | None:
    """Whether an event passes the filters."""
    for listed in (selector.option, selector.result):
        if listed is not None and event.detail not in listed:
            return False
    untold = any(getattr(selector, name) is not None for name in _UNTOLD)
    if event.kind == "missed":
        if not _of_cause(selector, event):
            return False
    else:
        untold |= selector.cause not in {None, "any"}
    if selector.excused is not None and event.excused is not None:
        return selector.excused is event.excused and (None if untold else True)
    return None if untold or selector.excused is not None else True


def _targets(selector: Selector, event: Event, steps: dict[str, Step]) -> bool:
    if selector.target_is is not None:
        step = steps.get(event.target)
        return step is not None and step.is_ == selector.target_is
    return event.kind == "enrolled" or selector.target in {"any", event.target}


def _of_cause(selector: Selector, event: Event) -> bool:
    return selector.cause == "any" or event.detail == (selector.cause or "participant")
