"""Faults as text: in full with the source line, in one line each, and as annotations."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from programflow.diagnostics import SPECS, Fault, Marks
from programflow.rendering.cleaning import clean, clean_json
from programflow.rendering.dates import date_in_words
from programflow.rendering.excerpts import excerpt
from programflow.rendering.fault_phrases import advice, example, message, one
from programflow.rendering.language import Lang, listed, placeholders, say, words
from programflow.rendering.layout import WIDTH, Tone, painter, table, wrap
from programflow.rendering.paths import path_lines
from programflow.temporal import Duration

FORMAT = "programflow/diagnostics"
VERSION = 1
Form = Literal["full", "concise", "json", "github"]
Problem = tuple[Fault, Marks]
"""A fault, and the text it is in."""

_TONES: dict[str, Tone] = {"error": "bad", "warning": "warning", "note": "faint"}


def place(fault: Fault, marks: Marks) -> str:
    """``file:line:col``."""
    span = fault.span(marks)
    return f"{clean(marks.name)}:{span.line}:{span.column}"


def concise(fault: Fault, marks: Marks, *, lang: Lang) -> str:
    """The fault on one line."""
    severity = say(lang, "faults", f"severity.{fault.severity}")
    return f"{place(fault, marks)}: {severity}: {message(fault, lang)} [{fault.rule}]"


def full(fault: Fault, marks: Marks, *, lang: Lang, colour: bool = False) -> str:
    """The fault with its line of the source, the places it is about, and what to do."""
    paint = painter(colour=colour)
    severity = paint(say(lang, "faults", f"severity.{fault.severity}"), _TONES[fault.severity])
    head = f"{place(fault, marks)}: {severity}: {message(fault, lang)} [{fault.rule}]"
    lines = [head, *excerpt(marks, fault.span(marks))]
    for route in fault.related:
        span = marks.span(route, on="key")
        label = say(lang, "faults", "see")
        lines.append(f"  = {label}: {clean(marks.name)}:{span.line}:{span.column}")
        lines += excerpt(marks, span)
    lines += _chain(fault, marks, lang=lang)
    lines += path_lines(fault, lang=lang)
    if text := advice(fault, lang):
        label = f"  = {say(lang, 'faults', 'help')}: "
        first, *rest = wrap(text, width=80)
        lines += [label + first, *(" " * len(label) + line for line in rest)]
    if shown := example(fault, lang):
        label = f"  = {say(lang, 'faults', 'example')}: "
        lines += [label + shown[0], *(" " * len(label) + line for line in shown[1:])]
    return "\n".join(lines)


def _chain(fault: Fault, marks: Marks, *, lang: Lang) -> list[str]:
    """What leads to a fault of time, from day to day; nothing where a fault has no such story."""
    days = fault.param("chain") or ()
    rows = [
        (
            date_in_words(date.fromisoformat(day.on), lang),
            _happens(day, lang),
            _where(day, marks, lang),
        )
        for day in days
    ]
    head = [f"  = {say(lang, 'faults', 'chain')}:"] if rows else []
    return head + table(rows, indent=6, width=100)


def _happens(day: Any, lang: Lang) -> str:
    return say(lang, "faults", f"chain.{day.side}", thing=one("thing", day.thing, lang))


def _where(day: Any, marks: Marks, lang: Lang) -> str:
    if not day.route:
        return ""
    line = marks.span(day.route, on="key").line
    said = f"{day.key} {day.said}".strip()
    key = "chain.line.said" if said else "chain.line"
    return say(lang, "faults", key, line=line, said=clean(said))


def github(fault: Fault, marks: Marks, *, lang: Lang) -> str:
    """A workflow command that puts the fault beside its line in a change."""
    span = fault.span(marks)
    kind = "notice" if fault.severity == "note" else fault.severity
    where = {
        "file": _property(marks.name),
        "line": span.line,
        "col": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "title": fault.rule,
    }
    properties = ",".join(f"{name}={value}" for name, value in where.items())
    text = f"{message(fault, lang)} {advice(fault, lang)}".strip()
    lines = [text, *example(fault, lang)]
    return f"::{kind} {properties}::{'%0A'.join(map(_data, lines))}"


def _data(text: str) -> str:
    return clean(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def fault_to_json(fault: Fault, marks: Marks, *, lang: Lang) -> dict[str, Any]:
    """The fault as plain data: code and parameters as they are, and the sentence beside them."""
    span = fault.span(marks)
    return {
        "file": clean(marks.name),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "severity": fault.severity,
        "rule": fault.rule,
        "route": list(fault.route),
        "message": message(fault, lang),
        "help": advice(fault, lang),
        "example": "\n".join(example(fault, lang)) or None,
        "related": [_related(route, marks) for route in fault.related],
        "params": {name: plain_param(value) for name, value in fault.params},
    }


def _related(route: tuple[str | int, ...], marks: Marks) -> dict[str, Any]:
    span = marks.span(route, on="key")
    return {"route": list(route), "line": span.line, "column": span.column}


def plain_param(value: Any) -> Any:
    """A parameter of a fault as plain data."""
    if isinstance(value, Duration):
        return str(value)
    if isinstance(value, tuple | list):
        return [plain_param(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float) else clean(str(value))


def render_faults(
    problems: Iterable[Problem],
    *,
    lang: Lang,
    form: Form = "full",
    colour: bool = False,
    proofs: Iterable[dict[str, Any]] = (),
) -> str:
    """Faults in the order given, in one of the forms; empty where there are none (JSON: a list).

    `proofs` are records as plain data, which JSON has beside the faults.
    """
    if form == "json":
        import json  # only this form needs it

        faults = [fault_to_json(fault, marks, lang=lang) for fault, marks in problems]
        document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
        document |= {"faults": faults, "proofs": list(proofs)}
        return clean_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"
    if form == "full":
        shown = [full(fault, marks, lang=lang, colour=colour) for fault, marks in problems]
        return "\n\n".join(shown) + "\n" if shown else ""
    one = github if form == "github" else concise
    return "".join(f"{one(fault, marks, lang=lang)}\n" for fault, marks in problems)


def summary(file: str, faults: Iterable[Fault], *, lang: Lang) -> str:
    """How many faults of each severity a file has, on one line."""
    tally = dict.fromkeys(("error", "warning", "note"), 0)
    for fault in faults:
        tally[fault.severity] += 1
    if not any(tally.values()):
        return say(lang, "faults", "sum.clean", file=clean(file))
    counts = (
        say(lang, "faults", f"sum.{severity}.{'one' if n == 1 else 'other'}", n=n)
        for severity, n in tally.items()
        if n
    )
    return say(lang, "faults", "sum", file=clean(file), faults=listed(lang, counts))


def explained(rule: str, *, lang: Lang, width: int = WIDTH) -> str:
    """A rule by itself: its severity, what it says with its blanks open, and what to do.

    Raises:
        KeyError: there is no such rule.
    """
    severity = say(lang, "faults", f"severity.{SPECS[rule].severity}")
    catalogue = words(lang, "faults")
    lines = [f"{rule} ({severity})"]
    for key in (rule, f"{rule}.help"):
        blanks = {name: f"‹{name}›" for name in placeholders(catalogue[key])}
        lines += ["", *wrap(catalogue[key].format_map(blanks), width=width)]
    return "\n".join(lines) + "\n"
