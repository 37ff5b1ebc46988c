"""The decisions of a status that wait to be taken. (S14.7)"""

from collections.abc import Iterator

from programflow.case.criteria import need_word
from programflow.case.decisions import condition, options_of, recommended
from programflow.case.kleene import Kleene, word
from programflow.case.state import Instance, State
from programflow.case.verdict import OpenDecision, OptionStatus
from programflow.case.viewing import View
from programflow.definition.steps import Option
from programflow.temporal import to_date


def decisions_in(view: View) -> Iterator[OpenDecision]:
    """Each open instance of a decision. (S14.7)"""
    for instance in view.shown:
        if instance.state == "open" and instance.step.is_ == "decision":
            yield _decision(view, instance)


def _decision(view: View, instance: Instance) -> OpenDecision:
    step = instance.step
    options = tuple(
        OptionStatus(
            item=f"{instance.name}/{option.name}",
            explain=view.explain,
            option=option.name,
            available=word(_condition(view, instance, option)),
        )
        for option in options_of(view.state, step)
    )
    said = recommended(
        _facts_for(view, instance), step, f"recommend:{instance.name}", explain=view.explain
    )
    return OpenDecision(
        item=f"decide:{instance.name}",
        explain=view.explain,
        step=step.name,
        of=step.by or step.of,
        need=need_word(view.state, step),
        since=to_date(instance.opened[-1] if instance.opened else instance.begun),
        options=options,
        recommended=said,
    )


def _condition(view: View, instance: Instance, option: Option) -> Kleene:
    return condition(_facts_for(view, instance), instance.step, option)


def _facts_for(view: View, instance: Instance) -> State:
    """The facts close of the reading day. (S11.2)"""
    return view.state.read_in.get(instance.name, view.facts_close)
