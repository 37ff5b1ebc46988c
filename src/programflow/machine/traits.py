"""What of a step's life there is to look at: most steps have little of what a step may have."""

from collections.abc import Iterable
from typing import NamedTuple

from programflow.definition.steps import Step

DONE_BY = {"session": "done", "task": "done", "test": "tested", "decision": "decided"}
"""The kind of entry that does a step; a form is done by answers."""


class Traits(NamedTuple):
    """What a step may do; a step that cannot need not be asked.

    `is_with_phase`: it begins when its phase is entered, and at no other time; `is_simple`: one
    entry does it, and there is no date that the entry can miss. `done_by` is the kind of entry that
    instances take up (None: by answers, or by other entries); `is_dropped`: by `unless` or by a
    choice; `ends`: by answers or by rounds; `is_bounded`: it has dates or a pace that an entry can
    miss; `is_settled_at_once`: but for its `unless`, what comes of the step brings it no more
    to do, so that it need not be looked at again for its own sake; `can_be_many`: it can have two
    living instances, so that an entry may have to say which it is about.
    """

    is_with_phase: bool
    is_simple: bool
    done_by: str | None
    is_dropped: bool
    ends: bool
    is_bounded: bool
    is_settled_at_once: bool
    can_be_many: bool


def traits_of(step: Step, choosing: Iterable[Step], *, with_phase: bool) -> Traits:
    """The traits of a step; `choosing` are the decisions that choose among steps.

    `with_phase`: it begins when its phase is entered, and at no other time.
    """
    listed = is_listed(step, choosing)
    by_others = step.done_by is not None
    is_dropped = step.unless is not None or listed
    ends = (step.is_ == "form" and not by_others) or step.repeat is not None
    is_bounded = bool(step.window or step.before) or step.repeat is not None
    return Traits(
        is_with_phase=with_phase,
        is_simple=not (is_bounded or by_others or step.signed_by),
        done_by=None if by_others else DONE_BY.get(step.is_),
        is_dropped=is_dropped,
        ends=ends,
        is_bounded=is_bounded,
        is_settled_at_once=with_phase
        and not (by_others or listed or ends or step.during or step.signed_by or step.then),
        can_be_many=bool(step.opens) and not (step.phase is not None and _only_entered(step)),
    )


def _only_entered(step: Step) -> bool:
    return all(
        opening.selection is not None
        and all(s.kind == "entered" and s.target == step.phase for s in opening.selection.members)
        for opening in step.opens
    )


def is_listed(step: Step, choosing: Iterable[Step]) -> bool:
    """Whether a choice can leave the step out."""
    return any(c.chooses is not None and step.name in c.chooses.from_ for c in choosing)
