"""Scenarios: stories of a case, and what must hold on days of it. Text ⇄ values, no behaviour."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from programflow.definition.entries import Entry
from programflow.definition.node import Node, Route

NOBODY = "nobody"
"""Stands for a role where nobody bears a finding."""


@frozen(eq=False, repr=False, kw_only=True)
class Told(Node):
    """An entry of the story. `rejected` is the code of the refusal that must come, None: none."""

    entry: Entry
    rejected: str | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class StepThere(Node):
    """What a step's latest instance must be: its state, whose it is, whether it must be done."""

    state: str | None = None
    of: str | None = None
    by: str | None = None
    need: str | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class FoundThere(Node):
    """A finding or a lapse that must be there; what is None is not asked.

    `times` says how many alike there are. `of` may be `NOBODY`. `witnesses` are entries, all of
    them; `because` citations that stand somewhere in the reason.
    """

    name: str
    lapse: bool = False
    grade: str | None = None
    modality: str | None = None
    of: str | None = None
    on: date | None = None
    accounted: bool | None = None
    witnesses: tuple[str, ...] | None = None
    because: tuple[str, ...] = ()
    times: int = 1
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Advised(Node):
    """What must be recommended.

    An option, perhaps of a strength; or that questions are asked first; or that options stand
    against each other; or, with nothing set, that the source does not say.
    """

    option: str | None = None
    strength: str | None = None
    ask: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Expected(Node):
    """What must hold at the close of a day, by what was known; None is not asked.

    Lists (`open`, `found`, `unfounded`) say all there is, maps speak of what they name.
    In `due` and `allowed`, False means none and not allowed.
    """

    on: date
    known: date | None = None
    phase: str | None = None
    outcome: str | None = None
    open: tuple[str, ...] | None = None
    steps: Mapping[str, StepThere] = field(factory=dict)
    due: Mapping[str, Any] = field(factory=dict)
    found: tuple[FoundThere, ...] | None = None
    allowed: Mapping[str, Any] = field(factory=dict)
    recommended: Mapping[str, Advised] = field(factory=dict)
    criteria: Mapping[str, str] = field(factory=dict)
    tallies: Mapping[str, Any] = field(factory=dict)
    unfounded: tuple[str, ...] | None = None
    because: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Scenario(Node):
    """One story: the facts it rests on, its entries in the order of delivery, its expectations."""

    name: str
    start: date
    rests_on: tuple[str, ...] = ()
    variant: str | None = None
    settings: Mapping[str, Any] = field(factory=dict)
    when: tuple[Told, ...] = ()
    then: tuple[Expected, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Unnoticed(Node):
    """A change of the programme that no scenario can notice, and why."""

    change: str
    because: str
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Suite(Node):
    """A file of scenarios: paths of the programme and the place, seen from the file."""

    programme: str
    place: str | None = None
    variant: str | None = None
    settings: Mapping[str, Any] = field(factory=dict)
    scenarios: tuple[Scenario, ...] = ()
    unnoticed: tuple[Unnoticed, ...] = ()
    route: Route = ()
