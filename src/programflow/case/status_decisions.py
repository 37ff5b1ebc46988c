"""The decisions of a status that wait to be taken. (S14.7)"""

from programflow.case.criteria import need_word
from programflow.case.decisions import condition, recommended
from programflow.case.drafts import DecisionDraft, OptionDraft
from programflow.case.kleene import word
from programflow.case.state import Instance, State
from programflow.case.verdict import OpenDecision, OptionStatus
from programflow.case.viewing import View
from programflow.definition.steps import Option
from programflow.machine import Listed
from programflow.temporal import to_date


def decisions_in(view: View) -> list[OpenDecision]:
    """Each open instance of a decision. (S14.7)"""
    return [_decision(view, *row) for row in view.open if row[0].is_decision]


def _decision(view: View, listed: Listed, instance: Instance) -> OpenDecision:
    step, name = instance.step, instance.name
    told = DecisionDraft()
    told.item = f"decide:{name}"
    told.explain = view.explain
    told.step = listed.name
    told.of = listed.by
    told.need = listed.need or need_word(view.state, step)
    told.since = to_date(instance.opened[-1] if instance.opened else instance.begun)
    told.options = tuple(
        [
            _option(view, instance, option, is_free=option.name in listed.free)
            for option in listed.options
        ]
    )
    # Where the source says nothing, no state is read, and the facts close need not be worked out.
    facts = _facts_for(view, instance) if listed.rules else view.state
    told.recommended = recommended(facts, step, f"recommend:{name}", explain=view.explain)
    told.__class__ = OpenDecision
    made: OpenDecision = told
    return made


def _option(view: View, instance: Instance, option: Option, *, is_free: bool) -> OptionStatus:
    told = OptionDraft()
    told.item = f"{instance.name}/{option.name}"
    told.explain = view.explain
    told.option = option.name
    told.available = (
        "yes" if is_free else word(condition(_facts_for(view, instance), instance.step, option))
    )
    told.__class__ = OptionStatus
    made: OptionStatus = told
    return made


def _facts_for(view: View, instance: Instance) -> State:
    """The facts close of the reading day. (S11.2)"""
    return view.state.read_in.get(instance.name, view.facts_close)
