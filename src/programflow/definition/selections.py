"""Selections, moments, clocks, tallies and spells: the values of a case that are not criteria."""

from attrs import frozen

from programflow.definition.node import Node, Route
from programflow.definition.values import Citation, Quantity, Text

ENTRY_KINDS = (
    "enrolled",
    "booked",
    "done",
    "missed",
    "answered",
    "tested",
    "decided",
    "began",
    "ended",
    "happened",
    "corrected",
    "migrated",
)
MARKS = ("entered", "left", "opened", "dropped", "lapsed", "found")


@frozen(eq=False, repr=False, kw_only=True)
class Selector(Node):
    """Entries or marks of one kind and one target, filtered.

    `kind` is one of `ENTRY_KINDS` or `MARKS`. `target` is the name after it (a step, a question, a
    test, a spell, an incident, a phase, a finding), ``"any"`` for every target, and None only for
    ``enrolled``. `target_is` stands for ``{is: session}``: every step of that kind. Filters that
    are
    None do not filter, but for `cause` of ``missed``: there None means ``participant``, and
    ``"any"`` is every cause. `which` (first, last, previous) stands only where one date is wanted.
    """

    kind: str
    target: str | None = None
    target_is: str | None = None
    excused: bool | None = None
    cause: str | None = None
    result: tuple[str, ...] | None = None
    option: tuple[str, ...] | None = None
    reason: tuple[str, ...] | None = None
    by: str | None = None
    accounted: bool | None = None
    which: str | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Selection(Node):
    """The union of its selectors; never empty."""

    members: tuple[Selector, ...]
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Moment(Node):
    """A date of the case, or unset, or unknown.

    | `form` | what stands beside it |
    | --- | --- |
    | ``enrolled``, ``opened``, ``previous_round`` | nothing |
    | ``selection`` | `selection` (its `which` on the selectors) |
    | ``answer``, ``due``, ``aim``, ``expected_end``, ``parameter``, ``middle`` | `name` |
    | ``latest`` | `members` |
    """

    form: str
    name: str | None = None
    selection: Selection | None = None
    members: tuple["Moment", ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Clock(Node):
    """Time elapsed since a moment. With `except_` or `during` it counts running days only."""

    name: str
    from_: Moment
    until: Moment | None = None
    except_: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    title: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Scope(Node):
    """What a tally or a finding is counted in.

    `form`: ``case``, ``run``, ``visit``, ``phase`` (with `phase`), ``last`` (with `length`) or
    ``since`` (with `moment`).
    """

    form: str
    phase: str | None = None
    length: Quantity | None = None
    moment: Moment | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Tally(Node):
    """A number over a selection in a scope, as an interval while excuses are pending.

    `form`: ``count``, ``sum`` (of `value`), ``share`` (of `among`, in percent), ``consecutive``
    (`broken_by`), ``value`` (of `value`; `which`: last, previous, first, highest, lowest).
    """

    name: str
    form: str
    selection: Selection
    scope: Scope
    value: str | None = None
    among: Selection | None = None
    broken_by: Selection | None = None
    which: str | None = None
    first_day_counts: bool = False
    title: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Spell(Node):
    """A named set of dates, open on [began, ended)."""

    name: str
    party: str | None = None
    consent: bool = False
    reasons: tuple[str, ...] = ()
    field: str | None = None
    approval: str | None = None
    many: Quantity | None = None
    title: Text | None = None
    source: Citation | None = None
    assumption: bool = False
    only_in: tuple[str, ...] = ()
    route: Route = ()
