"""Steps, their time limits and their options as sentences."""

from collections.abc import Iterable, Iterator
from typing import Any

from programflow.definition.steps import Bound, Ceiling, Effect, Option, Repeat, Step
from programflow.definition.values import ParameterRef
from programflow.rendering.language import listed, say, words
from programflow.rendering.names import Names
from programflow.rendering.reasons import capital
from programflow.rendering.value_phrases import (
    amount,
    criterion_phrase,
    moment_phrase,
    quantity,
    selection_phrase,
    titled,
)

Line = tuple[int, str]
"""How far in a sentence stands (0: of its own), and the sentence."""


def _say(names: Names, key: str, /, **params: Any) -> str:
    return capital(say(names.lang, "prose", key, **params))


def _modal(names: Names, modality: str) -> str:
    return words(names.lang, "status")[f"modality.{modality}"]


def grounded(part: Any, text: str, names: Names) -> str:
    """A sentence with where it is written, and in which variants it holds."""
    only_in = getattr(part, "only_in", ())
    if only_in:
        variants = listed(names.lang, (titled(names, "variant", name) for name in only_in))
        text = f"{text} {_say(names, 'only_in', variants=variants)}"
    source = getattr(part, "source", None)
    cited: Any = source or ("assumption" if getattr(part, "assumption", False) else None)
    if cited is None:
        return text
    return text + say(names.lang, "prose", "grounds", source=names.citation(cited))


def step_lines(step: Step, names: Names) -> Iterator[Line]:
    """A step: what is to be done by whom, then all that is said about it."""
    said = {
        "step": names.of("step", step.name),
        "of": names.role(step.of),
        "modality": _modal(names, step.need.modality),
    }
    yield 0, grounded(step, _say(names, f"step.{step.is_}", **said), names)
    if step.need.must_when is not None:
        when = criterion_phrase(step.need.must_when, names)
        yield 1, _say(names, "need.when", criterion=when)
    if step.by is not None and step.by != step.of:
        yield 1, _say(names, "step.by", role=names.role(step.by))
    yield from ((1, text) for text in _order(step, names))
    yield from heading_of(step.window, names, level=1)
    if step.repeat is not None:
        yield from ((1, text) for text in _repeat(step.repeat, names))
    yield from ((1, text) for text in _manner(step, names))
    yield from _items(step, names)
    yield from _effects(step.then, names, level=1)
    yield from _decision(step, names)


def _order(step: Step, names: Names) -> Iterator[str]:
    for key, sort, members in (("after", "step", step.after), ("during", "spell", step.during)):
        if members:
            titles = listed(names.lang, (titled(names, sort, name) for name in members))
            yield _say(names, f"step.{key}", **{f"{sort}s": titles})
    for opening in step.opens:
        if opening.selection is not None:
            what = selection_phrase(opening.selection, names)
            yield _say(names, "step.opens.each", what=what)
        elif opening.criterion is not None:
            when = criterion_phrase(opening.criterion, names)
            yield _say(names, "step.opens.when", criterion=when)
        else:
            yield _say(names, "step.opens.called")
    if step.unless is not None:
        yield _say(names, "step.unless", criterion=criterion_phrase(step.unless, names))
    for order in step.before:
        modality = _modal(names, order.modality)
        text = _say(names, "step.before", modality=modality, step=titled(names, "step", order.step))
        yield grounded(order, text, names)


def heading_of(window: Iterable[Bound], names: Names, *, level: int) -> Iterator[Line]:
    """Each bound of a window."""
    for bound in window:
        yield level, grounded(bound, " ".join(_bound(bound, names)), names)


def _bound(bound: Bound, names: Names) -> Iterator[str]:
    if bound.from_ is not None:
        moment = moment_phrase(bound.from_, names)
    else:
        moment = titled(names, "clock", bound.clock or "")
    said = {"moment": moment, "modality": _modal(names, bound.modality)}
    for key in ("min", "aim", "max"):
        if (length := getattr(bound, key)) is not None:
            yield _say(names, _bound_key(bound, key), **{key: quantity(length, names)}, **said)
    for key in ("early", "late", "grace"):
        if (length := getattr(bound, key)) is not None:
            yield _say(names, f"bound.{key}", **{key: quantity(length, names)})
    if bound.counting == "statutory":
        yield _say(names, "bound.statutory")
    if bound.outside == "does_not_count":
        yield _say(names, "bound.void")


def _bound_key(bound: Bound, key: str) -> str:
    if key != "max":
        return f"bound.{key}"
    same_day = ".day" if str(bound.max).startswith("0 ") else ""
    return f"bound.max{same_day}{'.may' if bound.modality == 'may' else ''}"


def _repeat(repeat: Repeat, names: Names) -> Iterator[str]:
    if repeat.times is not None:
        yield _say(names, "repeat.times", times=quantity(repeat.times, names))
    if repeat.until is not None:
        yield _say(names, "repeat.until", criterion=criterion_phrase(repeat.until, names))
    if repeat.per is not None:
        period = say(names.lang, "prose", f"period.{repeat.per}")
        modality = _modal(names, repeat.modality or "must")
        count = _count(repeat, names)
        yield _say(names, "repeat.per", modality=modality, count=count, period=period)
    if repeat.gap is not None:
        modality = _modal(names, repeat.gap.modality)
        most = quantity(repeat.gap.max, names)
        text = _say(names, "repeat.gap", modality=modality, max=most)
        yield grounded(repeat.gap, text, names)
    if repeat.except_:
        spells = listed(names.lang, (titled(names, "spell", name) for name in repeat.except_))
        yield _say(names, "repeat.except", spells=spells)


def _count(repeat: Repeat, names: Names) -> str:
    least = None if repeat.min is None else quantity(repeat.min, names)
    most = None if repeat.max is None else quantity(repeat.max, names)
    if least is not None and most is not None:
        return say(names.lang, "prose", "count.both", min=least, max=most)
    if least is not None:
        return say(names.lang, "prose", "count.min", n=least)
    if most is not None:
        return say(names.lang, "prose", "count.max", n=most)
    return say(names.lang, "prose", "count.once")


def _manner(step: Step, names: Names) -> Iterator[str]:
    if roles := _signers(step, names):
        yield _say(names, "step.signed_by", roles=roles)
    if step.to:
        yield _say(names, "step.to", roles=names.roles(step.to))
    if step.offers is not None:
        yield _say(names, "step.offers", step=titled(names, "step", step.offers))
    if step.results:
        results = listed(names.lang, map(names.any, step.results), last="or")
        yield _say(names, "step.results", results=results)
    if step.done_by is not None:
        yield _say(names, "step.done_by", what=selection_phrase(step.done_by, names))
    for key in ("aim", "reserve"):
        if (value := getattr(step.minutes, key, None)) is not None:
            yield _say(names, f"step.minutes.{key}", **{key: amount(value, names)})


def _signers(step: Step, names: Names) -> str:
    if not isinstance(step.signed_by, ParameterRef):
        return names.roles(step.signed_by) if step.signed_by else ""
    stated = names.stated(step.signed_by.name)
    if isinstance(stated, tuple):
        return names.roles(stated)
    return titled(names, "parameter", step.signed_by.name)


def _items(step: Step, names: Names) -> Iterator[Line]:
    if step.items:
        yield 1, _say(names, "step.items")
    for item in step.items:
        said = names.text(item.says) if item.says is not None else names.any(item.item)
        text = _say(names, "item", item=said, modality=_modal(names, item.need))
        yield 2, grounded(item, text, names)


def _decision(step: Step, names: Names) -> Iterator[Line]:
    if step.options:
        yield 1, _say(names, "decision.options")
    for option in step.options.values():
        yield from _option(step, option, names)
    for advice in step.recommend:
        text = _say(
            names,
            "recommend",
            option=names.quoted(names.option(step.name, advice.option)),
            criterion=criterion_phrase(advice.when, names),
            strength=say(names.lang, "status", f"strength.{advice.strength}"),
        )
        yield 1, grounded(advice, text, names)


def _option(step: Step, option: Option, names: Names) -> Iterator[Line]:
    title = names.option(step.name, option.name)
    yield 2, grounded(option, _say(names, "option", option=title), names)
    if option.only_if is not None:
        when = criterion_phrase(option.only_if, names)
        yield 3, _say(names, "option.only_if", criterion=when)
    if option.reasons:
        yield 3, _say(names, "option.reasons")
    for ceiling in option.values:
        yield from ((3, text) for text in _ceiling(ceiling, names))
    yield from _effects(option.then, names, level=3)


def _ceiling(ceiling: Ceiling, names: Names) -> Iterator[str]:
    value = names.any(ceiling.name)
    for key in ("at_least", "at_most"):
        if (limit := getattr(ceiling, key)) is not None:
            n = quantity(limit, names)
            text = _say(names, f"option.ceiling.{key}", value=value, n=n)
            yield grounded(ceiling, text, names)
    if ceiling.among:
        choices = listed(names.lang, map(names.any, ceiling.among), last="or")
        text = _say(names, "option.ceiling.among", value=value, choices=choices)
        yield grounded(ceiling, text, names)


def _effects(effects: Iterable[Effect], names: Names, *, level: int) -> Iterator[Line]:
    for effect in effects:
        sort = {"go": "phase", "restart": "phase", "set": "parameter"}.get(effect.form)
        title = names.any(effect.target) if sort is None else names.of(sort, effect.target)
        by = quantity(effect.by, names) if effect.by is not None else ""
        yield level, _say(names, f"effect.{effect.form}", target=names.quoted(title), by=by)
