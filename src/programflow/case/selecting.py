"""Selections: which entries and marks match, how surely, and in which scope. (S5)"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from programflow.case.judged_kinds import fields_match, is_judged_by_programme
from programflow.case.state import Fact, Lapse, State
from programflow.definition.entries import Happened, Missed
from programflow.definition.selections import Selection, Selector


class Member(NamedTuple):
    """A fact in a selection; not certain: perhaps, while an excuse is pending. (S5.3)"""

    fact: Fact
    certain: bool


def members(state: State, selection: Selection) -> list[Member]:
    """The members of a selection so far, in no order. (S5.1)"""
    if len(selection.members) == 1:
        return list(selected(state, selection.members[0]))
    found: dict[str, Member] = {}
    for selector in selection.members:
        for member in selected(state, selector):
            known = found.get(member.fact.id)
            if known is None or (member.certain and not known.certain):
                found[member.fact.id] = member
    return list(found.values())


def may_have_members(state: State, selection: Selection) -> bool:
    """Whether there is a fact of some target that the selection names; of any target: perhaps."""
    for selector in selection.members:
        target = selector.target
        if target is None or target == "any" or (selector.kind, target) in state.facts:
            return True
    return False


def of_selection(state: State, selection: Selection) -> Iterator[Member]:
    """The same, one at a time, and perhaps more than once."""
    for selector in selection.members:
        yield from selected(state, selector)


def selected(state: State, selector: Selector) -> Iterator[Member]:
    """The members by one selector."""
    for fact in _of_target(state, selector):
        certain = _matches(state, selector, fact)
        if certain is not False:
            yield Member(fact, certain is True)


def is_certain(selector: Selector) -> bool:
    """Whether all members by the selector are certain, whatever is known. (S5.3)"""
    return selector.kind not in ("lapsed", "happened") and selector.excused is None


def _of_target(state: State, selector: Selector) -> Iterable[Fact]:
    kind = selector.kind
    if selector.target is not None and selector.target != "any":
        return state.facts.get((kind, selector.target), ())
    targets = state.targets.get(kind, ())
    if selector.target_is is None:
        return _unique(fact for target in targets for fact in state.facts[kind, target])
    steps = state.plan.steps
    return [
        fact
        for target in targets
        if target in steps and steps[target].is_ == selector.target_is
        for fact in state.facts[kind, target]
    ]


def _unique(facts: Iterable[Fact]) -> Iterable[Fact]:
    """An `answered` entry stands under each of its questions, and is one entry all the same."""
    return {fact.id: fact for fact in facts}.values()


def _matches(state: State, selector: Selector, fact: Fact) -> bool | None:
    if fact.id in state.voided:
        return False
    if fact.kind == "lapsed":
        return _matches_lapse(state, selector, fact)
    entry = fact.entry
    if entry is None:
        return True
    if not fields_match(selector, entry):
        return False
    certain = not isinstance(entry, Happened) or _is_witnessed(state, entry)
    if selector.excused is not None:
        excused = excused_class(state, fact)
        if excused is (not selector.excused):
            return False
        certain = certain and excused is not None
    return True if certain else None


def _is_witnessed(state: State, entry: Happened) -> bool:
    """Whether as many different witnesses are named as the incident asks for. (S5.3)"""
    incident = state.plan.programme.incidents.get(entry.incident)
    return incident is None or len(set(entry.witnesses)) >= incident.witnesses


def is_judged(state: State, fact: Fact) -> bool:
    """Whether some decision of the programme judges the entry's excuse. (S2.6)"""
    return fact.entry is not None and is_judged_by_programme(
        state.plan, fact.entry, target=fact.target
    )


def excused_class(state: State, fact: Fact) -> bool | None:
    """Excused, not excused, or pending (None). (S2.5)"""
    entry = fact.entry
    if not isinstance(entry, Missed | Happened):
        return None
    if is_judged(state, fact):
        return state.judgements.excused(fact.id)
    return bool(entry.excused)


def _matches_lapse(state: State, selector: Selector, fact: Fact) -> bool | None:
    """Lapses accounted for, borne by the step's own `of` unless a cause is named. (S5.5)"""
    lapse = state.lapses[fact.id]
    if selector.accounted is False:
        return lapse.accounted is None
    entry = None if lapse.by is None else lapse.by.entry
    if lapse.accounted is None or selector.by not in (None, getattr(entry, "by", None)):
        return False
    cause = lapse_cause(state, lapse)
    if selector.cause in (None, "any"):
        if selector.cause is None and lapse_bearer(state, lapse) != lapse.of:
            return False
    elif selector.cause != cause:
        return False
    if lapse.by is not None and isinstance(entry, Missed):
        excused = excused_class(state, lapse.by)
        return None if excused is None else not excused
    return True


def lapse_cause(state: State, lapse: Lapse) -> str:
    """Participant, provider or outside: as the accounting entry says, else `of`'s side. (S9.9)"""
    said = None if lapse.by is None else getattr(lapse.by.entry, "cause", None)
    return said or side_of(state, lapse.of)


def lapse_bearer(state: State, lapse: Lapse) -> str | None:
    """Who bears an accounted lapse; None: nobody. (S9.9)"""
    cause = lapse_cause(state, lapse)
    if cause == "outside":
        return None
    if cause == "provider":
        return next(
            (r for r in (lapse.carried_by, lapse.of) if side_of(state, r) == "provider"), None
        )
    return lapse.of


def side_of(state: State, role: str | None) -> str:
    """The side of a role; a role that is not there counts as a provider's."""
    known = state.plan.programme.roles.get(role or "")
    return "provider" if known is None else known.side
