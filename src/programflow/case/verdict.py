"""What a case is on a day: `Status` and its parts, and `Reason`, the tree behind each of them.

Values only. Every part that somebody may ask about has `item`, a name that is unique in its status
and that `why` accepts, and `because`, the reason tree, which is built when it is first read.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal

from attrs import field, frozen

from programflow.case.reasons import Change, Compared, Params, Part, Reason, no_reason
from programflow.definition.node import Route

Truth = Literal["yes", "no", "unknown"]
Grade = Literal["breach", "deviation", "notice"]


@frozen(eq=False, repr=False, kw_only=True)
class BoundStatus(Part):
    """One bound of a step or phase.

    `earliest` and `due` are inclusive last and first days, `aim` the advised day; each None when
    there is none or it is not known. `state` is idle, running, stopped, met, unknown or lapsed.
    `unknown` are the ids of entries without a time, for which hours cannot be told.
    """

    step: str
    of: str
    modality: str
    state: str
    earliest: date | None = None
    aim: date | None = None
    due: date | None = None
    due_at: datetime | None = None
    unknown: tuple[str, ...] = ()


@frozen(eq=False, repr=False, kw_only=True)
class StepStatus(Part):
    """An instance of a step: waiting, open, done or dropped. `late` is open with a lapsed bound.

    `rounds` is how many rounds are done, of `times`: as many as were chosen, where some were (None
    where it is not a number, or not known).
    """

    step: str
    state: str
    need: str
    of: str
    by: str
    phase: str | None
    visit: int
    since: date
    opened: date | None = None
    done_on: date | None = None
    booked: date | None = None
    late: bool = False
    rounds: int = 0
    times: int | None = None
    waits_for: tuple[str, ...] = ()
    bounds: tuple[BoundStatus, ...] = ()


@frozen(eq=False, repr=False, kw_only=True)
class Due(Part):
    """A last day ahead, or passed without an account: of a step or phase, and who bears it."""

    step: str
    on: date
    of: str
    modality: str
    at: datetime | None = None


@frozen(eq=False, repr=False, kw_only=True)
class Possible(Part):
    """What may be done now, and by whom.

    `need` is must, should or may; `act` is done, tested, answered or decided.
    """

    step: str
    act: str
    by: str
    need: str
    late: bool = False


@frozen(eq=False, repr=False, kw_only=True)
class OptionStatus(Part):
    """Whether an option may be chosen: yes, no or unknown (which blocks as no does)."""

    option: str
    available: Truth


@frozen(eq=False, repr=False, kw_only=True)
class Recommended(Part):
    """What the source recommends for a decision.

    `option` is None when the source does not say, when it points both ways, or when something must
    be asked first. `verdict`: recommended, ask-first, both-ways or source-does-not-say. `ask` names
    the questions whose answers are missing; `options` those that stand against each other.
    """

    verdict: str
    option: str | None = None
    strength: str | None = None
    ask: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


@frozen(eq=False, repr=False, kw_only=True)
class OpenDecision(Part):
    """A decision that waits for a person. `need` must: must consider; may: may, nothing lapses."""

    step: str
    of: str
    need: str
    since: date
    options: tuple[OptionStatus, ...]
    recommended: Recommended


@frozen(eq=False, repr=False, kw_only=True)
class FindingStatus(Part):
    """A finding, or a lapse.

    `grade` is breach (a participant's must), deviation or notice. `accounted` is False for a lapse
    of which nothing has been recorded: then it is no breach and nobody's yet. `of` is the role that
    bears it, None where nobody does. `witnesses` are entry ids.
    """

    name: str
    grade: Grade
    modality: str
    of: str | None
    side: str | None
    on: date
    accounted: bool
    lapse: bool = False
    step: str | None = None
    witnesses: tuple[str, ...] = ()


@frozen(eq=False, repr=False, kw_only=True)
class Unfounded(Part):
    """A decision whose ground is gone; it keeps its effect until a person sets it aside."""

    entry: str
    step: str
    option: str
    on: date
    set_aside: bool = False


@frozen(eq=False, repr=False, kw_only=True)
class NoLonger(Part):
    """A finding that was found on what was known before a correction, and is no longer."""

    name: str
    on: date
    corrected_by: tuple[str, ...] = ()


@frozen(eq=False, repr=False, kw_only=True)
class NotRunning(Part):
    """A rule that does not run: the parameter it reads is not stated."""

    rule: Route
    parameter: str


@frozen(eq=False, repr=False, kw_only=True)
class ToSettle(Part):
    """What the place must settle: a role that nobody is said to hold."""

    role: str


@frozen(eq=False, repr=False, kw_only=True)
class CriterionStatus(Part):
    """A named criterion on the day."""

    name: str
    value: Truth


@frozen(eq=False, repr=False, kw_only=True)
class TallyStatus(Part):
    """A tally on the day: low and high differ while an excuse is pending; None is unknown."""

    name: str
    low: Any
    high: Any


@frozen(eq=False, repr=False, kw_only=True)
class SpellStatus(Part):
    """A spell on the day: yes (open), no or unknown (approval pending)."""

    name: str
    open: Truth
    since: date | None = None
    expected_end: date | None = None


@frozen(eq=False, repr=False, kw_only=True)
class NextDate(Part):
    """A future date on which something lapses, opens or turns. `code` says what."""

    on: date
    code: str
    step: str | None = None


@frozen(eq=False, repr=False, kw_only=True)
class Status(Compared):
    """A case at the close of a day, by what was known.

    The parts are in the order in which the definition names them, then by instance and date.
    """

    case: str
    programme: str
    version: int | str
    semantics: int
    at: date
    known: str
    variant: str | None
    place: str | None
    phase: str | None
    outcome: str | None
    since: date
    visit: int
    steps: tuple[StepStatus, ...]
    due: tuple[Due, ...]
    possible: tuple[Possible, ...]
    decisions: tuple[OpenDecision, ...]
    findings: tuple[FindingStatus, ...]
    unfounded: tuple[Unfounded, ...]
    no_longer: tuple[NoLonger, ...]
    not_running: tuple[NotRunning, ...]
    to_settle: tuple[ToSettle, ...]
    criteria: tuple[CriterionStatus, ...]
    tallies: tuple[TallyStatus, ...]
    spells: tuple[SpellStatus, ...]
    next: tuple[NextDate, ...]
    assumed: tuple[str, ...] = ()
    explain: Callable[[str], Reason] = field(default=no_reason)

    def __repr__(self) -> str:
        return f"Status({self.case!r}, at={self.at.isoformat()}, {self.outcome or self.phase!r})"


__all__ = [
    "BoundStatus",
    "Change",
    "CriterionStatus",
    "Due",
    "FindingStatus",
    "Grade",
    "NextDate",
    "NoLonger",
    "NotRunning",
    "OpenDecision",
    "OptionStatus",
    "Params",
    "Part",
    "Possible",
    "Reason",
    "Recommended",
    "SpellStatus",
    "Status",
    "StepStatus",
    "TallyStatus",
    "ToSettle",
    "Truth",
    "Unfounded",
]
