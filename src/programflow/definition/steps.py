"""Steps: what somebody is to do. A decision is a step done by choosing."""

from collections.abc import Mapping

from attrs import field, frozen

from programflow.definition.criteria import Criterion
from programflow.definition.node import Node, Route
from programflow.definition.selections import Moment, Selection
from programflow.definition.values import Citation, ParameterRef, Quantity, Text, ValueRef

STEP_KINDS = ("session", "task", "test", "form", "decision")
MODALITIES = ("must", "should", "may")
STRENGTHS = ("decisive", "strong", "presumption")
EFFECTS = (
    "go",
    "restart",
    "open",
    "waive",
    "excuse",
    "refuse_excuse",
    "approve",
    "extend",
    "set",
)


@frozen(eq=False, repr=False, kw_only=True)
class Need(Node):
    """Whether the phase waits for the step: `modality`, or must while `must_when` is yes."""

    modality: str
    must_when: Criterion | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Opening(Node):
    """One cause by which instances begin: each `selection`, when `criterion`, called."""

    form: str
    selection: Selection | None = None
    criterion: Criterion | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Bound(Node):
    """A window's bound from a moment or a clock.

    `max` alone lapses (the day after it); `early` and `late` are least and greatest about the
    `aim`.
    `counting` is ``plain`` or ``statutory`` (the last day rolls to the next working day).
    `outside` is ``counts`` or ``does_not_count``. `grace` widens what counts, not what is due.
    """

    modality: str
    from_: Moment | None = None
    clock: str | None = None
    min: Quantity | None = None
    aim: Quantity | None = None
    max: Quantity | None = None
    early: Quantity | None = None
    late: Quantity | None = None
    outside: str = "counts"
    grace: Quantity | None = None
    counting: str = "plain"
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Before(Node):
    """The step is to be done before (or on the day of) another; it lapses the day after that one's
    entry.
    """

    step: str
    modality: str
    source: Citation | None = None
    assumption: bool = False
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Gap(Node):
    """The longest time between two rounds, in days or weeks."""

    max: Quantity
    modality: str
    source: Citation | None = None
    assumption: bool = False
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Repeat(Node):
    """Rounds of one instance: `times` or `until` say when it is done; `per` and `gap` its pace.

    `per` is week, month or year; `min` and `max` the rounds in each; `partial` (waived, required)
    says what the first and last, shortened, periods owe.
    """

    times: Quantity | None = None
    until: Criterion | None = None
    per: str | None = None
    min: Quantity | None = None
    max: Quantity | None = None
    partial: str | None = None
    modality: str | None = None
    gap: Gap | None = None
    except_: tuple[str, ...] = ()
    named: bool = False
    source: Citation | None = None
    assumption: bool = False
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Minutes(Node):
    """How long a session is meant to last (`aim`) and how much to set aside (`reserve`). Advice."""

    aim: Quantity | None = None
    reserve: Quantity | None = None
    source: Citation | None = None
    assumption: bool = False
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Item(Node):
    """A point inside a session. A missing must-item is a finding, never a refusal."""

    item: str
    need: str
    says: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Effect(Node):
    """What a choice or a completion changes.

    `form` is one of `EFFECTS`; `target` a phase, a step, a parameter, ``previous``, ``cause`` or
    ``about``; `by` only for ``extend``.
    """

    form: str
    target: str
    by: Quantity | None = None
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Ceiling(Node):
    """Limits of a value that an option carries; a value above them makes the act unavailable."""

    name: str
    at_most: Quantity | None = None
    at_least: Quantity | None = None
    among: tuple[str, ...] = ()
    source: Citation | None = None
    assumption: bool = False
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Option(Node):
    """One way to decide. `reasons` says that reasons are required."""

    name: str
    only_if: Criterion | None = None
    reasons: bool = False
    then: tuple[Effect, ...] = ()
    values: tuple[Ceiling, ...] = ()
    title: Text | None = None
    says: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Recommendation(Node):
    """A reason for or against, with a strength. It never acts."""

    option: str
    when: Criterion
    strength: str
    says: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Chooses(Node):
    """A decision that chooses a subset: of a step's rounds, or of steps. The rest is dropped."""

    rounds_of: str | None = None
    from_: tuple[str, ...] = ()
    at_least: Quantity | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Step(Node):
    """Something somebody is to do. `of` bears the duty, `by` carries it out (default: `of`).

    `signed_by` is a list of roles, or a parameter whose value is one. `opens` empty means: with the
    phase. `phase` is the name of the phase or outcome in which it stands, None at the top level.
    """

    name: str
    is_: str
    need: Need
    of: str
    by: str | None = None
    phase: str | None = None
    after: tuple[str, ...] = ()
    before: tuple[Before, ...] = ()
    during: tuple[str, ...] = ()
    opens: tuple[Opening, ...] = ()
    unless: Criterion | None = None
    window: tuple[Bound, ...] = ()
    repeat: Repeat | None = None
    minutes: Minutes | None = None
    items: tuple[Item, ...] = ()
    fills: tuple[str, ...] = ()
    form: str | None = None
    results: tuple[str, ...] = ()
    signed_by: tuple[str, ...] | ParameterRef = ()
    to: tuple[str, ...] = ()
    offers: str | None = None
    done_by: Selection | None = None
    then: tuple[Effect, ...] = ()
    as_of: str = "decided"
    options: Mapping[str, Option] = field(factory=dict)
    recommend: tuple[Recommendation, ...] = ()
    chooses: Chooses | None = None
    title: Text | None = None
    says: Text | None = None
    note: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


__all__ = [
    "EFFECTS",
    "MODALITIES",
    "STEP_KINDS",
    "STRENGTHS",
    "Before",
    "Bound",
    "Ceiling",
    "Chooses",
    "Effect",
    "Gap",
    "Item",
    "Minutes",
    "Need",
    "Opening",
    "Option",
    "Recommendation",
    "Repeat",
    "Step",
    "ValueRef",
]
