"""Criteria: yes, no or unknown over the other values."""

from attrs import frozen

from programflow.definition.node import Node, Route
from programflow.definition.selections import Scope, Selection
from programflow.definition.values import Literal, Quantity, TallyRef, Text
from programflow.temporal import Duration

COMPARISONS = ("is", "among", "at_least", "at_most", "more_than", "less_than")
STEP_STATES = ("waiting", "open", "done", "dropped", "late")

Operand = Literal | Duration | Quantity | TallyRef | tuple[Literal, ...]


@frozen(eq=False, repr=False, kw_only=True)
class Comparison(Node):
    """One comparison; `among` has a tuple as its operand."""

    op: str
    operand: Operand
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Combination(Node):
    """``all``, ``any``, ``not`` (one member) or ``at_least`` (`n` of the members), in strong Kleene
    logic.
    """

    form: str
    members: tuple["Criterion", ...]
    n: Quantity | None = None
    route: Route = ()


@frozen(eq=False, repr=False, kw_only=True)
class Atom(Node):
    """One question to the case.

    | `form` | `name` | beside it |
    | --- | --- | --- |
    | ``answer``, ``tally``, ``clock``, ``parameter`` | its name | `comparisons`; all must hold |
    | ``step``, ``phase``, ``spell`` | its name | `states`: any of them |
    | ``finding`` | its name | `scope` |
    | ``has`` | None | `selection`, `scope` or None |
    | ``variant`` | None | `states`: variant names |
    | ``criterion`` | its name | nothing |

    A step's states are `STEP_STATES`; a phase's current and done; a spell's open and closed.
    """

    form: str
    name: str | None = None
    comparisons: tuple[Comparison, ...] = ()
    states: tuple[str, ...] = ()
    selection: Selection | None = None
    scope: Scope | None = None
    route: Route = ()


Criterion = Combination | Atom


@frozen(eq=False, repr=False, kw_only=True)
class NamedCriterion(Node):
    """An entry under top-level `criteria`."""

    name: str
    test: Criterion
    title: Text | None = None
    only_in: tuple[str, ...] = ()
    route: Route = ()
