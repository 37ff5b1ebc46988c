"""The values of a definition in words: quantities, selections, moments, scopes and criteria."""

from collections.abc import Callable, Iterable
from typing import Any

from programflow.definition.criteria import Atom, Combination, Comparison, Criterion
from programflow.definition.selections import Moment, Scope, Selection, Selector
from programflow.definition.values import NOT_STATED, ParameterRef, TallyRef, ValueRef
from programflow.rendering.code_phrases import operand_told
from programflow.rendering.language import listed, say, words
from programflow.rendering.names import Names
from programflow.rendering.phrases import literal

_TARGETS = {
    "answered": "question",
    "began": "spell",
    "ended": "spell",
    "entered": "phase",
    "left": "phase",
    "happened": "incident",
    "found": "finding",
}
_NAMED_MOMENTS = {
    "answer": "question",
    "expected_end": "spell",
    "parameter": "parameter",
    "middle": "phase",
}


def _say(names: Names, key: str, /, **params: Any) -> str:
    return say(names.lang, "prose", key, **params)


def titled(names: Names, sort: str, name: str) -> str:
    """The quoted title of a named thing."""
    return names.quoted(names.of(sort, name))


def quantity(value: Any, names: Names) -> str:
    """A length of time or a number; of a parameter its value and its title."""
    if isinstance(value, ParameterRef):
        title = titled(names, "parameter", value.name)
        stated = names.stated(value.name)
        if stated is NOT_STATED:
            return title
        return _say(names, "named", value=quantity(stated, names), name=title)
    if isinstance(value, ValueRef):
        return _say(names, "of_decision", name=names.any(value.name))
    if isinstance(value, TallyRef):
        tally = titled(names, "tally", value.tally)
        if value.times == 1 and value.plus == 0:
            return tally
        return _say(names, "times", times=value.times, tally=tally, plus=value.plus)
    return literal(value, names)


def amount(value: Any, names: Names) -> str:
    """A quantity without the title of the parameter that it is."""
    if isinstance(value, ParameterRef) and names.stated(value.name) is not NOT_STATED:
        return literal(names.stated(value.name), names)
    return quantity(value, names)


def selection_phrase(selection: Selection, names: Names) -> str:
    """When a selection's entry or mark comes: a clause for each member."""
    members = (_selector(member, names) for member in selection.members)
    return listed(names.lang, members, last="or")


def _selector(one: Selector, names: Names) -> str:
    clause = _say(names, f"select.{one.kind}", what=_target(one, names))
    return " ".join([clause, *_filters(one, names)])


def _target(one: Selector, names: Names) -> str:
    if one.target_is is not None:
        return _say(names, f"select.is.{one.target_is}")
    if one.target is None or one.target == "any":
        return _say(names, "select.any")
    sort = _TARGETS.get(one.kind)
    title = names.any(one.target) if sort is None else names.of(sort, one.target)
    return names.quoted(title)


def _filters(one: Selector, names: Names) -> Iterable[str]:
    yield from _yes_no_filters(one, names)
    if one.cause is not None and one.cause != "any":
        cause = say(names.lang, "status", f"cause.{one.cause}")
        yield _say(names, "filter.cause", cause=cause)
    for key, values in (("result", one.result), ("reason", one.reason)):
        if values:
            said = listed(names.lang, map(names.any, values), last="or")
            yield _say(names, f"filter.{key}", **{key: said})
    if one.option:
        options = (names.quoted(names.option(one.target or "", name)) for name in one.option)
        yield _say(names, "filter.option", option=listed(names.lang, options, last="or"))
    if one.by is not None:
        yield _say(names, "filter.by", by=names.role(one.by))
    if one.which is not None:
        yield _say(names, f"filter.which.{one.which}")


def _yes_no_filters(one: Selector, names: Names) -> Iterable[str]:
    for key, value in (("excused", one.excused), ("accounted", one.accounted)):
        if value is not None:
            yield _say(names, f"filter.{key}.{'yes' if value else 'no'}")


def moment_phrase(moment: Moment, names: Names) -> str:
    """A date of the case, as a noun phrase."""
    if moment.form == "selection" and moment.selection is not None:
        clause = selection_phrase(moment.selection, names)
        return _say(names, "moment.day", clause=clause)
    if moment.form == "enrolled":
        return _say(names, "moment.day", clause=_say(names, "select.enrolled"))
    if moment.form == "latest":
        members = listed(names.lang, (moment_phrase(one, names) for one in moment.members))
        return _say(names, "moment.latest", members=members)
    if moment.name is None:
        return _say(names, f"moment.{moment.form}")
    sort = _NAMED_MOMENTS.get(moment.form)
    title = names.any(moment.name) if sort is None else names.of(sort, moment.name)
    what = names.quoted(title)
    if moment.form == "parameter" and (stated := names.stated(moment.name)) is not NOT_STATED:
        return _say(names, "named", value=literal(stated, names), name=what)
    return _say(names, f"moment.{moment.form}", what=what)


def scope_phrase(scope: Scope, names: Names) -> str:
    """What is counted in."""
    if scope.form == "phase" and scope.phase is not None:
        return _say(names, "scope.phase", phase=titled(names, "phase", scope.phase))
    if scope.form == "last":
        return _say(names, "scope.last", length=quantity(scope.length, names))
    if scope.form == "since" and scope.moment is not None:
        return _say(names, "scope.since", moment=moment_phrase(scope.moment, names))
    return _say(names, f"scope.{scope.form}")


def criterion_phrase(criterion: Criterion, names: Names, *, inside: bool = False) -> str:
    """A criterion as a clause; one inside another that joins several stands in brackets."""
    if isinstance(criterion, Atom):
        untitled = _untitled(criterion, names)
        if untitled is not None:
            return criterion_phrase(untitled, names, inside=inside)
        return _ATOMS[criterion.form](criterion, names)
    text = _combined(criterion, names)
    several = criterion.form != "not" and len(criterion.members) > 1
    return f"({text})" if inside and several else text


def _combined(criterion: Combination, names: Names) -> str:
    members = [criterion_phrase(one, names, inside=True) for one in criterion.members]
    if criterion.form == "not":
        return _say(names, "not", member=members[0])
    if criterion.form == "at_least":
        joined = "; ".join(members)
        return _say(names, "at_least", n=quantity(criterion.n, names), members=joined)
    return listed(names.lang, members, last="and" if criterion.form == "all" else "or")


def _compared(atom: Atom, names: Names) -> str:
    return listed(names.lang, (_comparison(one, atom, names) for one in atom.comparisons))


def _comparison(one: Comparison, atom: Atom, names: Names) -> str:
    question = atom.name if atom.form == "answer" else None
    return comparison(one.op, one.operand, names=names, question=question)


def comparison(op: str, operand: Any, *, names: Names, question: str | None = None) -> str:
    """A comparison as a verb phrase; with a question its choices are shown by what they say."""
    several = op == "among" and isinstance(operand, tuple)
    items = (_operand(item, names, question) for item in (operand if several else (operand,)))
    return _say(names, f"compare.{op}", value=listed(names.lang, items, last="or"))


def _operand(value: Any, names: Names, question: str | None) -> str:
    if not isinstance(value, str):
        return quantity(value, names)
    if (referred := operand_told(value, names)) is not None:
        return referred
    return names.quoted(names.choice(question, value)) if question else names.any(value)


def _answer(atom: Atom, names: Names) -> str:
    what = titled(names, "question", atom.name or "")
    return _say(names, "atom.answer", what=what, compared=_compared(atom, names))


def _value(atom: Atom, names: Names) -> str:
    what = titled(names, atom.form, atom.name or "")
    return _say(names, "atom.value", what=what, compared=_compared(atom, names))


def _state(atom: Atom, names: Names) -> str:
    what = titled(names, atom.form, atom.name or "")
    if atom.form != "step":
        clauses = (_say(names, f"atom.{atom.form}.{state}", what=what) for state in atom.states)
        return listed(names.lang, clauses, last="or")
    catalogue = words(names.lang, "status")
    states = listed(names.lang, (catalogue[f"state.{state}"] for state in atom.states), last="or")
    return _say(names, "atom.step", what=what, state=states)


def _finding(atom: Atom, names: Names) -> str:
    scope = scope_phrase(atom.scope, names) if atom.scope is not None else ""
    return _say(names, "atom.finding", what=titled(names, "finding", atom.name or ""), scope=scope)


def _has(atom: Atom, names: Names) -> str:
    clause = selection_phrase(atom.selection, names) if atom.selection is not None else ""
    return f"{clause} {scope_phrase(atom.scope, names)}" if atom.scope is not None else clause


def _variant(atom: Atom, names: Names) -> str:
    variants = (titled(names, "variant", name) for name in atom.states)
    return _say(names, "atom.variant", variants=listed(names.lang, variants, last="or"))


def _untitled(atom: Atom, names: Names) -> Criterion | None:
    """What a criterion without a title stands for; it is told where it is used."""
    named = names.programme.criteria.get(atom.name or "") if atom.form == "criterion" else None
    return named.test if named is not None and named.title is None else None


def _criterion(atom: Atom, names: Names) -> str:
    return _say(names, "atom.criterion", what=titled(names, "criterion", atom.name or ""))


_ATOMS: dict[str, Callable[[Atom, Names], str]] = {
    "answer": _answer,
    "tally": _value,
    "clock": _value,
    "parameter": _value,
    "step": _state,
    "phase": _state,
    "spell": _state,
    "finding": _finding,
    "has": _has,
    "variant": _variant,
    "criterion": _criterion,
}
