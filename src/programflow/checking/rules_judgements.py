"""Excuses, approvals and silence: who judges what, and what must not be judged by itself."""

from collections.abc import Iterator

from programflow.checking.index import Index, walk
from programflow.definition.selections import Selector
from programflow.definition.steps import Effect, Step
from programflow.diagnostics import Fault

EXCUSES = frozenset({"excuse", "refuse_excuse"})
_EXCUSABLE = ("missed", "happened")
_JUDGED = {
    "excuse": _EXCUSABLE,
    "refuse_excuse": _EXCUSABLE,
    "approve": ("began",),
}


def causes(index: Index) -> Iterator[Fault]:
    """What a step judges as its cause is what it is opened by."""
    for step in index.steps.values():
        opened_by = {s.kind for s in _opened_by(step)}
        for effect in _effects(step):
            kinds = _JUDGED.get(effect.form)
            if kinds and effect.target == "cause" and not opened_by.intersection(kinds):
                at = (*effect.route, effect.form)
                yield Fault(
                    rule="no-such-cause", route=at, params=(("step", step.name), ("kinds", kinds))
                )


def _opened_by(step: Step) -> list[Selector]:
    openings = (opening.selection for opening in step.opens if opening.selection is not None)
    return [selector for selection in openings for selector in selection.members]


def _effects(step: Step) -> list[Effect]:
    return [node for node in walk((step.then, dict(step.options))) if isinstance(node, Effect)]


def own_class(index: Index) -> Iterator[Fault]:
    """A step that judges an excuse is not opened or dropped by what it is to judge."""
    for step in index.steps.values():
        if not any(effect.form in EXCUSES for effect in _effects(step)):
            continue
        for node in walk((step.opens, step.unless, step.need, step.done_by)):
            if isinstance(node, Selector) and node.excused is not None:
                at = (*node.route, "excused")
                yield Fault(rule="judges-itself", route=at, params=(("step", step.name),))


def approvals(index: Index) -> Iterator[Fault]:
    """A spell that waits for approval names a decision that can give it."""
    for spell in index.programme.spells.values():
        step = index.steps.get(spell.approval or "")
        if step is None:
            continue
        approves = any(effect.form == "approve" for effect in _effects(step))
        if step.is_ != "decision" or not approves:
            at = (*spell.route, "approval")
            params = (("step", step.name),)
            yield Fault(rule="cannot-approve", route=at, params=params, related=(step.route,))


def undecided(index: Index) -> Iterator[Fault]:
    """An excuse holds of what some decision judges, and of nothing else. (S2.6)"""
    judges = [step for step in index.steps.values() if step.is_ == "decision" and _excuses(step)]
    judged = [one for step in judges for one in _opened_by(step) if one.kind in _EXCUSABLE]
    every = any(step.opens and all(o.selection is None for o in step.opens) for step in judges)
    for step in index.steps.values():
        own = [one for one in _opened_by(step) if one.kind in _EXCUSABLE]
        of_cause = any(_overlap(one, other) for one in own for other in judged)
        of_cause = of_cause or (every and any(one.kind == "missed" for one in own)) or not own
        holds = {"cause": of_cause, "about": every or bool(judged)}
        for effect in _effects(step):
            if effect.form in EXCUSES and not holds[effect.target]:
                at = (*effect.route, effect.form)
                yield Fault(rule="excuse-undecided", route=at, params=(("step", step.name),))


def _excuses(step: Step) -> bool:
    """Whether an option of it says that something is excused, or is not."""
    return any(isinstance(n, Effect) and n.form in EXCUSES for n in walk(dict(step.options)))


def _overlap(one: Selector, other: Selector) -> bool:
    """Whether two selectors may mean one entry, by their kind and target."""
    targets = {one.target, other.target} - {None, "any"}
    return one.kind == other.kind and len(targets) < 2


def consents(index: Index) -> Iterator[Fault]:
    """A consent is somebody's."""
    for spell in index.programme.spells.values():
        if spell.consent and spell.party is None:
            params = (("key", "consent"), ("needs", "party"))
            at = (*spell.route, "consent")
            yield Fault(rule="key-needs-key", route=at, params=params, on="key")


def silence(index: Index) -> Iterator[Fault]:
    """Of what nobody has accounted for, only a step of the staff may be made."""
    allowed = {
        selector.route
        for step in index.steps.values()
        if step.of in index.programme.roles and index.programme.roles[step.of].side == "provider"
        for selector in _opened_by(step)
    }
    for selector in index.selectors:
        if selector.accounted is False and selector.route not in allowed:
            yield Fault(rule="silence-as-ground", route=(*selector.route, "accounted"))


RULES = (causes, own_class, undecided, approvals, consents, silence)
