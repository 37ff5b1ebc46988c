"""Excuses, approvals and silence: who judges what, and what must not be judged by itself."""

from collections.abc import Iterator

from programflow.checking.index import Index, walk
from programflow.definition.selections import Selector
from programflow.definition.steps import Effect, Step
from programflow.diagnostics import Fault

_JUDGED = {
    "excuse": ("missed", "happened"),
    "refuse_excuse": ("missed", "happened"),
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
        if not any(effect.form in {"excuse", "refuse_excuse"} for effect in _effects(step)):
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


RULES = (causes, own_class, approvals, consents, silence)
