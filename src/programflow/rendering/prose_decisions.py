"""Decisions as sentences: what may be chosen, what follows, what is recommended."""

from collections.abc import Iterable, Iterator

from programflow.definition.steps import Ceiling, Chooses, Effect, Option, Step
from programflow.rendering.language import listed, say
from programflow.rendering.names import Names
from programflow.rendering.prose_lines import Line, all_titled, grounded, remarks, sentence
from programflow.rendering.value_phrases import criterion_phrase, quantity, titled


def decision_lines(step: Step, names: Names) -> Iterator[Line]:
    """What may be chosen and what is recommended; nothing for a step of another kind."""
    if step.chooses is not None:
        yield 1, _chooses(step.chooses, names)
    if step.as_of == "opened":
        yield 1, sentence(names, "decision.as_of_opened")
    if step.options:
        yield 1, sentence(names, "decision.options")
    for option in step.options.values():
        yield from _option(step, option, names)
    for advice in step.recommend:
        text = sentence(
            names,
            "recommend",
            option=names.quoted(names.option(step.name, advice.option)),
            criterion=criterion_phrase(advice.when, names),
            strength=say(names.lang, "status", f"strength.{advice.strength}"),
        )
        yield 1, grounded(advice, text, names)
        yield from remarks(advice, names, level=2)


def _chooses(chooses: Chooses, names: Names) -> str:
    if chooses.rounds_of is not None:
        key, what = "decision.chooses.rounds", titled(names, "step", chooses.rounds_of)
    else:
        key, what = "decision.chooses.steps", all_titled(names, "step", chooses.from_)
    text = sentence(names, key, what=what)
    if chooses.at_least is None:
        return text
    least = quantity(chooses.at_least, names)
    return f"{text} {sentence(names, 'decision.chooses.at_least', n=least)}"


def _option(step: Step, option: Option, names: Names) -> Iterator[Line]:
    title = names.option(step.name, option.name)
    yield 2, grounded(option, sentence(names, "option", option=title), names)
    yield from remarks(option, names, level=3)
    if option.only_if is not None:
        when = criterion_phrase(option.only_if, names)
        yield 3, sentence(names, "option.only_if", criterion=when)
    if option.reasons:
        yield 3, sentence(names, "option.reasons")
    for ceiling in option.values:
        yield from ((3, text) for text in _ceiling(ceiling, names))
    yield from effect_lines(option.then, names, level=3)


def _ceiling(ceiling: Ceiling, names: Names) -> Iterator[str]:
    value = names.any(ceiling.name)
    for key in ("at_least", "at_most"):
        if (limit := getattr(ceiling, key)) is not None:
            n = quantity(limit, names)
            text = sentence(names, f"option.ceiling.{key}", value=value, n=n)
            yield grounded(ceiling, text, names)
    if ceiling.among:
        choices = listed(names.lang, map(names.any, ceiling.among), last="or")
        text = sentence(names, "option.ceiling.among", value=value, choices=choices)
        yield grounded(ceiling, text, names)


def effect_lines(effects: Iterable[Effect], names: Names, *, level: int) -> Iterator[Line]:
    """What a choice or a completion changes."""
    for effect in effects:
        sort = {"go": "phase", "restart": "phase", "set": "parameter"}.get(effect.form)
        title = names.any(effect.target) if sort is None else names.of(sort, effect.target)
        by = quantity(effect.by, names) if effect.by is not None else ""
        text = sentence(names, f"effect.{effect.form}", target=names.quoted(title), by=by)
        yield level, grounded(effect, text, names)
