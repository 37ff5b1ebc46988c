"""What is compared with what, and which entry shows which step: kinds that cannot meet."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from programflow.checking.index import Index
from programflow.definition.criteria import Atom, Comparison
from programflow.definition.naming import nearest, unknown_name
from programflow.definition.programme import Question
from programflow.definition.selections import Selector
from programflow.definition.values import ParameterRef, TallyRef
from programflow.diagnostics import Fault
from programflow.temporal import Duration

NUMBERS = frozenset({"count", "percent"})

# Which operands an answer of a type is compared with, and by which comparisons.
_EQUAL = ("is", "among")
_ORDER = ("is", "among", "at_least", "at_most", "more_than", "less_than")
_ANSWERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "yes_no": (_EQUAL, ("yes_no",)),
    "choice": (_EQUAL, ("choice",)),
    "scale": (_ORDER, ("number",)),
    "number": (_ORDER, ("number",)),
    "date": (_ORDER, ("date",)),
}


def operand_kind(index: Index, operand: Any) -> str:
    """What an operand is: yes_no, number, date, duration, choice, or a parameter's unit."""
    if isinstance(operand, ParameterRef):
        unit = index.programme.parameters[operand.name].unit or ""
        return "number" if unit in NUMBERS else unit
    for kind, name in _KINDS:
        if isinstance(operand, kind):
            return name
    return "choice"


# bool before int, because every bool is an int.
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "yes_no"),
    ((int, Decimal, TallyRef), "number"),
    (date, "date"),
    (Duration, "duration"),
)


def answers(index: Index) -> Iterator[Fault]:
    """An answer is compared with what it can be."""
    for atom in index.atoms:
        question = index.programme.questions.get(atom.name or "")
        if atom.form != "answer" or question is None:
            continue
        for comparison in atom.comparisons:
            yield from _answer(index, question, comparison)


def _answer(index: Index, question: Question, comparison: Comparison) -> Iterator[Fault]:
    comparisons, kinds = _ANSWERS[question.type]
    related = ((*question.route, "type"),)
    if comparison.op not in comparisons:
        params: Any = (("op", comparison.op), ("type", question.type))
        yield Fault(
            rule="comparison-not-for-type",
            route=comparison.route,
            params=params,
            on="key",
            related=related,
        )
        return
    for operand in _each(comparison.operand):
        kind = operand_kind(index, operand)
        if kind not in kinds:
            params = (("wanted", kinds[0]), ("got", kind))
            yield Fault(rule="operand-kind", route=comparison.route, params=params, related=related)
        elif kind == "choice" and operand not in question.choices:
            yield _unknown_word("choice", operand, comparison.route, known=question.choices)


def _each(operand: Any) -> tuple[Any, ...]:
    return operand if type(operand) is tuple else (operand,)


def _unknown_word(sort: str, name: str, route: Any, *, known: Any) -> Fault:
    params = unknown_name(name, (sort,), near=nearest(name, known), known=known)
    return Fault(rule="unknown-name", route=route, params=tuple(params.items()))


def numbers(index: Index) -> Iterator[Fault]:
    """A tally is a number; a clock that can stand still is counted in days or weeks."""
    for atom in index.atoms:
        for comparison in atom.comparisons:
            for operand in _each(comparison.operand):
                kind = operand_kind(index, operand)
                if atom.form == "tally" and kind != "number":
                    params = (("wanted", "number"), ("got", kind))
                    yield Fault(rule="operand-kind", route=comparison.route, params=params)
                elif atom.form == "clock":
                    yield from _clock(index, atom, comparison, operand=operand)


def _clock(index: Index, atom: Atom, comparison: Comparison, *, operand: Any) -> Iterator[Fault]:
    unit = unit_of(index, operand)
    if unit not in TIME_UNITS:
        params = (("wanted", "duration"), ("got", operand_kind(index, operand)))
        yield Fault(rule="operand-kind", route=comparison.route, params=params)
    elif unit == "hours":
        yield Fault(rule="hours-on-dates", route=comparison.route)
    elif stops(index, str(atom.name)) and unit not in RUNNING_UNITS:
        yield stopped_clock(str(atom.name), str(unit), comparison.route, index=index)


# Hours go by instants; what is counted in the others goes by dates.
TIME_UNITS = frozenset({"days", "working_days", "weeks", "months", "years", "hours"})
RUNNING_UNITS = frozenset({"days", "weeks"})


def unit_of(index: Index, quantity: Any) -> str | None:
    """The unit of a length of time, said or a parameter's."""
    if isinstance(quantity, Duration):
        return str(quantity.unit.value)
    if isinstance(quantity, ParameterRef):
        return index.programme.parameters[quantity.name].unit
    return None


def stops(index: Index, clock: str) -> bool:
    """Whether a clock can stand still."""
    found = index.programme.clocks.get(clock)
    return found is not None and bool(found.except_ or found.during)


def stopped_clock(clock: str, unit: str, route: Any, *, index: Index) -> Fault:
    """The fault of counting stopped days in units that are no number of days."""
    return Fault(
        rule="stopped-clock-unit",
        route=route,
        params=(("clock", clock), ("unit", unit)),
        related=(index.programme.clocks[clock].route,),
    )


def questions(index: Index) -> Iterator[Fault]:
    """A choice has choices, a scale has ends."""
    for question in index.programme.questions.values():
        needs = {"choice": "choices", "scale": "between"}.get(question.type)
        if needs and not getattr(question, needs):
            params: Any = (("key", needs), ("wanted", "map" if needs == "choices" else "list"))
            yield Fault(rule="missing-key", route=question.route, params=params, on="key")
        between = question.between
        if between is not None and between[0] > between[1]:
            yield Fault(rule="between-form", route=(*question.route, "between"))
        for key, types in (("choices", {"choice"}), ("between", {"scale", "number"})):
            if getattr(question, key) and question.type not in types:
                params = (("key", key), ("kind", question.type), ("kinds", tuple(sorted(types))))
                at = (*question.route, key)
                yield Fault(rule="key-not-for-kind", route=at, params=params, on="key")


# Which kind of entry shows a step of which kind; any kind of step can be booked or missed.
_SHOWN_BY = {
    "done": {"session", "task", "form"},
    "tested": {"test"},
    "decided": {"decision"},
}


def entries(index: Index) -> Iterator[Fault]:
    """A selector of entries that steps of that kind never have."""
    for selector in index.selectors:
        kinds = _SHOWN_BY.get(selector.kind)
        step = index.steps.get(selector.target or "")
        kind = step.is_ if step is not None else selector.target_is
        if kinds is not None and kind is not None and kind not in kinds:
            params = (("entry", selector.kind), ("kind", kind), ("kinds", tuple(sorted(kinds))))
            related = (step.route,) if step is not None else ()
            yield Fault(
                rule="entry-not-for-kind",
                route=(*selector.route, selector.kind),
                params=params,
                related=related,
            )


def words(index: Index) -> Iterator[Fault]:
    """Results, options and reasons that a selector filters by are ones that can occur."""
    for selector in index.selectors:
        for key, sort, known in _closed(index, selector):
            for name in getattr(selector, key) or []:
                if name not in known:
                    at = (*selector.route, key)
                    yield _unknown_word(sort, name, at, known=known)
    for step in index.steps.values():
        for recommendation in step.recommend:
            if recommendation.option not in step.options:
                at = (*recommendation.route, "option")
                yield _unknown_word("option", recommendation.option, at, known=step.options)


def _closed(index: Index, selector: Selector) -> Iterator[tuple[str, str, Any]]:
    step = index.steps.get(selector.target or "")
    spell = index.programme.spells.get(selector.target or "")
    if selector.kind == "tested" and step is not None and step.results:
        yield "result", "result", step.results
    if selector.kind == "decided" and step is not None and step.is_ == "decision":
        yield "option", "option", step.options
    if selector.kind in {"began", "ended"} and spell is not None and spell.reasons:
        yield "reason", "reason", spell.reasons


RULES = (answers, numbers, questions, entries, words)
