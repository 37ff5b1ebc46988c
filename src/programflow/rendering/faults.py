"""Faults as text: in full with the source line, in one line each, and as annotations."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from programflow.definition.naming import nearest
from programflow.diagnostics import SPECS, Fault, Marks
from programflow.rendering.cleaning import clean, clean_json
from programflow.rendering.dates import date_in_words, duration_in_words
from programflow.rendering.excerpts import excerpt
from programflow.rendering.language import Lang, listed, placeholders, say, words
from programflow.rendering.layout import WIDTH, Tone, painter, table, wrap
from programflow.rendering.paths import path_lines
from programflow.temporal import Duration

Form = Literal["full", "concise", "json", "github"]
Problem = tuple[Fault, Marks]
"""A fault, and the text it is in."""

MOST_KNOWN = 12
_TONES: dict[str, Tone] = {"error": "bad", "warning": "warning", "note": "faint"}
_QUOTED = frozenset(
    {"choices", "clock", "entry", "key", "keys", "kind", "kinds", "known", "name", "near", "needs"}
    | {"op", "option", "outcome", "parameter", "phase", "place", "step", "target", "thing", "type"}
    | {"variants", "waits"}
)
_ALL_OF = frozenset({"ring", "step", "variants", "waits"})
_FAMILIES = {"wanted": "kind", "got": "kind", "sorts": "sort", "sort": "sort", "what": "what"}


def message(fault: Fault, lang: Lang) -> str:
    """What is wrong, in one sentence."""
    return _filled(fault, fault.rule, lang)


def advice(fault: Fault, lang: Lang) -> str:
    """What to do: names that may have been meant, then what helps, then what may stand."""
    said = []
    if near := fault.param("near") or _near_choice(fault):
        said.append(say(lang, "faults", "near", near=_joined("near", near, lang)))
    else:
        said.append(_how_to(fault, lang) or _filled(fault, f"{fault.rule}.help", lang))
        if known := fault.param("known"):
            said.append(_known(known, lang))
    return " ".join(part for part in said if part)


def _how_to(fault: Fault, lang: Lang) -> str:
    """How what is wanted is written, where a thing of another kind or nothing stands."""
    if fault.rule not in {"wrong-kind", "empty-value"}:
        return ""
    first, _, _ = str(fault.param("wanted")).partition("|")
    key = f"write.{first}"
    return say(lang, "kinds", key) if key in words(lang, "kinds") else ""


def _near_choice(fault: Fault) -> tuple[str, ...]:
    choices = fault.param("choices")
    return nearest(str(fault.param("text")), choices) if choices else ()


def _known(known: tuple[str, ...], lang: Lang) -> str:
    shown = known if len(known) <= MOST_KNOWN + 1 else known[:MOST_KNOWN]
    text = ", ".join(_one("known", name, lang) for name in shown)
    if len(shown) == len(known):
        return say(lang, "faults", "known", known=text)
    return say(lang, "faults", "known.some", known=text, more=len(known) - len(shown))


def filled(params: Iterable[tuple[str, Any]], *, say_key: str, subject: str, lang: Lang) -> str:
    """A sentence of a catalogue with a fault's or a proof's parameters in its blanks."""
    said = {name: _joined(name, value, lang) for name, value in params}
    return words(lang, subject)[say_key].format_map(said)


def _filled(fault: Fault, key: str, lang: Lang) -> str:
    template = words(lang, "faults").get(key)
    said = {name: _joined(name, value, lang) for name, value in fault.params}
    if fault.rule == "two-kinds":
        said["keys"] = _joined("keys", fault.param("keys"), lang, last="and")
    if fault.rule == "boolean-spelling" and fault.param("meant") is None:
        said["meant"] = "yes | no"
    if template is None or not placeholders(template) <= said.keys():
        extra = ", ".join(said.values())
        return "" if key.endswith(".help") else f"{fault.rule}: {extra}".rstrip(": ")
    return template.format_map(said)


def _joined(name: str, value: Any, lang: Lang, *, last: str | None = None) -> str:
    if name == "wanted" and isinstance(value, str):
        value = tuple(value.split("|"))
    if isinstance(value, Duration):
        return duration_in_words(value, lang)
    if isinstance(value, date):
        return date_in_words(value, lang)
    if not isinstance(value, tuple):
        return _one(name, value, lang)
    distinct = dict.fromkeys(_one(name, item, lang) for item in value)
    return listed(lang, distinct, last=last or ("and" if name in _ALL_OF else "or"))


def _one(name: str, value: Any, lang: Lang) -> str:
    """A parameter's value: the words for its code, else itself, cleaned and shortened."""
    catalogue = words(lang, "kinds")
    if name == "ring" and isinstance(value, tuple):
        sort, said = value
        return f"{catalogue[f'sort.{sort}']} {_one('name', said, lang)}"
    text = str(value) if value is not None else say(lang, "dates", "not_stated")
    if name == "problem":
        return catalogue.get(f"problem.{text}", catalogue["problem.other"])
    families = [_FAMILIES[name], "unit", "what"] if name in _FAMILIES else ["unit"]
    if name in _FAMILIES or name == "unit":
        for family in families:
            if (word := catalogue.get(f"{family}.{text}")) is not None:
                return word
    text = clean(text if len(text) <= 60 else text[:59] + "…")
    if name not in _QUOTED and name not in _FAMILIES:
        return text
    return f"{say(lang, 'dates', 'open_quote')}{text}{say(lang, 'dates', 'close_quote')}"


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
    return say(lang, "faults", f"chain.{day.side}", thing=_one("thing", day.thing, lang))


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
    return f"::{kind} {properties}::{_data(text)}"


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
        document: dict[str, Any] = {"format": "programflow/diagnostics", "version": 1}
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
