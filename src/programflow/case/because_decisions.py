"""Why an option may be chosen or not, what the source recommends, and what lost its ground."""

from collections.abc import Iterator

from attrs import evolve

from programflow.case.because_steps import of_instance
from programflow.case.decisions import condition, entries_into, recommended, rules_of
from programflow.case.judgements import REVIEW, reviewed
from programflow.case.kleene import word
from programflow.case.sourcing import sources_of
from programflow.case.state import Instance, State
from programflow.case.truths import explain_criterion
from programflow.case.verdict import Change, Params, Reason, Recommended
from programflow.definition.entries import Decided
from programflow.definition.steps import Option, Recommendation, Step


def conditions(facts: State, step: Step, option: Option) -> Iterator[Reason]:
    """The conditions of an option, each explained in the facts close. (S11.3)"""
    if option.only_if is not None:
        yield explain_criterion(facts, option.only_if, step.phase)
    for criterion in entries_into(facts, option):
        yield explain_criterion(facts, criterion, None)


def _rule(facts: State, step: Step, rule: Recommendation) -> Reason:
    """A rule for an option, and what it read."""
    child = explain_criterion(facts, rule.when, step.phase)
    value = next((v for k, v in child.params if k == "value"), "unknown")
    return Reason(
        code="rule-for",
        params=(("option", rule.option), ("strength", rule.strength), ("value", value)),
        route=rule.route,
        sources=sources_of(facts, rule.route),
        children=(child,),
    )


class DecisionReasons:
    """Explains the decisions of one status: the state, and the facts close they are read in."""

    def __init__(self, state: State, facts_close: State) -> None:
        self._state = state
        self._facts = facts_close

    def _facts_for(self, instance: str) -> State:
        """The facts close of the reading day. (S11.2)"""
        return self._state.read_in.get(instance, self._facts)

    def decision(self, rest: str) -> Reason:
        """An open decision, with its options."""
        if rest.startswith("review<"):
            return self.unfounded(rest.removeprefix("review<"))
        instance = self._state.instances.get(rest)
        if instance is None:
            return Reason(code="no-reason", params=(("item", rest),))
        reason = of_instance(self._state, instance)
        options = tuple(self.option(instance, o) for o in instance.step.options.values())
        return evolve(reason, children=(*options, *reason.children))

    def option(self, instance: Instance, option: Option) -> Reason:
        """Why an option may be chosen, or not."""
        step, route = instance.step, option.route
        facts = self._facts_for(instance.name)
        value = condition(facts, step, option)
        children = tuple(conditions(facts, step, option))
        params = (("option", option.name), ("value", word(value)))
        return Reason(
            code="option-available" if children else "no-condition",
            params=params if children else params[:1],
            route=route,
            sources=sources_of(self._state, route),
            children=children,
        )

    def recommendation(self, rest: str) -> Reason:
        """What the source recommends, rule by rule. (S11.5)"""
        instance = self._state.instances.get(rest)
        if instance is None:
            return Reason(code="source-does-not-say", params=(("step", rest),))
        step = instance.step
        facts = self._facts_for(instance.name)
        found = recommended(facts, step, rest)
        return Reason(
            code=found.verdict,
            params=_said(found, step),
            route=(*step.route, "recommend"),
            sources=sources_of(self._state, step.route),
            children=tuple(_rule(facts, step, rule) for rule in rules_of(facts, step)),
            changes=tuple(Change(code="answer", params=(("question", q),)) for q in found.ask),
        )

    def unfounded(self, entry: str) -> Reason:
        """Why a decision lacks its ground. (S11.9)"""
        taken = self._state.taken.get(entry)
        if taken is None or not isinstance(taken.fact.entry, Decided):
            return self._review_or_nothing(entry)
        decided = taken.fact.entry
        step = self._state.plan.steps[decided.step]
        option = step.options.get(decided.option)
        why = taken.unfounded or "set-aside"
        children: tuple[Reason, ...] = ()
        if option is not None and why.startswith("only-if"):
            facts = self._facts_for(taken.instance or "")
            children = tuple(conditions(facts, step, option))
        return Reason(
            code="unfounded",
            params=(("step", step.name), ("option", decided.option), ("why", why)),
            route=step.route if option is None else option.route,
            sources=sources_of(self._state, step.route),
            entries=(entry,),
            children=children,
            changes=(Change(code="review", params=(("entry", entry),)),),
        )

    def _review_or_nothing(self, entry: str) -> Reason:
        """A review lacks its ground when the decision that it is about has its own. (S11.9)"""
        fact = self._state.by_id.get(entry)
        decided = None if fact is None else fact.entry
        if not isinstance(decided, Decided) or decided.step != REVIEW:
            return Reason(code="no-reason", params=(("item", entry),))
        about = reviewed(decided) or ""
        return Reason(
            code="unfounded",
            params=(("step", REVIEW), ("option", decided.option), ("why", "founded")),
            entries=(entry, *((about,) if about in self._state.by_id else ())),
            changes=(Change(code="review", params=(("entry", entry),)),),
        )


def _said(found: Recommended, step: Step) -> Params:
    match found.verdict:
        case "recommended":
            return (("option", found.option), ("strength", found.strength))
        case "ask-first":
            return (("ask", found.ask),)
        case "both-ways":
            return (("options", found.options),)
        case _:
            return (("step", step.name),)
