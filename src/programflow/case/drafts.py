"""Parts of a status and their reasons while they are filled in.

A frozen class guards its fields against its own constructor too, so that a part of twenty fields
costs as much as all that is read off the fold for it. A draft has the same fields and no guard.
When every field has been set, it is given the frozen class, and does not change any more.
"""

from typing import Any

from programflow.case.reasons import Reason
from programflow.case.verdict import (
    BoundStatus,
    CriterionStatus,
    Due,
    FindingStatus,
    NextDate,
    OpenDecision,
    OptionStatus,
    Possible,
    Recommended,
    SpellStatus,
    Status,
    StepStatus,
    TallyStatus,
)
from programflow.definition.node import Node

new = object.__new__
"""A draft without a call that sorts arguments out."""


def draft_of(cls: type[Node]) -> Any:
    """A class whose instances may be filled in, and then be given the class `cls`.

    A field that is not set stays without a value, its default too.
    """
    own = {
        "__slots__": cls.__slots__,
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
    }
    return type(f"{cls.__name__}Draft", cls.__bases__, own)


BoundDraft = draft_of(BoundStatus)
CriterionDraft = draft_of(CriterionStatus)
DecisionDraft = draft_of(OpenDecision)
DueDraft = draft_of(Due)
FindingDraft = draft_of(FindingStatus)
NextDraft = draft_of(NextDate)
OptionDraft = draft_of(OptionStatus)
PossibleDraft = draft_of(Possible)
ReasonDraft = draft_of(Reason)
RecommendedDraft = draft_of(Recommended)
SpellDraft = draft_of(SpellStatus)
StatusDraft = draft_of(Status)
StepDraft = draft_of(StepStatus)
TallyDraft = draft_of(TallyStatus)
