"""The decisions of a status: those that wait, and those that lack their ground. (S14.7, S14.9)"""

from collections.abc import Iterator

from attrs import evolve

from programflow.case.criteria import need_word
from programflow.case.decisions import condition, options_of, recommended
from programflow.case.entering import without_reviews
from programflow.case.folding import fold_known
from programflow.case.judgements import REVIEW, REVIEW_OPTIONS, reviewed
from programflow.case.kleene import Kleene, word
from programflow.case.state import Fact, Instance, State
from programflow.case.verdict import OpenDecision, OptionStatus, Recommended, Unfounded
from programflow.case.viewing import View, shown
from programflow.definition.entries import Decided
from programflow.definition.steps import Option
from programflow.temporal import to_date


def decisions_in(view: View) -> Iterator[OpenDecision]:
    """Each open instance of a decision, and each review that waits. (S14.7)"""
    for instance in shown(view.state):
        if instance.state == "open" and instance.step.is_ == "decision":
            yield _decision(view, instance)
    yield from _reviews(view)


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
    found = recommended(_facts_for(view, instance), step, f"recommend:{instance.name}")
    return OpenDecision(
        item=f"decide:{instance.name}",
        explain=view.explain,
        step=step.name,
        of=step.by or step.of,
        need=need_word(view.state, step),
        since=to_date(instance.opened[-1] if instance.opened else instance.begun),
        options=options,
        recommended=evolve(found, explain=view.explain),
    )


def _condition(view: View, instance: Instance, option: Option) -> Kleene:
    return condition(_facts_for(view, instance), instance.step, option)


def _facts_for(view: View, instance: Instance) -> State:
    """The facts close of the reading day. (S11.2)"""
    return view.state.read_in.get(instance.name, view.facts_close)


def _reviews(view: View) -> Iterator[OpenDecision]:
    """One review for each unfounded decision that nobody has reviewed. (S11.10)"""
    state = view.state
    done = {
        reviewed(k.placed.entry)
        for k in view.entries
        if isinstance(k.placed.entry, Decided)
        and k.placed.entry.step == REVIEW
        and not k.void
        and k.placed.day <= state.today
    }
    for taken in state.taken.values():
        if taken.unfounded is not None and taken.fact.id not in done:
            yield _review(view, taken.fact)


def _review(view: View, fact: Fact) -> OpenDecision:
    step = view.state.plan.steps[fact.target]
    name = f"{REVIEW}<{fact.id}"
    options = tuple(
        OptionStatus(item=f"{name}/{option}", explain=view.explain, option=option, available="yes")
        for option in REVIEW_OPTIONS
    )
    return OpenDecision(
        item=f"decide:{name}",
        explain=view.explain,
        step=REVIEW,
        of=step.by or step.of,
        need="must",
        since=to_date(fact.day),
        options=options,
        recommended=Recommended(
            item=f"recommend:{name}", explain=view.explain, verdict="source-does-not-say"
        ),
    )


def unfounded_in(view: View) -> Iterator[Unfounded]:
    """Decisions whose ground is gone, and those that have been set aside for it. (S14.9)"""
    rows = [(t.fact, False) for t in view.state.taken.values() if t.unfounded is not None]
    rows += [(fact, True) for fact in _set_aside(view)]
    for fact, aside in sorted(rows, key=lambda row: (row[0].day, row[0].id)):
        entry = fact.entry
        assert isinstance(entry, Decided)
        yield Unfounded(
            item=f"unfounded:{fact.id}",
            explain=view.explain,
            entry=fact.id,
            step=entry.step,
            option=entry.option,
            on=to_date(fact.day),
            set_aside=aside,
        )


def _set_aside(view: View) -> Iterator[Fact]:
    """Decisions set aside that are unfounded in the case without the reviews of them. (S11.9)"""
    for name in sorted(view.state.judgements.aside):
        without = without_reviews(view.entries, name)
        state = fold_known(view.machine, without, at=view.state.today).state
        taken = state.taken.get(name)
        if taken is not None and taken.unfounded is not None:
            yield taken.fact
