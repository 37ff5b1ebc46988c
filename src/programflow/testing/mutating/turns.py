"""Operators that turn something into its other: must and should, all and any, yes and no."""

from collections.abc import Iterator
from typing import Any

from programflow.definition.criteria import Atom, Combination, Comparison, NamedCriterion
from programflow.definition.node import Node
from programflow.definition.programme import (
    Finding,
    Next,
    Parameter,
    Phase,
    Programme,
    Question,
    Role,
)
from programflow.definition.selections import Moment, Scope, Selection, Selector, Tally
from programflow.definition.steps import (
    MODALITIES,
    STRENGTHS,
    Before,
    Bound,
    Effect,
    Gap,
    Item,
    Need,
    Opening,
    Option,
    Recommendation,
    Repeat,
    Step,
)
from programflow.testing.mutating.change import Change, altered
from programflow.testing.mutating.walking import parts

_WHICH = ("first", "last", "highest", "lowest", "previous")
_PER = ("week", "month", "year")
# A word by what it can be mistaken for; tuples give each of the others.
WORDS: dict[type[Node], dict[str, tuple[Any, ...]]] = {
    Bound: {
        "modality": ("must", "should"),
        "outside": ("counts", "does_not_count"),
        "counting": ("plain", "statutory"),
    },
    Before: {"modality": ("must", "should")},
    Gap: {"modality": ("must", "should")},
    Repeat: {"modality": ("must", "should"), "partial": ("waived", "required"), "per": _PER},
    Need: {"modality": MODALITIES},
    Finding: {"modality": MODALITIES},
    Option: {"reasons": (True, False)},
    Recommendation: {"strength": STRENGTHS},
    Selector: {"excused": (True, False), "which": _WHICH[:2], "accounted": (True, False)},
    Tally: {"first_day_counts": (True, False), "which": _WHICH},
    Parameter: {"value": (True, False)},
}
_BEYOND = {
    "at_least": "more_than",
    "more_than": "at_least",
    "at_most": "less_than",
    "less_than": "at_most",
}
_STATES = {"open": "closed", "closed": "open", "current": "done"}
# Where a criterion stands by itself.
CRITERIA: dict[type[Node], tuple[str, ...]] = {
    Finding: ("when",),
    Step: ("unless",),
    Option: ("only_if",),
    Recommendation: ("when",),
    Next: ("when",),
    Phase: ("enter",),
    NamedCriterion: ("test",),
    Repeat: ("until",),
    Need: ("must_when",),
    Opening: ("criterion",),
}


def turns(node: Node, programme: Programme) -> Iterator[Change]:
    """A part in which one word is another, or a criterion its opposite."""
    yield from _words(node)
    yield from _negated(node)
    if isinstance(node, Combination):
        yield from _combination(node)
    if isinstance(node, Comparison):
        yield from _comparison(node)
    if isinstance(node, Atom):
        yield from _atom(node, programme)
    if isinstance(node, Finding | Opening):
        yield from _once(node)


def uses(node: Node, programme: Programme) -> Iterator[Change]:
    """Words that matter only where something else stands beside them."""
    if isinstance(node, Step) and _reads(node):
        yield from _turned(node, "as_of", ("decided", "opened"))
    if isinstance(node, Parameter) and node.dated:
        yield from _turned(node, "read", ("on_day", "at_start"))
    if isinstance(node, Scope):
        yield from _turned(node, "form", ("case", *_resets(programme)))
    if isinstance(node, Role) and node.name in _bearers(programme):
        yield from _turned(node, "side", ("participant", "provider", "outside"))
    if isinstance(node, Question) and node.of in _forms(programme):
        yield from _turned(node, "need", ("must", "may"))
    if isinstance(node, Item):
        # Of points only a must is ever missing.
        need = "may" if node.need == "must" else "must"
        yield from _turned(node, "need", (node.need, need))
    if isinstance(node, Bound) and (node.min is None) != (node.max is None):
        key, value = ("max", node.max) if node.min is None else ("min", node.min)
        other = altered(node, min=node.max, max=node.min)
        yield Change(operator="ends-swapped", key=key, node=other, before=value)


def _negated(node: Node) -> Iterator[Change]:
    for key in CRITERIA.get(type(node), ()):
        criterion = getattr(node, key)
        if criterion is not None:
            other = altered(node, **{key: _not(criterion)})
            yield Change(operator="negated", key=key, node=other, before=criterion)


def _forms(programme: Programme) -> set[str]:
    """The forms that are steps to be done; others are read and never missed."""
    steps = (node for _, node in parts(programme) if isinstance(node, Step))
    return {step.form or step.name for step in steps if step.is_ == "form"}


def _resets(programme: Programme) -> tuple[str, ...]:
    """What can begin a count anew: another phase, and where something restarts, a run."""
    restarts = any(isinstance(n, Effect) and n.form == "restart" for _, n in parts(programme))
    visits = ("visit",) if len(programme.phases) + len(programme.outcomes) > 2 else ()
    return (*visits, *(("run",) if restarts else ()))


def _bearers(programme: Programme) -> set[str]:
    """The roles that a lapse or a finding can be borne by."""
    found: set[str] = set()
    for _, node in parts(programme):
        if isinstance(node, Phase | Finding | Step):
            found |= {node.of or "", getattr(node, "by", None) or ""}
    return found


def _reads(step: Step) -> bool:
    """Whether a decision reads criteria, so that it matters as of which day."""
    return bool(step.recommend) or any(o.only_if is not None for o in step.options.values())


def _words(node: Node) -> Iterator[Change]:
    for key, words in WORDS.get(type(node), {}).items():
        yield from _turned(node, key, words)


def _turned(node: Node, key: str, words: tuple[Any, ...]) -> Iterator[Change]:
    value = getattr(node, key)
    if not any(value == word and type(value) is type(word) for word in words):
        return
    for word in words:
        if word != value:
            other = altered(node, **{key: word})
            yield Change(operator="turned", key=key, node=other, before=value, after=word)


def _not(criterion: Any) -> Any:
    if isinstance(criterion, Combination) and criterion.form == "not":
        return criterion.members[0]
    return Combination(form="not", members=(criterion,), route=criterion.route)


def _combination(node: Combination) -> Iterator[Change]:
    if node.form in {"all", "any"}:
        form = "any" if node.form == "all" else "all"
        if len(node.members) > 1:
            other = altered(node, form=form)
            yield Change(operator="turned", key="form", node=other, before=node.form, after=form)
    if node.form == "not":
        return
    for index, member in enumerate(node.members):
        members = (*node.members[:index], _not(member), *node.members[index + 1 :])
        other = altered(node, members=members)
        yield Change(operator="negated", key="members", node=other, before=member, index=index)


def _comparison(node: Comparison) -> Iterator[Change]:
    if node.op in _BEYOND:
        op = _BEYOND[node.op]
        other = altered(node, op=op)
        yield Change(operator="boundary", key="op", node=other, before=node, after=other)
    if isinstance(node.operand, bool):
        other = altered(node, operand=not node.operand)
        yield Change(
            operator="turned",
            key="operand",
            node=other,
            before=node.operand,
            after=not node.operand,
        )


def _atom(node: Atom, programme: Programme) -> Iterator[Change]:
    for state in node.states:
        if (other := _STATES.get(state)) is not None and len(node.states) == 1:
            changed = altered(node, states=(other,))
            yield Change(operator="turned", key="states", node=changed, before=state, after=other)
    question = programme.questions.get(node.name or "") if node.form == "answer" else None
    for index, comparison in enumerate(node.comparisons):
        if question is None or not question.choices or comparison.op != "is":
            continue
        other = next(choice for choice in question.choices if choice != comparison.operand)
        wrong = altered(comparison, operand=other)
        comparisons = (*node.comparisons[:index], wrong, *node.comparisons[index + 1 :])
        changed = altered(node, comparisons=comparisons)
        yield Change(
            operator="turned",
            key="comparisons",
            node=changed,
            before=comparison.operand,
            after=other,
            index=index,
        )


def _once(node: Finding | Opening) -> Iterator[Change]:
    """Once when there is one, instead of once for each."""
    selection: Selection | None = node.each if isinstance(node, Finding) else node.selection
    if selection is None:
        return
    has = Atom(form="has", selection=selection, route=node.route)
    if isinstance(node, Finding):
        other: Node = altered(node, each=None, when=has)
    else:
        other = altered(node, form="when", selection=None, criterion=has)
    yield Change(operator="once", key="each", node=other, before=selection)


def retargets(node: Node, programme: Programme) -> Iterator[Change]:
    """A part that points elsewhere: another phase, another role, another option, another day."""
    places = (*programme.phases, *programme.outcomes)
    if isinstance(node, Next):
        yield from _elsewhere(node, "go", places)
    if isinstance(node, Effect) and node.form in {"go", "restart"}:
        yield from _elsewhere(node, "target", places)
    if isinstance(node, Finding | Step):
        yield from _elsewhere(node, "of", tuple(programme.roles))
    if isinstance(node, Step) and node.by is not None:
        yield from _elsewhere(node, "by", tuple(programme.roles))
    for key in ("from_", "moment", "value"):
        moment = getattr(node, key, None)
        if isinstance(moment, Moment) and not isinstance(node, Moment):
            yield from _another_day(node, key, programme)


def _elsewhere(node: Node, key: str, names: tuple[str, ...]) -> Iterator[Change]:
    """The next of the names, around the end."""
    name = getattr(node, key)
    if name in names and len(names) > 1:
        other = names[(names.index(name) + 1) % len(names)]
        changed = altered(node, **{key: other})
        yield Change(operator="retargeted", key=key, node=changed, before=name, after=other)


def _another_day(node: Node, key: str, programme: Programme) -> Iterator[Change]:
    before: Moment = getattr(node, key)
    among = node.among if isinstance(node, Parameter) else ()
    choices = [one for one in among if isinstance(one, Moment)]
    choices = choices or [Moment(form="enrolled"), Moment(form="opened"), _first_done(programme)]
    for after in (altered(choice, route=before.route) for choice in choices):
        if after != before:
            changed = altered(node, **{key: after})
            yield Change(operator="retargeted", key=key, node=changed, before=before, after=after)


def _first_done(programme: Programme) -> Moment:
    """The day of the first session or task there is."""
    steps = (step for phase in programme.phases.values() for step in phase.steps.values())
    name = next((s.name for s in steps if s.is_ in {"session", "task"} and s.repeat is None), None)
    if name is None:
        return Moment(form="enrolled")
    selector = Selector(kind="done", target=name)
    return Moment(form="selection", selection=Selection(members=(selector,)))
