"""Answers that are only looked at when somebody decides: any may be given until then.

Many answers make many states: each with each. But an answer that no rule reads, save the condition
of an option, changes nothing until that is chosen, and may be given anew until then. So it has no
place in a state; what it was is chosen when a decision looks at it.
"""

from math import prod
from typing import TYPE_CHECKING, Any

from programflow.checking.exploring.cells import cells, comparisons_of
from programflow.checking.exploring.values import Values
from programflow.checking.responses import read_by
from programflow.definition.criteria import Atom
from programflow.definition.programme import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programflow.checking.question import Question

MANY = 1_000
"""Ways to answer up to which every answer has its place in a state."""


def free_in(question: "Question") -> frozenset[str]:
    """The questions whose answers are free."""
    if "free" not in question.shared:
        question.shared["free"] = frozenset(_free(question))
    found: frozenset[str] = question.shared["free"]
    return found


def _free(question: "Question") -> "Iterator[str]":
    read = {a.name for a in question.index.atoms if a.form == "answer"}
    questions = question.programme.questions
    values = Values(question)
    known = (
        cells(questions[name], comparisons_of(question.index, name), values)
        for name in questions
        if name in read
    )
    if prod(len(one) + 1 for one in known) <= MANY:
        return
    told = {one.target for one in question.index.selectors if one.kind == "answered"}
    watched = {
        node.name
        for part in _watching(question)
        for node in read_by(question, part)
        if isinstance(node, Atom) and node.form == "answer"
    }
    yield from (name for name in questions if name not in watched and not told & {"any", name})


def _watching(question: "Question") -> "Iterator[Any]":
    """All that is read again and again: everything but the conditions of options."""
    plan, programme = question.plan, question.programme
    for step in plan.steps.values():
        yield step.opens, step.unless, step.need, step.done_by, step.repeat, step.window
    for place in plan.places.values():
        yield (place.next, place.enter) if isinstance(place, Phase) else ()
    yield tuple(plan.findings.values())
    yield tuple(programme.criteria[name].test for name in (*programme.always, *programme.never))
