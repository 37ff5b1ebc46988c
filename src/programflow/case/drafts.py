"""Parts of a status and their reasons while they are filled in; see `definition/drafting.py`."""

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
from programflow.definition.drafting import draft_of

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

__all__ = [
    "BoundDraft",
    "CriterionDraft",
    "DecisionDraft",
    "DueDraft",
    "FindingDraft",
    "NextDraft",
    "OptionDraft",
    "PossibleDraft",
    "ReasonDraft",
    "RecommendedDraft",
    "SpellDraft",
    "StatusDraft",
    "StepDraft",
    "TallyDraft",
]
