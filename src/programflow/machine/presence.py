"""Which parts of a programme are there in a variant. (S3.1)"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from programflow.definition.programme import Programme, Question
from programflow.definition.steps import Step

T = TypeVar("T")


def present(part: object, variant: str | None) -> bool:
    """Whether a part is there in the variant: `only_in` is empty or names it."""
    only_in: tuple[str, ...] = getattr(part, "only_in", ())
    return not only_in or variant in only_in


def those(parts: Mapping[str, T], variant: str | None) -> Mapping[str, T]:
    """Those parts that are there; where all are, the map itself."""
    there = {name: part for name, part in parts.items() if present(part, variant)}
    return parts if len(there) == len(parts) else there


def all_steps(programme: Programme) -> Iterable[Step]:
    """The steps of the programme, its phases and its outcomes."""
    yield from programme.steps.values()
    for phase in programme.phases.values():
        yield from phase.steps.values()
    for outcome in programme.outcomes.values():
        yield from outcome.steps.values()


def questions_in(programme: Programme, variant: str | None) -> dict[str, tuple[Question, ...]]:
    """The questions of each form that are there."""
    by_form: dict[str, tuple[Question, ...]] = {}
    for question in programme.questions.values():
        if question.of is not None and present(question, variant):
            by_form[question.of] = (*by_form.get(question.of, ()), question)
    return by_form
