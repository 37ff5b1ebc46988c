"""Steps and their time limits as sentences."""

from collections.abc import Iterable, Iterator

from programflow.definition.steps import Bound, Gap, Repeat, Step
from programflow.definition.values import ParameterRef
from programflow.rendering.language import listed, say
from programflow.rendering.names import Names
from programflow.rendering.prose_decisions import decision_lines, effect_lines
from programflow.rendering.prose_lines import (
    Line,
    all_titled,
    grounded,
    modal,
    remarks,
    sentence,
)
from programflow.rendering.value_phrases import (
    amount,
    criterion_phrase,
    moment_phrase,
    quantity,
    selection_phrase,
    titled,
)


def step_lines(step: Step, names: Names) -> Iterator[Line]:
    """A step: what is to be done by whom, then all that is said about it."""
    said = {
        "step": names.of("step", step.name),
        "of": names.role(step.of),
        "modality": modal(names, step.need.modality),
    }
    yield 0, grounded(step, sentence(names, f"step.{step.is_}", **said), names)
    yield from remarks(step, names, level=1)
    if step.need.must_when is not None:
        when = criterion_phrase(step.need.must_when, names)
        yield 1, sentence(names, "need.when", criterion=when)
    if step.by is not None and step.by != step.of:
        side = names.programme.roles[step.by].side
        key = "step.by.provider" if side == "provider" else "step.by"
        yield 1, sentence(names, key, role=names.role(step.by))
    yield from ((1, text) for text in _order(step, names))
    yield from heading_of(step.window, names, level=1)
    if step.repeat is not None:
        first, *more = _repeat(step.repeat, names)
        yield 1, grounded(step.repeat, first, names)
        yield from ((1, text) for text in more)
        if step.repeat.gap is not None:
            yield 1, _gap(step.repeat.gap, names)
    yield from ((1, text) for text in _manner(step, names))
    if step.fills:
        yield 1, sentence(names, "step.fills", forms=all_titled(names, "form", step.fills))
    if step.form is not None:
        yield 1, sentence(names, "step.form_of", form=titled(names, "form", step.form))
    yield from _minutes(step, names)
    yield from _items(step, names)
    yield from effect_lines(step.then, names, level=1)
    yield from decision_lines(step, names)


def _order(step: Step, names: Names) -> Iterator[str]:
    for key, sort, members in (("after", "step", step.after), ("during", "spell", step.during)):
        if members:
            titles = all_titled(names, sort, members)
            yield sentence(names, f"step.{key}", **{f"{sort}s": titles})
    for opening in step.opens:
        if opening.selection is not None:
            what = selection_phrase(opening.selection, names)
            yield sentence(names, "step.opens.each", what=what)
        elif opening.criterion is not None:
            when = criterion_phrase(opening.criterion, names)
            yield sentence(names, "step.opens.when", criterion=when)
        else:
            yield sentence(names, "step.opens.called")
    if step.unless is not None:
        yield sentence(names, "step.unless", criterion=criterion_phrase(step.unless, names))
    for order in step.before:
        modality = modal(names, order.modality)
        text = sentence(
            names, "step.before", modality=modality, step=titled(names, "step", order.step)
        )
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
    said = {"moment": moment, "modality": modal(names, bound.modality)}
    for key in ("min", "aim", "max"):
        if (length := getattr(bound, key)) is not None:
            yield sentence(names, _bound_key(bound, key), **{key: quantity(length, names)}, **said)
    for key in ("early", "late", "grace"):
        if (length := getattr(bound, key)) is not None:
            yield sentence(names, f"bound.{key}", **{key: quantity(length, names)})
    if bound.counting == "statutory":
        yield sentence(names, "bound.statutory")
    if bound.outside == "does_not_count":
        yield sentence(names, "bound.void")


def _bound_key(bound: Bound, key: str) -> str:
    if key != "max":
        return f"bound.{key}"
    same_day = ".day" if str(bound.max).startswith("0 ") else ""
    return f"bound.max{same_day}{'.may' if bound.modality == 'may' else ''}"


def _repeat(repeat: Repeat, names: Names) -> Iterator[str]:
    if repeat.times is not None:
        yield sentence(names, "repeat.times", times=quantity(repeat.times, names))
    if repeat.until is not None:
        yield sentence(names, "repeat.until", criterion=criterion_phrase(repeat.until, names))
    if repeat.per is not None:
        period = say(names.lang, "prose", f"period.{repeat.per}")
        modality = modal(names, repeat.modality or "must")
        count = _count(repeat, names)
        text = sentence(names, "repeat.per", modality=modality, count=count, period=period)
        yield f"{text} {sentence(names, f'repeat.partial.{repeat.partial}', period=period)}"
    if repeat.times is None and repeat.until is None and repeat.per is None:
        yield sentence(names, "repeat.again")
    if repeat.named:
        yield sentence(names, "repeat.named")
    if repeat.except_:
        spells = all_titled(names, "spell", repeat.except_)
        yield sentence(names, "repeat.except", spells=spells)


def _gap(gap: Gap, names: Names) -> str:
    modality = modal(names, gap.modality)
    text = sentence(names, "repeat.gap", modality=modality, max=quantity(gap.max, names))
    return grounded(gap, text, names)


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
        yield sentence(names, "step.signed_by", roles=roles)
    if step.to:
        yield sentence(names, "step.to", roles=names.roles(step.to))
    if step.offers is not None:
        yield sentence(names, "step.offers", step=titled(names, "step", step.offers))
    if step.results:
        results = listed(names.lang, map(names.any, step.results), last="or")
        yield sentence(names, "step.results", results=results)
    if step.done_by is not None:
        yield sentence(names, "step.done_by", what=selection_phrase(step.done_by, names))


def _minutes(step: Step, names: Names) -> Iterator[Line]:
    for key in ("aim", "reserve"):
        if (value := getattr(step.minutes, key, None)) is not None:
            text = sentence(names, f"step.minutes.{key}", **{key: amount(value, names)})
            yield 1, grounded(step.minutes, text, names)


def _signers(step: Step, names: Names) -> str:
    if not isinstance(step.signed_by, ParameterRef):
        return names.roles(step.signed_by) if step.signed_by else ""
    stated = names.stated(step.signed_by.name)
    if isinstance(stated, tuple):
        return names.roles(stated)
    return titled(names, "parameter", step.signed_by.name)


def _items(step: Step, names: Names) -> Iterator[Line]:
    if step.items:
        yield 1, sentence(names, "step.items")
    for item in step.items:
        said = names.text(item.says) if item.says is not None else names.any(item.item)
        text = sentence(names, "item", item=said, modality=modal(names, item.need))
        yield 2, grounded(item, text, names)
