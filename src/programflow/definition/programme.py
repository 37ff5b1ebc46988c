"""The programme: its frames, its phases and outcomes, and everything else by name."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from programflow.definition.criteria import Criterion, NamedCriterion
from programflow.definition.node import Node, Route
from programflow.definition.selections import Clock, Moment, Selection, Spell, Tally
from programflow.definition.steps import Bound, Step
from programflow.definition.values import (
    NOT_STATED,
    Citation,
    Literal,
    NotStated,
    Number,
    Text,
)
from programflow.temporal import Duration

Setting = Literal | Duration | Moment | tuple[str, ...] | NotStated
"""A parameter's value: a literal, a length of time, a moment, a list of roles, or not stated."""


@frozen(eq=False, repr=False, kw_only=True)
class Source(Node):
    """A text that rules rest on."""

    name: str
    title: Text | None = None
    note: Text | None = None
    dated: date | None = None
    link: str | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Role(Node):
    """Who acts. `side` is participant, provider or outside; `held_by` may be not stated."""

    name: str
    side: str = "provider"
    never_also: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    held_by: str | NotStated | None = None
    title: Text | None = None
    note: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Conflict(Node):
    """Another source that disagrees with the value chosen."""

    source: Citation
    says: Text
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Parameter(Node):
    """A named value that a place, a variant, a visit or a decision may fill in.

    `unit` is days, working_days, weeks, months, years, hours, count, percent, moment, roles,
    choice,
    yes_no or date. `between` is inclusive at both ends; `among` the only values that may be taken.
    `dated` maps a first date to the value from then on; `read` says whether it is read on the day
    of the rule (``on_day``) or on the day of enrolment (``at_start``).
    """

    name: str
    value: Setting = NOT_STATED
    unit: str | None = None
    between: tuple[Duration | Number, Duration | Number] | None = None
    among: tuple[Setting, ...] = ()
    by_variant: Mapping[str, Setting] = field(factory=dict)
    dated: tuple[tuple[date, Setting], ...] = ()
    read: str = "on_day"
    per: str | None = None
    set_by: str | None = None
    conflict: Conflict | None = None
    title: Text | None = None
    says: Text | None = None
    note: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Variant(Node):
    """A way in which the whole programme is run."""

    name: str
    title: Text | None = None
    note: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Form(Node):
    """A set of questions; a step of kind form is done when its must-questions are answered."""

    name: str
    title: Text | None = None
    note: Text | None = None
    source: Citation | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Question(Node):
    """A question with a typed answer: yes_no, scale, number, date or choice."""

    name: str
    type: str
    says: Text
    of: str | None = None
    need: str = "may"
    between: tuple[Number, Number] | None = None
    choices: Mapping[str, Text] = field(factory=dict)
    note: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Incident(Node):
    """What nobody was to do, and what `happened` may name."""

    name: str
    title: Text | None = None
    note: Text | None = None
    witnesses: int = 0
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Finding(Node):
    """A criterion (`when`) or a selection (`each`) whose truth must be answered for.

    `modality` gives the grade: must is a breach, should a deviation, may a notice. `of` bears it.
    """

    name: str
    modality: str
    of: str
    each: Selection | None = None
    when: Criterion | None = None
    title: Text | None = None
    says: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Next(Node):
    """A move without a person: at the close of a day, the first whose `when` is yes."""

    when: Criterion
    go: str
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Phase(Node):
    """Where a case is. `of` bears the lapses of the phase's own window."""

    name: str
    initial: bool = False
    of: str | None = None
    enter: Criterion | None = None
    window: tuple[Bound, ...] = ()
    steps: Mapping[str, Step] = field(factory=dict)
    next: tuple[Next, ...] = ()
    title: Text | None = None
    note: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Outcome(Node):
    """A last phase. An adverse one is reached only by a decision's option."""

    name: str
    adverse: bool
    steps: Mapping[str, Step] = field(factory=dict)
    title: Text | None = None
    note: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Changes(Node):
    """What this version did to the one before it: new names by sort, what it tightens."""

    renames: Mapping[str, Mapping[str, str]] = field(factory=dict)
    tightens: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Programme(Node):
    """A whole definition. Mappings go from name to part; the order of names means nothing."""

    id: str
    version: int | str
    valid_from: date
    zone: str
    calendar: str
    record_keeper: str
    title: Text
    programflow: int = 1
    note: Text | None = None
    sources: Mapping[str, Source] = field(factory=dict)
    terms: Mapping[str, Text] = field(factory=dict)
    roles: Mapping[str, Role] = field(factory=dict)
    parameters: Mapping[str, Parameter] = field(factory=dict)
    variants: Mapping[str, Variant] = field(factory=dict)
    questions: Mapping[str, Question] = field(factory=dict)
    forms: Mapping[str, Form] = field(factory=dict)
    incidents: Mapping[str, Incident] = field(factory=dict)
    spells: Mapping[str, Spell] = field(factory=dict)
    clocks: Mapping[str, Clock] = field(factory=dict)
    tallies: Mapping[str, Tally] = field(factory=dict)
    criteria: Mapping[str, NamedCriterion] = field(factory=dict)
    findings: Mapping[str, Finding] = field(factory=dict)
    steps: Mapping[str, Step] = field(factory=dict)
    phases: Mapping[str, Phase] = field(factory=dict)
    outcomes: Mapping[str, Outcome] = field(factory=dict)
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    changes: Changes | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class PlaceSetting(Node):
    """One value that a place fills in."""

    value: Setting
    source: Citation | None = None
    assumption: bool = False
    note: Text | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Place(Node):
    """A place's values, by programme id and parameter name."""

    place: str
    settings: Mapping[str, Mapping[str, PlaceSetting]]
    title: Text | None = None
    note: Text | None = None
    route: Route = ()
