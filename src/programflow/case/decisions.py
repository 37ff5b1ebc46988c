"""Decisions: which options are available, and what the source recommends. (S11)"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from programflow.case.criteria import truth
from programflow.case.drafts import RecommendedDraft
from programflow.case.kleene import Kleene, every
from programflow.case.questions import answer_to
from programflow.case.reasons import Reason, no_reason
from programflow.case.state import State
from programflow.case.verdict import Recommended
from programflow.definition.criteria import Atom, Criterion
from programflow.definition.programme import Phase
from programflow.definition.selections import Moment
from programflow.definition.steps import STRENGTHS, Option, Recommendation, Step
from programflow.definition.values import TallyRef
from programflow.machine import present


def condition(state: State, step: Step, option: Option) -> Kleene:
    """All of `only_if` and of `enter` of the phases that the option goes to. (S11.3)"""
    values: list[Kleene] = []
    if option.only_if is not None:
        values.append(truth(state, option.only_if, step.phase))
    values += [truth(state, criterion) for criterion in entries_into(state, option)]
    return every(values)


def entries_into(state: State, option: Option) -> Iterator[Criterion]:
    """The `enter` criteria of the phases that the option goes to."""
    for effect in option.then:
        if effect.form in ("go", "restart") and present(effect, state.plan.variant):
            place = state.plan.places.get(
                (state.previous or "") if effect.target == "previous" else effect.target
            )
            if isinstance(place, Phase) and place.enter is not None:
                yield place.enter


def rules_of(state: State, step: Step) -> tuple[Recommendation, ...]:
    """The recommendations whose option is present."""
    return state.plan.listing.steps[step.name].rules


def recommended(
    state: State, step: Step, item: str, *, explain: Callable[[str], Reason] = no_reason
) -> Recommended:
    """What the source recommends; it never acts. (S11.5)"""
    told = RecommendedDraft()
    told.item = item
    told.explain = explain
    told.verdict, told.option, told.strength, told.ask, told.options = _verdict(state, step)
    told.__class__ = Recommended
    made: Recommended = told
    return made


class _Verdict(NamedTuple):
    verdict: str
    option: str | None = None
    strength: str | None = None
    ask: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


SILENT = _Verdict("source-does-not-say")


def _verdict(state: State, step: Step) -> _Verdict:
    rules = rules_of(state, step)
    if not rules:
        return SILENT
    values = [(rule, truth(state, rule.when, step.phase)) for rule in rules]
    said = [STRENGTHS.index(rule.strength) for rule, value in values if value is True]
    strongest = min(said, default=len(STRENGTHS))
    unknown = [
        rule
        for rule, value in values
        if value is None and STRENGTHS.index(rule.strength) <= strongest
    ]
    if unknown:
        asked = {q for rule in unknown for q in to_ask(state, rule.when, step.phase)}
        return _Verdict("ask-first", ask=tuple(sorted(asked)))
    if not said:
        return SILENT
    options = {
        rule.option: None
        for rule, value in values
        if value is True and STRENGTHS.index(rule.strength) == strongest
    }
    strength = STRENGTHS[strongest]
    if len(options) == 1:
        return _Verdict("recommended", option=next(iter(options)), strength=strength)
    return _Verdict("both-ways", strength=strength, options=tuple(options))


def to_ask(state: State, criterion: Criterion, place: str | None) -> Iterator[str]:
    """The unanswered questions under the unknown parts of a criterion. (S11.6)"""
    if truth(state, criterion, place) is not None:
        return
    if not isinstance(criterion, Atom):
        for member in criterion.members:
            yield from to_ask(state, member, place)
        return
    name = criterion.name or ""
    if criterion.form == "criterion":
        yield from to_ask(state, state.plan.programme.criteria[name].test, place)
    else:
        yield from _under(state, criterion)


def _under(state: State, atom: Atom) -> Iterator[str]:
    """The unanswered questions that an atom reads, through scopes, clocks and moments too."""
    programme, name = state.plan.programme, atom.name or ""
    if atom.form == "answer":
        yield from _unanswered(state, name)
    elif atom.form == "clock":
        clock = programme.clocks[name]
        yield from _in_moments(state, clock.from_, clock.until)
    tallies = [name] if atom.form == "tally" else []
    operands = (comparison.operand for comparison in atom.comparisons)
    tallies += [operand.tally for operand in operands if isinstance(operand, TallyRef)]
    for scope in (atom.scope, *(programme.tallies[tally].scope for tally in tallies)):
        yield from _in_moments(state, None if scope is None else scope.moment)


def _in_moments(state: State, *moments: object) -> Iterator[str]:
    for moment in moments:
        if not isinstance(moment, Moment):
            continue
        if moment.form == "answer":
            yield from _unanswered(state, moment.name or "")
        elif moment.form == "parameter":
            known = state.plan.programme.parameters[moment.name or ""]
            dated = (value for _, value in known.dated)
            yield from _in_moments(state, known.value, *known.by_variant.values(), *dated)
        yield from _in_moments(state, *moment.members)


def _unanswered(state: State, question: str) -> Iterator[str]:
    if question not in state.plan.unasked and answer_to(state, question)[0] is None:
        yield question
