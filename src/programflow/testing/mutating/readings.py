"""Operators on what is read: the unknown as no, each time and not once, another choice advised."""

from collections.abc import Iterator

from programflow.definition.criteria import Atom, Combination
from programflow.definition.node import Node, Route
from programflow.definition.programme import Finding, Programme
from programflow.definition.selections import Selection, Selector
from programflow.definition.steps import Opening, Step
from programflow.testing.mutating.change import Change, altered
from programflow.testing.mutating.walking import at, put


def readings(node: Node, programme: Programme) -> Iterator[Change]:
    """What is advised, another choice; each time, and not only once."""
    if isinstance(node, Finding | Opening):
        yield from _each(node, programme)
    if isinstance(node, Step):
        yield from _other_choice(node)


def unknowns(path: Route, node: Node, programme: Programme) -> Iterator[Change]:
    """What nobody has answered taken for no, where that is something else than not knowing.

    A rule acts only on yes; so in most places the two come to the same.
    """
    if not isinstance(node, Atom) or node.form != "answer" or not _tells(path, programme):
        return
    answered = Selection(members=(Selector(kind="answered", target=node.name),))
    known = Atom(form="has", selection=answered, route=node.route)
    other = Combination(form="all", members=(node, known), route=node.route)
    yield Change(operator="unknown-is-no", key="comparisons", node=other, before=node)


def _tells(path: Route, programme: Programme) -> bool:
    """Whether it shows there: a named criterion, a ground for advice, inside a `not`."""
    if path[:1] == ("criteria",) or "recommend" in path:
        return True
    around = (at(programme, path[:length]) for length in range(1, len(path)))
    return any(isinstance(part, Combination) and part.form == "not" for part in around)


def _each(node: Finding | Opening, programme: Programme) -> Iterator[Change]:
    """For each, instead of once when there is one."""
    when = node.when if isinstance(node, Finding) else node.criterion
    while isinstance(when, Atom) and when.form == "criterion":
        when = programme.criteria[when.name or ""].test
    if not isinstance(when, Atom) or when.form != "has" or when.scope is not None:
        return
    if isinstance(node, Finding):
        other: Node = altered(node, when=None, each=when.selection)
    else:
        other = altered(node, form="each", criterion=None, selection=when.selection)
    yield Change(operator="each-time", key="each", node=other, before=when.selection)


def _other_choice(step: Step) -> Iterator[Change]:
    """Another choice is advised: the next in the order of the text."""
    options = tuple(step.options)
    for place, advice in enumerate(step.recommend):
        if advice.option not in options or len(options) < 2:
            continue
        after = options[(options.index(advice.option) + 1) % len(options)]
        yield Change(
            operator="other-choice",
            key="recommend",
            node=put(step, ("recommend", place, "option"), after),
            before=step.options[advice.option],
            after=step.options[after],
            index=place,
        )
