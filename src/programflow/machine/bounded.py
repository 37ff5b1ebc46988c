"""The bounds of a step or phase, each at its place, as they are present in one variant. (S9.1)"""

from collections.abc import Iterator
from typing import NamedTuple

from programflow.definition.programme import Outcome, Phase
from programflow.definition.selections import Moment
from programflow.definition.steps import Bound, Step


class Place(NamedTuple):
    """A bound at its place: its name inside the instance, and what the definition says there."""

    label: str
    bound: Bound
    own: bool
    """A round's own: from the previous round. (S9.1)"""
    before: str | None = None
    """S9.10: due with the first entry of this step."""
    except_: tuple[str, ...] = ()


def bounds_of(step: Step) -> Iterator[Place]:
    """The bounds of a step's instances, as numbered in the definition. (S9.1)"""
    for i, bound in enumerate(step.window):
        own = bound.from_ is not None and bound.from_.form == "previous_round"
        yield Place(f"window/{i}", bound, own)
    if step.repeat is not None and step.repeat.gap is not None:
        gap = step.repeat.gap
        bound = Bound(
            modality=gap.modality,
            from_=Moment(form="previous_round"),
            max=gap.max,
            source=gap.source,
            assumption=gap.assumption,
            route=gap.route,
        )
        yield Place("gap", bound, own=True, except_=step.repeat.except_)
    for i, before in enumerate(step.before):
        bound = Bound(
            modality=before.modality,
            source=before.source,
            assumption=before.assumption,
            route=before.route,
        )
        yield Place(f"before/{i}", bound, own=False, before=before.step)


def window_of(phase: Phase | Outcome) -> Iterator[Place]:
    """The window of a phase; outcomes have none."""
    for i, bound in enumerate(getattr(phase, "window", ())):
        yield Place(f"window/{i}", bound, own=False)


def is_upper(place: Place) -> bool:
    """Whether the bound has a last day."""
    bound = place.bound
    return bound.max is not None or bound.late is not None or place.before is not None
