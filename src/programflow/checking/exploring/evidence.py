"""Which moves ask for what a phase's own steps have come to, and which steps count towards them."""

from collections.abc import Iterator

from programflow.checking.question import Question
from programflow.definition.criteria import Atom, Combination, Criterion
from programflow.definition.programme import Phase
from programflow.definition.selections import Selection
from programflow.definition.steps import Option, Step
from programflow.machine import Plan, present

Asking = tuple[str, str]
"""A move: a phase with the number of its `next`, or a decision with its option."""
EVIDENCE = frozenset({"done", "tested", "decided"})


def asking_in(question: Question) -> dict[Asking, frozenset[str]]:
    """The moves that ask for the doing of steps of the phase they leave, with those steps.

    A move that asks for nothing of the kind, but for a time or a wish, is no completion.
    """
    found: dict[Asking, frozenset[str]] = {}
    for name, place in question.plan.places.items():
        if isinstance(place, Phase):
            for at, move in enumerate(place.next):
                if present(move, question.variant):
                    found[name, str(at)] = frozenset(steps_asked(question, move.when, name))
            for step in question.plan.by_phase.get(name, ()):
                found |= dict(_options(question, step))
    return {move: steps for move, steps in found.items() if steps}


def _options(question: Question, step: Step) -> Iterator[tuple[Asking, frozenset[str]]]:
    for name, option in step.options.items():
        if present(option, question.variant) and _leads_on(question, option):
            asked = {one for one in step.after if question.plan.steps[one].phase == step.phase}
            if option.only_if is not None:
                asked.update(steps_asked(question, option.only_if, str(step.phase)))
            yield (step.name, name), frozenset(asked)


def _leads_on(question: Question, option: Option) -> bool:
    """Whether an option goes to a phase, or to an outcome that is no harm."""
    targets = [e.target for e in option.then if e.form == "go" and present(e, question.variant)]
    outcomes = question.programme.outcomes
    return any(t not in outcomes or not outcomes[t].adverse for t in targets)


def steps_asked(question: Question, criterion: Criterion, place: str) -> Iterator[str]:
    """The steps of a phase whose doing brings a criterion nearer to yes."""
    if isinstance(criterion, Combination):
        if criterion.form != "not":
            for member in criterion.members:
                yield from steps_asked(question, member, place)
    elif criterion.form == "criterion":
        named = question.programme.criteria[criterion.name or ""]
        yield from steps_asked(question, named.test, place)
    else:
        own = {step.name: step for step in question.plan.by_phase.get(place, ())}
        yield from (name for name in _asked_by(question, criterion, place) if name in own)


def _asked_by(question: Question, atom: Atom, place: str) -> Iterator[str]:
    if atom.form == "step" and "done" in atom.states:
        yield atom.name or ""
    elif atom.form == "phase" and atom.name == place and "done" in atom.states:
        yield from (s.name for s in question.plan.by_phase.get(place, ()) if is_required(s))
    elif atom.form == "has" and atom.selection is not None:
        yield from _members(atom.selection)
    elif atom.form == "tally":
        yield from _members(question.programme.tallies[atom.name or ""].selection)


def _members(selection: Selection) -> Iterator[str]:
    """The steps whose entries a selection takes, whatever they say."""
    for one in selection.members:
        if one.kind in EVIDENCE and one.result is None and one.option is None:
            yield one.target or ""


def is_required(step: Step) -> bool:
    """Whether a phase waits for a step, always: one by pace alone it never waits for."""
    repeat = step.repeat
    paced = repeat is not None and repeat.times is None and repeat.until is None
    return step.need.modality == "must" and step.need.must_when is None and not paced


def counted(question: Question, plan: Plan) -> frozenset[str]:
    """The steps that some count or some number of several counts: one of them is no condition."""
    found: set[str] = set()
    for tally in question.programme.tallies.values():
        found.update(_members(tally.selection))
    for combination in question.index.all(Combination):
        if combination.form == "at_least":
            for place in plan.places:
                for member in combination.members:
                    found.update(steps_asked(question, member, place))
    return frozenset(found)
