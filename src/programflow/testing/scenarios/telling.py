"""Failed expectations as text: what was expected, what there is, and why."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.definition.scenarios import NOBODY, Advised
from programflow.diagnostics import Marks
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import date_in_words
from programflow.rendering.language import Lang, listed, say, words
from programflow.rendering.layout import WIDTH, wrap
from programflow.rendering.names import Names
from programflow.rendering.reasons import capital, reason_lines, teller
from programflow.testing.scenarios.verdict import Failure, Outcome


def sentence(failure: Failure, names: Names) -> str:
    """What failed, in one sentence."""
    lang = names.lang
    said = {name: _phrase((name, value), failure, names) for name, value in failure.params}
    return capital(say(lang, "scenarios", _key(failure), **said))


def _key(failure: Failure) -> str:
    if failure.code == "due":
        if failure.param("wanted") is None:
            return "due.unwanted"
        return "due" if failure.param("got") else "due.none"
    return f"{failure.code}.lapse" if _of_lapse(failure) else failure.code


def _of_lapse(failure: Failure) -> bool:
    return failure.code in {"not-found", "also-found"} and failure.param("lapse") is True


def _phrase(param: tuple[str, Any], failure: Failure, names: Names) -> str:
    (name, value), lang = param, names.lang
    if name in {"wanted", "got"}:
        return _VALUES.get(failure.code, _plain)(value, failure, names)
    if name == "on":
        return date_in_words(value, lang)
    if name in {"step", "criterion", "tally"}:
        sort = "phase" if name == "step" and names.is_phase(value) else name
        return names.quoted(names.of(sort, value))
    if name == "finding":
        return names.quoted(
            names.any(value) if failure.param("lapse") else names.of("finding", value)
        )
    if name == "of":
        return _role(value, names)
    if name in {"field", "grade"}:
        return say(lang, "scenarios", f"{name}.{value}")
    return clean(str(value))


def _role(value: Any, names: Names) -> str:
    if value in {None, NOBODY}:
        return say(names.lang, "scenarios", "nobody")
    return names.role(value)


def _plain(value: Any, failure: Failure, names: Names) -> str:
    """A value by what it is; names of the definition as they are written in it."""
    lang = names.lang
    if value is None or value == ():
        return say(lang, "scenarios", "nothing")
    if isinstance(value, bool) or value in {"yes", "no", "unknown"}:
        word = {True: "yes", False: "no"}.get(value, value)
        return words(lang, "dates")[word]
    if isinstance(value, date):
        return date_in_words(value, lang)
    if isinstance(value, tuple):
        return listed(lang, (_plain(item, failure, names) for item in value))
    if isinstance(value, Decimal):
        return format(value, "f")
    return clean(str(value))


def _place(value: Any, failure: Failure, names: Names) -> str:
    del failure
    return names.quoted(names.of("phase", value))


def _state(value: Any, failure: Failure, names: Names) -> str:
    del failure
    return say(names.lang, "scenarios", f"state.{value}")


def _field(value: Any, failure: Failure, names: Names) -> str:
    field = failure.param("field")
    if field == "grade":
        return say(names.lang, "scenarios", f"grade.{value}")
    if field in {"modality", "need"} and value is not None:
        return say(names.lang, "status", f"modality.{value}")
    if field == "by":
        return _role(value, names)
    return _role(value, names) if field == "of" else _plain(value, failure, names)


def _options(value: Any, step: str, names: Names) -> str:
    return listed(names.lang, (names.quoted(names.option(step, one)) for one in value))


def _allowed(value: Any, failure: Failure, names: Names) -> str:
    if isinstance(value, bool):
        return say(names.lang, "scenarios", "allowed.yes" if value else "allowed.no")
    if not value:
        return say(names.lang, "scenarios", "allowed.none")
    options = _options(value, failure.param("step"), names)
    return say(names.lang, "scenarios", "allowed.options", options=options)


def _advised(value: Advised, failure: Failure, names: Names) -> str:
    lang, step = names.lang, failure.param("step")
    if value.option is not None:
        option = names.quoted(names.option(step, value.option))
        if value.strength is None:
            return say(lang, "scenarios", "advised.option", option=option)
        strength = say(lang, "status", f"strength.{value.strength}")
        return say(lang, "scenarios", "advised.strength", option=option, strength=strength)
    if value.ask:
        ask = listed(lang, (names.quoted(names.any(name)) for name in value.ask))
        return say(lang, "scenarios", "advised.ask", ask=ask)
    if value.both:
        options = _options(value.both, step, names)
        return say(lang, "scenarios", "advised.both", options=options)
    return say(lang, "scenarios", "advised.none")


def _tallied(value: Any, failure: Failure, names: Names) -> str:
    if isinstance(value, tuple):
        low, high = (_plain(end, failure, names) for end in value)
        return say(names.lang, "scenarios", "interval", low=low, high=high)
    return _plain(value, failure, names)


_VALUES: dict[str, Callable[[Any, Failure, Names], str]] = {
    "place": _place,
    "state": _state,
    "found-otherwise": _field,
    "step-otherwise": _field,
    "allowed": _allowed,
    "recommended": _advised,
    "tally": _tallied,
}


def failed_lines(
    outcome: Outcome,
    programme: Programme,
    marks: Marks,
    *,
    lang: Lang,
    entries: Iterable[Entry] = (),
    width: int = WIDTH,
) -> list[str]:
    """A scenario that failed: its name at its line, and each failure with its reason.

    Each begins with ``file:line:column``, so that an editor can go there.
    """
    scenario = outcome.scenario
    names = Names(programme, lang)
    tells = teller(programme, lang=lang, entries=entries, brief=True)
    where = place((*scenario.route, "name"), marks)
    head = say(lang, "scenarios", "failed", place=where, name=clean(scenario.name))
    lines = wrap(head, hang=2, width=width)
    facts = "; ".join(map(clean, scenario.rests_on))
    lines += wrap(say(lang, "scenarios", "rests", facts=facts), indent=2, hang=4, width=width)
    for failure in outcome.failures:
        told = f"{place(failure.route, marks)}: {sentence(failure, names)}"
        lines += wrap(told, indent=2, hang=4, width=width)
        if failure.reason is not None and failure.reason.code != "no-reason":
            lead = say(lang, "scenarios", "why")
            lines += reason_lines(failure.reason, tells, lead=lead, indent=4, width=width)
    return lines


def place(route: tuple[str | int, ...], marks: Marks) -> str:
    """``file:line:column`` of a part."""
    span = marks.span(route)
    return f"{clean(marks.name)}:{span.line}:{span.column}"
