"""Selections as counters: how many members there are, up to where no rule can tell more apart."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from attrs import frozen

from programflow.case.judged_kinds import is_judged_by_programme
from programflow.checking.exploring.events import Event, matches
from programflow.definition.selections import Scope, Selection, Selector
from programflow.definition.steps import Step
from programflow.machine import Plan

# Kinds whose entries and marks an explorer sees. The others may be there at any time.
SEEN = frozenset(
    {"enrolled", "done", "missed", "answered", "tested", "decided", "began", "ended", "happened"}
    | {"entered", "left", "opened", "dropped", "found"}
)
CAUSES = ("participant", "provider")
EXACT_SCOPES = frozenset({"case", "run", "visit", "phase"})


@frozen(eq=False, repr=False)
class Counter:
    """A selection in a scope. `reader` is the phase of the rule that reads it, None: no phase's.

    Is it `exact`, the number of members is the counter's; otherwise it is at most that. One that is
    `unseen` may have any number of members at any time; of one `adrift` nobody may know when its
    scope begins.
    """

    at: int
    selection: Selection
    scope: Scope | None
    reader: str | None
    cap: int
    exact: bool
    unseen: bool
    adrift: bool

    def adds(self, event: Event, steps: dict[str, Step], place: str = "") -> bool:
        """Whether an entry or a mark is counted, that belongs to a stay in the place."""
        form = "case" if self.scope is None else self.scope.form
        if form == "phase" and self.scope is not None and self.scope.phase != place:
            return False
        if form == "visit" and self.reader not in {None, place}:
            return False
        return self.selects(event, steps)

    def selects(self, event: Event, steps: dict[str, Step]) -> bool:
        """Whether an entry or a mark may be a member, wherever it belongs."""
        return any(
            matches(selector, event, steps) is not False for selector in self.selection.members
        )

    def resets(self, *, entering: str, restart: bool) -> bool:
        """Whether entering a phase begins to count anew."""
        form = "case" if self.scope is None else self.scope.form
        if form == "visit":
            return self.reader in {None, entering}
        return form == "run" and restart


def is_seen(selection: Selection) -> bool:
    """Whether every member comes by an event that an explorer sees."""
    return all(selector.kind in SEEN for selector in selection.members)


def is_exact(selection: Selection, scope: Scope | None, plan: Plan) -> bool:
    """Whether an explorer knows the members, and not only how many there are at most."""
    if scope is not None and scope.form not in EXACT_SCOPES:
        return False
    return all(_is_told(selector, plan) for selector in selection.members)


def _is_told(selector: Selector, plan: Plan) -> bool:
    untold = (selector.by, selector.reason)
    if any(filter_ is not None for filter_ in untold):
        return False
    if selector.kind != "missed" and selector.cause not in {None, "any"}:
        return False
    if selector.excused is not None:
        return selector.kind == "missed" and not is_judged(selector, plan)
    return True


def is_judged(selector: Selector, plan: Plan) -> bool:
    """Whether a decision judges an entry that a selector selects. (S2.6)"""
    steps = [selector.target] if selector.target in plan.steps else list(plan.steps)
    return any(is_judged_missed(str(step), cause, plan) for step in steps for cause in CAUSES)


class _Absence(NamedTuple):
    """A `missed` of which nothing is known but its cause."""

    cause: str
    kind: str = "missed"


def is_judged_missed(step: str, cause: str, plan: Plan) -> bool:
    """Whether a decision judges that a step was missed. (S2.6)"""
    return is_judged_by_programme(plan, _Absence(cause), target=step)


def missed_events(steps: Iterable[str], plan: Plan) -> Iterator[Event]:
    """What a missed entry of steps may say, as far as somebody asks."""
    for name in steps:
        for cause in CAUSES:
            judged = is_judged_missed(name, cause, plan)
            for excused in (None,) if judged else (True, False):
                yield Event("missed", name, cause, excused)
