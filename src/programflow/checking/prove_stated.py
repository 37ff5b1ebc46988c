"""Values that no source states and no place fills in: whatever rests on them is not proved."""

from collections.abc import Iterator

from programflow.checking.question import NotProved, Question, Shown
from programflow.definition.criteria import Atom
from programflow.definition.node import Route
from programflow.definition.programme import Parameter
from programflow.definition.selections import Moment
from programflow.definition.values import NOT_STATED, ParameterRef

CHECK = "stated"


def prove(question: Question) -> Shown:
    """One entry for each such parameter, with the rules that read it."""
    readers: dict[str, list[Route]] = {}
    for rule, names in question.plan.reads:
        for name in sorted(names):
            readers.setdefault(name, []).append(rule)
    bearing = _bearing(question)
    return Shown(
        not_proved=tuple(
            _entry(parameter, readers[name])
            for name, parameter in question.programme.parameters.items()
            if name in readers and name in bearing and _is_open(question, name)
        )
    )


def _is_open(question: Question, name: str) -> bool:
    days = {question.first, question.last}
    return any(question.value(name, on=day) is NOT_STATED for day in days)


def _entry(parameter: Parameter, rules: list[Route]) -> NotProved:
    reason = "not-stated" if parameter.set_by is None else "set-in-the-case"
    return NotProved(
        check=CHECK,
        reason=reason,
        params=(("parameter", parameter.name),),
        route=parameter.route,
        related=tuple(rules),
    )


def _bearing(question: Question) -> frozenset[str]:
    """Parameters that bear on what happens. How long a session is meant to last does not."""
    return frozenset(_read(question))


def _read(question: Question) -> Iterator[str]:
    index = question.index
    for ref in index.all(ParameterRef):
        if "minutes" not in ref.route:
            yield ref.name
    parts: list[Moment | Atom] = [*index.all(Moment), *index.all(Atom)]
    for part in parts:
        if part.form == "parameter" and part.name is not None:
            yield part.name
